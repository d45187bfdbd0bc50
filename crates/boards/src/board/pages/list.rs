//! All boards: what kind, where, how many seats, when they meet next. What has ended stands below.

use std::collections::BTreeMap;

use access::act::Act;
use askama::Template;
use base::ids::{BoardId, MeetingId};
use base::local_time::start_of;
use web::answer::{Answer, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use crate::board::model::{Board, BoardKind};
use crate::board::store;
use crate::look::reading;
use crate::meeting::model::{InvitationStanding, Meeting, MeetingState, invitation_standing};
use crate::meeting::paper::when;
use crate::meeting::store as meetings;
use crate::seat::store as seats;

#[derive(Template)]
#[template(path = "boards/boards.html")]
struct ListPage {
    shell: Shell,
    coming: Vec<Coming>,
    groups: Vec<(&'static str, Vec<Row>)>,
    ended: Vec<(BoardId, String)>,
    may_write: bool,
}

struct Coming {
    id: MeetingId,
    board: String,
    when: String,
    place: String,
    mark: tag::Tag,
}

struct Row {
    id: BoardId,
    name: String,
    place: String,
    seats: i64,
    next: String,
    to_confirm: bool,
}

/// The mark of a meeting that is still to come.
pub(crate) fn mark(board: &Board, meeting: &Meeting, today: base::day::Day) -> tag::Tag {
    match (meeting.state, invitation_standing(board, meeting, today)) {
        (MeetingState::Cancelled, _) => tag::neutral("abgesagt"),
        (MeetingState::Held, _) => tag::warning("Niederschrift im Entwurf"),
        (MeetingState::Approved, _) => tag::success("Niederschrift genehmigt"),
        (_, InvitationStanding::InTime) => tag::success("eingeladen"),
        (_, InvitationStanding::SentLate { due }) => {
            tag::warning(format!("eingeladen, Frist war {}", due.german())).icon("schedule")
        }
        (_, InvitationStanding::Open { due }) => tag::note(format!("einladen bis {}", due.german())),
        (_, InvitationStanding::Overdue { due }) => {
            tag::danger(format!("Einladung überfällig seit {}", due.german())).icon("schedule")
        }
    }
}

/// `GET /gremien`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let boards = store::boards(&mut look.tx, &look.permit).await?;
    let counts: BTreeMap<BoardId, (i64, i64)> = seats::counts(&mut look.tx, &look.permit, look.today)
        .await?
        .into_iter()
        .map(|(id, seats, open)| (id, (seats, open)))
        .collect();
    let mut ahead = meetings::from(&mut look.tx, &look.permit, start_of(look.today)).await?;
    ahead.retain(|meeting| meeting.state != MeetingState::Cancelled);
    let coming = ahead
        .iter()
        .filter_map(|meeting| {
            let board = boards.iter().find(|board| board.id == meeting.board)?;
            Some(Coming {
                id: meeting.id,
                board: board.name.clone(),
                when: when(meeting),
                place: meeting.place.clone(),
                mark: mark(board, meeting, look.today),
            })
        })
        .take(10)
        .collect();
    let (standing, ended): (Vec<Board>, Vec<Board>) =
        boards.into_iter().partition(|board| board.stands_on(look.today));
    let mut groups = Vec::new();
    for kind in BoardKind::ALL {
        let rows: Vec<Row> = standing
            .iter()
            .filter(|board| board.kind == *kind)
            .map(|board| {
                let (seats, open) = counts.get(&board.id).copied().unwrap_or_default();
                let next = ahead.iter().find(|meeting| meeting.board == board.id);
                Row {
                    id: board.id,
                    name: board.name.clone(),
                    place: look.place_name(board.municipality),
                    seats,
                    next: next.map(|meeting| meeting.day().german()).unwrap_or_default(),
                    to_confirm: open > 0 || !board.to_confirm.is_empty(),
                }
            })
            .collect();
        if !rows.is_empty() {
            groups.push((kind.german(), rows));
        }
    }
    page(&ListPage {
        shell: request.shell("Gremien"),
        coming,
        groups,
        ended: ended.into_iter().map(|board| (board.id, board.name)).collect(),
        may_write: request.access().may(request.who()?, Act::BoardWrite),
    })
}
