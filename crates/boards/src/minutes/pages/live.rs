//! The minutes on one page: who is there, each item with its form, what earlier minutes wait for approval.

use access::act::Act;
use askama::Template;
use base::ids::{AgendaItemId, MeetingId, MembershipId};
use base::input::InputErrors;
use base::moment::Moment;
use web::answer::{Answer, Refused, go_to, page};
use web::components::conflict::{self, Conflict};
use web::components::field::Choice;
use web::components::{button, errors, facts, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::agenda::model::Item;
use crate::decision::model::Decision;
use crate::look::{Look, reading};
use crate::meeting::attendance::{Presence, Told};
use crate::meeting::model::{Meeting, MeetingState};
use crate::meeting::pages::one::whole;
use crate::meeting::paper::when;
use crate::meeting::store as meetings;
use crate::minutes::form::MinutesForm;
use crate::minutes::model::Task;
use crate::minutes::paper::{quorum, standing};
use crate::seat::model::Seat;
use crate::whole::Whole;

#[derive(Template)]
#[template(path = "boards/minutes.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that the template asks by itself"
)]
pub(crate) struct MinutesPage {
    shell: Shell,
    meeting: MeetingId,
    standing: tag::Tag,
    facts: facts::Facts,
    has_quorum: bool,
    is_informed_only: bool,
    quorum: String,
    attendance: Vec<SeatLine>,
    presences: Vec<Choice>,
    is_noted: bool,
    noted: Vec<(String, String)>,
    items: Vec<ItemLine>,
    waiting: Vec<(MeetingId, String)>,
    approvers: Vec<Choice>,
    remark: String,
    may_write: bool,
    errors: InputErrors,
    refused: Option<String>,
}

struct SeatLine {
    field: String,
    name: String,
    presence: &'static str,
}

struct ItemLine {
    number: usize,
    item: Item,
    form: MinutesForm,
    papers: Vec<Choice>,
    decision: Option<Decision>,
    tasks: Vec<Task>,
    conflict: Option<Conflict>,
    has_errors: bool,
    written: String,
}

impl ItemLine {
    /// The id of a field; the one with the errors bears the plain names, to which the list of errors leads.
    fn id(&self, name: &str) -> String {
        if self.has_errors {
            name.to_owned()
        } else {
            format!("{name}-{}", self.number)
        }
    }

    fn has_decision_open(&self) -> bool {
        !self.form.decision.is_empty() || self.has_errors
    }
}

/// The name of a seat's field in the list of who is there.
pub(super) fn seat_field(seat: MembershipId) -> String {
    format!("da-{seat}")
}

/// The seats that can be there: permanent ones and their substitutes, and whoever is noted already.
pub(super) fn listed(whole: &Whole) -> impl Iterator<Item = &Seat> {
    whole
        .seats
        .iter()
        .filter(|seat| seat.kind.is_permanent() || whole.attendance_of(seat.id).is_some())
}

/// `GET /sitzungen/{id}/niederschrift`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let whole = whole(&request, &mut look).await?;
    if whole.minutes.is_none() {
        return go_to(&format!("/sitzungen/{}", whole.meeting.id));
    }
    page(&MinutesPage::of(&request, &mut look, &whole).await?)
}

impl MinutesPage {
    pub(super) async fn of(request: &Request, look: &mut Look, whole: &Whole) -> Result<Self, Refused> {
        let meeting = &whole.meeting;
        let is_draft = meeting.state == MeetingState::Held;
        let may_write = is_draft && request.access().may(request.who()?, Act::MeetingWrite);
        let others = if is_draft {
            meetings::of_board(&mut look.tx, &look.permit, whole.board.id).await?
        } else {
            Vec::new()
        };
        let above = format!("/sitzungen/{}", meeting.id);
        let day = format!("Sitzung am {}", meeting.day().german());
        let text = standing(whole);
        let assembly = whole.assembly();
        Ok(Self {
            shell: request.shell_below("Niederschrift", &[("Gremien", "/gremien"), (&day, &above)]),
            meeting: meeting.id,
            standing: if is_draft {
                tag::warning(text)
            } else {
                tag::success(text)
            },
            facts: facts::list()
                .fact("Gremium", &whole.board.name)
                .fact("Sitzung", when(meeting))
                .fact("Ort", &meeting.place),
            has_quorum: assembly.has_quorum(),
            is_informed_only: assembly.is_informed_only,
            quorum: quorum(whole),
            attendance: listed(whole).map(|seat| seat_line(whole, seat, look)).collect(),
            presences: Presence::ALL
                .iter()
                .map(|one| Choice::new(one, one.german()))
                .collect(),
            is_noted: whole.noted().next().is_some(),
            noted: whole.noted().map(noted).collect(),
            items: (1..)
                .zip(whole.agenda())
                .map(|line| item_line(whole, line))
                .collect(),
            waiting: waiting(meeting, &others),
            approvers: approvers(meeting, &others),
            remark: whole
                .minutes
                .as_ref()
                .map(|minutes| minutes.approved_note.clone())
                .unwrap_or_default(),
            may_write,
            errors: InputErrors::new(),
            refused: None,
        })
    }

    /// The page with what a rule refused.
    pub(super) fn refusing(mut self, refused: String) -> Self {
        self.refused = Some(refused);
        self
    }

    /// The page with what was typed at an item and what is wrong with it.
    pub(super) fn with_errors(
        mut self,
        (item, form): (AgendaItemId, MinutesForm),
        errors: InputErrors,
    ) -> Self {
        if let Some(line) = self.items.iter_mut().find(|line| line.item.id == item) {
            line.form = form;
            line.has_errors = true;
        }
        self.errors = errors;
        self
    }

    /// The page with what was typed at an item beside what somebody else saved there meanwhile.
    pub(super) fn with_conflict(mut self, (item, form): (AgendaItemId, MinutesForm)) -> Self {
        if let Some(line) = self.items.iter_mut().find(|line| line.item.id == item) {
            let by = line
                .item
                .written_by
                .clone()
                .unwrap_or_else(|| "jemand anderes".to_owned());
            let when = line
                .item
                .written_at
                .map_or_else(|| "gerade eben".to_owned(), Moment::german);
            let both = conflict::with(by, when)
                .field("text", "Niederschrift")
                .texts(&form.text, &line.item.minutes);
            line.conflict = Some(both);
            line.form = MinutesForm {
                version: line.item.version,
                ..form
            };
            line.has_errors = true;
        }
        self
    }
}

fn seat_line(whole: &Whole, seat: &Seat, look: &Look) -> SeatLine {
    let line = whole.attendance_of(seat.id);
    let told = line.and_then(|line| line.told);
    let presence = match (line.and_then(|line| line.presence), told) {
        (Some(presence), _) => presence,
        (None, Some(Told::Comes)) => Presence::Present,
        (None, Some(Told::Declines | Told::Substitute)) => Presence::Excused,
        (None, None) => Presence::Absent,
    };
    let mut name = seat.shown_name().to_owned();
    let organisation = look.organisation_name(seat.organisation);
    if !organisation.is_empty() {
        name = format!("{name}, {organisation}");
    }
    if seat.substitute_of.is_some() {
        name = format!("{name} (Vertretung)");
    }
    SeatLine {
        field: seat_field(seat.id),
        name,
        presence: presence.code(),
    }
}

fn noted(line: &crate::meeting::attendance::Attendance) -> (String, String) {
    let presence = line.presence.map(Presence::german).unwrap_or_default();
    let vote = if line.counts { ", mit Stimme" } else { "" };
    (line.shown(), format!("{presence}{vote}"))
}

fn item_line(whole: &Whole, (number, item): (usize, &Item)) -> ItemLine {
    let decision = whole.decision_of(item.id).cloned();
    let papers = whole.papers_of(item.id).map(|one| {
        Choice::new(
            one.paper,
            format!("{}, Fassung {}: {}", one.number, one.edition, one.title),
        )
    });
    let written = match (&item.written_by, item.written_at) {
        (Some(by), Some(at)) => format!("{by}, {}", at.german()),
        _ => String::new(),
    };
    let mut form = MinutesForm::of(item, decision.as_ref());
    let mut own = whole.papers_of(item.id);
    if let (true, None, Some(only), None) = (form.paper.is_empty(), &decision, own.next(), own.next()) {
        form.paper = only.paper.to_string();
    }
    ItemLine {
        number,
        form,
        papers: papers.collect(),
        decision,
        tasks: whole.tasks_of(item.id).cloned().collect(),
        conflict: None,
        has_errors: false,
        written,
        item: item.clone(),
    }
}

/// Earlier minutes that this meeting can approve.
fn waiting(meeting: &Meeting, others: &[Meeting]) -> Vec<(MeetingId, String)> {
    others
        .iter()
        .filter(|one| one.state == MeetingState::Held && one.starts_at < meeting.starts_at)
        .map(|one| (one.id, one.day().german()))
        .collect()
}

/// Later meetings that can approve these minutes.
fn approvers(meeting: &Meeting, others: &[Meeting]) -> Vec<Choice> {
    others
        .iter()
        .filter(|one| one.state.has_minutes() && one.starts_at > meeting.starts_at)
        .map(|one| Choice::new(one.id, when(one)))
        .collect()
}
