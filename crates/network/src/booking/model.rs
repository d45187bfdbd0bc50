//! A booking and its steps, without database. There is no field for a client, no case, and no free text but the place.

use base::day::Day;
use base::ids::{AccountId, MunicipalityId, RowId};
use base::local_time::TimeOfDay;
use base::refusal::Refusal;

use crate::interpreter::tongue::Tongue;

/// The longest talk (minutes).
pub const MOST_MINUTES: i64 = 720;

db::coded! {
    /// Where a request stands.
    pub enum State {
        /// Nobody was asked yet.
        Requested = "requested",
        /// An interpreter was asked.
        Offered = "offered",
        /// The interpreter comes.
        Booked = "booked",
        /// It took place.
        Held = "held",
        /// It did not.
        Cancelled = "cancelled",
    }
}

impl State {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Requested => "angefragt",
            Self::Offered => "angeboten",
            Self::Booked => "gebucht",
            Self::Held => "stattgefunden",
            Self::Cancelled => "abgesagt",
        }
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Offered | Self::Booked)
    }
}

db::coded! {
    /// For what kind of talk; no more is said of it.
    pub enum Setting {
        /// A talk of advice at the office.
        Advice = "advice",
        /// Several people, such as a case conference or a parents' evening.
        Group = "group",
        /// An authority.
        Authority = "authority",
        /// School or Kita.
        School = "school",
        /// Doctor, hospital, psychosocial help.
        Health = "health",
        /// At the client's home; the place is told by telephone.
        Home = "home",
        /// By telephone or video.
        Remote = "remote",
    }
}

impl Setting {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Advice => "Beratung",
            Self::Group => "Gruppe oder Elternabend",
            Self::Authority => "Behörde",
            Self::School => "Schule oder Kita",
            Self::Health => "Gesundheit",
            Self::Home => "Hausbesuch",
            Self::Remote => "Telefon oder Video",
        }
    }
}

db::coded! {
    /// Why it did not take place.
    pub enum CancelReason {
        /// Nobody was found.
        NobodyFound = "nobody_found",
        /// The interpreter could not come.
        InterpreterAbsent = "interpreter_absent",
        /// The talk was called off.
        CalledOff = "called_off",
        /// The people did not come.
        NoShow = "no_show",
    }
}

impl CancelReason {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::NobodyFound => "niemand gefunden",
            Self::InterpreterAbsent => "Sprachmittlung verhindert",
            Self::CalledOff => "Gespräch abgesagt",
            Self::NoShow => "niemand gekommen",
        }
    }
}

/// What is done with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An interpreter is asked.
    Offer(RowId),
    /// The interpreter has said yes.
    Accept,
    /// The interpreter has said no, or cannot come after all: somebody else is looked for.
    Decline,
    /// It took place and lasted so many minutes.
    Hold(i64),
    /// It will not take place.
    Cancel(CancelReason),
}

/// Why a step is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRefused {
    /// Another step was quicker, or this one does not follow.
    NotNow(State),
    /// It has not taken place yet.
    StillAhead(Day),
    /// A talk lasts between one minute and twelve hours.
    NoSuchLength,
    /// Only those who keep the pool do this.
    NotYours,
}

impl Refusal for StepRefused {
    fn german(&self) -> String {
        match self {
            Self::NotNow(state) => format!(
                "Die Anfrage steht auf „{}“; dieser Schritt passt nicht mehr. Bitte sehen Sie nach, was inzwischen geschah.",
                state.german()
            ),
            Self::StillAhead(day) => format!(
                "Das Gespräch ist erst am {}. Bitte tragen Sie die Dauer danach ein.",
                day.german()
            ),
            Self::NoSuchLength => format!("Bitte eine Dauer von 1 bis {MOST_MINUTES} Minuten eingeben."),
            Self::NotYours => "Diesen Schritt macht, wer den Pool führt.".to_owned(),
        }
    }
}

/// The state after a step, for one who keeps the pool or has asked.
///
/// # Errors
/// [`StepRefused`], the first reason that holds.
pub fn after(
    state: State,
    step: Step,
    (is_keeper, on, today): (bool, Day, Day),
) -> Result<State, StepRefused> {
    let is_for_keepers = matches!(step, Step::Offer(_) | Step::Accept | Step::Decline);
    if is_for_keepers && !is_keeper {
        return Err(StepRefused::NotYours);
    }
    match (state, step) {
        (State::Requested | State::Offered, Step::Offer(_)) => Ok(State::Offered),
        (State::Offered, Step::Accept) => Ok(State::Booked),
        (State::Offered | State::Booked, Step::Decline) => Ok(State::Requested),
        (State::Booked, Step::Hold(_)) if today < on => Err(StepRefused::StillAhead(on)),
        (State::Booked, Step::Hold(minutes)) if !(1..=MOST_MINUTES).contains(&minutes) => {
            Err(StepRefused::NoSuchLength)
        }
        (State::Booked, Step::Hold(_)) => Ok(State::Held),
        (State::Requested | State::Offered | State::Booked, Step::Cancel(_)) => Ok(State::Cancelled),
        (state, _) => Err(StepRefused::NotNow(state)),
    }
}

/// A request for an interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// The row.
    pub id: RowId,
    /// The language.
    pub language: Tongue,
    /// The day.
    pub on: Day,
    /// When it begins.
    pub begins: TimeOfDay,
    /// How long it is to last.
    pub planned_minutes: i64,
    /// For what kind of talk.
    pub setting: Setting,
    /// Where.
    pub municipality: Option<MunicipalityId>,
    /// House and room; no name and no home of a client. Erased some weeks after the day.
    pub place: String,
    /// Where it stands.
    pub state: State,
    /// Who was asked or comes.
    pub interpreter: Option<RowId>,
    /// Why it did not take place.
    pub cancel_reason: Option<CancelReason>,
    /// How long it lasted.
    pub held_minutes: Option<i64>,
    /// Who asked.
    pub asked_by: AccountId,
    /// Counts the changes.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn each_step_follows_its_state_and_nothing_else() {
        use State::{Booked, Cancelled, Held, Offered, Requested};
        let on = day("2026-03-02");
        let someone: RowId = "00000000-0000-4000-8000-000000000001".parse().unwrap();
        let steps = [
            Step::Offer(someone),
            Step::Accept,
            Step::Decline,
            Step::Hold(60),
            Step::Cancel(CancelReason::CalledOff),
        ];
        for (state, expected) in [
            (Requested, [Some(Offered), None, None, None, Some(Cancelled)]),
            (
                Offered,
                [
                    Some(Offered),
                    Some(Booked),
                    Some(Requested),
                    None,
                    Some(Cancelled),
                ],
            ),
            (Booked, [None, None, Some(Requested), Some(Held), Some(Cancelled)]),
            (Held, [None; 5]),
            (Cancelled, [None; 5]),
        ] {
            for (step, expected) in steps.iter().zip(expected) {
                let got = after(state, *step, (true, on, on));
                assert_eq!(got.ok(), expected, "{state} {step:?}");
            }
        }
    }

    #[test]
    fn who_asked_notes_the_hours_and_calls_off_but_does_not_choose_the_interpreter() {
        let on = day("2026-03-02");
        let someone: RowId = "00000000-0000-4000-8000-000000000001".parse().unwrap();
        for (state, step, expected) in [
            (State::Requested, Step::Offer(someone), Err(StepRefused::NotYours)),
            (State::Offered, Step::Accept, Err(StepRefused::NotYours)),
            (State::Booked, Step::Decline, Err(StepRefused::NotYours)),
            (State::Booked, Step::Hold(45), Ok(State::Held)),
            (
                State::Offered,
                Step::Cancel(CancelReason::CalledOff),
                Ok(State::Cancelled),
            ),
        ] {
            assert_eq!(after(state, step, (false, on, on)), expected, "{state} {step:?}");
        }
    }

    #[test]
    fn hours_are_noted_after_the_talk_and_are_possible() {
        let on = day("2026-03-02");
        for (minutes, today, expected) in [
            (60, "2026-03-01", Err(StepRefused::StillAhead(on))),
            (0, "2026-03-02", Err(StepRefused::NoSuchLength)),
            (721, "2026-03-02", Err(StepRefused::NoSuchLength)),
            (720, "2026-03-05", Ok(State::Held)),
        ] {
            let got = after(State::Booked, Step::Hold(minutes), (true, on, day(today)));
            assert_eq!(got, expected, "{minutes} {today}");
        }
    }
}
