//! Persons and households: sealed identity, search by name however it is spelt, one person never twice by accident.
//! A person is opened only with a permit of `access`; names are searched and sorted in memory (see [`index`]).
//! Not here: cases and what is known from them.

pub mod erasure;
pub mod guard;
pub mod household;
pub mod index;
pub mod matching;
pub mod pages;
pub mod person;
pub mod search;
pub mod shown;

use access::act::Act;
use db::migration::Migration;
use web::house::NavEntry;
use web::routes::{Fixture, Routes};

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 40,
    name: "people",
    text: include_str!("../migrations/0040_people.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Menschen",
    label: "Personen",
    href: "/personen",
    icon: "group",
    act: Act::PersonList,
}];

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("person")
        .get("/personen", Act::PersonList, Fixture::None, pages::list::show)
        .get("/personen/neu", Act::PersonCreate, Fixture::None, pages::new::ask)
        .post(
            "/personen/neu",
            Act::PersonCreate,
            Fixture::None,
            pages::new::answer,
        )
        .get(
            "/personen/{id}",
            Act::PersonRead,
            Fixture::Person,
            pages::person::show,
        )
        .get(
            "/personen/{id}/bearbeiten",
            Act::PersonWrite,
            Fixture::Person,
            pages::edit::ask,
        )
        .post(
            "/personen/{id}/bearbeiten",
            Act::PersonWrite,
            Fixture::Person,
            pages::edit::answer,
        )
        .and(
            Routes::about("household")
                .get(
                    "/personen/{id}/haushalt",
                    Act::PersonWrite,
                    Fixture::Person,
                    pages::household::ask,
                )
                .post(
                    "/personen/{id}/haushalt",
                    Act::PersonWrite,
                    Fixture::Person,
                    pages::household::answer,
                ),
        )
}
