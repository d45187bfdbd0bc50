//! The boards in which somebody holds a seat today, what comes next, and where one is a guest.

use askama::Template;
use base::ids::{BoardId, MeetingId};
use base::local_time::start_of;
use web::answer::{Answer, page};
use web::components::{empty, tag};
use web::request::Request;
use web::shell::Shell;

use super::Member;
use crate::board::store as boards;
use crate::guest::store as guests;
use crate::meeting::model::MeetingState;
use crate::meeting::paper::when;
use crate::meeting::store as meetings;

#[derive(Template)]
#[template(path = "boards/my_boards.html")]
struct HomePage {
    shell: Shell,
    coming: Vec<Coming>,
    boards: Vec<(BoardId, String, String)>,
}

struct Coming {
    id: MeetingId,
    board: String,
    when: String,
    place: String,
    mark: tag::Tag,
}

/// `GET /meine-gremien`
pub(super) async fn show(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let all = boards::boards(&mut member.tx, &member.permit).await?;
    let since = start_of(member.today);
    let ahead = meetings::from(&mut member.tx, &member.permit, since).await?;
    let account = member.permit.account();
    let as_guest = guests::meetings_of_account(&mut member.tx, &member.permit, (account, since)).await?;
    let name = |id: BoardId| {
        let board = all.iter().find(|board| board.id == id);
        board.map(|board| board.name.clone()).unwrap_or_default()
    };
    let coming = ahead
        .iter()
        .filter_map(|meeting| {
            let is_seat = member.seat_in(meeting.board).is_some();
            if !is_seat && !as_guest.contains(&meeting.id) {
                return None;
            }
            let mark = match meeting.state {
                MeetingState::Cancelled => tag::warning("abgesagt"),
                _ if is_seat => tag::success("Mitglied"),
                _ => tag::note("als Gast"),
            };
            Some(Coming {
                id: meeting.id,
                board: name(meeting.board),
                when: when(meeting),
                place: meeting.place.clone(),
                mark,
            })
        })
        .collect();
    page(&HomePage {
        shell: request.shell("Meine Gremien"),
        coming,
        boards: member
            .seats
            .iter()
            .map(|seat| {
                (
                    seat.board,
                    name(seat.board),
                    format!("{}, {}", seat.function, seat.part.german()),
                )
            })
            .collect(),
    })
}
