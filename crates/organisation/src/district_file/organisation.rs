//! Reads `[[organisation]]` with its controller and checks that no part contains its whole. Not offers or persons.

use std::collections::BTreeMap;

use base::ids::OrganisationId;

use super::evidence::{Reading, or_placeholder};
use super::keys::Kind;
use super::section::Section;
use crate::model::evidence::Evidence;
use crate::model::organisation::{Controller, Organisation};

pub(super) fn organisations(root: &Section<'_>, reading: &Reading) -> Vec<Organisation> {
    let mut organisations = Vec::new();
    let mut sections = Vec::new();
    for section in root.sections(Kind::Organisation.table()) {
        if let Some(organisation) = organisation(&section, reading) {
            organisations.push(organisation);
            sections.push(section);
        }
    }
    check_circles(&sections, &organisations);
    organisations
}

fn organisation(section: &Section<'_>, reading: &Reading) -> Option<Organisation> {
    let id = reading.keys.own_id(section, Kind::Organisation);
    let name = section.field("name").text();
    let short_name = section.optional("kurz").text();
    let kind = section.field("art").coded();
    let part_of = reading
        .keys
        .referred(&section.optional("teil-von"), Kind::Organisation);
    let evidence = reading.sources.own(section);
    let outer = or_placeholder(evidence.as_ref());
    let controller = section
        .optional_section("verantwortlich")
        .and_then(|section| controller(&section, reading, &outer));
    section.finish();
    Some(Organisation {
        id: OrganisationId::from_uuid(id?),
        name: name?,
        short_name,
        kind: kind?,
        part_of: part_of.map(OrganisationId::from_uuid),
        controller,
        evidence: evidence?,
    })
}

fn controller(section: &Section<'_>, reading: &Reading, outer: &Evidence) -> Option<Controller> {
    let name = section.field("name").text();
    let address = section.optional("anschrift").text();
    let data_protection_contact = section.optional("datenschutz").text();
    let law = section.field("recht").coded();
    let evidence = reading.sources.inherited(section, outer);
    section.finish();
    Some(Controller {
        name: name?,
        address,
        data_protection_contact,
        law: law?,
        evidence: evidence?,
    })
}

fn check_circles(sections: &[Section<'_>], organisations: &[Organisation]) {
    let wholes: BTreeMap<OrganisationId, OrganisationId> = organisations
        .iter()
        .filter_map(|part| Some((part.id, part.part_of?)))
        .collect();
    for (section, organisation) in sections.iter().zip(organisations) {
        let mut current = organisation.id;
        for _ in 0..organisations.len() {
            let Some(whole) = wholes.get(&current) else { break };
            if *whole == organisation.id {
                section.note(
                    "Diese Organisation wäre über Umwege ein Teil ihrer selbst.",
                    "teil-von",
                );
                break;
            }
            current = *whole;
        }
    }
}
