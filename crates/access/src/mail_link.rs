//! Signing in with a mailed link and a PIN, for members of boards and partners, who come rarely. The mailbox is one
//! factor, the PIN the other; a remembered device stands in for the mailbox until it is revoked. Sends no mail itself.

pub mod model;
pub mod store;

use db::tx::Tx;

use base::ids::{AccountId, RowId};
use base::moment::Moment;

use crate::account::{password, store as accounts};
use crate::act::Act;
use crate::audit::model::AuditSubject;
use crate::audit::store as audit;
use crate::failure::{Denied, Result};
use crate::gate::Access;
use crate::mail_link::model::{
    IssuedLink, LinkPurpose, LinkRefused, OpenLink, Secret, check_pin, sign_in_by_link,
};
use crate::relation::Relation;
use crate::role::Role;
use crate::session::model::{SessionToken, SignedIn, device_of};
use crate::session::sign_in::Visitor;
use crate::session::store::{self as sessions, SignInResult};

/// Minutes for which a link to sign in holds.
pub const SIGN_IN_MINUTES: i64 = 30;
/// Hours for which a link to set a password holds.
pub const PASSWORD_HOURS: i64 = 48;
/// Wrong PINs after which a link is used up and a device revoked.
const MOST_WRONG_PINS: i64 = 5;
/// Links that one account gets within an hour.
const LINKS_AN_HOUR: i64 = 5;

/// A link that was asked for, in the transaction that also takes the mail; empty if there is nobody to write to.
#[derive(Debug)]
pub struct AskedLink {
    tx: Tx,
    issued: Option<IssuedLink>,
}

impl AskedLink {
    /// The link, if there is someone to send it to; and the transaction for the mail.
    pub fn parts(&mut self) -> (Option<&IssuedLink>, &mut Tx) {
        (self.issued.as_ref(), &mut self.tx)
    }

    /// Makes link and mail durable together.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn commit(self) -> Result<()> {
        Ok(self.tx.commit().await?)
    }
}

/// What the browser keeps after signing in with a link: the session, and the secret of the remembered device.
#[derive(Debug)]
pub struct Arrived {
    /// The session.
    pub session: SessionToken,
    /// The device.
    pub device: Secret,
}

/// Issues a link of this purpose for an account, within a transaction that has a permit or its own check.
///
/// # Errors
/// What the database reports.
pub async fn issue(
    tx: &mut Tx,
    account: Option<AccountId>,
    purpose: LinkPurpose,
    ids: &base::ids::Ids,
    now: Moment,
) -> Result<Secret> {
    let secret = Secret::new(ids);
    let ends_at = match purpose {
        LinkPurpose::SignIn => now.plus_minutes(SIGN_IN_MINUTES),
        LinkPurpose::Password => now.plus_hours(PASSWORD_HOURS),
    };
    store::delete_ended_links(tx, now.plus_hours(-1)).await?;
    store::insert_link(tx, &secret.link_hash(), (account, purpose), (now, ends_at)).await?;
    Ok(secret)
}

impl Access {
    /// Asks for a link to sign in. For an address that nobody has, or has too often asked, a row is written as well:
    /// neither the page nor its time says whether the address is known.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ask_link(&self, email: &str) -> Result<AskedLink> {
        let now = self.clock().now();
        let mut tx = self.district().write().await?;
        let mut found = None;
        for account in accounts::by_email(&mut tx, &email.to_lowercase()).await? {
            let roles = accounts::role_assignments(&mut tx, account.id).await?;
            let roles: Vec<Role> = roles
                .iter()
                .filter(|one| one.holds_on(now.day()))
                .map(|one| one.role)
                .collect();
            let is_calm = store::count_links(&mut tx, account.id, now.plus_hours(-1)).await? < LINKS_AN_HOUR;
            if account.locked_at.is_none() && sign_in_by_link(&roles) && is_calm {
                found = Some(account);
                break;
            }
        }
        let id = found.as_ref().map(|account| account.id);
        let secret = issue(&mut tx, id, LinkPurpose::SignIn, self.ids(), now).await?;
        let issued = id.map(|account| IssuedLink { secret, account });
        Ok(AskedLink { tx, issued })
    }

    /// What a link that still holds opens, without using it up: readers of mail open links by themselves.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn open_link(&self, secret: &Secret, purpose: LinkPurpose) -> Result<Option<OpenLink>> {
        let mut tx = self.district().read().await?;
        Ok(store::open_link(&mut tx, &secret.link_hash(), purpose, self.clock().now()).await?)
    }

    /// Signs in with a link and the PIN; the first PIN ever typed becomes the account's.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sign_in_with_link(
        &self,
        secret: &Secret,
        pin: &str,
        visitor: &Visitor,
    ) -> Result<std::result::Result<Arrived, LinkRefused>> {
        let now = self.clock().now();
        let Some(link) = self.open_link(secret, LinkPurpose::SignIn).await? else {
            return Ok(Err(LinkRefused::Gone));
        };
        if let Some(refused) = self.waits(&link.login, visitor, now).await? {
            return Ok(Err(refused));
        }
        let new_pin = match &link.pin_hash {
            Some(hash) => {
                if !password::verify(pin.to_owned(), Some(hash.clone())).await {
                    return self.wrong_pin_at_link(secret, &link, visitor).await.map(Err);
                }
                None
            }
            None => match check_pin(pin) {
                Ok(()) => Some(password::hash(pin.to_owned()).await.ok_or(Denied::NotFound)?),
                Err(weak) => return Ok(Err(LinkRefused::WeakPin(weak))),
            },
        };
        let device = Secret::new(self.ids());
        let device_id = RowId::from_uuid(self.ids().next());
        let mut tx = self.district().write().await?;
        if !store::use_link(&mut tx, &secret.link_hash(), now).await? {
            return Ok(Err(LinkRefused::Gone));
        }
        if let Some(hash) = new_pin {
            store::set_pin(&mut tx, link.account, &hash, now).await?;
        }
        let name = device_of(&visitor.user_agent);
        store::insert_device(
            &mut tx,
            (device_id, link.account),
            (&device.device_hash(), &name),
            now,
        )
        .await?;
        self.note(&mut tx, link.account).await?;
        tx.commit().await?;
        let session = self
            .session_on(device_id, link.account, (&link.login, visitor), now)
            .await?;
        Ok(Ok(Arrived { session, device }))
    }

    /// Whether a device is remembered and not revoked.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn remembers(&self, device: &Secret) -> Result<bool> {
        let mut tx = self.district().read().await?;
        Ok(store::device(&mut tx, &device.device_hash()).await?.is_some())
    }

    /// Signs in on a remembered device with the PIN; after five wrong ones the device is revoked.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sign_in_with_device(
        &self,
        device: &Secret,
        pin: &str,
        visitor: &Visitor,
    ) -> Result<std::result::Result<SessionToken, LinkRefused>> {
        let now = self.clock().now();
        let mut tx = self.district().read().await?;
        let known = store::device(&mut tx, &device.device_hash()).await?;
        let roles = match &known {
            Some(known) => accounts::role_assignments(&mut tx, known.account).await?,
            None => Vec::new(),
        };
        drop(tx);
        let roles: Vec<Role> = roles
            .iter()
            .filter(|one| one.holds_on(now.day()))
            .map(|one| one.role)
            .collect();
        let Some(known) = known.filter(|_| sign_in_by_link(&roles)) else {
            return Ok(Err(LinkRefused::Gone));
        };
        if let Some(refused) = self.waits(&known.login, visitor, now).await? {
            return Ok(Err(refused));
        }
        if !password::verify(pin.to_owned(), Some(known.pin_hash.clone())).await {
            self.note_failure(visitor, &known.login, now).await?;
            self.log(known.account, SignInResult::WrongCode, visitor, now)
                .await?;
            let mut tx = self.district().write().await?;
            let failures = store::count_wrong_pin_on_device(&mut tx, known.id).await?;
            if failures >= MOST_WRONG_PINS {
                store::revoke_device(&mut tx, known.account, known.id, now).await?;
            }
            tx.commit().await?;
            return Ok(Err(after_wrong_pin(failures)));
        }
        let mut tx = self.district().write().await?;
        store::touch_device(&mut tx, known.id, now).await?;
        tx.commit().await?;
        Ok(Ok(self
            .session_on(known.id, known.account, (&known.login, visitor), now)
            .await?))
    }

    /// Sets the password that a mailed link is for and ends all sessions; false if the link no longer holds.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_password_with_link(&self, secret: &Secret, new: String) -> Result<bool> {
        let now = self.clock().now();
        let Some(link) = self.open_link(secret, LinkPurpose::Password).await? else {
            return Ok(false);
        };
        let hash = password::hash(new).await.ok_or(Denied::NotFound)?;
        let mut tx = self.district().write().await?;
        if !store::use_link(&mut tx, &secret.link_hash(), now).await? {
            return Ok(false);
        }
        accounts::set_password(&mut tx, link.account, &hash, now).await?;
        sessions::delete_all(&mut tx, link.account).await?;
        self.note(&mut tx, link.account).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Forgets one of the own devices and ends its sessions; false if there is none like it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn revoke_own_device(&self, who: &SignedIn, id: RowId) -> Result<bool> {
        let (mut tx, permit) = self
            .enter_writing(who, Act::AccountOwn, AuditSubject::Account(who.account))
            .await?;
        let is_gone = store::revoke_device(&mut tx, who.account, id, permit.now()).await?;
        tx.commit().await?;
        Ok(is_gone)
    }

    async fn wrong_pin_at_link(
        &self,
        secret: &Secret,
        link: &OpenLink,
        visitor: &Visitor,
    ) -> Result<LinkRefused> {
        let now = self.clock().now();
        self.note_failure(visitor, &link.login, now).await?;
        self.log(link.account, SignInResult::WrongCode, visitor, now)
            .await?;
        let mut tx = self.district().write().await?;
        let failures = store::count_wrong_pin_at_link(&mut tx, &secret.link_hash()).await?;
        if failures >= MOST_WRONG_PINS {
            store::use_link(&mut tx, &secret.link_hash(), now).await?;
        }
        tx.commit().await?;
        Ok(after_wrong_pin(failures))
    }

    async fn session_on(
        &self,
        device: RowId,
        account: AccountId,
        (login, visitor): (&str, &Visitor),
        now: Moment,
    ) -> Result<SessionToken> {
        let token = self.begin_session(account, visitor, Some(now), now).await?;
        let mut tx = self.district().write().await?;
        store::bind_session(&mut tx, &token.hash(), device).await?;
        tx.commit().await?;
        self.forget_failures(visitor, login).await?;
        self.log(account, SignInResult::Success, visitor, now).await?;
        Ok(token)
    }

    async fn note(&self, tx: &mut Tx, account: AccountId) -> Result<()> {
        let line = self.line(
            account,
            Act::AccountOwn,
            AuditSubject::Account(account),
            Relation::House,
        );
        Ok(audit::insert(tx, &line).await?)
    }

    async fn waits(&self, login: &str, visitor: &Visitor, now: Moment) -> Result<Option<LinkRefused>> {
        let seconds = self.seconds_to_wait(visitor, login, now).await?;
        Ok((seconds > 0).then_some(LinkRefused::Wait { seconds }))
    }
}

fn after_wrong_pin(failures: i64) -> LinkRefused {
    match MOST_WRONG_PINS - failures {
        left if left > 0 => LinkRefused::WrongPin { left },
        _ => LinkRefused::Gone,
    }
}
