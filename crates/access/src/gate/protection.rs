//! Leave to look at or change the protection of a file, together with everything that must stand behind the same
//! protection: what hangs together, of the same owner and controller.

use base::ids::AccountId;
use db::tx::Tx;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use crate::act::Act;
use crate::audit::model::AuditSubject;
use crate::audit::store as audit;
use crate::failure::{Denied, Result};
use crate::gate::Access;
use crate::permit::Permit;
use crate::person_data::{PersonData, id_text};
use crate::session::model::SignedIn;
use crate::subject::Keyed;
use crate::subject::store::{self as subjects, participant, protection};

/// How many files stand behind one protection at most.
const MOST: usize = 100;

/// The files that stand, or would stand, behind one protection.
#[derive(Debug)]
pub struct Together {
    pub(crate) keys: Vec<SubjectKey>,
    pub(crate) owner: Option<AccountId>,
    pub(crate) elsewhere: usize,
}

impl Together {
    pub(crate) fn keys(&self) -> &[SubjectKey] {
        &self.keys
    }

    /// The files.
    pub fn subjects(&self) -> impl Iterator<Item = KeySubject> {
        self.keys.iter().map(SubjectKey::subject)
    }

    /// Whose they are.
    pub fn owner(&self) -> Option<AccountId> {
        self.owner
    }

    /// How many files hang together with them that belong to somebody else, who must protect them.
    pub fn elsewhere(&self) -> usize {
        self.elsewhere
    }
}

impl Access {
    /// Leave to look at the protection of a file, with what stands behind it or would.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the file does not exist for this account.
    pub async fn protection<S: Keyed>(
        &self,
        who: &SignedIn,
        (act, id): (Act, S),
        data: &PersonData,
    ) -> Result<(Tx, Permit<S>, Together)> {
        let (mut tx, permit) = self.reading(who, act, id).await?;
        let together = self.together(&mut tx, &permit, data).await?;
        Ok((tx, permit, together))
    }

    /// Leave to change the protection of a file; each file behind it has its line in the audit trail.
    ///
    /// # Errors
    /// [`Denied::NotFound`] if the file does not exist for this account.
    pub async fn protecting<S: Keyed>(
        &self,
        who: &SignedIn,
        (act, id): (Act, S),
        data: &PersonData,
    ) -> Result<(Tx, Permit<S>, Together)> {
        let (mut tx, permit) = self.writing(who, act, id).await?;
        let together = self.together(&mut tx, &permit, data).await?;
        for subject in together.subjects().filter(|one| *one != id.key_subject()) {
            if let Some(about) = audit_subject(subject) {
                audit::insert(&mut tx, &self.line(who.account, act, about, permit.relation())).await?;
            }
        }
        Ok((tx, permit, together))
    }

    async fn together<S: Keyed>(
        &self,
        tx: &mut Tx,
        permit: &Permit<S>,
        data: &PersonData,
    ) -> Result<Together> {
        let own = permit.id().key_subject();
        let seat = subjects::seat(tx, &id_text(own)).await?.ok_or(Denied::NotFound)?;
        let (found, elsewhere) = if permit.is_restricted() {
            (protection::subjects_of(tx, &id_text(own)).await?, 0)
        } else {
            hanging_together(tx, (own, &seat), data).await?
        };
        Ok(Together {
            keys: self.keyring().keys_of(&found).await?,
            owner: seat.account,
            elsewhere,
        })
    }
}

/// What hangs together with a file: the cases of a person, the persons of a case, their contact cards and notes.
async fn hanging_together(
    tx: &mut Tx,
    (own, seat): (KeySubject, &subjects::Seat),
    data: &PersonData,
) -> Result<(Vec<KeySubject>, usize)> {
    let mut found = vec![own];
    let mut foreign: Vec<KeySubject> = Vec::new();
    let mut next = 0;
    while let Some(one) = found.get(next).copied() {
        next += 1;
        let related = data.related(tx, one).await?;
        let mut near: Vec<KeySubject> = related.iter().map(|one| one.subject).collect();
        if let KeySubject::Case(case) = one {
            near.extend(
                participant::of(tx, case)
                    .await?
                    .into_iter()
                    .map(KeySubject::Person),
            );
        }
        for subject in near {
            if found.contains(&subject) || foreign.contains(&subject) {
                continue;
            }
            let Some(theirs) = subjects::seat(tx, &id_text(subject)).await? else {
                continue;
            };
            let is_same = theirs.account == seat.account && theirs.controller == seat.controller;
            if is_same && found.len() < MOST {
                found.push(subject);
            } else {
                foreign.push(subject);
            }
        }
    }
    Ok((found, foreign.len()))
}

const fn audit_subject(subject: KeySubject) -> Option<AuditSubject> {
    match subject {
        KeySubject::Person(id) => Some(AuditSubject::Person(id)),
        KeySubject::Case(id) => Some(AuditSubject::Case(id)),
        KeySubject::Contact(id) => Some(AuditSubject::Contact(id)),
        KeySubject::Emergency(id) => Some(AuditSubject::Emergency(id)),
        _ => None,
    }
}
