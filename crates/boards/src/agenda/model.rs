//! An item of an agenda (OParl: AgendaItem), without database.

use base::ids::{AccountId, AgendaItemId, MeetingId, ThemeId};
use base::refusal::Refusal;

use crate::board::model::BoardKind;

db::coded! {
    /// What an item is about. Source: dossier § 8, the usual agenda.
    pub enum ItemKind {
        /// Welcome, quorum, agenda.
        Opening = "opening",
        /// The minutes of the last meeting are approved.
        MinutesApproval = "minutes_approval",
        /// How the measures stand.
        Measures = "measures",
        /// The report of the coordination, with figures.
        Report = "report",
        /// A theme from case management.
        Theme = "theme",
        /// The report of a working group.
        WorkingGroup = "working_group",
        /// Something to decide.
        Decision = "decision",
        /// What goes to the Land, and what it answered.
        StateReport = "state_report",
        /// The next dates.
        Dates = "dates",
        /// Something else.
        Other = "other",
    }
}

impl ItemKind {
    /// The German words; also the title of an item that has no better one.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Opening => "Begrüßung und Feststellung der Beschlussfähigkeit",
            Self::MinutesApproval => "Genehmigung der Niederschrift",
            Self::Measures => "Stand der Maßnahmen",
            Self::Report => "Bericht der Koordination mit Zahlen",
            Self::Theme => "Thema aus dem Case Management",
            Self::WorkingGroup => "Bericht aus den Arbeitsgruppen",
            Self::Decision => "Entscheidung",
            Self::StateReport => "Meldungen an das Land und Antworten",
            Self::Dates => "Termine und Verschiedenes",
            Self::Other => "Sonstiges",
        }
    }
}

/// The usual agenda of a board. Source: dossier § 8.
pub const fn usual(kind: BoardKind) -> &'static [ItemKind] {
    use ItemKind::{
        Dates, Decision, Measures, MinutesApproval, Opening, Report, StateReport, Theme, WorkingGroup,
    };
    match kind {
        BoardKind::SteeringGroup => &[
            Opening,
            MinutesApproval,
            Measures,
            Report,
            Theme,
            WorkingGroup,
            Decision,
            StateReport,
            Dates,
        ],
        BoardKind::WorkingGroup | BoardKind::LocalBoard => {
            &[Opening, MinutesApproval, Measures, Theme, Dates]
        }
        BoardKind::RegionalTeam | BoardKind::ExchangeB123 | BoardKind::ExchangeAdvice => {
            &[Opening, Theme, Dates]
        }
        BoardKind::PoliticalCommittee | BoardKind::Mayors => &[Report],
    }
}

db::coded! {
    /// Whether an item stands on the agenda.
    pub enum ItemState {
        /// A member has proposed it.
        Proposed = "proposed",
        /// It stands on the agenda.
        Accepted = "accepted",
        /// It was declined, with a reason.
        Declined = "declined",
    }
}

impl ItemState {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Proposed => "vorgeschlagen",
            Self::Accepted => "angenommen",
            Self::Declined => "nicht aufgenommen",
        }
    }
}

/// An item of an agenda (OParl: AgendaItem).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The item.
    pub id: AgendaItemId,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Its place in the order.
    pub position: i64,
    /// What it is about.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Why it was proposed, or what it is about.
    pub reason: String,
    /// Its theme.
    pub theme: Option<ThemeId>,
    /// Whether it stands on the agenda.
    pub state: ItemState,
    /// Who proposed it.
    pub proposed_by: Option<AccountId>,
    /// The name or function of that member.
    pub proposer: String,
    /// Why it was declined.
    pub declined_reason: String,
    /// What was said.
    pub minutes: String,
    /// Who wrote that.
    pub written_by: Option<String>,
    /// When.
    pub written_at: Option<base::moment::Moment>,
    /// Counts the changes.
    pub version: i64,
}

/// What is answered to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalAnswer {
    /// It comes onto the agenda.
    Accept,
    /// It does not, for this reason.
    Decline(String),
}

/// Why a proposal cannot be answered this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefused {
    /// It was answered already.
    AlreadyAnswered,
    /// There is no reason.
    NoReason,
}

impl Refusal for AnswerRefused {
    fn german(&self) -> String {
        match self {
            Self::AlreadyAnswered => "Über diesen Vorschlag ist schon entschieden.",
            Self::NoReason => "Bitte begründen Sie, warum der Vorschlag nicht aufgenommen wird. Das vorschlagende Mitglied liest die Begründung.",
        }
        .to_owned()
    }
}

/// The state of a proposal after an answer.
///
/// # Errors
/// [`AnswerRefused`] for what is no proposal any more, and for a no without reason.
pub fn answered(state: ItemState, answer: &ProposalAnswer) -> Result<ItemState, AnswerRefused> {
    if state != ItemState::Proposed {
        return Err(AnswerRefused::AlreadyAnswered);
    }
    match answer {
        ProposalAnswer::Accept => Ok(ItemState::Accepted),
        ProposalAnswer::Decline(reason) if reason.trim().is_empty() => Err(AnswerRefused::NoReason),
        ProposalAnswer::Decline(_) => Ok(ItemState::Declined),
    }
}

/// Where an item is moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// One place up.
    Up,
    /// One place down.
    Down,
}

/// The order after an item was moved; the same order if it stands at the end already.
pub fn moved<T: Copy + PartialEq>(order: &[T], item: T, direction: Direction) -> Vec<T> {
    let mut order = order.to_vec();
    if let Some(at) = order.iter().position(|one| *one == item) {
        let other = match direction {
            Direction::Up => at.checked_sub(1),
            Direction::Down => Some(at + 1).filter(|next| *next < order.len()),
        };
        if let Some(other) = other {
            order.swap(at, other);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_is_answered_once_and_a_no_has_a_reason() {
        use ItemState::{Accepted, Declined, Proposed};
        let no = |reason: &str| ProposalAnswer::Decline(reason.to_owned());
        for (state, answer, expected) in [
            (Proposed, ProposalAnswer::Accept, Ok(Accepted)),
            (Proposed, no("Dafür ist das örtliche Gremium da."), Ok(Declined)),
            (Proposed, no("  "), Err(AnswerRefused::NoReason)),
            (
                Accepted,
                ProposalAnswer::Accept,
                Err(AnswerRefused::AlreadyAnswered),
            ),
            (Accepted, no("x"), Err(AnswerRefused::AlreadyAnswered)),
            (
                Declined,
                ProposalAnswer::Accept,
                Err(AnswerRefused::AlreadyAnswered),
            ),
        ] {
            assert_eq!(answered(state, &answer), expected, "{state} {answer:?}");
        }
    }

    #[test]
    fn an_item_moves_one_place_and_stops_at_the_ends() {
        use Direction::{Down, Up};
        for (item, direction, expected) in [
            (1, Up, [1, 2, 3]),
            (1, Down, [2, 1, 3]),
            (2, Up, [2, 1, 3]),
            (2, Down, [1, 3, 2]),
            (3, Down, [1, 2, 3]),
            (9, Up, [1, 2, 3]),
        ] {
            assert_eq!(
                moved(&[1, 2, 3], item, direction),
                expected,
                "{item} {direction:?}"
            );
        }
    }

    #[test]
    fn every_board_has_an_agenda_to_begin_with() {
        for kind in BoardKind::ALL {
            assert!(!usual(*kind).is_empty(), "{kind}");
        }
    }
}
