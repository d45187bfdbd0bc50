//! Removes what has served its time: ended jobs, closed messages, seen notices. Nothing of a case or person lies here.

use db::failure::Result;
use db::tx::Tx;

use base::moment::Moment;

use crate::job::context::JobContext;
use crate::job::kind::{JobFailure, JobKind};
use crate::job::model::Schedule;
use crate::{job, mail, notice};

const HOURS_PER_DAY: i64 = 24;
/// Longer than the longest period, so that a recurring job is not planned twice.
const JOB_DAYS: i64 = 62;
const MESSAGE_DAYS: i64 = 90;
const NOTICE_DAYS: i64 = 365;

pub(crate) fn kind() -> JobKind {
    JobKind::new("post.tidy", "Postausgang und Aufgaben aufräumen", tidy)
        .every(Schedule::DailyFrom { hour: 3 })
}

async fn tidy(context: JobContext) -> std::result::Result<(), JobFailure> {
    let before = |days: i64| context.now().plus_hours(-days * HOURS_PER_DAY);
    let (jobs, messages, notices) = (before(JOB_DAYS), before(MESSAGE_DAYS), before(NOTICE_DAYS));
    loop {
        let mut tx = context.write().await?;
        let removed = remove_some(&mut tx, jobs, messages, notices).await?;
        tx.commit().await?;
        if removed == 0 {
            return Ok(());
        }
        context.go_on()?;
    }
}

async fn remove_some(tx: &mut Tx, jobs: Moment, messages: Moment, notices: Moment) -> Result<u64> {
    Ok(job::store::delete_finished_before(tx, jobs).await?
        + mail::store::delete_closed_before(tx, messages).await?
        + notice::store::delete_seen_before(tx, notices).await?)
}
