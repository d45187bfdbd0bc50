//! The directory: what organisations offer to people, where, when, for whom and in which languages, and what is missing.
//! Nobody's personal data stand here; contact persons are professionals with an end date. Not here: who was referred
//! where (`referrals`), whom one knows (`network`), the public pages (`portal`).

pub mod bulk;
pub mod contact;
pub mod exchange;
pub mod field;
pub mod fit;
pub mod gap;
pub mod jobs;
mod look;
pub mod offer;
pub mod open;
pub mod place;
pub mod profile;
pub mod proposal;
pub mod search;
pub mod shipped;
pub mod topic;
pub mod words;

use access::act::Act;
use db::migration::Migration;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 100,
        name: "directory",
        text: include_str!("../migrations/0100_directory.sql"),
    },
    Migration {
        number: 101,
        name: "directory_import",
        text: include_str!("../migrations/0101_directory_import.sql"),
    },
];

/// The entries of the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Angebote", "/angebote", "search", Act::OfferRead),
    entry("Gibt es nicht", "/angebote/fehlt", "flag", Act::GapRead),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Angebote",
        label,
        href,
        icon,
        act,
    }
}

/// All routes of this room.
pub fn routes() -> Routes {
    offer::pages::routes()
        .and(proposal::pages::routes())
        .and(place::pages::routes())
        .and(profile::pages::routes())
        .and(gap::pages::routes())
        .and(exchange::table::pages::routes())
        .and(exchange::hsds::pages::routes())
}
