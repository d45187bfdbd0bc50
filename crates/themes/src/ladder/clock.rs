//! The clock of the ladder: how long a theme may lie at a station before it is late. Pure; what a district has set
//! stands in a table.

use base::day::Day;

use crate::ladder::StationKind;

/// How many days a theme may lie at a station unless the district says otherwise. Local boards meet every quarter, the
/// steering group twice a year (concept § 7.2), the Land is asked again after half a year.
pub const fn default_days(kind: StationKind) -> Option<i64> {
    match kind {
        StationKind::Coordination => Some(42),
        StationKind::LocalBoard => Some(120),
        StationKind::SteeringGroup => Some(200),
        StationKind::WorkingGroup | StationKind::StateOffice => Some(183),
        StationKind::Done => None,
    }
}

/// How many days a theme may lie at each station in this district.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock(Vec<(StationKind, i64)>);

impl Clock {
    /// A clock with what the district has set.
    pub const fn new(set: Vec<(StationKind, i64)>) -> Self {
        Self(set)
    }

    /// How many days a theme may lie at such a station; `None` at the end.
    pub fn days(&self, kind: StationKind) -> Option<i64> {
        let set = self.0.iter().find(|(own, _)| *own == kind);
        default_days(kind).map(|days| set.map_or(days, |(_, days)| *days))
    }

    /// By when a theme that arrives today should move on.
    pub fn due_on(&self, kind: StationKind, today: Day) -> Option<Day> {
        let days = self.days(kind)?;
        Some(today.plus_days(i32::try_from(days).unwrap_or(i32::MAX)))
    }
}

/// The most days that a station may be given: five years.
pub const MOST_DAYS: i64 = 1826;

/// How many days a theme is late; 0 if it is not.
pub fn days_late(due_on: Option<Day>, today: Day) -> i32 {
    due_on.map_or(0, |due| due.days_until(today).max(0))
}
