//! The form of a meeting; a new one begins with the usual agenda of its board.

use access::act::Act;
use askama::Template;
use base::ids::{AgendaItemId, MeetingId};
use base::input::InputErrors;
use web::answer::{Answer, go_to, go_to_saying, page, page_again, page_conflict};
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::one::whole;
use crate::agenda::model::{Item, ItemState, usual};
use crate::agenda::store as items;
use crate::board::model::Board;
use crate::board::pages::one::board;
use crate::clash::{Clash, clash};
use crate::look::{reading, writing};
use crate::meeting::form::MeetingForm;
use crate::meeting::model::Meeting;
use crate::meeting::store;

#[derive(Template)]
#[template(path = "boards/meeting_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    is_new: bool,
    form: MeetingForm,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl FormPage {
    fn of(request: &Request, board: &Board, (before, form): (Option<&Meeting>, MeetingForm)) -> Self {
        let above = format!("/gremien/{}", board.id);
        let (title, action, back) = match before {
            Some(meeting) => {
                let own = format!("/sitzungen/{}", meeting.id);
                ("Sitzung bearbeiten", format!("{own}/bearbeiten"), own)
            }
            None => ("Sitzung planen", format!("{above}/sitzungen/neu"), above.clone()),
        };
        Self {
            shell: request.shell_below(title, &[("Gremien", "/gremien"), (&board.name, &above)]),
            action,
            back,
            is_new: before.is_none(),
            form,
            errors: InputErrors::new(),
            clash: None,
        }
    }
}

/// `GET /gremien/{id}/sitzungen/neu`
pub(super) async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeetingWrite).await?;
    let board = board(&request, &mut look).await?;
    page(&FormPage::of(&request, &board, (None, MeetingForm::new())))
}

/// `POST /gremien/{id}/sitzungen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let board = board(&request, &mut look).await?;
    let form = MeetingForm::read(&request.form()?);
    let ids = request.access().ids();
    let id = MeetingId::from_uuid(ids.next());
    let meeting = match form.checked(id, board.id) {
        Ok(meeting) => meeting,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &board, (None, form))
            });
        }
    };
    store::add(&mut look.tx, &look.permit, &meeting).await?;
    if form.usual_agenda {
        let agenda: Vec<Item> = (1..)
            .zip(usual(board.kind))
            .map(|(position, kind)| Item {
                id: AgendaItemId::from_uuid(ids.next()),
                meeting: id,
                position,
                kind: *kind,
                title: kind.german().to_owned(),
                reason: String::new(),
                theme: None,
                state: ItemState::Accepted,
                proposed_by: None,
                proposer: String::new(),
                declined_reason: String::new(),
                minutes: String::new(),
                written_by: None,
                written_at: None,
                version: 1,
            })
            .collect();
        items::add(&mut look.tx, &look.permit, &agenda).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/sitzungen/{id}"), "angelegt")
}

/// `GET /sitzungen/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    if !whole.meeting.state.is_ahead() {
        return go_to(&format!("/sitzungen/{}", whole.meeting.id));
    }
    let form = MeetingForm::of(&whole.meeting);
    page(&FormPage::of(
        &request,
        &whole.board,
        (Some(&whole.meeting), form),
    ))
}

/// `POST /sitzungen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    let (board, before) = (&whole.board, &whole.meeting);
    let form = MeetingForm::read(&request.form()?);
    let back = format!("/sitzungen/{}", before.id);
    if !before.state.is_ahead() {
        return go_to(&back);
    }
    let after = match form.checked(before.id, board.id) {
        Ok(meeting) => meeting,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, board, (Some(before), form))
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(), MeetingForm::of(before).shown());
        let form = MeetingForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, board, (Some(before), form))
        });
    }
    look.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}
