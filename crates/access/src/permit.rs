//! Permits: the values without which no store reads or writes. Only the gate makes them.

use std::sync::Arc;

use vault::sealed::{Exposure, Open, SubjectKey};
use vault::subject::KeySubject;

use base::ids::{AccountId, CaseId, OrganisationId, PersonId};
use base::moment::Moment;

use crate::act::Act;
use crate::disclosure::Disclosure;
use crate::policy::Grant;
use crate::relation::Relation;
use crate::subject::Keyed;
use crate::subject::store::Seat;

/// Stands where a permit is about no person: a page or row of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct House;

/// Stands where a permit shows only the fixed list of coded fields: cases of others, without identity. A store that asks
/// for it answers with the one type that holds this list, see `cases::team::model`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutIdentity;

/// Leave to do one act, once, with one subject.
#[derive(Debug)]
pub struct Permit<S> {
    pub(crate) subject: S,
    pub(crate) account: AccountId,
    pub(crate) act: Act,
    pub(crate) relation: Relation,
    pub(crate) grant: Grant,
    pub(crate) now: Moment,
    /// Until when the relation holds, if it ends by itself.
    pub(crate) until: Option<Moment>,
    /// Whether the file is protected.
    pub(crate) is_restricted: bool,
    /// Whether whoever acts has confirmed again just now.
    pub(crate) is_stepped_up: bool,
    pub(crate) key: Option<SubjectKey>,
    /// Keys of the persons who take part, if it is a case.
    pub(crate) people: Vec<SubjectKey>,
    pub(crate) exposure: Arc<Exposure>,
}

impl<S> Permit<S> {
    /// Who acts.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// What is done.
    pub fn act(&self) -> Act {
        self.act
    }

    /// How the account stands to it.
    pub fn relation(&self) -> Relation {
        self.relation
    }

    /// To what extent.
    pub fn grant(&self) -> Grant {
        self.grant
    }

    /// The moment of the act.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Until when the relation holds, if it ends by itself: a lease, a place on a list.
    pub fn until(&self) -> Option<Moment> {
        self.until
    }

    /// Whether the file is protected (geschützte Akte).
    pub fn is_restricted(&self) -> bool {
        self.is_restricted
    }

    /// Whether whoever acts has confirmed again just now.
    pub fn is_stepped_up(&self) -> bool {
        self.is_stepped_up
    }
}

impl<S: Keyed> Permit<S> {
    /// What it is about.
    pub fn id(&self) -> S {
        self.subject
    }

    /// Its key, for the store.
    ///
    /// # Errors
    /// [`vault::failure::KeyFailure::NoKey`] if the permit is without identity.
    pub fn key(&self) -> vault::failure::Result<&SubjectKey> {
        self.key.as_ref().ok_or(vault::failure::KeyFailure::NoKey)
    }

    /// The opened value, for the page of the one who may see it.
    pub fn reveal<'o, T>(&self, open: &'o Open<T>) -> Option<&'o T> {
        let is_own = open.subject() == self.subject.key_subject();
        let is_of_it = || self.people.iter().any(|key| key.subject() == open.subject());
        (self.grant == Grant::Full && (is_own || is_of_it())).then(|| open.expose(&self.exposure))
    }
}

/// An act that was begun, and stands in the audit trail, and goes on in parts: a large file comes piece by piece.
#[derive(Clone, Copy, Debug)]
pub struct Begun<S> {
    pub(crate) subject: S,
    pub(crate) account: AccountId,
    pub(crate) act: Act,
}

impl<S: Keyed> Permit<S> {
    /// The act of this permit, to go on with after its transaction.
    pub fn begun(&self) -> Begun<S> {
        Begun {
            subject: self.subject,
            account: self.account,
            act: self.act,
        }
    }
}

impl Permit<PersonId> {
    /// The person.
    pub fn person(&self) -> PersonId {
        self.subject
    }
}

impl Permit<CaseId> {
    /// The case.
    pub fn case(&self) -> CaseId {
        self.subject
    }

    /// The persons who take part and whose key is still there.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.people.iter().filter_map(|key| match key.subject() {
            KeySubject::Person(id) => Some(id),
            _ => None,
        })
    }

    /// The key of a person who takes part, for the store.
    pub fn key_of(&self, person: PersonId) -> Option<&SubjectKey> {
        self.people
            .iter()
            .find(|key| key.subject() == KeySubject::Person(person))
    }
}

/// Leave to list persons and cases of these accounts: the own one, and those for whom the account stands in today.
#[derive(Debug)]
pub struct ListPermit {
    pub(crate) account: AccountId,
    pub(crate) act: Act,
    pub(crate) owners: Vec<AccountId>,
    pub(crate) controllers: Vec<OrganisationId>,
    pub(crate) now: Moment,
}

impl ListPermit {
    /// Who lists.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Whose persons and cases may be listed, the own account first; at most fifty. Those of others only with one of
    /// the [controllers](Self::controllers).
    pub fn owners(&self) -> &[AccountId] {
        &self.owners
    }

    /// The controllers for whom the account works; a stand-in holds within them only. At most fifty.
    pub fn controllers(&self) -> &[OrganisationId] {
        &self.controllers
    }

    /// Whether what belongs to this seat may be listed: the same claim as the gate's for a single file.
    pub fn holds(&self, seat: &Seat) -> bool {
        let Some(owner) = seat.account else { return false };
        owner == self.account
            || !seat.is_restricted
                && self.owners.contains(&owner)
                && self.controllers.contains(&seat.controller)
    }

    /// The moment of the act.
    pub fn now(&self) -> Moment {
        self.now
    }
}

/// Leave to list what is addressed to the organisations of an account.
#[derive(Debug)]
pub struct AddressedPermit {
    pub(crate) account: AccountId,
    pub(crate) organisations: Vec<OrganisationId>,
    pub(crate) now: Moment,
}

impl AddressedPermit {
    /// Who lists.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The organisations of which the account is a partner today; at most fifty.
    pub fn organisations(&self) -> &[OrganisationId] {
        &self.organisations
    }

    /// The moment of the act.
    pub fn now(&self) -> Moment {
        self.now
    }
}

/// The keys of listed persons and cases; they are handed out only after the audit line with their ids is durable.
#[derive(Debug)]
pub struct ShownKeys {
    pub(crate) keys: Vec<SubjectKey>,
    pub(crate) exposure: Arc<Exposure>,
}

impl ShownKeys {
    /// The key of one of the listed, for the store.
    pub fn of<S: Keyed>(&self, listed: S) -> Option<&SubjectKey> {
        self.keys.iter().find(|key| key.subject() == listed.key_subject())
    }

    /// The opened value, for the list.
    pub fn reveal<'o, T>(&self, open: &'o Open<T>) -> Option<&'o T> {
        self.keys
            .iter()
            .any(|key| key.subject() == open.subject())
            .then(|| open.expose(&self.exposure))
    }
}

db::coded! {
    /// What a job may open personal data for: a closed list.
    pub enum JobPurpose {
        /// Fill the match index in memory.
        MatchIndex = "match_index",
        /// Re-wrap keys.
        Rotation = "rotation",
        /// Delete what is past its time.
        Retention = "retention",
        /// Answer a request of the person.
        SubjectRequest = "subject_request",
        /// Take over a list.
        Import = "import",
        /// Count for the monthly figures.
        Snapshot = "snapshot",
        /// Deliver answers to the posts that raised something.
        Answers = "answers",
        /// Work without personal data: mails, clean-up.
        Upkeep = "upkeep",
    }
}

/// Leave for one run of a job; never reachable from a route.
#[derive(Debug)]
pub struct JobPermit {
    pub(crate) purpose: JobPurpose,
    pub(crate) now: Moment,
    pub(crate) exposure: Arc<Exposure>,
}

impl JobPermit {
    /// What it is for.
    pub fn purpose(&self) -> JobPurpose {
        self.purpose
    }

    /// The moment at which the run began.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The opened value, for the work of the job.
    pub fn reveal<'o, T>(&self, open: &'o Open<T>) -> &'o T {
        open.expose(&self.exposure)
    }
}

/// For what something is read without anybody being signed in: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicPurpose {
    /// The times of an account's calendar, by the secret address of its feed.
    CalendarFeed,
    /// What everybody is told about the use of their data: controllers, periods, languages.
    PrivacyNotice,
    /// The public guide (Wegweiser): offers, places, consultation hours, languages.
    Guide,
    /// A letter to the network, by the secret address in the mail of its recipient.
    Circular,
    /// An invitation to a meeting of a board, by the secret address in the mail of its recipient.
    Invitation,
}

/// Leave to read what is shown to whoever asks or holds a secret; it opens no key and no value.
#[derive(Debug)]
pub struct PublicPermit {
    pub(crate) purpose: PublicPurpose,
    pub(crate) now: Moment,
}

impl PublicPermit {
    /// What it is for.
    pub fn purpose(&self) -> PublicPurpose {
        self.purpose
    }

    /// The moment of the question.
    pub fn now(&self) -> Moment {
        self.now
    }
}

/// What a disclosure lets out: the opened value on its way to the recipient.
pub fn reveal_for<'o, T>(
    permit: &Permit<PersonId>,
    disclosure: &Disclosure,
    open: &'o Open<T>,
) -> Option<&'o T> {
    let is_meant = disclosure.subject() == crate::disclosure::Subject::Person(permit.subject);
    if is_meant { permit.reveal(open) } else { None }
}
