//! A line of the audit trail: ids and codes, no names; free-text reasons are sealed.

use base::ids::{
    AccountId, CaseId, ContactId, EmergencyId, ImportId, PersonId, ReconstructionId, ReferralId, RowId,
};
use base::moment::Moment;

use crate::act::Act;
use crate::relation::Relation;

db::coded! {
    /// Who acted.
    pub enum Actor {
        /// Someone who is signed in.
        Account = "account",
        /// A background job.
        Job = "job",
        /// The command line.
        Command = "command",
        /// Somebody without an account, on a public page.
        Public = "public",
    }
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuditSubject {
    /// A page or row of the house that is about no person.
    House,
    /// A person.
    Person(PersonId),
    /// A case.
    Case(CaseId),
    /// A contact.
    Contact(ContactId),
    /// An emergency note.
    Emergency(EmergencyId),
    /// A list that waits to be taken over.
    Import(ImportId),
    /// What of a case is addressed to another organisation.
    Referral(ReferralId),
    /// A reconstruction of a course of integration.
    Reconstruction(ReconstructionId),
    /// An account.
    Account(AccountId),
}

impl AuditSubject {
    /// The code of its kind, if it has one.
    pub const fn kind(self) -> Option<&'static str> {
        match self {
            Self::House => None,
            Self::Person(_) => Some("person"),
            Self::Case(_) => Some("case"),
            Self::Contact(_) => Some("contact"),
            Self::Emergency(_) => Some("emergency"),
            Self::Import(_) => Some("import"),
            Self::Referral(_) => Some("referral"),
            Self::Reconstruction(_) => Some("reconstruction"),
            Self::Account(_) => Some("account"),
        }
    }

    /// Its id, if it has one.
    pub fn id(self) -> Option<String> {
        match self {
            Self::House => None,
            Self::Person(id) => Some(id.to_string()),
            Self::Case(id) => Some(id.to_string()),
            Self::Contact(id) => Some(id.to_string()),
            Self::Emergency(id) => Some(id.to_string()),
            Self::Import(id) => Some(id.to_string()),
            Self::Referral(id) => Some(id.to_string()),
            Self::Reconstruction(id) => Some(id.to_string()),
            Self::Account(id) => Some(id.to_string()),
        }
    }
}

/// A line, as written.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// Its id.
    pub id: RowId,
    /// When.
    pub at: Moment,
    /// Who, if it was an account.
    pub account: Option<AccountId>,
    /// What kind of actor.
    pub actor: Actor,
    /// What was done.
    pub act: Act,
    /// To whom.
    pub subject: AuditSubject,
    /// What for, from a list of codes.
    pub purpose: &'static str,
    /// In which relation.
    pub relation: Relation,
    /// Codes and ids only, such as `shown=3`; never names.
    pub detail: String,
}

/// A line, as read.
#[derive(Clone, Debug)]
pub struct StoredLine {
    /// Its id.
    pub id: String,
    /// When, as stored.
    pub at: String,
    /// Who.
    pub account: Option<String>,
    /// What kind of actor.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// Kind of what it is about.
    pub subject_kind: Option<String>,
    /// Id of what it is about.
    pub subject_id: Option<String>,
    /// What for.
    pub purpose: String,
    /// In which relation.
    pub relation: String,
    /// Codes and ids.
    pub detail: String,
    /// The sealed reason, as it lies in the database.
    pub reason: Option<Vec<u8>>,
}

impl StoredLine {
    /// The bytes over which the chain is made: every field with its length, so that nothing can be moved between them.
    pub fn chained_bytes(&self) -> Vec<u8> {
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let fields = [
            self.id.clone(),
            self.at.clone(),
            optional(&self.account),
            self.actor.clone(),
            self.act.clone(),
            optional(&self.subject_kind),
            optional(&self.subject_id),
            self.purpose.clone(),
            self.relation.clone(),
            self.detail.clone(),
        ];
        let mut bytes = Vec::new();
        for field in fields {
            bytes.extend_from_slice(&u32::try_from(field.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend_from_slice(field.as_bytes());
        }
        bytes.extend_from_slice(self.reason.as_deref().unwrap_or_default());
        bytes
    }
}
