//! SQL of accounts and role assignments. Whether an act is allowed has been decided by the gate before.

use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use base::day::Day;
use base::ids::{AccountId, Ids};
use base::moment::Moment;

use crate::account::model::{Account, NewAccount, login_key};
use crate::role::{RoleAssignment, Scope};

/// What is needed to let someone in.
#[derive(Debug)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// Hash of the password, if one is set.
    pub password_hash: Option<String>,
    /// The sealed second factor, if one is set up.
    pub totp_secret: Option<Sealed<Vec<u8>>>,
    /// The last step of a code that was used.
    pub totp_last_step: i64,
}

fn totp_place(account: AccountId) -> Place {
    Place {
        column: "access_account.totp_secret",
        row: account.uuid().into_bytes(),
    }
}

/// Adds an account; [`db::failure::Failure::AlreadyThere`] if the login is taken.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, id: AccountId, new: &NewAccount, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO access_account (id, login, display_name, email, created_at) VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&id)
    .bind(&login_key(&new.login))
    .bind(&new.display_name)
    .bind(&new.email)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// The credentials behind a login.
///
/// # Errors
/// What the database reports.
pub async fn credentials(tx: &mut Tx, login: &str) -> Result<Option<Credentials>> {
    sql!(
        "SELECT id, login, display_name, email, locked_at, totp_confirmed_at, version, password_hash, totp_secret, totp_last_step
         FROM access_account WHERE login = $1"
    )
    .bind(&login_key(login))
    .first(tx, credentials_row)
    .await
}

/// The credentials of a known account.
///
/// # Errors
/// What the database reports.
pub async fn credentials_of(tx: &mut Tx, id: AccountId) -> Result<Option<Credentials>> {
    sql!(
        "SELECT id, login, display_name, email, locked_at, totp_confirmed_at, version, password_hash, totp_secret, totp_last_step
         FROM access_account WHERE id = $1"
    )
    .bind(&id)
    .first(tx, credentials_row)
    .await
}

/// An account by id.
///
/// # Errors
/// What the database reports.
pub async fn by_id(tx: &mut Tx, id: AccountId) -> Result<Option<Account>> {
    sql!(
        "SELECT id, login, display_name, email, locked_at, totp_confirmed_at, version
         FROM access_account WHERE id = $1"
    )
    .bind(&id)
    .first(tx, account_row)
    .await
}

/// The accounts with this address of mail, in small letters.
///
/// # Errors
/// What the database reports.
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Vec<Account>> {
    sql!(
        "SELECT id, login, display_name, email, locked_at, totp_confirmed_at, version
         FROM access_account WHERE email = $1 ORDER BY login LIMIT 10"
    )
    .bind_text(email)
    .all(tx, account_row)
    .await
}

/// Changes name and address; false if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn update(tx: &mut Tx, id: AccountId, (name, email): (&str, &str), version: i64) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_account SET display_name = $1, email = $2, version = version + 1
         WHERE id = $3 AND version = $4"
    )
    .bind_text(name)
    .bind_text(email)
    .bind(&id)
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// All accounts by login, at most `limit` after `after`.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, after: &str, limit: i64) -> Result<Vec<Account>> {
    sql!(
        "SELECT id, login, display_name, email, locked_at, totp_confirmed_at, version
         FROM access_account WHERE login > $1 ORDER BY login LIMIT $2"
    )
    .bind_text(after)
    .bind(&limit)
    .all(tx, account_row)
    .await
}

/// Sets a new password.
///
/// # Errors
/// What the database reports.
pub async fn set_password(tx: &mut Tx, id: AccountId, hash: &str, now: Moment) -> Result<()> {
    sql!(
        "UPDATE access_account SET password_hash = $1, password_changed_at = $2, version = version + 1
         WHERE id = $3"
    )
    .bind_text(hash)
    .bind(&now)
    .bind(&id)
    .run(tx)
    .await
    .map(drop)
}

/// Locks or unlocks an account.
///
/// # Errors
/// What the database reports.
pub async fn set_locked(tx: &mut Tx, id: AccountId, locked_at: Option<Moment>) -> Result<()> {
    sql!("UPDATE access_account SET locked_at = $1, version = version + 1 WHERE id = $2")
        .bind(&locked_at)
        .bind(&id)
        .run(tx)
        .await
        .map(drop)
}

/// Stores a second factor that has been confirmed with a first code.
///
/// # Errors
/// What the database reports.
pub async fn set_second_factor(
    tx: &mut Tx,
    key: &SubjectKey,
    (id, secret, step): (AccountId, &[u8], i64),
    ids: &Ids,
    now: Moment,
) -> Result<()> {
    let sealed = Sealed::seal(&secret.to_vec(), key, totp_place(id), ids);
    sql!(
        "UPDATE access_account SET totp_secret = $1, totp_last_step = $2, totp_confirmed_at = $3, version = version + 1
         WHERE id = $4"
    )
    .bind(&sealed)
    .bind(&step)
    .bind(&now)
    .bind(&id)
    .run(tx)
    .await
    .map(drop)
}

/// Takes the second factor and its recovery codes away.
///
/// # Errors
/// What the database reports.
pub async fn clear_second_factor(tx: &mut Tx, id: AccountId) -> Result<()> {
    sql!(
        "UPDATE access_account SET totp_secret = NULL, totp_last_step = 0, totp_confirmed_at = NULL, version = version + 1
         WHERE id = $1"
    )
    .bind(&id)
    .run(tx)
    .await?;
    sql!("DELETE FROM access_recovery_code WHERE account_id = $1")
        .bind(&id)
        .run(tx)
        .await
        .map(drop)
}

/// Opens a second factor.
///
/// # Errors
/// [`vault::failure::KeyFailure::DoesNotOpen`].
pub fn open_second_factor(
    sealed: &Sealed<Vec<u8>>,
    key: &SubjectKey,
    id: AccountId,
) -> vault::failure::Result<Open<Vec<u8>>> {
    sealed.open(key, totp_place(id), db::store_seat!())
}

/// Notes the step of a code as used; false if another sign-in was quicker with the same code.
///
/// # Errors
/// What the database reports.
pub async fn use_step(tx: &mut Tx, id: AccountId, step: i64) -> Result<bool> {
    let touched = sql!("UPDATE access_account SET totp_last_step = $1 WHERE id = $2 AND totp_last_step < $1")
        .bind(&step)
        .bind(&id)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// Replaces all recovery codes by these hashes.
///
/// # Errors
/// What the database reports.
pub async fn set_recovery_codes(tx: &mut Tx, id: AccountId, hashes: &[String]) -> Result<()> {
    sql!("DELETE FROM access_recovery_code WHERE account_id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    for hash in hashes {
        sql!("INSERT INTO access_recovery_code (account_id, code_hash) VALUES ($1, $2)")
            .bind(&id)
            .bind(hash)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Uses up a recovery code; false if there is none like it or it was used.
///
/// # Errors
/// What the database reports.
pub async fn use_recovery_code(tx: &mut Tx, id: AccountId, hash: &str, now: Moment) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_recovery_code SET used_at = $1
         WHERE account_id = $2 AND code_hash = $3 AND used_at IS NULL"
    )
    .bind(&now)
    .bind(&id)
    .bind_text(hash)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// What the database reports.
pub async fn recovery_codes_left(tx: &mut Tx, id: AccountId) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM access_recovery_code WHERE account_id = $1 AND used_at IS NULL")
        .bind(&id)
        .number(tx)
        .await
}

/// All role assignments of an account, also ended ones.
///
/// # Errors
/// What the database reports.
pub async fn role_assignments(tx: &mut Tx, account: AccountId) -> Result<Vec<RoleAssignment>> {
    sql!(
        "SELECT id, account_id, role, scope_kind, scope_id, valid_from, valid_until
         FROM access_role_assignment WHERE account_id = $1 ORDER BY valid_from, id"
    )
    .bind(&account)
    .all(tx, assignment_row)
    .await
}

/// The role assignments of at most fifty accounts.
///
/// # Errors
/// What the database reports.
pub async fn role_assignments_of(tx: &mut Tx, accounts: &[AccountId]) -> Result<Vec<RoleAssignment>> {
    sql!(
        "SELECT id, account_id, role, scope_kind, scope_id, valid_from, valid_until
         FROM access_role_assignment WHERE account_id IN ($1..$50) ORDER BY valid_from, id"
    )
    .bind_50(accounts)
    .all(tx, assignment_row)
    .await
}

/// Adds a role assignment.
///
/// # Errors
/// What the database reports.
pub async fn insert_role_assignment(
    tx: &mut Tx,
    assignment: &RoleAssignment,
    granted_by: Option<AccountId>,
    now: Moment,
) -> Result<()> {
    sql!(
        "INSERT INTO access_role_assignment
         (id, account_id, role, scope_kind, scope_id, valid_from, valid_until, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&assignment.id)
    .bind(&assignment.account)
    .bind(&assignment.role)
    .bind(&assignment.scope.kind)
    .bind(&assignment.scope.id)
    .bind(&assignment.valid_from)
    .bind(&assignment.valid_until)
    .bind(&granted_by)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Ends a role assignment on a day.
///
/// # Errors
/// What the database reports.
pub async fn end_role_assignment(tx: &mut Tx, id: base::ids::RoleAssignmentId, until: Day) -> Result<bool> {
    let touched = sql!("UPDATE access_role_assignment SET valid_until = $1 WHERE id = $2")
        .bind(&until)
        .bind(&id)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

fn credentials_row(row: &Row<'_>) -> Result<Credentials> {
    Ok(Credentials {
        account: account_row(row)?,
        password_hash: row.get("password_hash")?,
        totp_secret: row.get("totp_secret")?,
        totp_last_step: row.get("totp_last_step")?,
    })
}

fn account_row(row: &Row<'_>) -> Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        login: row.get("login")?,
        display_name: row.get("display_name")?,
        email: row.get("email")?,
        locked_at: row.get("locked_at")?,
        has_second_factor: row.get::<Option<String>>("totp_confirmed_at")?.is_some(),
        version: row.get("version")?,
    })
}

pub(crate) fn assignment_row(row: &Row<'_>) -> Result<RoleAssignment> {
    Ok(RoleAssignment {
        id: row.get("id")?,
        account: row.get("account_id")?,
        role: row.get("role")?,
        scope: Scope {
            kind: row.get("scope_kind")?,
            id: row.get("scope_id")?,
        },
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
    })
}
