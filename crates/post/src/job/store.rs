//! SQL of background jobs. Who may look at them has been decided before; what they do stands in their rooms.

use access::permit::{House, Permit};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, JobId};
use base::moment::Moment;

use crate::job::NewJob;
use crate::job::model::{JobState, Payload};

/// A job that a worker holds. The version is that of the holding: whoever takes the job later has another.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) id: JobId,
    pub(crate) kind: String,
    pub(crate) payload: Payload,
    pub(crate) attempts: i64,
    pub(crate) progress_done: i64,
    pub(crate) version: i64,
}

pub(crate) async fn insert(tx: &mut Tx, id: JobId, new: &NewJob, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO post_job (id, kind, payload, asked_by, state, run_after, created_at)
         VALUES ($1, $2, $3, $4, 'queued', $5, $6)"
    )
    .bind(&id)
    .bind_text(new.kind)
    .bind(&new.payload)
    .bind(&new.asked_by)
    .bind(&new.run_after)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Queues a recurring job for a period, unless that was done before by whomever.
pub(crate) async fn insert_for_period(
    tx: &mut Tx,
    id: JobId,
    (kind, period): (&str, &str),
    now: Moment,
) -> Result<()> {
    sql!(
        "INSERT INTO post_job (id, kind, payload, period, state, run_after, created_at)
         VALUES ($1, $2, '', $3, 'queued', $4, $4)
         ON CONFLICT (kind, period) DO NOTHING"
    )
    .bind(&id)
    .bind_text(kind)
    .bind_text(period)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Whether a worker may take a job now: one that waits, or one whose holder gave no sign of life.
pub(crate) async fn is_any_due(tx: &mut Tx, now: Moment) -> Result<bool> {
    sql!(
        "SELECT 1 AS found FROM post_job
         WHERE finished_at IS NULL AND run_after <= $1
         ORDER BY run_after, id LIMIT 1"
    )
    .bind(&now)
    .first(tx, |_| Ok(()))
    .await
    .map(|found| found.is_some())
}

/// Takes the job that has waited longest. The condition stands twice: a second worker that waited for the row's lock
/// finds it no longer due and takes nothing.
pub(crate) async fn claim(tx: &mut Tx, now: Moment, lease_end: Moment) -> Result<Option<Claim>> {
    sql!(
        "UPDATE post_job
         SET state = 'running', attempts = attempts + 1, version = version + 1, run_after = $1, begun_at = $2
         WHERE id = (SELECT j.id FROM post_job j
                     WHERE j.finished_at IS NULL AND j.run_after <= $2
                     ORDER BY j.run_after, j.id LIMIT 1)
           AND finished_at IS NULL AND run_after <= $2
         RETURNING id, kind, payload, attempts, progress_done, version"
    )
    .bind(&lease_end)
    .bind(&now)
    .first(tx, |row| {
        Ok(Claim {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.get("payload")?,
            attempts: row.get("attempts")?,
            progress_done: row.get("progress_done")?,
            version: row.get("version")?,
        })
    })
    .await
}

/// Notes progress and prolongs the lease; false if another worker has the job.
pub(crate) async fn note_progress(
    tx: &mut Tx,
    claim: &Claim,
    (done, total): (i64, i64),
    lease_end: Moment,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE post_job SET progress_done = $1, progress_total = $2, run_after = $3
         WHERE id = $4 AND version = $5 AND state = 'running'"
    )
    .bind(&done)
    .bind(&total)
    .bind(&lease_end)
    .bind(&claim.id)
    .bind(&claim.version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Prolongs the lease; false if another worker has the job.
pub(crate) async fn keep(tx: &mut Tx, claim: &Claim, lease_end: Moment) -> Result<bool> {
    let touched =
        sql!("UPDATE post_job SET run_after = $1 WHERE id = $2 AND version = $3 AND state = 'running'")
            .bind(&lease_end)
            .bind(&claim.id)
            .bind(&claim.version)
            .run(tx)
            .await?;
    Ok(touched == 1)
}

/// Ends the job, unless another worker has it.
pub(crate) async fn finish(
    tx: &mut Tx,
    claim: &Claim,
    (state, code): (JobState, Option<&'static str>),
    now: Moment,
) -> Result<()> {
    sql!(
        "UPDATE post_job SET state = $1, code = $2, finished_at = $3
         WHERE id = $4 AND version = $5 AND state = 'running'"
    )
    .bind(&state)
    .bind(&code.map(str::to_owned))
    .bind(&now)
    .bind(&claim.id)
    .bind(&claim.version)
    .run(tx)
    .await
    .map(drop)
}

/// Puts the job back into the queue with so many attempts counted, unless another worker has it.
pub(crate) async fn put_back(
    tx: &mut Tx,
    claim: &Claim,
    (attempts, code): (i64, Option<&'static str>),
    run_after: Moment,
) -> Result<()> {
    sql!(
        "UPDATE post_job SET state = 'queued', attempts = $1, code = $2, run_after = $3
         WHERE id = $4 AND version = $5 AND state = 'running'"
    )
    .bind(&attempts)
    .bind(&code.map(str::to_owned))
    .bind(&run_after)
    .bind(&claim.id)
    .bind(&claim.version)
    .run(tx)
    .await
    .map(drop)
}

/// Removes at most 500 jobs that ended before a moment; returns how many there were.
pub(crate) async fn delete_finished_before(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!(
        "DELETE FROM post_job WHERE id IN
         (SELECT j.id FROM post_job j WHERE j.finished_at < $1 ORDER BY j.finished_at LIMIT 500)"
    )
    .bind(&before)
    .run(tx)
    .await
}

/// A job as pages show it: without its payload, which is for the job alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobLine {
    /// Its id.
    pub id: JobId,
    /// The name of its kind; [`crate::job::kind::JobTitles`] has the German title.
    pub kind: String,
    /// How far it is.
    pub state: JobState,
    /// From when it may run, or until when its worker holds it.
    pub run_after: Moment,
    /// How often it was tried.
    pub attempts: i64,
    /// Rows done.
    pub progress_done: i64,
    /// Rows to do in all, once that is known.
    pub progress_total: Option<i64>,
    /// Why the last try failed; [`crate::job::model::german_of_code`] explains it.
    pub code: Option<String>,
    /// Who asked for it.
    pub asked_by: Option<AccountId>,
    /// When it was queued.
    pub created_at: Moment,
    /// When a worker last took it.
    pub begun_at: Option<Moment>,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Counts how often it was taken or queued again.
    pub version: i64,
}

impl JobLine {
    /// The progress from 0 to 100, once the total is known.
    pub fn percent(&self) -> Option<i64> {
        let total = self.progress_total.filter(|total| *total > 0)?;
        Some((self.progress_done.saturating_mul(100) / total).clamp(0, 100))
    }
}

/// After which job a list goes on: queued when, and its id.
pub type JobCursor = (Moment, JobId);

/// The latest jobs, of one state if that is asked for, after the last one shown.
///
/// # Errors
/// What the database reports.
pub async fn list(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (state, after): (Option<JobState>, Option<JobCursor>),
    limit: i64,
) -> Result<Vec<JobLine>> {
    let (at, id) = cursor(after);
    let statement = if let Some(state) = state {
        sql!(
            "SELECT id, kind, state, run_after, attempts, progress_done, progress_total, code, asked_by,
                    created_at, begun_at, finished_at, version
             FROM post_job WHERE state = $1 AND (created_at, id) < ($2, $3)
             ORDER BY created_at DESC, id DESC LIMIT $4"
        )
        .bind(&state)
    } else {
        sql!(
            "SELECT id, kind, state, run_after, attempts, progress_done, progress_total, code, asked_by,
                    created_at, begun_at, finished_at, version
             FROM post_job WHERE (created_at, id) < ($1, $2)
             ORDER BY created_at DESC, id DESC LIMIT $3"
        )
    };
    statement.bind(&at).bind(&id).bind(&limit).all(tx, job_line).await
}

/// One job, for who may look at all of them.
///
/// # Errors
/// What the database reports.
pub async fn by_id(tx: &mut Tx, _permit: &Permit<House>, id: JobId) -> Result<Option<JobLine>> {
    sql!(
        "SELECT id, kind, state, run_after, attempts, progress_done, progress_total, code, asked_by,
                created_at, begun_at, finished_at, version
         FROM post_job WHERE id = $1"
    )
    .bind(&id)
    .first(tx, job_line)
    .await
}

/// One job, for the account that asked for it.
///
/// # Errors
/// What the database reports.
pub async fn own(tx: &mut Tx, permit: &Permit<House>, id: JobId) -> Result<Option<JobLine>> {
    sql!(
        "SELECT id, kind, state, run_after, attempts, progress_done, progress_total, code, asked_by,
                created_at, begun_at, finished_at, version
         FROM post_job WHERE id = $1 AND asked_by = $2"
    )
    .bind(&id)
    .bind(&permit.account())
    .first(tx, job_line)
    .await
}

/// Queues a job again that was given up; false if it is not (any more) in that version and state.
///
/// # Errors
/// What the database reports.
pub async fn queue_again(tx: &mut Tx, permit: &Permit<House>, id: JobId, version: i64) -> Result<bool> {
    let touched = sql!(
        "UPDATE post_job
         SET state = 'queued', attempts = 0, finished_at = NULL, run_after = $1, version = version + 1
         WHERE id = $2 AND version = $3 AND state = 'failed'"
    )
    .bind(&permit.now())
    .bind(&id)
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Behind the last letter of every stored moment and id.
pub(crate) const END: &str = "~";

fn cursor(after: Option<JobCursor>) -> (String, String) {
    after.map_or_else(
        || (END.to_owned(), END.to_owned()),
        |(at, id)| (at.to_string(), id.to_string()),
    )
}

fn job_line(row: &Row<'_>) -> Result<JobLine> {
    Ok(JobLine {
        id: row.get("id")?,
        kind: row.get("kind")?,
        state: row.get("state")?,
        run_after: row.get("run_after")?,
        attempts: row.get("attempts")?,
        progress_done: row.get("progress_done")?,
        progress_total: row.get("progress_total")?,
        code: row.get("code")?,
        asked_by: row.get("asked_by")?,
        created_at: row.get("created_at")?,
        begun_at: row.get("begun_at")?,
        finished_at: row.get("finished_at")?,
        version: row.get("version")?,
    })
}
