//! Takes a run back: everything it made goes with its keys, but for what somebody has worked on since.

use access::failure::Denied;
use access::permit::{JobPermit, JobPurpose};
use cases::case::store::undone;
use cases::contact::store::erase as cards;
use db::failure::Failure;
use db::tx::Tx;
use people::index::PersonIndex;
use post::job::context::JobContext;
use post::job::kind::JobFailure;
use vault::subject::KeySubject;

use crate::store::made::{self, Made, MadeState};
use crate::store::run::{self, Run, RunState};
use crate::store::touched::is_touched;

pub(super) async fn run(context: JobContext, index: PersonIndex) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Import).await?;
    let mut tx = context.read().await?;
    let found = run::of_job(&mut tx, &permit, context.id()).await?;
    let Some(own) = found.filter(|run| run.state == RunState::Undoing) else {
        return Ok(());
    };
    let counts = made::counts(&mut tx, own.id).await?;
    drop(tx);
    let total = counts.cases + counts.cards + counts.taken_back + counts.kept;
    let mut done = counts.taken_back + counts.kept;
    let mut last = 0;
    loop {
        let mut tx = context.read().await?;
        let some = made::after(&mut tx, own.id, (last, MadeState::Made)).await?;
        drop(tx);
        let Some(end) = some.last() else { break };
        last = end.row;
        for made in &some {
            done += 1;
            take_back(&context, &permit, (&own, made), (done, total)).await?;
            if let Some(person) = made.person {
                forget_if_gone(&context, &index, (&own, made.row), person).await?;
            }
            context.go_on()?;
        }
    }
    destroy_keys(&context, &own).await?;
    let mut tx = context.write().await?;
    run::finish(&mut tx, &permit, own.id, RunState::Undone).await?;
    Ok(tx.commit().await?)
}

/// Takes one row back; what another room holds on to was worked on, whatever the trail says.
async fn take_back(
    context: &JobContext,
    permit: &JobPermit,
    (own, made): (&Run, &Made),
    (done, total): (i64, i64),
) -> Result<(), JobFailure> {
    let mut tx = context.write().await?;
    let mut state = MadeState::Kept;
    if !is_touched(&mut tx, own.id, made.row).await? {
        match remove(&mut tx, permit, made).await {
            Ok(()) => state = MadeState::TakenBack,
            Err(Denied::Database(Failure::Statement { .. })) => {
                drop(tx);
                tx = context.write().await?;
            }
            Err(other) => return Err(other.into()),
        }
    }
    made::set_state(&mut tx, permit, (own.id, made.row), state).await?;
    context.progress_within(&mut tx, done, total).await?;
    Ok(tx.commit().await?)
}

async fn remove(tx: &mut Tx, permit: &JobPermit, made: &Made) -> access::failure::Result<()> {
    if let Some(case) = made.case {
        undone::take_back(tx, permit, case).await?;
    }
    if let Some(person) = made.person {
        consents::store::erasure::erase(tx, permit, &[person]).await?;
        people::erasure::erase_rows(tx, permit, person).await?;
    }
    if let Some(card) = made.card {
        cards::erase(tx, permit, card).await?;
    }
    Ok(())
}

async fn forget_if_gone(
    context: &JobContext,
    index: &PersonIndex,
    (own, row): (&Run, u32),
    person: base::ids::PersonId,
) -> Result<(), JobFailure> {
    let mut tx = context.read().await?;
    let before = row.saturating_sub(1);
    let gone = made::after(&mut tx, own.id, (before, MadeState::TakenBack)).await?;
    if gone.first().is_some_and(|made| made.row == row) {
        index.forget(person);
    }
    Ok(())
}

/// All at once, because each destruction begins a new epoch; a run that was broken off before comes here again.
async fn destroy_keys(context: &JobContext, own: &Run) -> Result<(), JobFailure> {
    let mut keys = Vec::new();
    let mut last = 0;
    loop {
        let mut tx = context.read().await?;
        let some = made::after(&mut tx, own.id, (last, MadeState::TakenBack)).await?;
        drop(tx);
        let Some(end) = some.last() else { break };
        last = end.row;
        for made in &some {
            keys.extend(made.person.map(KeySubject::Person));
            keys.extend(made.case.map(KeySubject::Case));
            keys.extend(made.card.map(KeySubject::Contact));
        }
    }
    if !keys.is_empty() {
        context.back_door().keyring().destroy(&keys).await?;
    }
    Ok(())
}
