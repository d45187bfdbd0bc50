//! SQL of the administration's pages that joins what `access` keeps. Reads only; changes are made by `access`.

use access::permit::{House, Permit};
use access::role::Role;
use base::day::Day;
use base::ids::AccountId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

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

/// How many accounts that are not locked hold a role on a day.
pub(crate) async fn count_holders(tx: &mut Tx, _permit: &Permit<House>, role: Role, day: Day) -> Result<i64> {
    sql!(
        "SELECT COUNT(DISTINCT r.account_id) AS n
         FROM access_role_assignment r JOIN access_account a ON a.id = r.account_id
         WHERE r.role = $1 AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)
           AND a.locked_at IS NULL"
    )
    .bind(&role)
    .bind(&day)
    .number(tx)
    .await
}
