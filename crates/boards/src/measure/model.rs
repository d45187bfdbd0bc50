//! A measure without database: its states and what is due. What can be said of its effect stands in `effect`.

use base::day::Day;
use base::ids::{AccountId, DecisionId, MeasureId, MunicipalityId, OrganisationId, RowId, ThemeId};
use figures::period::Period;
use organisation::model::field_of_action::FieldOfAction;

db::coded! {
    /// How a measure stands.
    pub enum Status {
        /// It is agreed and has not begun.
        Planned = "planned",
        /// It runs.
        Running = "running",
        /// It is done.
        Done = "done",
        /// It was given up.
        Stopped = "stopped",
    }
}

impl Status {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Planned => "geplant",
            Self::Running => "läuft",
            Self::Done => "abgeschlossen",
            Self::Stopped => "abgebrochen",
        }
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Running)
    }

    /// What it can become.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Running, Self::Stopped],
            Self::Running => &[Self::Done, Self::Stopped],
            Self::Done | Self::Stopped => &[Self::Running],
        }
    }
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The measure.
    pub id: MeasureId,
    /// Its number, such as „M-2027-03".
    pub number: String,
    /// The theme it belongs to.
    pub theme: ThemeId,
    /// The number of that theme.
    pub theme_number: String,
    /// The title of that theme.
    pub theme_title: String,
    /// The decision it follows from.
    pub decision: Option<DecisionId>,
    /// The number of that decision.
    pub decision_number: Option<String>,
    /// Its title.
    pub title: String,
    /// What it is to reach.
    pub goal: String,
    /// By what that is seen, beside the obstacles that are noted.
    pub indicator: String,
    /// Who answers for it: a function.
    pub owner: String,
    /// The organisation of that function.
    pub organisation: Option<OrganisationId>,
    /// The account that is reminded.
    pub account: Option<AccountId>,
    /// The name of that account.
    pub account_name: Option<String>,
    /// Until when.
    pub due_on: Day,
    /// How it stands.
    pub status: Status,
    /// When it began.
    pub begun_on: Option<Day>,
    /// When it ended.
    pub ended_on: Option<Day>,
    /// When it was decided upon.
    pub decided_on: Day,
    /// The half-years before the decision that are held against what comes after; fixed.
    pub baseline: (Period, Period),
    /// The field of action whose obstacles are counted; fixed.
    pub counted: FieldOfAction,
    /// Where; none is the whole district. Fixed.
    pub places: Vec<MunicipalityId>,
    /// For optimistic locking.
    pub version: i64,
}

/// So many days before its day, and after it, somebody is reminded of a measure.
pub const REMINDED_DAYS: i32 = 14;
/// So many days before its day somebody is reminded of a milestone.
pub const MILESTONE_DAYS: i32 = 7;

db::coded! {
    /// When somebody is reminded of a measure.
    pub enum ReminderStep {
        /// Two weeks before its day.
        Before = "before",
        /// On its day.
        OnTheDay = "on_the_day",
        /// Two weeks after its day.
        After = "after",
        /// A week before the day of a milestone that is not reached.
        Milestone = "milestone",
    }
}

impl ReminderStep {
    /// The step at which a measure of this day is today; none if its day is far away.
    pub fn on(due_on: Day, today: Day) -> Option<Self> {
        match today.days_until(due_on) {
            ahead if ahead > REMINDED_DAYS => None,
            1.. => Some(Self::Before),
            ahead if ahead > -REMINDED_DAYS => Some(Self::OnTheDay),
            _ => Some(Self::After),
        }
    }
}

impl Measure {
    /// Whether it should have been done before this day.
    pub fn is_late(&self, today: Day) -> bool {
        self.status.is_open() && self.due_on < today
    }

    /// Whether it concerns this municipality.
    pub fn concerns(&self, place: MunicipalityId) -> bool {
        self.places.is_empty() || self.places.contains(&place)
    }
}

/// A step on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The row.
    pub id: RowId,
    /// What is to be reached.
    pub title: String,
    /// Until when.
    pub due_on: Day,
    /// When it was reached.
    pub done_on: Option<Day>,
}

impl Milestone {
    /// Whether it should have been reached before this day.
    pub fn is_late(&self, today: Day) -> bool {
        self.done_on.is_none() && self.due_on < today
    }
}

/// A note of how a measure goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How it stood.
    pub status: Status,
    /// What was noted.
    pub text: String,
    /// When.
    pub on: Day,
    /// By whom.
    pub by: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_reminded_of_two_weeks_before_on_its_day_and_two_weeks_after() {
        let today: Day = "2026-03-02".parse().unwrap();
        for (days, expected) in [
            (15, None),
            (14, Some(ReminderStep::Before)),
            (1, Some(ReminderStep::Before)),
            (0, Some(ReminderStep::OnTheDay)),
            (-13, Some(ReminderStep::OnTheDay)),
            (-14, Some(ReminderStep::After)),
            (-400, Some(ReminderStep::After)),
        ] {
            assert_eq!(ReminderStep::on(today.plus_days(days), today), expected, "{days}");
        }
    }

    #[test]
    fn what_has_ended_can_only_be_taken_up_again() {
        for (status, next) in [
            (Status::Planned, vec![Status::Running, Status::Stopped]),
            (Status::Running, vec![Status::Done, Status::Stopped]),
            (Status::Done, vec![Status::Running]),
            (Status::Stopped, vec![Status::Running]),
        ] {
            assert_eq!(status.next(), next);
        }
    }
}
