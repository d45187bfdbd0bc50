//! What the night does: reconstructions that nobody changed for half a year before their release are gone.

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use crate::reconstruction::model::DAYS_KEPT;
use crate::reconstruction::store;

/// The background jobs of reconstructions.
pub fn jobs() -> Vec<JobKind> {
    vec![
        JobKind::new(
            "themes.reconstructions",
            "Liegengebliebene Fallrekonstruktionen löschen",
            tidy,
        )
        .every(Schedule::DailyFrom { hour: 4 }),
    ]
}

/// Erases in steps what is over.
///
/// # Errors
/// What the database reports.
pub async fn tidy(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let since = permit.now().day().plus_days(-DAYS_KEPT);
    loop {
        let mut tx = context.write().await?;
        let over = store::over(&mut tx, &permit, since).await?;
        if over.is_empty() {
            return Ok(());
        }
        store::erase(&mut tx, &permit, &over).await?;
        tx.commit().await?;
        context.go_on()?;
    }
}
