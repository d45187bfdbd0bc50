//! What the night asks and warns of: past appointments without an outcome, deadlines that come near. Each once.

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use crate::appointment::store::chasing;
use crate::deadline::model::{WARNED_DAYS, warning};
use crate::deadline::store as deadlines;

/// Asks how appointments ended.
pub(crate) fn ask_for_outcomes() -> JobKind {
    JobKind::new(
        "calendar.outcomes",
        "Nach dem Ergebnis vergangener Termine fragen",
        outcomes,
    )
    .every(Schedule::DailyFrom { hour: 3 })
}

/// Warns of deadlines.
pub(crate) fn warn_of_deadlines() -> JobKind {
    JobKind::new("calendar.deadlines", "Vor Fristen warnen", warnings).every(Schedule::DailyFrom { hour: 3 })
}

async fn outcomes(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    loop {
        let mut tx = context.write().await?;
        let unasked = chasing::unasked(&mut tx, &permit).await?;
        if unasked.is_empty() {
            return Ok(());
        }
        chasing::ask(&mut tx, &permit, &unasked).await?;
        tx.commit().await?;
        context.go_on()?;
    }
}

async fn warnings(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let today = permit.now().day();
    let until = today.plus_days(WARNED_DAYS.into_iter().max().unwrap_or(0));
    let mut after = String::new();
    loop {
        let mut tx = context.write().await?;
        let near = deadlines::near(&mut tx, &permit, until, &after).await?;
        let Some(last) = near.last() else { return Ok(()) };
        after = last.id.to_string();
        for one in near {
            if let Some(days_before) = warning(one.day, today) {
                deadlines::warn(&mut tx, &permit, one, days_before).await?;
            }
        }
        tx.commit().await?;
        context.go_on()?;
    }
}
