//! SQL of seats. Who may read which board is asked before.

use access::permit::{House, JobPermit, Permit};
use base::ids::{BoardId, MembershipId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::seat::model::Seat;

/// A seat from its row.
pub(crate) fn seat(row: &Row<'_>) -> Result<Seat> {
    Ok(Seat {
        id: row.get("id")?,
        board: row.get("board_id")?,
        position: row.get("position")?,
        kind: row.get("kind")?,
        part: row.get("part")?,
        function: row.get("function")?,
        organisation: row.get("organisation_id")?,
        person_name: row.get("person_name")?,
        email: row.get("email")?,
        account: row.get("account_id")?,
        has_vote: row.get("has_vote")?,
        substitute_of: row.get("substitute_of")?,
        to_confirm: row.get("to_confirm")?,
        source: row.get("source")?,
        from_day: row.get("from_day")?,
        until_day: row.get("until_day")?,
        version: row.get("version")?,
    })
}

/// All seats of a board, also those that have ended, in their order.
///
/// # Errors
/// What the database reports.
pub async fn of_board(tx: &mut Tx, _permit: &Permit<House>, board: BoardId) -> Result<Vec<Seat>> {
    read_all(tx, board).await
}

/// All seats of a board, for a job.
///
/// # Errors
/// What the database reports.
pub async fn of_board_for_a_job(tx: &mut Tx, _permit: &JobPermit, board: BoardId) -> Result<Vec<Seat>> {
    read_all(tx, board).await
}

async fn read_all(tx: &mut Tx, board: BoardId) -> Result<Vec<Seat>> {
    sql!(
        "SELECT id, board_id, position, kind, part, function, organisation_id, person_name, email, account_id, has_vote,
             substitute_of, to_confirm, source, from_day, until_day, version
         FROM boards_membership WHERE board_id = $1 ORDER BY position, id LIMIT 500"
    )
    .bind(&board)
    .all(tx, seat)
    .await
}

/// One seat.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: MembershipId) -> Result<Option<Seat>> {
    sql!(
        "SELECT id, board_id, position, kind, part, function, organisation_id, person_name, email, account_id, has_vote,
             substitute_of, to_confirm, source, from_day, until_day, version
         FROM boards_membership WHERE id = $1"
    )
    .bind(&id)
    .first(tx, seat)
    .await
}

/// How many seats with a vote each board has, and how many of all are still to confirm: (board, seats, to confirm).
///
/// # Errors
/// What the database reports.
pub async fn counts(
    tx: &mut Tx,
    _permit: &Permit<House>,
    day: base::day::Day,
) -> Result<Vec<(BoardId, i64, i64)>> {
    sql!(
        "SELECT board_id, COUNT(*) AS seats, CAST(SUM(CASE WHEN to_confirm <> '' THEN 1 ELSE 0 END) AS BIGINT) AS open
         FROM boards_membership
         WHERE from_day <= $1 AND (until_day IS NULL OR until_day >= $1) AND substitute_of IS NULL
         GROUP BY board_id ORDER BY board_id LIMIT 500"
    )
    .bind(&day)
    .all(tx, |row| Ok((row.get("board_id")?, row.get("seats")?, row.get("open")?)))
    .await
}

/// Adds a seat at the end of the list.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, seat: &Seat) -> Result<()> {
    insert(tx, seat).await
}

/// Adds a seat while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, seat: &Seat) -> Result<()> {
    insert(tx, seat).await
}

pub(crate) async fn insert(tx: &mut Tx, seat: &Seat) -> Result<()> {
    sql!(
        "INSERT INTO boards_membership (id, board_id, position, kind, part, function, organisation_id, person_name,
             email, account_id, has_vote, substitute_of, to_confirm, source, from_day, until_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    )
    .bind(&seat.id)
    .bind(&seat.board)
    .bind(&seat.position)
    .bind(&seat.kind)
    .bind(&seat.part)
    .bind(&seat.function)
    .bind(&seat.organisation)
    .bind(&seat.person_name)
    .bind(&seat.email)
    .bind(&seat.account)
    .bind(&seat.has_vote)
    .bind(&seat.substitute_of)
    .bind(&seat.to_confirm)
    .bind(&seat.source)
    .bind(&seat.from_day)
    .bind(&seat.until_day)
    .run(tx)
    .await
    .map(drop)
}

/// Saves a seat; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, seat: &Seat) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_membership SET kind = $3, part = $4, function = $5, organisation_id = $6, person_name = $7,
             email = $8, account_id = $9, has_vote = $10, substitute_of = $11, to_confirm = $12, from_day = $13,
             until_day = $14, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&seat.id)
    .bind(&seat.version)
    .bind(&seat.kind)
    .bind(&seat.part)
    .bind(&seat.function)
    .bind(&seat.organisation)
    .bind(&seat.person_name)
    .bind(&seat.email)
    .bind(&seat.account)
    .bind(&seat.has_vote)
    .bind(&seat.substitute_of)
    .bind(&seat.to_confirm)
    .bind(&seat.from_day)
    .bind(&seat.until_day)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Names who holds a seat while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn name_for_a_job(tx: &mut Tx, _permit: &JobPermit, seat: &Seat) -> Result<()> {
    sql!("UPDATE boards_membership SET person_name = $2, account_id = $3 WHERE id = $1")
        .bind(&seat.id)
        .bind(&seat.person_name)
        .bind(&seat.account)
        .run(tx)
        .await
        .map(drop)
}
