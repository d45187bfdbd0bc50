//! SQL of the ladder: a theme moves on or back, its way so far, and the clock of the district.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, DecisionId, Ids, RowId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::ladder::clock::Clock;
use crate::ladder::refused::MoveRefused;
use crate::ladder::{Ending, Move, Standing, Station, StationKind, allowed, skips_local};
use crate::theme::model::{Status, Theme};
use crate::theme::store::{loaded, no_place};

/// Moves a theme, if the ladder allows it; says which line of its way it is.
///
/// # Errors
/// What the database reports.
pub async fn advance(
    tx: &mut Tx,
    permit: &Permit<House>,
    (theme, step): (ThemeId, &Move),
    ids: &Ids,
) -> Result<std::result::Result<RowId, MoveRefused>> {
    let by = (permit.account(), permit.now().day());
    taken(tx, by, (theme, step), ids).await
}

/// Moves a theme for an account on a day while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn advance_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (theme, step, by): (ThemeId, &Move, (AccountId, Day)),
    ids: &Ids,
) -> Result<std::result::Result<RowId, MoveRefused>> {
    taken(tx, by, (theme, step), ids).await
}

async fn taken(
    tx: &mut Tx,
    by: (AccountId, Day),
    (id, step): (ThemeId, &Move),
    ids: &Ids,
) -> Result<std::result::Result<RowId, MoveRefused>> {
    let Some(theme) = loaded(tx, id).await? else {
        return Ok(Err(MoveRefused::NoTheme));
    };
    if step.seen_version.is_some_and(|version| version != theme.version) {
        return Ok(Err(MoveRefused::SomebodyWasQuicker));
    }
    if let Err(refused) = allowed(standing(&theme), step) {
        return Ok(Err(refused));
    }
    let due_on = match step.due_on {
        Some(day) => Some(day).filter(|_| step.to != Station::Done),
        None => clock(tx).await?.due_on(step.to.kind(), by.1),
    };
    if !arrive(tx, &theme, (step, due_on), by.1).await? {
        return Ok(Err(MoveRefused::SomebodyWasQuicker));
    }
    let line = RowId::from_uuid(ids.next());
    note(tx, (line, &theme), (step, due_on), by).await?;
    Ok(Ok(line))
}

/// Where a theme stands, as the rule asks.
pub fn standing(theme: &Theme) -> Standing {
    Standing {
        station: theme.head.station,
        level: theme.head.level,
        has_been_local: theme.has_been_local,
    }
}

async fn arrive(
    tx: &mut Tx,
    theme: &Theme,
    (step, due_on): (&Move, Option<Day>),
    today: Day,
) -> Result<bool> {
    let status = match step.ending {
        Some(Ending::Solved) => Status::Solved,
        Some(Ending::Dropped) => Status::Dropped,
        None => Status::InProgress,
    };
    let touched = sql!(
        "UPDATE themes_theme SET station = $3, station_municipality_id = $4, station_board_id = $5, since = $6,
             due_on = $7, status = $8, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&theme.head.id)
    .bind(&theme.version)
    .bind(&step.to.kind())
    .bind(&step.to.municipality())
    .bind(&step.to.board())
    .bind(&today)
    .bind(&due_on)
    .bind(&status)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

async fn note(
    tx: &mut Tx,
    (line, theme): (RowId, &Theme),
    (step, due_on): (&Move, Option<Day>),
    (by, today): (AccountId, Day),
) -> Result<()> {
    let from = theme.head.station;
    // A reason for what was not passed over would tell of something that did not happen.
    let skipped = if skips_local(standing(theme), step.to.kind()) {
        step.skipped_local_reason.trim()
    } else {
        ""
    };
    sql!(
        "INSERT INTO themes_move (id, theme_id, position, from_station, from_municipality_id, from_board_id, to_station,
             to_municipality_id, to_board_id, reason, skipped_local_reason, ending, decision_id, moved_on, due_on,
             moved_by)
         VALUES ($1, $2, (SELECT COUNT(*) + 1 FROM themes_move o WHERE o.theme_id = $2), $3, $4, $5, $6, $7, $8, $9,
             $10, $11, $12, $13, $14, $15)"
    )
    .bind(&line)
    .bind(&theme.head.id)
    .bind(&from.kind())
    .bind(&from.municipality())
    .bind(&from.board())
    .bind(&step.to.kind())
    .bind(&step.to.municipality())
    .bind(&step.to.board())
    .bind_text(step.reason.trim())
    .bind_text(skipped)
    .bind(&step.ending)
    .bind(&step.decision)
    .bind(&today)
    .bind(&due_on)
    .bind(&by)
    .run(tx)
    .await
    .map(drop)
}

/// A line of the way of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The line.
    pub id: RowId,
    /// From where; none for the first line.
    pub from: Option<Station>,
    /// To where.
    pub to: Station,
    /// Why.
    pub reason: String,
    /// Why no local board was asked, if none was.
    pub skipped_local_reason: String,
    /// How it ended, if it did.
    pub ending: Option<Ending>,
    /// The decision that carried it.
    pub decision: Option<DecisionId>,
    /// When.
    pub on: Day,
    /// By when it was to move on.
    pub due_on: Option<Day>,
    /// Who moved it.
    pub by: String,
}

/// The way of a theme so far, the first line first; at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn moves(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Moved>> {
    sql!(
        "SELECT m.id, m.from_station, m.from_municipality_id, m.from_board_id, m.to_station, m.to_municipality_id,
             m.to_board_id, m.reason, m.skipped_local_reason, m.ending, m.decision_id, m.moved_on, m.due_on,
             a.display_name
         FROM themes_move m
         JOIN access_account a ON a.id = m.moved_by
         WHERE m.theme_id = $1
         ORDER BY m.position
         LIMIT 200"
    )
    .bind(&theme)
    .all(tx, moved)
    .await
}

fn moved(row: &Row<'_>) -> Result<Moved> {
    let from: Option<StationKind> = row.get("from_station")?;
    let (from_municipality, from_board) = (row.get("from_municipality_id")?, row.get("from_board_id")?);
    let to = Station::of_columns(
        row.get("to_station")?,
        row.get("to_municipality_id")?,
        row.get("to_board_id")?,
    );
    Ok(Moved {
        id: row.get("id")?,
        from: from.and_then(|kind| Station::of_columns(kind, from_municipality, from_board)),
        to: to.ok_or_else(|| no_place("to_station"))?,
        reason: row.get("reason")?,
        skipped_local_reason: row.get("skipped_local_reason")?,
        ending: row.get("ending")?,
        decision: row.get("decision_id")?,
        on: row.get("moved_on")?,
        due_on: row.get("due_on")?,
        by: row.get("display_name")?,
    })
}

/// The clock of the district, for whoever may look at themes.
///
/// # Errors
/// What the database reports.
pub async fn clock_shown(tx: &mut Tx, _permit: &Permit<House>) -> Result<Clock> {
    clock(tx).await
}

pub(crate) async fn clock(tx: &mut Tx) -> Result<Clock> {
    let set = sql!("SELECT station, days FROM themes_clock ORDER BY station LIMIT 10")
        .all(tx, |row| Ok((row.get("station")?, row.get("days")?)))
        .await?;
    Ok(Clock::new(set))
}

/// Sets how many days a theme may lie at a station; what lies there already keeps its day.
///
/// # Errors
/// What the database reports.
pub async fn set_clock(tx: &mut Tx, _permit: &Permit<House>, (kind, days): (StationKind, i64)) -> Result<()> {
    sql!(
        "INSERT INTO themes_clock (station, days) VALUES ($1, $2)
         ON CONFLICT (station) DO UPDATE SET days = excluded.days"
    )
    .bind(&kind)
    .bind(&days)
    .run(tx)
    .await
    .map(drop)
}
