//! The clock of a referral: by when an answer is due, when it is asked for, how long somebody has waited. The same on
//! every way on which it went out.

use base::day::Day;

use crate::model::state::State;

/// Days within which an answer is expected, unless somebody says otherwise.
pub const DAYS_TO_ANSWER: i32 = 14;
/// The longest and the shortest that may be said.
pub const DAYS_ALLOWED: std::ops::RangeInclusive<i32> = 1..=90;
/// Days after the outcome for which the other organisation still sees what it was about.
pub const DAYS_TO_LOOK_BACK: i64 = 30;

/// The days of a referral that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// How far it is.
    pub state: State,
    /// When it went out.
    pub sent_on: Option<Day>,
    /// By when an answer is due.
    pub answer_due_on: Option<Day>,
    /// When the first answer came.
    pub answered_on: Option<Day>,
    /// Until when the person is to wait, as they said.
    pub waits_until: Option<Day>,
    /// When it began.
    pub started_on: Option<Day>,
    /// When it ended.
    pub ended_on: Option<Day>,
}

impl Course {
    /// The day on which somebody is to ask how it stands: the answer is late, or the time on the list is over.
    pub fn asks_on(&self) -> Option<Day> {
        match self.state {
            State::Sent => self.answer_due_on.map(|day| day.plus_days(1)),
            State::Waitlisted => self.waits_until,
            _ => None,
        }
    }

    /// Whether the answer is late.
    pub fn is_late(&self, today: Day) -> bool {
        self.state == State::Sent && self.answer_due_on.is_some_and(|due| due < today)
    }

    /// Days from sending to the beginning, or until today while it has not begun; none if it never went out.
    pub fn waiting_days(&self, today: Day) -> Option<i32> {
        let sent = self.sent_on?;
        let until = self.started_on.or(self.ended_on).unwrap_or(today);
        Some(sent.days_until(until).max(0))
    }

    /// Days until the first answer.
    pub fn days_to_answer(&self) -> Option<i32> {
        Some(self.sent_on?.days_until(self.answered_on?).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn sent() -> Course {
        Course {
            state: State::Sent,
            sent_on: Some(day("2026-03-02")),
            answer_due_on: Some(day("2026-03-16")),
            answered_on: None,
            waits_until: None,
            started_on: None,
            ended_on: None,
        }
    }

    #[test]
    fn an_answer_is_late_from_the_day_after_it_was_due() {
        assert!(!sent().is_late(day("2026-03-16")));
        assert!(sent().is_late(day("2026-03-17")));
        assert_eq!(sent().asks_on(), Some(day("2026-03-17")));
    }

    #[test]
    fn waiting_is_counted_until_it_begins() {
        assert_eq!(sent().waiting_days(day("2026-03-12")), Some(10));
        let begun = Course {
            state: State::Done,
            started_on: Some(day("2026-03-05")),
            ended_on: Some(day("2026-06-05")),
            ..sent()
        };
        assert_eq!(begun.waiting_days(day("2027-01-01")), Some(3));
        let declined = Course {
            state: State::Declined,
            ended_on: Some(day("2026-03-09")),
            ..sent()
        };
        assert_eq!(declined.waiting_days(day("2027-01-01")), Some(7));
    }

    #[test]
    fn on_a_list_the_day_they_named_counts() {
        let listed = Course {
            state: State::Waitlisted,
            answered_on: Some(day("2026-03-04")),
            waits_until: Some(day("2026-05-01")),
            ..sent()
        };
        assert_eq!(listed.asks_on(), Some(day("2026-05-01")));
        assert_eq!(listed.days_to_answer(), Some(2));
        assert!(!listed.is_late(day("2026-06-01")));
    }
}
