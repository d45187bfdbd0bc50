//! Persons and households: sealed identity, search by name however it is spelt, one person never twice by accident.
//! A person is opened only with a permit of `access`; names are searched and sorted in memory (see [`index`]).
//! Not here: cases and what is known from them.

pub mod asked;
pub mod double_check;
pub mod erasure;
pub mod guard;
pub mod household;
pub mod index;
pub mod matching;
pub mod merge;
pub mod pages;
pub mod person;
pub mod person_data;
pub mod search;
pub mod shown;

use access::act::Act;
use db::migration::Migration;
use web::house::NavEntry;
use web::routes::{Fixture, Routes};

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 40,
        name: "people",
        text: include_str!("../migrations/0040_people.sql"),
    },
    Migration {
        number: 41,
        name: "merge",
        text: include_str!("../migrations/0041_merge.sql"),
    },
    Migration {
        number: 42,
        name: "double_check",
        text: include_str!("../migrations/0042_double_check.sql"),
    },
    Migration {
        number: 43,
        name: "erasing",
        text: include_str!("../migrations/0043_erasing.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Menschen",
    label: "Personen",
    href: "/personen",
    icon: "group",
    act: Act::PersonList,
}];

/// The rule of this room, for those who keep rules.
pub const RULES: &[NavEntry] = &[NavEntry {
    group: "Regeln",
    label: "Doppelprüfung",
    href: "/personen/doppelpruefung",
    icon: "search",
    act: Act::OrganisationWrite,
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
        .and(
            Routes::about("merge")
                .get(
                    "/personen/{id}/zusammenfuehrung",
                    Act::PersonMerge,
                    Fixture::Person,
                    merge::pages::ask,
                )
                .post(
                    "/personen/{id}/zusammenfuehrung",
                    Act::PersonMerge,
                    Fixture::Person,
                    merge::pages::answer,
                )
                .post(
                    "/personen/{id}/trennung",
                    Act::PersonMerge,
                    Fixture::Person,
                    merge::pages::part,
                ),
        )
        .and(
            Routes::about("double check")
                .get(
                    "/personen/doppelpruefung",
                    Act::OrganisationWrite,
                    Fixture::None,
                    double_check::pages::ask,
                )
                .post(
                    "/personen/doppelpruefung",
                    Act::OrganisationWrite,
                    Fixture::None,
                    double_check::pages::answer,
                ),
        )
}
