//! The job of the night that makes the order in which rows lie say nothing. Not the rows.

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use crate::obstacle::store::mixing::mix;

pub(crate) fn job() -> JobKind {
    JobKind::new(
        "themes.mix_obstacles",
        "Reihenfolge der Hindernisse verwischen",
        mix_all,
    )
    .every(Schedule::DailyFrom { hour: 2 })
}

async fn mix_all(context: JobContext) -> Result<(), JobFailure> {
    context.permit(JobPurpose::Upkeep).await?;
    let mut after = None;
    loop {
        let mut tx = context.write().await?;
        after = mix(&mut tx, after).await?;
        tx.commit().await?;
        if after.is_none() {
            return Ok(());
        }
        context.go_on()?;
    }
}
