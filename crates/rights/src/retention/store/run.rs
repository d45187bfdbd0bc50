//! SQL of runs: proposed, released, confirmed, carried out. Items are kept until the keys of what was erased are gone.

use access::failure::Result;
use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, Ids, OrganisationId, PersonId, RowId};
use base::moment::Moment;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::retention::model::{Origin, Release, RunState};

/// A run with what it holds, without anybody's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its id.
    pub id: RowId,
    /// Where it comes from.
    pub origin: Origin,
    /// How far it is.
    pub state: RunState,
    /// When it was proposed.
    pub proposed_at: Moment,
    /// Who released it first.
    pub released_by: Option<AccountId>,
    /// The name of that account.
    pub released: Option<String>,
    /// The name of the second person.
    pub confirmed: Option<String>,
    /// When it was done.
    pub finished_at: Option<Moment>,
    /// Cases that wait in it.
    pub cases: i64,
    /// Persons that wait in it.
    pub persons: i64,
    /// Other files that wait in it.
    pub others: i64,
    /// The day on which the oldest of them ended.
    pub oldest: Option<Day>,
    /// Cases it erased.
    pub cases_erased: i64,
    /// Persons it erased.
    pub persons_erased: i64,
    /// Other files it erased.
    pub others_erased: i64,
    /// Files it left because they are held.
    pub kept: i64,
}

fn run_of(row: &Row<'_>) -> db::failure::Result<Run> {
    let (waiting, cases, persons): (i64, i64, i64) =
        (row.get("waiting")?, row.get("cases")?, row.get("persons")?);
    Ok(Run {
        id: row.get("id")?,
        origin: row.get("origin")?,
        state: row.get("state")?,
        proposed_at: row.get("proposed_at")?,
        released_by: row.get("released_by")?,
        released: row.get("released_name")?,
        confirmed: row.get("confirmed_name")?,
        finished_at: row.get("finished_at")?,
        cases,
        persons,
        others: waiting - cases - persons,
        oldest: row.get("oldest")?,
        cases_erased: row.get("cases_erased")?,
        persons_erased: row.get("persons_erased")?,
        others_erased: row.get("others_erased")?,
        kept: row.get("kept")?,
    })
}

/// The runs of the house, the latest first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Run>> {
    Ok(sql!(
        "SELECT r.id, r.origin, r.state, r.proposed_at, r.released_by, a.display_name AS released_name,
             b.display_name AS confirmed_name, r.finished_at, r.cases_erased, r.persons_erased, r.others_erased, r.kept,
             (SELECT COUNT(*) FROM rights_run_item i WHERE i.run_id = r.id AND i.state = 'waiting') AS waiting,
             (SELECT COUNT(*) FROM rights_run_item i
              WHERE i.run_id = r.id AND i.state = 'waiting' AND i.subject LIKE 'case:%') AS cases,
             (SELECT COUNT(*) FROM rights_run_item i
              WHERE i.run_id = r.id AND i.state = 'waiting' AND i.subject LIKE 'person:%') AS persons,
             (SELECT MIN(i.ended_on) FROM rights_run_item i WHERE i.run_id = r.id AND i.state = 'waiting') AS oldest
         FROM rights_run r
         LEFT JOIN access_account a ON a.id = r.released_by
         LEFT JOIN access_account b ON b.id = r.confirmed_by
         ORDER BY r.proposed_at DESC, r.id DESC
         LIMIT 50"
    )
    .all(tx, run_of)
    .await?)
}

/// What the rule must know of a run: how far it is and who released it.
///
/// # Errors
/// What the database reports.
pub async fn stand(
    tx: &mut Tx,
    _permit: &Permit<House>,
    run: RowId,
) -> Result<Option<(RunState, Option<AccountId>)>> {
    Ok(sql!("SELECT state, released_by FROM rights_run WHERE id = $1")
        .bind(&run)
        .first(tx, |row| Ok((row.get("state")?, row.get("released_by")?)))
        .await?)
}

/// Notes a release; says whether the run still waited for it.
///
/// # Errors
/// What the database reports.
pub async fn release(tx: &mut Tx, permit: &Permit<House>, (run, step): (RowId, Release)) -> Result<bool> {
    let statement = match step {
        Release::First => sql!(
            "UPDATE rights_run SET state = 'released', released_by = $1, released_at = $2
             WHERE id = $3 AND state = 'proposed'"
        ),
        Release::Second => sql!(
            "UPDATE rights_run SET state = 'confirmed', confirmed_by = $1, confirmed_at = $2
             WHERE id = $3 AND state = 'released' AND released_by <> $1"
        ),
    };
    let touched = statement
        .bind(&permit.account())
        .bind(&permit.now())
        .bind(&run)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// Throws a run away that was not confirmed; says whether it did. What was in it can be proposed again.
///
/// # Errors
/// What the database reports.
pub async fn discard(tx: &mut Tx, permit: &Permit<House>, run: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE rights_run SET state = 'dropped', finished_at = $1
         WHERE id = $2 AND state IN ('proposed', 'released')"
    )
    .bind(&permit.now())
    .bind(&run)
    .run(tx)
    .await?;
    if touched == 1 {
        sql!("DELETE FROM rights_run_item WHERE run_id = $1")
            .bind(&run)
            .run(tx)
            .await?;
    }
    Ok(touched == 1)
}

/// Proposes the erasure of the person of the permit for a request; the one who asks is the first pair of eyes.
///
/// # Errors
/// What the database reports.
pub async fn ask(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (request, controller): (RowId, OrganisationId),
    ids: &Ids,
) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO rights_run (id, origin, request_id, state, proposed_at, released_by, released_at)
         VALUES ($1, 'request', $2, 'released', $3, $4, $3)"
    )
    .bind(&id)
    .bind(&request)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    let item = Item {
        file: KeySubject::Person(permit.person()),
        controller: Some(controller),
        ended_on: None,
    };
    Ok(add(tx, id, &item).await?)
}

/// Whether the person of the permit waits in a run.
///
/// # Errors
/// What the database reports.
pub async fn waits(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<bool> {
    let found = sql!(
        "SELECT COUNT(*) AS n FROM rights_run_item i JOIN rights_run r ON r.id = i.run_id
         WHERE i.subject = $1 AND i.state = 'waiting' AND r.state IN ('proposed', 'released', 'confirmed')"
    )
    .bind(&KeySubject::Person(permit.person()))
    .number(tx)
    .await?;
    Ok(found > 0)
}

/// A file in a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) file: KeySubject,
    pub(crate) controller: Option<OrganisationId>,
    pub(crate) ended_on: Option<Day>,
}

pub(crate) async fn add(tx: &mut Tx, run: RowId, item: &Item) -> db::failure::Result<()> {
    sql!(
        "INSERT INTO rights_run_item (run_id, subject, controller_id, ended_on, state)
         VALUES ($1, $2, $3, $4, 'waiting')
         ON CONFLICT (run_id, subject) DO NOTHING"
    )
    .bind(&run)
    .bind(&item.file)
    .bind(&item.controller)
    .bind(&item.ended_on)
    .run(tx)
    .await
    .map(drop)
}

/// The run of retention that nobody has released yet, made if there is none; and whether it was made.
pub(crate) async fn proposed(
    tx: &mut Tx,
    permit: &JobPermit,
    ids: &Ids,
) -> db::failure::Result<(RowId, bool)> {
    let open = sql!(
        "SELECT id FROM rights_run WHERE origin = 'retention' AND state = 'proposed' ORDER BY proposed_at LIMIT 1"
    )
    .first(tx, |row| row.get("id"))
    .await?;
    if let Some(run) = open {
        return Ok((run, false));
    }
    let id = RowId::from_uuid(ids.next());
    sql!("INSERT INTO rights_run (id, origin, state, proposed_at) VALUES ($1, 'retention', 'proposed', $2)")
        .bind(&id)
        .bind(&permit.now())
        .run(tx)
        .await?;
    Ok((id, true))
}

/// Whether any run waits for somebody to release it since before a moment.
pub(crate) async fn waits_since(
    tx: &mut Tx,
    _permit: &JobPermit,
    moment: Moment,
) -> db::failure::Result<bool> {
    let found = sql!(
        "SELECT COUNT(*) AS n FROM rights_run WHERE state IN ('proposed', 'released') AND proposed_at < $1"
    )
    .bind(&moment)
    .number(tx)
    .await?;
    Ok(found > 0)
}

/// Whether the run was confirmed by two people and is not done.
pub(crate) async fn is_confirmed(tx: &mut Tx, _permit: &JobPermit, run: RowId) -> db::failure::Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM rights_run WHERE id = $1 AND state = 'confirmed'")
        .bind(&run)
        .number(tx)
        .await?;
    Ok(found == 1)
}

/// Files of a run in this state after one of them, cases before persons, at most two hundred.
pub(crate) async fn items(
    tx: &mut Tx,
    _permit: &JobPermit,
    (run, state, after): (RowId, &str, &str),
) -> db::failure::Result<Vec<KeySubject>> {
    sql!(
        "SELECT subject FROM rights_run_item
         WHERE run_id = $1 AND state = $2 AND subject > $3
         ORDER BY subject
         LIMIT 200"
    )
    .bind(&run)
    .bind_text(state)
    .bind_text(after)
    .all(tx, |row| row.get("subject"))
    .await
}

/// How many files of a run wait, and how many there are.
pub(crate) async fn progress(tx: &mut Tx, run: RowId) -> db::failure::Result<(i64, i64)> {
    let all = sql!("SELECT COUNT(*) AS n FROM rights_run_item WHERE run_id = $1")
        .bind(&run)
        .number(tx)
        .await?;
    let waiting = sql!("SELECT COUNT(*) AS n FROM rights_run_item WHERE run_id = $1 AND state = 'waiting'")
        .bind(&run)
        .number(tx)
        .await?;
    Ok((waiting, all))
}

/// A file of a run is held: it stays.
pub(crate) async fn keep(tx: &mut Tx, run: RowId, file: KeySubject) -> db::failure::Result<()> {
    sql!("UPDATE rights_run_item SET state = 'held' WHERE run_id = $1 AND subject = $2")
        .bind(&run)
        .bind(&file)
        .run(tx)
        .await?;
    sql!("UPDATE rights_run SET kept = kept + 1 WHERE id = $1")
        .bind(&run)
        .run(tx)
        .await
        .map(drop)
}

/// The rows of a file are gone: its key is to be destroyed.
pub(crate) async fn erased(tx: &mut Tx, run: RowId, file: KeySubject) -> db::failure::Result<()> {
    sql!(
        "INSERT INTO rights_run_item (run_id, subject, state) VALUES ($1, $2, 'erased')
         ON CONFLICT (run_id, subject) DO UPDATE SET state = 'erased'"
    )
    .bind(&run)
    .bind(&file)
    .run(tx)
    .await?;
    let statement = match file {
        KeySubject::Person(_) => {
            sql!("UPDATE rights_run SET persons_erased = persons_erased + 1 WHERE id = $1")
        }
        KeySubject::Case(_) => sql!("UPDATE rights_run SET cases_erased = cases_erased + 1 WHERE id = $1"),
        _ => sql!("UPDATE rights_run SET others_erased = others_erased + 1 WHERE id = $1"),
    };
    statement.bind(&run).run(tx).await.map(drop)
}

/// A file of a run was gone before: nothing to do.
pub(crate) async fn forget(tx: &mut Tx, run: RowId, file: KeySubject) -> db::failure::Result<()> {
    sql!("DELETE FROM rights_run_item WHERE run_id = $1 AND subject = $2")
        .bind(&run)
        .bind(&file)
        .run(tx)
        .await
        .map(drop)
}

/// The keys of these files are destroyed: nothing of them is left here.
pub(crate) async fn forget_all(tx: &mut Tx, run: RowId, files: &[KeySubject]) -> db::failure::Result<()> {
    for fifty in files.chunks(db::statement::LIST_LENGTH) {
        sql!("DELETE FROM rights_run_item WHERE run_id = $1 AND subject IN ($2..$51)")
            .bind(&run)
            .bind_50(fifty)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// The run is done; what it left because it is held can be proposed again. The request behind it is answered.
pub(crate) async fn finish(tx: &mut Tx, permit: &JobPermit, run: RowId) -> db::failure::Result<()> {
    sql!("DELETE FROM rights_run_item WHERE run_id = $1")
        .bind(&run)
        .run(tx)
        .await?;
    sql!(
        "UPDATE rights_request
         SET state = 'done', closed_on = $1, version = version + 1,
             closed_by = (SELECT r.released_by FROM rights_run r WHERE r.id = $2)
         WHERE state = 'open' AND person_id IS NULL
           AND id = (SELECT r.request_id FROM rights_run r WHERE r.id = $2)"
    )
    .bind(&permit.now().day())
    .bind(&run)
    .run(tx)
    .await?;
    sql!("UPDATE rights_run SET state = 'done', finished_at = $1 WHERE id = $2")
        .bind(&permit.now())
        .bind(&run)
        .run(tx)
        .await
        .map(drop)
}
