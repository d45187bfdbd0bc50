//! Leave to open one file: a person, a case, a contact, an emergency note. Relation loaded, policy asked, audit line
//! written, key handed out, transaction begun, in one call. Lists stand elsewhere.

use base::ids::{CaseId, MunicipalityId, OrganisationId, PersonId};
use base::moment::Moment;
use db::tx::Tx;
use vault::failure::KeyFailure;
use vault::subject::KeySubject;

use crate::act::Act;
use crate::audit::store as audit;
use crate::failure::{Denied, Result};
use crate::gate::{Access, roles};
use crate::permit::{Begun, Permit};
use crate::policy::{Grant, grant_of_roles};
use crate::relation::{Relation, SubjectFacts, ViewerFacts, relations, scopes};
use crate::role::ScopeKind;
use crate::session::model::SignedIn;
use crate::subject::Keyed;
use crate::subject::store::{self as subjects, NewSubject, SubjectKind};
use crate::subject::store::{address, participant, protection, stand_in};

/// How an account stands to a file, and what that allows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stands {
    pub(crate) relation: Relation,
    pub(crate) grant: Grant,
    /// Until when the relation holds, if it ends by itself.
    pub(crate) until: Option<Moment>,
    pub(crate) is_restricted: bool,
}

impl Access {
    /// Leave to read a file.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if it does not exist for this account.
    pub async fn reading<S: Keyed>(&self, who: &SignedIn, act: Act, id: S) -> Result<(Tx, Permit<S>)> {
        let mut tx = self.district().read().await?;
        let stands = self.stand_to(&mut tx, who, act, id).await?;
        self.write_read_line(self.line(who.account, act, id.audit_subject(), stands.relation))
            .await?;
        let permit = self.file_permit(&mut tx, who, (act, id), stands).await?;
        Ok((tx, permit))
    }

    /// Leave to change a file; the audit line stands in the same transaction.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if it does not exist for this account.
    pub async fn writing<S: Keyed>(&self, who: &SignedIn, act: Act, id: S) -> Result<(Tx, Permit<S>)> {
        let mut tx = self.district().read().await?;
        let stands = self.stand_to(&mut tx, who, act, id).await?;
        let permit = self.file_permit(&mut tx, who, (act, id), stands).await?;
        drop(tx);
        let mut tx = self.district().write().await?;
        let line = self.line(who.account, act, id.audit_subject(), stands.relation);
        audit::insert(&mut tx, &line).await?;
        Ok((tx, permit))
    }

    /// Leave to write the next part of an act that was begun: asked anew, written down once, with its first part.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the file no longer exists for this account, or another account began the act.
    pub async fn writing_on<S: Keyed>(&self, who: &SignedIn, begun: &Begun<S>) -> Result<(Tx, Permit<S>)> {
        if who.account != begun.account {
            return Err(Denied::NotFound);
        }
        let (act, id) = (begun.act, begun.subject);
        let mut tx = self.district().read().await?;
        let stands = self.stand_to(&mut tx, who, act, id).await?;
        let permit = self.file_permit(&mut tx, who, (act, id), stands).await?;
        drop(tx);
        Ok((self.district().write().await?, permit))
    }

    /// Leave to change two files in one transaction, each with its own act: a person joins a case, two persons are one.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if one of them does not exist for this account.
    pub async fn writing_both<S: Keyed, T: Keyed>(
        &self,
        who: &SignedIn,
        (first_act, first): (Act, S),
        (second_act, second): (Act, T),
    ) -> Result<(Tx, Permit<S>, Permit<T>)> {
        let mut tx = self.district().read().await?;
        let stands = self.stand_to(&mut tx, who, first_act, first).await?;
        let stands_second = self.stand_to(&mut tx, who, second_act, second).await?;
        let permit = self.file_permit(&mut tx, who, (first_act, first), stands).await?;
        let permit_second = self
            .file_permit(&mut tx, who, (second_act, second), stands_second)
            .await?;
        drop(tx);
        let mut tx = self.district().write().await?;
        for line in [
            self.line(who.account, first_act, first.audit_subject(), stands.relation),
            self.line(
                who.account,
                second_act,
                second.audit_subject(),
                stands_second.relation,
            ),
        ] {
            audit::insert(&mut tx, &line).await?;
        }
        Ok((tx, permit, permit_second))
    }

    /// As [`Access::reading`], for a person.
    ///
    /// # Errors
    /// As [`Access::reading`].
    pub async fn person(&self, who: &SignedIn, act: Act, id: PersonId) -> Result<(Tx, Permit<PersonId>)> {
        self.reading(who, act, id).await
    }

    /// As [`Access::writing`], for a person.
    ///
    /// # Errors
    /// As [`Access::writing`].
    pub async fn person_writing(
        &self,
        who: &SignedIn,
        act: Act,
        id: PersonId,
    ) -> Result<(Tx, Permit<PersonId>)> {
        self.writing(who, act, id).await
    }

    /// Leave to add a person to one's own care.
    ///
    /// # Errors
    /// As [`Access::new_file`].
    pub async fn new_person(&self, who: &SignedIn) -> Result<(Tx, Permit<PersonId>)> {
        let id = PersonId::from_uuid(self.ids().next());
        self.new_file(who, Act::PersonCreate, id).await
    }

    /// Leave to add a file to one's own care: makes the key first, durable before the row that uses it.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no or the account has no employer as controller.
    pub async fn new_file<S: Keyed>(&self, who: &SignedIn, act: Act, id: S) -> Result<(Tx, Permit<S>)> {
        self.house_permit(who, act)?;
        let new = NewSubject {
            id: id.to_string(),
            kind: S::KIND,
            account: Some(who.account),
            controller: employer(who).ok_or(Denied::NotFound)?,
            municipality: municipality(who),
        };
        self.create(who, (act, id), new).await
    }

    /// Leave to add a file for whoever works in a place: a hand-over by a regular service that nobody has taken up yet.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no.
    pub async fn new_file_for_a_place<S: Keyed>(
        &self,
        who: &SignedIn,
        (act, id): (Act, S),
        (controller, municipality): (OrganisationId, MunicipalityId),
    ) -> Result<(Tx, Permit<S>)> {
        self.house_permit(who, act)?;
        let new = NewSubject {
            id: id.to_string(),
            kind: S::KIND,
            account: None,
            controller,
            municipality: Some(municipality),
        };
        self.create(who, (act, id), new).await
    }

    /// Leave to begin a case with a lead person: it belongs to whom the person belongs to.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the person does not exist for this account or the policy says no.
    pub async fn new_case(&self, who: &SignedIn, lead: PersonId) -> Result<(Tx, Permit<CaseId>)> {
        self.house_permit(who, Act::CaseCreate)?;
        let mut tx = self.district().read().await?;
        self.stand_to(&mut tx, who, Act::PersonWrite, lead).await?;
        let seat = subjects::seat(&mut tx, &lead.to_string()).await?;
        drop(tx);
        let seat = seat.ok_or(Denied::NotFound)?;
        let id = CaseId::from_uuid(self.ids().next());
        let lead_key = self.key_of(lead).await?;
        let new = NewSubject {
            id: id.to_string(),
            kind: SubjectKind::Case,
            account: seat.account,
            controller: seat.controller,
            municipality: seat.municipality,
        };
        let (mut tx, mut permit) = self.create(who, (Act::CaseCreate, id), new).await?;
        participant::add(&mut tx, id, lead).await?;
        let (of, along) = (lead.to_string(), id.to_string());
        protection::come_along(&mut tx, (&of, &along), (who.account, permit.now)).await?;
        permit.people.push(lead_key);
        Ok((tx, permit))
    }

    async fn create<S: Keyed>(
        &self,
        who: &SignedIn,
        (act, id): (Act, S),
        new: NewSubject,
    ) -> Result<(Tx, Permit<S>)> {
        let key = self.keyring().create(id.key_subject()).await?;
        let mut tx = self.district().write().await?;
        subjects::insert(&mut tx, &new, self.clock().now()).await?;
        let line = self.line(who.account, act, id.audit_subject(), Relation::Own);
        audit::insert(&mut tx, &line).await?;
        let mut permit = self.permit(who, act, id, (Relation::Own, Grant::Full));
        permit.key = Some(key);
        Ok((tx, permit))
    }

    pub(crate) async fn file_permit<S: Keyed>(
        &self,
        tx: &mut Tx,
        who: &SignedIn,
        (act, id): (Act, S),
        stands: Stands,
    ) -> Result<Permit<S>> {
        let mut permit = self.permit(who, act, id, (stands.relation, stands.grant));
        (permit.until, permit.is_restricted) = (stands.until, stands.is_restricted);
        if stands.grant == Grant::Full {
            permit.key = Some(self.key_of(id).await?);
            if let KeySubject::Case(case) = id.key_subject() {
                let people = participant::seen_by(tx, case, (who.account, permit.now)).await?;
                let subjects: Vec<KeySubject> = people.into_iter().map(KeySubject::Person).collect();
                permit.people = self.keyring().keys_of(&subjects).await?;
            }
        }
        Ok(permit)
    }

    pub(crate) async fn key_of<S: Keyed>(&self, id: S) -> Result<vault::sealed::SubjectKey> {
        let found = self.keyring().key_of(id.key_subject()).await;
        found.map_err(|error| match error {
            KeyFailure::NoKey => Denied::NotFound,
            other => Denied::Keys(other),
        })
    }

    /// How the account stands to it: among all relations the one in which the policy grants most.
    ///
    /// All facts are loaded before the first answer, so that a foreign id takes as long as one that is not there.
    pub(crate) async fn stand_to<S: Keyed>(
        &self,
        tx: &mut Tx,
        who: &SignedIn,
        act: Act,
        id: S,
    ) -> Result<Stands> {
        let text = id.to_string();
        let viewer_now = (who.account, self.clock().now());
        let own = match S::KIND {
            SubjectKind::Referral => address::facts(tx, &text, viewer_now.1).await?,
            kind => subjects::facts(tx, (kind, &text), viewer_now).await?,
        };
        let through_cases = match S::KIND {
            SubjectKind::Person => subjects::facts_of_cases(tx, &text, viewer_now).await?,
            _ => Vec::new(),
        };
        let stand_ins = stand_in::stand_ins_of(tx, who.account).await?;
        let regions = self.regions(tx, who).await?;
        let viewer = ViewerFacts {
            account: who.account,
            roles: &who.roles,
            stand_ins: &stand_ins,
            regions: &regions,
        };
        let own = own.ok_or(Denied::NotFound)?;
        let today = self.clock().today();
        let is_hidden = own.hides_from(who.account);
        let facts: Vec<&SubjectFacts> = std::iter::once(&own)
            .chain(through_cases.iter().filter(|_| !is_hidden))
            .collect();
        let standing = |facts: &SubjectFacts, relation| Stands {
            relation,
            grant: grant_of_roles(roles(&who.roles), act, relation),
            until: facts.open_until(relation),
            is_restricted: own.is_restricted,
        };
        let candidates = facts.into_iter().flat_map(|facts| {
            relations(facts, &viewer, today)
                .into_iter()
                .map(move |one| (facts, one))
        });
        let best = candidates
            .map(|(facts, relation)| standing(facts, relation))
            .reduce(|best, next| if next.grant > best.grant { next } else { best });
        best.filter(|best| best.grant != Grant::None)
            .ok_or(Denied::NotFound)
    }

    /// The regions of the municipalities where the account works as case manager.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn regions(&self, tx: &mut Tx, who: &SignedIn) -> Result<Vec<String>> {
        let areas: Vec<String> = who
            .roles
            .iter()
            .filter(|one| one.scope.kind == ScopeKind::Municipality)
            .filter_map(|one| one.scope.id.clone())
            .collect();
        Ok(subjects::parents(tx, &areas).await?)
    }
}

/// The employer as controller of what a case manager adds.
fn employer(who: &SignedIn) -> Option<OrganisationId> {
    scopes(&who.roles, ScopeKind::Employer).find_map(|id| id.parse().ok())
}

/// The municipality of what a case manager adds.
fn municipality(who: &SignedIn) -> Option<MunicipalityId> {
    scopes(&who.roles, ScopeKind::Municipality).find_map(|id| id.parse().ok())
}
