//! SQL of contact persons. Nothing of a client stands here.

use std::collections::BTreeMap;

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{OrganisationId, RowId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::contact::model::ContactPerson;
use organisation::model::field_of_action::FieldOfAction;

/// Most contact persons of a district.
const MOST: i64 = 20_000;

/// The contact persons of an actor, in order of name.
///
/// # Errors
/// What the database reports.
pub async fn of_actor(
    tx: &mut Tx,
    _permit: &Permit<House>,
    organisation: OrganisationId,
) -> Result<Vec<ContactPerson>> {
    let people = sql!(
        "SELECT id, organisation_id, name, post_title, email, phone, ended_on, mail_stopped_on, version
         FROM network_contact WHERE organisation_id = $1 ORDER BY name, id LIMIT 500"
    )
    .bind(&organisation)
    .all(tx, person)
    .await?;
    let fields = sql!(
        "SELECT f.contact_id, f.field FROM network_contact_field f
         JOIN network_contact c ON c.id = f.contact_id
         WHERE c.organisation_id = $1 ORDER BY f.contact_id, f.field"
    )
    .bind(&organisation)
    .all(tx, |row| Ok((row.get("contact_id")?, row.get("field")?)))
    .await?;
    Ok(with_fields(people, fields))
}

/// All contact persons who work there today: for letters.
///
/// # Errors
/// What the database reports.
pub async fn present(tx: &mut Tx, _permit: &Permit<House>, today: Day) -> Result<Vec<ContactPerson>> {
    let people = sql!(
        "SELECT id, organisation_id, name, post_title, email, phone, ended_on, mail_stopped_on, version
         FROM network_contact WHERE ended_on IS NULL OR ended_on >= $1
         ORDER BY organisation_id, name, id LIMIT $2"
    )
    .bind(&today)
    .bind(&MOST)
    .all(tx, person)
    .await?;
    let fields =
        sql!("SELECT contact_id, field FROM network_contact_field ORDER BY contact_id, field LIMIT $1")
            .bind(&(MOST * 8))
            .all(tx, |row| Ok((row.get("contact_id")?, row.get("field")?)))
            .await?;
    Ok(with_fields(people, fields))
}

fn person(row: &Row<'_>) -> Result<ContactPerson> {
    Ok(ContactPerson {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        post_title: row.get("post_title")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        fields: Vec::new(),
        ended_on: row.get("ended_on")?,
        mail_stopped_on: row.get("mail_stopped_on")?,
        version: row.get("version")?,
    })
}

fn with_fields(mut people: Vec<ContactPerson>, fields: Vec<(RowId, FieldOfAction)>) -> Vec<ContactPerson> {
    let mut by_person: BTreeMap<RowId, Vec<FieldOfAction>> = BTreeMap::new();
    for (id, field) in fields {
        by_person.entry(id).or_default().push(field);
    }
    for person in &mut people {
        person.fields = by_person.remove(&person.id).unwrap_or_default();
        person.fields.sort_unstable();
    }
    people
}

/// Adds a contact person.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, person: &ContactPerson) -> Result<()> {
    insert(tx, person).await
}

/// Adds a contact person while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, person: &ContactPerson) -> Result<()> {
    insert(tx, person).await
}

async fn insert(tx: &mut Tx, person: &ContactPerson) -> Result<()> {
    sql!(
        "INSERT INTO network_contact (id, organisation_id, name, post_title, email, phone, ended_on, mail_stopped_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&person.id)
    .bind(&person.organisation)
    .bind(&person.name)
    .bind(&person.post_title)
    .bind(&person.email)
    .bind(&person.phone)
    .bind(&person.ended_on)
    .bind(&person.mail_stopped_on)
    .run(tx)
    .await?;
    put_fields(tx, person).await
}

/// Saves a contact person; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, person: &ContactPerson) -> Result<bool> {
    let touched = sql!(
        "UPDATE network_contact SET name = $3, post_title = $4, email = $5, phone = $6, ended_on = $7,
             mail_stopped_on = $8, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&person.id)
    .bind(&person.version)
    .bind(&person.name)
    .bind(&person.post_title)
    .bind(&person.email)
    .bind(&person.phone)
    .bind(&person.ended_on)
    .bind(&person.mail_stopped_on)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM network_contact_field WHERE contact_id = $1")
        .bind(&person.id)
        .run(tx)
        .await?;
    put_fields(tx, person).await?;
    Ok(true)
}

async fn put_fields(tx: &mut Tx, person: &ContactPerson) -> Result<()> {
    sql!("INSERT INTO network_contact_field (contact_id, field) VALUES ($1, $2)")
        .run_for_each(tx, &person.fields, |row, field| row.bind(&person.id).bind(field))
        .await?;
    Ok(())
}
