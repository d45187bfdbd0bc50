//! A calendar day and what people write for one. Not a moment: a day has no hour and no time zone.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the calendar, stored and sorted as `2026-03-01`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// What was typed is no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte ein Datum wie 28.02.2026 eingeben")]
pub struct NoSuchDay;

impl Day {
    /// The day with this year, month (1–12) and day of the month (1–31).
    ///
    /// # Errors
    /// [`NoSuchDay`] for 31.02. and the like.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, NoSuchDay> {
        Date::new(year, month, day).map(Self).map_err(|_| NoSuchDay)
    }

    /// The day that a person meant: `1.3.2026`, `01.03.26` (this century), `2026-03-01`.
    ///
    /// # Errors
    /// [`NoSuchDay`] if it is none of these or not in the calendar.
    pub fn typed(text: &str) -> Result<Self, NoSuchDay> {
        let text = text.trim();
        if text.contains('-') {
            return text.parse();
        }
        let mut parts = text.split('.').map(str::trim);
        let (Some(day), Some(month), Some(year), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NoSuchDay);
        };
        let year_number: i16 = year.parse().map_err(|_| NoSuchDay)?;
        let year_number = if year.len() == 2 {
            2000 + year_number
        } else {
            year_number
        };
        if !(1800..=2300).contains(&year_number) {
            return Err(NoSuchDay);
        }
        Self::new(
            year_number,
            month.parse().map_err(|_| NoSuchDay)?,
            day.parse().map_err(|_| NoSuchDay)?,
        )
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day_of_month(self) -> i8 {
        self.0.day()
    }

    /// Day of the week, Monday is 1 and Sunday 7.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// This day moved by so many days, saturating at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// This day moved by so many months; 31 January plus one month is the last of February.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    /// Days from this day to `later`; negative if `later` lies before.
    pub fn days_until(self, later: Self) -> i32 {
        (later.0 - self.0).get_days()
    }

    /// Full years from this day to `later`, as in an age.
    pub fn full_years_until(self, later: Self) -> i16 {
        let years = later.year() - self.year();
        if (later.month(), later.day_of_month()) < (self.month(), self.day_of_month()) {
            years - 1
        } else {
            years
        }
    }

    /// As Germans write it: `01.03.2026`.
    pub fn german(self) -> String {
        format!(
            "{:02}.{:02}.{:04}",
            self.day_of_month(),
            self.month(),
            self.year()
        )
    }

    /// The calendar value, for other date libraries.
    pub fn civil(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day_of_month()
        )
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = NoSuchDay;

    /// Reads the stored form `2026-03-01`, nothing else.
    fn from_str(text: &str) -> Result<Self, NoSuchDay> {
        if text.len() != 10 {
            return Err(NoSuchDay);
        }
        text.parse().map(Self).map_err(|_| NoSuchDay)
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(
            Day::typed(typed).ok().map(|day| day.to_string()).as_deref(),
            expected,
            "{typed:?}"
        );
    }

    #[test]
    fn a_typed_day_is_read_the_way_people_write_it() {
        check("1.3.2026", Some("2026-03-01"));
        check(" 01.03.26 ", Some("2026-03-01"));
        check("2026-03-01", Some("2026-03-01"));
        check("29.02.2028", Some("2028-02-29"));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "31.02.2026",
            "29.02.2026",
            "1.13.2026",
            "heute",
            "",
            "1.2",
            "1.2.3.4",
            "01.01.0001",
            "2026-3-1",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn an_age_counts_full_years() {
        let born = Day::new(2000, 2, 29).unwrap();
        assert_eq!(born.full_years_until(Day::new(2018, 2, 28).unwrap()), 17);
        assert_eq!(born.full_years_until(Day::new(2018, 3, 1).unwrap()), 18);
    }
}
