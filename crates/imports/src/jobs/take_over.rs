//! Takes a list over, some rows at a time: what is made and that it was made are durable together, so that a run which is
//! broken off goes on where it stood and makes nothing twice.

use access::permit::{JobPermit, JobPurpose};
use access::subject::store as subjects;
use access::subject::store::Seat;
use organisation::store::structure;
use people::index::PersonIndex;
use people::person::store::Seat as PersonSeat;
use post::job::context::JobContext;
use post::job::kind::JobFailure;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use crate::finding::Finding;
use crate::jobs::make::{Maker, Planned};
use crate::row::{Places, Reading, understood};
use crate::store::part::Part;
use crate::store::run::{Run, RunState};
use crate::store::{made, part, run};
use web::upload::sheet::Row;

/// Rows of one durable write: each store is asked once for all of them. Fewer than bulk work takes elsewhere, because an
/// import runs in the middle of the day, and whoever saves waits for one transaction of it.
const AT_ONCE: usize = 16;

pub(super) async fn run(context: JobContext, index: PersonIndex) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Import).await?;
    let mut tx = context.read().await?;
    let found = run::of_job(&mut tx, &permit, context.id()).await?;
    let Some(own) = found.filter(|run| run.state == RunState::Running) else {
        return Ok(());
    };
    let seat = subjects::seat(&mut tx, &own.id.to_string()).await?;
    let seat = seat.ok_or(JobFailure::never("payload"))?;
    let structure = structure::for_a_job(&mut tx, &permit).await?;
    let findings = part::findings(&mut tx, own.id).await?;
    let done = made::numbers(&mut tx, own.id, (0, u32::MAX)).await?.len();
    drop(tx);
    let chosen = findings
        .iter()
        .flat_map(|(_, part)| &part.0)
        .filter(|one| one.is_chosen)
        .count();
    let mut taking = Taking {
        context: &context,
        permit: &permit,
        index: &index,
        key: context
            .back_door()
            .keyring()
            .key_of(KeySubject::Import(own.id))
            .await?,
        places: Places::of(structure.as_ref()),
        seat,
        done: i64::try_from(done).unwrap_or(0),
        total: i64::try_from(chosen).unwrap_or(0),
        run: own,
    };
    for number in 0..taking.run.part_count {
        taking.part(number).await?;
    }
    taking.finish().await
}

struct Taking<'t> {
    context: &'t JobContext,
    permit: &'t JobPermit,
    index: &'t PersonIndex,
    run: Run,
    key: SubjectKey,
    places: Places,
    seat: Seat,
    done: i64,
    total: i64,
}

impl Taking<'_> {
    async fn part(&mut self, number: i64) -> Result<(), JobFailure> {
        let mut tx = self.context.read().await?;
        let found = part::read_for_a_job(&mut tx, self.permit, (self.run.id, &self.key), number).await?;
        let Some(part) = found else { return Ok(()) };
        let numbers = part.findings.0.iter().map(|finding| finding.number);
        let range = (numbers.clone().min().unwrap_or(0), numbers.max().unwrap_or(0));
        let done = made::numbers(&mut tx, self.run.id, range).await?;
        drop(tx);
        let planned = self.planned(&part, &done);
        for some in planned.chunks(AT_ONCE) {
            self.make(some).await?;
        }
        Ok(())
    }

    /// The chosen rows of a part that are not dealt with yet.
    fn planned(&self, part: &Part, done: &[u32]) -> Vec<Planned> {
        let rows = &self.permit.reveal(&part.rows).0;
        let row_of = |finding: &Finding| rows.iter().find(|row| row.number == finding.number);
        let reading = Reading {
            mapping: &self.run.mapping,
            places: &self.places,
            today: self.permit.now().day(),
        };
        let read = |row: &Row| understood(row, &reading).ok();
        let open = part
            .findings
            .0
            .iter()
            .filter(|one| one.is_chosen && !done.contains(&one.number));
        let ids = self.context.back_door().access().ids();
        open.map(|finding| Planned::of(finding, row_of(finding).and_then(read), ids))
            .collect()
    }

    /// Makes some rows in one transaction, together with how far the run is.
    async fn make(&mut self, planned: &[Planned]) -> Result<(), JobFailure> {
        let subjects: Vec<KeySubject> = planned.iter().flat_map(Planned::keys).collect();
        let keys = self.context.back_door().keyring().create_many(&subjects).await?;
        let maker = Maker {
            permit: self.permit,
            owner: self.run.account,
            seat: self.seat,
            ids: self.context.back_door().access().ids(),
        };
        let mut tx = self.context.write().await?;
        let made = maker.make(&mut tx, planned, &keys).await?;
        made::insert(&mut tx, self.permit, self.run.id, &made).await?;
        self.done += i64::try_from(made.len()).unwrap_or(0);
        self.context
            .progress_within(&mut tx, self.done, self.total)
            .await?;
        tx.commit().await?;
        let seat = PersonSeat {
            owner: Some(self.run.account),
            controller: self.seat.controller,
            is_restricted: false,
        };
        for (person, row) in planned.iter().filter_map(Planned::person) {
            self.index.enter(person, seat, &row.details);
        }
        self.context.go_on()?;
        tokio::task::yield_now().await;
        Ok(())
    }

    /// The list has served: its rows go at once, its key with the next tidying.
    async fn finish(&self) -> Result<(), JobFailure> {
        let mut tx = self.context.write().await?;
        part::forget_rows(&mut tx, self.permit, self.run.id).await?;
        subjects::delete(&mut tx, &self.run.id.to_string()).await?;
        run::finish(&mut tx, self.permit, self.run.id, RunState::Done).await?;
        self.context
            .progress_within(&mut tx, self.done, self.total)
            .await?;
        Ok(tx.commit().await?)
    }
}
