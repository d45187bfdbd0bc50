//! SQL of the snapshots. No true count passes through here, and no id of a person or case.

use access::failure::Result;
use access::permit::{House, JobPermit, Permit};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::bounds::Bounds;
use crate::draft::SUM;
use crate::kind::{BEGUN, CLOSED, Kind};
use crate::period::{Length, Period};
use crate::place::{Municipality, Places, Region, Spot};
use crate::shown::Shown;
use crate::snapshot::Published;
use crate::withhold::{Figure, History, PastMonth, PastYear, Publication};

/// The month of the last snapshot.
///
/// # Errors
/// What the database reports.
pub async fn last_month(tx: &mut Tx, _permit: &JobPermit) -> Result<Option<Period>> {
    Ok(
        sql!("SELECT month FROM figures_snapshot ORDER BY month DESC LIMIT 1")
            .first(tx, |row| row.get("month"))
            .await?,
    )
}

/// Everything published before, as far as later snapshots are held against it.
///
/// # Errors
/// What the database reports.
pub async fn history(tx: &mut Tx, _permit: &JobPermit) -> Result<History> {
    let snapshots: Vec<(Period, bool)> =
        sql!("SELECT month, is_linked FROM figures_snapshot ORDER BY month LIMIT 2400")
            .all(tx, |row| Ok((row.get("month")?, row.get("is_linked")?)))
            .await?;
    let totals = totals(tx).await?;
    let known = |kind: Kind, period: Period, column: &str| {
        totals
            .iter()
            .find(|total| (total.kind, total.period) == (kind, period) && total.column == column)
            .map_or(Bounds::ANY, |total| total.known)
    };
    let mut history = History::default();
    for (month, is_linked) in snapshots {
        history.months.push(PastMonth {
            month,
            is_linked,
            open: known(Kind::OpenCases, month, SUM),
            begun: known(Kind::Course, month, BEGUN),
            closed: known(Kind::Course, month, CLOSED),
        });
        if let Some(year) = month.ending_with(Length::Year) {
            history.years.push(PastYear {
                year,
                is_linked,
                begun: known(Kind::AccessRoutes, year, SUM),
                closed: known(Kind::CloseReasons, year, SUM),
            });
        }
    }
    Ok(history)
}

struct Total {
    kind: Kind,
    period: Period,
    column: String,
    known: Bounds,
}

async fn totals(tx: &mut Tx) -> Result<Vec<Total>> {
    Ok(sql!(
        "SELECT kind, period, column_code, low, high FROM figures_total ORDER BY kind, period LIMIT 20000"
    )
    .all(tx, |row| {
        Ok(Total {
            kind: row.get("kind")?,
            period: row.get("period")?,
            column: row.get("column_code")?,
            known: Bounds {
                low: row.get("low")?,
                high: row.get("high")?,
            },
        })
    })
    .await?)
}

/// Keeps what is published for a month; false if it was published before.
///
/// # Errors
/// What the database reports.
pub async fn keep(
    tx: &mut Tx,
    permit: &JobPermit,
    (month, places): (Period, &Places),
    publication: &Publication,
) -> Result<bool> {
    if !begin(tx, (month, permit.now()), places, publication.is_linked).await? {
        return Ok(false);
    }
    let mut tables: Vec<(Kind, Period)> = publication
        .figures
        .iter()
        .map(|figure| (figure.kind, figure.period))
        .collect();
    tables.sort_unstable();
    tables.dedup();
    for (kind, period) in tables {
        sql!("INSERT INTO figures_table (kind, period, month) VALUES ($1, $2, $3)")
            .bind(&kind)
            .bind(&period)
            .bind(&month)
            .run(tx)
            .await?;
    }
    for figure in &publication.figures {
        keep_figure(tx, figure).await?;
    }
    Ok(true)
}

async fn begin(
    tx: &mut Tx,
    (month, now): (Period, Moment),
    places: &Places,
    is_linked: bool,
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO figures_snapshot (month, taken_at, is_linked, district)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (month) DO NOTHING"
    )
    .bind(&month)
    .bind(&now)
    .bind(&is_linked)
    .bind_text(&places.district)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    let mut position = 0_i64;
    for region in &places.regions {
        keep_place(tx, (month, &mut position), (&region.key, None), &region.name).await?;
        for place in &region.municipalities {
            let key = Some(place.key.clone());
            keep_place(tx, (month, &mut position), (&region.key, key), &place.name).await?;
        }
    }
    Ok(true)
}

async fn keep_place(
    tx: &mut Tx,
    (month, position): (Period, &mut i64),
    (region, municipality): (&str, Option<String>),
    name: &str,
) -> Result<()> {
    sql!(
        "INSERT INTO figures_place (month, position, region, municipality, name)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&month)
    .bind(position)
    .bind_text(region)
    .bind(&municipality)
    .bind_text(name)
    .run(tx)
    .await?;
    *position += 1;
    Ok(())
}

async fn keep_figure(tx: &mut Tx, figure: &Figure) -> Result<()> {
    sql!(
        "INSERT INTO figures_figure (kind, period, spot, column_code, shown)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&figure.kind)
    .bind(&figure.period)
    .bind(&figure.spot)
    .bind_text(&figure.column)
    .bind(&figure.shown.code())
    .run(tx)
    .await?;
    if figure.is_total_of_a_stream() {
        sql!(
            "INSERT INTO figures_total (kind, period, column_code, low, high)
             VALUES ($1, $2, $3, $4, $5)"
        )
        .bind(&figure.kind)
        .bind(&figure.period)
        .bind_text(&figure.column)
        .bind(&figure.known.low)
        .bind(&figure.known.high)
        .run(tx)
        .await?;
    }
    Ok(())
}

/// The months with a snapshot, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn periods(tx: &mut Tx, _permit: &Permit<House>, kind: Kind) -> Result<Vec<Period>> {
    Ok(
        sql!("SELECT period FROM figures_table WHERE kind = $1 ORDER BY month DESC LIMIT 60")
            .bind(&kind)
            .all(tx, |row| row.get("period"))
            .await?,
    )
}

/// The latest period of each table that was published at all.
///
/// # Errors
/// What the database reports.
pub async fn latest(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<(Kind, Period)>> {
    Ok(sql!(
        "SELECT t.kind, t.period FROM figures_table t
         WHERE t.month = (SELECT MAX(o.month) FROM figures_table o WHERE o.kind = t.kind)
         ORDER BY t.kind
         LIMIT 50"
    )
    .all(tx, |row| Ok((row.get("kind")?, row.get("period")?)))
    .await?)
}

/// A published table.
///
/// # Errors
/// What the database reports.
pub async fn table(tx: &mut Tx, _permit: &Permit<House>, table: (Kind, Period)) -> Result<Option<Published>> {
    published(tx, table).await
}

/// A published table, for a job.
///
/// # Errors
/// What the database reports.
pub async fn table_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    table: (Kind, Period),
) -> Result<Option<Published>> {
    published(tx, table).await
}

async fn published(tx: &mut Tx, (kind, period): (Kind, Period)) -> Result<Option<Published>> {
    let found: Option<(Period, String)> = sql!(
        "SELECT t.month, s.district FROM figures_table t
         JOIN figures_snapshot s ON s.month = t.month
         WHERE t.kind = $1 AND t.period = $2"
    )
    .bind(&kind)
    .bind(&period)
    .first(tx, |row| Ok((row.get("month")?, row.get("district")?)))
    .await?;
    let Some((month, district)) = found else {
        return Ok(None);
    };
    let regions = regions(tx, month).await?;
    let figures = figures(tx, (kind, period)).await?;
    let mut columns: Vec<String> = figures
        .iter()
        .filter(|(spot, column, _)| *spot == Spot::District && column != SUM)
        .map(|(_, column, _)| column.clone())
        .collect();
    columns.sort_unstable();
    Ok(Some(Published {
        kind,
        period,
        places: Places { district, regions },
        columns,
        figures,
    }))
}

async fn figures(tx: &mut Tx, (kind, period): (Kind, Period)) -> Result<Vec<(Spot, String, Shown)>> {
    Ok(sql!(
        "SELECT spot, column_code, shown FROM figures_figure
         WHERE kind = $1 AND period = $2
         ORDER BY spot, column_code
         LIMIT 20000"
    )
    .bind(&kind)
    .bind(&period)
    .all(tx, |row| {
        let shown: Option<i64> = row.get("shown")?;
        Ok((row.get("spot")?, row.get("column_code")?, Shown::of_code(shown)))
    })
    .await?)
}

async fn regions(tx: &mut Tx, month: Period) -> Result<Vec<Region>> {
    let rows: Vec<(String, Option<String>, String)> = sql!(
        "SELECT region, municipality, name FROM figures_place WHERE month = $1 ORDER BY position LIMIT 2000"
    )
    .bind(&month)
    .all(tx, |row| {
        Ok((row.get("region")?, row.get("municipality")?, row.get("name")?))
    })
    .await?;
    let mut regions: Vec<Region> = Vec::new();
    for (region, municipality, name) in rows {
        match (municipality, regions.last_mut()) {
            (Some(key), Some(last)) if last.key == region => {
                last.municipalities.push(Municipality { key, name });
            }
            _ => regions.push(Region {
                key: region,
                name,
                municipalities: Vec::new(),
            }),
        }
    }
    Ok(regions)
}

/// A number of the whole district in each of the last periods of a table that follow each other, the oldest first: for a
/// curve.
///
/// # Errors
/// What the database reports.
pub async fn curve(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (kind, column): (Kind, &str),
) -> Result<Vec<(Period, Shown)>> {
    let mut values = sql!(
        "SELECT f.period, f.shown FROM figures_table t
         JOIN figures_figure f ON f.kind = t.kind AND f.period = t.period
         WHERE t.kind = $1 AND f.spot = 'district' AND f.column_code = $2
         ORDER BY t.month DESC
         LIMIT 13"
    )
    .bind(&kind)
    .bind_text(column)
    .all(tx, |row| {
        let shown: Option<i64> = row.get("shown")?;
        Ok((row.get("period")?, Shown::of_code(shown)))
    })
    .await?;
    let follows = |(later, earlier): (&(Period, Shown), &(Period, Shown))| later.0.before(1) == earlier.0;
    let steps = values
        .iter()
        .zip(values.iter().skip(1))
        .take_while(|pair| follows(*pair));
    let unbroken = steps.count() + 1;
    values.truncate(unbroken);
    values.reverse();
    Ok(values)
}
