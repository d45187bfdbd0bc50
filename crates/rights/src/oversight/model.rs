//! The month of a proof sheet and of a list. No clock: whoever asks says which day it is.

use std::fmt;
use std::str::FromStr;

use base::day::Day;
use base::moment::Moment;

const NAMES: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// A month of the calendar, written as `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month(Day);

/// A text names no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no month")]
pub(crate) struct NoSuchMonth;

impl FromStr for Month {
    type Err = NoSuchMonth;

    fn from_str(text: &str) -> Result<Self, NoSuchMonth> {
        format!("{text}-01").parse().map(Self).map_err(|_| NoSuchMonth)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl Month {
    /// The month in which a day lies.
    pub(crate) fn of(day: Day) -> Self {
        Self(day.plus_days(1 - i32::from(day.day_of_month())))
    }

    /// So many months before.
    pub(crate) fn back(self, months: i32) -> Self {
        Self(self.0.plus_months(-months))
    }

    /// Its first day.
    pub(crate) fn first(self) -> Day {
        self.0
    }

    /// The first day of the next one.
    pub(crate) fn end(self) -> Day {
        self.0.plus_months(1)
    }

    /// The moment at which it begins in Germany.
    pub(crate) fn begins(self) -> Moment {
        beginning(self.first())
    }

    /// The moment at which the next one begins in Germany.
    pub(crate) fn ends(self) -> Moment {
        beginning(self.end())
    }

    /// `März 2026`.
    pub(crate) fn german(self) -> String {
        let name = usize::try_from(self.0.month() - 1)
            .ok()
            .and_then(|at| NAMES.get(at))
            .copied()
            .unwrap_or_default();
        format!("{name} {}", self.0.year())
    }

    /// This month and those before it, the latest first.
    pub(crate) fn and_before(self, many: i32) -> Vec<Self> {
        (0..many).map(|back| self.back(back)).collect()
    }
}

/// The moment at which a day begins in Germany: one hour ahead of UTC in winter, two in summer.
fn beginning(day: Day) -> Moment {
    let midnight = format!("{day}T00:00:00Z")
        .parse()
        .unwrap_or(Moment::from_milliseconds(0));
    let summer = midnight.plus_hours(-2);
    if summer.day() == day {
        summer
    } else {
        midnight.plus_hours(-1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_days_its_name_and_those_before() {
        let month: Month = "2026-03".parse().unwrap();
        assert_eq!(month.german(), "März 2026");
        assert_eq!(
            (month.first().to_string(), month.end().to_string()),
            ("2026-03-01".to_owned(), "2026-04-01".to_owned())
        );
        assert_eq!(Month::of("2026-03-31".parse().unwrap()), month);
        let before: Vec<String> = month.and_before(4).iter().map(ToString::to_string).collect();
        assert_eq!(before, ["2026-03", "2026-02", "2026-01", "2025-12"]);
        assert!("2026-13".parse::<Month>().is_err() && "März".parse::<Month>().is_err());
    }

    #[test]
    fn a_month_begins_at_german_midnight_in_winter_and_summer() {
        let month: Month = "2026-03".parse().unwrap();
        assert_eq!(month.begins().to_string(), "2026-02-28T23:00:00.000Z");
        assert_eq!(month.ends().to_string(), "2026-03-31T22:00:00.000Z");
    }
}
