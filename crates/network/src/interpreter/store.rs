//! SQL of the pool. Some dozen people: read whole.

use std::collections::BTreeMap;

use access::permit::{House, JobPermit, Permit};
use base::ids::RowId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::interpreter::model::{Interpreter, SpokenLevel};
use crate::interpreter::tongue::Tongue;

/// Most interpreters of a pool.
const MOST: i64 = 2_000;

/// The whole pool, also those who left, in order of name.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Interpreter>> {
    let mut pool = sql!(
        "SELECT id, name, email, phone, training, municipality_id, note, ended_on, version
         FROM network_interpreter ORDER BY name, id LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Interpreter {
            id: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            training: row.get("training")?,
            municipality: row.get("municipality_id")?,
            note: row.get("note")?,
            languages: Vec::new(),
            weekdays: Vec::new(),
            ended_on: row.get("ended_on")?,
            version: row.get("version")?,
        })
    })
    .await?;
    let mut languages: BTreeMap<RowId, Vec<(Tongue, SpokenLevel)>> = BTreeMap::new();
    for (id, language, level) in sql!(
        "SELECT interpreter_id, language, level FROM network_interpreter_language ORDER BY interpreter_id, language"
    )
    .all(tx, |row| {
        Ok((row.get("interpreter_id")?, row.get("language")?, row.get("level")?))
    })
    .await?
    {
        languages.entry(id).or_default().push((language, level));
    }
    let mut weekdays: BTreeMap<RowId, Vec<i64>> = BTreeMap::new();
    for (id, day) in
        sql!("SELECT interpreter_id, weekday FROM network_interpreter_day ORDER BY interpreter_id, weekday")
            .all(tx, |row| Ok((row.get("interpreter_id")?, row.get("weekday")?)))
            .await?
    {
        weekdays.entry(id).or_default().push(day);
    }
    for interpreter in &mut pool {
        interpreter.languages = languages.remove(&interpreter.id).unwrap_or_default();
        interpreter.weekdays = weekdays.remove(&interpreter.id).unwrap_or_default();
    }
    Ok(pool)
}

/// Adds an interpreter.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, interpreter: &Interpreter) -> Result<()> {
    insert(tx, interpreter).await
}

/// Adds an interpreter while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, interpreter: &Interpreter) -> Result<()> {
    insert(tx, interpreter).await
}

async fn insert(tx: &mut Tx, interpreter: &Interpreter) -> Result<()> {
    sql!(
        "INSERT INTO network_interpreter (id, name, email, phone, training, municipality_id, note, ended_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&interpreter.id)
    .bind(&interpreter.name)
    .bind(&interpreter.email)
    .bind(&interpreter.phone)
    .bind(&interpreter.training)
    .bind(&interpreter.municipality)
    .bind(&interpreter.note)
    .bind(&interpreter.ended_on)
    .run(tx)
    .await?;
    put_lists(tx, interpreter).await
}

/// Saves an interpreter; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, interpreter: &Interpreter) -> Result<bool> {
    let touched = sql!(
        "UPDATE network_interpreter SET name = $3, email = $4, phone = $5, training = $6, municipality_id = $7,
             note = $8, ended_on = $9, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&interpreter.id)
    .bind(&interpreter.version)
    .bind(&interpreter.name)
    .bind(&interpreter.email)
    .bind(&interpreter.phone)
    .bind(&interpreter.training)
    .bind(&interpreter.municipality)
    .bind(&interpreter.note)
    .bind(&interpreter.ended_on)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM network_interpreter_language WHERE interpreter_id = $1")
        .bind(&interpreter.id)
        .run(tx)
        .await?;
    sql!("DELETE FROM network_interpreter_day WHERE interpreter_id = $1")
        .bind(&interpreter.id)
        .run(tx)
        .await?;
    put_lists(tx, interpreter).await?;
    Ok(true)
}

async fn put_lists(tx: &mut Tx, interpreter: &Interpreter) -> Result<()> {
    let id = &interpreter.id;
    sql!("INSERT INTO network_interpreter_language (interpreter_id, language, level) VALUES ($1, $2, $3)")
        .run_for_each(tx, &interpreter.languages, |row, (language, level)| {
            row.bind(id).bind(language).bind(level)
        })
        .await?;
    sql!("INSERT INTO network_interpreter_day (interpreter_id, weekday) VALUES ($1, $2)")
        .run_for_each(tx, &interpreter.weekdays, |row, day| row.bind(id).bind(day))
        .await?;
    Ok(())
}
