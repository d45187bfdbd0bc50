//! A decision (Beschluss) and whether it can be taken, without database.

use base::day::Day;
use base::ids::{AgendaItemId, BoardId, DecisionId, MeetingId, PaperId, ThemeId};
use base::refusal::Refusal;

use crate::board::model::QuorumRule;

db::coded! {
    /// How a board decided.
    pub enum Outcome {
        /// More yes than no.
        Adopted = "adopted",
        /// Not more yes than no.
        Rejected = "rejected",
        /// Put off to a later meeting, without a vote.
        Postponed = "postponed",
    }
}

impl Outcome {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Adopted => "angenommen",
            Self::Rejected => "abgelehnt",
            Self::Postponed => "vertagt",
        }
    }

    /// Whether there is a decision now where there was none: what was put off is none, what is corrected was there.
    pub const fn is_news(self, before: Option<Self>) -> bool {
        !matches!(self, Self::Postponed) && matches!(before, None | Some(Self::Postponed))
    }
}

/// The votes of a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Those in favour.
    pub yes: i64,
    /// Those against.
    pub no: i64,
    /// Those who abstained.
    pub abstained: i64,
}

impl Votes {
    /// All of them.
    pub const fn cast(self) -> i64 {
        self.yes + self.no + self.abstained
    }

    /// Whether everybody said the same.
    pub const fn is_unanimous(self) -> bool {
        self.yes > 0 && self.no == 0 && self.abstained == 0
    }

    /// The German words: `12 Ja, 1 Nein, 2 Enthaltungen`.
    pub fn german(self) -> String {
        if self.is_unanimous() {
            return format!("einstimmig mit {} Ja", self.yes);
        }
        let abstained = if self.abstained == 1 {
            "1 Enthaltung".to_owned()
        } else {
            format!("{} Enthaltungen", self.abstained)
        };
        format!("{} Ja, {} Nein, {abstained}", self.yes, self.no)
    }
}

/// Those who can decide in a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assembly {
    /// What the board's rule asks for.
    pub quorum: QuorumRule,
    /// Whether the board is informed only.
    pub is_informed_only: bool,
    /// How many votes the board has.
    pub entitled: i64,
    /// How many of them are there.
    pub present: i64,
}

impl Assembly {
    /// Whether enough are there.
    pub const fn has_quorum(self) -> bool {
        self.quorum.is_met((self.present, self.entitled))
    }
}

/// Why a decision cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionRefused {
    /// The board is informed only.
    InformedOnly,
    /// Too few are there.
    NoQuorum {
        /// How many with a vote are there.
        present: i64,
        /// How many the rule asks for.
        needed: i64,
    },
    /// Nobody voted.
    NoVotes,
    /// There are more votes than voters.
    TooManyVotes {
        /// The votes.
        cast: i64,
        /// Those who have a vote and are there.
        present: i64,
    },
}

impl Refusal for DecisionRefused {
    fn german(&self) -> String {
        match self {
            Self::InformedOnly => "Dieses Gremium wird informiert und fasst keine Beschlüsse.".to_owned(),
            Self::NoQuorum { present, needed } => format!(
                "Das Gremium ist nicht beschlussfähig: {present} Stimmberechtigte sind da, {needed} müssen es sein. \
                 Ergänzen Sie die Anwesenheit oder vertagen Sie den Punkt."
            ),
            Self::NoVotes => "Bitte die Stimmen eingeben oder den Punkt vertagen.".to_owned(),
            Self::TooManyVotes { cast, present } => format!(
                "Es sind {cast} Stimmen eingetragen, aber nur {present} Stimmberechtigte anwesend. \
                 Bitte prüfen Sie Stimmen und Anwesenheit."
            ),
        }
    }
}

/// The outcome of a vote: more yes than no adopts, a tie rejects.
///
/// # Errors
/// [`DecisionRefused`] without quorum where the board has such a rule, without votes, or with too many of them.
pub const fn taken(assembly: Assembly, votes: Votes) -> Result<Outcome, DecisionRefused> {
    if assembly.is_informed_only {
        return Err(DecisionRefused::InformedOnly);
    }
    if !assembly.has_quorum() {
        return Err(DecisionRefused::NoQuorum {
            present: assembly.present,
            needed: assembly.quorum.needed(assembly.entitled),
        });
    }
    if votes.cast() == 0 {
        return Err(DecisionRefused::NoVotes);
    }
    if votes.cast() > assembly.present {
        return Err(DecisionRefused::TooManyVotes {
            cast: votes.cast(),
            present: assembly.present,
        });
    }
    if votes.yes > votes.no {
        Ok(Outcome::Adopted)
    } else {
        Ok(Outcome::Rejected)
    }
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The decision.
    pub id: DecisionId,
    /// Its number: `B-2026-03`.
    pub number: String,
    /// Which board decided.
    pub board: BoardId,
    /// The name of the board.
    pub board_name: String,
    /// In which meeting.
    pub meeting: MeetingId,
    /// At which item.
    pub item: AgendaItemId,
    /// About which theme.
    pub theme: Option<ThemeId>,
    /// What it is about, in a line.
    pub title: String,
    /// The words that were decided.
    pub text: String,
    /// How it was decided.
    pub outcome: Outcome,
    /// On which day.
    pub decided_on: Day,
    /// The paper and its edition that were decided on.
    pub paper: Option<(PaperId, i64)>,
    /// The votes.
    pub votes: Votes,
    /// Who could decide: those there, and all who have a vote.
    pub present: i64,
    /// How many votes the board had.
    pub entitled: i64,
    /// Whether the minutes that hold it are approved.
    pub is_approved: bool,
    /// Counts the changes.
    pub version: i64,
}

impl Decision {
    /// Whether the board said yes, and the minutes say so for good.
    pub fn is_adopted(&self) -> bool {
        self.outcome == Outcome::Adopted
    }

    /// Outcome and votes in words: `angenommen, 12 Ja, 1 Nein, 0 Enthaltungen`.
    pub fn result(&self) -> String {
        match self.outcome {
            Outcome::Postponed => self.outcome.german().to_owned(),
            Outcome::Adopted | Outcome::Rejected => {
                format!("{}, {}", self.outcome.german(), self.votes.german())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_news_once() {
        use Outcome::{Adopted, Postponed, Rejected};
        for (now, before, expected) in [
            (Adopted, None, true),
            (Rejected, None, true),
            (Adopted, Some(Postponed), true),
            (Postponed, None, false),
            (Adopted, Some(Adopted), false),
            (Rejected, Some(Adopted), false),
        ] {
            assert_eq!(now.is_news(before), expected, "{now:?} after {before:?}");
        }
    }

    #[test]
    fn a_decision_needs_its_quorum_and_a_tie_rejects() {
        use DecisionRefused::{InformedOnly, NoQuorum, NoVotes, TooManyVotes};
        use Outcome::{Adopted, Rejected};
        let assembly = |quorum, entitled, present| Assembly {
            quorum,
            is_informed_only: false,
            entitled,
            present,
        };
        let half = QuorumRule::Half;
        for (assembly, (yes, no, abstained), expected) in [
            (assembly(half, 10, 5), (3, 2, 0), Ok(Adopted)),
            (assembly(half, 10, 5), (1, 0, 4), Ok(Adopted)),
            (assembly(half, 10, 6), (3, 3, 0), Ok(Rejected)),
            (assembly(half, 10, 6), (0, 0, 6), Ok(Rejected)),
            (assembly(half, 10, 6), (2, 4, 0), Ok(Rejected)),
            (
                assembly(half, 10, 4),
                (4, 0, 0),
                Err(NoQuorum {
                    present: 4,
                    needed: 5,
                }),
            ),
            (
                assembly(half, 10, 0),
                (0, 0, 0),
                Err(NoQuorum {
                    present: 0,
                    needed: 5,
                }),
            ),
            (assembly(half, 10, 5), (0, 0, 0), Err(NoVotes)),
            (
                assembly(half, 10, 5),
                (6, 0, 0),
                Err(TooManyVotes { cast: 6, present: 5 }),
            ),
            (assembly(QuorumRule::None, 10, 1), (1, 0, 0), Ok(Adopted)),
            (
                assembly(QuorumRule::Majority, 10, 5),
                (5, 0, 0),
                Err(NoQuorum {
                    present: 5,
                    needed: 6,
                }),
            ),
            (
                Assembly {
                    is_informed_only: true,
                    ..assembly(QuorumRule::None, 10, 10)
                },
                (10, 0, 0),
                Err(InformedOnly),
            ),
        ] {
            let votes = Votes { yes, no, abstained };
            assert_eq!(taken(assembly, votes), expected, "{assembly:?} {votes:?}");
        }
    }

    #[test]
    fn votes_are_said_in_words() {
        for (yes, no, abstained, expected) in [
            (12, 0, 0, "einstimmig mit 12 Ja"),
            (11, 0, 1, "11 Ja, 0 Nein, 1 Enthaltung"),
            (7, 3, 2, "7 Ja, 3 Nein, 2 Enthaltungen"),
        ] {
            assert_eq!(Votes { yes, no, abstained }.german(), expected);
        }
    }
}
