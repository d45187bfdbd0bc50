//! What is written and filed in a case: letters, documents, network and resource maps.
//! Not here: who may receive it; that is decided by `consents`.

mod case_page;
pub mod content;
pub mod document;
pub mod letter;
pub mod template;
mod typed;

use db::migration::Migration;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 92,
        name: "documents",
        text: include_str!("../migrations/0092_documents.sql"),
    },
    Migration {
        number: 93,
        name: "letters",
        text: include_str!("../migrations/0093_letters.sql"),
    },
    Migration {
        number: 94,
        name: "maps",
        text: include_str!("../migrations/0094_maps.sql"),
    },
];

/// The pages of this room.
pub fn routes() -> Routes {
    document::pages::routes()
        .and(letter::pages::routes())
        .and(template::pages::routes())
}
