//! Snapshots: what was published of a month, with the places as they were. Written once, never changed.

pub mod store;

use crate::kind::Kind;
use crate::period::Period;
use crate::place::{Places, Spot};
use crate::shown::Shown;

/// A published table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Which one.
    pub kind: Kind,
    /// Of what time.
    pub period: Period,
    /// The places as they were.
    pub places: Places,
    /// The codes of its columns, without the sum; in no order.
    pub columns: Vec<String>,
    /// What stands in its cells.
    pub(crate) figures: Vec<(Spot, String, Shown)>,
}

impl Published {
    /// What stands in a cell; nothing if the table has no such cell.
    pub fn shown(&self, spot: &Spot, column: &str) -> Option<Shown> {
        self.figures
            .iter()
            .find(|(own, code, _)| own == spot && code == column)
            .map(|(_, _, shown)| *shown)
    }

    /// Whether there is anything to read in a row: a number, not only „unter 5" and „–".
    pub fn says_something_of(&self, spot: &Spot) -> bool {
        self.figures
            .iter()
            .any(|(own, _, shown)| own == spot && matches!(shown, Shown::Number(_)))
    }
}
