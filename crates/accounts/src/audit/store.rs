//! SQL of the audit pages: results of checks, and the first year of the trail. The trail itself belongs to `access`.

use access::permit::{House, Permit};
use base::ids::RowId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::audit::model::Check;

pub(crate) async fn insert_check(tx: &mut Tx, id: RowId, check: &Check) -> Result<()> {
    sql!("INSERT INTO accounts_audit_check (id, at, checked, findings) VALUES ($1, $2, $3, $4)")
        .bind(&id)
        .bind(&check.at)
        .bind(&check.checked)
        .bind(&check.findings)
        .run(tx)
        .await
        .map(drop)
}

/// The last check, if there was one.
pub(crate) async fn last_check(tx: &mut Tx, _permit: &Permit<House>) -> Result<Option<Check>> {
    sql!("SELECT at, checked, findings FROM accounts_audit_check ORDER BY at DESC LIMIT 1")
        .first(tx, |row| {
            Ok(Check {
                at: row.get("at")?,
                checked: row.get("checked")?,
                findings: row.get("findings")?,
            })
        })
        .await
}

/// The seal up to which the last check found the trail whole; 0 if it found something, or there was none.
pub(crate) async fn whole_until(tx: &mut Tx) -> Result<i64> {
    let last = sql!("SELECT checked, findings FROM accounts_audit_check ORDER BY at DESC LIMIT 1")
        .first(tx, |row| {
            Ok((row.get::<i64>("checked")?, row.get::<String>("findings")?))
        })
        .await?;
    Ok(last.map_or(
        0,
        |(checked, findings)| if findings.is_empty() { checked } else { 0 },
    ))
}

/// The calendar year of the oldest line.
pub(crate) async fn first_year(tx: &mut Tx, _permit: &Permit<House>) -> Result<Option<i16>> {
    let first = sql!("SELECT at FROM access_audit ORDER BY at, id LIMIT 1")
        .first(tx, |row| row.get::<String>("at"))
        .await?;
    Ok(first.and_then(|at| at.get(..4)?.parse().ok()))
}

/// Whether the trail holds a line of this calendar year.
pub(crate) async fn has_lines(tx: &mut Tx, _permit: &Permit<House>, year: i16) -> Result<bool> {
    // Four digits and the hyphen: the year 20 is no beginning of 2026.
    let found = sql!("SELECT id FROM access_audit WHERE at >= $1 AND at < $2 ORDER BY at, id LIMIT 1")
        .bind(&format!("{year:04}-"))
        .bind(&format!("{year:04}-~"))
        .first(tx, |row| row.get::<String>("id"))
        .await?;
    Ok(found.is_some())
}
