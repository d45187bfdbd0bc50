//! From when until when something holds. Not a moment and not a working-time account: whole days only.

use base::day::Day;
use base::refusal::Refusal;

/// The days from `from` until the day before `until`; without `until` it holds until someone ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Validity {
    from: Day,
    until: Option<Day>,
}

/// A validity cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValidityRefused {
    /// It would end before it has held for one day.
    EndsBeforeItStarts {
        /// The first day.
        from: Day,
        /// The last day that was asked for.
        last_day: Day,
    },
}

impl Refusal for ValidityRefused {
    fn german(&self) -> String {
        match self {
            Self::EndsBeforeItStarts { from, last_day } => format!(
                "Der letzte Tag ({}) liegt vor dem ersten ({}). Bitte einen der beiden Tage ändern.",
                last_day.german(),
                from.german()
            ),
        }
    }
}

impl Validity {
    /// From this day until further notice.
    pub const fn since(from: Day) -> Self {
        Self { from, until: None }
    }

    /// This one day.
    pub fn on(day: Day) -> Self {
        Self {
            from: day,
            until: Some(day.plus_days(1)),
        }
    }

    /// The days from `from` until the day before `until`.
    ///
    /// # Errors
    /// [`ValidityRefused::EndsBeforeItStarts`] if `until` is `from` or earlier.
    pub fn new(from: Day, until: Option<Day>) -> Result<Self, ValidityRefused> {
        match until {
            Some(until) if until <= from => Err(ValidityRefused::EndsBeforeItStarts {
                from,
                last_day: until.plus_days(-1),
            }),
            _ => Ok(Self { from, until }),
        }
    }

    /// The days from `from` to `last_day`, both included, as people say it.
    ///
    /// # Errors
    /// [`ValidityRefused::EndsBeforeItStarts`] if `last_day` lies before `from`.
    pub fn through(from: Day, last_day: Option<Day>) -> Result<Self, ValidityRefused> {
        Self::new(from, last_day.map(|day| day.plus_days(1)))
    }

    /// The first day.
    pub const fn from(self) -> Day {
        self.from
    }

    /// The first day on which it no longer holds.
    pub const fn until(self) -> Option<Day> {
        self.until
    }

    /// The last day on which it holds.
    pub fn last_day(self) -> Option<Day> {
        self.until.map(|until| until.plus_days(-1))
    }

    /// The days from its own first day to the end of `next`.
    #[must_use]
    pub const fn continued_by(self, next: Self) -> Self {
        Self {
            from: self.from,
            until: next.until,
        }
    }

    /// Whether it holds on this day.
    pub fn covers(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether it holds on every day of `other`.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from
            && match (self.until, other.until) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(own), Some(others)) => others <= own,
            }
    }

    /// The days on which both hold.
    pub fn shared_with(self, other: Self) -> Option<Self> {
        let until = match (self.until, other.until) {
            (Some(own), Some(others)) => Some(own.min(others)),
            (own, others) => own.or(others),
        };
        Self::new(self.from.max(other.from), until).ok()
    }

    /// Whether there is a day on which both hold.
    pub fn overlaps(self, other: Self) -> bool {
        self.shared_with(other).is_some()
    }

    /// How many days it holds; `None` while it has no end.
    pub fn days(self) -> Option<i32> {
        self.until.map(|until| self.from.days_until(until))
    }

    /// As Germans read it: `seit 01.01.2022` or `01.01.2022 bis 31.12.2022`.
    pub fn german(self) -> String {
        match self.last_day() {
            None => format!("seit {}", self.from.german()),
            Some(last_day) if last_day == self.from => format!("am {}", self.from.german()),
            Some(last_day) => format!("{} bis {}", self.from.german(), last_day.german()),
        }
    }
}

/// The first two that share a day, as positions in the given order (the later position second).
pub fn first_overlap(validities: &[Validity]) -> Option<(usize, usize)> {
    validities.iter().enumerate().find_map(|(later, validity)| {
        validities[..later]
            .iter()
            .position(|earlier| earlier.overlaps(*validity))
            .map(|earlier| (earlier, later))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn validity(from: &str, until: Option<&str>) -> Validity {
        Validity::new(day(from), until.map(day)).unwrap()
    }

    #[test]
    fn the_day_of_the_end_no_longer_counts() {
        let year = validity("2022-01-01", Some("2023-01-01"));
        for (asked, expected) in [
            ("2021-12-31", false),
            ("2022-01-01", true),
            ("2022-12-31", true),
            ("2023-01-01", false),
        ] {
            assert_eq!(year.covers(day(asked)), expected, "{asked}");
        }
        assert_eq!(year.days(), Some(365));
    }

    #[test]
    fn people_name_the_last_day() {
        let year = Validity::through(day("2022-01-01"), Some(day("2022-12-31"))).unwrap();
        assert_eq!(year, validity("2022-01-01", Some("2023-01-01")));
        assert_eq!(year.german(), "01.01.2022 bis 31.12.2022");
        assert_eq!(Validity::since(day("2022-01-01")).german(), "seit 01.01.2022");
        assert_eq!(
            validity("2022-01-01", Some("2022-01-02")).german(),
            "am 01.01.2022"
        );
    }

    #[test]
    fn an_end_before_the_start_is_refused_with_both_days() {
        let refused = Validity::through(day("2022-02-01"), Some(day("2022-01-31"))).unwrap_err();
        assert!(refused.german().contains("31.01.2022"), "{}", refused.german());
        assert!(refused.german().contains("01.02.2022"), "{}", refused.german());
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let first = validity("2022-01-01", Some("2023-01-01"));
        let second = validity("2023-01-01", None);
        let third = validity("2022-06-01", Some("2022-07-01"));
        assert!(!first.overlaps(second));
        assert!(first.overlaps(third) && third.overlaps(first));
        assert!(first.contains(third) && !third.contains(first));
        assert_eq!(first_overlap(&[first, second, third]), Some((0, 2)));
        assert_eq!(first_overlap(&[second, first]), None);
    }
}
