//! The rule of the gate: what of a wish the declarations of a person cover. The heart of this room.

use base::day::Day;
use base::ids::{OrganisationId, RowId};

use crate::model::category::Category;
use crate::model::declaration::Kind;
use crate::model::row::{Recipient, Row, RowState};
use crate::model::wish::{Asked, Wish};

/// A category that may go, with the rows on which it rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// What may go.
    pub category: Category,
    /// The row of the consent; none if it goes to the person.
    pub consent: Option<RowId>,
    /// The row of the release; none inside the controller.
    pub release: Option<RowId>,
}

/// A category that may not go, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What may not go.
    pub category: Category,
    /// Which declaration does not cover it.
    pub kind: Kind,
    /// Why.
    pub why: Missing,
}

/// Why a declaration does not cover a category; what came closest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No row names the category.
    NeverAsked,
    /// It was declared to another controller.
    OtherController,
    /// It was agreed for other recipients.
    OtherRecipient,
    /// It was agreed with this recipient for other purposes.
    OtherPurpose,
    /// It was agreed with this recipient in the other direction.
    OtherDirection,
    /// It was prepared, but not signed.
    Unsigned,
    /// It was printed, but not ticked.
    NotTicked,
    /// It was agreed until this day.
    Expired {
        /// The last day.
        until: Day,
    },
    /// It was agreed and withdrawn.
    Withdrawn {
        /// When.
        on: Day,
    },
}

/// What of a wish may go, and what not. Every category of the wish is in exactly one of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// What may go.
    pub granted: Vec<Granted>,
    /// What may not.
    pub missing: Vec<Gap>,
}

impl Decision {
    /// Whether the whole wish may go.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && !self.granted.is_empty()
    }
}

/// What of a wish may go today, asked by this controller, by these rows of the person.
///
/// To others it takes both declarations: the consent opens data protection law, the release opens § 203 StGB. Inside the
/// controller the consent is enough; to the person nothing is needed. Source: dossier § 4.1, § 4.2.
pub fn may_go(rows: &[Row], wish: &Wish, controller: OrganisationId, today: Day) -> Decision {
    let mut decision = Decision::default();
    for category in wish.categories.iter().copied() {
        let covered = |kind| covering(rows, (wish, category, kind), controller, today);
        let answer = match wish.asked {
            Asked::ToThePerson => Ok((None, None)),
            Asked::SameController(_) | Asked::ByConsent(Recipient::Controller) => {
                covered(Kind::Processing).map(|consent| (Some(consent), None))
            }
            Asked::ByConsent(_) => covered(Kind::Processing)
                .and_then(|consent| covered(Kind::Release).map(|release| (Some(consent), Some(release)))),
        };
        match answer {
            Ok((consent, release)) => decision.granted.push(Granted {
                category,
                consent,
                release,
            }),
            Err(gap) => decision.missing.push(gap),
        }
    }
    decision
}

/// The row that covers a category of the wish, or why there is none.
fn covering(
    rows: &[Row],
    (wish, category, kind): (&Wish, Category, Kind),
    controller: OrganisationId,
    today: Day,
) -> Result<RowId, Gap> {
    let of_this_kind = rows
        .iter()
        .filter(|row| row.kind == kind && row.category == category);
    let mut why = Missing::NeverAsked;
    for row in of_this_kind {
        match failing(row, wish, controller, today) {
            None => return Ok(row.id),
            Some(missing) => why = why.max(missing),
        }
    }
    Err(Gap { category, kind, why })
}

/// What keeps a row of the right category from covering the wish.
fn failing(row: &Row, wish: &Wish, controller: OrganisationId, today: Day) -> Option<Missing> {
    if row.controller != controller {
        return Some(Missing::OtherController);
    }
    match wish.asked {
        Asked::SameController(asking) if asking != controller => return Some(Missing::OtherController),
        Asked::SameController(_) if row.recipient != Recipient::Controller => {
            return Some(Missing::OtherRecipient);
        }
        Asked::ByConsent(recipient) if row.recipient != recipient => return Some(Missing::OtherRecipient),
        Asked::ByConsent(_) if row.purpose != wish.purpose => return Some(Missing::OtherPurpose),
        Asked::ByConsent(_) if !row.direction.covers(wish.direction) => {
            return Some(Missing::OtherDirection);
        }
        _ => {}
    }
    match row.state(today) {
        RowState::Stands => None,
        RowState::Unsigned => Some(Missing::Unsigned),
        RowState::NotTicked => Some(Missing::NotTicked),
        RowState::Expired { until } => Some(Missing::Expired { until }),
        RowState::Withdrawn { on } => Some(Missing::Withdrawn { on }),
    }
}

#[cfg(test)]
mod tests;
