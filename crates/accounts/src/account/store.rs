//! SQL of the administration's pages that joins what `access` keeps. Reads only; changes are made by `access`.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{AccountId, RoleAssignmentId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::account::model::DECIDING;

/// The names of at most fifty accounts.
pub(crate) async fn names(
    tx: &mut Tx,
    _permit: &Permit<House>,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, String)>> {
    sql!("SELECT id, display_name FROM access_account WHERE id IN ($1..$50)")
        .bind_50(ids)
        .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
        .await
}

/// A role that lets somebody decide upon the wishes of others, held by an account that is not locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decider {
    pub(crate) account: AccountId,
    pub(crate) assignment: RoleAssignmentId,
}

/// Who can decide upon wishes from a day on, however long.
pub(crate) async fn deciders(tx: &mut Tx, _permit: &Permit<House>, day: Day) -> Result<Vec<Decider>> {
    let [first, second] = DECIDING;
    sql!(
        "SELECT r.id, r.account_id
         FROM access_role_assignment r JOIN access_account a ON a.id = r.account_id
         WHERE r.role IN ($1, $2) AND r.valid_from <= $3 AND (r.valid_until > $3 OR r.valid_until IS NULL)
           AND a.locked_at IS NULL"
    )
    .bind(&first)
    .bind(&second)
    .bind(&day)
    .all(tx, |row| {
        Ok(Decider {
            account: row.get("account_id")?,
            assignment: row.get("id")?,
        })
    })
    .await
}

/// Whether anybody was ever given a role that lets them decide, whatever became of it.
pub(crate) async fn somebody_ever_decided(tx: &mut Tx, _permit: &Permit<House>) -> Result<bool> {
    let [first, second] = DECIDING;
    let given = sql!("SELECT COUNT(*) AS n FROM access_role_assignment WHERE role IN ($1, $2)")
        .bind(&first)
        .bind(&second)
        .number(tx)
        .await?;
    Ok(given > 0)
}
