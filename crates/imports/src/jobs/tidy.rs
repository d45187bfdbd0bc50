//! Keeps the promise that a list is gone after the run or a day, and what is known of a run after thirty.

use access::permit::JobPurpose;
use access::subject::store as subjects;
use post::job::context::JobContext;
use post::job::kind::JobFailure;
use vault::subject::KeySubject;

use crate::store::run::RunState;
use crate::store::{part, run};

/// A list that nobody takes over is kept so long (hours).
const HOURS_KEPT: i64 = 24;
/// A run can be taken back for so long after it ended (days).
pub(crate) const DAYS_TO_TAKE_BACK: i64 = 30;

pub(super) async fn run(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let day_ago = permit.now().plus_hours(-HOURS_KEPT);
    let mut tx = context.write().await?;
    let forgotten = run::forgotten(&mut tx, &permit, day_ago).await?;
    for id in &forgotten {
        run::delete(&mut tx, *id).await?;
        subjects::delete(&mut tx, &id.to_string()).await?;
    }
    for id in run::stranded(&mut tx, &permit, day_ago).await? {
        part::forget_rows(&mut tx, &permit, id).await?;
        subjects::delete(&mut tx, &id.to_string()).await?;
        run::finish(&mut tx, &permit, id, RunState::Done).await?;
    }
    let ended = run::with_a_key_to_destroy(&mut tx, &permit).await?;
    tx.commit().await?;
    let keys: Vec<KeySubject> = forgotten
        .iter()
        .chain(&ended)
        .map(|id| KeySubject::Import(*id))
        .collect();
    if !keys.is_empty() {
        context.back_door().keyring().destroy(&keys).await?;
    }
    let month_ago = permit.now().plus_hours(-24 * DAYS_TO_TAKE_BACK);
    let mut tx = context.write().await?;
    for id in &ended {
        run::note_key_destroyed(&mut tx, &permit, *id).await?;
    }
    for id in run::ended_before(&mut tx, &permit, month_ago).await? {
        run::delete(&mut tx, id).await?;
    }
    Ok(tx.commit().await?)
}
