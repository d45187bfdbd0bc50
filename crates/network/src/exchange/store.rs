//! SQL of regular exchanges; the day of the last one comes from network work.

use std::collections::BTreeMap;

use access::permit::{House, JobPermit, ListPermit, Permit};
use base::day::Day;
use base::ids::{OrganisationId, RowId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::exchange::model::Exchange;

/// Most exchanges of a district.
const MOST: i64 = 1_000;

/// All regular exchanges.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Exchange>> {
    let mut exchanges = sql!(
        "SELECT x.id, x.municipality_id, x.title, x.weeks_between, x.begins_on, x.agreed_on, x.post_id, x.note,
             x.ended_on, x.version,
             (SELECT MAX(e.on_day) FROM network_entry e WHERE e.exchange_id = x.id) AS last_on
         FROM network_exchange x ORDER BY x.title, x.id LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, exchange)
    .await?;
    let mut actors: BTreeMap<RowId, Vec<OrganisationId>> = BTreeMap::new();
    for (id, actor) in
        sql!("SELECT exchange_id, organisation_id FROM network_exchange_actor ORDER BY exchange_id, organisation_id")
            .all(tx, |row| Ok((row.get("exchange_id")?, row.get("organisation_id")?)))
            .await?
    {
        actors.entry(id).or_default().push(actor);
    }
    for exchange in &mut exchanges {
        exchange.actors = actors.remove(&exchange.id).unwrap_or_default();
    }
    Ok(exchanges)
}

/// One regular exchange.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: RowId) -> Result<Option<Exchange>> {
    let found = sql!(
        "SELECT x.id, x.municipality_id, x.title, x.weeks_between, x.begins_on, x.agreed_on, x.post_id, x.note,
             x.ended_on, x.version,
             (SELECT MAX(e.on_day) FROM network_entry e WHERE e.exchange_id = x.id) AS last_on
         FROM network_exchange x WHERE x.id = $1"
    )
    .bind(&id)
    .first(tx, exchange)
    .await?;
    let Some(mut exchange) = found else {
        return Ok(None);
    };
    exchange.actors = sql!(
        "SELECT organisation_id FROM network_exchange_actor WHERE exchange_id = $1 ORDER BY organisation_id"
    )
    .bind(&id)
    .all(tx, |row| row.get("organisation_id"))
    .await?;
    Ok(Some(exchange))
}

fn exchange(row: &Row<'_>) -> Result<Exchange> {
    Ok(Exchange {
        id: row.get("id")?,
        municipality: row.get("municipality_id")?,
        title: row.get("title")?,
        weeks_between: row.get("weeks_between")?,
        begins_on: row.get("begins_on")?,
        agreed_on: row.get("agreed_on")?,
        post: row.get("post_id")?,
        note: row.get("note")?,
        ended_on: row.get("ended_on")?,
        actors: Vec::new(),
        last_on: row.get("last_on")?,
        version: row.get("version")?,
    })
}

/// The exchanges that stand and are looked after by a post which one of the accounts of the permit fills today.
///
/// # Errors
/// What the database reports.
pub async fn looked_after(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<Exchange>> {
    sql!(
        "SELECT DISTINCT x.id, x.municipality_id, x.title, x.weeks_between, x.begins_on, x.agreed_on, x.post_id, x.note,
             x.ended_on, x.version,
             (SELECT MAX(e.on_day) FROM network_entry e WHERE e.exchange_id = x.id) AS last_on
         FROM organisation_filling f
         JOIN network_exchange x ON x.post_id = f.post_id
         WHERE f.account_id IN ($2..$51) AND f.valid_from <= $1 AND (f.valid_until IS NULL OR f.valid_until > $1)
           AND (x.ended_on IS NULL OR x.ended_on >= $1)
         ORDER BY x.title, x.id LIMIT 200"
    )
    .bind(&permit.now().day())
    .bind_50(permit.owners())
    .all(tx, exchange)
    .await
}

/// Adds a regular exchange.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, exchange: &Exchange) -> Result<()> {
    insert(tx, exchange).await
}

/// Adds a regular exchange while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, exchange: &Exchange) -> Result<()> {
    insert(tx, exchange).await
}

async fn insert(tx: &mut Tx, exchange: &Exchange) -> Result<()> {
    sql!(
        "INSERT INTO network_exchange (id, municipality_id, title, weeks_between, begins_on, agreed_on, post_id, note,
             ended_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&exchange.id)
    .bind(&exchange.municipality)
    .bind(&exchange.title)
    .bind(&exchange.weeks_between)
    .bind(&exchange.begins_on)
    .bind(&exchange.agreed_on)
    .bind(&exchange.post)
    .bind(&exchange.note)
    .bind(&exchange.ended_on)
    .run(tx)
    .await?;
    put_actors(tx, exchange).await
}

/// Saves a regular exchange; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, exchange: &Exchange) -> Result<bool> {
    let touched = sql!(
        "UPDATE network_exchange SET municipality_id = $3, title = $4, weeks_between = $5, begins_on = $6,
             agreed_on = $7, post_id = $8, note = $9, ended_on = $10, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&exchange.id)
    .bind(&exchange.version)
    .bind(&exchange.municipality)
    .bind(&exchange.title)
    .bind(&exchange.weeks_between)
    .bind(&exchange.begins_on)
    .bind(&exchange.agreed_on)
    .bind(&exchange.post)
    .bind(&exchange.note)
    .bind(&exchange.ended_on)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM network_exchange_actor WHERE exchange_id = $1")
        .bind(&exchange.id)
        .run(tx)
        .await?;
    put_actors(tx, exchange).await?;
    Ok(true)
}

/// Notes that an exchange was held on this day: what was agreed for a day until then is done.
///
/// # Errors
/// What the database reports.
pub async fn note_held(tx: &mut Tx, _permit: &Permit<House>, (id, on): (RowId, Day)) -> Result<()> {
    sql!("UPDATE network_exchange SET agreed_on = NULL, version = version + 1 WHERE id = $1 AND agreed_on <= $2")
        .bind(&id)
        .bind(&on)
        .run(tx)
        .await
        .map(drop)
}

async fn put_actors(tx: &mut Tx, exchange: &Exchange) -> Result<()> {
    sql!("INSERT INTO network_exchange_actor (exchange_id, organisation_id) VALUES ($1, $2)")
        .run_for_each(tx, &exchange.actors, |row, actor| {
            row.bind(&exchange.id).bind(actor)
        })
        .await?;
    Ok(())
}
