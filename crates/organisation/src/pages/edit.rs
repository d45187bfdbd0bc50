//! How every form of this room begins and what forms share: permit, district, choices, reading of common fields.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{OrganisationId, RowId};
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying};
use web::components::field::Choice;
use web::request::Request;

use super::look::structure;
use crate::model::coded::Coded;
use crate::model::evidence::{Evidence, FactKey};
use crate::model::post::Workplace;
use crate::model::structure::Structure;
use crate::store::{changes, district as districts};

/// Longest name that a form takes.
pub(super) const LONGEST_NAME: usize = 200;
/// Longest source or address that a form takes.
pub(super) const LONGEST_LINE: usize = 500;

/// The district as someone changes it.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) tx: Tx,
    pub(super) permit: Permit<House>,
    pub(super) structure: Structure,
    pub(super) today: Day,
}

/// Opens the district to show a form.
pub(super) async fn open_form(request: &Request) -> Result<Edit, Refused> {
    let (tx, permit) = request
        .access()
        .enter(request.who()?, Act::OrganisationWrite)
        .await?;
    district(request, tx, permit).await
}

/// Opens the district to change it, with the audit line in the same transaction.
pub(super) async fn begin_change(request: &Request) -> Result<Edit, Refused> {
    let who = request.who()?;
    let (tx, permit) = request
        .access()
        .enter_writing(who, Act::OrganisationWrite, AuditSubject::House)
        .await?;
    district(request, tx, permit).await
}

async fn district(request: &Request, mut tx: Tx, permit: Permit<House>) -> Result<Edit, Refused> {
    let structure = structure(request, &mut tx, &permit)
        .await?
        .ok_or(Refused::NotFound)?;
    let today = request.access().clock().today();
    Ok(Edit {
        tx,
        permit,
        structure: (*structure).clone(),
        today,
    })
}

/// Opens a form of the district's own record, of its regions or its funding, with the version these have now.
pub(super) async fn open_district_form(request: &Request) -> Result<(Edit, i64), Refused> {
    with_version(open_form(request).await?).await
}

/// Opens the same to change it.
pub(super) async fn begin_district_change(request: &Request) -> Result<(Edit, i64), Refused> {
    with_version(begin_change(request).await?).await
}

async fn with_version(mut edit: Edit) -> Result<(Edit, i64), Refused> {
    let version = districts::version(&mut edit.tx, &edit.permit).await?;
    Ok((edit, version.ok_or(Refused::NotFound)?))
}

/// Notes what was changed, commits, and leads to the page that shows it.
pub(super) async fn finish(
    request: &Request,
    mut edit: Edit,
    (record, what): (&FactKey, &str),
    (path, saying): (&str, &'static str),
) -> Answer {
    changes::note(&mut edit.tx, &edit.permit, row_id(request), record, what).await?;
    edit.tx.commit().await?;
    go_to_saying(path, saying)
}

/// A new id for a row.
pub(super) fn row_id(request: &Request) -> RowId {
    RowId::from_uuid(request.access().ids().next())
}

/// The choices of a closed list.
pub(super) fn coded_choices<T: Coded>() -> Vec<Choice> {
    T::ALL
        .iter()
        .map(|value| Choice::new(value.code(), value.label()))
        .collect()
}

/// All organisations.
pub(super) fn organisation_choices(structure: &Structure) -> Vec<Choice> {
    structure
        .organisations
        .iter()
        .map(|one| Choice::new(one.id, &one.name))
        .collect()
}

/// All regions that exist on this day.
pub(super) fn region_choices(structure: &Structure, day: Day) -> Vec<Choice> {
    structure
        .regions_on(day)
        .iter()
        .map(|region| Choice::new(region.id, &region.name))
        .collect()
}

/// Every place a post can work for on this day.
pub(super) fn workplace_choices(structure: &Structure, day: Day) -> Vec<Choice> {
    let areas = structure
        .social_areas
        .iter()
        .filter(|area| area.validity.covers(day));
    let mut places = vec![Workplace::District];
    places.extend(
        structure
            .regions_on(day)
            .iter()
            .map(|region| Workplace::Region(region.id)),
    );
    places.extend(
        structure
            .municipalities
            .iter()
            .map(|place| Workplace::Municipality(place.id)),
    );
    places.extend(areas.map(|area| Workplace::SocialArea(area.id)));
    places
        .into_iter()
        .map(|place| Choice::new(workplace_word(place), structure.workplace_name(place)))
        .collect()
}

/// A workplace as a form sends it.
pub(super) fn workplace_word(workplace: Workplace) -> String {
    match workplace {
        Workplace::District => "gebiet".to_owned(),
        Workplace::Region(id) => format!("region:{id}"),
        Workplace::Municipality(id) => format!("kommune:{id}"),
        Workplace::SocialArea(id) => format!("sozialraum:{id}"),
    }
}

/// The workplace that a form sent, if there is such a place.
pub(super) fn read_workplace(word: &str, structure: &Structure) -> Option<Workplace> {
    let Some((kind, id)) = word.split_once(':') else {
        return (word == "gebiet").then_some(Workplace::District);
    };
    match kind {
        "region" => structure
            .region(id.parse().ok()?)
            .map(|region| Workplace::Region(region.id)),
        "kommune" => structure
            .municipality(id.parse().ok()?)
            .map(|place| Workplace::Municipality(place.id)),
        "sozialraum" => structure
            .social_area(id.parse().ok()?)
            .map(|area| Workplace::SocialArea(area.id)),
        _ => None,
    }
}

/// A form sent an organisation that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte eine Organisation aus der Liste wählen")]
pub(super) struct NoSuchOrganisation;

/// The organisation that a form sent, if one was chosen.
pub(super) fn read_organisation(
    text: &str,
    structure: &Structure,
) -> Result<Option<OrganisationId>, NoSuchOrganisation> {
    if text.is_empty() {
        return Ok(None);
    }
    let id = text.parse().map_err(|_| NoSuchOrganisation)?;
    structure
        .organisation(id)
        .map(|organisation| Some(organisation.id))
        .ok_or(NoSuchOrganisation)
}

/// A typed day; notes an error if it is none.
pub(super) fn read_day(errors: &mut InputErrors, field: &'static str, text: &str) -> Option<Day> {
    errors.take(field, Day::typed(text))
}

/// A last day that may stay empty: until further notice.
pub(super) fn read_last_day(errors: &mut InputErrors, field: &'static str, text: &str) -> Option<Day> {
    optional(text).and_then(|text| read_day(errors, field, &text))
}

/// A name that must be there and not too long.
pub(super) fn check_name(errors: &mut InputErrors, field: &'static str, name: &str) {
    if name.is_empty() {
        errors.add(field, "Bitte einen Namen eingeben.");
    } else if name.chars().count() > LONGEST_NAME {
        errors.add(field, format!("Bitte höchstens {LONGEST_NAME} Zeichen eingeben."));
    }
}

/// What a change rests on, from the field `quelle`; notes an error if nothing was typed.
pub(super) fn read_source(errors: &mut InputErrors, source: &str) -> Evidence {
    if source.is_empty() {
        errors.add(
            "quelle",
            "Bitte angeben, worauf die Änderung beruht, zum Beispiel „Beschluss vom 12.03.2026“.",
        );
    } else if source.chars().count() > LONGEST_LINE {
        errors.add(
            "quelle",
            format!("Bitte höchstens {LONGEST_LINE} Zeichen eingeben."),
        );
    }
    Evidence::stated(source)
}

/// A one-line field that may stay empty.
pub(super) fn optional(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
