//! An obstacle as it is noted: coded only. Knows no case.

use base::day::Day;
use base::ids::{MunicipalityId, ObstacleId};
use organisation::model::field_of_action::FieldOfAction;

use crate::words::{ObstacleKind, ProcessStep, Rechtskreis, Severity};

/// What is noted of an obstacle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewObstacle {
    /// The field of action.
    pub field: FieldOfAction,
    /// What kind of obstacle.
    pub kind: ObstacleKind,
    /// How much it weighs.
    pub severity: Severity,
    /// From which law it was to pass.
    pub from: Option<Rechtskreis>,
    /// Under which law it was to go on.
    pub to: Option<Rechtskreis>,
    /// In which step.
    pub step: Option<ProcessStep>,
    /// Where.
    pub municipality: Option<MunicipalityId>,
    /// How many days it cost.
    pub days_lost: Option<i64>,
}

/// An obstacle that was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// Its id, which says nothing.
    pub id: ObstacleId,
    /// The day on which it was noted.
    pub noted_on: Day,
    /// What was noted.
    pub noted: NewObstacle,
}

/// The most days that one obstacle is said to cost: five years.
pub const MOST_DAYS: i64 = 1826;
