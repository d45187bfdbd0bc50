//! The secret of a feed, how often it may be asked for, and what is written into it. Knows no database and no page.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use access::mail_link::model::Secret;
use base::day::Day;
use base::ids::RowId;
use base::moment::Moment;
use data_encoding::HEXLOWER;
use print::calendar::{Appointment, Calendar};
use sha2::{Digest, Sha256};

use crate::consultation_hour::model::{Held, Rule};
use base::local_time::{moment_at, start_of};

/// A feed tells what lies at most so many days back …
const DAYS_BACK: i32 = 31;
/// … and so many days ahead.
const DAYS_AHEAD: i32 = 366;
/// A feed, or an address that asks for unknown ones, may ask so often in one window.
const MOST_ASKED: u32 = 30;
const WINDOW_SECONDS: i64 = 600;
const MOST_ENTRIES: usize = 10_000;

/// What the database keeps of a secret.
pub fn hash(secret: &Secret) -> String {
    HEXLOWER.encode(&Sha256::digest(format!("lotse feed {}", secret.text())))
}

/// The secret in the file name of an address, such as `….ics`.
pub fn secret_in(name: &str) -> Option<Secret> {
    Secret::sent(name.strip_suffix(".ics")?)
}

/// From which day to which (not included) a feed tells on a day.
pub fn days(today: Day) -> (Day, Day) {
    (today.plus_days(-DAYS_BACK), today.plus_days(DAYS_AHEAD))
}

/// From which moment to which a feed tells on a day.
pub fn window(today: Day) -> (Moment, Moment) {
    let (from, until) = days(today);
    (start_of(from), start_of(until))
}

/// One entry: nothing but a time and an id that says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// The same for the same appointment, without a way back to it.
    pub uid: String,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Whether it no longer takes place.
    pub is_cancelled: bool,
}

/// The times of a consultation hour from one day to another (not included); on public holidays there are none.
pub fn of_hour(hour: RowId, rule: &Rule, days: (Day, Day), called_off: &[Day]) -> Vec<Busy> {
    let busy = |(day, held): (Day, Held)| {
        Some(Busy {
            uid: uid_of(hour, day),
            starts: moment_at(day, rule.opens).ok()?,
            ends: moment_at(day, rule.closes).ok()?,
            is_cancelled: held == Held::CalledOff,
        })
    };
    let days = rule.days(days, called_off);
    let takes_place = |(_, held): &(Day, Held)| !matches!(held, Held::Holiday(_));
    days.into_iter().filter(takes_place).filter_map(busy).collect()
}

/// Looks like the ids of appointments, so that nobody tells one from the other.
fn uid_of(hour: RowId, day: Day) -> String {
    let hash = Sha256::digest(format!("lotse hour {hour} {day}"));
    let mut bytes: [u8; 16] = std::array::from_fn(|index| hash[index]);
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = HEXLOWER.encode(&bytes);
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// The feed as it is written; it bears the moment of its last change, so that the same entries give the same bytes.
pub fn calendar(entries: Vec<Busy>, changed_at: Moment) -> Calendar {
    let appointment = |busy: Busy| Appointment {
        id: busy.uid,
        starts: busy.starts,
        ends: busy.ends,
        place: None,
        is_cancelled: busy.is_cancelled,
    };
    Calendar {
        host: "lotse".to_owned(),
        made: changed_at,
        appointments: entries.into_iter().map(appointment).collect(),
    }
}

/// Counts how often somebody asks; in memory only.
#[derive(Debug, Default)]
pub struct Pace(Mutex<HashMap<String, (i64, u32)>>);

impl Pace {
    /// Counts one more question; how many seconds to wait if there were too many.
    pub fn ask(&self, who: &str, now: Moment) -> Option<u64> {
        let window = now.seconds().div_euclid(WINDOW_SECONDS);
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= MOST_ENTRIES {
            asked.retain(|_, (of, _)| *of == window);
        }
        let entry = asked.entry(who.to_owned()).or_insert((window, 0));
        if entry.0 != window {
            *entry = (window, 0);
        }
        entry.1 += 1;
        let left = (window + 1) * WINDOW_SECONDS - now.seconds();
        (entry.1 > MOST_ASKED).then(|| u64::try_from(left).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation_hour::model::Rhythm;

    #[test]
    fn only_a_secret_with_the_ending_of_a_calendar_is_one() {
        let secret = "A".repeat(43);
        let check = |name: &str, expected: bool| assert_eq!(secret_in(name).is_some(), expected, "{name}");
        check(&format!("{secret}.ics"), true);
        check(&secret, false);
        check(&format!("{secret}A.ics"), false);
        check(&format!("{}ä.ics", "A".repeat(42)), false);
        check(".ics", false);
    }

    #[test]
    fn a_consultation_hour_is_there_but_for_holidays_and_cancelled_where_it_was_called_off() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let rule = Rule {
            weekday: 7,
            rhythm: Rhythm::Weekly,
            opens: "09:00".parse().unwrap(),
            closes: "12:00".parse().unwrap(),
            from: day("2027-03-01"),
            until: None,
        };
        let hour = "00000000-0000-7000-8000-000000000001".parse().unwrap();
        let days = (day("2027-03-14"), day("2027-04-05"));

        let busy = of_hour(hour, &rule, days, &[day("2027-03-14")]);

        let told: Vec<(String, bool)> = busy
            .iter()
            .map(|one| (one.starts.to_string(), one.is_cancelled))
            .collect();
        // Easter Sunday, 28 March 2027, is also the day on which summer time begins.
        let expected = [
            ("2027-03-14T08:00:00.000Z", true),
            ("2027-03-21T08:00:00.000Z", false),
            ("2027-04-04T07:00:00.000Z", false),
        ];
        assert_eq!(told, expected.map(|(at, is_off)| (at.to_owned(), is_off)));
        assert_eq!(busy[0].uid.len(), 36);
        assert_ne!(busy[0].uid, busy[1].uid);
    }

    #[test]
    fn whoever_asks_too_often_waits_until_the_window_is_over() {
        let pace = Pace::default();
        let now: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        for _ in 0..MOST_ASKED {
            assert_eq!(pace.ask("feed", now), None);
        }
        assert_eq!(pace.ask("feed", now), Some(600));
        assert_eq!(pace.ask("another", now), None);
        assert_eq!(pace.ask("feed", now.plus_seconds(600)), None);
    }
}
