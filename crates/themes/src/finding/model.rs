//! A finding, without database.

use base::day::Day;
use base::ids::{FindingId, MunicipalityId, ReconstructionId, RegionId, ThemeId};
use organisation::model::field_of_action::FieldOfAction;

use crate::finding::guarded::Guarded;
use crate::theme::model::Level;
use crate::words::{ObstacleKind, Rechtskreis};

db::coded! {
    /// Where a finding comes from.
    pub enum Origin {
        /// From obstacles in case work.
        Obstacle = "obstacle",
        /// From a reconstruction.
        Reconstruction = "reconstruction",
        /// From the network.
        Network = "network",
        /// From the analysis of offers and needs.
        Analysis = "analysis",
    }
}

impl Origin {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Obstacle => "Hindernisse in der Fallarbeit",
            Self::Reconstruction => "Fallrekonstruktion",
            Self::Network => "Netzwerk",
            Self::Analysis => "Ist- und Bedarfsanalyse",
        }
    }
}

db::coded! {
    /// What became of a finding.
    pub enum FindingStatus {
        /// It waits.
        Open = "open",
        /// It belongs to a theme.
        Bundled = "bundled",
        /// It was put aside, with a reason.
        Dropped = "dropped",
    }
}

impl FindingStatus {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Bundled => "in einem Thema",
            Self::Dropped => "zurückgestellt",
        }
    }
}

/// What describes a finding besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The field of action.
    pub field: FieldOfAction,
    /// The kind of obstacle, if it is one.
    pub kind: Option<ObstacleKind>,
    /// Under which law it happens, if it matters.
    pub rechtskreis: Option<Rechtskreis>,
    /// Where it can be solved.
    pub level: Level,
    /// In which municipality, if whoever wrote it wants to say so.
    pub municipality: Option<MunicipalityId>,
    /// In which region.
    pub region: Option<RegionId>,
}

/// A finding that is written down: nothing goes in that has not passed the identity guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFinding {
    /// What does not work.
    pub text: Guarded,
    /// What describes it.
    pub marks: Marks,
    /// Where it comes from.
    pub origin: Origin,
    /// The reconstruction it comes from.
    pub reconstruction: Option<ReconstructionId>,
}

/// A finding as everybody reads it who works with findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The finding.
    pub id: FindingId,
    /// What does not work.
    pub text: String,
    /// What describes it.
    pub marks: Marks,
    /// Where it comes from.
    pub origin: Origin,
    /// The reconstruction it comes from.
    pub reconstruction: Option<ReconstructionId>,
    /// What became of it.
    pub status: FindingStatus,
    /// Why it was put aside.
    pub dropped_reason: String,
    /// When it was written down.
    pub noted_on: Day,
    /// The theme that bundles it.
    pub theme: Option<BundledIn>,
    /// For optimistic locking.
    pub version: i64,
}

/// The theme that bundles a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundledIn {
    /// The theme.
    pub id: ThemeId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
}
