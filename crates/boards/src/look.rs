//! How pages of this room begin: the district as it is today, then the permit; and the small checks that forms share.
//! Rules and rows stand elsewhere.

pub(crate) mod store;

use std::sync::Arc;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, RowId};
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
/// Longest text of minutes or of a part of a paper.
pub(crate) const LONGEST_TEXT: usize = 20_000;

/// The boards as somebody of the staff looks at them or changes them.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) tx: Tx,
    pub(crate) permit: Permit<House>,
    pub(crate) structure: Arc<Structure>,
    pub(crate) today: Day,
    /// Whether a theme opens for whoever looks; without it no way leads there.
    pub(crate) may_see_themes: bool,
}

/// Opens a page for reading.
pub(crate) async fn reading(request: &Request, act: Act) -> Result<Look, Refused> {
    let structure = structure(request).await?.ok_or(Refused::NotFound)?;
    let who = request.who()?;
    let (tx, permit) = request.access().enter(who, act).await?;
    let today = permit.now().day();
    let may_see_themes = request.access().may(who, Act::ThemeRead);
    Ok(Look {
        tx,
        permit,
        structure,
        today,
        may_see_themes,
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
    let may_see_themes = request.access().may(who, Act::ThemeRead);
    Ok(Look {
        tx,
        permit,
        structure,
        today,
        may_see_themes,
    })
}

impl Look {
    /// The municipalities to choose from.
    pub(crate) fn municipalities(&self) -> Vec<Choice> {
        let all = self.structure.municipalities.iter();
        all.map(|place| Choice::new(place.id, &place.name)).collect()
    }

    /// The organisations to choose from.
    pub(crate) fn organisations(&self) -> Vec<Choice> {
        let mut all: Vec<&organisation::model::organisation::Organisation> =
            self.structure.organisations.iter().collect();
        all.sort_by_cached_key(|one| base::names::sort_key(&one.name));
        all.into_iter()
            .map(|one| Choice::new(one.id, &one.name))
            .collect()
    }

    /// The name of a municipality; empty for none.
    pub(crate) fn place_name(&self, id: Option<MunicipalityId>) -> String {
        let place = id.and_then(|id| self.structure.municipality(id));
        place.map(|place| place.name.clone()).unwrap_or_default()
    }

    /// The name of an organisation, short where it has a short one; empty for none.
    pub(crate) fn organisation_name(&self, id: Option<OrganisationId>) -> String {
        let found = id.and_then(|id| self.structure.organisation(id));
        found.map(|one| one.display_name().to_owned()).unwrap_or_default()
    }

    /// The municipality that was chosen, if there is one of this id.
    pub(crate) fn municipality(&self, text: &str) -> Option<MunicipalityId> {
        let id = text.parse().ok()?;
        self.structure.municipality(id).map(|place| place.id)
    }

    /// The organisation that was chosen, if there is one of this id.
    pub(crate) fn organisation(&self, text: &str) -> Option<OrganisationId> {
        let id = text.parse().ok()?;
        self.structure.organisation(id).map(|one| one.id)
    }
}

/// A new id for a row.
pub(crate) fn row_id(request: &Request) -> RowId {
    RowId::from_uuid(request.access().ids().next())
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

/// A number in these bounds.
pub(crate) fn number(
    errors: &mut InputErrors,
    (field, text): (&'static str, &str),
    (least, most): (i64, i64),
) -> Option<i64> {
    let value = text
        .trim()
        .parse()
        .ok()
        .filter(|value| (least..=most).contains(value));
    if value.is_none() {
        errors.add(field, format!("Bitte eine Zahl von {least} bis {most} eingeben."));
    }
    value
}
