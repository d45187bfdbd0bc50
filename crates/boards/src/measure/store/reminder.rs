//! SQL of what the night reminds of: measures that are not done and milestones that are not reached, each once at each of
//! its steps.

use access::permit::JobPermit;
use base::day::Day;
use base::ids::{AccountId, MeasureId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::measure::model::{MILESTONE_DAYS, REMINDED_DAYS, ReminderStep};

/// A measure at a step of which nobody was reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Untold {
    /// The measure.
    pub(crate) measure: MeasureId,
    /// Who is reminded of it.
    pub(crate) account: AccountId,
    /// The day of the measure, or of its milestone.
    due_on: Day,
    is_milestone: bool,
}

/// The measures of whose present step, or of whose next milestone, nobody was reminded, in the order of those who are; some
/// hundreds at most. Whoever may no longer look at measures is not reminded.
pub(crate) async fn untold(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<Untold>> {
    let today = permit.now().day();
    sql!(
        "SELECT u.id, u.account_id, u.due_on, u.step
         FROM (SELECT m.id, m.account_id, m.due_on,
                      CASE WHEN m.due_on > $2 THEN 'before' WHEN m.due_on > $3 THEN 'on_the_day' ELSE 'after' END AS step
               FROM boards_measure m
               WHERE m.status IN ('planned', 'running') AND m.due_on <= $1 AND m.account_id IS NOT NULL
               UNION
               SELECT m.id, m.account_id, s.due_on, 'milestone' AS step
               FROM boards_measure m JOIN boards_milestone s ON s.measure_id = m.id
               WHERE m.status IN ('planned', 'running') AND m.account_id IS NOT NULL
                 AND s.done_on IS NULL AND s.due_on <= $4) u
         WHERE EXISTS (SELECT 1 FROM access_role_assignment r
                       WHERE r.account_id = u.account_id
                         AND r.role IN ('case_manager', 'coordinator', 'programme_lead', 'assistant')
                         AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL))
           AND NOT EXISTS (SELECT 1 FROM boards_measure_reminder t
                           WHERE t.measure_id = u.id AND t.due_on = u.due_on AND t.step = u.step)
         ORDER BY u.account_id, u.id, u.due_on
         LIMIT 500"
    )
    .bind(&today.plus_days(REMINDED_DAYS))
    .bind(&today)
    .bind(&today.plus_days(-REMINDED_DAYS))
    .bind(&today.plus_days(MILESTONE_DAYS))
    .all(tx, |row| {
        Ok(Untold {
            measure: row.get("id")?,
            account: row.get("account_id")?,
            due_on: row.get("due_on")?,
            is_milestone: row.get::<ReminderStep>("step")? == ReminderStep::Milestone,
        })
    })
    .await
}

/// Notes that somebody is reminded of a measure at its present step; false if that was noted before.
pub(crate) async fn note(tx: &mut Tx, permit: &JobPermit, untold: &Untold) -> Result<bool> {
    let today = permit.now().day();
    let step = if untold.is_milestone {
        Some(ReminderStep::Milestone)
    } else {
        ReminderStep::on(untold.due_on, today)
    };
    let Some(step) = step else {
        return Ok(false);
    };
    let touched = sql!(
        "INSERT INTO boards_measure_reminder (measure_id, due_on, step, reminded_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT (measure_id, due_on, step) DO NOTHING"
    )
    .bind(&untold.measure)
    .bind(&untold.due_on)
    .bind(&step)
    .bind(&today)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
