//! The page of all papers, and the papers themselves as PDF.

use access::act::Act;
use askama::Template;
use print::document::Document;
use web::answer::{Answer, beside, file, page};
use web::components::field::Choice;
use web::components::list::ListAddress;
use web::components::{button, field, notice, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::papers::kind::PaperKind;
use crate::papers::state::{CONTROLLER, State, VERSION};
use crate::papers::{agreement, assessment, council, deletion, measures, record};

/// The page of all papers.
pub(crate) const PATH: &str = "/datenschutz/unterlagen";

/// The routes of the papers.
pub(crate) fn routes() -> Routes {
    let none = Fixture::None;
    let read = Act::PrivacyPaperRead;
    Routes::about("privacy paper")
        .get("/datenschutz/unterlagen", read, none, list)
        .get(PaperKind::Record.path(), read, none, async |request: Request| {
            printed(request, record::document, "verarbeitungsverzeichnis.pdf").await
        })
        .get(
            PaperKind::Assessment.path(),
            read,
            none,
            async |request: Request| printed(request, assessment::document, "folgenabschaetzung.pdf").await,
        )
        .get(
            PaperKind::Measures.path(),
            read,
            none,
            async |request: Request| printed(request, measures::document, "massnahmen.pdf").await,
        )
        .get(
            PaperKind::Deletion.path(),
            read,
            none,
            async |request: Request| printed(request, deletion::document, "loeschkonzept.pdf").await,
        )
        .get(
            PaperKind::Agreement.path(),
            read,
            none,
            async |request: Request| printed(request, agreement::document, "auftragsverarbeitung.pdf").await,
        )
        .get(PaperKind::Council.path(), read, none, async |request: Request| {
            printed(request, council::document, "personalrat.pdf").await
        })
}

struct Line {
    kind: PaperKind,
    href: String,
}

#[derive(Template)]
#[template(path = "rights/papers.html")]
struct PapersPage {
    shell: Shell,
    lines: Vec<Line>,
    controllers: Vec<Choice>,
    controller: String,
    today: String,
    version: &'static str,
    missing: bool,
}

async fn list(request: Request) -> Answer {
    let state = State::of(&request).await?;
    let chosen = state.controller.id.to_string();
    let line = |kind: PaperKind| {
        let address = ListAddress::new(kind.path());
        let href = if kind.is_per_controller() {
            address.with(CONTROLLER, &chosen)
        } else {
            address
        };
        Line {
            kind,
            href: href.to_string(),
        }
    };
    let choices = state
        .controllers
        .iter()
        .map(|one| Choice::new(one.id.to_string(), &one.data.name).chosen_if(one.id == state.controller.id));
    let data = &state.controller.data;
    page(&PapersPage {
        shell: request.shell("Unterlagen zum Datenschutz"),
        lines: PaperKind::ALL.into_iter().map(line).collect(),
        controllers: choices.collect(),
        missing: data.address.is_none() || data.officer.is_none(),
        controller: data.name.clone(),
        today: state.today.german(),
        version: VERSION,
    })
}

async fn printed(request: Request, of: fn(&State) -> Document, name: &'static str) -> Answer {
    let state = State::of(&request).await?;
    let document = of(&state);
    let printed = beside(move || print::public(&document)).await?;
    file(printed.bytes, printed.kind.media_type(), name)
}
