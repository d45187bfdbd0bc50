//! SQL of what a case tells of the declarations of those who take part: what was signed, what was withdrawn, by whom it was
//! taken down. Not what stands in them: that is read with the permit of the person. Of a protected person nothing is told to
//! whoever may not open them, not even without a name.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, PersonId, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::Sealed;

use crate::model::basis::BasisKind;
use crate::model::declaration::{Form, Kind};
use crate::model::path::OutgoingPath;
use crate::store::recipients;

/// More of one kind a time line does not show.
const MOST: i64 = 200;

/// A declaration of somebody who takes part was signed, or something of theirs was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whose declaration it is.
    pub person: PersonId,
    /// The day on it.
    pub on: Day,
    /// When it was taken down.
    pub at: Moment,
    /// Who took it down, as colleagues see the name.
    pub by: String,
    /// What was signed and how; `None` if something was withdrawn.
    pub signed: Option<(Kind, Form)>,
}

/// What happened with the declarations of those who take part in the case of the permit, in no order.
///
/// # Errors
/// What the database reports.
pub async fn events(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Event>> {
    let mut all = sql!(
        "SELECT d.person_id, d.given_on, d.recorded_at, a.display_name, d.kind, d.form, q.is_restricted
         FROM access_participant t
         JOIN access_subject q ON q.id = t.person_id
         JOIN consents_declaration d ON d.person_id = t.person_id
         JOIN access_account a ON a.id = d.recorded_by
         WHERE t.case_id = $1 AND d.given_on IS NOT NULL
         ORDER BY d.recorded_at DESC, d.id
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| {
        let event = Event {
            person: row.get("person_id")?,
            on: row.get("given_on")?,
            at: row.get("recorded_at")?,
            by: row.get("display_name")?,
            signed: Some((row.get("kind")?, row.get("form")?)),
        };
        Ok((event, row.get("is_restricted")?))
    })
    .await?;
    let withdrawn = sql!(
        "SELECT w.person_id, w.day, w.recorded_at, a.display_name, q.is_restricted
         FROM access_participant t
         JOIN access_subject q ON q.id = t.person_id
         JOIN consents_withdrawal w ON w.person_id = t.person_id
         JOIN access_account a ON a.id = w.recorded_by
         WHERE t.case_id = $1
         ORDER BY w.recorded_at DESC, w.id
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| {
        let event = Event {
            person: row.get("person_id")?,
            on: row.get("day")?,
            at: row.get("recorded_at")?,
            by: row.get("display_name")?,
            signed: None,
        };
        Ok((event, row.get("is_restricted")?))
    })
    .await?;
    all.extend(withdrawn);
    let told = all
        .into_iter()
        .filter(|(event, is_restricted): &(Event, bool)| is_told(permit, event.person, *is_restricted));
    Ok(told.map(|(event, _)| event).collect())
}

/// Whether the case tells of a person: of a protected one only to whoever may open them.
fn is_told(permit: &Permit<CaseId>, person: PersonId, is_restricted: bool) -> bool {
    !is_restricted || permit.key_of(person).is_some()
}

/// Something that went out of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOn {
    /// About whom.
    pub person: PersonId,
    /// When.
    pub at: Moment,
    /// By whom, as colleagues see the name.
    pub by: String,
    /// On which path.
    pub path: OutgoingPath,
    /// On which basis.
    pub basis: BasisKind,
    /// To whom; `None` if it went to the person or stayed with the controller.
    pub recipient: Option<String>,
}

/// What went out of the case of the permit, the latest first, at most two hundred.
///
/// # Errors
/// What the database reports, or the name of a recipient that does not open.
pub async fn passed_on(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<PassedOn>> {
    type Named = (RowId, Sealed<String>);
    let found: Vec<(PassedOn, Option<Named>, bool)> = sql!(
        "SELECT d.person_id, d.disclosed_at, a.display_name, d.thing, d.basis, o.name AS organisation, n.id AS named_id,
             n.name AS named, q.is_restricted
         FROM consents_disclosure d
         JOIN access_subject q ON q.id = d.person_id
         JOIN access_account a ON a.id = d.account_id
         LEFT JOIN organisation_organisation o ON o.id = d.organisation_id
         LEFT JOIN consents_named_recipient n ON n.id = d.named_id AND n.person_id = d.person_id
         WHERE d.case_id = $1
         ORDER BY d.disclosed_at DESC, d.id DESC
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| {
        let passed_on = PassedOn {
            person: row.get("person_id")?,
            at: row.get("disclosed_at")?,
            by: row.get("display_name")?,
            path: row.get("thing")?,
            basis: row.get("basis")?,
            recipient: row.get("organisation")?,
        };
        let named = row.get::<Option<RowId>>("named_id")?;
        let named = named.zip(row.get::<Option<Sealed<String>>>("named")?);
        Ok((passed_on, named, row.get("is_restricted")?))
    })
    .await?;
    let mut all = Vec::with_capacity(found.len());
    for (mut passed_on, named, is_restricted) in found {
        if !is_told(permit, passed_on.person, is_restricted) {
            continue;
        }
        if let (Some((id, sealed)), Some(key)) = (named, permit.key_of(passed_on.person)) {
            let open = sealed.open(key, recipients::place(id), store_seat!())?;
            passed_on.recipient = permit.reveal(&open).cloned();
        }
        all.push(passed_on);
    }
    Ok(all)
}
