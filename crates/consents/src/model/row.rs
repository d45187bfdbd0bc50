//! One row of a declaration: recipient × category × purpose × direction × valid until.

use base::day::Day;
use base::ids::{OrganisationId, RowId};

use crate::model::category::Category;
use crate::model::declaration::Kind;
use crate::model::purpose::Purpose;

/// Who receives or is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// The controller itself: what it may note down.
    Controller,
    /// An organisation of the district.
    Organisation(OrganisationId),
    /// Somebody else, by a name that is sealed with the person's key.
    Named(RowId),
}

db::coded! {
    /// Which way data go.
    pub enum Direction {
        /// From the controller to the recipient.
        To = "to",
        /// From the recipient to the controller.
        From = "from",
        /// Both ways.
        Both = "both",
        /// They stay with the controller.
        Within = "within",
    }
}

impl Direction {
    /// The key of its name in the language files.
    pub fn key(self) -> String {
        format!("direction-{}", self.code())
    }

    /// Whether a row in this direction covers a wish in that one.
    pub fn covers(self, wished: Self) -> bool {
        self == wished || self == Self::Both && matches!(wished, Self::To | Self::From)
    }
}

/// A row as it stands in a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: RowId,
    /// The declaration.
    pub declaration: RowId,
    /// The kind of the declaration.
    pub kind: Kind,
    /// The controller to whom it was declared.
    pub controller: OrganisationId,
    /// Who receives or is asked.
    pub recipient: Recipient,
    /// What.
    pub category: Category,
    /// What for.
    pub purpose: Purpose,
    /// Which way.
    pub direction: Direction,
    /// The last day on which it holds; `None` means until withdrawn.
    pub valid_until: Option<Day>,
    /// When the declaration was signed.
    pub given_on: Option<Day>,
    /// Whether the row was agreed: a special category must have been ticked by itself.
    pub is_agreed: bool,
    /// When it was withdrawn.
    pub withdrawn_on: Option<Day>,
}

/// In which state a row is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowState {
    /// The declaration is not signed.
    Unsigned,
    /// The declaration is signed, but this was not ticked.
    NotTicked,
    /// Its time is over.
    Expired {
        /// The last day on which it held.
        until: Day,
    },
    /// It was withdrawn.
    Withdrawn {
        /// When.
        on: Day,
    },
    /// It holds.
    Stands,
}

impl Row {
    /// The state on this day. A withdrawal counts at once and for ever.
    pub fn state(&self, today: Day) -> RowState {
        if let Some(on) = self.withdrawn_on {
            return RowState::Withdrawn { on };
        }
        match (self.given_on, self.valid_until) {
            (None, _) => RowState::Unsigned,
            (Some(given), _) if given > today => RowState::Unsigned,
            _ if !self.is_agreed => RowState::NotTicked,
            (_, Some(until)) if until < today => RowState::Expired { until },
            _ => RowState::Stands,
        }
    }

    /// Whether it holds on this day.
    pub fn stands(&self, today: Day) -> bool {
        self.state(today) == RowState::Stands
    }
}
