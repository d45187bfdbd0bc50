//! The page of one's own scratch notes beside a case.

use access::act::Act;
use askama::Template;
use base::ids::{CaseId, RowId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::opened::{Opened, opened, opened_for_writing};
use crate::closing::model::LONGEST_TEXT;
use crate::note::store;

/// The page below the case.
const PAGE: &str = "notizen";

pub(crate) fn routes() -> Routes {
    Routes::about("scratch note")
        .get("/faelle/{id}/notizen", Act::CaseWrite, Fixture::Case, ask)
        .post("/faelle/{id}/notizen", Act::CaseWrite, Fixture::Case, answer)
}

#[derive(Template)]
#[template(path = "cases/notes.html")]
struct NotesPage {
    shell: Shell,
    id: CaseId,
    notes: Vec<Row>,
    typed: String,
    errors: InputErrors,
}

struct Row {
    id: RowId,
    content: String,
    written: String,
    gone: String,
}

async fn ask(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseWrite).await?;
    page(&notes_page(&request, &mut case).await?)
}

async fn notes_page(request: &Request, case: &mut Opened) -> Result<NotesPage, Refused> {
    let notes = store::own(&mut case.tx, &case.permit).await?;
    let row = |note: &store::Note| {
        Some(Row {
            id: note.id,
            content: case.permit.reveal(&note.content)?.clone(),
            written: note.written_at.german(),
            gone: note.expires_on.german(),
        })
    };
    Ok(NotesPage {
        shell: case.shell(request, ("Notizen", PAGE)),
        id: case.permit.id(),
        notes: notes.iter().filter_map(row).collect(),
        typed: String::new(),
        errors: InputErrors::new(),
    })
}

async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let path = case.path(PAGE);
    if form.text("handlung") == "loeschen" {
        let id: RowId = form.text("notiz").parse().map_err(|_| Refused::NotFound)?;
        store::delete(&mut case.tx, &case.permit, id).await?;
        case.tx.commit().await?;
        return go_to_saying(&path, "gespeichert");
    }
    let content = form.text("text").trim().to_owned();
    let sentence = if content.is_empty() {
        "Bitte schreiben Sie etwas in die Notiz."
    } else if content.chars().count() > LONGEST_TEXT {
        "Bitte kürzen Sie die Notiz auf höchstens 10.000 Zeichen."
    } else {
        store::add(&mut case.tx, &case.permit, &content, request.access().ids()).await?;
        case.tx.commit().await?;
        return go_to_saying(&path, "gespeichert");
    };
    let mut shown = notes_page(&request, &mut case).await?;
    shown.errors.add("text", sentence);
    shown.typed = content;
    page_again(&shown)
}
