//! A theme, without database.

use base::day::Day;
use base::ids::{AccountId, MunicipalityId, ThemeId};
use organisation::model::field_of_action::FieldOfAction;

use crate::ladder::Station;
use crate::ladder::clock::days_late;
use crate::words::ObstacleKind;

db::coded! {
    /// Where something can be solved. Source: system part E.
    pub enum Level {
        /// In a municipality.
        Local = "local",
        /// In the whole district.
        District = "district",
        /// By the Land only.
        Land = "land",
    }
}

impl Level {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Local => "vor Ort lösbar",
            Self::District => "kreisweit",
            Self::Land => "nur durch das Land",
        }
    }
}

db::coded! {
    /// How a theme stands.
    pub enum Status {
        /// Nobody has worked on it yet.
        Open = "open",
        /// Somebody works on it.
        InProgress = "in_progress",
        /// It is solved.
        Solved = "solved",
        /// It was given up, with a reason.
        Dropped = "dropped",
    }
}

impl Status {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::InProgress => "in Bearbeitung",
            Self::Solved => "gelöst",
            Self::Dropped => "nicht weiterverfolgt",
        }
    }

    /// Whether it goes on.
    pub const fn is_in_motion(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// A theme in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeHead {
    /// The theme.
    pub id: ThemeId,
    /// Its number, such as „T-2027-04".
    pub number: String,
    /// Its title.
    pub title: String,
    /// The field of action.
    pub field: FieldOfAction,
    /// The kind of obstacle, if it is about one.
    pub kind: Option<ObstacleKind>,
    /// Where it can be solved.
    pub level: Level,
    /// How it stands.
    pub status: Status,
    /// Where it lies.
    pub station: Station,
    /// Since when it lies there.
    pub since: Day,
    /// Until when it should move on.
    pub due_on: Option<Day>,
    /// Who looks after it.
    pub owner: AccountId,
    /// The name of that account.
    pub owner_name: String,
    /// How many findings it bundles.
    pub findings: i64,
}

impl ThemeHead {
    /// Whether it should have moved on before this day.
    pub fn is_late(&self, today: Day) -> bool {
        days_late(self.due_on, today) > 0
    }
}

/// A theme with all that is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What a list shows.
    pub head: ThemeHead,
    /// What it is about.
    pub description: String,
    /// Where; none is the whole district.
    pub places: Vec<MunicipalityId>,
    /// Whether a local board has had it.
    pub has_been_local: bool,
    /// When it was opened.
    pub opened_on: Day,
    /// For optimistic locking.
    pub version: i64,
}

/// What a theme is made of when it is opened, and what can be corrected later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The field of action.
    pub field: FieldOfAction,
    /// The kind of obstacle, if it is about one.
    pub kind: Option<ObstacleKind>,
    /// Where it can be solved.
    pub level: Level,
    /// Where; none is the whole district.
    pub places: Vec<MunicipalityId>,
    /// Who looks after it.
    pub owner: AccountId,
}
