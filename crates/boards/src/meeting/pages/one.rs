//! A meeting as the staff prepares it: agenda with papers and guests, proposals, who comes, the invitation.

use access::act::Act;
use askama::Template;
use base::ids::{MeetingId, ThemeId};
use base::moment::Moment;
use themes::theme::model::ThemeHead;
use themes::theme::store as theme_store;
use web::answer::{Answer, Refused, page};
use web::components::field::Choice;
use web::components::{button, empty, facts, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::agenda::model::{Item, ItemKind, ItemState};
use crate::board::pages::list::mark;
use crate::decision::model::Decision;
use crate::look::{Look, reading};
use crate::meeting::attendance::{Attendance, Told};
use crate::meeting::model::{InvitationStanding, Meeting, MeetingState, invitation_standing};
use crate::meeting::paper::when;
use crate::paper::model::Consultation;
use crate::whole::Whole;

#[derive(Template)]
#[template(path = "boards/meeting.html")]
pub(crate) struct MeetingPage {
    shell: Shell,
    meeting: Meeting,
    mark: tag::Tag,
    facts: facts::Facts,
    warning: Option<String>,
    agenda: Vec<Line>,
    proposals: Vec<Item>,
    declined: Vec<Item>,
    coming: Vec<(String, &'static str, String)>,
    counts: Vec<(usize, &'static str)>,
    kinds: Vec<Choice>,
    themes: Vec<Choice>,
    is_ahead: bool,
    has_minutes: bool,
    may_write: bool,
    refused: Option<String>,
}

struct Line {
    number: usize,
    item: Item,
    theme: Option<(Option<ThemeId>, String)>,
    papers: Vec<Consultation>,
    guests: Vec<String>,
    result: String,
}

/// The meeting of the address.
pub(crate) async fn whole(request: &Request, look: &mut Look) -> Result<Whole, Refused> {
    let id: MeetingId = request.path_value("id")?;
    Whole::read(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}

/// The themes in motion, to choose from.
pub(crate) async fn theme_choices(look: &mut Look) -> Result<Vec<Choice>, Refused> {
    let heads = themes_in_motion(look).await?;
    Ok(heads.iter().map(theme_choice).collect())
}

fn theme_choice(head: &ThemeHead) -> Choice {
    Choice::new(head.id, format!("{}: {}", head.number, head.title))
}

async fn themes_in_motion(look: &mut Look) -> Result<Vec<ThemeHead>, Refused> {
    let wanted = theme_store::Wanted {
        is_in_motion: Some(true),
        limit: 200,
        ..theme_store::Wanted::default()
    };
    Ok(theme_store::heads(&mut look.tx, &look.permit, &wanted).await?)
}

/// `GET /sitzungen/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let whole = whole(&request, &mut look).await?;
    page(&MeetingPage::of(&request, &mut look, whole).await?)
}

impl MeetingPage {
    /// The page with what a rule refused.
    pub(crate) async fn refusing(
        request: &Request,
        look: &mut Look,
        (whole, refused): (Whole, String),
    ) -> Result<Self, Refused> {
        let mut page = Self::of(request, look, whole).await?;
        page.refused = Some(refused);
        Ok(page)
    }

    async fn of(request: &Request, look: &mut Look, whole: Whole) -> Result<Self, Refused> {
        let themes = themes_in_motion(look).await?;
        let may_see_themes = look.may_see_themes;
        let theme = |id: Option<ThemeId>| {
            let id = id?;
            let found = themes.iter().find(|head| head.id == id);
            let words = found.map(|head| format!("{}: {}", head.number, head.title));
            let way = Some(id).filter(|_| may_see_themes);
            Some((way, words.unwrap_or_else(|| "Thema".to_owned())))
        };
        let agenda = (1..)
            .zip(whole.agenda())
            .map(|(number, item)| Line {
                number,
                theme: theme(item.theme),
                papers: whole.papers_of(item.id).cloned().collect(),
                guests: whole.guests_of(item.id).map(|guest| guest.name.clone()).collect(),
                result: whole
                    .decision_of(item.id)
                    .map(Decision::result)
                    .unwrap_or_default(),
                item: item.clone(),
            })
            .collect();
        let in_state = |state: ItemState| {
            let own = whole.items.iter().filter(move |item| item.state == state);
            own.cloned().collect::<Vec<_>>()
        };
        let may_write = request.access().may(request.who()?, Act::MeetingWrite);
        let above = format!("/gremien/{}", whole.board.id);
        let title = format!("Sitzung am {}", whole.meeting.day().german());
        Ok(Self {
            shell: request.shell_below(title, &[("Gremien", "/gremien"), (&whole.board.name, &above)]),
            mark: mark(&whole.board, &whole.meeting, look.today),
            facts: facts(&whole, look),
            warning: warning(&whole, look),
            agenda,
            proposals: in_state(ItemState::Proposed),
            declined: in_state(ItemState::Declined),
            coming: coming(&whole, look),
            counts: counts(&whole),
            kinds: ItemKind::ALL
                .iter()
                .map(|kind| Choice::new(kind, kind.german()))
                .collect(),
            themes: themes.iter().map(theme_choice).collect(),
            is_ahead: whole.meeting.state.is_ahead(),
            has_minutes: whole.meeting.state.has_minutes(),
            may_write,
            refused: None,
            meeting: whole.meeting,
        })
    }
}

fn facts(whole: &Whole, look: &Look) -> facts::Facts {
    let mut facts = facts::list()
        .fact("Gremium", &whole.board.name)
        .href(format!("/gremien/{}", whole.board.id))
        .fact("Sitzung", when(&whole.meeting))
        .fact("Ort", &whole.meeting.place);
    if let Some(at) = whole.meeting.invited_at.map(Moment::day) {
        facts = facts.fact("Eingeladen am", at.german());
    } else if whole.meeting.state.is_ahead() {
        facts = facts.fact(
            "Einladen bis",
            whole.board.invites_by(whole.meeting.day()).german(),
        );
    }
    if !whole.board.is_informed_only {
        let needed = whole.board.quorum.needed(whole.assembly().entitled);
        let rule = match needed {
            0 => "keine Regel".to_owned(),
            needed => format!("ab {needed} von {} Stimmen", whole.assembly().entitled),
        };
        facts = facts.fact("Beschlussfähig", rule);
    }
    if !look.place_name(whole.board.municipality).is_empty() {
        facts = facts.fact("Kommune", look.place_name(whole.board.municipality));
    }
    facts
}

/// What is wrong with the invitation, in a sentence.
fn warning(whole: &Whole, look: &Look) -> Option<String> {
    if !whole.meeting.state.is_ahead() {
        return None;
    }
    match invitation_standing(&whole.board, &whole.meeting, look.today) {
        InvitationStanding::InTime | InvitationStanding::Open { .. } => None,
        InvitationStanding::SentLate { due } => Some(format!(
            "Die Einladung ging nach dem {} hinaus, dem letzten Tag der Einladungsfrist. Fragen Sie zu Beginn, ob alle \
             einverstanden sind.",
            due.german()
        )),
        InvitationStanding::Overdue { due } => Some(format!(
            "Die Einladung hätte bis zum {} hinausgehen müssen. Laden Sie gleich ein oder verschieben Sie die Sitzung.",
            due.german()
        )),
    }
}

fn coming(whole: &Whole, look: &Look) -> Vec<(String, &'static str, String)> {
    let line = |seat: &crate::seat::model::Seat| {
        let noted = whole.attendance_of(seat.id);
        let said = match noted.map(|line| (line.presence, line.told)) {
            Some((Some(presence), _)) => presence.german(),
            Some((None, Some(told))) => told.german(),
            _ => "keine Antwort",
        };
        let organisation = look.organisation_name(seat.organisation);
        let note = noted.map(|line| line.told_note.clone()).unwrap_or_default();
        let name = if organisation.is_empty() {
            seat.shown_name().to_owned()
        } else {
            format!("{}, {organisation}", seat.shown_name())
        };
        (name, said, note)
    };
    whole
        .seats
        .iter()
        .filter(|seat| seat.kind.is_permanent() || seat.substitute_of.is_some())
        .map(line)
        .collect()
}

fn counts(whole: &Whole) -> Vec<(usize, &'static str)> {
    let told = |told: Told| {
        let is_it = |line: &&Attendance| line.told == Some(told);
        whole.attendance.iter().filter(is_it).count()
    };
    vec![
        (told(Told::Comes), "kommen"),
        (told(Told::Substitute), "schicken Vertretung"),
        (told(Told::Declines), "sagen ab"),
    ]
}

impl MeetingPage {
    /// Whether the meeting is called off.
    fn is_cancelled(&self) -> bool {
        self.meeting.state == MeetingState::Cancelled
    }
}
