//! A released reconstruction in print: the picture, both courses as tables, what it teaches. It names nobody.

use base::day::Day;
use base::language::Language;
use charts::cell::Cell;
use charts::chart::Width;
use charts::table::{Column, Table};
use print::data;
use print::document::{Document, Letterhead, Template as Layout};
use serde_json::json;

use crate::reconstruction::model::{Station, Way};
use crate::reconstruction::picture::picture;
use crate::reconstruction::store::released::Released;
use crate::words::Rechtskreis;

const LAYOUT: Layout = Layout {
    name: "reconstruction",
    source: include_str!("../../templates/print/reconstruction.typ"),
};

/// The paper of a released reconstruction.
pub(crate) struct Paper<'r> {
    pub(crate) one: &'r Released,
    pub(crate) region: &'r str,
    pub(crate) district: &'r str,
    pub(crate) today: Day,
    pub(crate) is_demo: bool,
}

impl Paper<'_> {
    pub(crate) fn document(&self) -> Document {
        let (one, head) = (self.one, &self.one.head);
        let participants: Vec<&str> = one.participants.lines().collect();
        Document {
            template: LAYOUT,
            title: head.title.clone(),
            language: Language::German,
            printed_on: self.today,
            letterhead: Some(Letterhead::of(self.district, None)),
            demo: self.is_demo,
            data: json!({
                "facts": [
                    ["Nummer", head.code.clone()],
                    ["Handlungsfeld", head.field.german().to_owned()],
                    ["Gebiet", self.region.to_owned()],
                    ["Freigegeben", head.released_on.german()],
                ],
                "participants": participants,
                "picture": data::chart(&picture("Der Verlauf als Bild", &one.real, &one.ideal), Width::Wide),
                "real": data::table(&table(Way::Real, &one.real)),
                "ideal": data::table(&table(Way::Ideal, &one.ideal)),
                "lesson": one.lesson,
            }),
        }
    }
}

fn table(way: Way, stations: &[Station]) -> Table {
    let columns = [
        Column::number("Nr."),
        Column::number("Monat"),
        Column::text("Wer"),
        Column::text("Was geschah"),
        Column::number("Warten (Tage)"),
    ];
    let mut table = Table::new(way.german(), columns);
    for (station, place) in stations.iter().zip(1_i64..) {
        let lane = match station.rechtskreis.map(Rechtskreis::short) {
            None => station.lane.clone(),
            Some(law) => format!("{} ({law})", station.lane),
        };
        let mut text = station.text.clone();
        if station.is_break {
            text = format!("Bruchstelle: {text}");
        }
        if !station.resource.is_empty() {
            text = format!("{text} Geholfen hat: {}", station.resource);
        }
        table.push([
            Cell::Number(place),
            Cell::Number(i64::from(station.month)),
            Cell::text(lane),
            Cell::text(text),
            station.wait_days.map(i64::from).into(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use organisation::model::field_of_action::FieldOfAction;
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    use base::ids::ReconstructionId;

    use super::*;
    use crate::reconstruction::store::released::Head;

    #[test]
    fn the_paper_is_valid_pdf_ua_and_fits_on_two_pages() {
        let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        let station = |number: u16| Station {
            number: number.into(),
            month: number * 2,
            lane: ["Familie", "Jobcenter", "Sprachkursträger"][usize::from(number % 3)].into(),
            rechtskreis: (number > 2).then_some(Rechtskreis::SgbII),
            text: "Was hier geschah, in einem ganzen Satz, der über die Zeile hinausgeht.".into(),
            wait_days: number.is_multiple_of(2).then_some(40),
            is_break: number == 4,
            resource: if number == 3 {
                "eine Nachbarin".into()
            } else {
                String::new()
            },
        };
        let one = Released {
            head: Head {
                id: ReconstructionId::from_uuid("00000000-0000-4000-8000-000000000001".parse().unwrap()),
                code: "R-7K3QX".into(),
                title: "Vom Ankommen in den Sprachkurs".into(),
                field: FieldOfAction::Language,
                region: None,
                released_on: "2026-03-02".parse().unwrap(),
                version: 1,
            },
            participants: "Jobcenter (Fallmanagement)\nVolkshochschule (Kursleitung)".into(),
            lesson: "Anmeldung und Platz gehören zusammen.\nEine Stelle sagt allen Bescheid.".into(),
            real: (1..=8).map(station).collect(),
            ideal: (1..=3).map(station).collect(),
            kept: Vec::new(),
        };
        let paper = Paper {
            one: &one,
            region: "ganzer Kreis",
            district: "Beispielkreis",
            today: "2026-03-02".parse().unwrap(),
            is_demo: true,
        };
        let file = print::public(&paper.document()).unwrap();
        let report = validate_pdf_bytes(&file.bytes, &ua_1).unwrap();
        assert!(report.failures.is_empty(), "{:?}", report.failures);
        assert!((1..=2).contains(&report.document.page_count));
    }
}
