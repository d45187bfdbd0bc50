//! Where an offer is, and when: places, weekly hours, days on which it is closed. The place itself is changed at `/orte`.

use askama::Template;
use base::day::Day;
use base::holiday::holiday;
use base::ids::{PlaceId, RowId};
use base::input::InputErrors;
use base::local_time::weekday_name;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again};
use web::components::field::Choice;
use web::components::tabs::Tabs;
use web::components::{button, errors, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use access::act::Act;

use super::attached::{self, Opened};
use crate::look;
use crate::offer::hours::{HoursForm, closure_typed};
use crate::offer::model::{AtPlace, Offer};
use crate::offer::store::attached as rows;
use crate::place;

/// Most places that are offered for choice.
const MOST_PLACES: i64 = 500;
/// How many public holidays are named ahead.
const HOLIDAYS: usize = 3;

#[derive(Template)]
#[template(path = "directory/offer_places.html")]
struct PlacesPage {
    shell: Shell,
    tabs: Tabs,
    path: String,
    places: Vec<PlaceRow>,
    known: Vec<Choice>,
    weekdays: Vec<Choice>,
    rhythms: Vec<Choice>,
    holidays: String,
    errors: InputErrors,
    typed: Typed,
}

struct PlaceRow {
    id: RowId,
    href: String,
    name: String,
    address: String,
    hours: Vec<(RowId, String)>,
    closures: Vec<(RowId, String)>,
}

/// What was typed into a form that was not right, and at which place.
#[derive(Default)]
struct Typed {
    at_place: String,
    hours: HoursForm,
    from: String,
    to: String,
    reason: String,
}

/// `GET /angebote/{id}/orte`
pub(super) async fn page(request: Request) -> Answer {
    let opened = attached::open(&request, Act::OfferWrite).await?;
    answer_page(&shown(&request, opened, InputErrors::new(), Typed::default()).await?)
}

async fn shown(
    request: &Request,
    mut opened: Opened,
    errors: InputErrors,
    typed: Typed,
) -> Result<PlacesPage, Refused> {
    let offer = &opened.offer;
    let own = place::store::of_organisation(&mut opened.tx, offer.provider.id).await?;
    let others = place::store::list(&mut opened.tx, ("", ""), MOST_PLACES).await?;
    let mut known = Vec::new();
    for place in own.iter().chain(
        others
            .iter()
            .filter(|place| own.iter().all(|own| own.id != place.id)),
    ) {
        if offer.places.iter().all(|at| at.place.id != place.id) {
            known.push(Choice::new(
                place.id,
                format!("{} – {}", place.name, place.address()),
            ));
        }
    }
    Ok(PlacesPage {
        shell: attached::shell(request, "Orte und Zeiten", offer),
        tabs: attached::bar(offer.id, "orte"),
        path: attached::path(offer.id),
        places: offer.places.iter().map(row).collect(),
        known,
        weekdays: (1..=7_i8)
            .map(|day| Choice::new(day, weekday_name(day)))
            .collect(),
        rhythms: [
            (1, "jede Woche"),
            (2, "alle 2 Wochen"),
            (3, "alle 3 Wochen"),
            (4, "alle 4 Wochen"),
        ]
        .map(|(weeks, words)| Choice::new(weeks, words))
        .to_vec(),
        holidays: next_holidays(request.access().clock().today()),
        errors,
        typed,
    })
}

fn row(at: &AtPlace) -> PlaceRow {
    let note = |note: &Option<String>| {
        note.as_deref()
            .map(|note| format!(" – {note}"))
            .unwrap_or_default()
    };
    PlaceRow {
        id: at.id,
        href: format!("/orte/{}", at.place.id),
        name: at.place.name.clone(),
        address: at.place.address(),
        hours: at
            .hours
            .iter()
            .map(|hours| (hours.id, format!("{}{}", hours.german(), note(&hours.note))))
            .collect(),
        closures: at
            .closures
            .iter()
            .map(|closure| (closure.id, closure.german()))
            .collect(),
    }
}

fn next_holidays(today: Day) -> String {
    let days = (0..400).map(|days| today.plus_days(days));
    let named = days.filter_map(|day| holiday(day).map(|name| format!("{name} ({})", day.german())));
    named.take(HOLIDAYS).collect::<Vec<_>>().join(", ")
}

/// `POST /angebote/{id}/orte`
pub(super) async fn add_place(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let form = request.form()?;
    let chosen: Option<PlaceId> = form.text("ort").parse().ok();
    let found = match chosen {
        Some(id) => place::store::place(&mut opened.tx, id).await?,
        None => None,
    };
    let Some(found) = found else {
        let mut errors = InputErrors::new();
        errors.add(
            "ort",
            "Bitte wählen Sie einen Ort aus der Liste oder legen Sie ihn zuerst an.",
        );
        return page_again(&shown(&request, opened, errors, Typed::default()).await?);
    };
    let offer = opened.offer.id;
    rows::put_at_place(&mut opened.tx, look::row_id(&request), (offer, found.id), &None).await?;
    finish(&request, opened).await
}

/// `POST /angebote/{id}/orte/ende`
pub(super) async fn remove_place(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let id = row_named(&request.form()?)?;
    rows::take_from_place(&mut opened.tx, opened.offer.id, id).await?;
    finish(&request, opened).await
}

/// `POST /angebote/{id}/zeiten`
pub(super) async fn add_hours(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let form = request.form()?;
    let at_place = place_named(&opened.offer, &form)?;
    let typed = HoursForm::read(&form);
    match typed.checked(look::row_id(&request)) {
        Ok(hours) => {
            rows::add_hours(&mut opened.tx, at_place, &hours).await?;
            finish(&request, opened).await
        }
        Err(errors) => {
            let typed = Typed {
                at_place: at_place.to_string(),
                hours: typed,
                ..Typed::default()
            };
            page_again(&shown(&request, opened, errors, typed).await?)
        }
    }
}

/// `POST /angebote/{id}/zeiten/ende`
pub(super) async fn remove_hours(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let id = row_named(&request.form()?)?;
    rows::remove_hours(&mut opened.tx, opened.offer.id, id).await?;
    finish(&request, opened).await
}

/// `POST /angebote/{id}/schliesstage`
pub(super) async fn add_closure(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let form = request.form()?;
    let at_place = place_named(&opened.offer, &form)?;
    match closure_typed(&form, look::row_id(&request)) {
        Ok(closure) => {
            rows::add_closure(&mut opened.tx, at_place, &closure).await?;
            finish(&request, opened).await
        }
        Err(errors) => {
            let typed = Typed {
                at_place: at_place.to_string(),
                from: form.line("zu_von"),
                to: form.line("zu_bis"),
                reason: form.line("grund"),
                ..Typed::default()
            };
            page_again(&shown(&request, opened, errors, typed).await?)
        }
    }
}

/// `POST /angebote/{id}/schliesstage/ende`
pub(super) async fn remove_closure(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let id = row_named(&request.form()?)?;
    rows::remove_closure(&mut opened.tx, opened.offer.id, id).await?;
    finish(&request, opened).await
}

fn row_named(form: &Form) -> Result<RowId, Refused> {
    form.text("zeile").parse().map_err(|_| Refused::NotFound)
}

/// The place in the form, if it is one of the offer's.
fn place_named(offer: &Offer, form: &Form) -> Result<RowId, Refused> {
    let id = form.text("an").parse().map_err(|_| Refused::NotFound)?;
    let own = offer.places.iter().find(|at| at.id == id);
    own.map(|at| at.id).ok_or(Refused::NotFound)
}

async fn finish(request: &Request, mut opened: Opened) -> Answer {
    let id = opened.offer.id;
    rows::touch(&mut opened.tx, id, opened.permit.now()).await?;
    look::commit(request, opened.tx).await?;
    go_to_saying(&format!("{}/orte", attached::path(id)), "gespeichert")
}

impl PlacesPage {
    fn is_typed_at(&self, place: &PlaceRow) -> bool {
        self.typed.at_place == place.id.to_string()
    }

    fn has_hour_errors(&self) -> bool {
        ["tag", "von", "bis", "rhythmus", "ab", "gilt_bis", "notiz"]
            .iter()
            .any(|field| self.errors.at(field).is_some())
    }

    fn has_closure_errors(&self) -> bool {
        ["zu_von", "zu_bis", "grund"]
            .iter()
            .any(|field| self.errors.at(field).is_some())
    }

    fn offer_id(&self) -> &str {
        self.path.strip_prefix("/angebote/").unwrap_or_default()
    }
}
