//! SQL of keeping offers true: who confirmed what, how much room there is, which organisation should look again.

use base::day::Day;
use base::ids::{AccountId, OfferId, OrganisationId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::offer::model::Capacity;

/// Says that someone has looked at an offer and found it true. Not a change of it: the version stays.
///
/// # Errors
/// What the database reports.
pub async fn confirm(tx: &mut Tx, id: OfferId, (by, now): (AccountId, Moment)) -> Result<()> {
    sql!("UPDATE directory_offer SET assured_on = $2, assured_by = $3, modified_at = $4 WHERE id = $1")
        .bind(&id)
        .bind(&now.day())
        .bind(&by)
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

/// Notes how much room there is. Not a change of the form's fields: the version stays.
///
/// # Errors
/// What the database reports.
pub async fn note_capacity(tx: &mut Tx, id: OfferId, capacity: &Capacity, now: Moment) -> Result<()> {
    sql!(
        "UPDATE directory_offer
         SET capacity_available = $2, capacity_maximum = $3, waiting_days = $4, capacity_noted_on = $5, modified_at = $6
         WHERE id = $1"
    )
    .bind(&id)
    .bind(&capacity.available)
    .bind(&capacity.maximum)
    .bind(&capacity.waiting_days)
    .bind(&now.day())
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Writes how much room there is as a list says it, with the day it names.
///
/// # Errors
/// What the database reports.
pub async fn put_capacity(tx: &mut Tx, id: OfferId, capacity: &Capacity) -> Result<()> {
    sql!(
        "UPDATE directory_offer
         SET capacity_available = $2, capacity_maximum = $3, waiting_days = $4, capacity_noted_on = $5
         WHERE id = $1"
    )
    .bind(&id)
    .bind(&capacity.available)
    .bind(&capacity.maximum)
    .bind(&capacity.waiting_days)
    .bind(&capacity.noted_on)
    .run(tx)
    .await
    .map(drop)
}

/// How many offers of an organisation somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neglected {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// How many nobody has ever confirmed.
    pub never: i64,
    /// How many were confirmed too long ago.
    pub old: i64,
}

/// Organisations with offers that were never confirmed or before this day, those with the most first.
///
/// # Errors
/// What the database reports.
pub async fn neglected(tx: &mut Tx, before: Day, rows: i64) -> Result<Vec<Neglected>> {
    sql!(
        "SELECT o.organisation_id, g.name,
                CAST(SUM(CASE WHEN o.assured_on IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS never,
                CAST(SUM(CASE WHEN o.assured_on IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS old
         FROM directory_offer o
         JOIN organisation_organisation g ON g.id = o.organisation_id
         WHERE (o.assured_on IS NULL OR o.assured_on < $1) AND o.status <> 'defunct'
         GROUP BY o.organisation_id, g.name
         ORDER BY COUNT(*) DESC, g.name, o.organisation_id
         LIMIT $2"
    )
    .bind(&before)
    .bind(&rows)
    .all(tx, |row| {
        Ok(Neglected {
            organisation: row.get("organisation_id")?,
            name: row.get("name")?,
            never: row.get("never")?,
            old: row.get("old")?,
        })
    })
    .await
}

/// An offer that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The offer.
    pub id: OfferId,
    /// Its name.
    pub name: String,
    /// When it was confirmed last.
    pub assured_on: Option<Day>,
    /// Where one may ask, if it is known.
    pub email: Option<String>,
}

/// The offers of an organisation that were never confirmed or before this day, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn stale(tx: &mut Tx, organisation: OrganisationId, before: Day, rows: i64) -> Result<Vec<Stale>> {
    sql!(
        "SELECT id, name, assured_on, email
         FROM directory_offer
         WHERE organisation_id = $1 AND (assured_on IS NULL OR assured_on < $2) AND status <> 'defunct'
         ORDER BY COALESCE(assured_on, ''), name_key, id
         LIMIT $3"
    )
    .bind(&organisation)
    .bind(&before)
    .bind(&rows)
    .all(tx, |row| {
        Ok(Stale {
            id: row.get("id")?,
            name: row.get("name")?,
            assured_on: row.get("assured_on")?,
            email: row.get("email")?,
        })
    })
    .await
}

/// Who changed the main fields of an offer last, and when.
///
/// # Errors
/// What the database reports.
pub async fn last_editor(tx: &mut Tx, id: OfferId) -> Result<Option<(Option<String>, Moment)>> {
    sql!(
        "SELECT a.display_name, o.modified_at
         FROM directory_offer o
         LEFT JOIN access_account a ON a.id = o.modified_by
         WHERE o.id = $1"
    )
    .bind(&id)
    .first(tx, |row| Ok((row.get("display_name")?, row.get("modified_at")?)))
    .await
}

/// How many offers there are that have not ended.
///
/// # Errors
/// What the database reports.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM directory_offer WHERE status <> 'defunct'")
        .number(tx)
        .await
}

/// Removes the data of contact persons whose last day lies before this one, and marks their offers as changed; returns
/// how many were removed.
///
/// # Errors
/// What the database reports.
pub async fn remove_ended_contacts(tx: &mut Tx, today: Day, now: Moment) -> Result<u64> {
    sql!(
        "UPDATE directory_offer SET modified_at = $2
         WHERE id IN (SELECT offer_id FROM directory_contact WHERE valid_until < $1)"
    )
    .bind(&today)
    .bind(&now)
    .run(tx)
    .await?;
    sql!("DELETE FROM directory_contact WHERE valid_until < $1")
        .bind(&today)
        .run(tx)
        .await
}
