//! Reads `[[kommune]]` with its dated facts and checks keys, tiles and regions. Not the town hall: an organisation.

use base::ids::{MunicipalityId, OrganisationId, RegionId};

use super::evidence::{Reading, or_placeholder};
use super::history::{history, rows};
use super::keys::Kind;
use super::section::Section;
use crate::model::district::{District, DistrictKind, Region};
use crate::model::evidence::Evidence;
use crate::model::municipality::{Municipality, MunicipalityKind, Population, Tile};

const MOST_INHABITANTS: u32 = 20_000_000;
const LAST_TILE: u32 = 20;

/// All municipalities that could be read, each with the table it came from.
pub(super) fn municipalities<'t>(root: &Section<'t>, reading: &Reading) -> Vec<(Section<'t>, Municipality)> {
    let sections = root.sections(Kind::Municipality.table());
    if sections.is_empty() {
        root.note(
            "Die Datei nennt keine Kommune. Mindestens eine [[kommune]] wird gebraucht.",
            "kommune",
        );
    }
    sections
        .into_iter()
        .filter_map(|section| {
            let municipality = municipality(&section, reading)?;
            Some((section, municipality))
        })
        .collect()
}

fn municipality(section: &Section<'_>, reading: &Reading) -> Option<Municipality> {
    let id = reading.keys.own_id(section, Kind::Municipality);
    let name = section.field("name").text();
    let kind = section.field("art").coded();
    let ags = section.optional("ags").parsed();
    let area = section.optional("flaeche").exact();
    let tile = section
        .optional_section("karte")
        .and_then(|section| tile(&section));
    let administration_field = section.optional("verwaltung");
    let administration = reading.keys.referred(&administration_field, Kind::Organisation);
    let evidence = reading.sources.own(section);
    let outer = or_placeholder(evidence.as_ref());
    let population = population(section, reading, &outer);
    let region = history(section, "region", (reading, &outer), |row, _| {
        reading
            .keys
            .referred(&row.field("region"), Kind::Region)
            .map(RegionId::from_uuid)
    });
    let participation = history(section, "teilnahme", (reading, &outer), |row, _| {
        row.field("stand").coded()
    });
    let focus_groups = rows(section, "schwerpunkt", (reading, &outer), |row, _| {
        row.field("gruppe").coded()
    });
    section.finish();
    Some(Municipality {
        id: MunicipalityId::from_uuid(id?),
        name: name?,
        kind: kind?,
        ags,
        area,
        tile,
        administration: administration.map(OrganisationId::from_uuid),
        population,
        region,
        participation,
        focus_groups,
        evidence: evidence?,
    })
}

/// The counts of inhabitants, at most one a day, in order of time.
pub(super) fn population(section: &Section<'_>, reading: &Reading, outer: &Evidence) -> Vec<Population> {
    let mut counts: Vec<Population> = Vec::new();
    for row in section.sections("einwohner") {
        let day = row.field("am").day();
        let inhabitants = row.field("zahl").whole(1, MOST_INHABITANTS);
        let evidence = reading.sources.inherited(&row, outer);
        row.finish();
        let (Some(day), Some(inhabitants), Some(evidence)) = (day, inhabitants, evidence) else {
            continue;
        };
        if counts.iter().any(|count| count.day == day) {
            row.note(
                format!("Für den {} steht schon eine Zahl da.", day.german()),
                "am",
            );
        }
        counts.push(Population {
            id: reading.keys.row_id(&row),
            day,
            inhabitants,
            evidence,
        });
    }
    counts.sort_by_key(|count| count.day);
    counts
}

fn tile(section: &Section<'_>) -> Option<Tile> {
    let row = section.field("zeile").whole(1, LAST_TILE);
    let column = section.field("spalte").whole(1, LAST_TILE);
    section.finish();
    Some(Tile {
        row: u8::try_from(row?).ok()?,
        column: u8::try_from(column?).ok()?,
    })
}

/// Notes what does not fit between municipalities, or between them and the district.
pub(super) fn check(municipalities: &[(Section<'_>, Municipality)], district: &District, regions: &[Region]) {
    for (index, (section, municipality)) in municipalities.iter().enumerate() {
        check_key(section, municipality, district);
        check_regions(section, municipality, regions);
        for (other_section, other) in &municipalities[..index] {
            if municipality.ags.is_some() && municipality.ags == other.ags {
                section.note(
                    format!("Dieser AGS steht schon in Zeile {}.", other_section.line()),
                    "ags",
                );
            }
            if municipality.tile.is_some() && municipality.tile == other.tile {
                section.note(
                    format!("Auf diesem Feld der Karte liegt schon {}.", other.name),
                    "karte",
                );
            }
            if municipality.name == other.name {
                section.note(
                    format!("Diesen Namen trägt schon Zeile {}.", other_section.line()),
                    "name",
                );
            }
        }
    }
}

fn check_key(section: &Section<'_>, municipality: &Municipality, district: &District) {
    let expected = match district.kind {
        DistrictKind::Kreis => MunicipalityKind::Municipality,
        DistrictKind::KreisfreieStadt => MunicipalityKind::CityDistrict,
    };
    if municipality.kind != expected {
        let word = match expected {
            MunicipalityKind::Municipality => "In einem Kreis ist hier nur „gemeinde“ möglich.",
            MunicipalityKind::CityDistrict => {
                "In einer kreisfreien Stadt ist hier nur „stadtbezirk“ möglich."
            }
        };
        section.note(word, "art");
        return;
    }
    match (&municipality.ags, expected) {
        (None, MunicipalityKind::Municipality) if !section.has("ags") => {
            section.note("Hier fehlt „ags“.", "ags");
        }
        (Some(_), MunicipalityKind::CityDistrict) => {
            section.note(
                "Ein Stadtbezirk hat keinen eigenen AGS. Bitte die Zeile löschen.",
                "ags",
            );
        }
        (Some(ags), MunicipalityKind::Municipality) if !ags.lies_in(&district.ags) => {
            let reason = format!(
                "{ags} gehört nicht zu {}: Der AGS muss mit {} beginnen.",
                district.name, district.ags
            );
            section.note(reason, "ags");
        }
        _ => {}
    }
}

fn check_regions(section: &Section<'_>, municipality: &Municipality, regions: &[Region]) {
    for row_section in section.sections("region") {
        let from = row_section.optional("ab").day();
        let row = municipality
            .region
            .rows()
            .iter()
            .find(|row| Some(row.validity.from()) == from);
        let Some(row) = row else { continue };
        let Some(region) = regions.iter().find(|region| region.id == row.value) else {
            continue;
        };
        if !region.validity.contains(row.validity) {
            let reason = format!(
                "{} besteht nur {}. Die Zugehörigkeit darf nicht darüber hinausgehen.",
                region.name,
                region.validity.german()
            );
            row_section.note(reason, "ab");
        }
    }
}
