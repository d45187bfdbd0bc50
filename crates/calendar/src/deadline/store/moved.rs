//! SQL that gives deadlines of one person to another. Their notes are sealed with the key of the case: they stay as they are.

use access::failure::Result;
use base::ids::{PersonId, RowId};
use db::sql;
use db::tx::Tx;

/// Gives all deadlines of one person to another; says which they were.
///
/// # Errors
/// What the database reports.
pub(crate) async fn to_another(tx: &mut Tx, (from, to): (PersonId, PersonId)) -> Result<Vec<RowId>> {
    Ok(
        sql!("UPDATE calendar_deadline SET person_id = $1 WHERE person_id = $2 RETURNING id")
            .bind(&to)
            .bind(&from)
            .all(tx, |row| row.get("id"))
            .await?,
    )
}

/// Gives one of them back; false if it is not there any more.
///
/// # Errors
/// What the database reports.
pub(crate) async fn back(tx: &mut Tx, (from, to): (PersonId, PersonId), id: RowId) -> Result<bool> {
    let touched = sql!("UPDATE calendar_deadline SET person_id = $1 WHERE id = $2 AND person_id = $3")
        .bind(&to)
        .bind(&id)
        .bind(&from)
        .run(tx)
        .await?;
    Ok(touched > 0)
}
