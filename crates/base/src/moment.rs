//! A moment on the world's clock, kept in UTC and shown as in Paderborn. Not a day.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::day::Day;

/// A moment in UTC, to the millisecond; stored and sorted as `2026-03-01T09:30:00.000Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// A stored moment could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("kein Zeitpunkt der Form 2026-03-01T09:30:00Z")]
pub struct NoSuchMoment;

const MILLISECONDS_PER_SECOND: i64 = 1_000;

impl Moment {
    /// The moment so many milliseconds after 1970-01-01 UTC.
    pub fn from_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub fn milliseconds(self) -> i64 {
        self.0
    }

    /// Seconds since 1970-01-01 UTC, rounded down.
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(MILLISECONDS_PER_SECOND)
    }

    /// This moment moved by so many seconds.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(
            self.0
                .saturating_add(seconds.saturating_mul(MILLISECONDS_PER_SECOND)),
        )
    }

    /// This moment moved by so many minutes.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes * 60)
    }

    /// This moment moved by so many hours.
    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours * 60)
    }

    /// The day it is in Germany at this moment.
    pub fn day(self) -> Day {
        self.local().date().into()
    }

    /// As Germans read it on a page: `01.03.2026, 10:30 Uhr`, in German local time.
    pub fn german(self) -> String {
        let local = self.local();
        format!(
            "{}, {:02}:{:02} Uhr",
            self.day().german(),
            local.hour(),
            local.minute()
        )
    }

    fn local(self) -> jiff::Zoned {
        self.timestamp().to_zoned(germany())
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

fn germany() -> TimeZone {
    static GERMANY: std::sync::OnceLock<TimeZone> = std::sync::OnceLock::new();
    GERMANY
        .get_or_init(|| TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC))
        .clone()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Moment {
    type Err = NoSuchMoment;

    fn from_str(text: &str) -> Result<Self, NoSuchMoment> {
        let timestamp: Timestamp = text.parse().map_err(|_| NoSuchMoment)?;
        Ok(Self(timestamp.as_millisecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_stored_form() {
        let moment: Moment = "2026-03-01T09:30:00.120Z".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-03-01T09:30:00.120Z");
    }

    #[test]
    fn a_moment_is_shown_in_german_time_on_both_sides_of_the_clock_change() {
        let winter: Moment = "2026-03-29T00:59:00Z".parse().unwrap();
        assert_eq!(winter.german(), "29.03.2026, 01:59 Uhr");
        assert_eq!(winter.plus_minutes(1).german(), "29.03.2026, 03:00 Uhr");
    }

    #[test]
    fn stored_moments_sort_as_text_in_order_of_time() {
        let early: Moment = "2026-03-01T09:30:00Z".parse().unwrap();
        assert!(early.to_string() < early.plus_seconds(1).to_string());
    }
}
