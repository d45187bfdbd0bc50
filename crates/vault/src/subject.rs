//! Whose key it is. Not a permission to use it.

use std::fmt;
use std::str::FromStr;

use base::ids::{
    AccountId, CaseId, ContactId, EmergencyId, ImportId, PersonId, ReconstructionId, ReferralId,
};

/// The owner of a key in the key store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeySubject {
    /// A person's identity.
    Person(PersonId),
    /// A case's content.
    Case(CaseId),
    /// What was noted of a contact.
    Contact(ContactId),
    /// An emergency note.
    Emergency(EmergencyId),
    /// A list that waits to be taken over.
    Import(ImportId),
    /// What of a case is addressed to another organisation.
    Referral(ReferralId),
    /// A reconstruction that is not released yet.
    Reconstruction(ReconstructionId),
    /// An account's secrets: second factor, parked text.
    Account(AccountId),
    /// A purpose of the district itself, such as `audit`.
    District(&'static str),
}

/// Purposes for which a district has a key of its own.
pub const DISTRICT_PURPOSES: [&str; 6] = [
    "audit",
    "mail",
    "public_forms",
    "public_rows",
    "raising",
    "sessions",
];

impl fmt::Display for KeySubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Case(id) => write!(f, "case:{id}"),
            Self::Contact(id) => write!(f, "contact:{id}"),
            Self::Emergency(id) => write!(f, "emergency:{id}"),
            Self::Import(id) => write!(f, "import:{id}"),
            Self::Referral(id) => write!(f, "referral:{id}"),
            Self::Reconstruction(id) => write!(f, "reconstruction:{id}"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::District(purpose) => write!(f, "district:{purpose}"),
        }
    }
}

impl FromStr for KeySubject {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let unknown = || format!("unknown owner of a key: {text}");
        let (kind, id) = text.split_once(':').ok_or_else(unknown)?;
        match kind {
            "person" => id.parse().map(Self::Person).map_err(|_| unknown()),
            "case" => id.parse().map(Self::Case).map_err(|_| unknown()),
            "contact" => id.parse().map(Self::Contact).map_err(|_| unknown()),
            "emergency" => id.parse().map(Self::Emergency).map_err(|_| unknown()),
            "import" => id.parse().map(Self::Import).map_err(|_| unknown()),
            "referral" => id.parse().map(Self::Referral).map_err(|_| unknown()),
            "reconstruction" => id.parse().map(Self::Reconstruction).map_err(|_| unknown()),
            "account" => id.parse().map(Self::Account).map_err(|_| unknown()),
            "district" => DISTRICT_PURPOSES
                .into_iter()
                .find(|purpose| *purpose == id)
                .map(Self::District)
                .ok_or_else(unknown),
            _ => Err(unknown()),
        }
    }
}

db::text_columns!(KeySubject);
