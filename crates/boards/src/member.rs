//! What members of boards see: the boards in which they hold a seat today, and the items to which they are guests. Nothing
//! else of the house; what is not theirs looks like nothing.

mod board;
mod files;
mod home;
mod meeting;
mod paper;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{BoardId, MeetingId};
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::board::store::seats_of_account;
use crate::guest::store as guests;
use crate::seat::model::Seat;
use crate::whole::Whole;

pub(crate) fn routes() -> Routes {
    let (own, meeting) = (Act::OwnBoardRead, Fixture::Meeting);
    Routes::about("own boards")
        .get("/meine-gremien", own, Fixture::None, home::show)
        .and(
            Routes::about("own board")
                .get("/meine-gremien/{id}", own, Fixture::Board, board::show)
                .get("/meine-gremien/sitzungen/{id}", own, meeting, meeting::show)
                .post(
                    "/meine-gremien/sitzungen/{id}/teilnahme",
                    own,
                    meeting,
                    meeting::tell,
                )
                .post(
                    "/meine-gremien/sitzungen/{id}/vorschlag",
                    own,
                    meeting,
                    meeting::propose,
                )
                .get(
                    "/meine-gremien/sitzungen/{id}/einladung.pdf",
                    own,
                    meeting,
                    files::invitation,
                )
                .get(
                    "/meine-gremien/sitzungen/{id}/termin.ics",
                    own,
                    meeting,
                    files::calendar,
                )
                .get(
                    "/meine-gremien/sitzungen/{id}/niederschrift.pdf",
                    own,
                    meeting,
                    files::minutes,
                )
                .get("/meine-gremien/vorlagen/{id}", own, Fixture::Paper, paper::show)
                .get(
                    "/meine-gremien/vorlagen/{id}/vorlage.pdf",
                    own,
                    Fixture::Paper,
                    paper::file,
                ),
        )
}

/// Somebody in a board: the seats of today.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) tx: Tx,
    pub(crate) permit: Permit<House>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) today: Day,
}

impl Member {
    /// Opens a page for reading.
    pub(crate) async fn reading(request: &Request) -> Result<Self, Refused> {
        let who = request.who()?;
        let (tx, permit) = request.access().enter(who, Act::OwnBoardRead).await?;
        Self::seated(tx, permit).await
    }

    /// Opens a page for writing.
    pub(crate) async fn writing(request: &Request) -> Result<Self, Refused> {
        let (access, who) = (request.access(), request.who()?);
        let (tx, permit) = access
            .enter_writing(who, Act::OwnBoardRead, AuditSubject::House)
            .await?;
        Self::seated(tx, permit).await
    }

    async fn seated(mut tx: Tx, permit: Permit<House>) -> Result<Self, Refused> {
        let today = permit.now().day();
        let seats = seats_of_account(&mut tx, &permit, (permit.account(), today)).await?;
        Ok(Self {
            tx,
            permit,
            seats,
            today,
        })
    }

    /// The seat in this board, if there is one.
    pub(crate) fn seat_in(&self, board: BoardId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.board == board)
    }

    /// A meeting as this member may see it: all of it on a seat, the own items as a guest, nothing else. What is only
    /// planned shows to seats, not to guests.
    pub(crate) async fn meeting(&mut self, id: MeetingId) -> Result<Whole, Refused> {
        let whole = Whole::read(&mut self.tx, &self.permit, id).await?;
        let whole = whole.ok_or(Refused::NotFound)?;
        if self.seat_in(whole.board.id).is_some() {
            return Ok(for_member(whole));
        }
        let account = self.permit.account();
        let items = guests::items_of_account(&mut self.tx, &self.permit, (account, id)).await?;
        if items.is_empty() || whole.meeting.invited_at.is_none() {
            return Err(Refused::NotFound);
        }
        Ok(whole.for_guest(&items))
    }
}

/// A meeting as its members see it: minutes and decisions only once they may read them.
fn for_member(mut whole: Whole) -> Whole {
    let reads = whole
        .minutes
        .as_ref()
        .is_some_and(|minutes| minutes.is_for_members(whole.board.shows_drafts));
    if !reads {
        whole.minutes = None;
        whole.decisions.clear();
        whole.tasks.clear();
        for item in &mut whole.items {
            item.minutes.clear();
        }
    }
    whole
}
