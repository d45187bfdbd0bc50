//! What the worker promises: once, again, not for ever, and never two at one job.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use access::act::Act;
use access::session::model::SignedIn;
use post::job::bulk::Bulk;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::{JobState, MOST_ATTEMPTS, Payload, Schedule, german_of_code};
use post::job::store::{self, JobLine};
use post::job::worker::Worker;
use post::job::{NewJob, queue};
use testing::house::{House, on_both_databases};
use tokio::sync::Notify;

use base::ids::{AccountId, JobId};

use crate::SCHEMA;

const KIND: &str = "test.work";

type Runs = Arc<Mutex<Vec<JobId>>>;

/// A kind that notes which jobs have run.
fn noting(runs: &Runs) -> JobKind {
    let runs = Arc::clone(runs);
    JobKind::new(KIND, "Probe", move |context| {
        let runs = Arc::clone(&runs);
        async move {
            tokio::task::yield_now().await;
            runs.lock().unwrap().push(context.id());
            Ok(())
        }
    })
}

/// A kind that always ends like this.
fn failing(failure: fn() -> JobFailure) -> JobKind {
    JobKind::new(KIND, "Probe", move |_| async move { Err(failure()) })
}

/// A kind that says when it has begun and then waits for ever; it hands out its context.
fn waiting(begun: &Arc<Notify>, contexts: &Arc<Mutex<Vec<JobContext>>>) -> JobKind {
    let (begun, contexts) = (Arc::clone(begun), Arc::clone(contexts));
    JobKind::new(KIND, "Probe", move |context| {
        let (begun, contexts) = (Arc::clone(&begun), Arc::clone(&contexts));
        async move {
            contexts.lock().unwrap().push(context);
            begun.notify_one();
            std::future::pending().await
        }
    })
}

fn worker(house: &House, kind: JobKind) -> Worker {
    Worker::new(house.back_door.clone(), vec![kind])
}

async fn queued_by(house: &House, asked_by: Option<AccountId>) -> JobId {
    let now = house.clock.now();
    let new = NewJob {
        kind: KIND,
        payload: Payload::none(),
        run_after: now,
        asked_by,
    };
    let mut tx = house.back_door.write().await.unwrap();
    let id = queue(&mut tx, &new, &house.ids, now).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn queued(house: &House) -> JobId {
    queued_by(house, None).await
}

async fn list(house: &House, gregor: &SignedIn, state: Option<JobState>) -> Vec<JobLine> {
    let (mut tx, permit) = house.access.enter(gregor, Act::JobRead).await.unwrap();
    store::list(&mut tx, &permit, (state, None), 100).await.unwrap()
}

async fn line(house: &House, gregor: &SignedIn, id: JobId) -> JobLine {
    let (mut tx, permit) = house.access.enter(gregor, Act::JobRead).await.unwrap();
    store::by_id(&mut tx, &permit, id).await.unwrap().unwrap()
}

fn pass_minutes(house: &House, minutes: i64) {
    house.clock.set(house.clock.now().plus_minutes(minutes));
}

#[tokio::test]
async fn a_job_runs_once_and_not_before_its_moment() {
    on_both_databases(SCHEMA, async |house| {
        let runs = Runs::default();
        let worker = worker(&house, noting(&runs));
        let new = NewJob {
            kind: KIND,
            payload: Payload::none(),
            run_after: house.clock.now().plus_minutes(10),
            asked_by: None,
        };
        let mut tx = house.back_door.write().await.unwrap();
        let id = queue(&mut tx, &new, &house.ids, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(worker.run_due_once().await.unwrap(), 0);
        pass_minutes(&house, 10);
        assert_eq!(worker.run_due_once().await.unwrap(), 1);
        assert_eq!(worker.run_due_once().await.unwrap(), 0);

        assert_eq!(*runs.lock().unwrap(), [id]);
        let gregor = house.gregor().await;
        assert_eq!(line(&house, &gregor, id).await.state, JobState::Done);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_queues_no_job() {
    on_both_databases(SCHEMA, async |house| {
        let runs = Runs::default();
        let new = NewJob {
            kind: KIND,
            payload: Payload::none(),
            run_after: house.clock.now(),
            asked_by: None,
        };
        let mut tx = house.back_door.write().await.unwrap();
        queue(&mut tx, &new, &house.ids, house.clock.now()).await.unwrap();
        drop(tx);

        assert_eq!(worker(&house, noting(&runs)).run_due_once().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_workers_share_the_jobs_and_run_each_once() {
    on_both_databases(SCHEMA, async |house| {
        let runs = Runs::default();
        let mut ids = Vec::new();
        for _ in 0..30 {
            ids.push(queued(&house).await);
        }

        let workers: Vec<_> = (0..4)
            .map(|_| {
                let worker = worker(&house, noting(&runs));
                tokio::spawn(async move { worker.run_due_once().await.unwrap() })
            })
            .collect();
        let mut count = 0;
        for worker in workers {
            count += worker.await.unwrap();
        }

        assert_eq!(count, 30);
        let mut ran = runs.lock().unwrap().clone();
        ran.sort_unstable();
        ids.sort_unstable();
        assert_eq!(ran, ids);
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_died_runs_again_when_its_lease_has_ended() {
    on_both_databases(SCHEMA, async |house| {
        let (begun, contexts) = (Arc::new(Notify::new()), Arc::default());
        let id = queued(&house).await;
        let dying = worker(&house, waiting(&begun, &contexts));
        let process = tokio::spawn(async move { dying.run_due_once().await });
        begun.notified().await;
        process.abort();
        let runs = Runs::default();
        let next = worker(&house, noting(&runs));

        assert_eq!(next.run_due_once().await.unwrap(), 0);
        pass_minutes(&house, 5);
        assert_eq!(next.run_due_once().await.unwrap(), 1);

        assert_eq!(*runs.lock().unwrap(), [id]);
        let left_over = contexts.lock().unwrap().remove(0);
        let late = left_over.progress(1, 2).await;
        assert!(matches!(late, Err(JobFailure::Interrupted)), "{late:?}");
    })
    .await;
}

#[tokio::test]
async fn a_job_that_kills_its_process_each_time_is_given_up() {
    on_both_databases(SCHEMA, async |house| {
        let (begun, contexts) = (Arc::new(Notify::new()), Arc::default());
        let id = queued(&house).await;
        for _ in 0..MOST_ATTEMPTS {
            let dying = worker(&house, waiting(&begun, &contexts));
            let process = tokio::spawn(async move { dying.run_due_once().await });
            begun.notified().await;
            process.abort();
            pass_minutes(&house, 5);
        }
        let gregor = house.gregor().await;

        worker(&house, waiting(&begun, &contexts))
            .run_due_once()
            .await
            .unwrap();

        let line = line(&house, &gregor, id).await;
        assert_eq!(
            (line.state, line.code.as_deref()),
            (JobState::Failed, Some("never_finished"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_failing_job_is_tried_with_growing_waits_and_then_given_up() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let worker = worker(&house, failing(|| JobFailure::again("mail_server_busy")));
        let id = queued(&house).await;

        for wait in [1, 4, 16, 64, 256, 360, 360] {
            assert_eq!(worker.run_due_once().await.unwrap(), 1);
            let line = line(&house, &gregor, id).await;
            assert_eq!(line.state, JobState::Queued);
            assert_eq!(line.run_after, house.clock.now().plus_minutes(wait));
            pass_minutes(&house, wait);
        }
        worker.run_due_once().await.unwrap();

        let line = line(&house, &gregor, id).await;
        assert_eq!((line.state, line.attempts), (JobState::Failed, MOST_ATTEMPTS));
        assert_eq!(
            german_of_code(&line.code.unwrap()),
            Some("Der Mailserver nimmt zurzeit nichts an.")
        );
    })
    .await;
}

#[tokio::test]
async fn a_job_given_up_is_queued_again_by_hand() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let id = queued(&house).await;
        let broken = worker(&house, failing(|| JobFailure::never("payload")));
        broken.run_due_once().await.unwrap();
        let version = line(&house, &gregor, id).await.version;

        for expected in [true, false] {
            let (reading, permit) = house.access.enter(&gregor, Act::JobRead).await.unwrap();
            drop(reading);
            let mut tx = house.back_door.write().await.unwrap();
            assert_eq!(
                store::queue_again(&mut tx, &permit, id, version).await.unwrap(),
                expected
            );
            tx.commit().await.unwrap();
        }

        let runs = Runs::default();
        worker(&house, noting(&runs)).run_due_once().await.unwrap();
        assert_eq!(line(&house, &gregor, id).await.state, JobState::Done);
    })
    .await;
}

#[tokio::test]
async fn a_panic_is_a_failed_try_and_an_unknown_kind_is_given_up() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let id = queued(&house).await;
        let panicking = JobKind::new(KIND, "Probe", |_| async { panic!("a probe") });

        worker(&house, panicking).run_due_once().await.unwrap();

        let tried = line(&house, &gregor, id).await;
        assert_eq!(
            (tried.state, tried.code.as_deref()),
            (JobState::Queued, Some("panicked"))
        );
        pass_minutes(&house, 1);
        Worker::new(house.back_door.clone(), Vec::new())
            .run_due_once()
            .await
            .unwrap();
        let given_up = line(&house, &gregor, id).await;
        assert_eq!(
            (given_up.state, given_up.code.as_deref()),
            (JobState::Failed, Some("unknown_kind"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_recurring_job_runs_once_in_each_period_whoever_works() {
    on_both_databases(SCHEMA, async |house| {
        let runs = Runs::default();
        let hourly = || worker(&house, noting(&runs).every(Schedule::EveryMinutes(60)));
        let first = hourly();

        first.run_due_once().await.unwrap();
        first.run_due_once().await.unwrap();
        hourly().run_due_once().await.unwrap();
        assert_eq!(runs.lock().unwrap().len(), 1);

        pass_minutes(&house, 60);
        first.run_due_once().await.unwrap();
        assert_eq!(runs.lock().unwrap().len(), 2);

        pass_minutes(&house, 10 * 60);
        first.run_due_once().await.unwrap();
        assert_eq!(runs.lock().unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_job_shows_its_progress_while_it_runs() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let (begun, contexts) = (Arc::new(Notify::new()), Arc::default());
        let id = queued(&house).await;
        let worker = worker(&house, waiting(&begun, &contexts));
        let process = tokio::spawn(async move { worker.run_due_once().await });
        begun.notified().await;
        let context = contexts.lock().unwrap().remove(0);

        context.progress(150, 600).await.unwrap();

        let line = line(&house, &gregor, id).await;
        assert_eq!((line.state, line.percent()), (JobState::Running, Some(25)));
        process.abort();
    })
    .await;
}

/// Queues one job for each of five rows; breaks off once before the fourth.
async fn five_rows(context: JobContext, broke_off: Arc<Mutex<bool>>) -> Result<(), JobFailure> {
    let ids = context.back_door().access().ids().clone();
    let mut bulk = Bulk::begin(&context, 5).await?.committing_after(Duration::ZERO);
    for row in bulk.done()..5 {
        if row == 3 && !std::mem::replace(&mut *broke_off.lock().unwrap(), true) {
            return Err(JobFailure::again("database"));
        }
        let new = NewJob {
            kind: "test.row",
            payload: Payload::none().with("row", &row),
            run_after: context.now().plus_hours(24 * 365),
            asked_by: None,
        };
        queue(bulk.tx(), &new, &ids, context.now()).await?;
        bulk = bulk.step().await?;
    }
    bulk.finish().await
}

#[tokio::test]
async fn bulk_work_goes_on_where_it_broke_off() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let id = queued(&house).await;
        let broke_off = Arc::default();
        let kind = JobKind::new(KIND, "Probe", move |context| {
            five_rows(context, Arc::clone(&broke_off))
        });
        let worker = worker(&house, kind);

        worker.run_due_once().await.unwrap();
        assert_eq!(line(&house, &gregor, id).await.progress_done, 3);
        pass_minutes(&house, 1);
        worker.run_due_once().await.unwrap();

        let line = line(&house, &gregor, id).await;
        assert_eq!((line.state, line.progress_done), (JobState::Done, 5));
        assert_eq!(list(&house, &gregor, Some(JobState::Queued)).await.len(), 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopping_program_interrupts_jobs_without_counting_it_as_a_failure() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let id = queued(&house).await;
        let begun = Arc::new(Notify::new());
        let says_begun = Arc::clone(&begun);
        let endless = JobKind::new(KIND, "Probe", move |context| {
            let begun = Arc::clone(&says_begun);
            async move {
                for done in 1.. {
                    context.progress(done, i64::MAX).await?;
                    begun.notify_one();
                }
                Ok(())
            }
        });
        let worker = worker(&house, endless);
        let running = tokio::spawn({
            let worker = worker.clone();
            async move { worker.run().await }
        });
        begun.notified().await;

        worker.stop();
        running.await.unwrap();

        let line = line(&house, &gregor, id).await;
        assert_eq!(
            (line.state, line.attempts, line.code),
            (JobState::Queued, 0, None)
        );
    })
    .await;
}

#[tokio::test]
async fn who_asked_for_a_job_may_watch_it_and_nobody_else_without_the_act() {
    on_both_databases(SCHEMA, async |house| {
        let anna = house.anna().await;
        let id = queued_by(&house, Some(anna.account)).await;

        for (who, sees_it) in [
            (&anna, true),
            (&house.clara().await, false),
            (&house.emil().await, false),
            (&house.fatma().await, false),
        ] {
            let (mut tx, permit) = house.access.enter(who, Act::AccountOwn).await.unwrap();
            assert_eq!(store::own(&mut tx, &permit, id).await.unwrap().is_some(), sees_it);
            assert!(house.access.enter(who, Act::JobRead).await.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_after_the_last_job_shown() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(queued(&house).await);
            pass_minutes(&house, 1);
        }
        ids.reverse();

        let (mut tx, permit) = house.access.enter(&gregor, Act::JobRead).await.unwrap();
        let first = store::list(&mut tx, &permit, (None, None), 2).await.unwrap();
        let after = first.last().map(|line| (line.created_at, line.id));
        let rest = store::list(&mut tx, &permit, (None, after), 2).await.unwrap();

        let shown: Vec<JobId> = first.iter().chain(&rest).map(|line| line.id).collect();
        assert_eq!(shown, ids);
    })
    .await;
}

#[tokio::test]
async fn what_has_served_its_time_is_tidied_away() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let id = queued(&house).await;
        worker(&house, failing(|| JobFailure::never("payload")))
            .run_due_once()
            .await
            .unwrap();
        let outbox = crate::outbox::outbox(&house).await;
        let jobs = post::jobs(&outbox, &post::mail::transport::Transport::None);
        let worker = Worker::new(house.back_door.clone(), jobs);

        pass_minutes(&house, 61 * 24 * 60);
        worker.run_due_once().await.unwrap();
        assert!(list(&house, &gregor, None).await.iter().any(|line| line.id == id));

        pass_minutes(&house, 2 * 24 * 60);
        worker.run_due_once().await.unwrap();
        assert!(list(&house, &gregor, None).await.iter().all(|line| line.id != id));
    })
    .await;
}
