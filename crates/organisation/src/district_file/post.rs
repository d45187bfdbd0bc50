//! Reads `[[stelle]]` with allocation, responsibilities and fillings. A filling names no person.

use base::ids::{FillingId, MunicipalityId, OrganisationId, PostId, RegionId, SocialAreaId};
use base::refusal::Refusal;

use super::evidence::{Reading, or_placeholder};
use super::field::Field;
use super::history::{history, validity};
use super::keys::Kind;
use super::section::Section;
use crate::model::evidence::{Certainty, Evidence};
use crate::model::history::History;
use crate::model::post::{Allocation, Filling, Post, Workplace};
use crate::model::structure::Structure;
use crate::model::vacancy::FillingRefused;

const ALLOCATION: &str = "zuteilung";
const EMPLOYER: &str = "anstellung";

/// All posts that could be read, each with the table it came from.
pub(super) fn posts<'t>(root: &Section<'t>, reading: &Reading) -> Vec<(Section<'t>, Post)> {
    root.sections(Kind::Post.table())
        .into_iter()
        .filter_map(|section| {
            let post = post(&section, reading)?;
            Some((section, post))
        })
        .collect()
}

fn post(section: &Section<'_>, reading: &Reading) -> Option<Post> {
    let id = reading.keys.own_id(section, Kind::Post);
    let title = section.field("name").text();
    let function = section.field("funktion").coded();
    let evidence = reading.sources.own(section);
    let outer = or_placeholder(evidence.as_ref());
    let allocation = history(section, ALLOCATION, (reading, &outer), |row, _| {
        let fte = row.field("vzae").fte();
        let workplace = workplace(&row.field("ort"), reading);
        Some(Allocation {
            fte: fte?,
            workplace: workplace?,
        })
    });
    let employer = responsibility(section, EMPLOYER, (reading, &outer));
    let technical_supervision = responsibility(section, "fachaufsicht", (reading, &outer));
    let line_supervision = responsibility(section, "dienstaufsicht", (reading, &outer));
    let fillings = fillings(section, reading, &outer);
    section.finish();
    let post = Post {
        id: PostId::from_uuid(id?),
        title: title?,
        function: function?,
        allocation,
        employer,
        technical_supervision,
        line_supervision,
        fillings,
        evidence: evidence?,
    };
    check_fillings(section, &post);
    Some(post)
}

/// A place in the file: `gebiet`, `region:nord`, `kommune:borchen`, `sozialraum:sb-1`.
pub(super) fn workplace(field: &Field<'_, '_>, reading: &Reading) -> Option<Workplace> {
    let text = field.text()?;
    let keys = &reading.keys;
    let found = match text.split_once(':') {
        None if text == "gebiet" => Ok(Workplace::District),
        Some(("region", key)) => keys
            .find(Kind::Region, key)
            .map(|id| Workplace::Region(RegionId::from_uuid(id))),
        Some(("kommune", key)) => keys
            .find(Kind::Municipality, key)
            .map(|id| Workplace::Municipality(MunicipalityId::from_uuid(id))),
        Some(("sozialraum", key)) => keys
            .find(Kind::SocialArea, key)
            .map(|id| Workplace::SocialArea(SocialAreaId::from_uuid(id))),
        _ => Err(format!(
            "„{text}“ ist kein Ort. Möglich: gebiet, region:KÜRZEL, kommune:KÜRZEL, sozialraum:KÜRZEL."
        )),
    };
    field.checked(found)
}

fn responsibility(
    section: &Section<'_>,
    key: &'static str,
    (reading, outer): (&Reading, &Evidence),
) -> History<Option<OrganisationId>> {
    history(section, key, (reading, outer), |row, evidence| {
        if evidence.certainty != Certainty::Open {
            return reading
                .keys
                .referred(&row.field("organisation"), Kind::Organisation)
                .map(|id| Some(OrganisationId::from_uuid(id)));
        }
        if row.optional("organisation").value.is_some() {
            row.note(
                "Was offen ist, nennt keine Organisation. Ist sie zu vermuten, dann „abgeleitet“.",
                "organisation",
            );
        }
        Some(None)
    })
}

fn fillings(section: &Section<'_>, reading: &Reading, outer: &Evidence) -> Vec<Filling> {
    let mut fillings = Vec::new();
    for row in section.sections("besetzung") {
        let validity = validity(&row);
        let evidence = reading.sources.inherited(&row, outer);
        let is_open = evidence
            .as_ref()
            .is_some_and(|evidence| evidence.certainty == Certainty::Open);
        let fte = if is_open {
            row.optional("vzae").fte()
        } else {
            row.field("vzae").fte()
        };
        row.finish();
        if is_open && row.has("vzae") {
            row.note(
                "Was offen ist, nennt keinen Umfang. Ist er zu vermuten, dann „abgeleitet“.",
                "vzae",
            );
        }
        let (Some(validity), Some(evidence)) = (validity, evidence) else {
            continue;
        };
        let id = FillingId::from_uuid(reading.keys.row_uuid(&row));
        fillings.push(Filling {
            id,
            validity,
            fte,
            person: None,
            account: None,
            evidence,
        });
    }
    fillings.sort_by_key(|filling| (filling.validity.from(), filling.id));
    fillings
}

/// Notes the filling that makes it too much; without the whole allocation that would be a false alarm.
fn check_fillings(section: &Section<'_>, post: &Post) {
    if section.sections(ALLOCATION).len() != post.allocation.rows().len() {
        return;
    }
    let Some(refused) = post.overfilled() else { return };
    let FillingRefused::MoreThanThePost { day, .. } = refused;
    let rows = section.sections("besetzung");
    let last = rows
        .iter()
        .rev()
        .find(|row| row.optional("ab").day().is_some_and(|from| from <= day));
    last.unwrap_or(section).note(refused.german(), "vzae");
}

/// Notes employers of which it is not known who is the controller.
pub(super) fn check_employers(posts: &[(Section<'_>, Post)], structure: &Structure) {
    for (section, post) in posts {
        for row in section.sections(EMPLOYER) {
            let Some(employer) = row.optional("ab").day().and_then(|day| post.employer_on(day)) else {
                continue;
            };
            if structure.controller_of(employer).is_none() {
                let name = structure
                    .organisation(employer)
                    .map_or("diese Organisation", |found| found.display_name());
                let reason =
                    format!("Für {name} fehlt „verantwortlich“: Wer beschäftigt, braucht diese Angaben.");
                row.note(reason, "organisation");
            }
        }
    }
}

/// Notes allocations that outlive the region or social area they name.
pub(super) fn check_places(posts: &[(Section<'_>, Post)], structure: &Structure) {
    for (section, post) in posts {
        for row in section.sections(ALLOCATION) {
            check_place(&row, post, structure);
        }
    }
}

fn check_place(row: &Section<'_>, post: &Post, structure: &Structure) {
    let Some(dated) = row.optional("ab").day().and_then(|day| post.allocation.on(day)) else {
        return;
    };
    let place = match dated.value.workplace {
        Workplace::Region(id) => structure.region(id).map(|region| (&region.name, region.validity)),
        Workplace::SocialArea(id) => structure.social_area(id).map(|area| (&area.name, area.validity)),
        Workplace::District | Workplace::Municipality(_) => None,
    };
    if let Some((name, validity)) = place
        && !validity.contains(dated.validity)
    {
        row.note(format!("{name} besteht nur {}.", validity.german()), "ab");
    }
}
