//! Slows down guessing: per login and network, so that a stranger's failures never lock the owner out; and per browser
//! that the owner signed in with before, so that a stranger behind the same town hall's address does not either.
//! In memory only: a restart forgets, an attacker gains a handful of tries.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use base::moment::Moment;

/// Failures of one login from one address before the first wait.
pub const FREE_TRIES: u32 = 5;
/// The first wait; each further failure doubles it (seconds).
pub const FIRST_WAIT_SECONDS: i64 = 30;
/// The longest wait (seconds).
pub const LONGEST_WAIT_SECONDS: i64 = 900;
const TRIES_PER_NETWORK: u32 = 60;
const FORGOTTEN_AFTER_MINUTES: i64 = 60;
const MOST_ENTRIES: usize = 50_000;

/// What one visitor has of the network: an address, or the half of an IPv6 address that a household or office is given,
/// within which it picks addresses as it likes.
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [first, second, third, fourth, ..] = address.segments();
            Ipv6Addr::new(first, second, third, fourth, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

/// From where somebody tries to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Some browser of a network, see [`network_of`].
    Network(IpAddr),
    /// A browser with which this login has signed in before; others of its network do not slow it down, and its failures
    /// slow down nobody else.
    OwnBrowser(String),
}

/// Counts failed sign-ins.
#[derive(Debug, Default)]
pub struct Throttle {
    failures: Mutex<HashMap<(Origin, String), Failures>>,
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: Moment,
}

impl Throttle {
    /// Seconds to wait before somebody from there may try this login again; 0 if it may now.
    pub fn seconds_to_wait(&self, origin: &Origin, login: &str, now: Moment) -> i64 {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let of_login = failures
            .get(&(origin.clone(), login.to_owned()))
            .map_or(0, |entry| wait(*entry, FREE_TRIES, now));
        let of_network = failures
            .get(&(origin.clone(), String::new()))
            .map_or(0, |entry| wait(*entry, TRIES_PER_NETWORK, now));
        of_login.max(of_network)
    }

    /// Notes a failed try.
    pub fn failed(&self, origin: &Origin, login: &str, now: Moment) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= MOST_ENTRIES {
            failures.retain(|_, entry| now < entry.last.plus_minutes(FORGOTTEN_AFTER_MINUTES));
        }
        for name in [login, ""] {
            let entry = failures
                .entry((origin.clone(), name.to_owned()))
                .or_insert(Failures { count: 0, last: now });
            if now >= entry.last.plus_minutes(FORGOTTEN_AFTER_MINUTES) {
                entry.count = 0;
            }
            entry.count += 1;
            entry.last = now;
        }
    }

    /// Forgets the failures of a login that has just signed in from there.
    pub fn succeeded(&self, origin: &Origin, login: &str) {
        self.failures
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&(origin.clone(), login.to_owned()));
    }
}

fn wait(failures: Failures, free: u32, now: Moment) -> i64 {
    let Some(beyond) = failures.count.checked_sub(free) else {
        return 0;
    };
    let pause = FIRST_WAIT_SECONDS
        .saturating_mul(1 << beyond.min(10))
        .min(LONGEST_WAIT_SECONDS);
    (failures.last.plus_seconds(pause).seconds() - now.seconds()).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> Origin {
        Origin::Network(network_of(address.parse().unwrap()))
    }

    #[test]
    fn guessing_slows_down_and_locks_nobody_else_out() {
        let throttle = Throttle::default();
        let now: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        let (stranger, owner) = (network("10.0.0.66"), network("10.0.0.7"));
        for _ in 0..4 {
            throttle.failed(&stranger, "anna", now);
        }
        assert_eq!(throttle.seconds_to_wait(&stranger, "anna", now), 0);
        throttle.failed(&stranger, "anna", now);
        assert_eq!(throttle.seconds_to_wait(&stranger, "anna", now), 30);
        throttle.failed(&stranger, "anna", now);
        assert_eq!(throttle.seconds_to_wait(&stranger, "anna", now), 60);
        assert_eq!(throttle.seconds_to_wait(&owner, "anna", now), 0);
        assert_eq!(throttle.seconds_to_wait(&stranger, "bernd", now), 0);
    }

    #[test]
    fn whoever_has_many_addresses_of_one_network_is_one_visitor() {
        let throttle = Throttle::default();
        let now: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        for number in 1..=5 {
            throttle.failed(&network(&format!("2001:db8:1:2::{number}")), "anna", now);
        }
        for (address, waits) in [
            ("2001:db8:1:2:ffff::1", true),
            ("2001:db8:1:3::1", false),
            ("10.0.0.7", false),
        ] {
            let seconds = throttle.seconds_to_wait(&network(address), "anna", now);
            assert_eq!(seconds > 0, waits, "{address}");
        }
        let mapped = network_of("::ffff:10.0.0.7".parse().unwrap());
        assert_eq!(mapped, "10.0.0.7".parse::<IpAddr>().unwrap());
    }

    #[test]
    fn many_logins_from_one_address_are_slowed_down_too() {
        let throttle = Throttle::default();
        let now: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        let stranger = network("10.0.0.66");
        for number in 0..60 {
            throttle.failed(&stranger, &format!("login{number}"), now);
        }
        assert!(throttle.seconds_to_wait(&stranger, "never tried", now) > 0);
    }
}
