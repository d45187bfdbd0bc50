//! How a half-year becomes frozen: by hand when it is over, or by itself a month later. What was frozen never changes.

use access::permit::JobPurpose;
use base::day::Day;
use base::ids::AccountId;
use base::moment::Moment;
use db::failure::{Failure, Result};
use db::tx::Tx;
use figures::kind::Kind;
use figures::period::Period;
use figures::snapshot::store as snapshots;
use organisation::model::structure::Structure;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use super::model::{Analysis, freezes_on, half_of};
use super::{live, store};

/// When nobody works, and after the figures were made.
const HOUR: i64 = 5;

/// The job that freezes what nobody froze.
pub(crate) fn job() -> JobKind {
    JobKind::new(
        "insights.needs",
        "Ist- und Bedarfsanalyse des Halbjahres festschreiben",
        freeze_what_is_due,
    )
    .every(Schedule::DailyFrom { hour: HOUR })
}

async fn freeze_what_is_due(context: JobContext) -> std::result::Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Snapshot).await?;
    let now = permit.now();
    let half = half_of(now.day()).before(1);
    let mut tx = context.read().await?;
    let is_due = now.day() >= freezes_on(half) && !store::frozen(&mut tx).await?.contains(&half);
    if !is_due {
        return Ok(());
    }
    let Some(structure) = organisation::store::structure::for_a_job(&mut tx, &permit).await? else {
        return Ok(());
    };
    // The figures of the half-year come first; until they are there, the next night tries again.
    let Some(needs) = snapshots::table_for_a_job(&mut tx, &permit, (Kind::Needs, half)).await? else {
        return Ok(());
    };
    let analysis = live::analysis(&mut tx, (&structure, Some(&needs)), (half, now.day())).await?;
    drop(tx);
    if analysis.is_empty() {
        return Ok(());
    }
    let mut tx = context.write().await?;
    keep(&mut tx, (half, &analysis), (None, now)).await?;
    tx.commit().await?;
    Ok(())
}

/// Freezes a half-year by hand; `false` if it was frozen before.
pub(super) async fn by_hand(
    tx: &mut Tx,
    (structure, needs): (&Structure, Option<&figures::snapshot::Published>),
    (half, by, at): (Period, AccountId, Moment),
) -> Result<bool> {
    let today: Day = at.day();
    let analysis = live::analysis(tx, (structure, needs), (half, today)).await?;
    keep(tx, (half, &analysis), (Some(by), at)).await
}

async fn keep(
    tx: &mut Tx,
    (half, analysis): (Period, &Analysis),
    (by, at): (Option<AccountId>, Moment),
) -> Result<bool> {
    let content = serde_json::to_string(analysis).map_err(|error| Failure::BrokenRow {
        column: "content".to_owned(),
        reason: error.to_string(),
    })?;
    store::freeze(tx, (half, &content), (by, at)).await
}
