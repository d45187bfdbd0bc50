//! SQL of what a case tells of the declarations of those who take part: what was signed, what was withdrawn, by whom it was
//! taken down. Not what stands in them: that is read with the permit of the person.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, PersonId};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::model::declaration::{Form, Kind};

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
        "SELECT d.person_id, d.given_on, d.recorded_at, a.display_name, d.kind, d.form
         FROM access_participant t
         JOIN consents_declaration d ON d.person_id = t.person_id
         JOIN access_account a ON a.id = d.recorded_by
         WHERE t.case_id = $1 AND d.given_on IS NOT NULL
         ORDER BY d.recorded_at DESC, d.id
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Event {
            person: row.get("person_id")?,
            on: row.get("given_on")?,
            at: row.get("recorded_at")?,
            by: row.get("display_name")?,
            signed: Some((row.get("kind")?, row.get("form")?)),
        })
    })
    .await?;
    let withdrawn = sql!(
        "SELECT w.person_id, w.day, w.recorded_at, a.display_name
         FROM access_participant t
         JOIN consents_withdrawal w ON w.person_id = t.person_id
         JOIN access_account a ON a.id = w.recorded_by
         WHERE t.case_id = $1
         ORDER BY w.recorded_at DESC, w.id
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Event {
            person: row.get("person_id")?,
            on: row.get("day")?,
            at: row.get("recorded_at")?,
            by: row.get("display_name")?,
            signed: None,
        })
    })
    .await?;
    all.extend(withdrawn);
    Ok(all)
}
