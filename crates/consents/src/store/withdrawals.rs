//! Withdrawing: rows, a recipient, or a whole declaration. What was withdrawn stays visible; only a slip of the same day
//! can be taken back.

use std::collections::BTreeSet;

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{Ids, PersonId, RowId};
use db::sql;
use db::tx::Tx;

use crate::model::row::{Recipient, Row, RowState};
use crate::store::rows;

/// More withdrawals than one person ever makes.
const MOST: i64 = 1_000;

/// What is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// These rows.
    Rows(BTreeSet<RowId>),
    /// Everything that was agreed with this recipient.
    Recipient(Recipient),
    /// A whole declaration.
    Declaration(RowId),
}

impl Scope {
    fn holds(&self, row: &Row) -> bool {
        match self {
            Self::Rows(rows) => rows.contains(&row.id),
            Self::Recipient(recipient) => row.recipient == *recipient,
            Self::Declaration(declaration) => row.declaration == *declaration,
        }
    }
}

/// A withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its id.
    pub id: RowId,
    /// When it was declared.
    pub on: Day,
    /// Who took it down.
    pub by: String,
    /// The rows that were withdrawn.
    pub rows: BTreeSet<RowId>,
}

/// Withdraws what is agreed and not withdrawn yet; `None` if there is nothing of the kind.
///
/// # Errors
/// What the database reports.
pub async fn withdraw(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    scope: &Scope,
    ids: &Ids,
) -> Result<Option<RowId>> {
    let today = permit.now().day();
    let agreed = |row: &Row| matches!(row.state(today), RowState::Stands | RowState::Expired { .. });
    let all = rows::of(tx, permit).await?;
    let meant: Vec<&Row> = all.iter().filter(|row| agreed(row) && scope.holds(row)).collect();
    if meant.is_empty() {
        return Ok(None);
    }
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO consents_withdrawal (id, person_id, day, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&id)
    .bind(&permit.person())
    .bind(&today)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    for row in meant {
        sql!(
            "UPDATE consents_row SET withdrawal_id = $1
             WHERE id = $2 AND person_id = $3 AND withdrawal_id IS NULL"
        )
        .bind(&id)
        .bind(&row.id)
        .bind(&permit.person())
        .run(tx)
        .await?;
    }
    Ok(Some(id))
}

/// Takes back a withdrawal that was a slip: on the same day, by the one who took it down; says whether it was one.
///
/// # Errors
/// What the database reports.
pub async fn undo(tx: &mut Tx, permit: &Permit<PersonId>, withdrawal: RowId) -> Result<bool> {
    let found: Option<RowId> = sql!(
        "SELECT id FROM consents_withdrawal
         WHERE id = $1 AND person_id = $2 AND recorded_by = $3 AND day = $4"
    )
    .bind(&withdrawal)
    .bind(&permit.person())
    .bind(&permit.account())
    .bind(&permit.now().day())
    .first(tx, |row| row.get("id"))
    .await?;
    if found.is_none() {
        return Ok(false);
    }
    sql!("UPDATE consents_row SET withdrawal_id = NULL WHERE withdrawal_id = $1 AND person_id = $2")
        .bind(&withdrawal)
        .bind(&permit.person())
        .run(tx)
        .await?;
    sql!("DELETE FROM consents_withdrawal WHERE id = $1 AND person_id = $2")
        .bind(&withdrawal)
        .bind(&permit.person())
        .run(tx)
        .await?;
    Ok(true)
}

/// The withdrawals of the person, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Withdrawal>> {
    let mut withdrawals: Vec<Withdrawal> = sql!(
        "SELECT w.id, w.day, a.display_name
         FROM consents_withdrawal w
         JOIN access_account a ON a.id = w.recorded_by
         WHERE w.person_id = $1
         ORDER BY w.recorded_at DESC, w.id DESC
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Withdrawal {
            id: row.get("id")?,
            on: row.get("day")?,
            by: row.get("display_name")?,
            rows: BTreeSet::new(),
        })
    })
    .await?;
    let rows: Vec<(RowId, RowId)> = sql!(
        "SELECT id, withdrawal_id FROM consents_row WHERE person_id = $1 AND withdrawal_id IS NOT NULL ORDER BY id LIMIT 20000"
    )
    .bind(&permit.person())
    .all(tx, |row| Ok((row.get("id")?, row.get("withdrawal_id")?)))
    .await?;
    for withdrawal in &mut withdrawals {
        let own = rows.iter().filter(|(_, by)| *by == withdrawal.id);
        withdrawal.rows = own.map(|(row, _)| *row).collect();
    }
    Ok(withdrawals)
}
