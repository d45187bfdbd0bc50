//! SQL of items. They are declined, never deleted; what was written to one carries its version.

use access::permit::{House, JobPermit, Permit};
use base::ids::{AgendaItemId, MeetingId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::agenda::model::{Item, ItemState};

fn item(row: &Row<'_>) -> Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        meeting: row.get("meeting_id")?,
        position: row.get("position")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        reason: row.get("reason")?,
        theme: row.get("theme_id")?,
        state: row.get("state")?,
        proposed_by: row.get("proposed_by")?,
        proposer: row.get("proposer")?,
        declined_reason: row.get("declined_reason")?,
        minutes: row.get("minutes")?,
        written_by: row.get("writer")?,
        written_at: row.get("written_at")?,
        version: row.get("version")?,
    })
}

/// All items of a meeting in their order, also what was proposed and declined.
///
/// # Errors
/// What the database reports.
pub async fn of_meeting(tx: &mut Tx, _permit: &Permit<House>, meeting: MeetingId) -> Result<Vec<Item>> {
    read_all(tx, meeting).await
}

pub(crate) async fn read_all(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Item>> {
    sql!(
        "SELECT i.id, i.meeting_id, i.position, i.kind, i.title, i.reason, i.theme_id, i.state, i.proposed_by,
             i.proposer, i.declined_reason, i.minutes, a.display_name AS writer, i.written_at, i.version
         FROM boards_agenda_item i
         LEFT JOIN access_account a ON a.id = i.written_by
         WHERE i.meeting_id = $1 ORDER BY i.position, i.id LIMIT 200"
    )
    .bind(&meeting)
    .all(tx, item)
    .await
}

/// One item.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: AgendaItemId) -> Result<Option<Item>> {
    sql!(
        "SELECT i.id, i.meeting_id, i.position, i.kind, i.title, i.reason, i.theme_id, i.state, i.proposed_by,
             i.proposer, i.declined_reason, i.minutes, a.display_name AS writer, i.written_at, i.version
         FROM boards_agenda_item i
         LEFT JOIN access_account a ON a.id = i.written_by
         WHERE i.id = $1"
    )
    .bind(&id)
    .first(tx, item)
    .await
}

/// The items of a theme in all meetings, the earliest meeting first: story of the theme.
///
/// # Errors
/// What the database reports.
pub async fn of_theme(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Item>> {
    sql!(
        "SELECT i.id, i.meeting_id, i.position, i.kind, i.title, i.reason, i.theme_id, i.state, i.proposed_by,
             i.proposer, i.declined_reason, i.minutes, a.display_name AS writer, i.written_at, i.version
         FROM boards_agenda_item i
         JOIN boards_meeting m ON m.id = i.meeting_id
         LEFT JOIN access_account a ON a.id = i.written_by
         WHERE i.theme_id = $1 AND i.state = 'accepted' ORDER BY m.starts_at, i.position, i.id LIMIT 100"
    )
    .bind(&theme)
    .all(tx, item)
    .await
}

/// Adds items.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, items: &[Item]) -> Result<()> {
    insert(tx, items).await
}

/// Adds items while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, items: &[Item]) -> Result<()> {
    insert(tx, items).await
}

async fn insert(tx: &mut Tx, items: &[Item]) -> Result<()> {
    sql!(
        "INSERT INTO boards_agenda_item (id, meeting_id, position, kind, title, reason, theme_id, state, proposed_by,
             proposer, declined_reason, minutes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )
    .run_for_each(tx, items, |row, item| {
        row.bind(&item.id)
            .bind(&item.meeting)
            .bind(&item.position)
            .bind(&item.kind)
            .bind(&item.title)
            .bind(&item.reason)
            .bind(&item.theme)
            .bind(&item.state)
            .bind(&item.proposed_by)
            .bind(&item.proposer)
            .bind(&item.declined_reason)
            .bind(&item.minutes)
    })
    .await?;
    Ok(())
}

/// Saves title, kind, theme and text of an item; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, item: &Item) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_agenda_item SET kind = $3, title = $4, reason = $5, theme_id = $6, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&item.id)
    .bind(&item.version)
    .bind(&item.kind)
    .bind(&item.title)
    .bind(&item.reason)
    .bind(&item.theme)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Sets the order of items: each gets the place at which it stands here.
///
/// # Errors
/// What the database reports.
pub async fn set_order(tx: &mut Tx, _permit: &Permit<House>, order: &[AgendaItemId]) -> Result<()> {
    for (position, id) in (1_i64..).zip(order) {
        sql!("UPDATE boards_agenda_item SET position = $2 WHERE id = $1 AND position <> $2")
            .bind(id)
            .bind(&position)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Answers a proposal that nobody has answered yet; `false` if somebody has.
///
/// # Errors
/// What the database reports.
pub async fn answer(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, state, reason): (AgendaItemId, ItemState, &str),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_agenda_item SET state = $2, declined_reason = $3, version = version + 1
         WHERE id = $1 AND state = 'proposed'"
    )
    .bind(&id)
    .bind(&state)
    .bind_text(reason)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
