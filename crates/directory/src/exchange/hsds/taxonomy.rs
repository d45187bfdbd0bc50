//! The German lists of the profile as HSDS taxonomies: fields of action with their topics, levels of German, residence
//! statuses, gender, cost. Their ids are the same in every district.

use serde_json::Value;
use uuid::Uuid;

use crate::exchange::hsds::ids::derived;
use crate::exchange::hsds::object::Object;
use crate::field::FieldOfAction;
use crate::offer::model::{Cost, Gender, Level, ResidenceStatus};
use crate::topic::Topic;

/// What all ids of lists and terms are made from.
const ROOT: Uuid = Uuid::from_u128(0x6c6f_7473_652d_8873_8473_2d74_6178_6f6e);

db::coded! {
    /// A list of terms.
    pub enum Taxonomy {
        /// Fields of action, below each its topics.
        Topics = "topics",
        /// Levels of German.
        Levels = "levels",
        /// Residence statuses.
        Statuses = "residence_statuses",
        /// For whom by gender.
        Genders = "genders",
        /// What it costs.
        Costs = "costs",
    }
}

impl Taxonomy {
    /// The id.
    pub fn id(self) -> Uuid {
        derived(ROOT, "taxonomy", self.code())
    }

    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Topics => "Handlungsfelder und Themen",
            Self::Levels => "Deutschniveau",
            Self::Statuses => "Aufenthaltsstatus",
            Self::Genders => "Geschlecht",
            Self::Costs => "Kosten",
        }
    }

    const fn description(self) -> &'static str {
        match self {
            Self::Topics => "Handlungsfelder der Integration und darunter die Themen von Angeboten.",
            Self::Levels => {
                "Niveaus des Gemeinsamen Europäischen Referenzrahmens für Sprachen; A0 heißt: noch kein Deutsch."
            }
            Self::Statuses => {
                "Für welchen Aufenthaltsstatus ein Angebot offen ist; ohne Angabe für jeden. Ob jemand ohne Papiere lebt, wird nicht erfasst."
            }
            Self::Genders => "Für wen ein Angebot nach dem Geschlecht gedacht ist.",
            Self::Costs => "Was ein Angebot kostet.",
        }
    }

    /// As JSON.
    pub fn json(self) -> Value {
        Object::with_id(self.id())
            .text("name", self.german())
            .text("description", self.description())
            .text("version", "1")
            .done()
    }

    /// Its terms in order.
    pub fn terms(self) -> Vec<Term> {
        match self {
            Self::Topics => {
                let fields = FieldOfAction::ALL.iter().map(|field| Term::Field(*field));
                let topics = Topic::ALL.iter().map(|topic| Term::Topic(*topic));
                fields.chain(topics).collect()
            }
            Self::Levels => Level::ALL.iter().map(|level| Term::Level(*level)).collect(),
            Self::Statuses => ResidenceStatus::ALL
                .iter()
                .map(|status| Term::Status(*status))
                .collect(),
            Self::Genders => Gender::ALL.iter().map(|gender| Term::Gender(*gender)).collect(),
            Self::Costs => Cost::ALL.iter().map(|cost| Term::Cost(*cost)).collect(),
        }
    }
}

/// One term of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A field of action.
    Field(FieldOfAction),
    /// A topic.
    Topic(Topic),
    /// A level of German.
    Level(Level),
    /// A residence status.
    Status(ResidenceStatus),
    /// For whom by gender.
    Gender(Gender),
    /// What it costs.
    Cost(Cost),
}

impl Term {
    /// All terms of all lists.
    pub fn all() -> impl Iterator<Item = Self> {
        Taxonomy::ALL.iter().flat_map(|taxonomy| taxonomy.terms())
    }

    /// The term with this id.
    pub fn with_id(id: Uuid) -> Option<Self> {
        Self::all().find(|term| term.id() == id)
    }

    /// The list in which it stands.
    pub const fn taxonomy(self) -> Taxonomy {
        match self {
            Self::Field(_) | Self::Topic(_) => Taxonomy::Topics,
            Self::Level(_) => Taxonomy::Levels,
            Self::Status(_) => Taxonomy::Statuses,
            Self::Gender(_) => Taxonomy::Genders,
            Self::Cost(_) => Taxonomy::Costs,
        }
    }

    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Field(field) => field.code(),
            Self::Topic(topic) => topic.code(),
            Self::Level(level) => level.code(),
            Self::Status(status) => status.code(),
            Self::Gender(gender) => gender.code(),
            Self::Cost(cost) => cost.code(),
        }
    }

    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Field(field) => field.german(),
            Self::Topic(topic) => topic.german(),
            Self::Level(level) => level.german(),
            Self::Status(status) => status.german(),
            Self::Gender(gender) => gender.german(),
            Self::Cost(cost) => cost.german(),
        }
    }

    /// The id. A field and a topic may have the same code.
    pub fn id(self) -> Uuid {
        let kind = match self {
            Self::Field(_) => "field",
            _ => "term",
        };
        derived(self.taxonomy().id(), kind, self.code())
    }

    /// The term above it.
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Topic(topic) => Some(Self::Field(topic.field())),
            _ => None,
        }
    }

    /// As JSON.
    pub fn json(self) -> Value {
        let taxonomy = self.taxonomy();
        Object::with_id(self.id())
            .text("code", self.code())
            .text("name", self.german())
            .text(
                "description",
                &format!("{}: {}", taxonomy.german(), self.german()),
            )
            .if_some("parent_id", self.parent().map(Self::id))
            .text("taxonomy", taxonomy.german())
            .text("taxonomy_id", &taxonomy.id().to_string())
            .value("taxonomy_detail", taxonomy.json())
            .text("language", "de")
            .done()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_has_an_id_of_its_own_and_is_found_by_it() {
        let ids: BTreeSet<Uuid> = Term::all().map(Term::id).collect();
        assert_eq!(ids.len(), Term::all().count());
        for term in Term::all() {
            assert_eq!(Term::with_id(term.id()), Some(term));
        }
    }
}
