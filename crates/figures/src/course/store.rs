//! SQL of published figures through time.

use access::failure::Result;
use access::permit::{House, Permit};
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::course::PublishedCell;
use crate::kind::Kind;
use crate::period::Period;
use crate::shown::Shown;

/// Most periods that are asked for at once.
pub const MOST_PERIODS: usize = 50;

/// All cells of a table in these periods, at most [`MOST_PERIODS`]; without those that were not published.
///
/// # Errors
/// What the database reports.
pub async fn cells(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (kind, periods): (Kind, &[Period]),
) -> Result<Vec<PublishedCell>> {
    Ok(sql!(
        "SELECT period, spot, column_code, shown FROM figures_figure
         WHERE kind = $1 AND period IN ($2..$51)
         ORDER BY period, spot, column_code
         LIMIT 20000"
    )
    .bind(&kind)
    .bind_50(asked(periods))
    .all(tx, cell)
    .await?)
}

/// The cells of one column of a table in these periods, at most [`MOST_PERIODS`]; without those that were not published.
///
/// # Errors
/// What the database reports.
pub async fn column(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (kind, periods): (Kind, &[Period]),
    column: &str,
) -> Result<Vec<PublishedCell>> {
    Ok(sql!(
        "SELECT period, spot, column_code, shown FROM figures_figure
         WHERE kind = $1 AND period IN ($2..$51) AND column_code = $52
         ORDER BY period, spot
         LIMIT 20000"
    )
    .bind(&kind)
    .bind_50(asked(periods))
    .bind_text(column)
    .all(tx, cell)
    .await?)
}

fn asked(periods: &[Period]) -> &[Period] {
    periods.get(..MOST_PERIODS).unwrap_or(periods)
}

fn cell(row: &Row<'_>) -> db::failure::Result<PublishedCell> {
    Ok(PublishedCell {
        period: row.get("period")?,
        spot: row.get("spot")?,
        column: row.get("column_code")?,
        shown: Shown::of_code(row.get("shown")?),
    })
}
