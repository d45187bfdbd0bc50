//! A board: its rules, seats, meetings, decisions, and what is to be done.

use access::act::Act;
use askama::Template;
use base::ids::{BoardId, MeetingId, MembershipId, RowId};
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::{button, empty, facts, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::list::mark;
use crate::board::model::Board;
use crate::board::store;
use crate::decision::model::Decision;
use crate::decision::store as decisions;
use crate::look::{Look, reading, writing};
use crate::meeting::model::Meeting;
use crate::meeting::paper::when;
use crate::meeting::store as meetings;
use crate::minutes::model::Task;
use crate::minutes::store as minutes;
use crate::seat::model::{Seat, entitled};
use crate::seat::store as seats;

#[derive(Template)]
#[template(path = "boards/board.html")]
struct BoardPage {
    shell: Shell,
    board: Board,
    facts: facts::Facts,
    votes: usize,
    seats: Vec<SeatRow>,
    former: Vec<SeatRow>,
    meetings: Vec<(MeetingId, String, String, tag::Tag)>,
    decisions: Vec<Decision>,
    tasks: Vec<(Task, bool)>,
    may_write: bool,
    may_meet: bool,
}

struct SeatRow {
    id: MembershipId,
    function: String,
    organisation: String,
    name: String,
    how: String,
    to_confirm: String,
}

/// The board of the address.
pub(crate) async fn board(request: &Request, look: &mut Look) -> Result<Board, Refused> {
    let id: BoardId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}

/// `GET /gremien/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let board = board(&request, &mut look).await?;
    let all = seats::of_board(&mut look.tx, &look.permit, board.id).await?;
    let founding = match board.founded_by {
        Some(id) => decisions::one(&mut look.tx, &look.permit, id).await?,
        None => None,
    };
    let rows: Vec<Meeting> = meetings::of_board(&mut look.tx, &look.permit, board.id).await?;
    let decisions = decisions::of_board(&mut look.tx, &look.permit, board.id).await?;
    let tasks = minutes::open_tasks(&mut look.tx, &look.permit, board.id).await?;
    let (now, former): (Vec<&Seat>, Vec<&Seat>) = all
        .iter()
        .partition(|seat| seat.until_day.is_none_or(|until| until >= look.today));
    let (access, who) = (request.access(), request.who()?);
    page(&BoardPage {
        shell: request.shell_below(&board.name, &[("Gremien", "/gremien")]),
        facts: facts(&board, founding.as_ref(), &look),
        votes: entitled(&all, look.today),
        seats: now.into_iter().map(|seat| row(seat, &all, &look)).collect(),
        former: former.into_iter().map(|seat| row(seat, &all, &look)).collect(),
        meetings: rows
            .iter()
            .map(|one| {
                (
                    one.id,
                    when(one),
                    one.place.clone(),
                    mark(&board, one, look.today),
                )
            })
            .collect(),
        decisions,
        tasks: tasks
            .into_iter()
            .map(|task| {
                let is_late = task.is_late(look.today);
                (task, is_late)
            })
            .collect(),
        may_write: access.may(who, Act::BoardWrite),
        may_meet: access.may(who, Act::MeetingWrite) && board.stands_on(look.today),
        board,
    })
}

fn facts(board: &Board, founding: Option<&Decision>, look: &Look) -> facts::Facts {
    let mut facts = facts::list().fact("Art", board.kind.german());
    if board.municipality.is_some() {
        facts = facts.fact("Kommune", look.place_name(board.municipality));
    }
    if let Some(region) = board.region.and_then(|id| look.structure.region(id)) {
        facts = facts.fact("Region", &region.name);
    }
    if let Some(decision) = founding {
        facts = facts
            .fact("Eingesetzt durch", format!("Beschluss {}", decision.number))
            .href(format!("/beschluesse/{}", decision.id));
    }
    if board.meets_per_year > 0 {
        facts = facts.fact("Sitzungen im Jahr", board.meets_per_year);
    }
    if !board.is_informed_only {
        facts = facts.fact("Beschlussfähig", board.quorum.german());
    }
    facts = facts
        .fact("Einladungsfrist", format!("{} Tage", board.invitation_days))
        .fact(
            "Entwurf der Niederschrift",
            if board.shows_drafts {
                "für Mitglieder lesbar"
            } else {
                "erst nach Genehmigung lesbar"
            },
        );
    if let Some(end) = board.ends_on {
        facts = facts.fact("Beendet", end.german());
    }
    facts
}

fn row(seat: &Seat, all: &[Seat], look: &Look) -> SeatRow {
    let main = seat
        .substitute_of
        .and_then(|id| all.iter().find(|one| one.id == id));
    let mut how = match main {
        Some(main) => vec![format!("Vertretung für {}", main.shown_name())],
        None => vec![seat.part.german().to_owned(), seat.kind.german().to_owned()],
    };
    if seat.has_vote && main.is_none() {
        how.push("mit Stimme".to_owned());
    }
    if let Some(until) = seat.until_day {
        how.push(format!("bis {}", until.german()));
    }
    if seat.from_day > look.today {
        how.push(format!("ab {}", seat.from_day.german()));
    }
    SeatRow {
        id: seat.id,
        function: seat.function.clone(),
        organisation: look.organisation_name(seat.organisation),
        name: seat.person_name.clone(),
        how: how.join(", "),
        to_confirm: seat.to_confirm.clone(),
    }
}

/// `POST /gremien/{id}/auftraege`: a task is done.
pub(super) async fn finish_task(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let board = board(&request, &mut look).await?;
    let task: RowId = request
        .form()?
        .text("auftrag")
        .parse()
        .map_err(|_| Refused::NotFound)?;
    if !minutes::finish_task(&mut look.tx, &look.permit, (board.id, task, look.today)).await? {
        return Err(Refused::NotFound);
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/gremien/{}", board.id), "gespeichert")
}
