//! A board and its rules, without database. OParl 1.1 calls it Organization; the district is its Body.

use base::day::Day;
use base::ids::{BoardId, DecisionId, MunicipalityId, RegionId};
use base::refusal::Refusal;

use crate::decision::model::Outcome;

db::coded! {
    /// What kind of board it is. Source: concept §§ 6.3, 7.1–7.3.
    pub enum BoardKind {
        /// The steering group (Lenkungsgruppe).
        SteeringGroup = "steering_group",
        /// A working group (Arbeitsgruppe) that the steering group has set up.
        WorkingGroup = "working_group",
        /// A board of a municipality, such as a round table.
        LocalBoard = "local_board",
        /// The case managers of a region with their coordination.
        RegionalTeam = "regional_team",
        /// The exchange of the three building blocks.
        ExchangeB123 = "exchange_b123",
        /// The exchange of case management and advice centres of a municipality.
        ExchangeAdvice = "exchange_advice",
        /// A political committee; it is informed.
        PoliticalCommittee = "political_committee",
        /// The mayors; they are informed.
        Mayors = "mayors",
    }
}

impl BoardKind {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::SteeringGroup => "Lenkungsgruppe",
            Self::WorkingGroup => "Arbeitsgruppe",
            Self::LocalBoard => "Örtliches Gremium",
            Self::RegionalTeam => "Regionalteam",
            Self::ExchangeB123 => "Austausch Baustein 1–2–3",
            Self::ExchangeAdvice => "Austausch Case Management – Beratungsstellen",
            Self::PoliticalCommittee => "Politischer Ausschuss",
            Self::Mayors => "Bürgermeisterinnen und Bürgermeister",
        }
    }

    /// Whether it hears of what was decided elsewhere and decides nothing itself.
    pub const fn is_informed_only(self) -> bool {
        matches!(self, Self::PoliticalCommittee | Self::Mayors)
    }

    /// Whether it belongs to one municipality.
    pub const fn is_local(self) -> bool {
        matches!(self, Self::LocalBoard | Self::ExchangeAdvice)
    }
}

db::coded! {
    /// How many of those with a vote must be there for a decision.
    pub enum QuorumRule {
        /// No rule.
        None = "none",
        /// At least half of them.
        Half = "half",
        /// More than half of them.
        Majority = "majority",
    }
}

impl QuorumRule {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::None => "keine Regel",
            Self::Half => "mindestens die Hälfte der Stimmberechtigten",
            Self::Majority => "mehr als die Hälfte der Stimmberechtigten",
        }
    }

    /// How many of so many must be there.
    pub const fn needed(self, entitled: i64) -> i64 {
        match self {
            Self::None => 0,
            Self::Half => (entitled + 1) / 2,
            Self::Majority => entitled / 2 + 1,
        }
    }

    /// Whether a decision can be taken with these; where there is a rule, nobody is never enough.
    pub const fn is_met(self, (present, entitled): (i64, i64)) -> bool {
        match self {
            Self::None => true,
            Self::Half | Self::Majority => present > 0 && present >= self.needed(entitled),
        }
    }
}

/// A board (OParl: Organization).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The board.
    pub id: BoardId,
    /// What kind it is.
    pub kind: BoardKind,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The municipality it belongs to.
    pub municipality: Option<MunicipalityId>,
    /// The region it belongs to.
    pub region: Option<RegionId>,
    /// The decision that set it up.
    pub founded_by: Option<DecisionId>,
    /// How often it meets in a year; 0 if nothing is agreed.
    pub meets_per_year: i64,
    /// How many must be there for a decision.
    pub quorum: QuorumRule,
    /// How many days before a meeting the invitation goes out.
    pub invitation_days: i64,
    /// Whether its members read minutes before they are approved.
    pub shows_drafts: bool,
    /// Whether it is informed and decides nothing.
    pub is_informed_only: bool,
    /// What the district has to confirm; empty if nothing.
    pub to_confirm: String,
    /// What its rules rest on.
    pub source: String,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day.
    pub ends_on: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

impl Board {
    /// Whether it works on this day.
    pub fn stands_on(&self, day: Day) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|end| day <= end)
    }

    /// By which day the invitation to a meeting on this day has to go out.
    pub fn invites_by(&self, meeting_on: Day) -> Day {
        meeting_on.plus_days(-i32::try_from(self.invitation_days).unwrap_or_default())
    }
}

/// What is known of the decision that is to set up a working group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundingDecision {
    /// The kind of the board that decided.
    pub by: BoardKind,
    /// How it decided.
    pub outcome: Outcome,
}

/// Why a working group cannot be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundingRefused {
    /// There is no decision.
    NoDecision,
    /// Another board decided.
    NotTheSteeringGroup,
    /// The decision was no yes.
    NotAdopted,
}

impl Refusal for FoundingRefused {
    fn german(&self) -> String {
        match self {
            Self::NoDecision => {
                "Eine Arbeitsgruppe entsteht nur durch einen Beschluss der Lenkungsgruppe. Bitte wählen Sie den Beschluss."
            }
            Self::NotTheSteeringGroup => {
                "Diesen Beschluss hat ein anderes Gremium gefasst. Eine Arbeitsgruppe setzt nur die Lenkungsgruppe ein."
            }
            Self::NotAdopted => "Dieser Beschluss wurde nicht angenommen. Auf ihn lässt sich keine Arbeitsgruppe gründen.",
        }
        .to_owned()
    }
}

/// Whether a board of this kind can be set up. Source: concept § 7.3.
///
/// # Errors
/// [`FoundingRefused`] for a working group without an adopted decision of the steering group.
pub fn founding(kind: BoardKind, decision: Option<FoundingDecision>) -> Result<(), FoundingRefused> {
    if kind != BoardKind::WorkingGroup {
        return Ok(());
    }
    match decision {
        None => Err(FoundingRefused::NoDecision),
        Some(one) if one.by != BoardKind::SteeringGroup => Err(FoundingRefused::NotTheSteeringGroup),
        Some(one) if one.outcome != Outcome::Adopted => Err(FoundingRefused::NotAdopted),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quorum_counts_those_with_a_vote() {
        use QuorumRule::{Half, Majority, None};
        for (rule, present, entitled, expected) in [
            (None, 0, 0, true),
            (None, 0, 15, true),
            (Half, 0, 0, false),
            (Half, 0, 1, false),
            (Half, 7, 15, false),
            (Half, 8, 15, true),
            (Half, 7, 14, true),
            (Half, 6, 14, false),
            (Majority, 7, 14, false),
            (Majority, 8, 14, true),
            (Majority, 8, 15, true),
            (Majority, 7, 15, false),
            (Majority, 0, 0, false),
        ] {
            assert_eq!(
                rule.is_met((present, entitled)),
                expected,
                "{rule} {present}/{entitled}"
            );
        }
    }

    #[test]
    fn a_working_group_exists_only_by_an_adopted_decision_of_the_steering_group() {
        use BoardKind::{LocalBoard, RegionalTeam, SteeringGroup, WorkingGroup};
        let decision = |by, outcome| Some(FoundingDecision { by, outcome });
        for (kind, decision, expected) in [
            (WorkingGroup, None, Err(FoundingRefused::NoDecision)),
            (
                WorkingGroup,
                decision(LocalBoard, Outcome::Adopted),
                Err(FoundingRefused::NotTheSteeringGroup),
            ),
            (
                WorkingGroup,
                decision(SteeringGroup, Outcome::Rejected),
                Err(FoundingRefused::NotAdopted),
            ),
            (
                WorkingGroup,
                decision(SteeringGroup, Outcome::Postponed),
                Err(FoundingRefused::NotAdopted),
            ),
            (WorkingGroup, decision(SteeringGroup, Outcome::Adopted), Ok(())),
            (LocalBoard, None, Ok(())),
            (RegionalTeam, None, Ok(())),
        ] {
            assert_eq!(founding(kind, decision), expected, "{kind} {decision:?}");
        }
    }
}
