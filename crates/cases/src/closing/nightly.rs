//! What happens by itself at night: referred cases close, scratch notes past their time are gone.

use access::permit::JobPurpose;
use base::ids::CaseId;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use vault::subject::KeySubject;

use crate::asked::closing::Closers;
use crate::case::model::{REFERRED_MONTHS, months_ago};
use crate::closing::store;
use crate::note::store as notes;

pub(crate) fn jobs(closers: &Closers) -> Vec<JobKind> {
    let closers = closers.clone();
    vec![
        JobKind::new(
            "cases.close_referred",
            "Vermittelte Fälle abschließen",
            move |context| close_referred(context, closers.clone()),
        )
        .every(Schedule::DailyFrom { hour: 2 }),
        JobKind::new("cases.remove_notes", "Abgelaufene Notizen löschen", remove_notes)
            .every(Schedule::DailyFrom { hour: 2 }),
    ]
}

/// Each case in a transaction of its own; a case whose key is gone is left to the retention.
async fn close_referred(context: JobContext, closers: Closers) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Snapshot).await?;
    let until = months_ago(permit.now().day(), REFERRED_MONTHS);
    let ids = context.back_door().access().ids().clone();
    loop {
        let mut tx = context.read().await?;
        let due = store::referred_until(&mut tx, &permit, until).await?;
        drop(tx);
        let subjects: Vec<KeySubject> = due.iter().copied().map(KeySubject::Case).collect();
        let keys = context.back_door().keyring().keys_of(&subjects).await?;
        let mut closed = 0;
        for key in &keys {
            let KeySubject::Case(case) = key.subject() else {
                continue;
            };
            closed += usize::from(close_one(&context, &permit, (case, key), (&ids, &closers)).await?);
        }
        if closed == 0 {
            return Ok(());
        }
        context.go_on()?;
    }
}

async fn close_one(
    context: &JobContext,
    permit: &access::permit::JobPermit,
    case: (CaseId, &vault::sealed::SubjectKey),
    how: (&base::ids::Ids, &Closers),
) -> Result<bool, JobFailure> {
    let mut tx = context.write().await?;
    let is_closed = store::close_by_itself(&mut tx, permit, case, how).await?;
    tx.commit().await?;
    Ok(is_closed)
}

async fn remove_notes(context: JobContext) -> Result<(), JobFailure> {
    loop {
        let mut tx = context.write().await?;
        let removed = notes::delete_expired(&mut tx, context.now().day()).await?;
        tx.commit().await?;
        if removed == 0 {
            return Ok(());
        }
        context.go_on()?;
    }
}
