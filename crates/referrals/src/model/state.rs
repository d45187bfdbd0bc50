//! The states of a referral, which of them follow each other, and the coded reasons. One table says it all; whoever tells
//! a step, on whatever way, is held to it.

use base::refusal::Refusal;
use directory::gap::model::GapReason;

db::coded! {
    /// How far a referral is.
    pub enum State {
        /// It is written down; nothing has gone out.
        Proposed = "proposed",
        /// It has gone out and waits for an answer.
        Sent = "sent",
        /// They will take the person.
        Accepted = "accepted",
        /// The person stands on a list.
        Waitlisted = "waitlisted",
        /// They will not.
        Declined = "declined",
        /// It has begun.
        Started = "started",
        /// It has come to its end.
        Done = "done",
        /// It was broken off.
        Dropped = "dropped",
        /// The consent on which it rested stands no longer.
        Stopped = "stopped",
    }
}

use State::{Accepted, Declined, Done, Dropped, Proposed, Sent, Started, Stopped, Waitlisted};

/// Which state may follow which.
const MOVES: &[(State, &[State])] = &[
    (Proposed, &[Sent, Dropped]),
    (Sent, &[Accepted, Waitlisted, Declined, Started, Dropped, Stopped]),
    (Accepted, &[Started, Waitlisted, Declined, Dropped, Stopped]),
    (
        Waitlisted,
        &[Waitlisted, Accepted, Started, Declined, Dropped, Stopped],
    ),
    (Declined, &[]),
    (Started, &[Done, Dropped, Stopped]),
    (Done, &[]),
    (Dropped, &[]),
    // With a new consent it goes out again.
    (Stopped, &[Sent, Dropped]),
];

impl State {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Proposed => "vorgeschlagen",
            Sent => "versandt",
            Accepted => "angenommen",
            Waitlisted => "auf der Warteliste",
            Declined => "abgelehnt",
            Started => "begonnen",
            Done => "abgeschlossen",
            Dropped => "abgebrochen",
            Stopped => "gestoppt",
        }
    }

    /// What the button of a step says.
    pub const fn step(self) -> &'static str {
        match self {
            Proposed => "Vorschlagen",
            Sent => "Senden",
            Accepted => "Annehmen",
            Waitlisted => "Warteliste",
            Declined => "Ablehnen",
            Started => "Hat begonnen",
            Done => "Ist abgeschlossen",
            Dropped => "Abgebrochen",
            Stopped => "Stoppen",
        }
    }

    /// The states that may follow.
    pub fn next(self) -> &'static [State] {
        MOVES
            .iter()
            .find(|(from, _)| *from == self)
            .map_or(&[], |(_, to)| *to)
    }

    /// What can be told of it: everything that follows but sending, which asks the gate, and stopping, which is done by
    /// whoever withdraws.
    pub fn answers(self) -> impl Iterator<Item = State> {
        let all = self.next().iter().copied();
        all.filter(|next| !matches!(next, Sent | Stopped))
    }

    /// Whether it goes on: it was sent and has no outcome yet.
    pub const fn is_running(self) -> bool {
        matches!(self, Sent | Accepted | Waitlisted | Started)
    }

    /// Whether nothing follows by itself.
    pub const fn has_ended(self) -> bool {
        matches!(self, Declined | Done | Dropped | Stopped)
    }

    /// Whether the step is told with one of the reasons.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Declined | Dropped)
    }
}

db::coded! {
    /// Why a referral was declined or broken off.
    pub enum Reason {
        /// No room.
        Full = "full",
        /// Too far away.
        TooFar = "too_far",
        /// The offer is not there any more.
        NoSuchOffer = "no_such_offer",
        /// Nobody there speaks a language that is understood.
        Language = "language",
        /// The person does not belong to those it is for.
        NotEligible = "not_eligible",
        /// The hours do not fit.
        Hours = "hours",
        /// It costs too much.
        Cost = "cost",
        /// Nobody has answered.
        NoAnswer = "no_answer",
        /// The person does not want it any more.
        PersonWish = "person_wish",
        /// The person did not come or could not be reached.
        NotReached = "not_reached",
        /// The person has found something else.
        OtherSolution = "other_solution",
        /// The person has moved away.
        MovedAway = "moved_away",
        /// Another reason.
        Other = "other",
    }
}

impl Reason {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Full => "kein Platz frei",
            Self::TooFar => "zu weit weg",
            Self::NoSuchOffer => "Angebot gibt es nicht (mehr)",
            Self::Language => "Sprache passt nicht",
            Self::NotEligible => "gehört nicht zum Personenkreis",
            Self::Hours => "Zeiten passen nicht",
            Self::Cost => "zu teuer",
            Self::NoAnswer => "keine Antwort",
            Self::PersonWish => "Wunsch der Person",
            Self::NotReached => "nicht erschienen oder nicht erreicht",
            Self::OtherSolution => "andere Lösung gefunden",
            Self::MovedAway => "weggezogen",
            Self::Other => "anderer Grund",
        }
    }

    /// Whether it explains this step: what keeps them from taking the person, or what made it end.
    pub const fn explains(self, state: State) -> bool {
        match state {
            Declined => !matches!(
                self,
                Self::PersonWish | Self::NotReached | Self::OtherSolution | Self::MovedAway
            ),
            Dropped => !matches!(self, Self::NotEligible | Self::Cost | Self::Hours | Self::TooFar),
            _ => false,
        }
    }

    /// The reasons for a step, for the one who tells it: „keine Antwort“ nobody tells of themselves.
    pub fn of(state: State, is_told_by_them: bool) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |one| one.explains(state) && !(is_told_by_them && *one == Self::NoAnswer))
    }

    /// What is missing if somebody was declined for this reason; `None` if nothing is missing.
    pub const fn gap(self) -> Option<GapReason> {
        match self {
            Self::Full => Some(GapReason::Full),
            Self::TooFar => Some(GapReason::TooFar),
            Self::NoSuchOffer => Some(GapReason::NoOffer),
            Self::Language => Some(GapReason::NoLanguage),
            Self::NotEligible => Some(GapReason::NotEligible),
            Self::Hours => Some(GapReason::Hours),
            Self::Cost => Some(GapReason::TooExpensive),
            Self::NoAnswer | Self::Other => Some(GapReason::Other),
            Self::PersonWish | Self::NotReached | Self::OtherSolution | Self::MovedAway => None,
        }
    }
}

db::coded! {
    /// On which way a referral goes out, and an answer comes back.
    pub enum Channel {
        /// The page for partners.
        Portal = "portal",
        /// The sheet, in the person's own hands.
        Person = "person",
        /// The sheet, by post or fax.
        Post = "post",
        /// On the phone.
        Phone = "phone",
        /// Face to face.
        Talk = "talk",
    }
}

impl Channel {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Portal => "Partnerseite",
            Self::Person => "Bogen, durch die Person überbracht",
            Self::Post => "Bogen, per Post oder Fax",
            Self::Phone => "Telefon",
            Self::Talk => "persönlich",
        }
    }

    /// The ways on which people without an account tell something.
    pub fn without_account() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|one| *one != Self::Portal)
    }
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRefused {
    /// This state does not follow the present one.
    DoesNotFollow {
        /// The present one.
        from: State,
        /// The wanted one.
        to: State,
    },
    /// The step asks for a reason.
    NoReason,
    /// This reason does not explain this step.
    WrongReason,
}

impl Refusal for StepRefused {
    fn german(&self) -> String {
        match self {
            Self::DoesNotFollow { from, to } => format!(
                "Die Vermittlung ist „{}“; „{}“ folgt darauf nicht. Bitte laden Sie die Seite neu.",
                from.german(),
                to.german()
            ),
            Self::NoReason => "Bitte wählen Sie einen Grund.".to_owned(),
            Self::WrongReason => {
                "Dieser Grund passt nicht zu diesem Schritt. Bitte wählen Sie einen anderen.".to_owned()
            }
        }
    }
}

/// Whether a referral may come to a state, told with this reason.
///
/// # Errors
/// [`StepRefused`] with the reason.
pub fn may_step(from: State, to: State, reason: Option<Reason>) -> Result<(), StepRefused> {
    if !from.next().contains(&to) {
        return Err(StepRefused::DoesNotFollow { from, to });
    }
    match reason {
        None if to.needs_reason() => Err(StepRefused::NoReason),
        Some(reason) if to.needs_reason() && !reason.explains(to) => Err(StepRefused::WrongReason),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_stands_in_the_table_once() {
        for state in State::ALL {
            assert_eq!(
                MOVES.iter().filter(|(from, _)| from == state).count(),
                1,
                "{state}"
            );
        }
    }

    #[test]
    fn the_table_allows_these_moves_and_no_others() {
        let allowed = [
            "proposed>sent",
            "proposed>dropped",
            "sent>accepted",
            "sent>waitlisted",
            "sent>declined",
            "sent>started",
            "sent>dropped",
            "sent>stopped",
            "accepted>started",
            "accepted>waitlisted",
            "accepted>declined",
            "accepted>dropped",
            "accepted>stopped",
            "waitlisted>waitlisted",
            "waitlisted>accepted",
            "waitlisted>started",
            "waitlisted>declined",
            "waitlisted>dropped",
            "waitlisted>stopped",
            "started>done",
            "started>dropped",
            "started>stopped",
            "stopped>sent",
            "stopped>dropped",
        ];
        for from in State::ALL {
            for to in State::ALL {
                let reason = Reason::ALL.iter().copied().find(|reason| reason.explains(*to));
                let name = format!("{from}>{to}");
                assert_eq!(
                    may_step(*from, *to, reason).is_ok(),
                    allowed.contains(&name.as_str()),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn declining_and_dropping_name_a_reason_that_explains_them() {
        assert_eq!(may_step(Sent, Declined, None), Err(StepRefused::NoReason));
        assert_eq!(
            may_step(Sent, Declined, Some(Reason::MovedAway)),
            Err(StepRefused::WrongReason)
        );
        assert_eq!(may_step(Sent, Declined, Some(Reason::Full)), Ok(()));
        assert_eq!(may_step(Started, Dropped, Some(Reason::NotReached)), Ok(()));
        for state in [Declined, Dropped] {
            assert!(Reason::of(state, true).all(|reason| reason != Reason::NoAnswer));
            assert!(Reason::of(state, false).any(|reason| reason == Reason::NoAnswer));
        }
    }

    #[test]
    fn whoever_answers_can_neither_send_nor_stop() {
        for state in State::ALL {
            assert!(
                state.answers().all(|next| !matches!(next, Sent | Stopped)),
                "{state}"
            );
        }
    }

    #[test]
    fn whatever_keeps_an_organisation_from_taking_somebody_is_a_gap() {
        for reason in Reason::ALL {
            assert_eq!(reason.gap().is_some(), reason.explains(Declined), "{reason}");
        }
    }
}
