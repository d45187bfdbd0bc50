//! Leave to address an extract of a case to another organisation, to list what is addressed to one's own, and to open
//! what came back. An extract has a key of its own: nothing over there opens the case. What may stand in it, the gate of
//! `consents` says.

use base::ids::{CaseId, OrganisationId, PersonId, ReferralId};
use db::statement::LIST_LENGTH;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::act::Act;
use crate::audit::store as audit;
use crate::failure::{Denied, Result};
use crate::gate::Access;
use crate::permit::{AddressedPermit, Permit, ShownKeys};
use crate::policy::Grant;
use crate::relation::partner_of;
use crate::session::model::SignedIn;
use crate::subject::Keyed;
use crate::subject::store::address::{self, Address};
use crate::subject::store::{self as subjects, NewSubject, SubjectKind};

/// What is to be addressed to whom.
#[derive(Clone, Copy, Debug)]
pub struct NewAddress {
    /// The extract.
    pub id: ReferralId,
    /// Of whom it tells; takes part in the case.
    pub person: PersonId,
    /// To whom it goes.
    pub organisation: OrganisationId,
}

impl Access {
    /// Leave to write in a case and to address an extract of it, both in one transaction; its key is made first. What was
    /// addressed before, to the same organisation, is addressed anew.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the case does not exist for this account, is protected, or the person takes no part in it.
    pub async fn addressing(
        &self,
        who: &SignedIn,
        (act, case): (Act, CaseId),
        new: NewAddress,
    ) -> Result<(Tx, Permit<CaseId>, Permit<ReferralId>)> {
        let mut tx = self.district().read().await?;
        let stands = self.stand_to(&mut tx, who, act, case).await?;
        let permit = self.file_permit(&mut tx, who, (act, case), stands).await?;
        let seat = subjects::seat(&mut tx, &case.to_string())
            .await?
            .ok_or(Denied::NotFound)?;
        let known = address::find(&mut tx, new.id).await?;
        drop(tx);
        let to = Address {
            case,
            person: new.person,
            organisation: new.organisation,
        };
        let is_meant = known.is_none_or(|known| known == to);
        if seat.is_restricted || permit.key_of(new.person).is_none() || !is_meant {
            return Err(Denied::NotFound);
        }
        let key = if known.is_some() {
            self.key_of(new.id).await?
        } else {
            self.keyring().create(new.id.key_subject()).await?
        };
        let mut tx = self.district().write().await?;
        if known.is_none() {
            let subject = NewSubject {
                id: new.id.to_string(),
                kind: SubjectKind::Referral,
                account: None,
                controller: seat.controller,
                municipality: None,
            };
            subjects::insert(&mut tx, &subject, permit.now).await?;
        }
        address::set(&mut tx, new.id, to, permit.now).await?;
        for subject in [case.audit_subject(), new.id.audit_subject()] {
            audit::insert(&mut tx, &self.line(who.account, act, subject, stands.relation)).await?;
        }
        let mut extract = self.permit(who, act, new.id, (stands.relation, Grant::Full));
        extract.key = Some(key);
        Ok((tx, permit, extract))
    }

    /// The keys of what is addressed to others of a case, for whoever has leave to open the case: to read what came back.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn addressed_of(&self, tx: &mut Tx, permit: &Permit<CaseId>) -> Result<ShownKeys> {
        let all = if permit.grant() == Grant::Full {
            address::of_case(tx, permit.case()).await?
        } else {
            Vec::new()
        };
        let opens = |(id, person): (ReferralId, PersonId)| {
            permit
                .key_of(person)
                .is_some()
                .then_some(KeySubject::Referral(id))
        };
        let subjects: Vec<KeySubject> = all.into_iter().filter_map(opens).collect();
        Ok(ShownKeys {
            keys: self.keyring().keys_of(&subjects).await?,
            exposure: self.shared_exposure().clone(),
        })
    }

    /// Leave to list what is addressed to the organisations of this account; the list opens nothing.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the policy says no.
    pub async fn addressed(&self, who: &SignedIn, act: Act) -> Result<(Tx, AddressedPermit)> {
        let (tx, permit) = self.enter(who, act).await?;
        let mut organisations: Vec<OrganisationId> =
            partner_of(&who.roles).filter_map(|id| id.parse().ok()).collect();
        organisations.truncate(LIST_LENGTH);
        let permit = AddressedPermit {
            account: who.account,
            organisations,
            now: permit.now(),
        };
        Ok((tx, permit))
    }
}
