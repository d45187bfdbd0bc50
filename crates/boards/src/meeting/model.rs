//! A meeting (OParl: Meeting) and its states, without database.

use base::day::Day;
use base::ids::{BoardId, MeetingId};
use base::moment::Moment;
use base::refusal::Refusal;

use crate::board::model::Board;

db::coded! {
    /// How far a meeting is.
    pub enum MeetingState {
        /// Day and place stand, nobody is invited yet.
        Planned = "planned",
        /// The invitation is out.
        Invited = "invited",
        /// It takes place or took place; its minutes are a draft.
        Held = "held",
        /// A later meeting has approved its minutes.
        Approved = "approved",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

impl MeetingState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Planned => "geplant",
            Self::Invited => "eingeladen",
            Self::Held => "Niederschrift im Entwurf",
            Self::Approved => "Niederschrift genehmigt",
            Self::Cancelled => "abgesagt",
        }
    }

    /// Whether it is still to come.
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Invited)
    }

    /// Whether there are minutes.
    pub const fn has_minutes(self) -> bool {
        matches!(self, Self::Held | Self::Approved)
    }
}

/// A step of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The invitation goes out, for the first time or again.
    Invite,
    /// It begins: from now on minutes are written.
    Begin,
    /// A later meeting approves the minutes.
    Approve,
    /// It is called off.
    Cancel,
}

/// Why a step is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRefused {
    /// It is called off.
    IsCancelled,
    /// It has taken place.
    IsHeld,
    /// It has not taken place yet.
    NotHeldYet,
    /// The minutes are approved.
    IsApproved,
}

impl Refusal for StepRefused {
    fn german(&self) -> String {
        match self {
            Self::IsCancelled => "Diese Sitzung ist abgesagt. Planen Sie eine neue.",
            Self::IsHeld => "Diese Sitzung hat schon begonnen. Dazu lädt man nicht mehr ein, und sie lässt sich nicht absagen.",
            Self::NotHeldYet => "Diese Sitzung hat noch nicht stattgefunden. Ihre Niederschrift lässt sich noch nicht genehmigen.",
            Self::IsApproved => "Die Niederschrift dieser Sitzung ist genehmigt und bleibt, wie sie ist.",
        }
        .to_owned()
    }
}

impl MeetingState {
    /// The state after a step.
    ///
    /// # Errors
    /// [`StepRefused`] if the step is not possible from here.
    pub const fn after(self, step: Step) -> Result<Self, StepRefused> {
        match (self, step) {
            (Self::Cancelled, _) => Err(StepRefused::IsCancelled),
            (Self::Approved, _) => Err(StepRefused::IsApproved),
            (Self::Planned | Self::Invited, Step::Invite) => Ok(Self::Invited),
            (Self::Planned | Self::Invited, Step::Begin) => Ok(Self::Held),
            (Self::Planned | Self::Invited, Step::Cancel) => Ok(Self::Cancelled),
            (Self::Planned | Self::Invited, Step::Approve) => Err(StepRefused::NotHeldYet),
            (Self::Held, Step::Approve) => Ok(Self::Approved),
            (Self::Held, Step::Invite | Step::Begin | Step::Cancel) => Err(StepRefused::IsHeld),
        }
    }
}

/// A meeting (OParl: Meeting).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The meeting.
    pub id: MeetingId,
    /// Of which board.
    pub board: BoardId,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// Where.
    pub place: String,
    /// A word with the invitation.
    pub note: String,
    /// How far it is.
    pub state: MeetingState,
    /// When the invitation went out first.
    pub invited_at: Option<Moment>,
    /// Why it was called off.
    pub cancelled_reason: String,
    /// Counts the changes.
    pub version: i64,
}

impl Meeting {
    /// Its day.
    pub fn day(&self) -> Day {
        self.starts_at.day()
    }
}

/// How the invitation stands against the board's period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationStanding {
    /// It is out in time.
    InTime,
    /// It went out later than the rule says.
    SentLate {
        /// By when it should have been out.
        due: Day,
    },
    /// There is time until this day.
    Open {
        /// By when it has to be out.
        due: Day,
    },
    /// It should be out already.
    Overdue {
        /// By when it should have been out.
        due: Day,
    },
}

/// How the invitation to a meeting stands today.
pub fn invitation_standing(board: &Board, meeting: &Meeting, today: Day) -> InvitationStanding {
    let due = board.invites_by(meeting.day());
    match meeting.invited_at.map(Moment::day) {
        Some(sent) if sent <= due => InvitationStanding::InTime,
        Some(_) => InvitationStanding::SentLate { due },
        None if today <= due => InvitationStanding::Open { due },
        None => InvitationStanding::Overdue { due },
    }
}

/// Why a meeting cannot approve the minutes of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalRefused {
    /// Their own state does not allow it.
    Step(StepRefused),
    /// It belongs to another board.
    OtherBoard,
    /// It is not later.
    NotLater,
    /// It does not take place yet, or not at all.
    NotMeeting,
}

impl Refusal for ApprovalRefused {
    fn german(&self) -> String {
        match self {
            Self::Step(refused) => refused.german(),
            Self::OtherBoard => "Eine Niederschrift genehmigt nur das Gremium selbst.".to_owned(),
            Self::NotLater => "Eine Niederschrift wird in einer späteren Sitzung genehmigt.".to_owned(),
            Self::NotMeeting => {
                "Die genehmigende Sitzung hat noch nicht begonnen. Beginnen Sie sie zuerst.".to_owned()
            }
        }
    }
}

/// Whether this meeting can approve the minutes of an earlier one of the same board.
///
/// # Errors
/// [`ApprovalRefused`] with the reason.
pub fn approval(of: &Meeting, by: &Meeting) -> Result<MeetingState, ApprovalRefused> {
    let after = of.state.after(Step::Approve).map_err(ApprovalRefused::Step)?;
    if of.board != by.board {
        return Err(ApprovalRefused::OtherBoard);
    }
    if by.starts_at <= of.starts_at {
        return Err(ApprovalRefused::NotLater);
    }
    if !by.state.has_minutes() {
        return Err(ApprovalRefused::NotMeeting);
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::model::{BoardKind, QuorumRule};

    #[test]
    fn a_meeting_goes_from_plan_to_approved_minutes_and_never_back() {
        use MeetingState::{Approved, Cancelled, Held, Invited, Planned};
        use Step::{Approve, Begin, Cancel, Invite};
        use StepRefused::{IsApproved, IsCancelled, IsHeld, NotHeldYet};
        for (from, step, expected) in [
            (Planned, Invite, Ok(Invited)),
            (Planned, Begin, Ok(Held)),
            (Planned, Cancel, Ok(Cancelled)),
            (Planned, Approve, Err(NotHeldYet)),
            (Invited, Invite, Ok(Invited)),
            (Invited, Begin, Ok(Held)),
            (Invited, Cancel, Ok(Cancelled)),
            (Invited, Approve, Err(NotHeldYet)),
            (Held, Invite, Err(IsHeld)),
            (Held, Begin, Err(IsHeld)),
            (Held, Cancel, Err(IsHeld)),
            (Held, Approve, Ok(Approved)),
            (Approved, Invite, Err(IsApproved)),
            (Approved, Begin, Err(IsApproved)),
            (Approved, Cancel, Err(IsApproved)),
            (Approved, Approve, Err(IsApproved)),
            (Cancelled, Invite, Err(IsCancelled)),
            (Cancelled, Begin, Err(IsCancelled)),
            (Cancelled, Cancel, Err(IsCancelled)),
            (Cancelled, Approve, Err(IsCancelled)),
        ] {
            assert_eq!(from.after(step), expected, "{from} {step:?}");
        }
    }

    fn board() -> Board {
        Board {
            id: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
            kind: BoardKind::SteeringGroup,
            name: "Lenkungsgruppe".to_owned(),
            purpose: String::new(),
            municipality: None,
            region: None,
            founded_by: None,
            meets_per_year: 2,
            quorum: QuorumRule::Half,
            invitation_days: 14,
            shows_drafts: true,
            is_informed_only: false,
            to_confirm: String::new(),
            source: String::new(),
            starts_on: "2022-01-01".parse().unwrap(),
            ends_on: None,
            version: 1,
        }
    }

    fn meeting(starts_at: &str, state: MeetingState) -> Meeting {
        let starts_at: Moment = starts_at.parse().unwrap();
        Meeting {
            id: "00000000-0000-4000-8000-000000000002".parse().unwrap(),
            board: board().id,
            starts_at,
            ends_at: starts_at.plus_hours(2),
            place: "Kreishaus".to_owned(),
            note: String::new(),
            state,
            invited_at: None,
            cancelled_reason: String::new(),
            version: 1,
        }
    }

    #[test]
    fn an_invitation_is_due_so_many_days_before() {
        use InvitationStanding::{InTime, Open, Overdue, SentLate};
        let due: Day = "2026-03-17".parse().unwrap();
        for (invited, today, expected) in [
            (None, "2026-03-17", Open { due }),
            (None, "2026-03-18", Overdue { due }),
            (Some("2026-03-17T20:00:00Z"), "2026-03-20", InTime),
            (Some("2026-03-18T08:00:00Z"), "2026-03-20", SentLate { due }),
        ] {
            let meeting = Meeting {
                invited_at: invited.map(|at| at.parse().unwrap()),
                ..meeting("2026-03-31T08:00:00Z", MeetingState::Planned)
            };
            let standing = invitation_standing(&board(), &meeting, today.parse().unwrap());
            assert_eq!(standing, expected, "{invited:?} {today}");
        }
    }

    #[test]
    fn minutes_are_approved_by_a_later_meeting_of_the_same_board() {
        use ApprovalRefused::{NotLater, NotMeeting, OtherBoard, Step as Refused};
        use MeetingState::{Approved, Cancelled, Held, Invited, Planned};
        let (first, second) = ("2026-03-31T08:00:00Z", "2026-10-06T08:00:00Z");
        for ((of, of_state), (by, by_state), expected) in [
            ((first, Held), (second, Held), Ok(Approved)),
            ((first, Held), (second, Approved), Ok(Approved)),
            ((first, Held), (second, Invited), Err(NotMeeting)),
            ((first, Held), (second, Cancelled), Err(NotMeeting)),
            ((first, Held), (first, Held), Err(NotLater)),
            ((second, Held), (first, Held), Err(NotLater)),
            (
                (first, Planned),
                (second, Held),
                Err(Refused(StepRefused::NotHeldYet)),
            ),
            (
                (first, Approved),
                (second, Held),
                Err(Refused(StepRefused::IsApproved)),
            ),
        ] {
            let (of, by) = (meeting(of, of_state), meeting(by, by_state));
            assert_eq!(approval(&of, &by), expected, "{of_state} {by_state}");
        }
        let other = Meeting {
            board: "00000000-0000-4000-8000-000000000009".parse().unwrap(),
            ..meeting(second, Held)
        };
        assert_eq!(approval(&meeting(first, Held), &other), Err(OtherBoard));
    }
}
