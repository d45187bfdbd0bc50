//! The pages of offers and their routes. Rules stand in `model` and `form`, rows in `store`.

mod attached;
mod care;
mod contacts;
mod edit;
mod list;
mod one;
mod places;
mod texts;

use access::act::Act;
use web::routes::{Fixture, Routes};

const READ: Act = Act::OfferRead;
const WRITE: Act = Act::OfferWrite;
const CONFIRM: Act = Act::OfferConfirm;

/// The routes of offers.
pub(crate) fn routes() -> Routes {
    Routes::about("offer")
        .get("/angebote", READ, Fixture::None, list::page)
        .get("/angebote/neu", WRITE, Fixture::None, edit::new_form)
        .post("/angebote/neu", WRITE, Fixture::None, edit::add)
        .get("/angebote/{id}", READ, Fixture::Offer, one::page)
        .get("/angebote/{id}/bearbeiten", WRITE, Fixture::Offer, edit::form)
        .post("/angebote/{id}/bearbeiten", WRITE, Fixture::Offer, edit::save)
        .get("/angebote/{id}/texte", WRITE, Fixture::Offer, texts::form)
        .post("/angebote/{id}/texte", WRITE, Fixture::Offer, texts::save)
        .and(care_routes())
        .and(attached_routes())
}

fn care_routes() -> Routes {
    Routes::about("confirmation")
        .get("/angebote/pflege", READ, Fixture::None, care::page)
        .post("/angebote/pflege", CONFIRM, Fixture::None, care::confirm_listed)
        .post(
            "/angebote/{id}/bestaetigung",
            CONFIRM,
            Fixture::Offer,
            care::confirm,
        )
        .post(
            "/angebote/{id}/plaetze",
            CONFIRM,
            Fixture::Offer,
            care::note_capacity,
        )
}

fn attached_routes() -> Routes {
    Routes::about("hours")
        .get("/angebote/{id}/orte", WRITE, Fixture::Offer, places::page)
        .post("/angebote/{id}/orte", WRITE, Fixture::Offer, places::add_place)
        .post(
            "/angebote/{id}/orte/ende",
            WRITE,
            Fixture::Offer,
            places::remove_place,
        )
        .post("/angebote/{id}/zeiten", WRITE, Fixture::Offer, places::add_hours)
        .post(
            "/angebote/{id}/zeiten/ende",
            WRITE,
            Fixture::Offer,
            places::remove_hours,
        )
        .post(
            "/angebote/{id}/schliesstage",
            WRITE,
            Fixture::Offer,
            places::add_closure,
        )
        .post(
            "/angebote/{id}/schliesstage/ende",
            WRITE,
            Fixture::Offer,
            places::remove_closure,
        )
        .get(
            "/angebote/{id}/ansprechpersonen",
            WRITE,
            Fixture::Offer,
            contacts::page,
        )
        .post(
            "/angebote/{id}/ansprechpersonen",
            WRITE,
            Fixture::Offer,
            contacts::add,
        )
        .post(
            "/angebote/{id}/ansprechpersonen/ende",
            WRITE,
            Fixture::Offer,
            contacts::remove,
        )
}
