//! SQL of how a measure goes: its state with a note each time, and its milestones. Notes are never changed.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, Ids, MeasureId, RowId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::measure::model::{Measure, Milestone, Progress, Status};

/// Notes how a measure stands and goes; `false` if someone else was quicker. The day on which it began stays when it is
/// taken up again.
///
/// # Errors
/// What the database reports.
pub async fn note(
    tx: &mut Tx,
    permit: &Permit<House>,
    (measure, status, text): (&Measure, Status, &str),
    ids: &Ids,
) -> Result<bool> {
    let today = permit.now().day();
    let is_new = measure.status != status;
    let begun_on = measure.begun_on.or((status == Status::Running).then_some(today));
    let ended_on = if status.is_open() {
        None
    } else if is_new {
        Some(today)
    } else {
        measure.ended_on
    };
    let touched = sql!(
        "UPDATE boards_measure SET status = $3, begun_on = $4, ended_on = $5, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&measure.id)
    .bind(&measure.version)
    .bind(&status)
    .bind(&begun_on)
    .bind(&ended_on)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    let after = Measure {
        status,
        ..measure.clone()
    };
    note_by(tx, &after, (text, permit.account(), today), ids).await?;
    Ok(true)
}

pub(crate) async fn note_by(
    tx: &mut Tx,
    measure: &Measure,
    (text, by, on): (&str, AccountId, Day),
    ids: &Ids,
) -> Result<()> {
    sql!(
        "INSERT INTO boards_progress (id, measure_id, position, status, text, noted_on, noted_by)
         VALUES ($1, $2, (SELECT COUNT(*) + 1 FROM boards_progress o WHERE o.measure_id = $2), $3, $4, $5, $6)"
    )
    .bind(&RowId::from_uuid(ids.next()))
    .bind(&measure.id)
    .bind(&measure.status)
    .bind_text(text)
    .bind(&on)
    .bind(&by)
    .run(tx)
    .await
    .map(drop)
}

/// The notes of a measure, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn progress(tx: &mut Tx, _permit: &Permit<House>, measure: MeasureId) -> Result<Vec<Progress>> {
    sql!(
        "SELECT p.status, p.text, p.noted_on, a.display_name FROM boards_progress p
         JOIN access_account a ON a.id = p.noted_by
         WHERE p.measure_id = $1 ORDER BY p.position DESC LIMIT 200"
    )
    .bind(&measure)
    .all(tx, |row| {
        Ok(Progress {
            status: row.get("status")?,
            text: row.get("text")?,
            on: row.get("noted_on")?,
            by: row.get("display_name")?,
        })
    })
    .await
}

/// The milestones of a measure, the first due first.
///
/// # Errors
/// What the database reports.
pub async fn milestones(tx: &mut Tx, _permit: &Permit<House>, measure: MeasureId) -> Result<Vec<Milestone>> {
    sql!(
        "SELECT id, title, due_on, done_on FROM boards_milestone
         WHERE measure_id = $1 ORDER BY due_on, id LIMIT 100"
    )
    .bind(&measure)
    .all(tx, |row| {
        Ok(Milestone {
            id: row.get("id")?,
            title: row.get("title")?,
            due_on: row.get("due_on")?,
            done_on: row.get("done_on")?,
        })
    })
    .await
}

/// Adds a milestone.
///
/// # Errors
/// What the database reports.
pub async fn add_milestone(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (measure, milestone): (MeasureId, &Milestone),
) -> Result<()> {
    insert_milestone(tx, (measure, milestone)).await
}

async fn insert_milestone(tx: &mut Tx, (measure, milestone): (MeasureId, &Milestone)) -> Result<()> {
    sql!("INSERT INTO boards_milestone (id, measure_id, title, due_on, done_on) VALUES ($1, $2, $3, $4, $5)")
        .bind(&milestone.id)
        .bind(&measure)
        .bind(&milestone.title)
        .bind(&milestone.due_on)
        .bind(&milestone.done_on)
        .run(tx)
        .await
        .map(drop)
}

/// Notes that a milestone of this measure was reached, or takes that back; `false` if it has no such milestone.
///
/// # Errors
/// What the database reports.
pub async fn reach_milestone(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (measure, milestone): (MeasureId, RowId),
    done_on: Option<Day>,
) -> Result<bool> {
    let touched = sql!("UPDATE boards_milestone SET done_on = $3 WHERE id = $1 AND measure_id = $2")
        .bind(&milestone)
        .bind(&measure)
        .bind(&done_on)
        .run(tx)
        .await?;
    Ok(touched > 0)
}

/// Adds a milestone while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_milestone_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (measure, milestone): (MeasureId, &Milestone),
) -> Result<()> {
    insert_milestone(tx, (measure, milestone)).await
}

/// Adds a note of a day while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn note_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (measure, text, by): (&Measure, &str, (AccountId, Day)),
    ids: &Ids,
) -> Result<()> {
    note_by(tx, measure, (text, by.0, by.1), ids).await
}
