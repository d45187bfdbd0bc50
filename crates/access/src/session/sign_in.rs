//! Signing in: password, then second factor or recovery code. Written so that nobody learns which part was wrong.

use std::net::IpAddr;

use vault::subject::KeySubject;

use base::ids::{AccountId, RowId};
use base::moment::Moment;
use base::refusal::Refusal;

use crate::account::{password, second_factor, store as accounts};
use crate::failure::Result;
use crate::gate::{Access, SecondFactor};
use crate::session::model::{Session, SessionToken, device_of};
use crate::session::store::{self, SignInLine, SignInResult};

/// Where a sign-in comes from.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The network address.
    pub address: IpAddr,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// What the browser was given when somebody signed in with it, see
    /// [`browser_mark`](crate::session::origin).
    pub browser_mark: Option<String>,
}

/// How far a sign-in got.
#[derive(Debug)]
pub enum SignIn {
    /// Signed in.
    Done(SessionToken),
    /// The password was right; the second factor is still to come.
    CodeNeeded(SessionToken),
    /// Not signed in.
    Refused(SignInRefused),
}

/// Why someone is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInRefused {
    /// Login or password, or the code, is not right.
    Wrong,
    /// Too many failures from this address.
    Wait {
        /// Seconds until the next try.
        seconds: i64,
    },
    /// The account is locked; told only to who knows the password.
    Locked,
    /// The first part of the sign-in is too long ago.
    Expired,
}

impl Refusal for SignInRefused {
    fn german(&self) -> String {
        match self {
            Self::Wrong => "Die Angaben stimmen nicht. Bitte prüfen Sie Konto und Kennwort und versuchen Sie es noch einmal.".to_owned(),
            Self::Wait { seconds } => {
                format!("Zu viele Versuche. Bitte warten Sie {seconds} Sekunden. Ihr Konto ist nicht gesperrt.")
            }
            Self::Locked => "Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Fachadministration.".to_owned(),
            Self::Expired => "Die Anmeldung hat zu lange gedauert. Bitte beginnen Sie noch einmal.".to_owned(),
        }
    }
}

const CODE_MINUTES: i64 = 10;

impl Access {
    /// Checks login and password.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn sign_in(&self, login: &str, typed_password: String, visitor: &Visitor) -> Result<SignIn> {
        let now = self.clock().now();
        let login = crate::account::model::login_key(login);
        let wait = self.seconds_to_wait(visitor, &login, now).await?;
        if wait > 0 {
            return Ok(SignIn::Refused(SignInRefused::Wait { seconds: wait }));
        }
        let mut tx = self.district().read().await?;
        let credentials = accounts::credentials(&mut tx, &login).await?;
        drop(tx);
        let hash = credentials.as_ref().and_then(|known| known.password_hash.clone());
        let is_right =
            typed_password.len() <= password::LONGEST && password::verify(typed_password, hash).await;
        let Some(credentials) = credentials else {
            self.note_failure(visitor, &login, now).await?;
            return Ok(SignIn::Refused(SignInRefused::Wrong));
        };
        let account = credentials.account.id;
        if !is_right {
            self.note_failure(visitor, &login, now).await?;
            self.log(account, SignInResult::WrongPassword, visitor, now)
                .await?;
            return Ok(SignIn::Refused(SignInRefused::Wrong));
        }
        if credentials.account.locked_at.is_some() {
            self.log(account, SignInResult::Locked, visitor, now).await?;
            return Ok(SignIn::Refused(SignInRefused::Locked));
        }
        let needs_code =
            credentials.account.has_second_factor && self.settings().second_factor == SecondFactor::Required;
        let token = self
            .begin_session(account, visitor, (!needs_code).then_some(now), now)
            .await?;
        if needs_code {
            return Ok(SignIn::CodeNeeded(token));
        }
        self.forget_failures(visitor, &login).await?;
        self.log(account, SignInResult::Success, visitor, now).await?;
        Ok(SignIn::Done(token))
    }

    /// Checks the second factor, or a recovery code, of a sign-in whose password was right.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn sign_in_code(&self, token: &SessionToken, code: &str, visitor: &Visitor) -> Result<SignIn> {
        let now = self.clock().now();
        let mut tx = self.district().read().await?;
        let click = store::load_with_roles(&mut tx, &token.hash()).await?;
        drop(tx);
        let Some(loaded) = click.map(|click| click.loaded).filter(|loaded| {
            loaded.session.second_factor_at.is_none()
                && now < loaded.session.begun_at.plus_minutes(CODE_MINUTES)
        }) else {
            return Ok(SignIn::Refused(SignInRefused::Expired));
        };
        let wait = self.seconds_to_wait(visitor, &loaded.login, now).await?;
        if wait > 0 {
            return Ok(SignIn::Refused(SignInRefused::Wait { seconds: wait }));
        }
        let account = loaded.session.account;
        let Some(result) = self.use_code(account, code, now).await? else {
            self.note_failure(visitor, &loaded.login, now).await?;
            self.log(account, SignInResult::WrongCode, visitor, now).await?;
            return Ok(SignIn::Refused(SignInRefused::Wrong));
        };
        // The half-open session's secret is given up: whoever saw it has nothing.
        let mut tx = self.district().write().await?;
        store::delete(&mut tx, account, &token.hash()).await?;
        tx.commit().await?;
        let token = self.begin_session(account, visitor, Some(now), now).await?;
        self.forget_failures(visitor, &loaded.login).await?;
        self.log(account, result, visitor, now).await?;
        Ok(SignIn::Done(token))
    }

    /// Whether the code is the account's second factor now, or an unused recovery code; each works once.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn use_code(
        &self,
        account: AccountId,
        code: &str,
        now: Moment,
    ) -> Result<Option<SignInResult>> {
        let mut tx = self.district().read().await?;
        let credentials = accounts::credentials_of(&mut tx, account).await?;
        drop(tx);
        let Some(credentials) = credentials else {
            return Ok(None);
        };
        let Some(sealed) = &credentials.totp_secret else {
            return Ok(None);
        };
        let key = self.keyring().key_of(KeySubject::Account(account)).await?;
        let open = accounts::open_second_factor(sealed, &key, account)?;
        let secret = open.expose(self.exposure());
        let step = second_factor::step_of_code(secret, code, now.seconds(), credentials.totp_last_step);
        let mut tx = self.district().write().await?;
        let result = if let Some(step) = step {
            accounts::use_step(&mut tx, account, step)
                .await?
                .then_some(SignInResult::Success)
        } else {
            let hash = second_factor::recovery_code_hash(code);
            accounts::use_recovery_code(&mut tx, account, &hash, now)
                .await?
                .then_some(SignInResult::RecoveryCode)
        };
        tx.commit().await?;
        Ok(result)
    }

    pub(crate) async fn begin_session(
        &self,
        account: AccountId,
        visitor: &Visitor,
        second_factor_at: Option<Moment>,
        now: Moment,
    ) -> Result<SessionToken> {
        let token = self.new_token().await?;
        let session = Session {
            token_hash: token.hash(),
            account,
            begun_at: now,
            seen_at: now,
            ends_at: now.plus_hours(self.settings().limits.absolute_hours),
            second_factor_at,
            stepped_up_at: None,
            device: device_of(&visitor.user_agent),
        };
        let mut tx = self.district().write().await?;
        store::insert(&mut tx, &session).await?;
        tx.commit().await?;
        Ok(token)
    }

    pub(crate) async fn log(
        &self,
        account: AccountId,
        result: SignInResult,
        visitor: &Visitor,
        now: Moment,
    ) -> Result<()> {
        let line = SignInLine {
            at: now,
            result,
            device: device_of(&visitor.user_agent),
        };
        let mut tx = self.district().write().await?;
        store::log_sign_in(&mut tx, RowId::from_uuid(self.ids().next()), Some(account), &line).await?;
        Ok(tx.commit().await?)
    }
}
