//! The documents of a case: what is filed, filing, saving to the own machine, removing with a reason.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use base::refusal::Refusal;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing, path};
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::{self, Choice, Field};
use web::components::{button, empty, errors, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;
use web::upload::format::{Format, german_size};
use web::upload::refused::FileRefused;
use web::upload::saving::Saved;
use web::upload::{Clean, Upload, checked};

use crate::document::filing;
use crate::document::model::{DocumentKind, file_stem};
use crate::document::sending::{Sent, asked_for, send};
use crate::document::store::{self, Filed, NewDocument};
use crate::typed;

/// The field of the file.
const FILE: &str = "datei";
/// The page below the case.
const PAGE: &str = "unterlagen";

/// The routes of documents.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::CaseRead, Act::CaseWrite);
    Routes::about("document")
        .get("/faelle/{id}/unterlagen", read, Fixture::Case, show)
        .post_files("/faelle/{id}/unterlagen", write, Fixture::Case, add)
        .get("/faelle/{id}/unterlagen/datei", read, Fixture::Case, save)
        .post("/faelle/{id}/unterlagen/loeschung", write, Fixture::Case, remove)
}

#[derive(Template)]
#[template(path = "letters/documents.html")]
struct DocumentsPage {
    shell: Shell,
    path: String,
    may_write: bool,
    new_id: String,
    fields: Vec<Field>,
    file: Field,
    documents: Vec<Shown>,
    errors: InputErrors,
}

struct Shown {
    id: RowId,
    kind: &'static str,
    title: String,
    dated_on: String,
    size: String,
    format: &'static str,
    added: String,
    removed: Option<String>,
    reason: Field,
    is_asked: bool,
}

/// What was typed about a document.
#[derive(Default)]
struct Input {
    id: String,
    kind: String,
    title: String,
    dated_on: String,
    removed: String,
    reason: String,
}

impl Input {
    fn of(form: &Form) -> Self {
        Self {
            id: form.text("neu").to_owned(),
            kind: form.text("art").to_owned(),
            title: form.line("titel"),
            dated_on: form.text("vom").to_owned(),
            removed: form.text("unterlage").to_owned(),
            reason: form.line("grund"),
        }
    }
}

async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    page(&documents_page(&request, &mut case, (Input::default(), InputErrors::new())).await?)
}

async fn add(request: Request) -> Answer {
    // Nothing is shown or written before the file was looked at, which takes seconds: the line comes with the filing.
    let case = opened_for_writing(&request, Act::CaseWrite).await?;
    let (case_id, is_open) = (case.permit.id(), case.head.phase.is_open());
    drop(case);
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let today = request.access().clock().today();
    let kind = form.text("art").parse::<DocumentKind>();
    if kind.is_err() {
        errors.add("art", "Bitte wählen Sie, was es ist.");
    }
    let title = typed::line(&form, "titel", &mut errors);
    let dated_on = dated_on(&form, (today, &mut errors));
    if !is_open {
        errors.add(FILE, CLOSED);
    }
    let checked = if errors.is_empty() {
        checked(&request, FILE).await
    } else {
        let upload = request.upload(FILE).ok_or(FileRefused::None);
        upload.map(|upload| Clean {
            format: Format::Pdf,
            bytes: upload.bytes.clone(),
        })
    };
    if let Err(refused) = &checked {
        errors.add(FILE, refused.german());
    }
    let (Ok(Clean { format, bytes }), Ok(kind), true) = (checked, kind, errors.is_empty()) else {
        if request.upload(FILE).is_some() {
            errors.add(
                FILE,
                "Bitte wählen Sie die Datei noch einmal: Der Browser behält sie nicht.",
            );
        }
        let mut case = opened(&request, Act::CaseWrite).await?;
        return page_again(&documents_page(&request, &mut case, (Input::of(&form), errors)).await?);
    };
    let name = request.upload(FILE).map(own_name).unwrap_or_default();
    let new = NewDocument {
        id: form
            .text("neu")
            .parse()
            .unwrap_or_else(|_| RowId::from_uuid(request.access().ids().next())),
        kind,
        title: if title.is_empty() { name } else { title },
        dated_on,
        format,
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
    };
    filing::file(request.access(), request.who()?, case_id, (&new, &bytes)).await?;
    go_to_saying(&path(case_id, PAGE), "gespeichert")
}

fn dated_on(form: &Form, (today, errors): (Day, &mut InputErrors)) -> Option<Day> {
    let day = form.day("vom", errors)?;
    if day > today.plus_days(366) {
        errors.add(
            "vom",
            "Der Tag liegt mehr als ein Jahr in der Zukunft. Bitte prüfen Sie ihn.",
        );
    }
    Some(day)
}

/// What the file was called, without its ending: the title if none was typed.
fn own_name(upload: &Upload) -> String {
    let stem = upload
        .name
        .rsplit_once('.')
        .map_or(upload.name.as_str(), |(stem, _)| stem);
    stem.chars().take(typed::LONGEST_LINE).collect()
}

async fn save(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let Some(id) = asked_for(&request, "unterlage")? else {
        return go_to(&case.path(PAGE));
    };
    let filed = store::find(&mut case.tx, &case.permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let day = filed.dated_on.unwrap_or_else(|| filed.added_at.day());
    let sent = Sent {
        case: case.permit.id(),
        file: filed.id,
    };
    let what = Saved {
        format: filed.format,
        size: filed.size,
        stem: file_stem(filed.kind, day),
    };
    drop(case);
    send(&request, &sent, &what)
}

async fn remove(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id: RowId = form.text("unterlage").parse().map_err(|_| Refused::NotFound)?;
    store::find(&mut case.tx, &case.permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let mut errors = InputErrors::new();
    let reason = typed::line(&form, "grund", &mut errors);
    if reason.is_empty() {
        errors.add(
            "grund",
            "Bitte nennen Sie kurz den Grund. Die Datei ist danach endgültig weg.",
        );
    }
    if !errors.is_empty() {
        return page_again(&documents_page(&request, &mut case, (Input::of(&form), errors)).await?);
    }
    store::remove(&mut case.tx, &case.permit, (id, &reason), request.access().ids()).await?;
    let back = case.path(PAGE);
    case.tx.commit().await?;
    go_to_saying(&back, "entfernt")
}

async fn documents_page(
    request: &Request,
    case: &mut Opened,
    (input, errors): (Input, InputErrors),
) -> Result<DocumentsPage, Refused> {
    let all = store::all(&mut case.tx, &case.permit).await?;
    let fresh = || RowId::from_uuid(request.access().ids().next()).to_string();
    Ok(DocumentsPage {
        shell: case.shell(request, ("Unterlagen", PAGE)),
        path: case.path(PAGE),
        may_write: case.may_change(request)?,
        new_id: if input.id.is_empty() { fresh() } else { input.id.clone() },
        fields: fields(&input, &errors),
        file: field::file(FILE, "Datei")
            .hint("PDF, JPEG oder PNG, höchstens 20 MB. Aus Bildern wird entfernt, was die Kamera hineinschreibt (Ort, Zeit, Gerät). Ein PDF bleibt, wie es ist.")
            .attr("accept", ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png")
            .errors(&errors)
            .required(),
        documents: all.iter().map(|filed| shown(case, filed, (&input, &errors))).collect(),
        errors,
    })
}

fn fields(input: &Input, errors: &InputErrors) -> Vec<Field> {
    let kinds: Vec<Choice> = DocumentKind::ALL
        .iter()
        .map(|kind| Choice::new(kind, kind.german()))
        .collect();
    vec![
        field::select("art", "Was ist es?", &kinds)
            .value(&input.kind)
            .errors(errors)
            .required(),
        field::text("titel", "Bezeichnung")
            .value(&input.title)
            .hint("Leer: der Name der Datei")
            .errors(errors),
        field::date("vom", "Datum auf dem Papier")
            .value(&input.dated_on)
            .errors(errors),
    ]
}

fn shown(case: &Opened, filed: &Filed, (input, errors): (&Input, &InputErrors)) -> Shown {
    let is_asked = input.removed == filed.id.to_string();
    let reason = field::text("grund", "Grund")
        .id(format!("grund-{}", filed.id))
        .required();
    let text = |open: &vault::sealed::Open<String>| case.permit.reveal(open).cloned().unwrap_or_default();
    Shown {
        id: filed.id,
        kind: filed.kind.german(),
        title: text(&filed.title),
        dated_on: filed.dated_on.map_or_else(String::new, Day::german),
        size: german_size(filed.size),
        format: filed.format.german(),
        added: format!("{} · {}", filed.added_at.day().german(), filed.added_by),
        removed: filed.removed_at.map(|at| {
            let why = filed.reason.as_ref().map(text).unwrap_or_default();
            format!("am {}: {why}", at.day().german())
        }),
        reason: if is_asked {
            reason.value(&input.reason).errors(errors)
        } else {
            reason
        },
        is_asked,
    }
}
