//! SQL of what the night takes away.

use access::permit::JobPermit;
use base::day::Day;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Empties the places of talks before this day.
///
/// # Errors
/// What the database reports.
pub(super) async fn forget_places(tx: &mut Tx, _permit: &JobPermit, before: Day) -> Result<()> {
    sql!("UPDATE network_booking SET place = '' WHERE on_day < $1 AND place <> ''")
        .bind(&before)
        .run(tx)
        .await
        .map(drop)
}

/// Erases contact persons who left before this day, and empties what says who an interpreter was: hours stay counted.
///
/// # Errors
/// What the database reports.
pub(super) async fn forget_people(tx: &mut Tx, _permit: &JobPermit, before: Day) -> Result<()> {
    sql!(
        "DELETE FROM network_contact_field
         WHERE contact_id IN (SELECT id FROM network_contact WHERE ended_on < $1)"
    )
    .bind(&before)
    .run(tx)
    .await?;
    sql!("DELETE FROM network_contact WHERE ended_on < $1")
        .bind(&before)
        .run(tx)
        .await?;
    sql!("UPDATE network_interpreter SET name = '', email = '', phone = '', note = '' WHERE ended_on < $1 AND name <> ''")
        .bind(&before)
        .run(tx)
        .await
        .map(drop)
}
