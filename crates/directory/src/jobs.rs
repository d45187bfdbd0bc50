//! The background work of this room: contact persons whose time is over are removed. Other rooms keep their own.

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use crate::offer::store::care;

/// How often it is looked (minutes).
const EVERY_MINUTES: i64 = 60;

/// The background jobs of this room.
pub fn kinds() -> Vec<JobKind> {
    let tidy = JobKind::new(
        "directory.contacts",
        "Abgelaufene Ansprechpersonen löschen",
        remove_ended_contacts,
    );
    vec![tidy.every(Schedule::EveryMinutes(EVERY_MINUTES))]
}

async fn remove_ended_contacts(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let mut tx = context.write().await?;
    care::remove_ended_contacts(&mut tx, permit.now().day(), permit.now()).await?;
    Ok(tx.commit().await?)
}
