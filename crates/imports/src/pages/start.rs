//! Send a list, and the lists one has sent. What its columns mean is asked on the next page.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::subject::store as subjects;
use askama::Template;
use base::ids::ImportId;
use base::input::InputErrors;
use base::refusal::Refusal;
use charts::cell::Cell;
use charts::table::{Column, Table};
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::{button, errors, field, notice, tag};
use web::request::Request;
use web::shell::Shell;
use web::upload::LARGEST_FILE;

use crate::pages::{PATH, next_page, workbook};
use crate::staging::stage;
use crate::store::run::{self, Run, RunState};
use web::upload::sheet::refused::FileRefused;
use web::upload::sheet::{Sheet, read};

const FILE: &str = "datei";

#[derive(Template)]
#[template(path = "imports/start.html")]
struct StartPage {
    shell: Shell,
    runs: Vec<Run>,
    errors: InputErrors,
}

impl StartPage {
    /// Rows without the headings.
    fn rows(run: &Run) -> i64 {
        (run.row_count - run.heading_place - 1).max(0)
    }

    fn href(run: &Run) -> String {
        next_page(run.id, run.state)
    }

    fn state(run: &Run) -> tag::Tag {
        let word = run.state.german();
        match run.state {
            RunState::Done => tag::success(word),
            RunState::Running | RunState::Undoing => tag::note(word),
            RunState::Staged | RunState::Checked => tag::warning(word),
            RunState::Undone => tag::neutral(word),
        }
    }
}

pub(super) async fn show(request: Request) -> Answer {
    page(&start_page(&request, InputErrors::new()).await?)
}

pub(super) async fn answer(request: Request) -> Answer {
    let who = request.who()?;
    request.access().enter(who, Act::ImportRun).await?;
    request.form()?;
    match sent(&request).await? {
        Ok(sheet) => {
            let id = stage(request.access(), who, &sheet).await?;
            go_to(&next_page(id, RunState::Staged))
        }
        Err(refused) => {
            let mut errors = InputErrors::new();
            errors.add(FILE, refused.german());
            page_again(&start_page(&request, errors).await?)
        }
    }
}

/// Reads the file that was sent; a file that makes the reader fall over is one that cannot be read.
async fn sent(request: &Request) -> Result<Result<Sheet, FileRefused>, Refused> {
    let Some(upload) = request.upload(FILE) else {
        return Ok(Err(FileRefused::Missing));
    };
    if upload.bytes.len() > LARGEST_FILE {
        return Ok(Err(FileRefused::TooLarge));
    }
    let bytes = upload.bytes.clone();
    let sheet = tokio::task::spawn_blocking(move || read(&bytes)).await;
    Ok(sheet.unwrap_or(Err(FileRefused::Unreadable)))
}

async fn start_page(request: &Request, errors: InputErrors) -> Result<StartPage, Refused> {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::ImportRun).await?;
    Ok(StartPage {
        shell: request.shell("Liste übernehmen"),
        runs: run::list(&mut tx, &permit).await?,
        errors,
    })
}

/// The headings of the sample; each is understood at once.
const HEADINGS: [&str; 15] = [
    "Familienname",
    "Vorname",
    "Geburtsdatum",
    "Telefon",
    "E-Mail",
    "Sprache",
    "Kommune",
    "Haushalt",
    "Einwilligung auf Papier vom",
    "Eröffnet am",
    "Phase",
    "Phase seit",
    "Zielgruppe",
    "Zugangsweg",
    "Notiz",
];

/// An empty list with the headings that are understood at once.
pub(super) async fn sample(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::ImportRun).await?;
    let row = [
        "Muster",
        "Maria",
        "28.02.1990",
        "05251 000000",
        "",
        "Arabisch",
        "",
        "1",
        "01.02.2026",
        "01.02.2026",
        "Clearing",
        "",
        "Geflüchtete",
        "offene Sprechstunde",
        "Beispielzeile, bitte löschen",
    ];
    let table = Table::new("Fallliste", HEADINGS.map(Column::text)).row(row.map(Cell::text));
    workbook(table, "fallliste-vorlage.xlsx").await
}

/// Throws away a list that was not taken over.
pub(super) async fn discard(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let id: ImportId = request.path_value("id")?;
    let (mut tx, permit) = access.enter(who, Act::ImportRun).await?;
    let own = run::own(&mut tx, &permit, id).await?.ok_or(Refused::NotFound)?;
    drop(tx);
    request.form()?;
    if !matches!(own.state, RunState::Staged | RunState::Checked) {
        return go_to(&next_page(id, own.state));
    }
    let (mut tx, _) = access
        .enter_writing(who, Act::ImportRun, AuditSubject::Import(id))
        .await?;
    run::delete(&mut tx, id).await?;
    subjects::delete(&mut tx, &id.to_string()).await?;
    tx.commit().await?;
    go_to_saying(PATH, "beendet")
}
