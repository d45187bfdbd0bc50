//! The page of one's own scratch notes beside a case.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{CaseId, RowId};
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::frame;
use crate::closing::model::LONGEST_TEXT;
use crate::note::store;

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
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .reading(who, Act::CaseWrite, request.path_value("id")?)
        .await?;
    page(&notes_page(&request, (&mut tx, &permit)).await?)
}

async fn notes_page(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<CaseId>),
) -> Result<NotesPage, Refused> {
    let head = frame::head(tx, permit).await?;
    let notes = store::own(tx, permit).await?;
    let row = |note: &store::Note| {
        Some(Row {
            id: note.id,
            content: permit.reveal(&note.content)?.clone(),
            written: note.written_at.german(),
            gone: note.expires_on.german(),
        })
    };
    Ok(NotesPage {
        shell: frame::shell(request, permit.id(), &head, "Notizen"),
        id: permit.id(),
        notes: notes.iter().filter_map(row).collect(),
        typed: String::new(),
        errors: InputErrors::new(),
    })
}

async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access
        .writing(who, Act::CaseWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let path = format!("/faelle/{}/notizen", permit.id());
    if form.text("handlung") == "loeschen" {
        let id: RowId = form.text("notiz").parse().map_err(|_| Refused::NotFound)?;
        store::delete(&mut tx, &permit, id).await?;
        tx.commit().await?;
        return go_to_saying(&path, "gespeichert");
    }
    let content = form.text("text").trim().to_owned();
    let sentence = if content.is_empty() {
        "Bitte schreiben Sie etwas in die Notiz."
    } else if content.chars().count() > LONGEST_TEXT {
        "Bitte kürzen Sie die Notiz auf höchstens 10.000 Zeichen."
    } else {
        store::add(&mut tx, &permit, &content, access.ids()).await?;
        tx.commit().await?;
        return go_to_saying(&path, "gespeichert");
    };
    let mut shown = notes_page(&request, (&mut tx, &permit)).await?;
    shown.errors.add("text", sentence);
    shown.typed = content;
    page_again(&shown)
}
