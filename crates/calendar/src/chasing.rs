//! What the night asks and warns of: past appointments without an outcome, deadlines that come near, consents that end
//! soon. Each once.

use access::permit::JobPurpose;
use cases::asked::chase::remind_once;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use post::mail::outbox::Outbox;

use crate::appointment::store::chasing;
use crate::deadline::store::chasing::{EndingConsent, NearDeadline, forget_ended};

/// Asks how appointments ended.
pub(crate) fn ask_for_outcomes() -> JobKind {
    JobKind::new(
        "calendar.outcomes",
        "Nach dem Ergebnis vergangener Termine fragen",
        outcomes,
    )
    .every(Schedule::DailyFrom { hour: 3 })
}

/// Warns of deadlines: ninety, thirty and seven days ahead.
pub(crate) fn warn_of_deadlines(outbox: &Outbox) -> JobKind {
    let outbox = outbox.clone();
    JobKind::new("calendar.deadlines", "Vor Fristen warnen", move |context| {
        let outbox = outbox.clone();
        async move { remind_once::<NearDeadline>(&context, &outbox).await }
    })
    .every(Schedule::DailyFrom { hour: 3 })
}

/// Tells of consents that end within thirty days.
pub(crate) fn tell_of_ending_consents(outbox: &Outbox) -> JobKind {
    let outbox = outbox.clone();
    JobKind::new(
        "calendar.consents",
        "An ablaufende Einwilligungen erinnern",
        move |context| {
            let outbox = outbox.clone();
            async move { ending_consents(&context, &outbox).await }
        },
    )
    .every(Schedule::DailyFrom { hour: 3 })
}

async fn ending_consents(context: &JobContext, outbox: &Outbox) -> Result<(), JobFailure> {
    remind_once::<EndingConsent>(context, outbox).await?;
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let mut tx = context.write().await?;
    forget_ended(&mut tx, &permit).await?;
    Ok(tx.commit().await?)
}

async fn outcomes(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    loop {
        let mut tx = context.write().await?;
        let unasked = chasing::unasked(&mut tx, &permit).await?;
        if unasked.is_empty() {
            return Ok(());
        }
        chasing::ask(&mut tx, &permit, &unasked).await?;
        tx.commit().await?;
        context.go_on()?;
    }
}
