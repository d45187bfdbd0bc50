//! SQL of changed mail addresses that an owner has not seen yet. The addresses themselves stand in `access`.

use access::permit::{House, Permit};
use base::ids::{AccountId, RowId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Keeps that the address of an account was changed now by whom the permit names.
pub(crate) async fn insert(tx: &mut Tx, permit: &Permit<House>, id: RowId, account: AccountId) -> Result<()> {
    sql!(
        "INSERT INTO accounts_address_change (id, account_id, changed_by, changed_at)
         VALUES ($1, $2, $3, $4)"
    )
    .bind(&id)
    .bind(&account)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await
    .map(drop)
}

/// The account's own changes that it has not seen, the oldest first.
pub(crate) async fn unseen(tx: &mut Tx, permit: &Permit<House>, limit: i64) -> Result<Vec<(RowId, Moment)>> {
    sql!(
        "SELECT id, changed_at FROM accounts_address_change
         WHERE account_id = $1 AND seen_at IS NULL
         ORDER BY changed_at, id LIMIT $2"
    )
    .bind(&permit.account())
    .bind(&limit)
    .all(tx, |row| Ok((row.get("id")?, row.get("changed_at")?)))
    .await
}

/// Notes that the account has seen one of its own changes; false if there is none like it.
pub(crate) async fn mark_seen(tx: &mut Tx, permit: &Permit<House>, id: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE accounts_address_change SET seen_at = $1
         WHERE id = $2 AND account_id = $3 AND seen_at IS NULL"
    )
    .bind(&permit.now())
    .bind(&id)
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched == 1)
}
