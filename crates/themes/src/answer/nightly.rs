//! The job that delivers answers: it alone opens which posts raised something, and puts the answer before whoever fills
//! them now. The mail says no more than that there is an answer.

use access::gate::raising::RAISING;
use access::permit::{JobPermit, JobPurpose};
use base::ids::{AccountId, PostId};
use db::tx::Tx;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use vault::sealed::SubjectKey;

use crate::answer::model::{MONTHS_BEFORE, WAITS_DAYS};
use crate::answer::raiser::Raiser;
use crate::answer::store::{self, Waiting, raiser};
use crate::obstacle::store::raised::{Raised, posts_behind};
use crate::theme::model::Theme;
use crate::theme::store::one_for_a_job;

/// The job's name; whoever gives an answer queues it.
pub(crate) const DELIVERY: &str = "themes.answers";
/// Where answers are read.
pub(crate) const ANSWERS: &str = "/antworten";

pub(crate) fn delivery(outbox: &Outbox) -> JobKind {
    let outbox = outbox.clone();
    JobKind::new(DELIVERY, "Antworten zu Themen zustellen", move |context| {
        let outbox = outbox.clone();
        async move { delivered(&context, &outbox).await }
    })
    .every(Schedule::DailyFrom { hour: 5 })
}

async fn delivered(context: &JobContext, outbox: &Outbox) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Answers).await?;
    let link: LinkPath = ANSWERS.parse().map_err(|_| JobFailure::never("payload"))?;
    let mut tx = context.read().await?;
    let waiting = store::waiting(&mut tx, &permit).await?;
    drop(tx);
    if waiting.is_empty() {
        return Ok(());
    }
    let key = context
        .back_door()
        .keyring()
        .district_key(RAISING)
        .await
        .map_err(|_| JobFailure::again("keys"))?;
    for answer in waiting {
        let mut tx = context.write().await?;
        let arrived = put_before_all(&mut tx, &permit, (answer, &key)).await?;
        let told: Vec<Told> = arrived.into_iter().map(Told::Account).collect();
        tell(&mut tx, outbox, &told, (NoticeKind::AnswerArrived, &link)).await?;
        tx.commit().await?;
        context.go_on()?;
    }
    Ok(())
}

/// Puts an answer before everybody it is for; says before whom it lies now and did not before.
async fn put_before_all(
    tx: &mut Tx,
    permit: &JobPermit,
    (answer, key): (Waiting, &SubjectKey),
) -> Result<Vec<AccountId>, JobFailure> {
    let Some(theme) = one_for_a_job(tx, permit, answer.theme).await? else {
        return Ok(Vec::new());
    };
    let mut raisers = raiser::behind_findings(tx, permit, (theme.head.id, key)).await?;
    let posts = behind_obstacles(tx, permit, (&theme, key)).await?;
    raisers.extend(posts.into_iter().map(Raiser::Post));
    raisers.sort_unstable();
    raisers.dedup();
    let (accounts, is_vacant) = raiser::accounts_of(tx, permit, &raisers).await?;
    let mut arrived = Vec::new();
    for account in accounts {
        if store::put_before(tx, permit, (answer.id, account)).await? {
            arrived.push(account);
        }
    }
    let is_over = answer.given_on.plus_days(WAITS_DAYS) < permit.now().day();
    if !is_vacant || is_over {
        store::mark_delivered(tx, permit, answer.id).await?;
    }
    Ok(arrived)
}

/// The posts that noted obstacles of the theme's field and kind, since a year before it was opened. A theme of no one kind
/// answers its findings only: a whole field would be everybody.
async fn behind_obstacles(
    tx: &mut Tx,
    permit: &JobPermit,
    (theme, key): (&Theme, &SubjectKey),
) -> Result<Vec<PostId>, JobFailure> {
    if theme.head.kind.is_none() {
        return Ok(Vec::new());
    }
    let raised = Raised {
        field: theme.head.field,
        kind: theme.head.kind,
        places: theme.places.clone(),
        from: theme.opened_on.plus_months(-MONTHS_BEFORE),
        to: permit.now().day(),
    };
    Ok(posts_behind(tx, permit, key, &raised).await?)
}
