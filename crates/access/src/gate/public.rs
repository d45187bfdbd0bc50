//! What somebody without an account gives to a place, and takes back: a file with a key of its own that nobody has opened
//! yet. Nothing is read here: whoever gives it never sees it again, and whoever works at the place opens it with a permit.

use std::sync::Arc;

use base::ids::{ContactId, MunicipalityId, OrganisationId, RowId};
use base::moment::Moment;
use db::tx::Tx;
use vault::sealed::{Exposure, Open, SubjectKey};

use crate::act::Act;
use crate::audit::model::{Actor, AuditLine, AuditSubject};
use crate::audit::store as audit;
use crate::failure::Result;
use crate::gate::Access;
use crate::permit::{House, Permit};
use crate::relation::Relation;
use crate::session::model::SignedIn;
use crate::subject::Keyed;
use crate::subject::store::{self as subjects, NewSubject};

/// What stands in the audit trail as purpose of such a line.
const PURPOSE: &str = "public";
/// The purpose of the key of rows that are about no file.
const PUBLIC_ROWS: &str = "public_rows";

/// Leave to write down once what somebody without an account gives: it seals and opens nothing.
#[derive(Debug)]
pub struct PublicFile {
    id: ContactId,
    key: SubjectKey,
    now: Moment,
}

impl PublicFile {
    /// The new file.
    pub fn id(&self) -> ContactId {
        self.id
    }

    /// Its key, for the store.
    pub fn key(&self) -> &SubjectKey {
        &self.key
    }

    /// The moment at which it is given.
    pub fn now(&self) -> Moment {
        self.now
    }
}

/// Leave to write down once what somebody without an account says about no file.
#[derive(Debug)]
pub struct PublicRow {
    id: RowId,
    key: SubjectKey,
    now: Moment,
}

impl PublicRow {
    /// The id of the new row.
    pub fn id(&self) -> RowId {
        self.id
    }

    /// The key of such rows, for the store.
    pub fn key(&self) -> &SubjectKey {
        &self.key
    }

    /// The moment at which it is said.
    pub fn now(&self) -> Moment {
        self.now
    }
}

/// Leave to read what was said without an account about no file.
#[derive(Debug)]
pub struct PublicRows {
    key: SubjectKey,
    exposure: Arc<Exposure>,
    permit: Permit<House>,
}

impl PublicRows {
    /// The key of such rows, for the store.
    pub fn key(&self) -> &SubjectKey {
        &self.key
    }

    /// Who reads.
    pub fn permit(&self) -> &Permit<House> {
        &self.permit
    }

    /// The opened value, for the page of the one who may see it.
    pub fn reveal<'o, T>(&self, open: &'o Open<T>) -> Option<&'o T> {
        (open.subject() == self.key.subject()).then(|| open.expose(&self.exposure))
    }
}

impl Access {
    /// Leave for somebody without an account to give a file to whoever works in a place: the key is durable before the
    /// row that uses it, the audit line stands in the same transaction.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn given_by_the_public(
        &self,
        act: Act,
        (controller, municipality): (OrganisationId, MunicipalityId),
    ) -> Result<(Tx, PublicFile)> {
        let id = ContactId::from_uuid(self.ids().next_random());
        let key = self.keyring().create(id.key_subject()).await?;
        let mut tx = self.district().write().await?;
        let now = self.clock().now();
        let new = NewSubject {
            id: id.to_string(),
            kind: ContactId::KIND,
            account: None,
            controller,
            municipality: Some(municipality),
        };
        subjects::insert(&mut tx, &new, now).await?;
        audit::insert(&mut tx, &self.public_line(act, id, "given")).await?;
        Ok((tx, PublicFile { id, key, now }))
    }

    /// Leave for somebody without an account to take a file back that they gave; the store has found it by their secret.
    /// The key goes with the next sweep of keys that no row uses.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn taken_back_by_the_public(&self, act: Act, id: ContactId) -> Result<Tx> {
        let mut tx = self.district().write().await?;
        audit::insert(&mut tx, &self.public_line(act, id, "taken_back")).await?;
        Ok(tx)
    }

    /// Leave to write a row of the house that somebody without an account gives: about no file, and sealed with the
    /// district's own key for such rows.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn house_row_by_the_public(&self, act: Act) -> Result<(Tx, PublicRow)> {
        let key = self.keyring().district_key(PUBLIC_ROWS).await?;
        let mut tx = self.district().write().await?;
        let id = RowId::from_uuid(self.ids().next_random());
        let now = self.clock().now();
        let line = AuditLine {
            subject: AuditSubject::House,
            ..self.public_line(act, ContactId::from_uuid(id.uuid()), "given")
        };
        audit::insert(&mut tx, &line).await?;
        Ok((tx, PublicRow { id, key, now }))
    }

    /// Leave to read rows of the house that were given without an account.
    ///
    /// # Errors
    /// [`Denied::NotFound`](crate::failure::Denied::NotFound) if the policy says no.
    pub async fn public_rows(&self, who: &SignedIn, act: Act) -> Result<(Tx, PublicRows)> {
        let (tx, permit) = self.enter(who, act).await?;
        let rows = PublicRows {
            key: self.keyring().district_key(PUBLIC_ROWS).await?,
            exposure: self.shared_exposure().clone(),
            permit,
        };
        Ok((tx, rows))
    }

    /// A code of this district over some bytes: nobody else can make it, and it says nothing of them.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn public_code(&self, bytes: &[u8]) -> Result<[u8; 32]> {
        let key = self.keyring().district_key("public_forms").await?;
        Ok(key.code(bytes))
    }

    fn public_line(&self, act: Act, id: ContactId, what: &str) -> AuditLine {
        AuditLine {
            id: RowId::from_uuid(self.ids().next()),
            at: self.clock().now(),
            account: None,
            actor: Actor::Public,
            act,
            subject: AuditSubject::Contact(id),
            purpose: PURPOSE,
            relation: Relation::House,
            detail: what.to_owned(),
        }
    }
}
