//! A board as its members see it: meetings, decisions in minutes they may read, who sits in it.

use std::collections::BTreeMap;

use askama::Template;
use base::ids::{BoardId, MeetingId, OrganisationId};
use web::answer::{Answer, Refused, page};
use web::components::{empty, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::Member;
use crate::board::model::Board;
use crate::board::store as boards;
use crate::decision::model::Decision;
use crate::decision::store as decisions;
use crate::look::store as names;
use crate::meeting::model::MeetingState;
use crate::meeting::paper::when;
use crate::meeting::store as meetings;
use crate::seat::store as seats;

#[derive(Template)]
#[template(path = "boards/my_board.html")]
struct BoardPage {
    shell: Shell,
    board: Board,
    meetings: Vec<(MeetingId, String, String, tag::Tag)>,
    decisions: Vec<Decision>,
    members: Vec<String>,
}

/// `GET /meine-gremien/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let id: BoardId = request.path_value("id")?;
    if member.seat_in(id).is_none() {
        return Err(Refused::NotFound);
    }
    let board = boards::one(&mut member.tx, &member.permit, id).await?;
    let board = board.ok_or(Refused::NotFound)?;
    let all = meetings::of_board(&mut member.tx, &member.permit, id).await?;
    let mut decisions = decisions::of_board(&mut member.tx, &member.permit, id).await?;
    decisions.retain(|one| one.is_approved || board.shows_drafts);
    let organisations: BTreeMap<OrganisationId, String> =
        names::organisations(&mut member.tx, &member.permit)
            .await?
            .into_iter()
            .collect();
    let today = member.today;
    let members = seats::of_board(&mut member.tx, &member.permit, id)
        .await?
        .into_iter()
        .filter(|seat| seat.is_held_on(today))
        .map(|seat| {
            let organisation = seat.organisation.and_then(|id| organisations.get(&id));
            let mut words = vec![seat.function.clone()];
            words.extend(Some(seat.person_name.clone()).filter(|name| !name.is_empty()));
            words.extend(organisation.cloned());
            if seat.substitute_of.is_some() {
                words.push("Vertretung".to_owned());
            }
            words.join(", ")
        })
        .collect();
    page(&BoardPage {
        shell: request.shell_below(&board.name, &[("Meine Gremien", "/meine-gremien")]),
        meetings: all
            .iter()
            .map(|one| (one.id, when(one), one.place.clone(), mark(one.state)))
            .collect(),
        decisions,
        members,
        board,
    })
}

fn mark(state: MeetingState) -> tag::Tag {
    match state {
        MeetingState::Planned => tag::neutral(state.german()),
        MeetingState::Invited => tag::note(state.german()),
        MeetingState::Held | MeetingState::Cancelled => tag::warning(state.german()),
        MeetingState::Approved => tag::success(state.german()),
    }
}
