//! The pages of contacts: the form, the own list, the tally, cards. What they keep goes through the stores.

pub(crate) mod add;
pub(crate) mod card;
pub(crate) mod correct;
pub(crate) mod list;
pub(crate) mod person;
pub(crate) mod tally;

use access::act::Act;
use web::routes::{Fixture, Routes};

use crate::indication;

pub(crate) fn routes() -> Routes {
    Routes::about("contact")
        .get("/kontakte", Act::ContactList, Fixture::None, list::show)
        .get("/kontakte.xlsx", Act::ContactList, Fixture::None, list::workbook)
        .get("/kontakte/neu", Act::ContactAdd, Fixture::None, add::ask)
        .post("/kontakte/neu", Act::ContactAdd, Fixture::None, add::answer)
        .post(
            "/kontakte/ruecknahme",
            Act::ContactAdd,
            Fixture::None,
            add::take_back,
        )
        .get("/kontakte/{id}", Act::ContactRead, Fixture::Contact, card::show)
        .get(
            "/kontakte/{id}/kontakt",
            Act::ContactWrite,
            Fixture::Contact,
            add::ask_for_a_card,
        )
        .post(
            "/kontakte/{id}/kontakt",
            Act::ContactWrite,
            Fixture::Contact,
            add::answer_for_a_card,
        )
        .get(
            "/kontakte/{id}/bearbeiten",
            Act::ContactWrite,
            Fixture::Contact,
            card::ask,
        )
        .post(
            "/kontakte/{id}/bearbeiten",
            Act::ContactWrite,
            Fixture::Contact,
            card::answer,
        )
        .post(
            "/kontakte/{id}/abschluss",
            Act::ContactWrite,
            Fixture::Contact,
            card::close,
        )
        .get(
            "/kontakte/{id}/person",
            Act::ContactWrite,
            Fixture::Contact,
            person::ask,
        )
        .post(
            "/kontakte/{id}/person",
            Act::ContactWrite,
            Fixture::Contact,
            person::answer,
        )
        .get(
            "/faelle/{id}/kontakt",
            Act::CaseWrite,
            Fixture::Case,
            add::ask_for_a_case,
        )
        .post(
            "/faelle/{id}/kontakt",
            Act::CaseWrite,
            Fixture::Case,
            add::answer_for_a_case,
        )
        .and(corrections())
        .and(
            Routes::about("tally")
                .get(
                    "/kontakte/strichliste",
                    Act::ContactAdd,
                    Fixture::None,
                    tally::show,
                )
                .post(
                    "/kontakte/strichliste",
                    Act::ContactAdd,
                    Fixture::None,
                    tally::stroke,
                )
                .post(
                    "/kontakte/strichliste/ruecknahme",
                    Act::ContactAdd,
                    Fixture::None,
                    tally::take_back,
                ),
        )
        .and(
            Routes::about("indication check")
                .get(
                    "/kontakte/{id}/indikation",
                    Act::ContactWrite,
                    Fixture::Contact,
                    indication::pages::ask,
                )
                .post(
                    "/kontakte/{id}/indikation",
                    Act::ContactWrite,
                    Fixture::Contact,
                    indication::pages::answer,
                ),
        )
}

fn corrections() -> Routes {
    Routes::about("contact")
        .get(
            "/kontakte/{id}/kontakt/berichtigung",
            Act::ContactWrite,
            Fixture::Contact,
            correct::ask_for_a_file,
        )
        .post(
            "/kontakte/{id}/kontakt/berichtigung",
            Act::ContactWrite,
            Fixture::Contact,
            correct::answer_for_a_file,
        )
        .post(
            "/kontakte/{id}/kontakt/ruecknahme",
            Act::ContactWrite,
            Fixture::Contact,
            correct::take_back_from_a_file,
        )
        .get(
            "/faelle/{id}/kontakt/berichtigung",
            Act::CaseWrite,
            Fixture::Case,
            correct::ask_for_a_case,
        )
        .post(
            "/faelle/{id}/kontakt/berichtigung",
            Act::CaseWrite,
            Fixture::Case,
            correct::answer_for_a_case,
        )
        .post(
            "/faelle/{id}/kontakt/ruecknahme",
            Act::CaseWrite,
            Fixture::Case,
            correct::take_back_from_a_case,
        )
}
