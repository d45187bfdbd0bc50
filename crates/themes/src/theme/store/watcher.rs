//! SQL of those who watch a theme (Beobachtung), and of those who may look after one.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{AccountId, ThemeId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// The names of those who watch a theme, and whether the account of the permit is one of them. At most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<(AccountId, String)>> {
    sql!(
        "SELECT a.id, a.display_name FROM themes_watcher w
         JOIN access_account a ON a.id = w.account_id
         WHERE w.theme_id = $1
         ORDER BY a.display_name, a.id
         LIMIT 200"
    )
    .bind(&theme)
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}

/// Those who watch a theme and may look at themes today, but for the account that did what is told; at most two hundred.
///
/// # Errors
/// What the database reports.
pub(crate) async fn told(tx: &mut Tx, permit: &Permit<House>, theme: ThemeId) -> Result<Vec<AccountId>> {
    sql!(
        "SELECT w.account_id FROM themes_watcher w
         WHERE w.theme_id = $1 AND w.account_id <> $2
           AND EXISTS (SELECT 1 FROM access_role_assignment r
                       WHERE r.account_id = w.account_id AND r.role IN ('case_manager', 'coordinator', 'programme_lead')
                         AND r.valid_from <= $3 AND (r.valid_until > $3 OR r.valid_until IS NULL))
         ORDER BY w.account_id
         LIMIT 200"
    )
    .bind(&theme)
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| row.get("account_id"))
    .await
}

/// Begins to watch.
///
/// # Errors
/// What the database reports.
pub async fn begin(tx: &mut Tx, permit: &Permit<House>, theme: ThemeId) -> Result<()> {
    sql!("INSERT INTO themes_watcher (theme_id, account_id) VALUES ($1, $2) ON CONFLICT (theme_id, account_id) DO NOTHING")
        .bind(&theme)
        .bind(&permit.account())
        .run(tx)
        .await
        .map(drop)
}

/// Ends watching.
///
/// # Errors
/// What the database reports.
pub async fn end(tx: &mut Tx, permit: &Permit<House>, theme: ThemeId) -> Result<()> {
    sql!("DELETE FROM themes_watcher WHERE theme_id = $1 AND account_id = $2")
        .bind(&theme)
        .bind(&permit.account())
        .run(tx)
        .await
        .map(drop)
}

/// Who may look after a theme today: coordination and programme lead.
///
/// # Errors
/// What the database reports.
pub async fn owners(tx: &mut Tx, _permit: &Permit<House>, today: Day) -> Result<Vec<(AccountId, String)>> {
    sql!(
        "SELECT DISTINCT a.id, a.display_name FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         WHERE r.role IN ('coordinator', 'programme_lead')
           AND r.valid_from <= $1 AND (r.valid_until > $1 OR r.valid_until IS NULL) AND a.locked_at IS NULL
         ORDER BY a.display_name, a.id
         LIMIT 200"
    )
    .bind(&today)
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}
