//! How a referral goes out and what is told of it afterwards, as values. How they are typed stands in `crate::input`.

use base::day::Day;

use crate::model::state::{Channel, Reason, State};

/// How a referral goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// On which way.
    pub channel: Channel,
    /// Days within which an answer is expected.
    pub days: i32,
    /// Whether a hand-over talk is planned, and for which day.
    pub talk: Option<Option<Day>>,
}

/// An answer, or whatever else is told of a referral that goes on.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The state it comes to.
    pub to: State,
    /// Why.
    pub reason: Option<Reason>,
    /// On which day it happened.
    pub on: Day,
    /// Until when the person is to wait, if it stands on a list.
    pub waits_until: Option<Day>,
    /// On which way it was told.
    pub channel: Channel,
    /// In words.
    pub note: Option<String>,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({}, {})", self.to, self.on)
    }
}
