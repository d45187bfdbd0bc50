//! How often one connection may send a form of the guide: counted in memory, under a mark that nobody can turn back into
//! an address once its minutes are over. Nothing of it is ever written down.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use base::ids::Ids;
use base::moment::Moment;
use sha2::{Digest, Sha256};

/// Minutes of a window; with its end every mark is forgotten.
pub(crate) const WINDOW_MINUTES: i64 = 10;
/// So many forms one connection may send in a window: a shelter has one address for many people.
const MOST_SENT: u32 = 12;
/// So many forms the whole house takes in a window; more is an attack, and nobody could read them.
const MOST_OF_ALL: u32 = 600;

/// Counts forms by the connection that sends them.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<Window>);

#[derive(Debug, Default)]
struct Window {
    number: i64,
    /// Made anew for each window: without it the marks are of no use to anybody.
    salt: Vec<u8>,
    sent: HashMap<[u8; 32], u32>,
    forms: HashSet<String>,
    all: u32,
}

impl Pace {
    /// Counts one more form; after how many minutes the next one is welcome, if there were too many.
    pub(crate) fn count(&self, address: IpAddr, (now, ids): (Moment, &Ids)) -> Option<i64> {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        window.begin(now, ids);
        let mark: [u8; 32] = Sha256::new()
            .chain_update(&window.salt)
            .chain_update(address.to_string())
            .finalize()
            .into();
        window.all = window.all.saturating_add(1);
        if window.all > MOST_OF_ALL {
            return Some(WINDOW_MINUTES);
        }
        let sent = window.sent.entry(mark).or_insert(0);
        *sent = sent.saturating_add(1);
        (*sent > MOST_SENT).then_some(WINDOW_MINUTES)
    }

    /// Whether this very form comes for the first time in these minutes.
    pub(crate) fn is_first(&self, token: String, now: Moment) -> bool {
        self.tidy(now);
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        window.forms.insert(token)
    }

    /// Forgets a window that is over; called with every page, so that marks do not outlive their minutes.
    pub(crate) fn tidy(&self, now: Moment) {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if window.number != number(now) {
            *window = Window {
                number: number(now),
                ..Window::default()
            };
        }
    }
}

impl Window {
    fn begin(&mut self, now: Moment, ids: &Ids) {
        if self.number != number(now) || self.salt.is_empty() {
            let mut salt = vec![0; 32];
            ids.fill(&mut salt);
            *self = Self {
                number: number(now),
                salt,
                ..Self::default()
            };
        }
    }
}

fn number(now: Moment) -> i64 {
    now.seconds().div_euclid(WINDOW_MINUTES * 60)
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;

    use super::*;

    #[test]
    fn a_connection_waits_after_a_dozen_forms_and_is_forgotten_with_its_window() {
        let start: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        let ids = Ids::seeded(Clock::standing_at(start), 1);
        let pace = Pace::default();
        let (one, other): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        for _ in 0..MOST_SENT {
            assert_eq!(pace.count(one, (start, &ids)), None);
        }
        assert_eq!(pace.count(one, (start, &ids)), Some(WINDOW_MINUTES));
        assert_eq!(pace.count(other, (start, &ids)), None);
        let later = start.plus_minutes(WINDOW_MINUTES);
        assert_eq!(pace.count(one, (later, &ids)), None);
    }

    #[test]
    fn nothing_in_memory_is_an_address_and_nothing_outlives_its_minutes() {
        let start: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        let ids = Ids::seeded(Clock::standing_at(start), 1);
        let pace = Pace::default();
        pace.count("192.0.2.77".parse().unwrap(), (start, &ids));
        assert!(!format!("{pace:?}").contains("192"));
        pace.tidy(start.plus_minutes(WINDOW_MINUTES));
        let window = pace.0.lock().unwrap();
        assert!(window.sent.is_empty() && window.salt.is_empty());
    }
}
