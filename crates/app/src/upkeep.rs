//! The job that keeps the house whole and belongs to no room.

use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

/// The job runs every night; a night that was slept through is made up for.
const HOURS_LOOKED_BACK: i64 = 72;

/// Once a night: keys that no row uses are destroyed.
pub(crate) fn sweep_orphan_keys() -> JobKind {
    JobKind::new("app.sweep_keys", "Verwaiste Schlüssel vernichten", sweep)
        .every(Schedule::DailyFrom { hour: 2 })
}

async fn sweep(context: JobContext) -> Result<(), JobFailure> {
    let destroyed = context
        .back_door()
        .sweep_orphan_keys(context.now().plus_hours(-HOURS_LOOKED_BACK), context.now())
        .await?;
    if destroyed > 0 {
        tracing::info!(destroyed, "orphan keys destroyed");
    }
    Ok(())
}
