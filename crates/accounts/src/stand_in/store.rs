//! SQL of who can stand in for whom: colleagues of the same employer.

use access::permit::{House, Permit};
use base::ids::AccountId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Case managers of the account's own employers today, by name, without the account itself.
pub(crate) async fn colleagues(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<(AccountId, String)>> {
    sql!(
        "SELECT DISTINCT a.id, a.display_name
         FROM access_role_assignment mine
         JOIN access_role_assignment r ON r.scope_id = mine.scope_id AND r.scope_kind = mine.scope_kind AND r.role = mine.role
         JOIN access_account a ON a.id = r.account_id
         WHERE mine.account_id = $1 AND mine.role = 'case_manager' AND mine.scope_kind = 'employer'
           AND mine.valid_from <= $2 AND (mine.valid_until > $2 OR mine.valid_until IS NULL)
           AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)
           AND a.locked_at IS NULL AND a.id <> $1
         ORDER BY a.display_name, a.id LIMIT 200"
    )
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}
