//! Where time comes from: the machine in the program, a hand in tests. Not a place for date arithmetic.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::day::Day;
use crate::moment::Moment;

/// The clock of one process; cheap to clone, every clone shows the same time.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    pub fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands still until [`Clock::set`] moves it.
    pub fn standing_at(moment: Moment) -> Self {
        Self(Source::Hand(Arc::new(AtomicI64::new(moment.milliseconds()))))
    }

    /// The current moment, to the millisecond.
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::Machine => {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "the one place that may read the machine's time"
                )]
                let now = jiff::Timestamp::now();
                Moment::from_milliseconds(now.as_millisecond())
            }
            Source::Hand(milliseconds) => Moment::from_milliseconds(milliseconds.load(Ordering::SeqCst)),
        }
    }

    /// Today's day in Germany: a day ends at midnight in Paderborn, not in Greenwich.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Moves a standing clock. The machine's clock is not moved.
    pub fn set(&self, moment: Moment) {
        if let Source::Hand(milliseconds) = &self.0 {
            milliseconds.store(moment.milliseconds(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_clones_of_a_standing_clock_move_together() {
        let clock = Clock::standing_at("2026-03-01T22:30:00Z".parse().unwrap());
        let clone = clock.clone();

        clock.set("2026-03-01T23:30:00Z".parse().unwrap());

        assert_eq!(clone.today().to_string(), "2026-03-02");
    }
}
