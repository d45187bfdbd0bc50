//! What of a wish may go and what not, before anything goes: what the page before it shows.

use base::ids::PersonId;

use crate::model::basis::BasisKind;
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::refused::Refused;
use crate::model::rule::Decision;
use crate::model::wish::Wish;

/// The decision about one person of the wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPerson {
    /// Who.
    pub person: PersonId,
    /// What may go of them, and what not.
    pub decision: Decision,
}

/// A wish as the gate would answer it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// To whom, as printed; empty if the gate did not get so far.
    pub recipient: String,
    /// On which basis.
    pub basis: BasisKind,
    /// The paragraph, if a law demands it.
    pub ground: Option<LegalGround>,
    /// What for.
    pub purpose: Purpose,
    /// On which path.
    pub path: OutgoingPath,
    /// What of whom.
    pub persons: Vec<OfPerson>,
    /// Why it would not go.
    pub refused: Option<Refused>,
}

impl Preview {
    /// Of a wish that is refused as a whole.
    pub fn refused(wish: &Wish, refused: Refused) -> Self {
        Self {
            recipient: String::new(),
            basis: wish.asked.basis(),
            ground: None,
            purpose: wish.purpose,
            path: wish.path,
            persons: Vec::new(),
            refused: Some(refused),
        }
    }

    /// Whether all of it may go.
    pub fn may_go(&self) -> bool {
        self.refused.is_none()
    }
}
