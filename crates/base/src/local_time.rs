//! Times of the day as people in Germany type and read them, and the moments they stand for. Not the clock: nothing
//! here knows what time it is.

use std::fmt;
use std::str::FromStr;

use crate::day::Day;
use crate::moment::Moment;
use crate::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// A time of the day in whole minutes, stored and sorted as `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    hour: i8,
    minute: i8,
}

/// What was typed is no time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte eine Uhrzeit wie 9:30 eingeben")]
pub struct NoSuchTime;

impl TimeOfDay {
    /// This hour (0–23) and minute (0–59).
    ///
    /// # Errors
    /// [`NoSuchTime`] outside of them.
    pub fn new(hour: i8, minute: i8) -> Result<Self, NoSuchTime> {
        let is_one = (0..24).contains(&hour) && (0..60).contains(&minute);
        is_one.then_some(Self { hour, minute }).ok_or(NoSuchTime)
    }

    /// The time that a person meant: `9:30`, `09.30 Uhr`, `930`, `9`.
    ///
    /// # Errors
    /// [`NoSuchTime`] if it is none of these.
    pub fn typed(text: &str) -> Result<Self, NoSuchTime> {
        let text = text.trim();
        let text = text.strip_suffix("Uhr").unwrap_or(text).trim();
        let number = |part: &str| match part.len() {
            1 | 2 if part.bytes().all(|byte| byte.is_ascii_digit()) => part.parse().map_err(|_| NoSuchTime),
            _ => Err(NoSuchTime),
        };
        if let Some((hour, minute)) = text.split_once([':', '.']) {
            return Self::new(number(hour)?, number(minute)?);
        }
        if !text.is_ascii() || text.len() > 4 {
            return Err(NoSuchTime);
        }
        let (hour, minute) = text.split_at(if text.len() > 2 {
            text.len() - 2
        } else {
            text.len()
        });
        let minute = if minute.is_empty() { 0 } else { number(minute)? };
        Self::new(number(hour)?, minute)
    }

    /// The time that clocks in Germany show at a moment, to the minute.
    pub fn at(moment: Moment) -> Self {
        let local = zoned(moment);
        Self {
            hour: local.hour(),
            minute: local.minute(),
        }
    }

    /// The hour, 0–23.
    pub const fn hour(self) -> i8 {
        self.hour
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for TimeOfDay {
    type Err = NoSuchTime;

    /// Reads the stored form `09:30`, nothing else.
    fn from_str(text: &str) -> Result<Self, NoSuchTime> {
        if text.len() == 5 && text.as_bytes()[2] == b':' {
            Self::typed(text)
        } else {
            Err(NoSuchTime)
        }
    }
}

/// Why a time of a day is no moment: the clock is changed in that hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSingleMoment {
    /// The clock is put forward and leaves the time out.
    LeftOut(Day, TimeOfDay),
    /// The clock is put back and shows the time twice.
    ShownTwice(Day, TimeOfDay),
}

impl Refusal for NoSingleMoment {
    fn german(&self) -> String {
        match self {
            Self::LeftOut(day, time) => format!(
                "Am {} gibt es {time} Uhr nicht: Die Uhr wird von 2 auf 3 Uhr vorgestellt. Bitte eine Zeit vor 2 oder ab 3 Uhr eingeben.",
                day.german()
            ),
            Self::ShownTwice(day, time) => format!(
                "Am {} gibt es {time} Uhr zweimal: Die Uhr wird von 3 auf 2 Uhr zurückgestellt. Bitte eine Zeit vor 2 oder ab 3 Uhr eingeben.",
                day.german()
            ),
        }
    }
}

/// The moment at which clocks in Germany show this time on this day.
///
/// # Errors
/// [`NoSingleMoment`] in the hour of a clock change.
pub fn moment_at(day: Day, time: TimeOfDay) -> Result<Moment, NoSingleMoment> {
    let local = day.civil().at(time.hour, time.minute, 0, 0);
    let asked = germany().to_ambiguous_timestamp(local);
    match asked.offset() {
        AmbiguousOffset::Unambiguous { .. } => Ok(earlier(local)),
        AmbiguousOffset::Gap { .. } => Err(NoSingleMoment::LeftOut(day, time)),
        AmbiguousOffset::Fold { .. } => Err(NoSingleMoment::ShownTwice(day, time)),
    }
}

/// The moment at which a day begins in Germany.
pub fn start_of(day: Day) -> Moment {
    earlier(day.civil().at(0, 0, 0, 0))
}

fn earlier(local: civil::DateTime) -> Moment {
    let timestamp = germany().to_ambiguous_timestamp(local).compatible();
    Moment::from_milliseconds(timestamp.map_or(0, Timestamp::as_millisecond))
}

fn zoned(moment: Moment) -> jiff::Zoned {
    let timestamp = Timestamp::from_millisecond(moment.milliseconds()).unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.to_zoned(germany())
}

fn germany() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// A typed day as date fields show it again; what is no day stays as it was typed.
pub fn shown_again(typed: &str) -> String {
    Day::typed(typed).map_or_else(|_| typed.to_owned(), |day| day.to_string())
}

/// A weekday in full, Monday is 1.
pub const fn weekday_name(weekday: i8) -> &'static str {
    match weekday {
        1 => "Montag",
        2 => "Dienstag",
        3 => "Mittwoch",
        4 => "Donnerstag",
        5 => "Freitag",
        6 => "Samstag",
        _ => "Sonntag",
    }
}

/// The Monday of the week in which a day lies.
pub fn monday_of(day: Day) -> Day {
    day.plus_days(1 - i32::from(day.weekday()))
}

/// The number of the calendar week (Kalenderwoche) of a day. Source: ISO 8601.
pub fn week_number(day: Day) -> i8 {
    day.civil().iso_week_date().week()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_typed_time_is_read_the_way_people_write_it() {
        let check = |typed: &str, expected: Option<&str>| {
            let read = TimeOfDay::typed(typed).ok().map(|time| time.to_string());
            assert_eq!(read.as_deref(), expected, "{typed:?}");
        };
        for (typed, expected) in [
            ("9", "09:00"),
            ("9:30", "09:30"),
            ("09.30", "09:30"),
            (" 14 Uhr ", "14:00"),
            ("14:05 Uhr", "14:05"),
            ("930", "09:30"),
            ("1430", "14:30"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            check(typed, Some(expected));
        }
        for typed in [
            "",
            "24:00",
            "9:60",
            "9:3:0",
            "halb zehn",
            "-9",
            "12345",
            "9:+3",
            "٩:٣٠",
            "9h",
            "🕘",
        ] {
            check(typed, None);
        }
    }

    #[test]
    fn a_local_time_is_a_moment_in_winter_and_in_summer() {
        let check = |on: &str, time: &str, expected: &str| {
            let moment = moment_at(day(on), time.parse().unwrap()).unwrap();
            assert_eq!(moment.to_string(), expected);
            assert_eq!(
                (moment.day(), TimeOfDay::at(moment)),
                (day(on), time.parse().unwrap())
            );
        };
        check("2026-01-15", "09:30", "2026-01-15T08:30:00.000Z");
        check("2026-07-15", "09:30", "2026-07-15T07:30:00.000Z");
        check("2028-02-29", "00:00", "2028-02-28T23:00:00.000Z");
        check("2026-03-29", "01:59", "2026-03-29T00:59:00.000Z");
        check("2026-03-29", "03:00", "2026-03-29T01:00:00.000Z");
        check("2026-10-25", "01:59", "2026-10-24T23:59:00.000Z");
        check("2026-10-25", "03:00", "2026-10-25T02:00:00.000Z");
    }

    #[test]
    fn in_the_hour_of_a_clock_change_a_clear_sentence_says_what_to_type() {
        let half_past_two = TimeOfDay::new(2, 30).unwrap();
        let spring = moment_at(day("2026-03-29"), half_past_two).unwrap_err();
        let autumn = moment_at(day("2026-10-25"), half_past_two).unwrap_err();
        assert_eq!(
            spring.german(),
            "Am 29.03.2026 gibt es 02:30 Uhr nicht: Die Uhr wird von 2 auf 3 Uhr vorgestellt. Bitte eine Zeit vor 2 oder ab 3 Uhr eingeben."
        );
        assert_eq!(
            autumn.german(),
            "Am 25.10.2026 gibt es 02:30 Uhr zweimal: Die Uhr wird von 3 auf 2 Uhr zurückgestellt. Bitte eine Zeit vor 2 oder ab 3 Uhr eingeben."
        );
    }

    #[test]
    fn the_day_of_a_clock_change_is_an_hour_shorter_or_longer() {
        let hours = |on: &str| {
            let on = day(on);
            (start_of(on.plus_days(1)).seconds() - start_of(on).seconds()) / 3_600
        };
        assert_eq!(
            (hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")),
            (24, 23, 25)
        );
    }

    #[test]
    fn a_week_begins_on_monday_and_bears_its_number() {
        assert_eq!(monday_of(day("2026-03-01")), day("2026-02-23"));
        assert_eq!(monday_of(day("2026-03-02")), day("2026-03-02"));
        assert_eq!(week_number(day("2026-12-31")), 53);
        assert_eq!(week_number(day("2027-01-04")), 1);
    }
}
