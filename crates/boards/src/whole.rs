//! A meeting with everything that belongs to it, read once for pages and papers. Nothing is written here.

use access::permit::{House, Permit};
use base::ids::{AgendaItemId, MeetingId, MembershipId};
use db::failure::Result;
use db::tx::Tx;

use crate::agenda::model::{Item, ItemState};
use crate::agenda::store as items;
use crate::board::model::Board;
use crate::board::store as boards;
use crate::decision::model::{Assembly, Decision};
use crate::decision::store as decisions;
use crate::guest::model::Guest;
use crate::guest::store as guests;
use crate::meeting::attendance::{Attendance, Presence};
use crate::meeting::model::Meeting;
use crate::meeting::store as meetings;
use crate::minutes::model::{Minutes, Task};
use crate::minutes::store as minutes;
use crate::paper::model::Consultation;
use crate::paper::store as papers;
use crate::seat::model::{Seat, entitled};
use crate::seat::store as seats;

/// A meeting with its board, agenda, papers, people, minutes and decisions.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The board.
    pub board: Board,
    /// The meeting.
    pub meeting: Meeting,
    /// All items, also proposals and what was declined.
    pub items: Vec<Item>,
    /// The papers at the items.
    pub papers: Vec<Consultation>,
    /// The guests of the items.
    pub guests: Vec<Guest>,
    /// The seats that are held on the day of the meeting.
    pub seats: Vec<Seat>,
    /// Who comes or was there.
    pub attendance: Vec<Attendance>,
    /// The minutes, once the meeting has begun.
    pub minutes: Option<Minutes>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What is to be done.
    pub tasks: Vec<Task>,
}

impl Whole {
    /// The whole of a meeting, in a fixed number of statements.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn read(tx: &mut Tx, permit: &Permit<House>, id: MeetingId) -> Result<Option<Self>> {
        let Some(meeting) = meetings::one(tx, permit, id).await? else {
            return Ok(None);
        };
        let Some(board) = boards::one(tx, permit, meeting.board).await? else {
            return Ok(None);
        };
        let mut seats = seats::of_board(tx, permit, board.id).await?;
        seats.retain(|seat| seat.is_held_on(meeting.day()));
        Ok(Some(Self {
            items: items::of_meeting(tx, permit, id).await?,
            papers: papers::consultations(tx, permit, id).await?,
            guests: guests::of_meeting(tx, permit, id).await?,
            attendance: meetings::attendance::of_meeting(tx, permit, id).await?,
            minutes: minutes::of_meeting(tx, permit, id).await?,
            decisions: decisions::of_meeting(tx, permit, id).await?,
            tasks: minutes::tasks_of_meeting(tx, permit, id).await?,
            seats,
            board,
            meeting,
        }))
    }

    /// What stands on the agenda, in its order.
    pub fn agenda(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.state == ItemState::Accepted)
    }

    /// The papers of an item.
    pub fn papers_of(&self, item: AgendaItemId) -> impl Iterator<Item = &Consultation> {
        self.papers.iter().filter(move |one| one.item == item)
    }

    /// The guests of an item.
    pub fn guests_of(&self, item: AgendaItemId) -> impl Iterator<Item = &Guest> {
        self.guests.iter().filter(move |one| one.item == item)
    }

    /// The decision of an item.
    pub fn decision_of(&self, item: AgendaItemId) -> Option<&Decision> {
        self.decisions.iter().find(|one| one.item == item)
    }

    /// The tasks of an item.
    pub fn tasks_of(&self, item: AgendaItemId) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |one| one.item == item)
    }

    /// What is noted of a seat.
    pub fn attendance_of(&self, seat: MembershipId) -> Option<&Attendance> {
        self.attendance.iter().find(|line| line.seat == seat)
    }

    /// Those who were noted, with the words of the day; former members stay.
    pub fn noted(&self) -> impl Iterator<Item = &Attendance> {
        self.attendance.iter().filter(|line| line.presence.is_some())
    }

    /// Who can decide in it.
    pub fn assembly(&self) -> Assembly {
        let is_there = |line: &&Attendance| line.counts && line.presence == Some(Presence::Present);
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        Assembly {
            quorum: self.board.quorum,
            is_informed_only: self.board.is_informed_only,
            entitled: count(entitled(&self.seats, self.meeting.day())),
            present: count(self.attendance.iter().filter(is_there).count()),
        }
    }

    /// The same with these items only, as a guest sees it.
    #[must_use]
    pub fn for_guest(mut self, of: &[AgendaItemId]) -> Self {
        self.items.retain(|item| of.contains(&item.id));
        self.papers.retain(|one| of.contains(&one.item));
        self.guests.clear();
        self.attendance.clear();
        self.decisions.clear();
        self.tasks.clear();
        self.minutes = None;
        self
    }
}
