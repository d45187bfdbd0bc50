//! What an account does with its own secrets: password, second factor, recovery codes, confirming again. Not signing in.

use vault::subject::KeySubject;

use base::moment::Moment;

use crate::account::{password, second_factor, store};
use crate::act::Act;
use crate::audit::model::AuditSubject;
use crate::failure::{Denied, Result};
use crate::gate::{Access, SecondFactor};
use crate::session::model::{Session, SignedIn};
use crate::session::sign_in::{SignInRefused, Visitor};
use crate::session::store as sessions;

const SECRET_BYTES: usize = 20;

impl Access {
    /// Notes a click, so that the session does not end by idleness; returns when it ends now without another one.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn keep_session(&self, who: &SignedIn) -> Result<Moment> {
        let mut tx = self.district().write().await?;
        let now = self.clock().now();
        sessions::touch(&mut tx, &who.session.token_hash, now).await?;
        tx.commit().await?;
        let kept = Session {
            seen_at: now,
            ..who.session.clone()
        };
        Ok(kept.idle_end(self.settings().limits))
    }

    /// Whether this is the account's own password; guessing is slowed down as at the sign-in.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn check_own_password(
        &self,
        who: &SignedIn,
        typed: String,
        visitor: &Visitor,
    ) -> Result<std::result::Result<(), SignInRefused>> {
        let now = self.clock().now();
        if let Some(refused) = self.slowed_down(who, visitor, now).await? {
            return Ok(Err(refused));
        }
        let mut tx = self.district().read().await?;
        let credentials = store::credentials_of(&mut tx, who.account).await?;
        drop(tx);
        let hash = credentials.and_then(|known| known.password_hash);
        let is_right = typed.len() <= password::LONGEST && password::verify(typed, hash).await;
        self.judged(who, is_right, visitor, now).await
    }

    /// Sets a new password for the account itself and ends its other sessions.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_own_password(&self, who: &SignedIn, new: String) -> Result<()> {
        let hash = password::hash(new).await.ok_or(Denied::NotFound)?;
        let (mut tx, permit) = self.own_writing(who).await?;
        store::set_password(&mut tx, who.account, &hash, permit.now()).await?;
        sessions::delete_others(&mut tx, who.account, &who.session.token_hash).await?;
        Ok(tx.commit().await?)
    }

    /// Ends all sessions of the account but this one.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn end_other_sessions(&self, who: &SignedIn) -> Result<()> {
        let (mut tx, _permit) = self.own_writing(who).await?;
        sessions::delete_others(&mut tx, who.account, &who.session.token_hash).await?;
        Ok(tx.commit().await?)
    }

    /// The secret that this session offers for a new second factor: the same until one is set up, and nowhere stored.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn offered_second_factor(&self, who: &SignedIn) -> Result<Vec<u8>> {
        let mut tx = self.district().read().await?;
        let account = store::by_id(&mut tx, who.account)
            .await?
            .ok_or(Denied::NotFound)?;
        drop(tx);
        let key = self.keyring().district_key("sessions").await?;
        let message = format!(
            "second factor {} {} {}",
            who.account, who.session.token_hash, account.version
        );
        Ok(key.code(message.as_bytes())[..SECRET_BYTES].to_vec())
    }

    /// Sets up the offered second factor if the code is its own, and gives the recovery codes to be shown once.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn set_up_second_factor(&self, who: &SignedIn, code: &str) -> Result<Option<Vec<String>>> {
        let secret = self.offered_second_factor(who).await?;
        let Some(step) = second_factor::step_of_code(&secret, code, self.clock().now().seconds(), 0) else {
            return Ok(None);
        };
        let key = self
            .keyring()
            .key_of_or_new(KeySubject::Account(who.account))
            .await?;
        let codes = second_factor::new_recovery_codes(self.ids());
        let (mut tx, permit) = self.own_writing(who).await?;
        store::set_second_factor(
            &mut tx,
            &key,
            (who.account, &secret, step),
            self.ids(),
            permit.now(),
        )
        .await?;
        store::set_recovery_codes(&mut tx, who.account, &hashes(&codes)).await?;
        sessions::delete_others(&mut tx, who.account, &who.session.token_hash).await?;
        tx.commit().await?;
        Ok(Some(codes))
    }

    /// Replaces the recovery codes; the new ones are shown once.
    ///
    /// # Errors
    /// [`Denied::StepUpNeeded`] unless the account has just confirmed again; what the database reports.
    pub async fn renew_recovery_codes(&self, who: &SignedIn) -> Result<Vec<String>> {
        self.ask_step_up(who)?;
        let codes = second_factor::new_recovery_codes(self.ids());
        let (mut tx, _permit) = self.own_writing(who).await?;
        store::set_recovery_codes(&mut tx, who.account, &hashes(&codes)).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Refuses unless the account has confirmed again within the last five minutes.
    ///
    /// # Errors
    /// [`Denied::StepUpNeeded`].
    pub fn ask_step_up(&self, who: &SignedIn) -> Result<()> {
        let is_fresh = who.session.is_stepped_up(self.clock().now());
        if is_fresh {
            Ok(())
        } else {
            Err(Denied::StepUpNeeded(who.account))
        }
    }

    /// Whether confirming again asks for a code; who has no second factor (in demo) types the password.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn confirms_with_code(&self, who: &SignedIn) -> Result<bool> {
        let mut tx = self.district().read().await?;
        let account = store::by_id(&mut tx, who.account)
            .await?
            .ok_or(Denied::NotFound)?;
        Ok(account.has_second_factor && self.settings().second_factor == SecondFactor::Required)
    }

    /// Confirms again, with a code or (without second factor) the password; it holds for five minutes.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn step_up(
        &self,
        who: &SignedIn,
        typed: &str,
        visitor: &Visitor,
    ) -> Result<std::result::Result<(), SignInRefused>> {
        let now = self.clock().now();
        let answer = if self.confirms_with_code(who).await? {
            let slowed_down = self.slowed_down(who, visitor, now).await?;
            if let Some(refused) = slowed_down {
                Err(refused)
            } else {
                let is_right = self.use_code(who.account, typed, now).await?.is_some();
                self.judged(who, is_right, visitor, now).await?
            }
        } else {
            self.check_own_password(who, typed.to_owned(), visitor).await?
        };
        if answer.is_ok() {
            let (mut tx, _permit) = self.own_writing(who).await?;
            sessions::step_up(&mut tx, &who.session.token_hash, now).await?;
            tx.commit().await?;
        }
        Ok(answer)
    }

    async fn own_writing(
        &self,
        who: &SignedIn,
    ) -> Result<(db::tx::Tx, crate::permit::Permit<crate::permit::House>)> {
        self.enter_writing(who, Act::AccountOwn, AuditSubject::Account(who.account))
            .await
    }

    async fn slowed_down(
        &self,
        who: &SignedIn,
        visitor: &Visitor,
        now: Moment,
    ) -> Result<Option<SignInRefused>> {
        let seconds = self.seconds_to_wait(visitor, &who.login, now).await?;
        Ok((seconds > 0).then_some(SignInRefused::Wait { seconds }))
    }

    async fn judged(
        &self,
        who: &SignedIn,
        is_right: bool,
        visitor: &Visitor,
        now: Moment,
    ) -> Result<std::result::Result<(), SignInRefused>> {
        if is_right {
            self.forget_failures(visitor, &who.login).await?;
            return Ok(Ok(()));
        }
        self.note_failure(visitor, &who.login, now).await?;
        Ok(Err(SignInRefused::Wrong))
    }
}

fn hashes(codes: &[String]) -> Vec<String> {
    codes
        .iter()
        .map(|code| second_factor::recovery_code_hash(code))
        .collect()
}
