//! What the night takes away: places of talks some weeks after them, contact persons and interpreters a year after they
//! left. Nothing here is about clients; professionals are not kept for ever either.

mod store;

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

/// When nobody works.
const HOUR: i64 = 3;
/// The place of a talk is kept for so many days after it.
pub const PLACE_DAYS: i32 = 30;
/// Who left is kept for so many months.
pub const LEFT_MONTHS: i32 = 12;

/// The job of this room.
pub(crate) fn job() -> JobKind {
    JobKind::new(
        "network.tidy",
        "Netzwerk: Angaben Ausgeschiedener und Orte löschen",
        tidy,
    )
    .every(Schedule::DailyFrom { hour: HOUR })
}

async fn tidy(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let today = permit.now().day();
    let mut tx = context.write().await?;
    store::forget_places(&mut tx, &permit, today.plus_days(-PLACE_DAYS)).await?;
    store::forget_people(&mut tx, &permit, today.plus_months(-LEFT_MONTHS)).await?;
    tx.commit().await?;
    Ok(())
}
