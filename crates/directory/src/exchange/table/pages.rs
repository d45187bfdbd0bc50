//! All offers as XLSX or CSV, and a list of offers that is taken over: file, preview, all or nothing.

use std::sync::Arc;

use askama::Template;
use base::input::InputErrors;
use base::refusal::Refusal as _;
use charts::table::Table;
use db::tx::Tx;
use print::Work;
use web::answer::{Answer, Refused, beside, file, go_to, go_to_saying, page as answer_page, page_again};
use web::components::notice::Notice;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;
use web::upload::LARGEST_FILE;
use web::upload::sheet::refused::FileRefused;
use web::upload::sheet::{Sheet, read};

use access::act::Act;

use crate::exchange::table::checked::{Beside, Checked, Problem, check, named_offers};
use crate::exchange::table::column::{Column, table};
use crate::exchange::table::store;
use crate::look;
use crate::offer::store as offers;
use crate::offer::store::{care, write};
use crate::place;

const PATH: &str = "/angebote/einlesen";
const FILE: &str = "datei";
/// How long a list waits to be taken over.
const KEPT_HOURS: i64 = 24;
/// Problems that are named on the page.
const MOST_PROBLEMS: usize = 200;
/// Places that are compared with those of the list.
const MOST_PLACES: i64 = 50_000;

/// The routes of lists of offers.
pub(crate) fn routes() -> Routes {
    Routes::about("offers from a file")
        .get("/angebote.xlsx", Act::OfferRead, Fixture::None, workbook)
        .get("/angebote.csv", Act::OfferRead, Fixture::None, separated)
        .get(PATH, Act::OfferImport, Fixture::None, page)
        .post_files(PATH, Act::OfferImport, Fixture::None, upload)
        .post(
            "/angebote/einlesen/uebernahme",
            Act::OfferImport,
            Fixture::None,
            take_over,
        )
        .post(
            "/angebote/einlesen/ende",
            Act::OfferImport,
            Fixture::None,
            discard,
        )
}

async fn workbook(request: Request) -> Answer {
    let table = all_offers(&request).await?;
    let printed = beside(move || print::public(Work::Xlsx(&[table]))).await?;
    file(printed.bytes, printed.kind.media_type(), "angebote.xlsx")
}

async fn separated(request: Request) -> Answer {
    let table = all_offers(&request).await?;
    let printed = beside(move || print::public(Work::Csv(&table))).await?;
    file(printed.bytes, printed.kind.media_type(), "angebote.csv")
}

async fn all_offers(request: &Request) -> Result<Table, Refused> {
    let (mut tx, permit) = look::enter(request, Act::OfferRead).await?;
    let names = look::names(&mut tx).await?;
    let mut all = Vec::new();
    let mut last = None;
    loop {
        let ids = store::ids_after(&mut tx, last).await?;
        if ids.is_empty() {
            break;
        }
        last = ids.last().copied();
        all.extend(offers::offers(&mut tx, &ids).await?);
    }
    drop(tx);
    let today = permit.now().day();
    Ok(table(&all, &names, today))
}

#[derive(Template)]
#[template(path = "directory/offer_import.html")]
struct ImportPage {
    shell: Shell,
    errors: InputErrors,
    preview: Option<Preview>,
    headings: Vec<&'static str>,
}

/// What the list would do.
struct Preview {
    /// How many are new, change, and stay.
    counts: (usize, usize, usize),
    new: Vec<String>,
    changed: Vec<String>,
    places: usize,
    unknown_headings: String,
    problems: Vec<Problem>,
    further_problems: usize,
    may_take_over: bool,
    refused: Option<Notice>,
}

/// Names that are listed of each kind.
const NAMED: usize = 20;

async fn page(request: Request) -> Answer {
    let (mut tx, permit) = look::enter(&request, Act::OfferImport).await?;
    let preview = match store::staged(&mut tx, permit.account()).await? {
        Some(sheet) => Some(preview(&request, &mut tx, sheet).await?),
        None => None,
    };
    answer_page(&shown(&request, InputErrors::new(), preview))
}

fn shown(request: &Request, errors: InputErrors, preview: Option<Preview>) -> ImportPage {
    ImportPage {
        shell: request.shell_below("Angebote einlesen", &[("Angebote", "/angebote")]),
        errors,
        preview,
        headings: Column::all().into_iter().map(Column::heading).collect(),
    }
}

async fn preview(request: &Request, tx: &mut Tx, sheet: Sheet) -> Result<Preview, Refused> {
    let checked = match checked(request, tx, sheet).await? {
        Ok(checked) => checked,
        Err(sentence) => {
            return Ok(Preview {
                new: Vec::new(),
                changed: Vec::new(),
                counts: (0, 0, 0),
                places: 0,
                unknown_headings: String::new(),
                problems: Vec::new(),
                further_problems: 0,
                may_take_over: false,
                refused: Some(notice::danger("Die Liste lässt sich nicht übernehmen").text(sentence)),
            });
        }
    };
    let named = |offers: &[crate::offer::model::Offer]| {
        let mut names: Vec<String> = offers
            .iter()
            .take(NAMED)
            .map(|offer| offer.name.clone())
            .collect();
        if offers.len() > NAMED {
            names.push(format!("und {} weitere", offers.len() - NAMED));
        }
        names
    };
    let has_work = !checked.new.is_empty() || !checked.changed.is_empty();
    Ok(Preview {
        new: named(&checked.new),
        changed: named(&checked.changed),
        counts: (checked.new.len(), checked.changed.len(), checked.unchanged),
        places: checked.places.len(),
        unknown_headings: checked.unknown_headings.join(", "),
        may_take_over: checked.problems.is_empty() && has_work,
        further_problems: checked.problems.len().saturating_sub(MOST_PROBLEMS),
        problems: checked.problems.into_iter().take(MOST_PROBLEMS).collect(),
        refused: None,
    })
}

/// Checks a list beside the requests; a sentence if it is no list of offers.
async fn checked(request: &Request, tx: &mut Tx, sheet: Sheet) -> Result<Result<Checked, String>, Refused> {
    let names = look::names(tx).await?;
    let known = offers::offers(tx, &named_offers(&sheet)).await?;
    let places = place::store::list(tx, ("", ""), MOST_PLACES).await?;
    let ids = request.access().ids().clone();
    let now = request.access().clock().now();
    let sheet = Arc::new(sheet);
    beside(move || {
        let beside = Beside {
            names: &names,
            offers: &known,
            places: &places,
            ids: &ids,
            now,
        };
        Ok::<_, std::convert::Infallible>(check(&sheet, &beside).map_err(|refused| refused.german()))
    })
    .await
}

async fn upload(request: Request) -> Answer {
    let (tx, _permit) = look::enter(&request, Act::OfferImport).await?;
    drop(tx);
    request.form()?;
    match sent(&request).await? {
        Ok(sheet) => {
            let (mut tx, permit) = look::enter_writing(&request, Act::OfferImport).await?;
            let times = (permit.now(), permit.now().plus_hours(-KEPT_HOURS));
            store::stage(&mut tx, permit.account(), &sheet, times).await?;
            tx.commit().await?;
            go_to(PATH)
        }
        Err(refused) => {
            let mut errors = InputErrors::new();
            errors.add(FILE, refused.german());
            page_again(&shown(&request, errors, None))
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
    let sheet = beside(move || Ok::<_, std::convert::Infallible>(read(&bytes))).await;
    Ok(sheet.unwrap_or(Err(FileRefused::Unreadable)))
}

/// Takes the list over, all of it or nothing: it is checked once more against what is there by now.
async fn take_over(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferImport).await?;
    request.form()?;
    let account = permit.account();
    let Some(sheet) = store::staged(&mut tx, account).await? else {
        return go_to(PATH);
    };
    let checked = match checked(&request, &mut tx, sheet).await? {
        Ok(checked) if checked.problems.is_empty() => checked,
        _ => return go_to(PATH),
    };
    place::store::insert_many(&mut tx, &checked.places).await?;
    write::insert_many(&mut tx, &checked.new, Some(account)).await?;
    for offer in &checked.changed {
        if !write::save(&mut tx, offer, (Some(account), permit.now())).await? {
            return go_to(PATH);
        }
        care::put_capacity(&mut tx, offer.id, &offer.capacity).await?;
    }
    store::discard(&mut tx, account).await?;
    look::commit(&request, tx).await?;
    go_to_saying("/angebote", "gespeichert")
}

async fn discard(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferImport).await?;
    request.form()?;
    store::discard(&mut tx, permit.account()).await?;
    tx.commit().await?;
    go_to(PATH)
}
