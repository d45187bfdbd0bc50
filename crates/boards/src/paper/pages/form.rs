//! The form of a paper. A new one can be filled from a theme; a change to a frozen edition begins the next one.

use access::act::Act;
use askama::Template;
use base::ids::{AgendaItemId, BoardId, PaperId, ThemeId};
use base::input::InputErrors;
use themes::theme::model::Theme;
use themes::theme::store as theme_store;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use super::one::Shown;
use crate::agenda::store as items;
use crate::board::model::BoardKind;
use crate::board::store as boards;
use crate::clash::{Clash, clash};
use crate::look::{Look, reading, writing};
use crate::meeting::pages::one::theme_choices;
use crate::meeting::store as meetings;
use crate::paper::draft::{Background, of_theme};
use crate::paper::form::PaperForm;
use crate::paper::model::{Paper, PaperKind, saving};
use crate::paper::store;

#[derive(Template)]
#[template(path = "boards/paper_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    is_new: bool,
    is_frozen: bool,
    form: PaperForm,
    errors: InputErrors,
    clash: Option<Clash>,
    kinds: Vec<Choice>,
    boards: Vec<Choice>,
    themes: Vec<Choice>,
}

impl FormPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (before, form): (Option<&Shown>, PaperForm),
    ) -> Result<Self, Refused> {
        let own = before.map(|shown| format!("/sitzungsvorlagen/{}", shown.paper.id));
        let crumbs = [("Gremien", "/gremien"), ("Vorlagen", "/sitzungsvorlagen")];
        let title = if own.is_some() {
            "Vorlage bearbeiten"
        } else {
            "Vorlage schreiben"
        };
        let all = boards::boards(&mut look.tx, &look.permit).await?;
        let standing = all.iter().filter(|board| board.stands_on(look.today));
        Ok(Self {
            shell: request.shell_below(title, &crumbs),
            action: own.as_ref().map_or_else(
                || "/sitzungsvorlagen/neu".to_owned(),
                |path| format!("{path}/bearbeiten"),
            ),
            back: own.unwrap_or_else(|| "/sitzungsvorlagen".to_owned()),
            is_new: before.is_none(),
            is_frozen: before.is_some_and(|shown| shown.edition.frozen_at.is_some()),
            kinds: PaperKind::ALL
                .iter()
                .map(|kind| Choice::new(kind, kind.german()))
                .collect(),
            boards: standing.map(|board| Choice::new(board.id, &board.name)).collect(),
            themes: theme_choices(look).await?,
            errors: InputErrors::new(),
            clash: None,
            form,
        })
    }
}

/// `GET /sitzungsvorlagen/neu`: with `?thema=` filled from the theme, with `?punkt=` laid before that item when it is saved.
pub(super) async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeetingWrite).await?;
    let query = request.query();
    let mut form = PaperForm {
        kind: PaperKind::DecisionPaper.to_string(),
        board: default_board(&mut look, &query.line("punkt"), &query.line("gremium")).await?,
        theme: query.line("thema"),
        item: query.line("punkt"),
        ..PaperForm::default()
    };
    if let Ok(id) = form.theme.parse::<ThemeId>() {
        // Filling a paper shows findings and figures; whoever only writes papers for others does not see them here.
        if !request.access().may(request.who()?, Act::ThemeRead) {
            return Err(Refused::NotFound);
        }
        let theme = theme_store::one(&mut look.tx, &look.permit, id).await?;
        let theme = theme.ok_or(Refused::NotFound)?;
        let background = background(&mut look, &theme).await?;
        form.title = theme.head.title.clone();
        form.parts = of_theme(&theme, &background);
    }
    page(&FormPage::of(&request, &mut look, (None, form)).await?)
}

/// The board for which a paper is written: that of the item, the one that was asked for, or the steering group.
async fn default_board(look: &mut Look, item: &str, board: &str) -> Result<String, Refused> {
    if let Ok(id) = item.parse::<AgendaItemId>()
        && let Some(item) = items::one(&mut look.tx, &look.permit, id).await?
        && let Some(meeting) = meetings::one(&mut look.tx, &look.permit, item.meeting).await?
    {
        return Ok(meeting.board.to_string());
    }
    if !board.is_empty() {
        return Ok(board.to_owned());
    }
    let all = boards::boards(&mut look.tx, &look.permit).await?;
    let steering = all.iter().find(|board| board.kind == BoardKind::SteeringGroup);
    Ok(steering.map(|board| board.id.to_string()).unwrap_or_default())
}

/// What is known of a theme beyond its own words.
async fn background(look: &mut Look, theme: &Theme) -> Result<Background, Refused> {
    let places = theme.places.iter().map(|id| look.place_name(Some(*id))).collect();
    let known = crate::paper::background::of(&mut look.tx, &look.permit, theme).await?;
    Ok(Background { places, ..known })
}

/// `POST /sitzungsvorlagen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let form = PaperForm::read(&request.form()?);
    let mut errors = form.checked().err().unwrap_or_default();
    let board = match form.board.parse::<BoardId>() {
        Ok(id) => boards::one(&mut look.tx, &look.permit, id).await?,
        Err(_) => None,
    };
    if board.is_none() {
        errors.add("gremium", "Bitte das Gremium wählen.");
    }
    let theme = match form.theme.parse::<ThemeId>() {
        Ok(id) => theme_store::one(&mut look.tx, &look.permit, id).await?,
        Err(_) => None,
    };
    let Some(board) = board.filter(|_| errors.is_empty()) else {
        return page_again(&FormPage {
            errors,
            ..FormPage::of(&request, &mut look, (None, form)).await?
        });
    };
    let now = look.permit.now();
    let year = look.today.year();
    let paper = Paper {
        id: PaperId::from_uuid(request.access().ids().next()),
        number: store::next_number(&mut look.tx, year).await?,
        kind: form.kind(),
        title: form.title.clone(),
        board: board.id,
        theme: theme.map(|theme| theme.head.id),
        edition: 1,
        ended_on: None,
        created_at: now,
        version: 1,
    };
    store::add(&mut look.tx, &look.permit, (&paper, &form.parts)).await?;
    if let Ok(id) = form.item.parse::<AgendaItemId>()
        && let Some(item) = items::one(&mut look.tx, &look.permit, id).await?
    {
        store::lay_before(&mut look.tx, &look.permit, (item.id, paper.id)).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/sitzungsvorlagen/{}", paper.id), "angelegt")
}

/// The newest edition of the paper of the address.
async fn newest(request: &Request, look: &mut Look) -> Result<Shown, Refused> {
    let id: PaperId = request.path_value("id")?;
    let mut shown = Shown::of(request, (&mut look.tx, &look.permit), id).await?;
    if let Some(first) = shown.editions.first() {
        shown.edition = first.clone();
    }
    Ok(shown)
}

/// `GET /sitzungsvorlagen/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeetingWrite).await?;
    let shown = newest(&request, &mut look).await?;
    let form = PaperForm::of(&shown.paper, &shown.edition);
    page(&FormPage::of(&request, &mut look, (Some(&shown), form)).await?)
}

/// `POST /sitzungsvorlagen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let shown = newest(&request, &mut look).await?;
    let known = PaperForm::of(&shown.paper, &shown.edition);
    let form = PaperForm {
        kind: known.kind.clone(),
        board: known.board.clone(),
        theme: known.theme.clone(),
        ..PaperForm::read(&request.form()?)
    };
    if let Err(errors) = form.checked() {
        return page_again(&FormPage {
            errors,
            ..FormPage::of(&request, &mut look, (Some(&shown), form)).await?
        });
    }
    let today = look.today;
    let after = Paper {
        title: form.title.clone(),
        ended_on: form.is_ended.then(|| shown.paper.ended_on.unwrap_or(today)),
        version: form.version,
        ..shown.paper.clone()
    };
    let is_changed = form.title != known.title || form.parts != known.parts;
    let saving = saving(
        shown.edition.number,
        shown.edition.frozen_at.is_some() && is_changed,
    );
    if !store::save(&mut look.tx, &look.permit, (&after, &form.parts, saving)).await? {
        let clash = clash(form.shown(), known.shown());
        let form = PaperForm {
            version: shown.paper.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &mut look, (Some(&shown), form)).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/sitzungsvorlagen/{}", shown.paper.id), "gespeichert")
}
