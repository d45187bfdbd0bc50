//! How sure a fact is and where it comes from. Not the audit trail: this says who knows it, not who typed it.

use std::fmt::Display;

use base::ids::OrganisationId;

use crate::model::coded::coded;

coded! {
    /// How sure a shipped fact is (Sicherheit).
    Certainty {
        /// The source says so.
        Stated: "stated", "belegt", "belegt";
        /// Concluded from a source; the district has to confirm it.
        Inferred: "inferred", "abgeleitet", "abgeleitet";
        /// Not known; the district has to say it.
        Open: "open", "offen", "offen";
    }
}

/// What a fact rests on; every record and every dated row has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How sure the fact is.
    pub certainty: Certainty,
    /// Title of the source and the place in it: `KIM-Konzept Kreis Paderborn, § 6.1`; empty only while open.
    pub source: String,
    /// Where the source can be read on the web.
    pub address: Option<String>,
    /// What was concluded, or what is still to be answered.
    pub note: Option<String>,
}

/// Which fact an evidence belongs to: the id of its row or record, or a word for facts without an id of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey(String);

impl FactKey {
    /// The record or dated row with this id.
    pub fn of(id: impl Display) -> Self {
        Self(id.to_string())
    }

    /// The district's own master data.
    pub fn district() -> Self {
        Self("district".to_owned())
    }

    /// The controller data of this organisation.
    pub fn controller(organisation: OrganisationId) -> Self {
        Self(format!("controller:{organisation}"))
    }

    /// The key as it was stored or sent.
    pub const fn stored(key: String) -> Self {
        Self(key)
    }

    /// The key in words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Evidence {
    /// The source says so.
    pub fn stated(source: impl Into<String>) -> Self {
        Self {
            certainty: Certainty::Stated,
            source: source.into(),
            address: None,
            note: None,
        }
    }

    /// Concluded from a source in the way the note tells.
    pub fn inferred(source: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            certainty: Certainty::Inferred,
            source: source.into(),
            address: None,
            note: Some(note.into()),
        }
    }

    /// Not known; the note says what has to be answered.
    pub fn open(note: impl Into<String>) -> Self {
        Self {
            certainty: Certainty::Open,
            source: String::new(),
            address: None,
            note: Some(note.into()),
        }
    }

    /// Whether the district still has to confirm or answer it.
    pub fn needs_confirmation(&self) -> bool {
        self.certainty != Certainty::Stated
    }
}
