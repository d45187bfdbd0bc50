//! Keeping offers true: confirming one in a click, free places in a click, and the list of what somebody should look at.

use askama::Template;
use base::day::Day;
use base::ids::{OfferId, OrganisationId};
use base::input::InputErrors;
use web::answer::{Answer, go_to, go_to_saying, page as answer_page};
use web::components::{button, empty, errors, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use access::act::Act;

use super::attached::{self, Opened};
use crate::look;
use crate::offer::model::{Capacity, FRESH_DAYS};
use crate::offer::store;
use crate::offer::store::care::{self, Neglected, Stale};

/// Organisations on the list.
const ORGANISATIONS: i64 = 100;
/// Offers of an organisation on the list.
const OFFERS: i64 = 100;
/// More places than any offer has.
const MOST: i64 = 100_000;
/// More days than anybody waits.
const MOST_DAYS: i64 = 3_650;

#[derive(Template)]
#[template(path = "directory/care.html")]
struct CarePage {
    shell: Shell,
    organisations: Vec<OrganisationRow>,
    chosen: Option<Chosen>,
    may_confirm: bool,
    months: i32,
}

struct OrganisationRow {
    href: String,
    name: String,
    never: i64,
    old: i64,
}

struct Chosen {
    id: OrganisationId,
    name: String,
    offers: Vec<(OfferId, String, String, Option<String>)>,
    is_cut: bool,
}

/// `GET /angebote/pflege`
pub(super) async fn page(request: Request) -> Answer {
    let (mut tx, permit) = look::enter(&request, Act::OfferRead).await?;
    let before = permit.now().day().plus_days(-FRESH_DAYS);
    let organisations = care::neglected(&mut tx, before, ORGANISATIONS).await?;
    let chosen: Option<OrganisationId> = request.query().text("organisation").parse().ok();
    let chosen = match chosen.and_then(|id| organisations.iter().find(|one| one.organisation == id)) {
        Some(one) => {
            let offers = care::stale(&mut tx, one.organisation, before, OFFERS).await?;
            Some(chosen_of(one, offers))
        }
        None => None,
    };
    answer_page(&CarePage {
        shell: request.shell_below("Pflege der Angebote", &[("Angebote", "/angebote")]),
        organisations: organisations.into_iter().map(row).collect(),
        chosen,
        may_confirm: look::may(&request, Act::OfferConfirm),
        months: FRESH_DAYS / 30,
    })
}

fn row(one: Neglected) -> OrganisationRow {
    OrganisationRow {
        href: format!("/angebote/pflege?organisation={}", one.organisation),
        name: one.name,
        never: one.never,
        old: one.old,
    }
}

fn chosen_of(one: &Neglected, offers: Vec<Stale>) -> Chosen {
    let words = |day: Option<Day>| day.map_or_else(|| "noch nie".to_owned(), Day::german);
    Chosen {
        id: one.organisation,
        name: one.name.clone(),
        is_cut: one.never + one.old > OFFERS,
        offers: offers
            .into_iter()
            .map(|stale| (stale.id, stale.name, words(stale.assured_on), stale.email))
            .collect(),
    }
}

/// `POST /angebote/pflege`
pub(super) async fn confirm_listed(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferConfirm).await?;
    let form = request.form()?;
    let ids: Vec<OfferId> = form
        .all("angebot")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    for offer in store::offers(&mut tx, &ids).await? {
        care::confirm(&mut tx, offer.id, (permit.account(), permit.now())).await?;
    }
    look::commit(&request, tx).await?;
    let organisation: Option<OrganisationId> = form.text("organisation").parse().ok();
    let path = organisation.map_or_else(
        || "/angebote/pflege".to_owned(),
        |id| format!("/angebote/pflege?organisation={id}"),
    );
    if ids.is_empty() {
        return go_to(&path);
    }
    go_to_saying(&path, "bestaetigt")
}

/// `POST /angebote/{id}/bestaetigung`
pub(super) async fn confirm(request: Request) -> Answer {
    let Opened {
        mut tx,
        permit,
        offer,
    } = attached::open_writing(&request, Act::OfferConfirm).await?;
    request.form()?;
    care::confirm(&mut tx, offer.id, (permit.account(), permit.now())).await?;
    look::commit(&request, tx).await?;
    go_to_saying(&attached::path(offer.id), "bestaetigt")
}

/// `POST /angebote/{id}/plaetze`
pub(super) async fn note_capacity(request: Request) -> Answer {
    let Opened {
        mut tx,
        permit,
        offer,
    } = attached::open_writing(&request, Act::OfferConfirm).await?;
    let form = request.form()?;
    let (capacity, errors) = capacity(&form, &offer.capacity);
    if !errors.is_empty() {
        return again(&request, offer.id, &errors);
    }
    care::note_capacity(&mut tx, offer.id, &capacity, permit.now()).await?;
    look::commit(&request, tx).await?;
    go_to_saying(&attached::path(offer.id), "gespeichert")
}

/// „Nichts frei" keeps what else is known; the other button takes what stands in the fields.
fn capacity(form: &Form, before: &Capacity) -> (Capacity, InputErrors) {
    let mut errors = InputErrors::new();
    if form.is_ticked("voll") {
        let full = Capacity {
            available: Some(0),
            ..before.clone()
        };
        return (full, errors);
    }
    let mut number = |field: &'static str, most: i64| {
        let text = form.line(field);
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|number| (0..=most).contains(number));
        if number.is_none() {
            errors.add(field, format!("Bitte eine ganze Zahl von 0 bis {most} eingeben."));
        }
        number
    };
    let (available, maximum) = (number("frei", MOST), number("gesamt", MOST));
    let waiting_days = number("wartezeit", MOST_DAYS);
    if available
        .zip(maximum)
        .is_some_and(|(available, maximum)| available > maximum)
    {
        errors.add("frei", "Es können nicht mehr Plätze frei sein, als es gibt.");
    }
    let capacity = Capacity {
        available,
        maximum,
        waiting_days,
        ..before.clone()
    };
    (capacity, errors)
}

#[derive(Template)]
#[template(path = "directory/capacity_again.html")]
struct CapacityPage {
    shell: Shell,
    errors: InputErrors,
    action: String,
    back: String,
    typed: [String; 3],
}

fn again(request: &Request, id: OfferId, errors: &InputErrors) -> Answer {
    let form = request.form()?;
    let back = attached::path(id);
    web::answer::page_again(&CapacityPage {
        shell: request.shell_below("Plätze", &[("Angebote", "/angebote"), ("Angebot", &back)]),
        errors: errors.clone(),
        action: format!("{back}/plaetze"),
        typed: ["frei", "gesamt", "wartezeit"].map(|field| form.line(field)),
        back,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_free_places_than_there_are_is_no_answer() {
        let check = |typed: &str, expected: Option<(Option<i64>, Option<i64>, Option<i64>)>| {
            let (capacity, errors) = capacity(&Form::read(typed.as_bytes()), &Capacity::default());
            let read = (capacity.available, capacity.maximum, capacity.waiting_days);
            assert_eq!(errors.is_empty().then_some(read), expected, "{typed}");
        };
        check(
            "frei=3&gesamt=10&wartezeit=14",
            Some((Some(3), Some(10), Some(14))),
        );
        check("frei=&gesamt=&wartezeit=", Some((None, None, None)));
        check("frei=11&gesamt=10", None);
        check("frei=-1", None);
        check("frei=viele", None);
        check("wartezeit=99999", None);
        check("voll=ja&frei=7", Some((Some(0), None, None)));
    }
}
