//! The case manager's work: contacts, cases, emergency notes, from the first talk to the closing.
//! Here stand also the questions that higher rooms answer: time line, due items, what is to be settled before closing.
//! Not here: assessment and goals (`planning`), appointments (`calendar`), letters and documents (`letters`).

pub mod asked;
pub mod case;
pub mod life_area;

use db::migration::Migration;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 70,
    name: "cases",
    text: include_str!("../migrations/0070_cases.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[];

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("case")
}
