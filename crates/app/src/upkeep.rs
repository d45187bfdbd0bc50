//! The job that keeps the house whole and belongs to no room.

use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

/// Once a night: keys that no row uses are destroyed, however old they are.
pub(crate) fn sweep_orphan_keys() -> JobKind {
    JobKind::new("app.sweep_keys", "Verwaiste Schlüssel vernichten", sweep)
        .every(Schedule::DailyFrom { hour: 2 })
}

async fn sweep(context: JobContext) -> Result<(), JobFailure> {
    let destroyed = context.back_door().sweep_orphan_keys(context.now()).await?;
    if destroyed > 0 {
        tracing::info!(destroyed, "orphan keys destroyed");
    }
    Ok(())
}
