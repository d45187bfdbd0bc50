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

/// Cards go through the list of what rooms keep of them: whatever hangs on a card goes with it. What is held stays until the
/// night after the hold has ended.
async fn erase_cards(context: JobContext, data: PersonData) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let today = permit.now().day();
    let mut after = None;
    loop {
        let mut tx = context.read().await?;
        let past = erase::past(&mut tx, &permit, (today, after)).await?;
        let mut files = Vec::with_capacity(past.len());
        for file in &past {
            if !data.is_held(&mut tx, KeySubject::Contact(*file), today).await? {
                files.push(*file);
            }
        }
        drop(tx);
        let Some(last) = past.last() else {
            return Ok(());
        };
        after = Some(*last);
        let subjects: Vec<KeySubject> = files.iter().copied().map(KeySubject::Contact).collect();
        let gone = data.erase(context.back_door(), &permit, &subjects).await?;
        let mut tx = context.write().await?;
        // Notes whose file the gate no longer knows have nothing else that hangs on them.
        for file in files
            .iter()
            .filter(|file| !gone.contains(&KeySubject::Contact(**file)))
        {
            erase::erase(&mut tx, &permit, *file).await?;
        }
        tx.commit().await?;
        context.go_on()?;
    }
}
