//! A tie of the client to somebody: ring, strength, who it is. Knows no database and no page.

use std::fmt;

use base::day::Day;
use base::ids::{OrganisationId, RowId};
use base::moment::Moment;
use vault::sealed::Sealable;

/// Between the fields of a sealed value; nobody can type it.
const BETWEEN: char = '\u{1f}';

db::coded! {
    /// The ring in which somebody stands.
    pub enum Ring {
        /// Family.
        Family = "family",
        /// Friends, neighbours, volunteers.
        Informal = "informal",
        /// Professionals.
        Professional = "professional",
    }
}

impl Ring {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Family => "Familie",
            Self::Informal => "Freunde und Umfeld",
            Self::Professional => "Fachleute und Stellen",
        }
    }
}

db::coded! {
    /// How the tie is.
    pub enum Strength {
        /// It holds.
        Strong = "strong",
        /// It is loose.
        Weak = "weak",
        /// There is a conflict.
        Conflict = "conflict",
    }
}

impl Strength {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Strong => "stark",
            Self::Weak => "schwach",
            Self::Conflict => "im Konflikt",
        }
    }
}

/// Who somebody is; a first name and the relation are enough.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// First name or role.
    pub name: String,
    /// What they are to the client.
    pub relation: String,
    /// What to know.
    pub note: String,
}

impl fmt::Debug for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Who(…)")
    }
}

impl Who {
    /// As on the map: `Amal (Schwester)`.
    pub fn label(&self) -> String {
        if self.relation.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.relation)
        }
    }
}

impl Sealable for Who {
    fn to_plain(&self) -> Vec<u8> {
        [&self.name, &self.relation, &self.note]
            .map(|field| field.replace(BETWEEN, " "))
            .join(&BETWEEN.to_string())
            .into_bytes()
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        let mut fields = std::str::from_utf8(plain).ok()?.split(BETWEEN).map(str::to_owned);
        let who = Self {
            name: fields.next()?,
            relation: fields.next()?,
            note: fields.next()?,
        };
        fields.next().is_none().then_some(who)
    }
}

/// A tie as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieText {
    /// The ring.
    pub ring: Ring,
    /// How the tie is.
    pub strength: Strength,
    /// The organisation for which they work, if it stands in the directory.
    pub organisation: Option<OrganisationId>,
    /// Since when they help no more.
    pub ended_on: Option<Day>,
    /// Who it is.
    pub who: Who,
}

/// A tie of the map, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Its id.
    pub id: RowId,
    /// What was typed.
    pub text: TieText,
    /// For the second writer.
    pub version: i64,
    /// When it was written last.
    pub changed_at: Moment,
    /// By whom, as colleagues see the name.
    pub changed_by: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_somebody_is_comes_back_as_it_was_and_shows_itself_to_nobody() {
        let who = Who {
            name: "Amal".to_owned(),
            relation: "Schwester".to_owned(),
            note: String::new(),
        };
        assert_eq!(Who::from_plain(&who.to_plain()).unwrap(), who);
        assert_eq!(who.label(), "Amal (Schwester)");
        assert!(Who::from_plain(b"x").is_none());
        assert_eq!(format!("{who:?}"), "Who(…)");
    }
}
