//! SQL of themes: lists, one theme, opening and correcting it. How they move stands in the ladder's store.

pub mod concern;
pub mod watcher;

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, Ids, MunicipalityId, RowId, ThemeId};
use db::failure::{Failure, Result};
use db::row::Row;
use db::sql;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;

use crate::ladder::{Station, StationKind};
use crate::numbering::Series;
use crate::theme::model::{Level, Outline, Theme, ThemeHead};
use crate::words::ObstacleKind;

/// Lines of a page.
pub const PAGE: i64 = 50;
/// Most themes in motion that are held against a case.
const MOST_IN_MOTION: i64 = 500;

/// What a list of themes asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only this field of action.
    pub field: Option<FieldOfAction>,
    /// Only this kind of obstacle.
    pub kind: Option<ObstacleKind>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only those at such a station.
    pub station: Option<StationKind>,
    /// Only those that name this municipality or lie in its local board.
    pub municipality: Option<MunicipalityId>,
    /// Only those that name no municipality and lie in no local board, or only the others.
    pub is_district_wide: Option<bool>,
    /// Only those this account looks after.
    pub owner: Option<AccountId>,
    /// Only those this account watches.
    pub watcher: Option<AccountId>,
    /// Only those in motion, or only those that have ended.
    pub is_in_motion: Option<bool>,
    /// Only those that were due before this day.
    pub due_before: Option<Day>,
    /// Behind the line of this key.
    pub after: Option<Key>,
    /// At most so many; 0 is a page and one line, which tells whether there is another page.
    pub limit: i64,
}

/// The place of a theme in a list: what is due first stands first, what has ended stands last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The day it is due, or a day after all others.
    pub due: String,
    /// The theme.
    pub id: ThemeId,
}

/// A day after all others, for what is not due.
const NEVER: &str = "9999-12-31";

impl Key {
    /// The place of this theme.
    pub fn of(head: &ThemeHead) -> Self {
        Self {
            due: head
                .due_on
                .map_or_else(|| NEVER.to_owned(), |day| day.to_string()),
            id: head.id,
        }
    }
}

/// A page of the list of themes, what is due first before the rest.
///
/// # Errors
/// What the database reports.
pub async fn heads(tx: &mut Tx, _permit: &Permit<House>, wanted: &Wanted) -> Result<Vec<ThemeHead>> {
    listed(tx, wanted).await
}

/// The themes in motion, for whoever holds the key of a case and asks which of them are about it.
pub(crate) async fn in_motion(tx: &mut Tx) -> Result<Vec<ThemeHead>> {
    let wanted = Wanted {
        is_in_motion: Some(true),
        limit: MOST_IN_MOTION,
        ..Wanted::default()
    };
    listed(tx, &wanted).await
}

async fn listed(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<ThemeHead>> {
    let (after_due, after_id) = wanted.after.clone().map(|key| (key.due, key.id)).unzip();
    let limit = if wanted.limit == 0 { PAGE + 1 } else { wanted.limit };
    sql!(
        "SELECT t.id, t.number, t.title, t.field, t.kind, t.level, t.status, t.station, t.station_municipality_id,
             t.station_board_id, t.since, t.due_on, t.owner_id, a.display_name,
             (SELECT COUNT(*) FROM themes_finding f WHERE f.theme_id = t.id) AS findings
         FROM themes_theme t
         JOIN access_account a ON a.id = t.owner_id
         WHERE (t.field = $1 OR $1 IS NULL)
           AND (t.kind = $2 OR $2 IS NULL)
           AND (t.level = $3 OR $3 IS NULL)
           AND (t.station = $4 OR $4 IS NULL)
           AND (t.station_municipality_id = $5
               OR EXISTS (SELECT 1 FROM themes_place p WHERE p.theme_id = t.id AND p.municipality_id = $5)
               OR $5 IS NULL)
           AND (t.owner_id = $6 OR $6 IS NULL)
           AND (EXISTS (SELECT 1 FROM themes_watcher w WHERE w.theme_id = t.id AND w.account_id = $7) OR $7 IS NULL)
           AND ((t.status IN ('open', 'in_progress')) = $8 OR $8 IS NULL)
           AND (t.due_on < $9 OR $9 IS NULL)
           AND (COALESCE(t.due_on, '9999-12-31') > $10
               OR (COALESCE(t.due_on, '9999-12-31') = $10 AND t.id > $11)
               OR $10 IS NULL)
           AND ((t.station_municipality_id IS NULL
                 AND NOT EXISTS (SELECT 1 FROM themes_place p WHERE p.theme_id = t.id)) = $12 OR $12 IS NULL)
         ORDER BY COALESCE(t.due_on, '9999-12-31'), t.id
         LIMIT $13"
    )
    .bind(&wanted.field)
    .bind(&wanted.kind)
    .bind(&wanted.level)
    .bind(&wanted.station)
    .bind(&wanted.municipality)
    .bind(&wanted.owner)
    .bind(&wanted.watcher)
    .bind(&wanted.is_in_motion)
    .bind(&wanted.due_before)
    .bind(&after_due)
    .bind(&after_id)
    .bind(&wanted.is_district_wide)
    .bind(&limit)
    .all(tx, head)
    .await
}

/// The themes that lie at this station now: in a local board, the steering group, a working group. At most fifty.
///
/// # Errors
/// What the database reports.
pub async fn of_board(tx: &mut Tx, _permit: &Permit<House>, station: Station) -> Result<Vec<ThemeHead>> {
    sql!(
        "SELECT t.id, t.number, t.title, t.field, t.kind, t.level, t.status, t.station, t.station_municipality_id,
             t.station_board_id, t.since, t.due_on, t.owner_id, a.display_name,
             (SELECT COUNT(*) FROM themes_finding f WHERE f.theme_id = t.id) AS findings
         FROM themes_theme t
         JOIN access_account a ON a.id = t.owner_id
         WHERE t.station = $1
           AND (t.station_municipality_id = $2 OR $2 IS NULL)
           AND (t.station_board_id = $3 OR $3 IS NULL)
         ORDER BY COALESCE(t.due_on, '9999-12-31'), t.id
         LIMIT 50"
    )
    .bind(&station.kind())
    .bind(&station.municipality())
    .bind(&station.board())
    .all(tx, head)
    .await
}

/// One theme.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: ThemeId) -> Result<Option<Theme>> {
    loaded(tx, id).await
}

/// One theme, for a job.
///
/// # Errors
/// What the database reports.
pub async fn one_for_a_job(tx: &mut Tx, _permit: &JobPermit, id: ThemeId) -> Result<Option<Theme>> {
    loaded(tx, id).await
}

pub(crate) async fn loaded(tx: &mut Tx, id: ThemeId) -> Result<Option<Theme>> {
    let found = sql!(
        "SELECT t.id, t.number, t.title, t.field, t.kind, t.level, t.status, t.station, t.station_municipality_id,
             t.station_board_id, t.since, t.due_on, t.owner_id, a.display_name,
             (SELECT COUNT(*) FROM themes_finding f WHERE f.theme_id = t.id) AS findings,
             t.description, t.opened_on, t.version,
             EXISTS (SELECT 1 FROM themes_move m WHERE m.theme_id = t.id AND m.to_station = 'local_board') AS was_local
         FROM themes_theme t
         JOIN access_account a ON a.id = t.owner_id
         WHERE t.id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        Ok(Theme {
            head: head(row)?,
            description: row.get("description")?,
            places: Vec::new(),
            has_been_local: row.get("was_local")?,
            opened_on: row.get("opened_on")?,
            version: row.get("version")?,
        })
    })
    .await?;
    let Some(mut theme) = found else {
        return Ok(None);
    };
    theme.places = sql!(
        "SELECT municipality_id FROM themes_place WHERE theme_id = $1 ORDER BY municipality_id LIMIT 500"
    )
    .bind(&id)
    .all(tx, |row| row.get("municipality_id"))
    .await?;
    Ok(Some(theme))
}

fn head(row: &Row<'_>) -> Result<ThemeHead> {
    let kind = row.get("station")?;
    let station = Station::of_columns(
        kind,
        row.get("station_municipality_id")?,
        row.get("station_board_id")?,
    );
    Ok(ThemeHead {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        field: row.get("field")?,
        kind: row.get("kind")?,
        level: row.get("level")?,
        status: row.get("status")?,
        station: station.ok_or_else(|| no_place("station"))?,
        since: row.get("since")?,
        due_on: row.get("due_on")?,
        owner: row.get("owner_id")?,
        owner_name: row.get("display_name")?,
        findings: row.get("findings")?,
    })
}

/// A station of a kind that has a place stands in a row without one.
pub(crate) fn no_place(column: &str) -> Failure {
    Failure::BrokenRow {
        column: column.to_owned(),
        reason: "a station without its place".to_owned(),
    }
}

/// Opens a theme with the coordination or in a local board; the first line of its way says so.
///
/// # Errors
/// What the database reports.
pub async fn create(
    tx: &mut Tx,
    permit: &Permit<House>,
    (outline, start): (&Outline, Station),
    ids: &Ids,
) -> Result<ThemeId> {
    let by = (permit.account(), permit.now().day());
    insert(tx, by, (outline, start), ids).await
}

/// Opens a theme of an account while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn create_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (outline, start, by): (&Outline, Station, (AccountId, Day)),
    ids: &Ids,
) -> Result<ThemeId> {
    insert(tx, by, (outline, start), ids).await
}

async fn insert(
    tx: &mut Tx,
    (by, today): (AccountId, Day),
    (outline, start): (&Outline, Station),
    ids: &Ids,
) -> Result<ThemeId> {
    let id = ThemeId::from_uuid(ids.next());
    let year = today.year();
    let [from, below] = Series::Theme.of_year(year);
    let highest = sql!(
        "SELECT CAST(COALESCE(MAX(CAST(SUBSTR(number, 8) AS BIGINT)), 0) AS BIGINT) AS n
         FROM themes_theme WHERE number >= $1 AND number < $2"
    )
    .bind_text(&from)
    .bind_text(&below)
    .number(tx)
    .await?;
    let due_on = crate::ladder::store::clock(tx).await?.due_on(start.kind(), today);
    sql!(
        "INSERT INTO themes_theme (id, number, title, description, field, kind, level, status, owner_id, station,
             station_municipality_id, station_board_id, since, due_on, opened_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, $11, $12, $13, $12)"
    )
    .bind(&id)
    .bind(&Series::Theme.next(year, highest))
    .bind(&outline.title)
    .bind(&outline.description)
    .bind(&outline.field)
    .bind(&outline.kind)
    .bind(&outline.level)
    .bind(&outline.owner)
    .bind(&start.kind())
    .bind(&start.municipality())
    .bind(&start.board())
    .bind(&today)
    .bind(&due_on)
    .run(tx)
    .await?;
    put_places(tx, id, &outline.places).await?;
    sql!(
        "INSERT INTO themes_move (id, theme_id, position, to_station, to_municipality_id, to_board_id, reason, moved_on,
             due_on, moved_by)
         VALUES ($1, $2, 1, $3, $4, $5, 'Thema eröffnet', $6, $7, $8)"
    )
    .bind(&RowId::from_uuid(ids.next()))
    .bind(&id)
    .bind(&start.kind())
    .bind(&start.municipality())
    .bind(&start.board())
    .bind(&today)
    .bind(&due_on)
    .bind(&by)
    .run(tx)
    .await?;
    Ok(id)
}

/// Corrects what a theme is made of; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, version): (ThemeId, i64),
    outline: &Outline,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_theme SET title = $3, description = $4, field = $5, kind = $6, level = $7, owner_id = $8,
             version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&id)
    .bind(&version)
    .bind(&outline.title)
    .bind(&outline.description)
    .bind(&outline.field)
    .bind(&outline.kind)
    .bind(&outline.level)
    .bind(&outline.owner)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM themes_place WHERE theme_id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    put_places(tx, id, &outline.places).await?;
    Ok(true)
}

async fn put_places(tx: &mut Tx, id: ThemeId, places: &[MunicipalityId]) -> Result<()> {
    sql!("INSERT INTO themes_place (theme_id, municipality_id) VALUES ($1, $2)")
        .run_for_each(tx, places, |row, place| row.bind(&id).bind(place))
        .await?;
    Ok(())
}
