//! SQL of consultation hours: seen by all case managers, changed by whoever holds them. Nothing personal of clients.

use access::failure::Result;
use access::permit::{House, JobPermit, Permit, PublicPermit};
use base::day::Day;
use base::ids::{AccountId, Ids, MunicipalityId, RowId};
use base::moment::Moment;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::consultation_hour::model::{NewHour, Rule};

/// A consultation hour as stored.
#[derive(Clone, Debug)]
pub struct ConsultationHour {
    /// Its row.
    pub id: RowId,
    /// Who holds it.
    pub account: AccountId,
    /// That account's name.
    pub holder: String,
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// The municipality's name.
    pub municipality_name: String,
    /// Where.
    pub place: String,
    /// When.
    pub rule: Rule,
}

fn hour_of(row: &Row<'_>) -> db::failure::Result<ConsultationHour> {
    Ok(ConsultationHour {
        id: row.get("id")?,
        account: row.get("account_id")?,
        holder: row.get("holder")?,
        municipality: row.get("municipality_id")?,
        municipality_name: row.get("municipality_name")?,
        place: row.get("place")?,
        rule: rule_of(row)?,
    })
}

/// The rule in a row.
pub(crate) fn rule_of(row: &Row<'_>) -> db::failure::Result<Rule> {
    Ok(Rule {
        weekday: i8::try_from(row.get::<i64>("weekday")?).unwrap_or(1),
        rhythm: row.get("rhythm")?,
        opens: row.get("opens")?,
        closes: row.get("closes")?,
        from: row.get("valid_from")?,
        until: row.get("valid_until")?,
    })
}

/// Adds a consultation hour that the account of the permit holds.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<House>, new: &NewHour, ids: &Ids) -> Result<RowId> {
    insert_row(tx, (permit.account(), permit.now()), new, ids).await
}

/// Adds a consultation hour that an account holds; for the demo.
///
/// # Errors
/// What the database reports.
pub async fn insert_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    (account, new): (AccountId, &NewHour),
    ids: &Ids,
) -> Result<RowId> {
    insert_row(tx, (account, permit.now()), new, ids).await
}

async fn insert_row(
    tx: &mut Tx,
    (account, now): (AccountId, Moment),
    new: &NewHour,
    ids: &Ids,
) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO calendar_consultation_hour (id, account_id, municipality_id, place, weekday, rhythm, opens, closes,
             valid_from, valid_until, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $2)"
    )
    .bind(&id)
    .bind(&account)
    .bind(&new.municipality)
    .bind(&new.place)
    .bind(&i64::from(new.rule.weekday))
    .bind(&new.rule.rhythm)
    .bind(&new.rule.opens)
    .bind(&new.rule.closes)
    .bind(&new.rule.from)
    .bind(&new.rule.until)
    .bind(&now)
    .run(tx)
    .await?;
    Ok(id)
}

/// All consultation hours that hold on a day or later, by municipality and weekday, at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>, from: Day) -> Result<Vec<ConsultationHour>> {
    Ok(sql!(
        "SELECT h.id, h.account_id, COALESCE(o.display_name, '') AS holder, h.municipality_id,
             COALESCE(m.name, '') AS municipality_name, h.place, h.weekday, h.rhythm, h.opens, h.closes, h.valid_from,
             h.valid_until
         FROM calendar_consultation_hour h
         LEFT JOIN access_account o ON o.id = h.account_id
         LEFT JOIN organisation_municipality m ON m.id = h.municipality_id
         WHERE h.valid_until IS NULL OR h.valid_until > $1
         ORDER BY h.municipality_id, h.weekday, h.opens, h.id
         LIMIT 200"
    )
    .bind(&from)
    .all(tx, hour_of)
    .await?)
}

/// A consultation hour as everybody may know it: where and when, not whose.
#[derive(Clone, Debug)]
pub struct PublicHour {
    /// Its row.
    pub id: RowId,
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Where.
    pub place: String,
    /// When.
    pub rule: Rule,
}

/// The consultation hours that hold on a day or later, as everybody may know them, at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn public(tx: &mut Tx, _permit: &PublicPermit, from: Day) -> Result<Vec<PublicHour>> {
    Ok(sql!(
        "SELECT h.id, h.municipality_id, h.place, h.weekday, h.rhythm, h.opens, h.closes, h.valid_from, h.valid_until
         FROM calendar_consultation_hour h
         JOIN access_account o ON o.id = h.account_id AND o.locked_at IS NULL
         WHERE h.valid_until IS NULL OR h.valid_until > $1
         ORDER BY h.municipality_id, h.weekday, h.opens, h.id
         LIMIT 200"
    )
    .bind(&from)
    .all(tx, |row| {
        Ok(PublicHour {
            id: row.get("id")?,
            municipality: row.get("municipality_id")?,
            place: row.get("place")?,
            rule: rule_of(row)?,
        })
    })
    .await?)
}

/// The consultation hours of one account that hold on a day or later, by weekday, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn of_account(tx: &mut Tx, account: AccountId, from: Day) -> Result<Vec<ConsultationHour>> {
    Ok(sql!(
        "SELECT h.id, h.account_id, COALESCE(o.display_name, '') AS holder, h.municipality_id,
             COALESCE(m.name, '') AS municipality_name, h.place, h.weekday, h.rhythm, h.opens, h.closes, h.valid_from,
             h.valid_until
         FROM calendar_consultation_hour h
         LEFT JOIN access_account o ON o.id = h.account_id
         LEFT JOIN organisation_municipality m ON m.id = h.municipality_id
         WHERE h.account_id = $1 AND (h.valid_until IS NULL OR h.valid_until > $2)
         ORDER BY h.weekday, h.opens, h.id
         LIMIT 50"
    )
    .bind(&account)
    .bind(&from)
    .all(tx, hour_of)
    .await?)
}

/// The days from one day to another (not included) on which consultation hours were called off, at most five hundred.
///
/// # Errors
/// What the database reports.
pub async fn called_off(tx: &mut Tx, (from, until): (Day, Day)) -> Result<Vec<(RowId, Day)>> {
    Ok(sql!(
        "SELECT hour_id, day FROM calendar_closed_day
         WHERE day >= $1 AND day < $2
         ORDER BY day, hour_id
         LIMIT 500"
    )
    .bind(&from)
    .bind(&until)
    .all(tx, |row| Ok((row.get("hour_id")?, row.get("day")?)))
    .await?)
}

/// The account's own consultation hour; `None` if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn own(tx: &mut Tx, permit: &Permit<House>, id: RowId) -> Result<Option<ConsultationHour>> {
    let held = of_account(tx, permit.account(), permit.now().day()).await?;
    Ok(held.into_iter().find(|hour| hour.id == id))
}

/// Calls the account's own consultation hour off on a day; twice is once.
///
/// # Errors
/// What the database reports.
pub async fn call_off(tx: &mut Tx, permit: &Permit<House>, hour: &ConsultationHour, day: Day) -> Result<()> {
    sql!(
        "INSERT INTO calendar_closed_day (hour_id, day, made_at, made_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (hour_id, day) DO NOTHING"
    )
    .bind(&hour.id)
    .bind(&day)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(())
}

/// Lets the account's own consultation hour take place after all.
///
/// # Errors
/// What the database reports.
pub async fn hold_after_all(
    tx: &mut Tx,
    _permit: &Permit<House>,
    hour: &ConsultationHour,
    day: Day,
) -> Result<()> {
    sql!("DELETE FROM calendar_closed_day WHERE hour_id = $1 AND day = $2")
        .bind(&hour.id)
        .bind(&day)
        .run(tx)
        .await?;
    Ok(())
}

/// Ends the account's own consultation hour: the day is the first on which it no longer holds. False if there is none
/// like it; one that has not begun is taken out.
///
/// # Errors
/// What the database reports.
pub async fn end(tx: &mut Tx, permit: &Permit<House>, hour: &ConsultationHour, day: Day) -> Result<bool> {
    if day <= hour.rule.from {
        sql!("DELETE FROM calendar_closed_day WHERE hour_id = $1")
            .bind(&hour.id)
            .run(tx)
            .await?;
        let gone = sql!("DELETE FROM calendar_consultation_hour WHERE id = $1 AND account_id = $2")
            .bind(&hour.id)
            .bind(&permit.account())
            .run(tx)
            .await?;
        return Ok(gone == 1);
    }
    let touched = sql!(
        "UPDATE calendar_consultation_hour
         SET valid_until = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4 AND account_id = $3 AND (valid_until IS NULL OR valid_until > $1)"
    )
    .bind(&day)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&hour.id)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
