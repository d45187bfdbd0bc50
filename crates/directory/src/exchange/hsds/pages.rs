//! The directory as an HSDS file: handing it out, and taking one over as a whole or not at all.

use access::act::Act;
use askama::Template;
use base::refusal::Refusal;
use serde_json::json;
use web::answer::{Answer, beside, file, go_to_saying, page, page_again};
use web::components::notice::{self, Notice};
use web::components::{button, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::exchange::hsds::read::{Finding, Parcel, read};
use crate::exchange::hsds::take_over::{How, known, take_over};
use crate::exchange::hsds::{offer, organisation};
use crate::look;
use crate::search::finder::Finder;
use crate::search::shelf::Shelf;

/// The field of the file.
const FILE: &str = "datei";
/// The tick that new offers are shown at once.
const PUBLIC: &str = "oeffentlich";

/// The routes of HSDS files.
pub(crate) fn routes() -> Routes {
    Routes::about("offers from a file")
        .get("/angebote/hsds", Act::OfferImport, Fixture::None, form)
        .post_files("/angebote/hsds", Act::OfferImport, Fixture::None, take)
        .get("/angebote/hsds.json", Act::OfferImport, Fixture::None, export)
}

#[derive(Template)]
#[template(path = "directory/hsds.html")]
struct FilePage {
    shell: Shell,
    is_public: bool,
    refused: Option<Notice>,
    mistakes: Vec<Finding>,
    taken: Option<Notice>,
    notes: Vec<Finding>,
}

impl FilePage {
    fn of(request: &Request) -> Self {
        Self {
            shell: request.shell_below("HSDS-Datei", &[("Angebote", "/angebote"), ("HSDS-Datei", "")]),
            is_public: false,
            refused: None,
            mistakes: Vec::new(),
            taken: None,
            notes: Vec::new(),
        }
    }
}

/// `GET /angebote/hsds`
async fn form(request: Request) -> Answer {
    look::enter(&request, Act::OfferImport).await?;
    page(&FilePage::of(&request))
}

/// `POST /angebote/hsds`
async fn take(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferImport).await?;
    let is_public = request.form()?.is_ticked(PUBLIC);
    let Some(upload) = request.upload(FILE) else {
        let missing = notice::warning("Bitte wählen Sie eine Datei aus.");
        return page_again(&FilePage {
            refused: Some(missing),
            is_public,
            ..FilePage::of(&request)
        });
    };
    let now = request.access().clock().now();
    let known = known(&mut tx, now).await?;
    drop(tx);
    let bytes = upload.bytes.clone();
    let parcel = beside(move || Ok::<_, std::convert::Infallible>(read(&bytes, &known))).await?;
    match parcel {
        Ok(parcel) => save(&request, parcel, is_public).await,
        Err(mistakes) => page_again(&FilePage {
            is_public,
            mistakes,
            ..FilePage::of(&request)
        }),
    }
}

/// What was left out is shown once, on the answer itself; without any the list of offers shows what came.
async fn save(request: &Request, mut parcel: Parcel, is_public: bool) -> Answer {
    let notes = std::mem::take(&mut parcel.notes);
    let (mut tx, permit) = look::enter_writing(request, Act::OfferImport).await?;
    let how = How {
        by: request.who()?.account,
        now: request.access().clock().now(),
        is_public,
    };
    let taken = take_over(&mut tx, &permit, parcel, how).await?;
    look::commit(request, tx).await?;
    if notes.is_empty() {
        return go_to_saying("/angebote", "gespeichert");
    }
    let counts = format!(
        "{} Angebote sind neu, {} wurden ersetzt, {} Organisationen sind neu.",
        taken.added, taken.replaced, taken.organisations
    );
    page(&FilePage {
        taken: Some(notice::success("Eingelesen").text(counts)),
        notes,
        ..FilePage::of(request)
    })
}

/// `GET /angebote/hsds.json`: everything that is public.
async fn export(request: Request) -> Answer {
    look::enter(&request, Act::OfferImport).await?;
    let shelf = match request.room::<Finder>()?.shelf() {
        Ok(shelf) => shelf,
        Err(refused) => {
            return page_again(&FilePage {
                refused: Some(notice::warning("Noch nicht möglich").text(refused.german())),
                ..FilePage::of(&request)
            });
        }
    };
    let today = request.access().clock().now().day();
    let text = beside(move || Ok::<_, std::convert::Infallible>(exported(&shelf, today))).await?;
    file(text.into_bytes(), "application/json", "angebote-hsds.json")
}

/// All public offers with their organisations.
fn exported(shelf: &Shelf, today: base::day::Day) -> String {
    let public: Vec<_> = shelf.offers().iter().filter(|offer| offer.is_public).collect();
    let providers: std::collections::BTreeSet<_> = public.iter().map(|offer| offer.provider.id).collect();
    let organisations = providers.iter().filter_map(|id| shelf.organisations().get(id));
    let organisations: Vec<_> = organisations
        .map(|known| organisation::full(known, &[], (shelf, today), organisation::Services::Simple))
        .collect();
    let services: Vec<_> = public
        .iter()
        .map(|public| offer::full(public, (shelf, today), false))
        .collect();
    json!({ "organizations": organisations, "services": services }).to_string()
}
