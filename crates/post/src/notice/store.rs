//! SQL of notices. Each account reads and closes its own only.

use access::permit::{House, Permit};
use access::role::Role;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::day::Day;
use base::ids::{AccountId, RowId};
use base::moment::Moment;

use crate::mail::model::LinkPath;
use crate::notice::model::NoticeKind;

pub(crate) async fn insert(
    tx: &mut Tx,
    id: RowId,
    account: AccountId,
    (kind, link, now): (NoticeKind, &LinkPath, Moment),
) -> Result<()> {
    sql!("INSERT INTO post_notice (id, account_id, kind, link, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&id)
        .bind(&account)
        .bind(&kind)
        .bind_text(link.as_text())
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

/// Accounts that hold a role on a day, at most fifty.
pub(crate) async fn holders(tx: &mut Tx, role: Role, today: Day) -> Result<Vec<AccountId>> {
    sql!(
        "SELECT DISTINCT account_id FROM access_role_assignment
         WHERE role = $1 AND valid_from <= $2 AND (valid_until > $2 OR valid_until IS NULL)
         ORDER BY account_id LIMIT 50"
    )
    .bind(&role)
    .bind(&today)
    .all(tx, |row| row.get("account_id"))
    .await
}

/// A notice as its account sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// Its id.
    pub id: RowId,
    /// What it says.
    pub kind: NoticeKind,
    /// Where more about it stands.
    pub link: String,
    /// When it was written.
    pub created_at: Moment,
}

/// The account's own notices that it has not seen, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn unseen(tx: &mut Tx, permit: &Permit<House>, limit: i64) -> Result<Vec<NoticeLine>> {
    sql!(
        "SELECT id, kind, link, created_at FROM post_notice
         WHERE account_id = $1 AND seen_at IS NULL
         ORDER BY created_at, id LIMIT $2"
    )
    .bind(&permit.account())
    .bind(&limit)
    .all(tx, |row| {
        Ok(NoticeLine {
            id: row.get("id")?,
            kind: row.get("kind")?,
            link: row.get("link")?,
            created_at: row.get("created_at")?,
        })
    })
    .await
}

/// Notes that the account has seen one of its own notices; false if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn mark_seen(tx: &mut Tx, permit: &Permit<House>, id: RowId) -> Result<bool> {
    let touched =
        sql!("UPDATE post_notice SET seen_at = $1 WHERE id = $2 AND account_id = $3 AND seen_at IS NULL")
            .bind(&permit.now())
            .bind(&id)
            .bind(&permit.account())
            .run(tx)
            .await?;
    Ok(touched == 1)
}

/// Removes at most 500 notices that were seen before a moment; returns how many there were.
pub(crate) async fn delete_seen_before(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!(
        "DELETE FROM post_notice WHERE id IN
         (SELECT n.id FROM post_notice n WHERE n.seen_at < $1 ORDER BY n.seen_at LIMIT 500)"
    )
    .bind(&before)
    .run(tx)
    .await
}
