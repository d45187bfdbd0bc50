//! A meeting as a member or a guest sees it: agenda, papers, the own answer, a proposal, minutes once they may be read.

use askama::Template;
use base::ids::{AgendaItemId, MeetingId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, facts, field, notice, tag};
use web::form::limited;
use web::request::Request;
use web::shell::Shell;

use super::Member;
use crate::agenda::model::{Item, ItemKind, ItemState};
use crate::agenda::pages::add::next_position;
use crate::agenda::store as items;
use crate::decision::model::Decision;
use crate::look::{LONGEST_LINE, LONGEST_NOTE, needed};
use crate::meeting::attendance::Told;
use crate::meeting::model::{Meeting, MeetingState};
use crate::meeting::paper::when;
use crate::meeting::store::attendance::{Telling, tell as note_told};
use crate::minutes::paper::standing;
use crate::paper::model::Consultation;
use crate::whole::Whole;

#[derive(Template)]
#[template(path = "boards/my_meeting.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that the template asks by itself"
)]
struct MeetingPage {
    shell: Shell,
    meeting: Meeting,
    facts: facts::Facts,
    is_guest: bool,
    is_cancelled: bool,
    lines: Vec<Line>,
    proposals: Vec<(Item, tag::Tag)>,
    answers: Vec<Choice>,
    answer: String,
    note: String,
    may_answer: bool,
    may_propose: bool,
    has_minutes: bool,
    standing: String,
    form: Proposal,
    errors: InputErrors,
}

struct Line {
    number: usize,
    item: Item,
    papers: Vec<Consultation>,
    decision: Option<Decision>,
    tasks: Vec<String>,
}

#[derive(Clone, Debug, Default)]
struct Proposal {
    title: String,
    reason: String,
}

impl MeetingPage {
    fn of(request: &Request, member: &Member, whole: Whole) -> Self {
        let seat = member.seat_in(whole.board.id);
        let told = seat.and_then(|seat| whole.attendance_of(seat.id));
        let account = member.permit.account();
        let proposals = whole
            .items
            .iter()
            .filter(|item| item.proposed_by == Some(account) && item.state != ItemState::Accepted)
            .map(|item| {
                let mark = match item.state {
                    ItemState::Declined => tag::warning(item.state.german()),
                    _ => tag::note("wartet auf Antwort"),
                };
                (item.clone(), mark)
            })
            .collect();
        let lines = (1..)
            .zip(whole.agenda())
            .map(|(number, item)| Line {
                number,
                papers: whole.papers_of(item.id).cloned().collect(),
                decision: whole.decision_of(item.id).cloned(),
                tasks: whole
                    .tasks_of(item.id)
                    .map(crate::minutes::model::Task::german)
                    .collect(),
                item: item.clone(),
            })
            .collect();
        let above = format!("/meine-gremien/{}", whole.board.id);
        let home = ("Meine Gremien", "/meine-gremien");
        let title = format!("Sitzung am {}", whole.meeting.day().german());
        let shell = match seat {
            Some(_) => request.shell_below(title, &[home, (&whole.board.name, &above)]),
            None => request.shell_below(title, &[home]),
        };
        let is_invited = whole.meeting.state == MeetingState::Invited;
        Self {
            shell,
            facts: facts::list()
                .fact("Gremium", &whole.board.name)
                .fact("Sitzung", when(&whole.meeting))
                .fact("Ort", &whole.meeting.place),
            is_guest: seat.is_none(),
            is_cancelled: whole.meeting.state == MeetingState::Cancelled,
            lines,
            proposals,
            answers: Told::ALL
                .iter()
                .map(|told| Choice::new(told, told.as_said()))
                .collect(),
            answer: told
                .and_then(|line| line.told)
                .map(|told| told.to_string())
                .unwrap_or_default(),
            note: told.map(|line| line.told_note.clone()).unwrap_or_default(),
            may_answer: seat.is_some() && is_invited,
            may_propose: seat.is_some() && whole.meeting.state.is_ahead(),
            has_minutes: whole.minutes.is_some(),
            standing: if whole.minutes.is_some() {
                standing(&whole)
            } else {
                String::new()
            },
            form: Proposal::default(),
            errors: InputErrors::new(),
            meeting: whole.meeting,
        }
    }
}

/// `GET /meine-gremien/sitzungen/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let id: MeetingId = request.path_value("id")?;
    let whole = member.meeting(id).await?;
    page(&MeetingPage::of(&request, &member, whole))
}

/// `POST /meine-gremien/sitzungen/{id}/teilnahme`
pub(super) async fn tell(request: Request) -> Answer {
    let mut member = Member::writing(&request).await?;
    let id: MeetingId = request.path_value("id")?;
    let whole = member.meeting(id).await?;
    let seat = member.seat_in(whole.board.id).ok_or(Refused::NotFound)?.id;
    let form = request.form()?;
    let back = format!("/meine-gremien/sitzungen/{id}");
    let told: Option<Told> = form.text("teilnahme").parse().ok();
    if let Some(told) = told.filter(|_| whole.meeting.state == MeetingState::Invited) {
        let note = form.line("anmerkung").chars().take(LONGEST_LINE).collect();
        let telling = Telling {
            meeting: id,
            seat,
            told,
            note,
        };
        note_told(&mut member.tx, &member.permit, &telling).await?;
        member.tx.commit().await?;
    }
    go_to_saying(&back, "gespeichert")
}

/// `POST /meine-gremien/sitzungen/{id}/vorschlag`: any member may propose an item.
pub(super) async fn propose(request: Request) -> Answer {
    let mut member = Member::writing(&request).await?;
    let id: MeetingId = request.path_value("id")?;
    let whole = member.meeting(id).await?;
    let proposer = member
        .seat_in(whole.board.id)
        .ok_or(Refused::NotFound)?
        .shown_name()
        .to_owned();
    let form = request.form()?;
    let proposal = Proposal {
        title: form.line("titel"),
        reason: form.text("worum").replace("\r\n", "\n"),
    };
    let mut errors = InputErrors::new();
    needed(
        &mut errors,
        "titel",
        &proposal.title,
        "Bitte sagen Sie in einer Zeile, worum es geht.",
    );
    limited(&proposal.reason, ("worum", LONGEST_NOTE), &mut errors);
    if !whole.meeting.state.is_ahead() {
        errors.add(
            "titel",
            "Für diese Sitzung ist es zu spät. Bitte schlagen Sie den Punkt für die nächste vor.",
        );
    }
    if !errors.is_empty() {
        let mut page = MeetingPage::of(&request, &member, whole);
        page.form = proposal;
        page.errors = errors;
        return page_again(&page);
    }
    let item = Item {
        id: AgendaItemId::from_uuid(request.access().ids().next()),
        meeting: id,
        position: next_position(&whole),
        kind: ItemKind::Other,
        title: proposal.title,
        reason: proposal.reason,
        theme: None,
        state: ItemState::Proposed,
        proposed_by: Some(member.permit.account()),
        proposer,
        declined_reason: String::new(),
        minutes: String::new(),
        written_by: None,
        written_at: None,
        version: 1,
    };
    items::add(&mut member.tx, &member.permit, &[item]).await?;
    member.tx.commit().await?;
    go_to_saying(&format!("/meine-gremien/sitzungen/{id}"), "gespeichert")
}
