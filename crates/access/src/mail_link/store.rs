//! SQL of mailed links, PINs and remembered devices.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, RowId};
use base::moment::Moment;

use crate::mail_link::model::{Device, KnownDevice, LinkPurpose, OpenLink};

pub(crate) async fn insert_link(
    tx: &mut Tx,
    token_hash: &str,
    (account, purpose): (Option<AccountId>, LinkPurpose),
    (asked_at, ends_at): (Moment, Moment),
) -> Result<()> {
    sql!(
        "INSERT INTO access_mail_link (token_hash, account_id, purpose, asked_at, ends_at)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind_text(token_hash)
    .bind(&account)
    .bind(&purpose)
    .bind(&asked_at)
    .bind(&ends_at)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn count_links(tx: &mut Tx, account: AccountId, since: Moment) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM access_mail_link WHERE account_id = $1 AND asked_at > $2")
        .bind(&account)
        .bind(&since)
        .number(tx)
        .await
}

pub(crate) async fn open_link(
    tx: &mut Tx,
    token_hash: &str,
    purpose: LinkPurpose,
    now: Moment,
) -> Result<Option<OpenLink>> {
    sql!(
        "SELECT l.account_id, a.login, p.pin_hash
         FROM access_mail_link l
         JOIN access_account a ON a.id = l.account_id
         LEFT JOIN access_pin p ON p.account_id = l.account_id
         WHERE l.token_hash = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.ends_at > $3 AND a.locked_at IS NULL"
    )
    .bind_text(token_hash)
    .bind(&purpose)
    .bind(&now)
    .first(tx, |row| {
        Ok(OpenLink { account: row.get("account_id")?, login: row.get("login")?, pin_hash: row.get("pin_hash")? })
    })
    .await
}

/// Uses a link up; false if someone was quicker.
pub(crate) async fn use_link(tx: &mut Tx, token_hash: &str, now: Moment) -> Result<bool> {
    let touched = sql!("UPDATE access_mail_link SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL")
        .bind(&now)
        .bind_text(token_hash)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// Counts a wrong PIN at a link and gives how many there were.
pub(crate) async fn count_wrong_pin_at_link(tx: &mut Tx, token_hash: &str) -> Result<i64> {
    sql!("UPDATE access_mail_link SET failures = failures + 1 WHERE token_hash = $1 RETURNING failures AS n")
        .bind_text(token_hash)
        .number(tx)
        .await
}

/// Removes links that ended before a moment; every new link and the upkeep job do so.
///
/// # Errors
/// What the database reports.
pub async fn delete_ended_links(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!("DELETE FROM access_mail_link WHERE ends_at < $1")
        .bind(&before)
        .run(tx)
        .await
}

pub(crate) async fn set_pin(tx: &mut Tx, account: AccountId, hash: &str, now: Moment) -> Result<()> {
    sql!("INSERT INTO access_pin (account_id, pin_hash, set_at) VALUES ($1, $2, $3)")
        .bind(&account)
        .bind_text(hash)
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_pin(tx: &mut Tx, account: AccountId) -> Result<()> {
    sql!("DELETE FROM access_pin WHERE account_id = $1")
        .bind(&account)
        .run(tx)
        .await
        .map(drop)
}

/// Whether the account has a PIN.
///
/// # Errors
/// What the database reports.
pub async fn has_pin(tx: &mut Tx, account: AccountId) -> Result<bool> {
    let count = sql!("SELECT COUNT(*) AS n FROM access_pin WHERE account_id = $1")
        .bind(&account)
        .number(tx)
        .await?;
    Ok(count > 0)
}

pub(crate) async fn insert_device(
    tx: &mut Tx,
    (id, account): (RowId, AccountId),
    (secret_hash, device): (&str, &str),
    now: Moment,
) -> Result<()> {
    sql!(
        "INSERT INTO access_device (id, account_id, secret_hash, device, remembered_at, seen_at)
         VALUES ($1, $2, $3, $4, $5, $5)"
    )
    .bind(&id)
    .bind(&account)
    .bind_text(secret_hash)
    .bind_text(device)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn device(tx: &mut Tx, secret_hash: &str) -> Result<Option<KnownDevice>> {
    sql!(
        "SELECT d.id, d.account_id, a.login, p.pin_hash
         FROM access_device d
         JOIN access_account a ON a.id = d.account_id
         JOIN access_pin p ON p.account_id = d.account_id
         WHERE d.secret_hash = $1 AND d.revoked_at IS NULL AND a.locked_at IS NULL"
    )
    .bind_text(secret_hash)
    .first(tx, |row| {
        Ok(KnownDevice {
            id: row.get("id")?,
            account: row.get("account_id")?,
            login: row.get("login")?,
            pin_hash: row.get("pin_hash")?,
        })
    })
    .await
}

/// Counts a wrong PIN on a device and gives how many there were in a row.
pub(crate) async fn count_wrong_pin_on_device(tx: &mut Tx, id: RowId) -> Result<i64> {
    sql!("UPDATE access_device SET failures = failures + 1 WHERE id = $1 RETURNING failures AS n")
        .bind(&id)
        .number(tx)
        .await
}

pub(crate) async fn touch_device(tx: &mut Tx, id: RowId, now: Moment) -> Result<()> {
    sql!("UPDATE access_device SET seen_at = $1, failures = 0 WHERE id = $2")
        .bind(&now)
        .bind(&id)
        .run(tx)
        .await
        .map(drop)
}

/// The remembered devices of an account, the last used first.
///
/// # Errors
/// What the database reports.
pub async fn devices(tx: &mut Tx, account: AccountId) -> Result<Vec<Device>> {
    sql!(
        "SELECT id, device, remembered_at, seen_at FROM access_device
         WHERE account_id = $1 AND revoked_at IS NULL ORDER BY seen_at DESC LIMIT 50"
    )
    .bind(&account)
    .all(tx, |row| {
        Ok(Device {
            id: row.get("id")?,
            device: row.get("device")?,
            remembered_at: row.get("remembered_at")?,
            seen_at: row.get("seen_at")?,
        })
    })
    .await
}

/// Revokes a device of an account and ends its sessions; false if there is none like it.
pub(crate) async fn revoke_device(tx: &mut Tx, account: AccountId, id: RowId, now: Moment) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_device SET revoked_at = $1 WHERE id = $2 AND account_id = $3 AND revoked_at IS NULL"
    )
    .bind(&now)
    .bind(&id)
    .bind(&account)
    .run(tx)
    .await?;
    sql!(
        "DELETE FROM access_session WHERE account_id = $1 AND token_hash IN
         (SELECT token_hash FROM access_device_session WHERE device_id = $2)"
    )
    .bind(&account)
    .bind(&id)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Revokes all devices of an account.
///
/// # Errors
/// What the database reports.
pub async fn revoke_devices(tx: &mut Tx, account: AccountId, now: Moment) -> Result<()> {
    sql!("UPDATE access_device SET revoked_at = $1 WHERE account_id = $2 AND revoked_at IS NULL")
        .bind(&now)
        .bind(&account)
        .run(tx)
        .await
        .map(drop)
}

/// Notes on which device a session began.
pub(crate) async fn bind_session(tx: &mut Tx, token_hash: &str, device: RowId) -> Result<()> {
    sql!("INSERT INTO access_device_session (token_hash, device_id) VALUES ($1, $2)")
        .bind_text(token_hash)
        .bind(&device)
        .run(tx)
        .await
        .map(drop)
}
