//! The gate of one district: sessions, permits, and transactions that come only together with a permit.
//! Whoever holds no [`Access`] reaches no data; whoever holds one reaches only what the policy grants.
//! Here: sessions and pages of the house; single files stand in [`files`], lists in [`lists`],
//! all files of one person in [`everything`], what is protected together in [`protection`], extracts for other organisations
//! in [`addressed`], what is given without an account in [`public`], who raised something in [`raising`].

pub mod addressed;
pub mod everything;
pub mod files;
pub mod lists;
pub mod protection;
pub mod public;
pub mod raising;

use std::path::PathBuf;
use std::sync::Arc;

use db::district::District;
use db::tx::Tx;
use tokio::sync::OnceCell;
use vault::keyring::Keyring;
use vault::sealed::{Exposure, SubjectKey};
use vault::store::Standing as KeyStanding;

use base::clock::Clock;
use base::ids::{AccountId, Ids, RowId};

use crate::act::Act;
use crate::audit::model::{Actor, AuditLine, AuditSubject};
use crate::audit::store as audit;
use crate::audit::writer::AuditWriter;
use crate::back_door::BackDoor;
use crate::failure::{Denied, Result};
use crate::mail_link::model::sign_in_by_link;
use crate::permit::{House, Permit, PublicPermit, PublicPurpose, WithoutIdentity};
use crate::policy::{Grant, grant_of_roles};
use crate::relation::Relation;
use crate::role::{Role, RoleAssignment};
use crate::session::model::{SessionLimits, SessionToken, SignedIn};
use crate::session::store as sessions;
use crate::session::throttle::Throttle;

/// Whether a second factor is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// Always; who has none sets one up at the first sign-in.
    Required,
    /// Never: in `demo` only.
    OffInDemo,
}

/// What the configuration says about safety.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Time limits of sessions.
    pub limits: SessionLimits,
    /// Whether a second factor is asked for.
    pub second_factor: SecondFactor,
    /// Where count and head of the audit chain are noted, outside the database.
    pub checkpoint_file: PathBuf,
    /// Whether reading is audited; switched off only to measure what it costs.
    pub audits_reading: bool,
    /// How long and how often break-glass opens a file.
    pub break_glass: BreakGlassLimits,
}

/// How long and how often break-glass opens a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakGlassLimits {
    /// After how many hours it ends by itself.
    pub hours: i64,
    /// How often a day one account may use it.
    pub per_day: i64,
}

impl Default for BreakGlassLimits {
    fn default() -> Self {
        Self { hours: 4, per_day: 3 }
    }
}

/// The gate of one district; cheap to clone.
#[derive(Clone, Debug)]
pub struct Access(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    district: District,
    keyring: Keyring,
    /// The key that marks this district's sessions: the same as long as the district is, asked for at every click.
    session_key: OnceCell<SubjectKey>,
    exposure: Arc<Exposure>,
    audit: AuditWriter,
    throttle: Throttle,
    settings: Settings,
    clock: Clock,
    ids: Ids,
}

/// A row that is touched at most this often when its session clicks.
const TOUCH_SECONDS: i64 = 60;

impl Access {
    /// Opens the gate of a district; called by the wiring, which alone holds the back door.
    pub fn open(
        district: District,
        keyring: Keyring,
        settings: Settings,
        clock: Clock,
        ids: Ids,
    ) -> (Self, BackDoor) {
        let audit = AuditWriter::start(district.clone());
        let exposure = Arc::new(keyring.exposure());
        let access = Self(Arc::new(Inner {
            district,
            keyring,
            session_key: OnceCell::new(),
            exposure,
            audit,
            throttle: Throttle::default(),
            settings,
            clock,
            ids,
        }));
        (access.clone(), BackDoor(access))
    }

    /// The clock of the house.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The source of ids.
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    /// What the configuration says about safety.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// How the key store stands; no key is handed out.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn key_standing(&self) -> Result<Option<KeyStanding>> {
        Ok(self.0.keyring.standing().await?)
    }

    /// How many statements have run on the district so far, for tests that count them.
    pub fn statements_run(&self) -> u64 {
        self.0.district.statements_run()
    }

    pub(crate) fn district(&self) -> &District {
        &self.0.district
    }

    pub(crate) fn keyring(&self) -> &Keyring {
        &self.0.keyring
    }

    pub(crate) fn exposure(&self) -> &Exposure {
        &self.0.exposure
    }

    pub(crate) fn shared_exposure(&self) -> &Arc<Exposure> {
        &self.0.exposure
    }

    /// Whether both are the gate of the same district.
    pub fn is_same_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        self.0.district.read().await.is_ok()
    }

    pub(crate) fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    /// A new secret for a session of this district.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn new_token(&self) -> Result<SessionToken> {
        Ok(SessionToken::new(&self.0.ids, self.session_key().await?))
    }

    /// Whether a secret was made by this district, however long ago.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn is_own_token(&self, token: &SessionToken) -> Result<bool> {
        Ok(token.is_of(self.session_key().await?))
    }

    pub(crate) async fn session_key(&self) -> Result<&SubjectKey> {
        let asked = || async { Ok(self.0.keyring.district_key("sessions").await?) };
        self.0.session_key.get_or_try_init(asked).await
    }

    /// Who holds this secret, or `None` if there is no such session, it has ended, or its second factor is missing.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn session(&self, token: &SessionToken) -> Result<Option<SignedIn>> {
        let now = self.0.clock.now();
        let mut glance = self.0.district.glance().await?;
        let Some(click) = sessions::load_with_roles(&mut glance, &token.hash()).await? else {
            return Ok(None);
        };
        drop(glance);
        let (loaded, mut roles) = (click.loaded, click.roles);
        let session = loaded.session;
        if loaded.is_locked
            || session.second_factor_at.is_none()
            || session.is_over(self.0.settings.limits, now)
        {
            return Ok(None);
        }
        let today = now.day();
        roles.retain(|role| role.holds_on(today));
        let mut session = session;
        if now >= session.seen_at.plus_seconds(TOUCH_SECONDS) {
            let mut tx = self.0.district.write().await?;
            sessions::touch(&mut tx, &session.token_hash, now).await?;
            tx.commit().await?;
            session.seen_at = now;
        }
        let is_required = self.0.settings.second_factor == SecondFactor::Required;
        let held: Vec<Role> = roles.iter().map(|role| role.role).collect();
        let has_other_way = loaded.is_on_remembered_device && sign_in_by_link(&held);
        Ok(Some(SignedIn {
            account: session.account,
            display_name: loaded.display_name,
            login: loaded.login,
            roles,
            idle_end: session.idle_end(self.0.settings.limits),
            must_set_up_second_factor: is_required && !has_other_way && !loaded.has_second_factor,
            session,
            token: token.clone(),
            edition: click.edition,
        }))
    }

    /// Ends the session.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sign_out(&self, who: &SignedIn) -> Result<()> {
        let mut tx = self.0.district.write().await?;
        sessions::delete(&mut tx, who.account, &who.session.token_hash).await?;
        Ok(tx.commit().await?)
    }

    /// Whether the policy lets these roles do an act of the house; navigation shows only what it does.
    pub fn may(&self, who: &SignedIn, act: Act) -> bool {
        grant_of_roles(roles(&who.roles), act, Relation::House) != Grant::None
    }

    /// Leave to read pages of the house.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no.
    pub async fn enter(&self, who: &SignedIn, act: Act) -> Result<(Tx, Permit<House>)> {
        let permit = self.house_permit(who, act)?;
        let tx = self.0.district.read().await?;
        self.note_look(who, act).await?;
        Ok((tx, permit))
    }

    /// As [`Access::enter`], for what is remembered of the house: no trip to the database.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no.
    pub async fn looking(&self, who: &SignedIn, act: Act) -> Result<Permit<House>> {
        let permit = self.house_permit(who, act)?;
        self.note_look(who, act).await?;
        Ok(permit)
    }

    /// The line of a page of the house, if looking at it leaves one.
    async fn note_look(&self, who: &SignedIn, act: Act) -> Result<()> {
        if !act.is_audited_when_reading() {
            return Ok(());
        }
        let line = self.line(who.account, act, AuditSubject::House, Relation::House);
        self.write_read_line(line).await
    }

    /// Leave to read what is for whoever asks or holds a secret; the store decides what that is, and opens nothing.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn public_reading(&self, purpose: PublicPurpose) -> Result<(Tx, PublicPermit)> {
        let tx = self.0.district.read().await?;
        let now = self.0.clock.now();
        Ok((tx, PublicPermit { purpose, now }))
    }

    /// Leave to change rows of the house; the audit line stands in the same transaction.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no.
    pub async fn enter_writing(
        &self,
        who: &SignedIn,
        act: Act,
        about: AuditSubject,
    ) -> Result<(Tx, Permit<House>)> {
        let permit = self.house_permit(who, act)?;
        let mut tx = self.0.district.write().await?;
        audit::insert(&mut tx, &self.line(who.account, act, about, Relation::House)).await?;
        Ok((tx, permit))
    }

    /// A line of the audit trail by an account.
    pub(crate) fn line(
        &self,
        account: AccountId,
        act: Act,
        subject: AuditSubject,
        relation: Relation,
    ) -> AuditLine {
        AuditLine {
            id: RowId::from_uuid(self.0.ids.next()),
            at: self.0.clock.now(),
            account: Some(account),
            actor: Actor::Account,
            act,
            subject,
            purpose: "work",
            relation,
            detail: String::new(),
        }
    }

    pub(crate) async fn write_read_line(&self, line: AuditLine) -> Result<()> {
        if !self.0.settings.audits_reading {
            return Ok(());
        }
        self.0.audit.write(line).await.map_err(|_| Denied::AuditStopped)
    }

    /// Leave to read cases of others without identity: the only way to what the policy grants so.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no, or grants it in full: then it is a page of the house.
    pub async fn without_identity(&self, who: &SignedIn, act: Act) -> Result<(Tx, Permit<WithoutIdentity>)> {
        match grant_of_roles(roles(&who.roles), act, Relation::House) {
            Grant::WithoutIdentity => {
                let tx = self.0.district.read().await?;
                let grant = (Relation::House, Grant::WithoutIdentity);
                Ok((tx, self.permit(who, act, WithoutIdentity, grant)))
            }
            Grant::None | Grant::Full => Err(Denied::NotFound),
        }
    }

    pub(crate) fn house_permit(&self, who: &SignedIn, act: Act) -> Result<Permit<House>> {
        match grant_of_roles(roles(&who.roles), act, Relation::House) {
            Grant::Full => Ok(self.permit(who, act, House, (Relation::House, Grant::Full))),
            Grant::None | Grant::WithoutIdentity => Err(Denied::NotFound),
        }
    }

    pub(crate) fn permit<S>(
        &self,
        who: &SignedIn,
        act: Act,
        subject: S,
        (relation, grant): (Relation, Grant),
    ) -> Permit<S> {
        Permit {
            subject,
            account: who.account,
            act,
            relation,
            grant,
            now: self.0.clock.now(),
            until: None,
            is_restricted: false,
            is_stepped_up: who.session.is_stepped_up(self.0.clock.now()),
            key: None,
            people: Vec::new(),
            exposure: Arc::clone(&self.0.exposure),
        }
    }
}

pub(crate) fn roles(assignments: &[RoleAssignment]) -> impl Iterator<Item = Role> {
    assignments.iter().map(|assignment| assignment.role)
}
