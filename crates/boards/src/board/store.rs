//! SQL of boards. A district has some dozens of them; they end, they are never deleted.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, BoardId, DecisionId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::board::model::Board;
use crate::seat::model::Seat;
use crate::seat::store::seat;

fn board(row: &Row<'_>) -> Result<Board> {
    Ok(Board {
        id: row.get("id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        purpose: row.get("purpose")?,
        municipality: row.get("municipality_id")?,
        region: row.get("region_id")?,
        founded_by: row.get("founded_by_decision_id")?,
        meets_per_year: row.get("meets_per_year")?,
        quorum: row.get("quorum")?,
        invitation_days: row.get("invitation_days")?,
        shows_drafts: row.get("shows_drafts")?,
        is_informed_only: row.get("is_informed_only")?,
        to_confirm: row.get("to_confirm")?,
        source: row.get("source")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        version: row.get("version")?,
    })
}

/// All boards, also those that have ended.
///
/// # Errors
/// What the database reports.
pub async fn boards(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Board>> {
    sql!(
        "SELECT id, kind, name, purpose, municipality_id, region_id, founded_by_decision_id, meets_per_year, quorum,
             invitation_days, shows_drafts, is_informed_only, to_confirm, source, starts_on, ends_on, version
         FROM boards_board ORDER BY name, id LIMIT 500"
    )
    .all(tx, board)
    .await
}

/// One board.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: BoardId) -> Result<Option<Board>> {
    read(tx, id).await
}

pub(crate) async fn read(tx: &mut Tx, id: BoardId) -> Result<Option<Board>> {
    sql!(
        "SELECT id, kind, name, purpose, municipality_id, region_id, founded_by_decision_id, meets_per_year, quorum,
             invitation_days, shows_drafts, is_informed_only, to_confirm, source, starts_on, ends_on, version
         FROM boards_board WHERE id = $1"
    )
    .bind(&id)
    .first(tx, board)
    .await
}

/// The board that this decision set up.
///
/// # Errors
/// What the database reports.
pub async fn founded_by(tx: &mut Tx, _permit: &Permit<House>, decision: DecisionId) -> Result<Option<Board>> {
    sql!(
        "SELECT id, kind, name, purpose, municipality_id, region_id, founded_by_decision_id, meets_per_year, quorum,
             invitation_days, shows_drafts, is_informed_only, to_confirm, source, starts_on, ends_on, version
         FROM boards_board WHERE founded_by_decision_id = $1 ORDER BY name, id LIMIT 1"
    )
    .bind(&decision)
    .first(tx, board)
    .await
}

/// The seats that an account holds on this day, in all boards that stand. Who comes by topic only is a guest of items.
///
/// # Errors
/// What the database reports.
pub async fn seats_of_account(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (account, day): (AccountId, Day),
) -> Result<Vec<Seat>> {
    sql!(
        "SELECT m.id, m.board_id, m.position, m.kind, m.part, m.function, m.organisation_id, m.person_name, m.email,
             m.account_id, m.has_vote, m.substitute_of, m.to_confirm, m.source, m.from_day, m.until_day, m.version
         FROM boards_membership m
         JOIN boards_board b ON b.id = m.board_id
         WHERE m.account_id = $1 AND m.kind IN ('ex_officio', 'named') AND m.from_day <= $2 AND (m.until_day IS NULL OR m.until_day >= $2)
           AND b.starts_on <= $2 AND (b.ends_on IS NULL OR b.ends_on >= $2)
         ORDER BY b.name, m.position, m.id LIMIT 50"
    )
    .bind(&account)
    .bind(&day)
    .all(tx, seat)
    .await
}

/// Adds a board.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, board: &Board) -> Result<()> {
    insert(tx, board).await
}

/// Adds a board while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, board: &Board) -> Result<()> {
    insert(tx, board).await
}

pub(crate) async fn insert(tx: &mut Tx, board: &Board) -> Result<()> {
    sql!(
        "INSERT INTO boards_board (id, kind, name, purpose, municipality_id, region_id, founded_by_decision_id,
             meets_per_year, quorum, invitation_days, shows_drafts, is_informed_only, to_confirm, source, starts_on,
             ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    )
    .bind(&board.id)
    .bind(&board.kind)
    .bind(&board.name)
    .bind(&board.purpose)
    .bind(&board.municipality)
    .bind(&board.region)
    .bind(&board.founded_by)
    .bind(&board.meets_per_year)
    .bind(&board.quorum)
    .bind(&board.invitation_days)
    .bind(&board.shows_drafts)
    .bind(&board.is_informed_only)
    .bind(&board.to_confirm)
    .bind(&board.source)
    .bind(&board.starts_on)
    .bind(&board.ends_on)
    .run(tx)
    .await
    .map(drop)
}

/// The steering group, while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn steering_group_for_a_job(tx: &mut Tx, _permit: &JobPermit) -> Result<Option<Board>> {
    let id = sql!("SELECT id FROM boards_board WHERE kind = 'steering_group' ORDER BY starts_on, id LIMIT 1")
        .first(tx, |row| row.get("id"))
        .await?;
    match id {
        Some(id) => read(tx, id).await,
        None => Ok(None),
    }
}

/// A theme about housing, while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn theme_for_a_job(tx: &mut Tx, _permit: &JobPermit) -> Result<Option<ThemeId>> {
    sql!("SELECT id FROM themes_theme WHERE field = 'housing' ORDER BY number, id LIMIT 1")
        .first(tx, |row| row.get("id"))
        .await
}

/// Saves a board; `false` if someone else was quicker. Kind and founding decision stay.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, board: &Board) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_board SET name = $3, purpose = $4, municipality_id = $5, region_id = $6, meets_per_year = $7,
             quorum = $8, invitation_days = $9, shows_drafts = $10, is_informed_only = $11, to_confirm = $12,
             starts_on = $13, ends_on = $14, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&board.id)
    .bind(&board.version)
    .bind(&board.name)
    .bind(&board.purpose)
    .bind(&board.municipality)
    .bind(&board.region)
    .bind(&board.meets_per_year)
    .bind(&board.quorum)
    .bind(&board.invitation_days)
    .bind(&board.shows_drafts)
    .bind(&board.is_informed_only)
    .bind(&board.to_confirm)
    .bind(&board.starts_on)
    .bind(&board.ends_on)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
