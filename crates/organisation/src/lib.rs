//! The district's organisation: regions, municipalities, organisations, posts and their staffing (concept § 6.1, 6.2).
//!
//! Rules live in `model` and know no database, no page and no clock; `district_file` reads a whole district from one
//! TOML file, `import` writes it. Not here: accounts, persons, offers – those rooms only point to what stands here.

pub mod areas;
pub mod district_file;
pub mod import;
pub mod memory;
pub mod model;
mod pages;
pub mod search;
pub mod store;

use access::act::Act;
use access::permit::{House, Permit};
use db::failure::Result;
use db::migration::Migration;
use db::tx::Tx;
use web::house::NavEntry;
use web::routes::Routes;

use crate::search::Found;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 30,
        name: "organisation",
        text: include_str!("../migrations/0030_organisation.sql"),
    },
    Migration {
        number: 31,
        name: "filling_account",
        text: include_str!("../migrations/0031_filling_account.sql"),
    },
    Migration {
        number: 32,
        name: "edition",
        text: include_str!("../migrations/0032_edition.sql"),
    },
];

/// The entries of the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Überblick", "/kreis", "map", Act::OrganisationRead),
    entry("Stellenplan", "/stellenplan", "badge", Act::OrganisationRead),
    entry("Kommunen", "/kommunen", "location_on", Act::OrganisationRead),
    entry(
        "Organisationen",
        "/organisationen",
        "apartment",
        Act::OrganisationRead,
    ),
    entry(
        "Zu bestätigen",
        "/zu-bestaetigen",
        "checklist",
        Act::OrganisationRead,
    ),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Kreis",
        label,
        href,
        icon,
        act,
    }
}

/// All routes of this room.
pub fn routes() -> Routes {
    pages::routes()
}

/// Places, organisations and posts whose names fit the words, best first, at most [`search::MOST_HITS`]; umlauts may be
/// typed in any way, and a post is found by its workplace too.
///
/// # Errors
/// What the database reports.
pub async fn search(tx: &mut Tx, permit: &Permit<House>, text: &str) -> Result<Vec<Found>> {
    search::search(tx, permit, text).await
}
