//! How every page of this room begins: the district as it is today, then the permit. Rules and rows stand elsewhere.

use std::sync::Arc;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId, RowId};
use base::input::InputErrors;
use db::tx::Tx;
use organisation::memory::structure;
use organisation::model::structure::Structure;
use web::answer::Refused;
use web::components::field::Choice;
use web::request::Request;

/// Longest line that a form takes.
pub(crate) const LONGEST_LINE: usize = 200;
/// Longest note that a form takes.
pub(crate) const LONGEST_NOTE: usize = 4_000;

/// The network as someone looks at it or changes it.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) tx: Tx,
    pub(crate) permit: Permit<House>,
    pub(crate) structure: Arc<Structure>,
    pub(crate) today: Day,
}

/// Opens a page for reading.
pub(crate) async fn reading(request: &Request, act: Act) -> Result<Look, Refused> {
    let structure = structure(request).await?.ok_or(Refused::NotFound)?;
    let (tx, permit) = request.access().enter(request.who()?, act).await?;
    let today = permit.now().day();
    Ok(Look {
        tx,
        permit,
        structure,
        today,
    })
}

/// Opens a page for writing, with the audit line in the same transaction.
pub(crate) async fn writing(request: &Request, act: Act) -> Result<Look, Refused> {
    let structure = structure(request).await?.ok_or(Refused::NotFound)?;
    let who = request.who()?;
    let (tx, permit) = request
        .access()
        .enter_writing(who, act, AuditSubject::House)
        .await?;
    let today = permit.now().day();
    Ok(Look {
        tx,
        permit,
        structure,
        today,
    })
}

impl Look {
    /// The municipalities to choose from.
    pub(crate) fn municipalities(&self) -> Vec<Choice> {
        let all = self.structure.municipalities.iter();
        all.map(|place| Choice::new(place.id, &place.name)).collect()
    }

    /// The posts that stand today, to choose from.
    pub(crate) fn posts(&self) -> Vec<Choice> {
        let stands = |post: &&organisation::model::post::Post| post.allocation.on(self.today).is_some();
        let all = self.structure.posts.iter().filter(stands);
        all.map(|post| Choice::new(post.id, &post.title)).collect()
    }

    /// The name of a municipality; empty for none.
    pub(crate) fn place_name(&self, id: Option<MunicipalityId>) -> String {
        let place = id.and_then(|id| self.structure.municipality(id));
        place.map(|place| place.name.clone()).unwrap_or_default()
    }

    /// Several municipalities in words; none is the whole district.
    pub(crate) fn places_named(&self, ids: &[MunicipalityId]) -> String {
        if ids.is_empty() {
            return "ganzer Kreis".to_owned();
        }
        let named = |place: &&organisation::model::municipality::Municipality| ids.contains(&place.id);
        let names: Vec<&str> = self
            .structure
            .municipalities
            .iter()
            .filter(named)
            .map(|place| place.name.as_str())
            .collect();
        names.join(", ")
    }

    /// The title of a post; empty for none.
    pub(crate) fn post_title(&self, id: Option<PostId>) -> String {
        let post = self.structure.posts.iter().find(|post| Some(post.id) == id);
        post.map(|post| post.title.clone()).unwrap_or_default()
    }

    /// The name of an organisation, short where it has a short one.
    pub(crate) fn organisation_name(&self, id: OrganisationId) -> String {
        let found = self.structure.organisation(id);
        found.map_or_else(
            || "unbekannte Organisation".to_owned(),
            |one| one.display_name().to_owned(),
        )
    }

    /// The municipality that was chosen, if there is one of this id.
    pub(crate) fn municipality(&self, text: &str) -> Option<MunicipalityId> {
        let id = text.parse().ok()?;
        self.structure.municipality(id).map(|place| place.id)
    }

    /// The post that was chosen, if there is one of this id.
    pub(crate) fn post(&self, text: &str) -> Option<PostId> {
        let id: PostId = text.parse().ok()?;
        let post = self.structure.posts.iter().find(|post| post.id == id);
        post.map(|post| post.id)
    }

    /// The organisations among what was chosen.
    pub(crate) fn organisations(&self, texts: &[String]) -> Vec<OrganisationId> {
        let mut ids: Vec<OrganisationId> = texts
            .iter()
            .filter_map(|text| text.parse().ok())
            .filter(|id| self.structure.organisation(*id).is_some())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// A new id for a row.
pub(crate) fn row_id(request: &Request) -> RowId {
    RowId::from_uuid(request.access().ids().next())
}

/// The values of a closed list among what was chosen.
pub(crate) fn coded<T: std::str::FromStr + Ord>(texts: &[String]) -> Vec<T> {
    let mut values: Vec<T> = texts.iter().filter_map(|text| text.parse().ok()).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// A line that must be there and not too long.
pub(crate) fn needed(errors: &mut InputErrors, field: &'static str, text: &str, sentence: &str) {
    if text.is_empty() {
        errors.add(field, sentence);
    }
    not_too_long(errors, field, text);
}

/// A line that must not be too long.
pub(crate) fn not_too_long(errors: &mut InputErrors, field: &'static str, text: &str) {
    if text.chars().count() > LONGEST_LINE {
        errors.add(field, format!("Bitte höchstens {LONGEST_LINE} Zeichen eingeben."));
    }
}

/// A mail address that may be missing.
pub(crate) fn mail_address(errors: &mut InputErrors, field: &'static str, text: &str) {
    not_too_long(errors, field, text);
    if !text.is_empty() {
        errors.take(field, text.parse::<post::mail::model::MailAddress>());
    }
}

/// A chosen value of a closed list; the sentence says what to choose.
pub(crate) fn chosen<T: std::str::FromStr>(
    errors: &mut InputErrors,
    field: &'static str,
    text: &str,
    sentence: &str,
) -> Option<T> {
    let value = text.parse().ok();
    if value.is_none() {
        errors.add(field, sentence);
    }
    value
}

/// A typed day that may be missing.
pub(crate) fn optional_day(errors: &mut InputErrors, field: &'static str, text: &str) -> Option<Day> {
    if text.is_empty() {
        return None;
    }
    errors.take(field, Day::typed(text))
}
