//! When an offer is open at a place, as it is written down. Whether it is open at a moment is asked in `open`.

use base::day::Day;
use base::ids::RowId;
use base::local_time::{TimeOfDay, weekday_name};

/// A weekly time of opening. On public holidays nothing is open unless a note says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The row.
    pub id: RowId,
    /// The weekday, Monday is 1.
    pub weekday: i8,
    /// From when.
    pub opens: TimeOfDay,
    /// Until when.
    pub closes: TimeOfDay,
    /// Every how many weeks: 1 is every week; more is counted from the week of `valid_from`.
    pub every_weeks: i64,
    /// Whether people need an appointment.
    pub by_appointment: bool,
    /// The first day on which this holds.
    pub valid_from: Option<Day>,
    /// The last day on which this holds.
    pub valid_to: Option<Day>,
    /// What else to know.
    pub note: Option<String>,
}

/// Days on which nothing is open although the hours say otherwise, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The row.
    pub id: RowId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Why.
    pub reason: Option<String>,
}

impl Hours {
    /// In words: `Montag 09:00–12:00 Uhr, alle 2 Wochen, nur mit Termin`.
    pub fn german(&self) -> String {
        let mut words = format!(
            "{} {}–{} Uhr",
            weekday_name(self.weekday),
            self.opens,
            self.closes
        );
        if self.every_weeks > 1 {
            words.push_str(&format!(", alle {} Wochen", self.every_weeks));
        }
        if self.by_appointment {
            words.push_str(", nur mit Termin");
        }
        words
    }
}

impl Closure {
    /// Whether nothing is open on this day.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// In words: `24.12.2026 bis 01.01.2027, Weihnachtspause`.
    pub fn german(&self) -> String {
        let mut words = self.from.german();
        if self.to != self.from {
            words = format!("{words} bis {}", self.to.german());
        }
        match &self.reason {
            Some(reason) => format!("{words}, {reason}"),
            None => words,
        }
    }
}
