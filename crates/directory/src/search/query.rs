//! What is asked of the directory and what comes back, as values. Looks nothing up.

use std::sync::Arc;

use base::ids::{MunicipalityId, OrganisationId};
use base::language::Language;
use base::moment::Moment;
use base::refusal::Refusal;

use crate::field::FieldOfAction;
use crate::fit::{Fit, Situation};
use crate::offer::model::Offer;
use crate::search::marks::Asked;
use crate::topic::Topic;

/// Most letters of a question: nobody types more, and what is longer is no question.
pub const MOST_LETTERS: usize = 200;
/// How many offers stand on a page unless somebody asks for another number.
pub const PER_PAGE: usize = 20;

/// A question with its filters; filters narrow it together.
#[derive(Clone, Debug)]
pub struct Query {
    /// Words in any of the languages; empty asks for all, by name.
    pub words: String,
    /// Of this field of action.
    pub field: Option<FieldOfAction>,
    /// Of this topic.
    pub topic: Option<Topic>,
    /// For people who live here, what is for the whole district included.
    pub municipality: Option<MunicipalityId>,
    /// Where people are served in this language.
    pub language: Option<Language>,
    /// Of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Changed at this moment or later.
    pub modified_after: Option<Moment>,
    /// Where anybody can walk in right now.
    pub is_open_now: bool,
    /// What fits this situation first, and not what does not.
    pub fitting: Option<Situation>,
    /// What the public may see.
    pub only_public: bool,
    /// What is there or will be again: neither ended nor at rest.
    pub only_offered: bool,
    /// The page, the first is 1.
    pub page: usize,
    /// How many offers stand on a page.
    pub per_page: usize,
}

impl Query {
    /// As the public asks.
    pub fn public(words: impl Into<String>) -> Self {
        Self {
            only_public: true,
            only_offered: true,
            ..Self::staff(words)
        }
    }

    /// As the staff asks: what is not public and what has ended is found too.
    pub fn staff(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            field: None,
            topic: None,
            municipality: None,
            language: None,
            organisation: None,
            modified_after: None,
            is_open_now: false,
            fitting: None,
            only_public: false,
            only_offered: false,
            page: 1,
            per_page: PER_PAGE,
        }
    }

    pub(crate) fn asked(&self) -> Asked {
        Asked {
            topic: self.topic,
            field: self.field,
            language: self.language,
            municipality: self.municipality,
            organisation: self.organisation,
            modified_after: self.modified_after,
            only_public: self.only_public,
            only_offered: self.only_offered,
        }
    }
}

/// One offer that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The offer.
    pub offer: Arc<Offer>,
    /// How it fits, if a situation was given.
    pub fit: Option<Fit>,
}

/// A page of what was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The offers of the page, the best first; equals by name.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: usize,
    /// The page; one beyond the end has no hits.
    pub page: usize,
    /// How many pages there are, at least one.
    pub pages: usize,
    /// Whether nothing has all the words, so that offers with some of them are shown.
    pub is_loose: bool,
}

/// Why nothing was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchRefused {
    /// The index is being built; try again in a moment.
    NotReady,
    /// The index could not be built.
    Failed,
    /// The question has too many letters.
    TooLong,
}

impl Refusal for SearchRefused {
    fn german(&self) -> String {
        match self {
            Self::NotReady => {
                "Die Suche wird gerade vorbereitet. Bitte versuchen Sie es in einem Augenblick noch einmal."
                    .to_owned()
            }
            Self::Failed => {
                "Die Suche ist zurzeit nicht möglich. Die Liste der Angebote können Sie weiter benutzen."
                    .to_owned()
            }
            Self::TooLong => {
                format!(
                    "Das sind zu viele Zeichen. Bitte suchen Sie mit wenigen Wörtern, höchstens {MOST_LETTERS} Zeichen."
                )
            }
        }
    }
}
