//! SQL of the referrals of somebody's cases as one list: what is open, what is late, what has just been answered.

use access::permit::ListPermit;
use base::day::Day;
use base::ids::{CaseId, PersonId, ReferralId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::model::clock::Course;
use crate::model::state::{Reason, State};
use crate::store::course;

/// A referral in the list; names nobody, whoever shows it opens the person.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The referral.
    pub id: ReferralId,
    /// Its code.
    pub code: String,
    /// The case.
    pub case: CaseId,
    /// The person.
    pub person: PersonId,
    /// The offer, or the organisation.
    pub to: String,
    /// Its days.
    pub course: Course,
    /// Since when it is in its state.
    pub state_on: Day,
    /// Why it was declined or broken off.
    pub reason: Option<Reason>,
    /// Whether the gap that it showed was noted.
    pub gap_is_noted: bool,
}

/// The referrals of the permit's cases that are open, or came to an outcome on this day or later; at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn of_mine(tx: &mut Tx, permit: &ListPermit, since: Day) -> Result<Vec<Listed>> {
    sql!(
        "SELECT r.id, r.code, r.case_id, r.person_id, COALESCE(f.name, o.name) AS to_name, r.state, r.state_on, r.reason,
             r.sent_on, r.answer_due_on, r.answered_on, r.waits_until, r.started_on, r.ended_on, r.gap_is_noted
         FROM access_subject s
         JOIN referrals_referral r ON r.case_id = s.id
         JOIN organisation_organisation o ON o.id = r.organisation_id
         LEFT JOIN directory_offer f ON f.id = r.offer_id
         WHERE s.account_id IN ($1..$50) AND s.kind = 'case'
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND (r.ended_on IS NULL OR r.ended_on >= $102)
         ORDER BY r.state_on DESC, r.id DESC
         LIMIT 200"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&since)
    .all(tx, |row| {
        Ok(Listed {
            id: row.get("id")?,
            code: row.get("code")?,
            case: row.get("case_id")?,
            person: row.get("person_id")?,
            to: row.get("to_name")?,
            course: course(row)?,
            state_on: row.get("state_on")?,
            reason: row.get("reason")?,
            gap_is_noted: row.get("gap_is_noted")?,
        })
    })
    .await
}

impl Listed {
    /// How far it is.
    pub fn state(&self) -> State {
        self.course.state
    }
}
