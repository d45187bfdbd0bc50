//! SQL of sessions and the sign-in log.

use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, RowId};
use base::moment::Moment;

use crate::account::store::assignment_row;
use crate::role::RoleAssignment;
use crate::session::model::Session;

db::coded! {
    /// How a sign-in ended, as its owner reads it.
    pub enum SignInResult {
        /// Signed in.
        Success = "success",
        /// Wrong password.
        WrongPassword = "wrong_password",
        /// Wrong second factor.
        WrongCode = "wrong_code",
        /// The account is locked.
        Locked = "locked",
        /// Signed in with a recovery code.
        RecoveryCode = "recovery_code",
    }
}

/// A line of the sign-in log.
#[derive(Clone, Debug)]
pub struct SignInLine {
    /// When.
    pub at: Moment,
    /// How it ended.
    pub result: SignInResult,
    /// The kind of browser.
    pub device: String,
}

/// A session together with its account's name and lock.
#[derive(Debug)]
pub struct LoadedSession {
    /// The session.
    pub session: Session,
    /// What is typed to sign in.
    pub login: String,
    /// The name colleagues see.
    pub display_name: String,
    /// Whether the account is locked.
    pub is_locked: bool,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Whether it began on a remembered device, with a PIN.
    pub is_on_remembered_device: bool,
}

/// Adds a session.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, session: &Session) -> Result<()> {
    sql!(
        "INSERT INTO access_session (token_hash, account_id, begun_at, seen_at, ends_at, second_factor_at, stepped_up_at, device)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&session.token_hash)
    .bind(&session.account)
    .bind(&session.begun_at)
    .bind(&session.seen_at)
    .bind(&session.ends_at)
    .bind(&session.second_factor_at)
    .bind(&session.stepped_up_at)
    .bind(&session.device)
    .run(tx)
    .await
    .map(drop)
}

fn loaded_row(row: &Row<'_>) -> Result<LoadedSession> {
    Ok(LoadedSession {
        session: session_row(row)?,
        login: row.get("login")?,
        display_name: row.get("display_name")?,
        is_locked: row.get::<Option<Moment>>("locked_at")?.is_some(),
        has_second_factor: row.get::<Option<Moment>>("totp_confirmed_at")?.is_some(),
        is_on_remembered_device: row.get::<Option<String>>("device_id")?.is_some(),
    })
}

/// A session with what else every click asks for.
#[derive(Debug)]
pub struct Click {
    /// The session and its account.
    pub loaded: LoadedSession,
    /// All roles that the account has, had or will have.
    pub roles: Vec<RoleAssignment>,
    /// How often the house itself was changed.
    pub edition: i64,
}

/// The session with this hash, its roles and the edition of the house: one statement, asked at every click.
///
/// # Errors
/// What the database reports.
pub async fn load_with_roles(tx: &mut Tx, token_hash: &str) -> Result<Option<Click>> {
    let rows = sql!(
        "SELECT s.token_hash, s.account_id, s.begun_at, s.seen_at, s.ends_at, s.second_factor_at, s.stepped_up_at, s.device,
                a.login, a.display_name, a.locked_at, a.totp_confirmed_at, d.device_id,
                r.id, r.role, r.scope_kind, r.scope_id, r.valid_from, r.valid_until, e.number AS edition
         FROM access_session s
         JOIN access_account a ON a.id = s.account_id
         LEFT JOIN access_device_session d ON d.token_hash = s.token_hash
         LEFT JOIN access_role_assignment r ON r.account_id = s.account_id
         CROSS JOIN access_edition e
         WHERE s.token_hash = $1
         ORDER BY r.valid_from, r.id"
    )
    .bind_text(token_hash)
    .all(tx, |row| {
        let has_role = row.get::<Option<String>>("id")?.is_some();
        let role = has_role.then(|| assignment_row(row)).transpose()?;
        Ok((loaded_row(row)?, role, row.get("edition")?))
    })
    .await?;
    let mut click: Option<Click> = None;
    for (loaded, role, edition) in rows {
        let roles = click.map(|click| click.roles).unwrap_or_default();
        let roles = roles.into_iter().chain(role).collect();
        click = Some(Click {
            loaded,
            roles,
            edition,
        });
    }
    Ok(click)
}

/// All sessions of an account, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<Session>> {
    sql!(
        "SELECT token_hash, account_id, begun_at, seen_at, ends_at, second_factor_at, stepped_up_at, device
         FROM access_session WHERE account_id = $1 ORDER BY seen_at DESC LIMIT 100"
    )
    .bind(&account)
    .all(tx, session_row)
    .await
}

/// Notes a click.
///
/// # Errors
/// What the database reports.
pub async fn touch(tx: &mut Tx, token_hash: &str, now: Moment) -> Result<()> {
    sql!("UPDATE access_session SET seen_at = $1 WHERE token_hash = $2")
        .bind(&now)
        .bind_text(token_hash)
        .run(tx)
        .await
        .map(drop)
}

/// Notes that the second factor was given again.
///
/// # Errors
/// What the database reports.
pub async fn step_up(tx: &mut Tx, token_hash: &str, now: Moment) -> Result<()> {
    sql!("UPDATE access_session SET stepped_up_at = $1 WHERE token_hash = $2")
        .bind(&now)
        .bind_text(token_hash)
        .run(tx)
        .await
        .map(drop)
}

/// Ends one session of an account.
///
/// # Errors
/// What the database reports.
pub async fn delete(tx: &mut Tx, account: AccountId, token_hash: &str) -> Result<()> {
    sql!("DELETE FROM access_session WHERE token_hash = $1 AND account_id = $2")
        .bind_text(token_hash)
        .bind(&account)
        .run(tx)
        .await
        .map(drop)
}

/// Ends all sessions of an account but one.
///
/// # Errors
/// What the database reports.
pub async fn delete_others(tx: &mut Tx, account: AccountId, kept: &str) -> Result<u64> {
    sql!("DELETE FROM access_session WHERE account_id = $1 AND token_hash <> $2")
        .bind(&account)
        .bind_text(kept)
        .run(tx)
        .await
}

/// Ends all sessions of an account.
///
/// # Errors
/// What the database reports.
pub async fn delete_all(tx: &mut Tx, account: AccountId) -> Result<u64> {
    sql!("DELETE FROM access_session WHERE account_id = $1")
        .bind(&account)
        .run(tx)
        .await
}

/// Removes sessions that ended before a moment.
///
/// # Errors
/// What the database reports.
pub async fn delete_ended(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!("DELETE FROM access_session WHERE ends_at < $1")
        .bind(&before)
        .run(tx)
        .await
}

/// Adds a line to the sign-in log.
///
/// # Errors
/// What the database reports.
pub async fn log_sign_in(
    tx: &mut Tx,
    id: RowId,
    account: Option<AccountId>,
    line: &SignInLine,
) -> Result<()> {
    sql!("INSERT INTO access_sign_in (id, account_id, at, result, device) VALUES ($1, $2, $3, $4, $5)")
        .bind(&id)
        .bind(&account)
        .bind(&line.at)
        .bind(&line.result)
        .bind(&line.device)
        .run(tx)
        .await
        .map(drop)
}

/// The last sign-ins of an account, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn sign_ins(tx: &mut Tx, account: AccountId, limit: i64) -> Result<Vec<SignInLine>> {
    sql!("SELECT at, result, device FROM access_sign_in WHERE account_id = $1 ORDER BY at DESC LIMIT $2")
        .bind(&account)
        .bind(&limit)
        .all(tx, |row| {
            Ok(SignInLine {
                at: row.get("at")?,
                result: row.get("result")?,
                device: row.get("device")?,
            })
        })
        .await
}

fn session_row(row: &Row<'_>) -> Result<Session> {
    Ok(Session {
        token_hash: row.get("token_hash")?,
        account: row.get("account_id")?,
        begun_at: row.get("begun_at")?,
        seen_at: row.get("seen_at")?,
        ends_at: row.get("ends_at")?,
        second_factor_at: row.get("second_factor_at")?,
        stepped_up_at: row.get("stepped_up_at")?,
        device: row.get("device")?,
    })
}
