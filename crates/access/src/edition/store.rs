//! SQL of the edition.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// The number as this transaction sees it.
///
/// # Errors
/// What the database reports.
pub async fn number(tx: &mut Tx) -> Result<i64> {
    let number = sql!("SELECT number FROM access_edition").first(tx, |row| row.get("number"));
    Ok(number.await?.unwrap_or_default())
}

/// Notes that something of the house was changed, so that what is remembered of it is read again.
///
/// # Errors
/// What the database reports.
pub async fn count(tx: &mut Tx) -> Result<()> {
    sql!("UPDATE access_edition SET number = number + 1")
        .run(tx)
        .await
        .map(drop)
}
