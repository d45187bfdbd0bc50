//! SQL of what the night reminds of: measures that are not done, each once at each of its steps.

use access::permit::JobPermit;
use base::day::Day;
use base::ids::{AccountId, MeasureId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::measure::model::{REMINDED_DAYS, ReminderStep};

/// A measure at a step of which nobody was reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Untold {
    /// The measure.
    pub(crate) measure: MeasureId,
    /// Who is reminded of it.
    pub(crate) account: AccountId,
    due_on: Day,
}

/// The measures of whose present step nobody was reminded, in the order of those who are; some hundreds at most. Whoever
/// may no longer look at measures is not reminded.
pub(crate) async fn untold(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<Untold>> {
    let today = permit.now().day();
    sql!(
        "SELECT m.id, m.account_id, m.due_on FROM boards_measure m
         WHERE m.status IN ('planned', 'running') AND m.due_on <= $1 AND m.account_id IS NOT NULL
           AND EXISTS (SELECT 1 FROM access_role_assignment r
                       WHERE r.account_id = m.account_id
                         AND r.role IN ('case_manager', 'coordinator', 'programme_lead', 'assistant')
                         AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL))
           AND NOT EXISTS (SELECT 1 FROM boards_measure_reminder t
                           WHERE t.measure_id = m.id AND t.due_on = m.due_on
                             AND t.step = CASE WHEN m.due_on > $2 THEN 'before' WHEN m.due_on > $3 THEN 'on_the_day'
                                               ELSE 'after' END)
         ORDER BY m.account_id, m.id
         LIMIT 500"
    )
    .bind(&today.plus_days(REMINDED_DAYS))
    .bind(&today)
    .bind(&today.plus_days(-REMINDED_DAYS))
    .all(tx, |row| {
        Ok(Untold {
            measure: row.get("id")?,
            account: row.get("account_id")?,
            due_on: row.get("due_on")?,
        })
    })
    .await
}

/// Notes that somebody is reminded of a measure at its present step; false if that was noted before.
pub(crate) async fn note(tx: &mut Tx, permit: &JobPermit, untold: &Untold) -> Result<bool> {
    let today = permit.now().day();
    let Some(step) = ReminderStep::on(untold.due_on, today) else {
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
