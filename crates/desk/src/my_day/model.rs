//! How urgent something is, and how people say it. Knows no database, no page and no clock.

use base::day::Day;

/// How urgent something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// Its day is over.
    Overdue,
    /// Its day is today.
    Today,
    /// Within the next seven days.
    ThisWeek,
    /// Later.
    Later,
}

/// How urgent something due by a day is.
pub(crate) fn urgency(by: Day, today: Day) -> Urgency {
    match today.days_until(by) {
        ..0 => Urgency::Overdue,
        0 => Urgency::Today,
        1..=7 => Urgency::ThisWeek,
        _ => Urgency::Later,
    }
}

/// `seit 3 Tagen`.
pub(crate) fn late(by: Day, today: Day) -> String {
    match by.days_until(today) {
        1 => "seit gestern".to_owned(),
        days => format!("seit {days} Tagen"),
    }
}

/// `in 3 Tagen`.
pub(crate) fn ahead(by: Day, today: Day) -> String {
    match today.days_until(by) {
        1 => "morgen".to_owned(),
        days => format!("in {days} Tagen"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn urgency_changes_at_midnight_and_after_a_week() {
        let today = day("2026-03-02");
        for (by, expected) in [
            ("2026-03-01", Urgency::Overdue),
            ("2026-03-02", Urgency::Today),
            ("2026-03-03", Urgency::ThisWeek),
            ("2026-03-09", Urgency::ThisWeek),
            ("2026-03-10", Urgency::Later),
        ] {
            assert_eq!(urgency(day(by), today), expected, "{by}");
        }
    }

    #[test]
    fn days_are_said_the_way_people_say_them() {
        let today = day("2026-03-02");
        assert_eq!(late(day("2026-03-01"), today), "seit gestern");
        assert_eq!(late(day("2026-02-27"), today), "seit 3 Tagen");
        assert_eq!(ahead(day("2026-03-03"), today), "morgen");
        assert_eq!(ahead(day("2026-03-12"), today), "in 10 Tagen");
    }
}
