//! SQL of periods: one of the house for each kind of file, and one of a controller that decided otherwise.

use access::failure::Result;
use access::permit::{House, Permit};
use db::sql;
use db::tx::Tx;

use crate::retention::model::Period;

/// All periods that were decided.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx) -> Result<Vec<Period>> {
    Ok(
        sql!("SELECT controller_id, kind, years FROM rights_period ORDER BY kind, controller_id LIMIT 1000")
            .all(tx, |row| {
                Ok(Period {
                    controller: row.get("controller_id")?,
                    kind: row.get("kind")?,
                    years: row.get("years")?,
                })
            })
            .await?,
    )
}

/// Decides a period.
///
/// # Errors
/// What the database reports.
pub async fn set(tx: &mut Tx, permit: &Permit<House>, period: &Period) -> Result<()> {
    let id = match period.controller {
        Some(controller) => format!("{}:{controller}", period.kind),
        None => period.kind.to_string(),
    };
    sql!(
        "INSERT INTO rights_period (id, controller_id, kind, years, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE
         SET years = excluded.years, changed_at = excluded.changed_at, changed_by = excluded.changed_by"
    )
    .bind(&id)
    .bind(&period.controller)
    .bind(&period.kind)
    .bind(&period.years)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(())
}
