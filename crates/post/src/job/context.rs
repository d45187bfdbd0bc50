//! What a running job has in hand: its payload, its district, its progress. Not the worker that started it.

use std::str::FromStr;

use access::back_door::BackDoor;
use access::permit::{JobPermit, JobPurpose};
use db::tx::Tx;
use tokio::sync::watch;

use base::ids::JobId;
use base::moment::Moment;

use crate::job::kind::JobFailure;
use crate::job::model::{MOST_ATTEMPTS, Payload};
use crate::job::store::{self, Claim};

/// How long a worker may hold a job without a sign of life.
pub(crate) const LEASE_MINUTES: i64 = 5;

/// One run of a job.
#[derive(Clone, Debug)]
pub struct JobContext {
    back_door: BackDoor,
    claim: Claim,
    stopping: watch::Receiver<bool>,
}

impl JobContext {
    pub(crate) fn new(back_door: BackDoor, claim: Claim, stopping: watch::Receiver<bool>) -> Self {
        Self {
            back_door,
            claim,
            stopping,
        }
    }

    /// The job.
    pub fn id(&self) -> JobId {
        self.claim.id
    }

    /// What it was told.
    pub fn payload(&self) -> &Payload {
        &self.claim.payload
    }

    /// A value of the payload without which the job cannot work.
    ///
    /// # Errors
    /// [`JobFailure::Never`] if it is missing or not readable.
    pub fn needed<T: FromStr>(&self, name: &str) -> Result<T, JobFailure> {
        self.claim.payload.get(name).ok_or(JobFailure::never("payload"))
    }

    /// What earlier runs noted as done, so that this one can go on from there.
    pub fn done_before(&self) -> i64 {
        self.claim.progress_done
    }

    /// Whether a further failure gives the job up.
    pub fn is_last_attempt(&self) -> bool {
        self.claim.attempts >= MOST_ATTEMPTS
    }

    /// The current moment.
    pub fn now(&self) -> Moment {
        self.back_door.access().clock().now()
    }

    /// The way to everything of the district that needs no one signed in.
    pub fn back_door(&self) -> &BackDoor {
        &self.back_door
    }

    /// Leave to open personal data, with one audit line.
    ///
    /// # Errors
    /// If that line cannot be written.
    pub async fn permit(&self, purpose: JobPurpose) -> Result<JobPermit, JobFailure> {
        Ok(self.back_door.job(purpose).await?)
    }

    /// A transaction that reads.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn read(&self) -> Result<Tx, JobFailure> {
        Ok(self.back_door.read().await?)
    }

    /// A transaction that writes.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn write(&self) -> Result<Tx, JobFailure> {
        Ok(self.back_door.write().await?)
    }

    /// Notes the progress and shows that the job is alive.
    ///
    /// # Errors
    /// [`JobFailure::Interrupted`] if the job is to stop here; it goes on later.
    pub async fn progress(&self, done: i64, total: i64) -> Result<(), JobFailure> {
        let mut tx = self.write().await?;
        self.progress_within(&mut tx, done, total).await?;
        tx.commit().await?;
        self.go_on()
    }

    /// Notes the progress in the transaction of the work itself, so that neither is durable without the other.
    ///
    /// # Errors
    /// [`JobFailure::Interrupted`] if another worker has taken the job; then the work must not be committed.
    pub async fn progress_within(&self, tx: &mut Tx, done: i64, total: i64) -> Result<(), JobFailure> {
        let until = self.now().plus_minutes(LEASE_MINUTES);
        if store::note_progress(tx, &self.claim, (done, total), until).await? {
            Ok(())
        } else {
            Err(JobFailure::Interrupted)
        }
    }

    /// A place at which the job can be interrupted.
    ///
    /// # Errors
    /// [`JobFailure::Interrupted`] if the program stops.
    pub fn go_on(&self) -> Result<(), JobFailure> {
        if *self.stopping.borrow() {
            Err(JobFailure::Interrupted)
        } else {
            Ok(())
        }
    }
}
