//! SQL of the night's question how appointments with somebody ended: each is asked about once. Knows no content.

use access::permit::JobPermit;
use base::ids::RowId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Appointments that have ended without an outcome and were not asked about, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn unasked(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<RowId>> {
    sql!(
        "SELECT id FROM calendar_appointment
         WHERE asked_on IS NULL AND outcome IS NULL AND subject_id IS NOT NULL AND ends_at <= $1
         ORDER BY id
         LIMIT 50"
    )
    .bind(&permit.now())
    .all(tx, |row| row.get("id"))
    .await
}

/// Asks about these appointments, at most fifty; returns how many were not asked about before.
///
/// # Errors
/// What the database reports.
pub async fn ask(tx: &mut Tx, permit: &JobPermit, asked: &[RowId]) -> Result<u64> {
    let now: Moment = permit.now();
    sql!("UPDATE calendar_appointment SET asked_on = $1 WHERE id IN ($2..$51) AND asked_on IS NULL AND outcome IS NULL")
        .bind(&now.day())
        .bind_50(asked)
        .run(tx)
        .await
}
