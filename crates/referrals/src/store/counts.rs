//! SQL of what referrals cost in time: exact numbers of the one who asks, for the own list. Names nobody.

use access::permit::ListPermit;
use base::day::Day;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::model::clock::Course;
use crate::store::course;

/// The days of the referrals of the permit's cases that went out on this day or later.
///
/// # Errors
/// What the database reports.
pub async fn sent_since(tx: &mut Tx, permit: &ListPermit, since: Day) -> Result<Vec<Course>> {
    sql!(
        "SELECT r.state, r.sent_on, r.answer_due_on, r.answered_on, r.waits_until, r.started_on, r.ended_on
         FROM access_subject s
         JOIN referrals_referral r ON r.case_id = s.id
         WHERE s.account_id IN ($1..$50) AND s.kind = 'case'
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND r.sent_on >= $102
         LIMIT 2000"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&since)
    .all(tx, course)
    .await
}
