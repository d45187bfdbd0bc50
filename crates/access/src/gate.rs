//! The gate of one district: sessions, permits, and transactions that come only together with a permit.
//! Whoever holds no [`Access`] reaches no data; whoever holds one reaches only what the policy grants.

use std::path::PathBuf;
use std::sync::Arc;

use db::district::District;
use db::tx::Tx;
use vault::keyring::Keyring;
use vault::sealed::Exposure;
use vault::subject::KeySubject;

use base::clock::Clock;
use base::ids::{AccountId, Ids, PersonId, RowId};

use crate::account::store as accounts;
use crate::act::Act;
use crate::audit::model::{Actor, AuditLine, AuditSubject};
use crate::audit::store as audit;
use crate::audit::writer::AuditWriter;
use crate::back_door::BackDoor;
use crate::failure::{Denied, Result};
use crate::mail_link::model::sign_in_by_link;
use crate::permit::{House, ListPermit, Permit, ShownKeys};
use crate::policy::{Grant, grant_of_roles};
use crate::relation::{Relation, ViewerFacts, relation};
use crate::role::{Role, RoleAssignment, ScopeKind};
use crate::session::model::{SessionLimits, SessionToken, SignedIn};
use crate::session::store as sessions;
use crate::session::throttle::Throttle;
use crate::subject::store as subjects;
use crate::subject::store::{NewSubject, SubjectKind};

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
}

/// The gate of one district; cheap to clone.
#[derive(Clone, Debug)]
pub struct Access(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    district: District,
    keyring: Keyring,
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

    /// Who holds this secret, or `None` if there is no such session, it has ended, or its second factor is missing.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn session(&self, token: &SessionToken) -> Result<Option<SignedIn>> {
        let now = self.0.clock.now();
        let mut tx = self.0.district.read().await?;
        let Some(loaded) = sessions::load(&mut tx, &token.hash()).await? else {
            return Ok(None);
        };
        let session = loaded.session;
        if loaded.is_locked
            || session.second_factor_at.is_none()
            || session.is_over(self.0.settings.limits, now)
        {
            return Ok(None);
        }
        let today = now.day();
        let mut roles = accounts::role_assignments(&mut tx, session.account).await?;
        drop(tx);
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
        if act.is_audited_when_reading() {
            self.write_read_line(self.line(who.account, act, AuditSubject::House, Relation::House))
                .await?;
        }
        Ok((tx, permit))
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

    /// Leave to read a person: loads the relation, asks the policy, writes the audit line, hands out the key.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the person does not exist for this account.
    pub async fn person(&self, who: &SignedIn, act: Act, id: PersonId) -> Result<(Tx, Permit<PersonId>)> {
        let mut tx = self.0.district.read().await?;
        let (relation, grant) = self
            .stand_to(&mut tx, who, act, (SubjectKind::Person, &id.to_string()))
            .await?;
        self.write_read_line(self.line(who.account, act, AuditSubject::Person(id), relation))
            .await?;
        let permit = self.person_permit(who, act, id, (relation, grant)).await?;
        Ok((tx, permit))
    }

    /// Leave to change a person; the audit line stands in the same transaction.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the person does not exist for this account.
    pub async fn person_writing(
        &self,
        who: &SignedIn,
        act: Act,
        id: PersonId,
    ) -> Result<(Tx, Permit<PersonId>)> {
        let mut tx = self.0.district.read().await?;
        let (relation, grant) = self
            .stand_to(&mut tx, who, act, (SubjectKind::Person, &id.to_string()))
            .await?;
        drop(tx);
        let permit = self.person_permit(who, act, id, (relation, grant)).await?;
        let mut tx = self.0.district.write().await?;
        audit::insert(
            &mut tx,
            &self.line(who.account, act, AuditSubject::Person(id), relation),
        )
        .await?;
        Ok((tx, permit))
    }

    /// Leave to add a person: makes the key first, durable before the row that uses it.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no or the account has no employer as controller.
    pub async fn new_person(&self, who: &SignedIn) -> Result<(Tx, Permit<PersonId>)> {
        self.house_permit(who, Act::PersonCreate)?;
        let controller = employer(&who.roles).ok_or(Denied::NotFound)?;
        let id = PersonId::from_uuid(self.0.ids.next());
        let key = self.0.keyring.create(KeySubject::Person(id)).await?;
        let mut tx = self.0.district.write().await?;
        let new = NewSubject {
            id: id.to_string(),
            kind: SubjectKind::Person,
            account: who.account,
            controller,
            municipality: municipality(&who.roles),
        };
        subjects::insert(&mut tx, &new, self.0.clock.now()).await?;
        let line = self.line(
            who.account,
            Act::PersonCreate,
            AuditSubject::Person(id),
            Relation::Own,
        );
        audit::insert(&mut tx, &line).await?;
        let mut permit = self.permit(who, Act::PersonCreate, id, (Relation::Own, Grant::Full));
        permit.key = Some(key);
        Ok((tx, permit))
    }

    /// Leave to list persons: whose, the gate says; names open only with [`Access::shown`].
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no.
    pub async fn list(&self, who: &SignedIn, act: Act) -> Result<(Tx, ListPermit)> {
        self.house_permit(who, act)?;
        let mut tx = self.0.district.read().await?;
        let now = self.0.clock.now();
        let today = now.day();
        let mut owners = vec![who.account];
        for (owner, from, until) in subjects::stand_ins_of(&mut tx, who.account).await? {
            if from <= today
                && today < until
                && owners.len() < db::statement::LIST_LENGTH
                && !owners.contains(&owner)
            {
                owners.push(owner);
            }
        }
        Ok((
            tx,
            ListPermit {
                account: who.account,
                act,
                owners,
                now,
            },
        ))
    }

    /// Hands out the keys of listed persons once the audit line that names them is durable.
    ///
    /// # Errors
    /// [`Denied::AuditStopped`] if it cannot be written; then nothing is shown.
    pub async fn shown(&self, permit: &ListPermit, persons: &[PersonId]) -> Result<ShownKeys> {
        let ids = persons
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(",");
        let mut line = self.line(permit.account, permit.act, AuditSubject::House, Relation::House);
        line.detail = format!("shown={ids}");
        self.write_read_line(line).await?;
        let subjects: Vec<KeySubject> = persons.iter().map(|id| KeySubject::Person(*id)).collect();
        let keys = self.0.keyring.keys_of(&subjects).await?;
        Ok(ShownKeys {
            keys,
            exposure: Arc::clone(&self.0.exposure),
        })
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

    async fn write_read_line(&self, line: AuditLine) -> Result<()> {
        if !self.0.settings.audits_reading {
            return Ok(());
        }
        self.0.audit.write(line).await.map_err(|_| Denied::AuditStopped)
    }

    fn house_permit(&self, who: &SignedIn, act: Act) -> Result<Permit<House>> {
        match grant_of_roles(roles(&who.roles), act, Relation::House) {
            Grant::None => Err(Denied::NotFound),
            grant => Ok(self.permit(who, act, House, (Relation::House, grant))),
        }
    }

    async fn person_permit(
        &self,
        who: &SignedIn,
        act: Act,
        id: PersonId,
        (relation, grant): (Relation, Grant),
    ) -> Result<Permit<PersonId>> {
        let mut permit = self.permit(who, act, id, (relation, grant));
        if grant == Grant::Full {
            permit.key = Some(self.0.keyring.key_of(KeySubject::Person(id)).await.map_err(
                |error| match error {
                    vault::failure::KeyFailure::NoKey => Denied::NotFound,
                    other => Denied::Keys(other),
                },
            )?);
        }
        Ok(permit)
    }

    fn permit<S>(
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
            key: None,
            exposure: Arc::clone(&self.0.exposure),
        }
    }

    async fn stand_to(
        &self,
        tx: &mut Tx,
        who: &SignedIn,
        act: Act,
        (kind, id): (SubjectKind, &str),
    ) -> Result<(Relation, Grant)> {
        let facts = subjects::facts(tx, kind, id).await?;
        let stand_ins = subjects::stand_ins_of(tx, who.account).await?;
        let regions = subjects::parents(tx, &areas(&who.roles)).await?;
        // All facts are loaded before the first answer, so that a foreign id takes as long as one that is not there.
        let facts = facts.ok_or(Denied::NotFound)?;
        let viewer = ViewerFacts {
            account: who.account,
            roles: &who.roles,
            stand_ins: &stand_ins,
            regions: &regions,
        };
        let relation = relation(&facts, &viewer, self.0.clock.today());
        match grant_of_roles(roles(&who.roles), act, relation) {
            Grant::None => Err(Denied::NotFound),
            grant => Ok((relation, grant)),
        }
    }
}

fn roles(assignments: &[RoleAssignment]) -> impl Iterator<Item = Role> {
    assignments.iter().map(|assignment| assignment.role)
}

fn areas(assignments: &[RoleAssignment]) -> Vec<String> {
    let is_area = |kind| matches!(kind, ScopeKind::Municipality);
    assignments
        .iter()
        .filter(|one| is_area(one.scope.kind))
        .filter_map(|one| one.scope.id.clone())
        .collect()
}

fn employer(assignments: &[RoleAssignment]) -> Option<base::ids::OrganisationId> {
    let mut employers = assignments
        .iter()
        .filter(|one| one.role == Role::CaseManager && one.scope.kind == ScopeKind::Employer);
    employers.find_map(|one| one.scope.id.as_deref()?.parse().ok())
}

fn municipality(assignments: &[RoleAssignment]) -> Option<base::ids::MunicipalityId> {
    let mut places = assignments
        .iter()
        .filter(|one| one.role == Role::CaseManager && one.scope.kind == ScopeKind::Municipality);
    places.find_map(|one| one.scope.id.as_deref()?.parse().ok())
}
