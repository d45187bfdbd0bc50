//! Lists of cases that teams kept before, taken over some rows at a time.
//! Not here: what a case is; rows become contacts and cases through `cases`.

pub mod check;
pub mod column;
pub mod finding;
pub mod jobs;
pub mod mapping;
mod pages;
pub mod person_data;
pub mod row;
pub mod staging;
pub mod store;
mod words;

use access::act::Act;
use db::migration::Migration;
use people::index::PersonIndex;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 96,
        name: "imports",
        text: include_str!("../migrations/0096_imports.sql"),
    },
    Migration {
        number: 97,
        name: "erasing",
        text: include_str!("../migrations/0097_erasing.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Menschen",
    label: "Liste übernehmen",
    href: pages::PATH,
    icon: "upload",
    act: Act::ImportRun,
}];

/// The pages of this room.
pub fn routes() -> Routes {
    pages::routes()
}

/// The background jobs of this room: taking over, taking back, tidying; they tell the index whom they add and take away.
pub fn jobs(index: &PersonIndex) -> Vec<JobKind> {
    jobs::kinds(index)
}
