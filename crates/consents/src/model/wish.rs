//! What somebody wants to pass on or ask for, before the gate has answered.

use std::collections::BTreeSet;

use base::ids::{OrganisationId, RowId};

use crate::model::basis::BasisKind;
use crate::model::category::Category;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::refused::Refused;
use crate::model::row::{Direction, Recipient};

/// The basis on which something is to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A row of both declarations names this recipient.
    ByConsent(Recipient),
    /// It goes to the person it is about, or to who acts for them.
    ToThePerson,
    /// It stays with the controller.
    SameController {
        /// The controller that asks.
        asking: OrganisationId,
        /// The office of it that gets it; `None` is the case work itself.
        unit: Option<OrganisationId>,
    },
    /// A law demands it, and a second person has released this request.
    ByLaw(RowId),
}

impl Asked {
    /// Which of the four bases it is.
    pub const fn basis(&self) -> BasisKind {
        match self {
            Self::ByConsent(_) => BasisKind::Consent,
            Self::ToThePerson => BasisKind::Person,
            Self::SameController { .. } => BasisKind::Controller,
            Self::ByLaw(_) => BasisKind::Law,
        }
    }
}

/// A wish to pass something on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// To whom, on which basis.
    pub asked: Asked,
    /// Which categories of data.
    pub categories: BTreeSet<Category>,
    /// What for. Of a law its paragraph says what for.
    pub purpose: Purpose,
    /// Which way data go.
    pub direction: Direction,
    /// On which way it leaves.
    pub path: OutgoingPath,
}

impl Wish {
    /// Into the person's own hands.
    pub fn to_the_person(
        path: OutgoingPath,
        purpose: Purpose,
        categories: impl IntoIterator<Item = Category>,
    ) -> Self {
        Self {
            asked: Asked::ToThePerson,
            categories: categories.into_iter().collect(),
            purpose,
            direction: Direction::To,
            path,
        }
    }

    /// To whom a consent names.
    pub fn by_consent(
        path: OutgoingPath,
        recipient: Recipient,
        purpose: Purpose,
        categories: impl IntoIterator<Item = Category>,
    ) -> Self {
        Self {
            asked: Asked::ByConsent(recipient),
            ..Self::to_the_person(path, purpose, categories)
        }
    }

    /// Within the controller, for case work.
    pub fn same_controller(
        path: OutgoingPath,
        asking: OrganisationId,
        purpose: Purpose,
        categories: impl IntoIterator<Item = Category>,
    ) -> Self {
        Self {
            asked: Asked::SameController { asking, unit: None },
            direction: Direction::Within,
            ..Self::to_the_person(path, purpose, categories)
        }
    }

    /// To whom a released request names, because a law says so.
    pub fn by_law(path: OutgoingPath, duty: RowId, categories: impl IntoIterator<Item = Category>) -> Self {
        Self {
            asked: Asked::ByLaw(duty),
            ..Self::to_the_person(path, Purpose::Accompany, categories)
        }
    }

    /// Whether its path may be taken at all: for something, on this basis, with these data.
    ///
    /// # Errors
    /// [`Refused`] with the reason.
    pub fn fits_its_path(&self) -> Result<(), Refused> {
        let (path, basis) = (self.path, self.asked.basis());
        if self.categories.is_empty() {
            return Err(Refused::NothingAsked);
        }
        if !path.allows(basis) {
            return Err(Refused::PathForbidsBasis { path, basis });
        }
        let too_much: Vec<Category> = self
            .categories
            .iter()
            .copied()
            .filter(|category| !path.may_carry(*category))
            .collect();
        if !too_much.is_empty() {
            return Err(Refused::PathForbidsCategories {
                path,
                categories: too_much,
            });
        }
        Ok(())
    }
}

impl Wish {
    /// What tells this wish from another one: a form carries it back, so that nothing leaves that was not seen before.
    pub fn mark(&self) -> String {
        let categories: Vec<&str> = self.categories.iter().map(|one| one.code()).collect();
        let to = match &self.asked {
            Asked::ByConsent(Recipient::Controller) => "controller".to_owned(),
            Asked::ByConsent(Recipient::Organisation(id)) => format!("organisation.{id}"),
            Asked::ByConsent(Recipient::Named(id)) => format!("named.{id}"),
            Asked::ToThePerson => "person".to_owned(),
            Asked::SameController { asking, unit } => {
                let unit = unit.map_or_else(String::new, |unit| unit.to_string());
                format!("controller.{asking}.{unit}")
            }
            Asked::ByLaw(duty) => format!("law.{duty}"),
        };
        let (path, purpose, direction) = (self.path, self.purpose, self.direction);
        format!("{path}-{to}-{purpose}-{direction}-{}", categories.join("."))
    }
}
