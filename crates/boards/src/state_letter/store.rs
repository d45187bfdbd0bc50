//! SQL of letters to the Land. What was sent is not changed any more; the answer is added once.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{DecisionId, RowId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::state_letter::model::StateLetter;

/// The letter that a decision carries.
///
/// # Errors
/// What the database reports.
pub async fn of_decision(
    tx: &mut Tx,
    _permit: &Permit<House>,
    decision: DecisionId,
) -> Result<Option<StateLetter>> {
    sql!(
        "SELECT id, theme_id, decision_id, office, address, subject, body, written_on, sent_on, answered_on, answer,
             version
         FROM boards_state_letter WHERE decision_id = $1"
    )
    .bind(&decision)
    .first(tx, letter)
    .await
}

/// The letters about a theme, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn of_theme(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<StateLetter>> {
    sql!(
        "SELECT id, theme_id, decision_id, office, address, subject, body, written_on, sent_on, answered_on, answer,
             version
         FROM boards_state_letter WHERE theme_id = $1 ORDER BY written_on, id LIMIT 100"
    )
    .bind(&theme)
    .all(tx, letter)
    .await
}

fn letter(row: &Row<'_>) -> Result<StateLetter> {
    Ok(StateLetter {
        id: row.get("id")?,
        theme: row.get("theme_id")?,
        decision: row.get("decision_id")?,
        office: row.get("office")?,
        address: row.get("address")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        written_on: row.get("written_on")?,
        sent_on: row.get("sent_on")?,
        answered_on: row.get("answered_on")?,
        answer: row.get("answer")?,
        version: row.get("version")?,
    })
}

/// Adds a letter or saves one that was not sent; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn put(tx: &mut Tx, permit: &Permit<House>, letter: &StateLetter) -> Result<bool> {
    let touched = if letter.version == 0 {
        sql!(
            "INSERT INTO boards_state_letter (id, theme_id, decision_id, office, address, subject, body, written_by,
                 written_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (decision_id) DO NOTHING"
        )
        .bind(&letter.id)
        .bind(&letter.theme)
        .bind(&letter.decision)
        .bind(&letter.office)
        .bind(&letter.address)
        .bind(&letter.subject)
        .bind(&letter.body)
        .bind(&permit.account())
        .bind(&permit.now().day())
        .run(tx)
        .await?
    } else {
        sql!(
            "UPDATE boards_state_letter SET office = $3, address = $4, subject = $5, body = $6, written_by = $7,
                 version = version + 1
             WHERE id = $1 AND version = $2 AND sent_on IS NULL"
        )
        .bind(&letter.id)
        .bind(&letter.version)
        .bind(&letter.office)
        .bind(&letter.address)
        .bind(&letter.subject)
        .bind(&letter.body)
        .bind(&permit.account())
        .run(tx)
        .await?
    };
    Ok(touched > 0)
}

/// Notes that a letter was sent; `false` if it was sent before or changed meanwhile.
///
/// # Errors
/// What the database reports.
pub async fn note_sent(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, version): (RowId, i64),
    on: Day,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_state_letter SET sent_on = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND sent_on IS NULL"
    )
    .bind(&id)
    .bind(&version)
    .bind(&on)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Notes the answer to a letter that was sent; `false` if there is one already.
///
/// # Errors
/// What the database reports.
pub async fn note_answer(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, version): (RowId, i64),
    (on, answer): (Day, &str),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_state_letter SET answered_on = $3, answer = $4, version = version + 1
         WHERE id = $1 AND version = $2 AND sent_on IS NOT NULL AND answered_on IS NULL"
    )
    .bind(&id)
    .bind(&version)
    .bind(&on)
    .bind_text(answer)
    .run(tx)
    .await?;
    Ok(touched > 0)
}
