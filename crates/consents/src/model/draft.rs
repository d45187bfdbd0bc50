//! A sheet before it is printed: what was ticked becomes rows. What is not ticked becomes nothing.

use std::collections::BTreeSet;

use base::day::Day;
use base::language::Language;

use crate::model::category::Category;
use crate::model::declaration::{GivenBy, Kind};
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient};

/// What is to be agreed with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithOthers {
    /// With whom.
    pub recipients: Vec<Recipient>,
    /// Which data.
    pub categories: BTreeSet<Category>,
    /// What for.
    pub purposes: BTreeSet<Purpose>,
    /// Which way; `None` only while nobody is named.
    pub direction: Option<Direction>,
}

/// A sheet before it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the controller itself may note down; empty if that was agreed before.
    pub own: BTreeSet<Category>,
    /// What is to be agreed with others.
    pub others: WithOthers,
    /// The last day; `None` means until withdrawn.
    pub valid_until: Option<Day>,
    /// The language beside German.
    pub language: Language,
    /// Who is going to sign.
    pub given_by: GivenBy,
    /// Which declarations the sheet holds.
    pub kinds: BTreeSet<Kind>,
}

/// A row of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftRow {
    /// The declaration it stands in.
    pub kind: Kind,
    /// Who receives or is asked.
    pub recipient: Recipient,
    /// What.
    pub category: Category,
    /// What for.
    pub purpose: Purpose,
    /// Which way.
    pub direction: Direction,
}

impl Draft {
    /// The rows, in a fixed order and without doubles.
    pub fn rows(&self) -> Vec<DraftRow> {
        let mut rows = BTreeSet::new();
        if self.kinds.contains(&Kind::Processing) {
            rows.extend(self.own.iter().map(|category| DraftRow {
                kind: Kind::Processing,
                recipient: Recipient::Controller,
                category: *category,
                purpose: Purpose::Accompany,
                direction: Direction::Within,
            }));
        }
        let Some(direction) = self.others.direction else {
            return rows.into_iter().collect();
        };
        for kind in self.kinds.iter().copied() {
            for recipient in self.others.recipients.iter().copied() {
                for category in self.others.categories.iter().copied() {
                    rows.extend(self.others.purposes.iter().map(|purpose| DraftRow {
                        kind,
                        recipient,
                        category,
                        purpose: *purpose,
                        direction,
                    }));
                }
            }
        }
        rows.into_iter().collect()
    }
}
