//! A contact person as a value. Reads no row.

use base::day::Day;
use base::ids::RowId;

/// A professional whom one may ask about an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The row.
    pub id: RowId,
    /// The name.
    pub name: String,
    /// What they do there.
    pub function: Option<String>,
    /// Office mail address.
    pub email: Option<String>,
    /// Office phone.
    pub phone: Option<String>,
    /// The last day on which the data may be used; they are removed after it.
    pub valid_until: Option<Day>,
}

impl Contact {
    /// Whether the data may be shown on this day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_until.is_none_or(|until| day <= until)
    }
}
