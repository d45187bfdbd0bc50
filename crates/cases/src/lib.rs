//! The case manager's work: contacts, cases, emergency notes, from the first talk to the closing.
//! Here stand also the questions that higher rooms answer: time line, due items, what is to be settled before closing.
//! Not here: assessment and goals (`planning`), appointments (`calendar`), letters and documents (`letters`).

pub mod asked;
pub mod case;
pub mod closing;
pub mod life_area;
pub mod note;
pub mod participant;

use db::migration::Migration;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 70,
        name: "cases",
        text: include_str!("../migrations/0070_cases.sql"),
    },
    Migration {
        number: 71,
        name: "together",
        text: include_str!("../migrations/0071_together.sql"),
    },
    Migration {
        number: 72,
        name: "closing",
        text: include_str!("../migrations/0072_closing.sql"),
    },
    Migration {
        number: 73,
        name: "notes",
        text: include_str!("../migrations/0073_notes.sql"),
    },
    Migration {
        number: 74,
        name: "lists",
        text: include_str!("../migrations/0074_lists.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[];

/// The pages of this room.
pub fn routes() -> Routes {
    case::pages::routes()
        .and(participant::pages::routes())
        .and(closing::pages::routes())
        .and(note::pages::routes())
}

/// The background jobs of this room: referred cases close themselves, scratch notes end.
pub fn jobs() -> Vec<JobKind> {
    closing::nightly::jobs()
}
