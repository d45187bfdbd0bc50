//! The demo: the Kreis Paderborn with one account for each role and invented persons and cases, the same for the same seed.

pub mod accounts;
pub(crate) mod boards;
mod cases;
pub(crate) mod gaps;
pub(crate) mod guide;
pub(crate) mod measures;
pub mod names;
pub(crate) mod network;
pub(crate) mod obstacles;
pub(crate) mod oversight;
pub mod persons;
pub(crate) mod posts;
pub(crate) mod reconstructions;
pub(crate) mod referrals;
pub mod stories;
pub(crate) mod themes;

use base::day::Day;

/// A day, or the Monday after it: nobody meets at the weekend.
pub(crate) fn on_a_weekday(day: Day) -> Day {
    match day.weekday() {
        6 => day.plus_days(2),
        7 => day.plus_days(1),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_meets_at_the_weekend() {
        for (day, expected) in [
            ("2026-03-06", "2026-03-06"),
            ("2026-03-07", "2026-03-09"),
            ("2026-03-08", "2026-03-09"),
        ] {
            let day: Day = day.parse().unwrap();
            assert_eq!(on_a_weekday(day).to_string(), expected);
        }
    }
}
