//! A letter to the municipalities without database: of which half-year it is, and with which words it begins.

use base::day::Day;
use base::ids::RowId;
use figures::period::Period;

use crate::effect::model::half_year_of;

/// A half-yearly letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Information {
    /// The row.
    pub id: RowId,
    /// Of which half-year.
    pub half_year: Period,
    /// The words with which each letter begins.
    pub greeting: String,
    /// Who wrote it.
    pub by: String,
    /// When it was sent.
    pub sent_on: Option<Day>,
    /// For optimistic locking.
    pub version: i64,
}

/// The words that are proposed.
pub fn greeting(half_year: Period) -> String {
    format!(
        "Sehr geehrte Damen und Herren,\n\nmit diesem Brief informieren wir Sie über das {}: welche Themen aus der \
         Einzelfallarbeit Ihre Kommune betreffen, was die Gremien dazu beschlossen haben und welche Maßnahmen laufen.",
        half_year.german()
    )
}

/// The half-year about which a letter is due: the current one in its last month, otherwise the one before.
pub fn due_half_year(today: Day) -> Period {
    let current = half_year_of(today);
    if today >= current.last_day().plus_days(-30) {
        current
    } else {
        current.before(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_due_from_the_last_month_of_its_half_year() {
        for (today, half_year) in [
            ("2026-05-30", "2025-H2"),
            ("2026-05-31", "2026-H1"),
            ("2026-07-01", "2026-H1"),
            ("2026-12-31", "2026-H2"),
        ] {
            assert_eq!(due_half_year(today.parse().unwrap()).to_string(), half_year);
        }
    }
}
