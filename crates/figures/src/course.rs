//! Published figures through time: what stood in the cells of a table in several periods at once. Nothing is counted here
//! and nothing is published that was not published before.

pub mod store;

use crate::period::Period;
use crate::place::Spot;
use crate::shown::Shown;

/// A published cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedCell {
    /// Of what time.
    pub period: Period,
    /// Of which place.
    pub spot: Spot,
    /// The code of its column.
    pub column: String,
    /// What stands there.
    pub shown: Shown,
}
