//! The two jobs of retention: once a month what is due is proposed, and what two people released is erased. Rows go first,
//! one transaction a file, so that work goes on beside it; then all keys at once, which ends the epoch.

use access::permit::{JobPermit, JobPurpose};
use access::person_data::PersonData;
use base::day::Day;
use base::ids::{AccountId, Ids, RowId};
use base::moment::Moment;
use db::tx::Tx;
use people::index::PersonIndex;
use post::job::NewJob;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::{Payload, Schedule};
use post::mail::outbox::Outbox;
use vault::subject::KeySubject;

use crate::hold::store::is_held;
use crate::retention::model::{FileKind, Period, is_due, last_due_year, years};
use crate::retention::store::due::{self, Candidate};
use crate::retention::store::period;
use crate::retention::store::run::{self, Item};
use crate::retention::telling;

const PROPOSE: &str = "rights.propose";
const ERASE: &str = "rights.erase";
const RUN: &str = "run";
/// Files in one proposal: as many as two people can look at, and as one run erases within a minute.
const MOST: usize = 1_000;
/// Whoever has not released a run after so many days is told again with the next proposal.
const DAYS_UNTIL_SAID_AGAIN: i64 = 21;
/// Work goes on from one hour of the night.
const HOUR: i64 = 4;

/// The jobs of this room.
pub fn jobs(outbox: &Outbox, index: &PersonIndex, data: &PersonData) -> Vec<JobKind> {
    let (outbox, index, data) = (outbox.clone(), index.clone(), data.clone());
    vec![
        JobKind::new(PROPOSE, "Löschvorschlag erstellen", move |context| {
            propose(context, outbox.clone())
        })
        .every(Schedule::MonthlyFrom { hour: HOUR }),
        JobKind::new(ERASE, "Freigegebene Akten löschen", move |context| {
            erase(context, index.clone(), data.clone())
        }),
    ]
}

/// Queues the erasure of a run that two people released.
///
/// # Errors
/// What the database reports.
pub(crate) async fn queue_erasure(
    tx: &mut Tx,
    (run, asked_by): (RowId, AccountId),
    (ids, now): (&Ids, Moment),
) -> db::failure::Result<()> {
    let new = NewJob {
        kind: ERASE,
        payload: Payload::none().with(RUN, &run),
        run_after: now,
        asked_by: Some(asked_by),
    };
    post::job::queue(tx, &new, ids, now).await.map(drop)
}

/// Queues a proposal besides the monthly one.
///
/// # Errors
/// What the database reports.
pub(crate) async fn queue_proposal(
    tx: &mut Tx,
    asked_by: AccountId,
    (ids, now): (&Ids, Moment),
) -> db::failure::Result<()> {
    let new = NewJob {
        kind: PROPOSE,
        payload: Payload::none(),
        run_after: now,
        asked_by: Some(asked_by),
    };
    post::job::queue(tx, &new, ids, now).await.map(drop)
}

/// What is found due, until the proposal is full.
struct Finding<'f> {
    permit: &'f JobPermit,
    periods: Vec<Period>,
    today: Day,
    items: Vec<Item>,
}

impl Finding<'_> {
    fn is_full(&self) -> bool {
        self.items.len() >= MOST
    }

    /// The first day of which nothing can be due, whatever the controller decided.
    fn before(&self, kind: FileKind) -> Option<Day> {
        let of_kind = self.periods.iter().filter(|period| period.kind == kind);
        let shortest = of_kind
            .map(|period| period.years)
            .chain([years(&self.periods, kind, None)])
            .min();
        let year = last_due_year(self.today, shortest.unwrap_or_default()) + 1;
        Day::new(i16::try_from(year).ok()?, 1, 1).ok()
    }

    fn is_due<S>(&self, kind: FileKind, candidate: &Candidate<S>) -> bool {
        let years = years(&self.periods, kind, Some(candidate.controller));
        is_due(candidate.ended_on, years, self.today)
    }

    /// Adds a file unless it is held.
    async fn add<S>(
        &mut self,
        tx: &mut Tx,
        file: KeySubject,
        candidate: &Candidate<S>,
    ) -> db::failure::Result<bool> {
        if is_held(tx, file, self.today).await? {
            return Ok(false);
        }
        self.items.push(Item {
            file,
            controller: Some(candidate.controller),
            ended_on: Some(candidate.ended_on),
        });
        Ok(true)
    }
}

async fn propose(context: JobContext, outbox: Outbox) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let mut tx = context.read().await?;
    let mut finding = Finding {
        permit: &permit,
        periods: period::all(&mut tx).await?,
        today: permit.now().day(),
        items: Vec::new(),
    };
    cases(&mut tx, &mut finding).await?;
    persons(&mut tx, &mut finding).await?;
    emergencies(&mut tx, &mut finding).await?;
    drop(tx);
    let items = std::mem::take(&mut finding.items);
    let mut tx = context.write().await?;
    let mut is_new = false;
    if !items.is_empty() {
        let run;
        (run, is_new) = run::proposed(&mut tx, &permit, context.back_door().access().ids()).await?;
        for item in &items {
            run::add(&mut tx, run, item).await?;
        }
    }
    // Also when nothing was added: what waits since the last month is said again.
    let weeks_ago = permit.now().plus_hours(-24 * DAYS_UNTIL_SAID_AGAIN);
    if is_new || run::waits_since(&mut tx, &permit, weeks_ago).await? {
        telling::tell(&mut tx, &outbox, None).await?;
    }
    Ok(tx.commit().await?)
}

async fn cases(tx: &mut Tx, finding: &mut Finding<'_>) -> Result<(), JobFailure> {
    let Some(before) = finding.before(FileKind::Case) else {
        return Ok(());
    };
    let mut after = (String::new(), String::new());
    while !finding.is_full() {
        let some = due::cases(tx, finding.permit, (before, &after)).await?;
        let Some(last) = some.last() else { break };
        after = (last.ended_on.to_string(), last.file.to_string());
        for one in some
            .iter()
            .filter(|one| finding.is_due(FileKind::Case, one))
            .copied()
            .collect::<Vec<_>>()
        {
            if !finding.add(tx, KeySubject::Case(one.file), &one).await? {
                continue;
            }
            for person in due::persons_of(tx, finding.permit, one.file).await? {
                finding.add(tx, KeySubject::Person(person), &one).await?;
            }
            if finding.is_full() {
                break;
            }
        }
    }
    Ok(())
}

async fn persons(tx: &mut Tx, finding: &mut Finding<'_>) -> Result<(), JobFailure> {
    let Some(before) = finding.before(FileKind::Person).and_then(beginning) else {
        return Ok(());
    };
    let mut after = String::new();
    while !finding.is_full() {
        let some = due::persons(tx, finding.permit, (before, &after)).await?;
        let Some(last) = some.last() else { break };
        after = last.file.to_string();
        for one in some
            .iter()
            .filter(|one| finding.is_due(FileKind::Person, one))
            .copied()
            .collect::<Vec<_>>()
        {
            if !finding.is_full() {
                finding.add(tx, KeySubject::Person(one.file), &one).await?;
            }
        }
    }
    Ok(())
}

async fn emergencies(tx: &mut Tx, finding: &mut Finding<'_>) -> Result<(), JobFailure> {
    let Some(before) = finding.before(FileKind::Emergency).and_then(beginning) else {
        return Ok(());
    };
    let mut after = String::new();
    while !finding.is_full() {
        let some = due::emergencies(tx, finding.permit, (before, &after)).await?;
        let Some(last) = some.last() else { break };
        after = last.file.to_string();
        for one in some
            .iter()
            .filter(|one| finding.is_due(FileKind::Emergency, one))
            .copied()
            .collect::<Vec<_>>()
        {
            if !finding.is_full() {
                finding.add(tx, KeySubject::Emergency(one.file), &one).await?;
            }
        }
    }
    Ok(())
}

/// The first moment of a day, near enough: the rule judges by the day.
fn beginning(day: Day) -> Option<Moment> {
    format!("{day}T00:00:00Z").parse().ok()
}

/// Erases the files of a run that two people released. Interrupted, it goes on where it was: what is erased and whose keys
/// are still there stands in the items.
async fn erase(context: JobContext, index: PersonIndex, data: PersonData) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let run: RowId = context.needed(RUN)?;
    let mut tx = context.read().await?;
    if !run::is_confirmed(&mut tx, &permit, run).await? {
        return Ok(());
    }
    let (_, total) = run::progress(&mut tx, run).await?;
    drop(tx);
    loop {
        let mut tx = context.read().await?;
        let some = run::items(&mut tx, &permit, (run, "waiting", "")).await?;
        drop(tx);
        if some.is_empty() {
            break;
        }
        for file in some {
            let mut tx = context.write().await?;
            let gone = erase_one(&mut tx, (&permit, &data), (run, file)).await?;
            let (waiting, _) = run::progress(&mut tx, run).await?;
            context.progress_within(&mut tx, total - waiting, total).await?;
            tx.commit().await?;
            people::erasure::forget(&index, &gone);
            context.go_on()?;
        }
    }
    destroy_keys(&context, &permit, run).await?;
    let mut tx = context.write().await?;
    run::finish(&mut tx, &permit, run).await?;
    Ok(tx.commit().await?)
}

async fn erase_one(
    tx: &mut Tx,
    (permit, data): (&JobPermit, &PersonData),
    (run, file): (RowId, KeySubject),
) -> Result<Vec<KeySubject>, JobFailure> {
    if is_held(tx, file, permit.now().day()).await? {
        run::keep(tx, run, file).await?;
        return Ok(Vec::new());
    }
    let gone = data.erase_rows(tx, permit, file).await?;
    run::forget(tx, run, file).await?;
    for one in &gone {
        run::erased(tx, run, *one).await?;
    }
    Ok(gone)
}

/// All at once, because each destruction begins a new epoch.
async fn destroy_keys(context: &JobContext, permit: &JobPermit, run: RowId) -> Result<(), JobFailure> {
    let mut gone = Vec::new();
    let mut after = String::new();
    let mut tx = context.read().await?;
    loop {
        let some = run::items(&mut tx, permit, (run, "erased", &after)).await?;
        let Some(last) = some.last() else { break };
        after = last.to_string();
        gone.extend(some);
    }
    drop(tx);
    if gone.is_empty() {
        return Ok(());
    }
    context.back_door().keyring().destroy(&gone).await?;
    let mut tx = context.write().await?;
    run::forget_all(&mut tx, run, &gone).await?;
    Ok(tx.commit().await?)
}
