//! SQL of answers: given to a theme, delivered by the job, read by whoever they are for.

pub mod raiser;

use access::permit::{House, JobPermit, ListPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, Ids, RowId, ThemeId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::answer::model::{Echo, Given, Received};

/// Most answers on one page.
pub const PAGE: i64 = 50;

/// Gives an answer to those who raised a theme; it waits for the job.
///
/// # Errors
/// What the database reports.
pub async fn give(
    tx: &mut Tx,
    permit: &Permit<House>,
    (theme, step, text): (ThemeId, Option<RowId>, &str),
    ids: &Ids,
) -> Result<RowId> {
    let by = (permit.account(), permit.now().day());
    insert(tx, by, (theme, step, text), ids).await
}

/// Gives an answer of an account on a day while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn give_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (theme, step, text, by): (ThemeId, Option<RowId>, &str, (AccountId, Day)),
    ids: &Ids,
) -> Result<RowId> {
    insert(tx, by, (theme, step, text), ids).await
}

async fn insert(
    tx: &mut Tx,
    (by, on): (AccountId, Day),
    (theme, step, text): (ThemeId, Option<RowId>, &str),
    ids: &Ids,
) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO themes_answer (id, theme_id, move_id, text, given_on, given_by)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&id)
    .bind(&theme)
    .bind(&step)
    .bind_text(text)
    .bind(&on)
    .bind(&by)
    .run(tx)
    .await?;
    Ok(id)
}

/// The answers given to a theme, the latest first, with as much of their echo as their writer may know.
///
/// # Errors
/// What the database reports.
pub async fn of_theme(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Given>> {
    sql!(
        "SELECT w.id, w.move_id, w.text, w.given_on, w.delivered_at, a.display_name,
             (SELECT COUNT(*) FROM themes_answer_for r WHERE r.answer_id = w.id) AS addressed,
             (SELECT COUNT(*) FROM themes_answer_for r WHERE r.answer_id = w.id AND r.read_on IS NOT NULL) AS heard,
             (SELECT COUNT(*) FROM themes_answer_for r WHERE r.answer_id = w.id AND r.goes_on_on IS NOT NULL) AS goes_on
         FROM themes_answer w
         JOIN access_account a ON a.id = w.given_by
         WHERE w.theme_id = $1
         ORDER BY w.given_on DESC, w.id DESC
         LIMIT 100"
    )
    .bind(&theme)
    .all(tx, |row| {
        let delivered: Option<Moment> = row.get("delivered_at")?;
        Ok(Given {
            id: row.get("id")?,
            step: row.get("move_id")?,
            text: row.get("text")?,
            on: row.get("given_on")?,
            by: row.get("display_name")?,
            is_waiting: delivered.is_none(),
            echo: Echo::of(row.get("addressed")?, row.get("heard")?, row.get("goes_on")?),
        })
    })
    .await
}

/// The answers for the account of the permit, the unread and the latest first.
///
/// # Errors
/// What the database reports.
pub async fn mine(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Received>> {
    sql!(
        "SELECT w.id, w.theme_id, w.text, w.given_on, t.number, t.title, t.status, r.read_on, r.goes_on_on
         FROM themes_answer_for r
         JOIN themes_answer w ON w.id = r.answer_id
         JOIN themes_theme t ON t.id = w.theme_id
         WHERE r.account_id = $1
         ORDER BY r.read_on IS NOT NULL, r.arrived_on DESC, r.answer_id DESC
         LIMIT $2"
    )
    .bind(&permit.account())
    .bind(&PAGE)
    .all(tx, |row| {
        Ok(Received {
            id: row.get("id")?,
            theme: row.get("theme_id")?,
            number: row.get("number")?,
            title: row.get("title")?,
            status: row.get("status")?,
            text: row.get("text")?,
            given_on: row.get("given_on")?,
            read_on: row.get("read_on")?,
            goes_on_on: row.get("goes_on_on")?,
        })
    })
    .await
}

/// The theme to which an answer for the account of the permit was given; `None` if the answer is for somebody else.
///
/// # Errors
/// What the database reports.
pub async fn theme_of_mine(tx: &mut Tx, permit: &Permit<House>, answer: RowId) -> Result<Option<ThemeId>> {
    sql!(
        "SELECT w.theme_id FROM themes_answer_for r
         JOIN themes_answer w ON w.id = r.answer_id
         WHERE r.answer_id = $1 AND r.account_id = $2"
    )
    .bind(&answer)
    .bind(&permit.account())
    .first(tx, |row| row.get("theme_id"))
    .await
}

/// Notes that the account of the permit has read its answer.
///
/// # Errors
/// What the database reports.
pub async fn mark_read(tx: &mut Tx, permit: &Permit<House>, answer: RowId) -> Result<()> {
    sql!(
        "UPDATE themes_answer_for SET read_on = $3
         WHERE answer_id = $1 AND account_id = $2 AND read_on IS NULL"
    )
    .bind(&answer)
    .bind(&permit.account())
    .bind(&permit.now().day())
    .run(tx)
    .await
    .map(drop)
}

/// Notes that for the account of the permit it goes on; that is reading, too. `false` if that was said before.
///
/// # Errors
/// What the database reports.
pub async fn goes_on(tx: &mut Tx, permit: &Permit<House>, answer: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_answer_for SET goes_on_on = $3, read_on = COALESCE(read_on, $3)
         WHERE answer_id = $1 AND account_id = $2 AND goes_on_on IS NULL"
    )
    .bind(&answer)
    .bind(&permit.account())
    .bind(&permit.now().day())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// How many answers whoever lists has not read, and since when the oldest of them waits.
///
/// # Errors
/// What the database reports.
pub async fn unread(tx: &mut Tx, permit: &ListPermit) -> Result<Option<(i64, Day)>> {
    let found: Option<(i64, Option<Day>)> = sql!(
        "SELECT COUNT(*) AS n, MIN(arrived_on) AS since FROM themes_answer_for
         WHERE account_id = $1 AND read_on IS NULL"
    )
    .bind(&permit.account())
    .first(tx, |row| Ok((row.get("n")?, row.get("since")?)))
    .await?;
    Ok(found.and_then(|(number, since)| since.map(|since| (number, since))))
}

/// An answer on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) id: RowId,
    pub(super) theme: ThemeId,
    pub(super) given_on: Day,
}

/// The answers on their way, the oldest first.
pub(super) async fn waiting(tx: &mut Tx, _permit: &JobPermit) -> Result<Vec<Waiting>> {
    sql!(
        "SELECT id, theme_id, given_on FROM themes_answer
         WHERE delivered_at IS NULL
         ORDER BY given_on, id
         LIMIT 200"
    )
    .all(tx, |row| {
        Ok(Waiting {
            id: row.get("id")?,
            theme: row.get("theme_id")?,
            given_on: row.get("given_on")?,
        })
    })
    .await
}

/// Puts an answer before an account; `false` if it lies there already.
pub(super) async fn put_before(
    tx: &mut Tx,
    permit: &JobPermit,
    (answer, account): (RowId, AccountId),
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO themes_answer_for (answer_id, account_id, arrived_on) VALUES ($1, $2, $3)
         ON CONFLICT (answer_id, account_id) DO NOTHING"
    )
    .bind(&answer)
    .bind(&account)
    .bind(&permit.now().day())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Notes that an answer has arrived wherever it can.
pub(super) async fn mark_delivered(tx: &mut Tx, permit: &JobPermit, answer: RowId) -> Result<()> {
    sql!("UPDATE themes_answer SET delivered_at = $2 WHERE id = $1 AND delivered_at IS NULL")
        .bind(&answer)
        .bind(&permit.now())
        .run(tx)
        .await
        .map(drop)
}
