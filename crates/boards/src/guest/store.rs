//! SQL of guests.

use access::permit::{House, JobPermit, Permit};
use base::ids::{AccountId, AgendaItemId, MeetingId, RowId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::guest::model::Guest;

fn guest(row: &Row<'_>) -> Result<Guest> {
    Ok(Guest {
        id: row.get("id")?,
        item: row.get("item_id")?,
        name: row.get("name")?,
        organisation: row.get("organisation_id")?,
        email: row.get("email")?,
        account: row.get("account_id")?,
    })
}

/// The guests of a meeting, in the order of its agenda.
///
/// # Errors
/// What the database reports.
pub async fn of_meeting(tx: &mut Tx, _permit: &Permit<House>, meeting: MeetingId) -> Result<Vec<Guest>> {
    sql!(
        "SELECT g.id, g.item_id, g.name, g.organisation_id, g.email, g.account_id
         FROM boards_agenda_item i
         JOIN boards_guest g ON g.item_id = i.id
         WHERE i.meeting_id = $1 ORDER BY i.position, g.name, g.id LIMIT 200"
    )
    .bind(&meeting)
    .all(tx, guest)
    .await
}

/// The items of a meeting to which an account is a guest.
///
/// # Errors
/// What the database reports.
pub async fn items_of_account(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (account, meeting): (AccountId, MeetingId),
) -> Result<Vec<AgendaItemId>> {
    sql!(
        "SELECT g.item_id FROM boards_guest g
         JOIN boards_agenda_item i ON i.id = g.item_id
         WHERE g.account_id = $1 AND i.meeting_id = $2 AND i.state = 'accepted' ORDER BY i.position LIMIT 50"
    )
    .bind(&account)
    .bind(&meeting)
    .all(tx, |row| row.get("item_id"))
    .await
}

/// The meetings to which an account is a guest at some item, from this moment on.
///
/// # Errors
/// What the database reports.
pub async fn meetings_of_account(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (account, since): (AccountId, base::moment::Moment),
) -> Result<Vec<MeetingId>> {
    sql!(
        "SELECT DISTINCT i.meeting_id, m.starts_at FROM boards_guest g
         JOIN boards_agenda_item i ON i.id = g.item_id
         JOIN boards_meeting m ON m.id = i.meeting_id
         WHERE g.account_id = $1 AND i.state = 'accepted' AND m.starts_at >= $2
           AND m.state IN ('invited', 'held', 'approved')
         ORDER BY m.starts_at, i.meeting_id LIMIT 50"
    )
    .bind(&account)
    .bind(&since)
    .all(tx, |row| row.get("meeting_id"))
    .await
}

/// Adds a guest.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, guest: &Guest) -> Result<()> {
    insert(tx, guest).await
}

/// Adds a guest while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, guest: &Guest) -> Result<()> {
    insert(tx, guest).await
}

async fn insert(tx: &mut Tx, guest: &Guest) -> Result<()> {
    sql!(
        "INSERT INTO boards_guest (id, item_id, name, organisation_id, email, account_id)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&guest.id)
    .bind(&guest.item)
    .bind(&guest.name)
    .bind(&guest.organisation)
    .bind(&guest.email)
    .bind(&guest.account)
    .run(tx)
    .await
    .map(drop)
}

/// Takes a guest off an item.
///
/// # Errors
/// What the database reports.
pub async fn remove(tx: &mut Tx, _permit: &Permit<House>, (item, id): (AgendaItemId, RowId)) -> Result<()> {
    sql!("DELETE FROM boards_guest WHERE id = $1 AND item_id = $2")
        .bind(&id)
        .bind(&item)
        .run(tx)
        .await
        .map(drop)
}
