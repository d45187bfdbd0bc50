//! Restriction of processing and objection, as the gate meets them. Who sets and ends them stands in a higher room.

use base::day::Day;
use base::ids::PersonId;

use crate::model::ground::LegalGround;
use crate::model::rule::Missing;
use crate::model::wish::Asked;

/// What a person has said against the use of their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Processing is restricted. Source: Art. 18 GDPR.
    Restriction,
    /// The person objects to processing. Source: Art. 21 GDPR.
    Objection,
}

/// A limit that stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose data.
    pub person: PersonId,
    /// Which.
    pub limit: Limit,
    /// Since when.
    pub since: Day,
}

/// Which limits stand for one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Since when processing is restricted.
    pub restricted: Option<Day>,
    /// Since when an objection stands.
    pub objected: Option<Day>,
}

impl Limits {
    /// Those of one person, each with its first day.
    pub fn of(person: PersonId, all: &[Standing]) -> Self {
        let since = |limit| {
            let own = all
                .iter()
                .filter(|one| one.person == person && one.limit == limit);
            own.map(|one| one.since).min()
        };
        Self {
            restricted: since(Limit::Restriction),
            objected: since(Limit::Objection),
        }
    }

    /// What keeps a wish from going that rests on what was declared on a day.
    ///
    /// To the person everything goes. While processing is restricted: with the person's consent, or for what Art. 18 (2)
    /// GDPR names. Over an objection: only what a law demands (Art. 21 (1) GDPR), and what was declared after it.
    pub fn against(
        self,
        asked: &Asked,
        ground: Option<LegalGround>,
        declared_on: Option<Day>,
    ) -> Option<Missing> {
        let restricted = self.restricted.map(|since| Missing::Restricted { since });
        let objected = self
            .objected
            .filter(|since| declared_on.is_none_or(|day| day <= *since))
            .map(|since| Missing::Objected { since });
        match asked {
            Asked::ToThePerson => None,
            Asked::ByConsent(_) => objected,
            Asked::SameController { .. } => objected.or(restricted),
            Asked::ByLaw(_) => {
                restricted.filter(|_| !ground.is_some_and(LegalGround::holds_under_restriction))
            }
        }
    }
}
