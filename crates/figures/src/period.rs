//! Months, half-years and years of the calendar: the times for which figures are made. They never overlap, so that no
//! two of one length can be subtracted from each other.

use std::fmt;
use std::str::FromStr;

use base::day::Day;

/// How long the time of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// A month.
    Month,
    /// From January to June, or from July to December: the beat in which boards look at needs.
    HalfYear,
    /// Twelve months, from January to December.
    Year,
}

impl Length {
    const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Day,
    length: Length,
}

const MONTHS: [&str; 12] = [
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

impl Period {
    /// The month in which a day lies.
    pub fn month_of(day: Day) -> Self {
        Self {
            first: day.plus_days(1 - i32::from(day.day_of_month())),
            length: Length::Month,
        }
    }

    /// The month before the one in which a day lies: the last that is over.
    pub fn last_month_before(day: Day) -> Self {
        Self::month_of(day).before(1)
    }

    /// The period that lies so many of its own lengths before.
    #[must_use]
    pub fn before(self, count: i32) -> Self {
        Self {
            first: self.first.plus_months(-count * self.length.months()),
            ..self
        }
    }

    /// The period of this length that ends together with this one, if one does.
    pub fn ending_with(self, length: Length) -> Option<Self> {
        let next = self.first.plus_months(self.length.months());
        let ends = (i32::from(next.month()) - 1) % length.months() == 0;
        ends.then(|| Self {
            first: next.plus_months(-length.months()),
            length,
        })
    }

    /// How long it is.
    pub fn length(self) -> Length {
        self.length
    }

    /// The calendar year in which it lies.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The day on which it begins.
    pub fn first_day(self) -> Day {
        self.first
    }

    /// The day on which it ends.
    pub fn last_day(self) -> Day {
        self.first.plus_months(self.length.months()).plus_days(-1)
    }

    /// Its name: `Oktober 2026`, `2. Halbjahr 2026`, `Januar bis Dezember 2026`.
    pub fn german(self) -> String {
        let year = self.year();
        match self.length {
            Length::Month => {
                let month = usize::try_from(self.first.month() - 1).unwrap_or_default();
                format!("{} {year}", MONTHS[month])
            }
            Length::HalfYear => format!("{}. Halbjahr {year}", self.half()),
            Length::Year => format!("Januar bis Dezember {year}"),
        }
    }

    fn half(self) -> i8 {
        self.first.month() / 6 + 1
    }
}

impl fmt::Display for Period {
    /// As columns and addresses name it: `2026-10`, `2026-H2`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year();
        match self.length {
            Length::Month => write!(f, "{year}-{:02}", self.first.month()),
            Length::HalfYear => write!(f, "{year}-H{}", self.half()),
            Length::Year => write!(f, "{year}"),
        }
    }
}

/// A text names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no period")]
pub struct NoPeriod;

impl FromStr for Period {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let year: i16 = year.parse().map_err(|_| NoPeriod)?;
        if !(1900..=2500).contains(&year) {
            return Err(NoPeriod);
        }
        let (length, month) = match rest {
            "" => (Length::Year, 1),
            "H1" => (Length::HalfYear, 1),
            "H2" => (Length::HalfYear, 7),
            month => (Length::Month, month.parse().map_err(|_| NoPeriod)?),
        };
        let first = Day::new(year, month, 1).map_err(|_| NoPeriod)?;
        Ok(Self { first, length })
    }
}

db::text_columns!(Period);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_as_it_is_written() {
        for (text, german, first, last) in [
            ("2026-10", "Oktober 2026", "2026-10-01", "2026-10-31"),
            ("2026-02", "Februar 2026", "2026-02-01", "2026-02-28"),
            ("2026-H1", "1. Halbjahr 2026", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2. Halbjahr 2026", "2026-07-01", "2026-12-31"),
            ("2026", "Januar bis Dezember 2026", "2026-01-01", "2026-12-31"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.german(), german);
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
        }
        for text in ["", "2026-13", "2026-00", "26", "2026-H3", "x"] {
            assert_eq!(text.parse::<Period>(), Err(NoPeriod), "{text}");
        }
    }

    #[test]
    fn only_june_and_december_end_longer_periods() {
        let ends = |month: &str, length| {
            let month: Period = month.parse().unwrap();
            month.ending_with(length).map(|period| period.to_string())
        };
        assert_eq!(ends("2026-06", Length::HalfYear).as_deref(), Some("2026-H1"));
        assert_eq!(ends("2026-06", Length::Year), None);
        assert_eq!(ends("2026-12", Length::Year).as_deref(), Some("2026"));
        assert_eq!(ends("2026-11", Length::HalfYear), None);
    }

    #[test]
    fn the_month_before_january_is_december() {
        let day: Day = "2026-01-15".parse().unwrap();
        assert_eq!(Period::last_month_before(day).to_string(), "2025-12");
    }
}
