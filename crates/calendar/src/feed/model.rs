//! The secret of a feed, how often it may be asked for, and what is written into it. Knows no database and no page.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use access::mail_link::model::Secret;
use base::day::Day;
use base::moment::Moment;
use data_encoding::HEXLOWER;
use print::calendar::{Appointment, Calendar};
use sha2::{Digest, Sha256};

use crate::local_time::start_of;

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

/// From which moment to which a feed tells on a day.
pub fn window(today: Day) -> (Moment, Moment) {
    (
        start_of(today.plus_days(-DAYS_BACK)),
        start_of(today.plus_days(DAYS_AHEAD)),
    )
}

/// One entry: nothing but a time and an id made by chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// Made by chance, the same for the same appointment.
    pub uid: String,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Whether it no longer takes place.
    pub is_cancelled: bool,
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
