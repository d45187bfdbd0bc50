//! What the night does: asks for answers that are late, ends what others no longer need to see.

use access::permit::JobPurpose;
use base::ids::PersonId;
use cases::asked::chase::remind_once;
use consents::gate::addressed::standing;
use consents::limits;
use consents::model::wish::Wish;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};

use crate::store::chasing::{LateAnswer, forget_over, silent};
use crate::store::stopping::{after, stop};
use crate::team::store::told;

/// Where members of an organisation find what is addressed to it.
pub(crate) const PARTNER_PAGE: &str = "/partner";

pub(crate) fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    vec![ask_for_answers(outbox), stop_without_consent(), end_extracts()]
}

/// Asks those who have not answered, and reminds those who wait for it. No mail says more than that there is something.
fn ask_for_answers(outbox: &Outbox) -> JobKind {
    let outbox = outbox.clone();
    JobKind::new(
        "referrals.answers",
        "Nach überfälligen Antworten auf Vermittlungen fragen",
        move |context| {
            let outbox = outbox.clone();
            async move { late_answers(&context, &outbox).await }
        },
    )
    .every(Schedule::DailyFrom { hour: 4 })
}

async fn late_answers(context: &JobContext, outbox: &Outbox) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let link: LinkPath = PARTNER_PAGE.parse().map_err(|_| JobFailure::never("payload"))?;
    let mut tx = context.read().await?;
    let silent = silent(&mut tx, &permit).await?;
    drop(tx);
    for organisation in silent {
        let mut tx = context.write().await?;
        let members = told(&mut tx, organisation, permit.now().day()).await?;
        let members: Vec<Told> = members.into_iter().map(Told::Account).collect();
        tell(&mut tx, outbox, &members, (NoticeKind::ReferralWaiting, &link)).await?;
        tx.commit().await?;
        context.go_on()?;
    }
    remind_once::<LateAnswer>(context, outbox).await
}

/// Stops what rests on a consent that has ended; a withdrawn one has stopped it already.
fn stop_without_consent() -> JobKind {
    JobKind::new(
        "referrals.consents",
        "Vermittlungen ohne gültige Einwilligung stoppen",
        stopped,
    )
    .every(Schedule::DailyFrom { hour: 1 })
}

async fn stopped(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let (now, mut last) = (permit.now(), String::new());
    loop {
        let mut tx = context.write().await?;
        let running = after(&mut tx, &last).await?;
        let Some(end) = running.last() else {
            return Ok(());
        };
        last = end.id.to_string();
        let wishes: Vec<(PersonId, Wish)> = running.iter().map(|one| (one.person, one.wish())).collect();
        let standing = standing(&mut tx, limits::none, &wishes, now.day()).await?;
        for (one, decision) in running.iter().zip(standing) {
            if !decision.is_complete() {
                stop(&mut tx, one, (None, now), context.back_door().access().ids()).await?;
            }
        }
        tx.commit().await?;
        context.go_on()?;
    }
}

/// Takes away what was sealed for others, some weeks after the outcome.
fn end_extracts() -> JobKind {
    JobKind::new(
        "referrals.extracts",
        "Auszüge beendeter Vermittlungen entfernen",
        extracts,
    )
    .every(Schedule::DailyFrom { hour: 4 })
}

async fn extracts(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let mut tx = context.write().await?;
    forget_over(&mut tx, &permit).await?;
    Ok(tx.commit().await?)
}
