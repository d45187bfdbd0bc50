//! Reads `[[foerderrahmen]]` and `[[foerdersatz]]`. Amounts come from the file alone, never from the program.

use base::ids::RowId;

use super::evidence::Reading;
use super::history::validity;
use super::keys::Kind;
use super::post::workplace;
use super::section::Section;
use crate::model::funding::{FundingFrame, FundingRate};
use crate::model::post::Workplace;

pub(super) fn frames(root: &Section<'_>, reading: &Reading) -> Vec<FundingFrame> {
    let sections = root.sections(Kind::Frame.table());
    let frames: Vec<(&Section<'_>, FundingFrame)> = sections
        .iter()
        .filter_map(|section| Some((section, frame(section, reading)?)))
        .collect();
    for (index, (section, frame)) in frames.iter().enumerate() {
        let double = frames[..index].iter().find(|(_, other)| {
            other.function == frame.function
                && other.place == frame.place
                && other.validity.overlaps(frame.validity)
        });
        if let Some((other, _)) = double {
            let reason = format!(
                "Für diese Funktion und diesen Ort gilt an denselben Tagen schon Zeile {}.",
                other.line()
            );
            section.note(reason, "ab");
        }
    }
    frames.into_iter().map(|(_, frame)| frame).collect()
}

fn frame(section: &Section<'_>, reading: &Reading) -> Option<FundingFrame> {
    let id = reading.keys.own_id(section, Kind::Frame);
    let title = section.field("name").text();
    let function = section.field("funktion").coded();
    let place_field = section.field("ort");
    let place = workplace(&place_field, reading).and_then(|place| {
        place_field.checked(match place {
            Workplace::District | Workplace::Municipality(_) => Ok(place),
            _ => Err(
                "Gefördert wird das ganze Gebiet oder eine Kommune: gebiet oder kommune:KÜRZEL.".to_owned(),
            ),
        })
    });
    let fte = section.field("vzae").fte();
    let validity = validity(section);
    let evidence = reading.sources.own(section);
    section.finish();
    Some(FundingFrame {
        id: RowId::from_uuid(id?),
        title: title?,
        function: function?,
        place: place?,
        fte: fte?,
        validity: validity?,
        evidence: evidence?,
    })
}

pub(super) fn rates(root: &Section<'_>, reading: &Reading) -> Vec<FundingRate> {
    let sections = root.sections(Kind::Rate.table());
    let rates: Vec<(&Section<'_>, FundingRate)> = sections
        .iter()
        .filter_map(|section| Some((section, rate(section, reading)?)))
        .collect();
    for (index, (section, rate)) in rates.iter().enumerate() {
        let double = rates[..index].iter().find(|(_, other)| {
            other.function == rate.function
                && other.basis == rate.basis
                && other.validity.overlaps(rate.validity)
        });
        if let Some((other, _)) = double {
            section.note(
                format!(
                    "An denselben Tagen gilt schon der Satz in Zeile {}.",
                    other.line()
                ),
                "ab",
            );
        }
    }
    rates.into_iter().map(|(_, rate)| rate).collect()
}

fn rate(section: &Section<'_>, reading: &Reading) -> Option<FundingRate> {
    let id = reading.keys.own_id(section, Kind::Rate);
    let title = section.field("name").text();
    let function = section.field("funktion").coded();
    let basis = section.field("wofuer").coded();
    let amount = section.field("betrag").euro();
    let per = section.field("je-vzae").fte();
    let is_ceiling = section.optional("hoechstbetrag").truth().unwrap_or(false);
    let validity = validity(section);
    let evidence = reading.sources.own(section);
    section.finish();
    Some(FundingRate {
        id: RowId::from_uuid(id?),
        title: title?,
        function: function?,
        basis: basis?,
        amount: amount?,
        per: per?,
        is_ceiling,
        validity: validity?,
        evidence: evidence?,
    })
}
