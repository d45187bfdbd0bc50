//! What is written and filed in a case: letters, documents, network and resource maps.
//! Not here: who may receive it; that is decided by `consents`.

pub mod asked;
pub mod content;
pub mod document;
pub mod letter;
pub mod network;
pub mod person_data;
pub mod resource;
pub mod template;
mod typed;

use access::act::Act;
use base::language::Language;
use db::migration::Migration;
use web::house::NavEntry;
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

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Regeln",
    label: "Vorlagen",
    href: "/vorlagen",
    icon: "description",
    act: Act::LetterTemplateRead,
}];

/// The text of the shipped templates in a language, as it counts for the review of the language.
pub fn shipped_text(language: Language) -> &'static str {
    template::shipped::source(language)
}

/// The pages of this room.
pub fn routes() -> Routes {
    letter::pages::routes()
        .and(document::pages::routes())
        .and(network::pages::routes())
        .and(resource::pages::routes())
        .and(template::pages::routes())
}
