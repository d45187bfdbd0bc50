//! SQL of minutes. Each item is written under its own version; once approved, no statement here changes a word.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, AgendaItemId, BoardId, MeetingId, RowId};
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::minutes::model::{Minutes, Task};

/// The minutes of a meeting.
///
/// # Errors
/// What the database reports.
pub async fn of_meeting(tx: &mut Tx, _permit: &Permit<House>, meeting: MeetingId) -> Result<Option<Minutes>> {
    sql!(
        "SELECT n.meeting_id, n.remark, a.display_name AS begun_by, n.begun_at, n.approved_in, n.approved_at,
             n.approved_note, n.version
         FROM boards_minutes n
         JOIN access_account a ON a.id = n.begun_by
         WHERE n.meeting_id = $1"
    )
    .bind(&meeting)
    .first(tx, |row| {
        let by: Option<MeetingId> = row.get("approved_in")?;
        let at: Option<Moment> = row.get("approved_at")?;
        Ok(Minutes {
            meeting: row.get("meeting_id")?,
            remark: row.get("remark")?,
            begun_by: row.get("begun_by")?,
            begun_at: row.get("begun_at")?,
            approved: by.zip(at),
            approved_note: row.get("approved_note")?,
            version: row.get("version")?,
        })
    })
    .await
}

/// Begins the minutes of a meeting.
///
/// # Errors
/// What the database reports.
pub async fn begin(tx: &mut Tx, permit: &Permit<House>, meeting: MeetingId) -> Result<()> {
    insert(tx, meeting, (permit.account(), permit.now())).await
}

/// Begins minutes while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn begin_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    (meeting, by): (MeetingId, AccountId),
) -> Result<()> {
    insert(tx, meeting, (by, permit.now())).await
}

async fn insert(tx: &mut Tx, meeting: MeetingId, (by, at): (AccountId, Moment)) -> Result<()> {
    sql!(
        "INSERT INTO boards_minutes (meeting_id, begun_by, begun_at) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id) DO NOTHING"
    )
    .bind(&meeting)
    .bind(&by)
    .bind(&at)
    .run(tx)
    .await
    .map(drop)
}

/// Writes what was said at an item; `false` if someone else was quicker or the minutes are approved.
///
/// # Errors
/// What the database reports.
pub async fn write(
    tx: &mut Tx,
    permit: &Permit<House>,
    (item, version, text): (AgendaItemId, i64, &str),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_agenda_item SET minutes = $3, written_by = $4, written_at = $5, version = version + 1
         WHERE id = $1 AND version = $2
           AND NOT EXISTS (SELECT 1 FROM boards_minutes n
                           WHERE n.meeting_id = boards_agenda_item.meeting_id AND n.approved_at IS NOT NULL)"
    )
    .bind(&item)
    .bind(&version)
    .bind_text(text)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Notes that a later meeting approved minutes; `false` if one has already.
///
/// # Errors
/// What the database reports.
pub async fn approve(
    tx: &mut Tx,
    permit: &Permit<House>,
    (meeting, by, note): (MeetingId, MeetingId, &str),
) -> Result<bool> {
    put_approved(tx, permit.now(), (meeting, by, note)).await
}

/// Notes an approval while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn approve_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    (meeting, by, note): (MeetingId, MeetingId, &str),
) -> Result<bool> {
    put_approved(tx, permit.now(), (meeting, by, note)).await
}

async fn put_approved(
    tx: &mut Tx,
    at: Moment,
    (meeting, by, note): (MeetingId, MeetingId, &str),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_minutes SET approved_in = $2, approved_at = $3, approved_note = $4, version = version + 1
         WHERE meeting_id = $1 AND approved_at IS NULL"
    )
    .bind(&meeting)
    .bind(&by)
    .bind(&at)
    .bind_text(note)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

fn task(row: &Row<'_>) -> Result<Task> {
    Ok(Task {
        id: row.get("id")?,
        item: row.get("item_id")?,
        what: row.get("what")?,
        who: row.get("who")?,
        due_on: row.get("due_on")?,
        done_on: row.get("done_on")?,
    })
}

/// The tasks of a meeting, in the order of its agenda.
///
/// # Errors
/// What the database reports.
pub async fn tasks_of_meeting(tx: &mut Tx, _permit: &Permit<House>, meeting: MeetingId) -> Result<Vec<Task>> {
    sql!(
        "SELECT t.id, t.item_id, t.what, t.who, t.due_on, t.done_on
         FROM boards_agenda_item i
         JOIN boards_task t ON t.item_id = i.id
         WHERE i.meeting_id = $1 ORDER BY i.position, t.due_on, t.id LIMIT 500"
    )
    .bind(&meeting)
    .all(tx, task)
    .await
}

/// The open tasks of a board from all its meetings.
///
/// # Errors
/// What the database reports.
pub async fn open_tasks(tx: &mut Tx, _permit: &Permit<House>, board: BoardId) -> Result<Vec<Task>> {
    sql!(
        "SELECT t.id, t.item_id, t.what, t.who, t.due_on, t.done_on
         FROM boards_meeting m
         JOIN boards_agenda_item i ON i.meeting_id = m.id
         JOIN boards_task t ON t.item_id = i.id
         WHERE m.board_id = $1 AND t.done_on IS NULL ORDER BY t.due_on, t.id LIMIT 200"
    )
    .bind(&board)
    .all(tx, task)
    .await
}

/// Adds a task.
///
/// # Errors
/// What the database reports.
pub async fn add_task(tx: &mut Tx, _permit: &Permit<House>, task: &Task) -> Result<()> {
    insert_task(tx, task).await
}

/// Adds a task while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_task_for_a_job(tx: &mut Tx, _permit: &JobPermit, task: &Task) -> Result<()> {
    insert_task(tx, task).await
}

async fn insert_task(tx: &mut Tx, task: &Task) -> Result<()> {
    sql!("INSERT INTO boards_task (id, item_id, what, who, due_on, done_on) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(&task.id)
        .bind(&task.item)
        .bind(&task.what)
        .bind(&task.who)
        .bind(&task.due_on)
        .bind(&task.done_on)
        .run(tx)
        .await
        .map(drop)
}

/// Notes that a task of this board is done.
///
/// # Errors
/// What the database reports.
pub async fn finish_task(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (board, id, day): (BoardId, RowId, Day),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_task SET done_on = $3
         WHERE id = $2 AND done_on IS NULL
           AND item_id IN (SELECT i.id FROM boards_meeting m JOIN boards_agenda_item i ON i.meeting_id = m.id
                           WHERE m.board_id = $1)"
    )
    .bind(&board)
    .bind(&id)
    .bind(&day)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
