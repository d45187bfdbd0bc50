//! The ladder (Stufenleiter) that themes climb: local board ⇄ coordination → steering group; from there a working group
//! and back, or the state office. A pure rule: which step is allowed from where, and by when it should be taken. Source:
//! system part E. Not here: what boards decide.

pub mod clock;
pub mod refused;
pub mod store;

use base::day::Day;
use base::ids::{BoardId, DecisionId, MunicipalityId};

use crate::ladder::refused::MoveRefused;
use crate::theme::model::Level;

db::coded! {
    /// What kind of station it is.
    pub enum StationKind {
        /// A local board (örtliches Gremium).
        LocalBoard = "local_board",
        /// The coordination.
        Coordination = "coordination",
        /// The steering group (Lenkungsgruppe).
        SteeringGroup = "steering_group",
        /// A thematic working group (AG).
        WorkingGroup = "working_group",
        /// An office of the Land.
        StateOffice = "state_office",
        /// The end.
        Done = "done",
    }
}

impl StationKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::LocalBoard => "Örtliches Gremium",
            Self::Coordination => "Koordination",
            Self::SteeringGroup => "Lenkungsgruppe",
            Self::WorkingGroup => "Arbeitsgruppe",
            Self::StateOffice => "Land",
            Self::Done => "Beendet",
        }
    }

    /// The German name at the beginning of a sentence, as the one who acts.
    pub const fn german_subject(self) -> &'static str {
        match self {
            Self::LocalBoard => "Das örtliche Gremium",
            Self::Coordination => "Die Koordination",
            Self::SteeringGroup => "Die Lenkungsgruppe",
            Self::WorkingGroup => "Die Arbeitsgruppe",
            Self::StateOffice => "Die Landesdienststelle",
            Self::Done => "Das Ende",
        }
    }

    /// The German name at the beginning of a sentence, as the one who is reached.
    pub const fn german_object(self) -> &'static str {
        match self {
            Self::LocalBoard => "Ein örtliches Gremium",
            Self::Coordination => "Die Koordination",
            Self::SteeringGroup => "Die Lenkungsgruppe",
            Self::WorkingGroup => "Eine Arbeitsgruppe",
            Self::StateOffice => "Eine Landesdienststelle",
            Self::Done => "Das Ende",
        }
    }
}

/// Where a theme lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Station {
    /// In the local board of a municipality.
    LocalBoard(MunicipalityId),
    /// With the coordination.
    Coordination,
    /// In the steering group.
    SteeringGroup,
    /// In a working group.
    WorkingGroup(BoardId),
    /// With an office of the Land.
    StateOffice,
    /// Nowhere any more.
    Done,
}

impl Station {
    /// What kind it is.
    pub const fn kind(self) -> StationKind {
        match self {
            Self::LocalBoard(_) => StationKind::LocalBoard,
            Self::Coordination => StationKind::Coordination,
            Self::SteeringGroup => StationKind::SteeringGroup,
            Self::WorkingGroup(_) => StationKind::WorkingGroup,
            Self::StateOffice => StationKind::StateOffice,
            Self::Done => StationKind::Done,
        }
    }

    /// The municipality of a local board.
    pub const fn municipality(self) -> Option<MunicipalityId> {
        match self {
            Self::LocalBoard(municipality) => Some(municipality),
            _ => None,
        }
    }

    /// The board of a working group.
    pub const fn board(self) -> Option<BoardId> {
        match self {
            Self::WorkingGroup(board) => Some(board),
            _ => None,
        }
    }

    /// The station that stands in three columns; `None` if one is missing.
    pub const fn of_columns(
        kind: StationKind,
        municipality: Option<MunicipalityId>,
        board: Option<BoardId>,
    ) -> Option<Self> {
        Some(match (kind, municipality, board) {
            (StationKind::LocalBoard, Some(municipality), _) => Self::LocalBoard(municipality),
            (StationKind::WorkingGroup, _, Some(board)) => Self::WorkingGroup(board),
            (StationKind::Coordination, ..) => Self::Coordination,
            (StationKind::SteeringGroup, ..) => Self::SteeringGroup,
            (StationKind::StateOffice, ..) => Self::StateOffice,
            (StationKind::Done, ..) => Self::Done,
            (StationKind::LocalBoard, None, _) | (StationKind::WorkingGroup, _, None) => return None,
        })
    }
}

db::coded! {
    /// How a theme ends.
    pub enum Ending {
        /// It is solved.
        Solved = "solved",
        /// It is not pursued any further.
        Dropped = "dropped",
    }
}

impl Ending {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Solved => "gelöst",
            Self::Dropped => "nicht weiterverfolgt",
        }
    }
}

/// Where a theme stands on the ladder, as far as the rule asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it lies.
    pub station: Station,
    /// Where it can be solved.
    pub level: Level,
    /// Whether a local board has had it.
    pub has_been_local: bool,
}

/// A step that somebody wants to take with a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it goes.
    pub to: Station,
    /// Why.
    pub reason: String,
    /// Why no local board was asked before; empty if one was, or if it is not needed.
    pub skipped_local_reason: String,
    /// The decision that carries it.
    pub decision: Option<DecisionId>,
    /// How it ends, if it does.
    pub ending: Option<Ending>,
    /// By when it should move on; `None` takes the clock of the station.
    pub due_on: Option<Day>,
    /// The version of the theme that somebody has looked at; `None` for what follows from a decision.
    pub seen_version: Option<i64>,
}

impl Move {
    /// A step with a reason and nothing else.
    pub fn to(station: Station, reason: impl Into<String>) -> Self {
        Self {
            to: station,
            reason: reason.into(),
            skipped_local_reason: String::new(),
            decision: None,
            ending: None,
            due_on: None,
            seen_version: None,
        }
    }
}

/// Whether the ladder has a step from one kind of station to the other, whatever else it asks for.
///
/// # Errors
/// Why not.
pub fn leads(from: Station, to: Station) -> Result<(), MoveRefused> {
    use StationKind::{Coordination, Done, LocalBoard, StateOffice, SteeringGroup, WorkingGroup};
    if from == to {
        return Err(MoveRefused::IsThere);
    }
    let (from, to) = (from.kind(), to.kind());
    match (from, to) {
        (LocalBoard | SteeringGroup | Done, Coordination)
        | (LocalBoard | Coordination | SteeringGroup, Done)
        | (Coordination, LocalBoard | SteeringGroup)
        | (SteeringGroup, WorkingGroup | StateOffice)
        | (WorkingGroup | StateOffice, SteeringGroup) => Ok(()),
        _ => Err(MoveRefused::NoStep { from, to }),
    }
}

/// Whether a step passes over the local level, which asks for a reason.
pub fn skips_local(standing: Standing, to: StationKind) -> bool {
    let is_upwards = (standing.station.kind(), to) == (StationKind::Coordination, StationKind::SteeringGroup);
    is_upwards && !standing.has_been_local
}

/// Whether a step is allowed.
///
/// # Errors
/// Why not.
pub fn allowed(standing: Standing, step: &Move) -> Result<(), MoveRefused> {
    leads(standing.station, step.to)?;
    let to = step.to.kind();
    if step.reason.trim().is_empty() {
        return Err(MoveRefused::ReasonMissing);
    }
    let skips_local = skips_local(standing, to);
    if skips_local && standing.level == Level::Local {
        return Err(MoveRefused::LocalFirst);
    }
    if skips_local && step.skipped_local_reason.trim().is_empty() {
        return Err(MoveRefused::SkippingNeedsReason);
    }
    let needs_decision = matches!(to, StationKind::WorkingGroup | StationKind::StateOffice);
    if needs_decision && step.decision.is_none() {
        return Err(MoveRefused::DecisionMissing { to });
    }
    match (to == StationKind::Done, step.ending) {
        (true, None) => Err(MoveRefused::EndingMissing),
        (false, Some(_)) => Err(MoveRefused::EndsTooEarly),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
