//! SQL of actors: the register in as many statements as it has tables. Not a list that grows with people: some hundred rows.

use std::collections::BTreeMap;

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::OrganisationId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::actor::model::{Actor, Dealings};

/// Most actors of a district.
pub const MOST: i64 = 5_000;

/// The whole register.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Actor>> {
    let mut actors: BTreeMap<OrganisationId, Actor> = sql!(
        "SELECT organisation_id, email, phone, note, post_id, mail_stopped_on, ended_on, version
         FROM network_actor ORDER BY organisation_id LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, |row| {
        let organisation = row.get("organisation_id")?;
        let actor = Actor {
            email: row.get("email")?,
            phone: row.get("phone")?,
            note: row.get("note")?,
            post: row.get("post_id")?,
            mail_stopped_on: row.get("mail_stopped_on")?,
            ended_on: row.get("ended_on")?,
            version: row.get("version")?,
            ..Actor::new(organisation)
        };
        Ok((organisation, actor))
    })
    .await?
    .into_iter()
    .collect();
    for (id, role) in
        sql!("SELECT organisation_id, role FROM network_actor_role ORDER BY organisation_id, role")
            .all(tx, |row| Ok((row.get("organisation_id")?, row.get("role")?)))
            .await?
    {
        if let Some(actor) = actors.get_mut(&id) {
            actor.roles.push(role);
        }
    }
    for (id, field) in
        sql!("SELECT organisation_id, field FROM network_actor_field ORDER BY organisation_id, field")
            .all(tx, |row| Ok((row.get("organisation_id")?, row.get("field")?)))
            .await?
    {
        if let Some(actor) = actors.get_mut(&id) {
            actor.fields.push(field);
        }
    }
    for (id, place) in
        sql!("SELECT organisation_id, municipality_id FROM network_actor_place ORDER BY organisation_id, municipality_id")
            .all(tx, |row| Ok((row.get("organisation_id")?, row.get("municipality_id")?)))
            .await?
    {
        if let Some(actor) = actors.get_mut(&id) {
            actor.places.push(place);
        }
    }
    let mut all: Vec<Actor> = actors.into_values().collect();
    for actor in &mut all {
        actor.roles.sort_unstable();
        actor.fields.sort_unstable();
    }
    Ok(all)
}

/// One organisation of the register.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: OrganisationId) -> Result<Option<Actor>> {
    let found = sql!(
        "SELECT email, phone, note, post_id, mail_stopped_on, ended_on, version
         FROM network_actor WHERE organisation_id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        Ok(Actor {
            email: row.get("email")?,
            phone: row.get("phone")?,
            note: row.get("note")?,
            post: row.get("post_id")?,
            mail_stopped_on: row.get("mail_stopped_on")?,
            ended_on: row.get("ended_on")?,
            version: row.get("version")?,
            ..Actor::new(id)
        })
    })
    .await?;
    let Some(mut actor) = found else { return Ok(None) };
    actor.roles = sql!("SELECT role FROM network_actor_role WHERE organisation_id = $1")
        .bind(&id)
        .all(tx, |row| row.get("role"))
        .await?;
    actor.fields = sql!("SELECT field FROM network_actor_field WHERE organisation_id = $1")
        .bind(&id)
        .all(tx, |row| row.get("field"))
        .await?;
    actor.places = sql!("SELECT municipality_id FROM network_actor_place WHERE organisation_id = $1")
        .bind(&id)
        .all(tx, |row| row.get("municipality_id"))
        .await?;
    actor.roles.sort_unstable();
    actor.fields.sort_unstable();
    Ok(Some(actor))
}

/// What was done with every actor: the last day, and how often since this one.
///
/// # Errors
/// What the database reports.
pub async fn dealings(
    tx: &mut Tx,
    _permit: &Permit<House>,
    since: Day,
) -> Result<BTreeMap<OrganisationId, Dealings>> {
    let rows = sql!(
        "SELECT organisation_id, MAX(on_day) AS last_on,
             CAST(SUM(CASE WHEN on_day >= $1 THEN 1 ELSE 0 END) AS BIGINT) AS n
         FROM network_entry_actor GROUP BY organisation_id ORDER BY organisation_id LIMIT $2"
    )
    .bind(&since)
    .bind(&MOST)
    .all(tx, |row| {
        let dealings = Dealings {
            last_on: row.get("last_on")?,
            count: row.get("n")?,
        };
        Ok((row.get("organisation_id")?, dealings))
    })
    .await?;
    Ok(rows.into_iter().collect())
}

/// Saves an actor, new if it has no version yet; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, permit: &Permit<House>, actor: &Actor) -> Result<bool> {
    put(tx, actor, permit.now()).await
}

/// Adds an actor while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, permit: &access::permit::JobPermit, actor: &Actor) -> Result<bool> {
    put(tx, actor, permit.now()).await
}

async fn put(tx: &mut Tx, actor: &Actor, now: Moment) -> Result<bool> {
    let touched = if actor.version == 0 {
        insert(tx, actor, now).await?
    } else {
        update(tx, actor, now).await?
    };
    if touched == 0 {
        return Ok(false);
    }
    put_lists(tx, actor).await?;
    Ok(true)
}

async fn insert(tx: &mut Tx, actor: &Actor, now: Moment) -> Result<u64> {
    sql!(
        "INSERT INTO network_actor (organisation_id, email, phone, note, post_id, mail_stopped_on, ended_on, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (organisation_id) DO NOTHING"
    )
    .bind(&actor.organisation)
    .bind(&actor.email)
    .bind(&actor.phone)
    .bind(&actor.note)
    .bind(&actor.post)
    .bind(&actor.mail_stopped_on)
    .bind(&actor.ended_on)
    .bind(&now)
    .run(tx)
    .await
}

async fn update(tx: &mut Tx, actor: &Actor, now: Moment) -> Result<u64> {
    sql!(
        "UPDATE network_actor SET email = $3, phone = $4, note = $5, post_id = $6, mail_stopped_on = $7, ended_on = $8,
             changed_at = $9, version = version + 1
         WHERE organisation_id = $1 AND version = $2"
    )
    .bind(&actor.organisation)
    .bind(&actor.version)
    .bind(&actor.email)
    .bind(&actor.phone)
    .bind(&actor.note)
    .bind(&actor.post)
    .bind(&actor.mail_stopped_on)
    .bind(&actor.ended_on)
    .bind(&now)
    .run(tx)
    .await
}

async fn put_lists(tx: &mut Tx, actor: &Actor) -> Result<()> {
    let id = &actor.organisation;
    sql!("DELETE FROM network_actor_role WHERE organisation_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    sql!("INSERT INTO network_actor_role (organisation_id, role) VALUES ($1, $2)")
        .run_for_each(tx, &actor.roles, |row, role| row.bind(id).bind(role))
        .await?;
    sql!("DELETE FROM network_actor_field WHERE organisation_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    sql!("INSERT INTO network_actor_field (organisation_id, field) VALUES ($1, $2)")
        .run_for_each(tx, &actor.fields, |row, field| row.bind(id).bind(field))
        .await?;
    sql!("DELETE FROM network_actor_place WHERE organisation_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    sql!("INSERT INTO network_actor_place (organisation_id, municipality_id) VALUES ($1, $2)")
        .run_for_each(tx, &actor.places, |row, place| row.bind(id).bind(place))
        .await?;
    Ok(())
}
