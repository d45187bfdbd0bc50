//! From where somebody tries to sign in, so that guessing is slowed down where it happens. A browser with which a login has
//! signed in carries a mark, made with a key of the district: colleagues behind one address do not slow each other down.

use data_encoding::HEXLOWER;

use base::moment::Moment;

use crate::account::model::login_key;
use crate::failure::Result;
use crate::gate::Access;
use crate::session::sign_in::Visitor;
use crate::session::throttle::{Origin, network_of};

impl Access {
    /// The mark of a browser with which this login has just signed in: chance and a code, nothing of the login itself.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn browser_mark(&self, login: &str) -> Result<String> {
        let chance = self.ids().next_random().simple().to_string();
        let code = self.code_of_mark(&chance, login).await?;
        Ok(format!("{chance}.{code}"))
    }

    /// Whether the browser carries a mark of this login.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn is_own_browser(&self, visitor: &Visitor, login: &str) -> Result<bool> {
        Ok(matches!(
            self.origin(visitor, login).await?,
            Origin::OwnBrowser(_)
        ))
    }

    async fn origin(&self, visitor: &Visitor, login: &str) -> Result<Origin> {
        let mark = visitor
            .browser_mark
            .as_deref()
            .and_then(|mark| mark.split_once('.'));
        if let Some((chance, code)) = mark
            && self.code_of_mark(chance, login).await? == code
        {
            return Ok(Origin::OwnBrowser(chance.to_owned()));
        }
        Ok(Origin::Network(network_of(visitor.address)))
    }

    async fn code_of_mark(&self, chance: &str, login: &str) -> Result<String> {
        let message = format!("browser\n{chance}\n{}", login_key(login));
        Ok(HEXLOWER.encode(&self.session_key().await?.code(message.as_bytes())))
    }

    /// Seconds until this login may be tried again from there; 0 if it may now.
    pub(crate) async fn seconds_to_wait(&self, visitor: &Visitor, login: &str, now: Moment) -> Result<i64> {
        let origin = self.origin(visitor, login).await?;
        Ok(self.throttle().seconds_to_wait(&origin, login, now))
    }

    /// Notes a failed try.
    pub(crate) async fn note_failure(&self, visitor: &Visitor, login: &str, now: Moment) -> Result<()> {
        let origin = self.origin(visitor, login).await?;
        self.throttle().failed(&origin, login, now);
        Ok(())
    }

    /// Forgets the failures of a login that has just signed in from there.
    pub(crate) async fn forget_failures(&self, visitor: &Visitor, login: &str) -> Result<()> {
        let origin = self.origin(visitor, login).await?;
        self.throttle().succeeded(&origin, login);
        Ok(())
    }
}
