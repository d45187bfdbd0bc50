//! The nightly job that keeps the promise of the cards: after 90 days, or a year, they are gone with their keys.

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use vault::subject::KeySubject;

use crate::contact::store::erase;

pub(crate) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind::new(
            "cases.erase_cards",
            "Abgelaufene Kontaktkarten löschen",
            erase_cards,
        )
        .every(Schedule::DailyFrom { hour: 1 }),
    ]
}

/// Rows go first: a crash in between leaves keys that no row uses, which are swept, and never rows that do not open.
async fn erase_cards(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let today = permit.now().day();
    loop {
        let mut tx = context.write().await?;
        let past = erase::past(&mut tx, &permit, today).await?;
        for file in &past {
            erase::erase(&mut tx, &permit, *file).await?;
        }
        tx.commit().await?;
        if past.is_empty() {
            return Ok(());
        }
        let keys: Vec<KeySubject> = past.into_iter().map(KeySubject::Contact).collect();
        context.back_door().keyring().destroy(&keys).await?;
        context.go_on()?;
    }
}
