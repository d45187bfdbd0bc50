//! Runs the jobs of one district: plans the recurring ones, takes what is due, notes how it ended. Knows no kind by name.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use access::back_door::BackDoor;
use db::failure::Result;
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::{self, Instant};

use base::ids::JobId;

use crate::job::context::{JobContext, LEASE_MINUTES};
use crate::job::kind::{JobFailure, JobKind};
use crate::job::model::{JobState, MOST_ATTEMPTS, minutes_to_wait_after};
use crate::job::store::{self, Claim};

/// How many jobs of a district run at the same time, so that a long one does not hold up the mail.
const HANDS: usize = 3;
/// How often a hand with nothing to do looks again.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often a running job shows that it is alive: well within [`LEASE_MINUTES`].
const BEAT_EVERY: Duration = Duration::from_secs(100);
/// How long a job may go on after the program was asked to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// The worker of one district; cheap to clone. Several, in one process or in many, never run one job at once.
#[derive(Clone, Debug)]
pub struct Worker(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    back_door: BackDoor,
    kinds: BTreeMap<&'static str, JobKind>,
    planned: Mutex<BTreeMap<&'static str, String>>,
    stopping: watch::Sender<bool>,
}

impl Worker {
    /// A worker that knows these kinds; of two with one name it keeps the last.
    pub fn new(back_door: BackDoor, kinds: Vec<JobKind>) -> Self {
        Self(Arc::new(Inner {
            back_door,
            kinds: kinds.into_iter().map(|kind| (kind.name(), kind)).collect(),
            planned: Mutex::default(),
            stopping: watch::Sender::new(false),
        }))
    }

    /// Works until [`Worker::stop`]; then returns as soon as the running jobs have stopped at a good place.
    pub async fn run(&self) {
        let hands: [JoinHandle<()>; HANDS] = std::array::from_fn(|_| {
            let worker = self.clone();
            tokio::spawn(async move { worker.run_one_hand().await })
        });
        for hand in hands {
            if let Err(error) = hand.await {
                tracing::error!(%error, "a worker ended early");
            }
        }
    }

    /// Asks everything to stop; what runs is interrupted at its next place to do so and goes on after the next start.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Plans what recurs and runs everything that is due now, one after the other; returns how many jobs were run.
    ///
    /// # Errors
    /// What the database reports; a job that fails is no error of the worker.
    pub async fn run_due_once(&self) -> Result<usize> {
        self.plan().await?;
        let mut count = 0;
        while let Some(claim) = self.claim().await? {
            self.run_claimed(claim).await?;
            count += 1;
        }
        Ok(count)
    }

    async fn run_one_hand(&self) {
        let mut stopping = self.0.stopping.subscribe();
        while !*stopping.borrow() {
            match self.run_next().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "jobs cannot be taken, trying again"),
            }
            tokio::select! {
                () = time::sleep(LOOK_EVERY) => {}
                _ = stopping.changed() => {}
            }
        }
    }

    async fn run_next(&self) -> Result<bool> {
        self.plan().await?;
        let Some(claim) = self.claim().await? else {
            return Ok(false);
        };
        self.run_claimed(claim).await?;
        Ok(true)
    }

    /// Queues the recurring jobs of the current periods. The database lets each period in once.
    async fn plan(&self) -> Result<()> {
        let now = self.0.back_door.access().clock().now();
        let of_now = |kind: &JobKind| Some((kind.name(), kind.schedule()?.period(now)));
        let mut current: BTreeMap<&'static str, String> = self.0.kinds.values().filter_map(of_now).collect();
        current.retain(|kind, period| self.planned().get(kind) != Some(period));
        if current.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        for (kind, period) in &current {
            let id = JobId::from_uuid(self.0.back_door.access().ids().next());
            store::insert_for_period(&mut tx, id, (kind, period), now).await?;
        }
        tx.commit().await?;
        self.planned().extend(current);
        Ok(())
    }

    async fn claim(&self) -> Result<Option<Claim>> {
        let now = self.0.back_door.access().clock().now();
        loop {
            let mut tx = self.0.back_door.district().read().await?;
            if !store::is_any_due(&mut tx, now).await? {
                return Ok(None);
            }
            drop(tx);
            let mut tx = self.write().await?;
            let claim = store::claim(&mut tx, now, now.plus_minutes(LEASE_MINUTES)).await?;
            tx.commit().await?;
            if claim.is_some() {
                return Ok(claim);
            }
        }
    }

    async fn run_claimed(&self, claim: Claim) -> Result<()> {
        let outcome = match self.0.kinds.get(claim.kind.as_str()) {
            None => Err(JobFailure::never("unknown_kind")),
            // Its process died each time, or the failure could not be noted.
            Some(_) if claim.attempts > MOST_ATTEMPTS => Err(JobFailure::never("never_finished")),
            Some(kind) => {
                let stopping = self.0.stopping.subscribe();
                let context = JobContext::new(self.0.back_door.clone(), claim.clone(), stopping);
                self.watch(&claim, tokio::spawn(kind.start(context))).await
            }
        };
        self.settle(&claim, outcome).await
    }

    /// Waits for the work; meanwhile shows that it is alive, and ends it if it is no longer this worker's.
    async fn watch(
        &self,
        claim: &Claim,
        mut work: JoinHandle<std::result::Result<(), JobFailure>>,
    ) -> std::result::Result<(), JobFailure> {
        let mut beats = time::interval_at(Instant::now() + BEAT_EVERY, BEAT_EVERY);
        let out_of_patience = self.out_of_patience();
        tokio::pin!(out_of_patience);
        loop {
            tokio::select! {
                ended = &mut work => return ended.unwrap_or_else(|error| Err(broken_off(&error))),
                _ = beats.tick() => {
                    if self.is_still_ours(claim).await {
                        continue;
                    }
                }
                () = &mut out_of_patience => {}
            }
            work.abort();
            return Err(JobFailure::Interrupted);
        }
    }

    async fn out_of_patience(&self) {
        let mut stopping = self.0.stopping.subscribe();
        // The sender lives as long as this worker, so waiting cannot fail.
        let _ = stopping.wait_for(|is_stopping| *is_stopping).await;
        time::sleep(PATIENCE).await;
    }

    /// A database that does not answer leaves the lease to run out; the work itself will notice as well.
    async fn is_still_ours(&self, claim: &Claim) -> bool {
        let until = self
            .0
            .back_door
            .access()
            .clock()
            .now()
            .plus_minutes(LEASE_MINUTES);
        let kept = async {
            let mut tx = self.write().await?;
            let is_ours = store::keep(&mut tx, claim, until).await?;
            tx.commit().await?;
            Ok::<bool, db::failure::Failure>(is_ours)
        };
        kept.await.unwrap_or_else(|error| {
            tracing::warn!(job = %claim.id, %error, "lease not prolonged, trying again");
            true
        })
    }

    async fn settle(&self, claim: &Claim, outcome: std::result::Result<(), JobFailure>) -> Result<()> {
        let now = self.0.back_door.access().clock().now();
        let mut tx = self.write().await?;
        match outcome {
            Ok(()) => store::finish(&mut tx, claim, (JobState::Done, None), now).await?,
            Err(JobFailure::Interrupted) => {
                store::put_back(&mut tx, claim, (claim.attempts - 1, None), now).await?;
            }
            Err(JobFailure::Again { code, source }) if claim.attempts < MOST_ATTEMPTS => {
                log_failure(claim, code, source.as_deref());
                let run_after = now.plus_minutes(minutes_to_wait_after(claim.attempts));
                store::put_back(&mut tx, claim, (claim.attempts, Some(code)), run_after).await?;
            }
            Err(JobFailure::Again { code, source }) => {
                log_failure(claim, code, source.as_deref());
                store::finish(&mut tx, claim, (JobState::Failed, Some(code)), now).await?;
            }
            Err(JobFailure::Never { code }) => {
                log_failure(claim, code, None);
                store::finish(&mut tx, claim, (JobState::Failed, Some(code)), now).await?;
            }
        }
        tx.commit().await
    }

    async fn write(&self) -> Result<db::tx::Tx> {
        self.0.back_door.district().write().await
    }

    fn planned(&self) -> std::sync::MutexGuard<'_, BTreeMap<&'static str, String>> {
        self.0.planned.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn broken_off(error: &JoinError) -> JobFailure {
    if error.is_panic() {
        JobFailure::again("panicked")
    } else {
        JobFailure::Interrupted
    }
}

fn log_failure(claim: &Claim, code: &str, source: Option<&(dyn std::error::Error + Send + Sync)>) {
    let source = source.map(ToString::to_string).unwrap_or_default();
    tracing::warn!(job = %claim.id, kind = claim.kind, attempt = claim.attempts, code, source, "job failed");
}
