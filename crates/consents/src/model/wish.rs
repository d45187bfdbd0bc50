//! What somebody wants to pass on or ask for, before the gate has answered.

use std::collections::BTreeSet;

use base::ids::OrganisationId;

use crate::model::category::Category;
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient};

/// The ground on which something is to leave. A legal duty takes another way: with paragraph, reason and two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A row of both declarations names this recipient.
    ByConsent(Recipient),
    /// It goes to the person it is about, or to who acts for them.
    ToThePerson,
    /// It stays with the controller, which is this one.
    SameController(OrganisationId),
}

db::coded! {
    /// What it is that leaves.
    pub enum Thing {
        /// A printed declaration or its confirmation.
        Declaration = "declaration",
        /// A letter.
        Letter = "letter",
        /// A hand-over sheet.
        HandOverSheet = "hand_over_sheet",
        /// A plan or assessment in print.
        Plan = "plan",
        /// A talk: on the phone, in a conference.
        Talk = "talk",
        /// An export.
        Export = "export",
        /// A mail.
        Mail = "mail",
        /// A document of the file.
        Document = "document",
        /// A page of a partner.
        Page = "page",
    }
}

impl Thing {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Declaration => "Erklärung",
            Self::Letter => "Schreiben",
            Self::HandOverSheet => "Übergabebogen",
            Self::Plan => "Plan oder Einschätzung",
            Self::Talk => "Gespräch",
            Self::Export => "Export",
            Self::Mail => "E-Mail",
            Self::Document => "Dokument",
            Self::Page => "Seite für Partner",
        }
    }
}

/// A wish to pass something on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// To whom, on which ground.
    pub asked: Asked,
    /// Which categories of data.
    pub categories: BTreeSet<Category>,
    /// What for.
    pub purpose: Purpose,
    /// Which way.
    pub direction: Direction,
    /// In what form.
    pub thing: Thing,
}

impl Wish {
    /// Paper for the person's own hands.
    pub fn to_the_person(
        thing: Thing,
        purpose: Purpose,
        categories: impl IntoIterator<Item = Category>,
    ) -> Self {
        Self {
            asked: Asked::ToThePerson,
            categories: categories.into_iter().collect(),
            purpose,
            direction: Direction::To,
            thing,
        }
    }
}
