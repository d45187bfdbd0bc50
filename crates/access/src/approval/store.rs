//! SQL of approvals.

use db::failure::{Failure, Result};
use db::row::Row;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, ApprovalId};
use base::moment::Moment;

use crate::approval::model::{Approval, ApprovalKind, Decision, Wish};

pub(crate) async fn insert(
    tx: &mut Tx,
    id: ApprovalId,
    (account, wish): (AccountId, &Wish),
    (asked_by, now): (AccountId, Moment),
) -> Result<()> {
    sql!(
        "INSERT INTO access_approval (id, kind, account_id, payload, asked_by, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&id)
    .bind(&wish.kind())
    .bind(&account)
    .bind(&wish.payload())
    .bind(&asked_by)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Whether this wish already waits.
pub(crate) async fn is_waiting(tx: &mut Tx, account: AccountId, wish: &Wish) -> Result<bool> {
    let waiting = sql!(
        "SELECT COUNT(*) AS n FROM access_approval
         WHERE decided_at IS NULL AND account_id = $1 AND kind = $2 AND payload = $3"
    )
    .bind(&account)
    .bind(&wish.kind())
    .bind(&wish.payload())
    .number(tx)
    .await?;
    Ok(waiting > 0)
}

/// What waits, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn waiting(tx: &mut Tx) -> Result<Vec<Approval>> {
    sql!(
        "SELECT id, kind, account_id, payload, asked_by, asked_at, decided_by, decided_at, decision
         FROM access_approval WHERE decided_at IS NULL ORDER BY asked_at, id LIMIT 200"
    )
    .all(tx, approval_row)
    .await
}

/// What was decided, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn decided(tx: &mut Tx, limit: i64) -> Result<Vec<Approval>> {
    sql!(
        "SELECT id, kind, account_id, payload, asked_by, asked_at, decided_by, decided_at, decision
         FROM access_approval WHERE decided_at IS NOT NULL ORDER BY decided_at DESC, id LIMIT $1"
    )
    .bind(&limit)
    .all(tx, approval_row)
    .await
}

/// What waits for one account.
///
/// # Errors
/// What the database reports.
pub async fn waiting_for(tx: &mut Tx, account: AccountId) -> Result<Vec<Approval>> {
    sql!(
        "SELECT id, kind, account_id, payload, asked_by, asked_at, decided_by, decided_at, decision
         FROM access_approval WHERE decided_at IS NULL AND account_id = $1 ORDER BY asked_at, id LIMIT 50"
    )
    .bind(&account)
    .all(tx, approval_row)
    .await
}

/// One approval.
///
/// # Errors
/// What the database reports.
pub async fn by_id(tx: &mut Tx, id: ApprovalId) -> Result<Option<Approval>> {
    sql!(
        "SELECT id, kind, account_id, payload, asked_by, asked_at, decided_by, decided_at, decision
         FROM access_approval WHERE id = $1"
    )
    .bind(&id)
    .first(tx, approval_row)
    .await
}

/// Notes the decision; false if someone was quicker.
pub(crate) async fn decide(
    tx: &mut Tx,
    id: ApprovalId,
    decided_by: AccountId,
    decision: Decision,
    now: Moment,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_approval SET decided_by = $1, decided_at = $2, decision = $3
         WHERE id = $4 AND decided_at IS NULL AND asked_by <> $1"
    )
    .bind(&decided_by)
    .bind(&now)
    .bind(&decision)
    .bind(&id)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

fn approval_row(row: &Row<'_>) -> Result<Approval> {
    let kind: ApprovalKind = row.get("kind")?;
    let payload: String = row.get("payload")?;
    let broken = || Failure::BrokenRow {
        column: "payload".to_owned(),
        reason: format!("no wish of kind {kind}"),
    };
    let decided = match (
        row.get::<Option<AccountId>>("decided_by")?,
        row.get::<Option<Moment>>("decided_at")?,
        row.get::<Option<Decision>>("decision")?,
    ) {
        (Some(by), Some(at), Some(decision)) => Some((by, at, decision)),
        _ => None,
    };
    Ok(Approval {
        id: row.get("id")?,
        account: row.get("account_id")?,
        wish: Wish::read(kind, &payload).ok_or_else(broken)?,
        asked_by: row.get("asked_by")?,
        asked_at: row.get("asked_at")?,
        decided,
    })
}
