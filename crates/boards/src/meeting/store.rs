//! SQL of meetings and of who is there. Meetings are called off, never deleted.

pub mod attendance;

use access::permit::{House, JobPermit, Permit};
use base::ids::{BoardId, MeetingId};
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::meeting::model::{Meeting, MeetingState};

fn meeting(row: &Row<'_>) -> Result<Meeting> {
    Ok(Meeting {
        id: row.get("id")?,
        board: row.get("board_id")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        place: row.get("place")?,
        note: row.get("note")?,
        state: row.get("state")?,
        invited_at: row.get("invited_at")?,
        cancelled_reason: row.get("cancelled_reason")?,
        version: row.get("version")?,
    })
}

/// One meeting.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: MeetingId) -> Result<Option<Meeting>> {
    read(tx, id).await
}

pub(crate) async fn read(tx: &mut Tx, id: MeetingId) -> Result<Option<Meeting>> {
    sql!(
        "SELECT id, board_id, starts_at, ends_at, place, note, state, invited_at, cancelled_reason, version
         FROM boards_meeting WHERE id = $1"
    )
    .bind(&id)
    .first(tx, meeting)
    .await
}

/// The meetings of a board, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn of_board(tx: &mut Tx, _permit: &Permit<House>, board: BoardId) -> Result<Vec<Meeting>> {
    sql!(
        "SELECT id, board_id, starts_at, ends_at, place, note, state, invited_at, cancelled_reason, version
         FROM boards_meeting WHERE board_id = $1 ORDER BY starts_at DESC, id DESC LIMIT 100"
    )
    .bind(&board)
    .all(tx, meeting)
    .await
}

/// The meetings of all boards from this moment on, the earliest first.
///
/// # Errors
/// What the database reports.
pub async fn from(tx: &mut Tx, _permit: &Permit<House>, since: Moment) -> Result<Vec<Meeting>> {
    sql!(
        "SELECT id, board_id, starts_at, ends_at, place, note, state, invited_at, cancelled_reason, version
         FROM boards_meeting WHERE starts_at >= $1 ORDER BY starts_at, id LIMIT 200"
    )
    .bind(&since)
    .all(tx, meeting)
    .await
}

/// Adds a meeting.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, meeting: &Meeting) -> Result<()> {
    insert(tx, meeting).await
}

/// Adds a meeting while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, meeting: &Meeting) -> Result<()> {
    insert(tx, meeting).await
}

async fn insert(tx: &mut Tx, meeting: &Meeting) -> Result<()> {
    sql!(
        "INSERT INTO boards_meeting (id, board_id, starts_at, ends_at, place, note, state, invited_at, cancelled_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&meeting.id)
    .bind(&meeting.board)
    .bind(&meeting.starts_at)
    .bind(&meeting.ends_at)
    .bind(&meeting.place)
    .bind(&meeting.note)
    .bind(&meeting.state)
    .bind(&meeting.invited_at)
    .bind(&meeting.cancelled_reason)
    .run(tx)
    .await
    .map(drop)
}

/// Saves time, place and note of a meeting; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, meeting: &Meeting) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_meeting SET starts_at = $3, ends_at = $4, place = $5, note = $6, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&meeting.id)
    .bind(&meeting.version)
    .bind(&meeting.starts_at)
    .bind(&meeting.ends_at)
    .bind(&meeting.place)
    .bind(&meeting.note)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Takes a step that the rule allowed; `false` if the meeting is not in the state any more that the rule saw.
///
/// # Errors
/// What the database reports.
pub async fn step(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (before, after): (&Meeting, MeetingState),
) -> Result<bool> {
    let touched =
        sql!("UPDATE boards_meeting SET state = $3, version = version + 1 WHERE id = $1 AND state = $2")
            .bind(&before.id)
            .bind(&before.state)
            .bind(&after)
            .run(tx)
            .await?;
    Ok(touched == 1)
}

/// Notes when the invitation went out first.
///
/// # Errors
/// What the database reports.
pub async fn note_invited(tx: &mut Tx, permit: &Permit<House>, id: MeetingId) -> Result<()> {
    sql!("UPDATE boards_meeting SET invited_at = $2 WHERE id = $1 AND invited_at IS NULL")
        .bind(&id)
        .bind(&permit.now())
        .run(tx)
        .await
        .map(drop)
}

/// Notes why a meeting was called off.
///
/// # Errors
/// What the database reports.
pub async fn note_cancelled(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, reason): (MeetingId, &str),
) -> Result<()> {
    sql!("UPDATE boards_meeting SET cancelled_reason = $2 WHERE id = $1")
        .bind(&id)
        .bind_text(reason)
        .run(tx)
        .await
        .map(drop)
}
