//! The list of places, and the form of one. Which offers are there, their pages say.

use askama::Template;
use base::ids::{OfferId, PlaceId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::list::{ListAddress, PAGE, Pager};
use web::components::notice::Notice;
use web::components::{button, empty, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use access::act::Act;

use crate::look;
use crate::offer::form::names::Names;
use crate::offer::store::attached as rows;
use crate::place::form::{PlaceForm, blank};
use crate::place::model::{Place, PlaceKind, StepFree};
use crate::place::store;

const PATH: &str = "/orte";
/// Places on a page.
const ROWS: usize = 50;

/// The routes of places.
pub(crate) fn routes() -> Routes {
    Routes::about("place")
        .get(PATH, Act::OfferRead, Fixture::None, list)
        .get("/orte/neu", Act::OfferWrite, Fixture::None, new_form)
        .post("/orte/neu", Act::OfferWrite, Fixture::None, add)
        .get("/orte/{id}", Act::OfferWrite, Fixture::Place, form)
        .post("/orte/{id}", Act::OfferWrite, Fixture::Place, save)
}

#[derive(Template)]
#[template(path = "directory/places.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
    pager: Pager,
    may_write: bool,
}

struct Row {
    href: String,
    name: String,
    address: String,
    kind: &'static str,
    step_free: &'static str,
}

async fn list(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferRead).await?;
    let start = request.query().line(PAGE);
    // The id stands behind the last blank.
    let after = start.rsplit_once(' ').unwrap_or_default();
    let wanted = i64::try_from(ROWS + 1).unwrap_or(i64::MAX);
    let mut places = store::list(&mut tx, after, wanted).await?;
    let has_more = places.len() > ROWS;
    places.truncate(ROWS);
    let address = ListAddress::new(PATH);
    let next = places.last().filter(|_| has_more);
    let next = next.map(|last| address.clone().with(PAGE, format!("{} {}", last.name, last.id)));
    let label = if has_more || !start.is_empty() {
        format!("{ROWS} auf einer Seite")
    } else {
        format!("{} Orte", places.len())
    };
    answer_page(&ListPage {
        shell: request.shell_below("Orte", &[("Angebote", "/angebote")]),
        pager: Pager::new(label)
            .previous((!start.is_empty()).then(|| address.clone()))
            .next(next),
        rows: places.iter().map(row).collect(),
        may_write: look::may(&request, Act::OfferWrite),
    })
}

fn row(place: &Place) -> Row {
    Row {
        href: format!("{PATH}/{}", place.id),
        name: place.name.clone(),
        address: place.address(),
        kind: place.kind.german(),
        step_free: place.step_free.german(),
    }
}

#[derive(Template)]
#[template(path = "directory/place_edit.html")]
struct EditPage {
    shell: Shell,
    action: String,
    version: i64,
    offer: String,
    form: PlaceForm,
    errors: InputErrors,
    met: Option<Notice>,
    kinds: Vec<Choice>,
    organisations: Vec<Choice>,
    municipalities: Vec<Choice>,
    steps: Vec<Choice>,
}

fn edit_page(
    request: &Request,
    (title, version, offer): (&str, i64, String),
    (form, errors): (PlaceForm, InputErrors),
    names: &Names,
) -> EditPage {
    EditPage {
        shell: request.shell_below(title.to_owned(), &[("Angebote", "/angebote"), ("Orte", PATH)]),
        action: request.path().to_owned(),
        version,
        offer,
        form,
        errors,
        met: None,
        kinds: PlaceKind::ALL
            .iter()
            .map(|kind| Choice::new(kind, kind.german()))
            .collect(),
        organisations: look::choices(&names.organisations),
        municipalities: look::choices(&names.municipalities),
        steps: [
            (StepFree::Yes, "ja"),
            (StepFree::No, "nein"),
            (StepFree::Unknown, "nicht bekannt"),
        ]
        .map(|(code, words)| Choice::new(code, words))
        .to_vec(),
    }
}

async fn new_form(request: Request) -> Answer {
    let (mut tx, permit) = look::enter(&request, Act::OfferWrite).await?;
    let names = look::names(&mut tx).await?;
    let form = PlaceForm::of(&blank(request.access().ids(), permit.now()));
    let offer = request.query().line("angebot");
    let new = ("Ort anlegen", 0, offer);
    answer_page(&edit_page(&request, new, (form, InputErrors::new()), &names))
}

/// Adds a place, and puts the offer there from whose page somebody came.
async fn add(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferWrite).await?;
    let typed = request.form()?;
    let form = PlaceForm::read(&typed);
    let names = look::names(&mut tx).await?;
    let offer = typed.line("angebot");
    let ids = request.access().ids();
    let place = match form.applied_to(&blank(ids, permit.now()), &names, ids) {
        Ok(place) => place,
        Err(errors) => {
            let new = ("Ort anlegen", 0, offer);
            return page_again(&edit_page(&request, new, (form, errors), &names));
        }
    };
    store::insert_many(&mut tx, std::slice::from_ref(&place)).await?;
    let offer: Option<OfferId> = offer.parse().ok();
    let offer = match offer {
        Some(id) => crate::offer::store::offer(&mut tx, id).await?,
        None => None,
    };
    let Some(offer) = offer else {
        look::commit(&request, tx).await?;
        return go_to_saying(PATH, "angelegt");
    };
    rows::put_at_place(&mut tx, look::row_id(&request), (offer.id, place.id), &None).await?;
    rows::touch(&mut tx, offer.id, permit.now()).await?;
    look::commit(&request, tx).await?;
    go_to_saying(&format!("/angebote/{}/orte", offer.id), "angelegt")
}

async fn form(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferWrite).await?;
    let place = the_place(&request, &mut tx).await?;
    let names = look::names(&mut tx).await?;
    let form = PlaceForm::of(&place);
    let known = (place.name.as_str(), place.version, String::new());
    answer_page(&edit_page(&request, known, (form, InputErrors::new()), &names))
}

async fn save(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferWrite).await?;
    let place = the_place(&request, &mut tx).await?;
    let typed = request.form()?;
    let form = PlaceForm::read(&typed);
    let names = look::names(&mut tx).await?;
    let known = (place.name.as_str(), place.version, String::new());
    let after = match form.applied_to(&place, &names, request.access().ids()) {
        Ok(after) => after,
        Err(errors) => return page_again(&edit_page(&request, known, (form, errors), &names)),
    };
    let after = Place {
        version: typed.version(),
        ..after
    };
    if !store::save(&mut tx, &after, permit.now()).await? {
        let met = notice::warning("Inzwischen hat jemand anderes diesen Ort gespeichert").text(format!(
            "Gespeichert ist jetzt: {}, {}. Ihre Eingaben stehen noch da und gelten, wenn Sie noch einmal speichern.",
            place.name,
            place.address()
        ));
        let page = edit_page(&request, known, (form, InputErrors::new()), &names);
        return page_conflict(&EditPage {
            met: Some(met),
            ..page
        });
    }
    look::commit(&request, tx).await?;
    go_to_saying(PATH, "gespeichert")
}

async fn the_place(request: &Request, tx: &mut db::tx::Tx) -> Result<Place, Refused> {
    let id: PlaceId = request.path_value("id")?;
    store::place(tx, id).await?.ok_or(Refused::NotFound)
}
