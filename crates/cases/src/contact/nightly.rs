//! The nightly job that keeps the promise of the cards: after 90 days, or a year, they are gone with their keys.

use access::permit::JobPurpose;
use access::person_data::PersonData;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use vault::subject::KeySubject;

use crate::contact::store::erase;

pub(crate) fn jobs(data: &PersonData) -> Vec<JobKind> {
    let data = data.clone();
    let erase = move |context| erase_cards(context, data.clone());
    vec![
        JobKind::new("cases.erase_cards", "Abgelaufene Kontaktkarten löschen", erase)
            .every(Schedule::DailyFrom { hour: 1 }),
    ]
}

/// Cards go through the list of what rooms keep of them: whatever hangs on a card goes with it.
async fn erase_cards(context: JobContext, data: PersonData) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let today = permit.now().day();
    loop {
        let mut tx = context.read().await?;
        let past = erase::past(&mut tx, &permit, today).await?;
        drop(tx);
        if past.is_empty() {
            return Ok(());
        }
        let files: Vec<KeySubject> = past.iter().copied().map(KeySubject::Contact).collect();
        let gone = data.erase(context.back_door(), &permit, &files).await?;
        let mut tx = context.write().await?;
        // Notes whose file the gate no longer knows have nothing else that hangs on them.
        for file in past
            .iter()
            .filter(|file| !gone.contains(&KeySubject::Contact(**file)))
        {
            erase::erase(&mut tx, &permit, *file).await?;
        }
        tx.commit().await?;
        context.go_on()?;
    }
}
