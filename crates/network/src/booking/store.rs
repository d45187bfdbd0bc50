//! SQL of requests for interpreters. A request is listed for whoever asked, or for those who keep the pool.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, RowId};
use base::local_time::TimeOfDay;
use base::moment::Moment;
use db::failure::{Failure, Result};
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::booking::model::{Booking, CancelReason, State, Step};
use crate::interpreter::tongue::Tongue;

/// Lines of a page.
pub const PAGE: i64 = 50;

/// What a list asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Only what this account asked for.
    pub asked_by: Option<AccountId>,
    /// Only what is still open.
    pub only_open: bool,
    /// Only this language.
    pub language: Option<Tongue>,
    /// Behind the line of this day and id.
    pub after: Option<(Day, RowId)>,
    /// At most so many.
    pub limit: i64,
}

/// A page of the list, the latest day first.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, _permit: &Permit<House>, wanted: &Wanted) -> Result<Vec<(Booking, String)>> {
    let (after_day, after_id) = wanted.after.unzip();
    sql!(
        "SELECT b.id, b.language, b.on_day, b.begins, b.planned_minutes, b.setting, b.municipality_id, b.place, b.state,
             b.interpreter_id, b.cancel_reason, b.held_minutes, b.asked_by, b.version, a.display_name
         FROM network_booking b
         JOIN access_account a ON a.id = b.asked_by
         WHERE (b.asked_by = $1 OR $1 IS NULL)
           AND (NOT $2 OR b.state IN ('requested', 'offered', 'booked'))
           AND (b.language = $3 OR $3 IS NULL)
           AND (b.on_day < $4 OR (b.on_day = $4 AND b.id < $5) OR $4 IS NULL)
         ORDER BY b.on_day DESC, b.id DESC
         LIMIT $6"
    )
    .bind(&wanted.asked_by)
    .bind(&wanted.only_open)
    .bind(&wanted.language)
    .bind(&after_day)
    .bind(&after_id)
    .bind(&wanted.limit)
    .all(tx, |row| Ok((booking(row)?, row.get("display_name")?)))
    .await
}

/// One request, with who asked; nothing for whoever neither asked nor keeps the pool.
///
/// # Errors
/// What the database reports.
pub async fn one(
    tx: &mut Tx,
    permit: &Permit<House>,
    (id, is_keeper): (RowId, bool),
) -> Result<Option<(Booking, String)>> {
    sql!(
        "SELECT b.id, b.language, b.on_day, b.begins, b.planned_minutes, b.setting, b.municipality_id, b.place, b.state,
             b.interpreter_id, b.cancel_reason, b.held_minutes, b.asked_by, b.version, a.display_name
         FROM network_booking b
         JOIN access_account a ON a.id = b.asked_by
         WHERE b.id = $1 AND (b.asked_by = $2 OR $3)"
    )
    .bind(&id)
    .bind(&permit.account())
    .bind(&is_keeper)
    .first(tx, |row| Ok((booking(row)?, row.get("display_name")?)))
    .await
}

fn booking(row: &Row<'_>) -> Result<Booking> {
    let begins: String = row.get("begins")?;
    Ok(Booking {
        id: row.get("id")?,
        language: row.get("language")?,
        on: row.get("on_day")?,
        begins: time_of_day(&begins)?,
        planned_minutes: row.get("planned_minutes")?,
        setting: row.get("setting")?,
        municipality: row.get("municipality_id")?,
        place: row.get("place")?,
        state: row.get("state")?,
        interpreter: row.get("interpreter_id")?,
        cancel_reason: row.get("cancel_reason")?,
        held_minutes: row.get("held_minutes")?,
        asked_by: row.get("asked_by")?,
        version: row.get("version")?,
    })
}

fn time_of_day(stored: &str) -> Result<TimeOfDay> {
    stored.parse().map_err(|_| Failure::BrokenRow {
        column: "begins".to_owned(),
        reason: "no time of day".to_owned(),
    })
}

/// What was done with a request, the first step first: where it stood then, who did it, when, and who was asked.
///
/// # Errors
/// What the database reports.
pub async fn steps(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: RowId,
) -> Result<Vec<(State, String, Moment, Option<String>)>> {
    sql!(
        "SELECT s.state, a.display_name, s.at, i.name FROM network_booking_step s
         JOIN access_account a ON a.id = s.by_account_id
         LEFT JOIN network_interpreter i ON i.id = s.interpreter_id
         WHERE s.booking_id = $1 ORDER BY s.at, s.id LIMIT 200"
    )
    .bind(&id)
    .all(tx, |row| {
        Ok((
            row.get("state")?,
            row.get("display_name")?,
            row.get("at")?,
            row.get("name")?,
        ))
    })
    .await
}

/// Who of the pool is asked or booked on a day, and when.
///
/// # Errors
/// What the database reports.
pub async fn busy(tx: &mut Tx, _permit: &Permit<House>, on: Day) -> Result<Vec<(RowId, String)>> {
    sql!(
        "SELECT interpreter_id, begins FROM network_booking
         WHERE on_day = $1 AND state IN ('offered', 'booked') AND interpreter_id IS NOT NULL
         ORDER BY begins, id LIMIT 500"
    )
    .bind(&on)
    .all(tx, |row| Ok((row.get("interpreter_id")?, row.get("begins")?)))
    .await
}

/// Adds a request.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, permit: &Permit<House>, (booking, step): (&Booking, RowId)) -> Result<()> {
    insert(tx, booking, permit.now()).await?;
    note(
        tx,
        (booking.id, step),
        (booking.state, None),
        (permit.account(), permit.now()),
    )
    .await
}

/// Adds a request as it stands while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    (booking, step): (&Booking, RowId),
) -> Result<()> {
    insert(tx, booking, permit.now()).await?;
    let done = (booking.state, booking.interpreter);
    note(tx, (booking.id, step), done, (booking.asked_by, permit.now())).await
}

async fn insert(tx: &mut Tx, booking: &Booking, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO network_booking (id, language, on_day, begins, planned_minutes, setting, municipality_id, place,
             state, interpreter_id, cancel_reason, held_minutes, asked_by, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    )
    .bind(&booking.id)
    .bind(&booking.language)
    .bind(&booking.on)
    .bind_text(&booking.begins.to_string())
    .bind(&booking.planned_minutes)
    .bind(&booking.setting)
    .bind(&booking.municipality)
    .bind(&booking.place)
    .bind(&booking.state)
    .bind(&booking.interpreter)
    .bind(&booking.cancel_reason)
    .bind(&booking.held_minutes)
    .bind(&booking.asked_by)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Takes a step that the rule allows; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn take(
    tx: &mut Tx,
    permit: &Permit<House>,
    (booking, id): (&Booking, RowId),
    (step, state): (Step, State),
) -> Result<bool> {
    let interpreter = match step {
        Step::Offer(asked) => Some(asked),
        Step::Decline => None,
        Step::Accept | Step::Hold(_) | Step::Cancel(_) => booking.interpreter,
    };
    let reason: Option<CancelReason> = match step {
        Step::Cancel(reason) => Some(reason),
        _ => None,
    };
    let minutes: Option<i64> = match step {
        Step::Hold(minutes) => Some(minutes),
        _ => None,
    };
    let touched = sql!(
        "UPDATE network_booking SET state = $3, interpreter_id = $4, cancel_reason = $5, held_minutes = $6,
             version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&booking.id)
    .bind(&booking.version)
    .bind(&state)
    .bind(&interpreter)
    .bind(&reason)
    .bind(&minutes)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    let who = (permit.account(), permit.now());
    note(tx, (booking.id, id), (state, interpreter), who).await?;
    Ok(true)
}

async fn note(
    tx: &mut Tx,
    (booking, id): (RowId, RowId),
    (state, interpreter): (State, Option<RowId>),
    (by, at): (AccountId, Moment),
) -> Result<()> {
    sql!(
        "INSERT INTO network_booking_step (id, booking_id, state, interpreter_id, by_account_id, at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&id)
    .bind(&booking)
    .bind(&state)
    .bind(&interpreter)
    .bind(&by)
    .bind(&at)
    .run(tx)
    .await
    .map(drop)
}

/// How many requests of a language stand where, and how long they lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The language.
    pub language: Tongue,
    /// Where they stand.
    pub state: State,
    /// Why they did not take place.
    pub reason: Option<CancelReason>,
    /// How many.
    pub number: i64,
    /// How long they lasted together.
    pub minutes: i64,
}

/// The requests of the days from the first to the last, counted by language; there is nobody in it.
///
/// # Errors
/// What the database reports.
pub async fn counts(tx: &mut Tx, _permit: &Permit<House>, (from, until): (Day, Day)) -> Result<Vec<Count>> {
    sql!(
        "SELECT language, state, cancel_reason, COUNT(*) AS n,
             CAST(COALESCE(SUM(held_minutes), 0) AS BIGINT) AS minutes
         FROM network_booking WHERE on_day >= $1 AND on_day <= $2
         GROUP BY language, state, cancel_reason ORDER BY language, state, cancel_reason LIMIT 2000"
    )
    .bind(&from)
    .bind(&until)
    .all(tx, |row| {
        Ok(Count {
            language: row.get("language")?,
            state: row.get("state")?,
            reason: row.get("cancel_reason")?,
            number: row.get("n")?,
            minutes: row.get("minutes")?,
        })
    })
    .await
}
