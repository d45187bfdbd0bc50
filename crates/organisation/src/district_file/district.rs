//! Reads `[gebiet]`, `[[region]]` and `[[sozialraum]]`. Not the municipalities (see `municipality`).

use base::ids::{MunicipalityId, OrganisationId, RegionId, SocialAreaId};

use super::evidence::{Reading, or_placeholder};
use super::history::validity;
use super::keys::Kind;
use super::municipality::population;
use super::section::Section;
use crate::model::area::Area;
use crate::model::district::{District, Region, SocialArea};
use crate::model::municipality::{Municipality, Population};
use crate::model::structure::Structure;

/// The table about the district itself.
pub(super) const DISTRICT: &str = "gebiet";

pub(super) fn district(section: &Section<'_>, reading: &Reading) -> Option<District> {
    let name = section.field("name").text();
    let kind = section.field("art").coded();
    let ags = section.field("ags").parsed();
    let administration = reading
        .keys
        .referred(&section.field("verwaltung"), Kind::Organisation);
    let area = section.optional("flaeche").exact();
    let evidence = reading.sources.own(section);
    let population = population(section, reading, &or_placeholder(evidence.as_ref()));
    section.finish();
    Some(District {
        name: name?,
        kind: kind?,
        ags: ags?,
        administration: OrganisationId::from_uuid(administration?),
        area,
        population,
        evidence: evidence?,
    })
}

/// Notes sums of the district that its municipalities do not add up to.
pub(super) fn check_sums(section: &Section<'_>, structure: &Structure) {
    let (district, municipalities) = (&structure.district, &structure.municipalities);
    for (count, row) in district.population.iter().zip(section.sections("einwohner")) {
        let parts: Option<Vec<u32>> = municipalities
            .iter()
            .map(|municipality| inhabitants_at(municipality, count))
            .collect();
        let Some(sum) = parts.map(|parts| parts.iter().map(|part| u64::from(*part)).sum::<u64>()) else {
            continue;
        };
        if sum != u64::from(count.inhabitants) {
            let reason = format!(
                "Hier steht {}, die Kommunen ergeben zusammen {sum}.",
                count.inhabitants
            );
            row.note(reason, "zahl");
        }
    }
    let areas: Option<Vec<Area>> = municipalities
        .iter()
        .map(|municipality| municipality.area)
        .collect();
    if let (Some(area), Some(areas)) = (district.area, areas) {
        let sum: Area = areas.into_iter().sum();
        if sum != area {
            let reason = format!(
                "Hier stehen {}, die Kommunen ergeben zusammen {}.",
                area.german(),
                sum.german()
            );
            section.note(reason, "flaeche");
        }
    }
}

fn inhabitants_at(municipality: &Municipality, count: &Population) -> Option<u32> {
    municipality
        .population
        .iter()
        .find(|part| part.day == count.day)
        .map(|part| part.inhabitants)
}

pub(super) fn regions(root: &Section<'_>, reading: &Reading) -> Vec<Region> {
    root.sections(Kind::Region.table())
        .iter()
        .filter_map(|section| region(section, reading))
        .collect()
}

fn region(section: &Section<'_>, reading: &Reading) -> Option<Region> {
    let id = reading.keys.own_id(section, Kind::Region);
    let name = section.field("name").text();
    let validity = validity(section);
    let evidence = reading.sources.own(section);
    section.finish();
    Some(Region {
        id: RegionId::from_uuid(id?),
        name: name?,
        validity: validity?,
        evidence: evidence?,
    })
}

pub(super) fn social_areas(root: &Section<'_>, reading: &Reading) -> Vec<SocialArea> {
    root.sections(Kind::SocialArea.table())
        .iter()
        .filter_map(|section| social_area(section, reading))
        .collect()
}

fn social_area(section: &Section<'_>, reading: &Reading) -> Option<SocialArea> {
    let id = reading.keys.own_id(section, Kind::SocialArea);
    let municipality = reading
        .keys
        .referred(&section.field("kommune"), Kind::Municipality);
    let name = section.field("name").text();
    let validity = validity(section);
    let evidence = reading.sources.own(section);
    section.finish();
    Some(SocialArea {
        id: SocialAreaId::from_uuid(id?),
        municipality: MunicipalityId::from_uuid(municipality?),
        name: name?,
        validity: validity?,
        evidence: evidence?,
    })
}
