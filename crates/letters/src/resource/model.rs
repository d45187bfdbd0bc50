//! A resource: an area and a sentence. Knows no database and no page.

use base::ids::RowId;

db::coded! {
    /// The area of a resource.
    pub enum ResourceArea {
        /// What the person knows and can do.
        Skills = "skills",
        /// People who stand by.
        People = "people",
        /// Money and things.
        Money = "money",
        /// Places where the person likes to be.
        Places = "places",
    }
}

impl ResourceArea {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Skills => "Fähigkeiten",
            Self::People => "Menschen",
            Self::Money => "Geld und Dinge",
            Self::Places => "Orte",
        }
    }

    /// The question that opens the talk.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Skills => "Was können und wissen Sie? Was macht Ihnen Freude?",
            Self::People => "Wer steht Ihnen bei? Wem vertrauen Sie?",
            Self::Money => "Was haben Sie, worauf Sie zurückgreifen können?",
            Self::Places => "Wo fühlen Sie sich wohl? Wo treffen Sie andere?",
        }
    }
}

/// A resource of the map, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its id.
    pub id: RowId,
    /// The area.
    pub area: ResourceArea,
    /// What it is.
    pub what: String,
}

impl std::fmt::Debug for Resource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Resource({})", self.id)
    }
}
