//! Declarations of consent: what a person allows, to whom, what for, until when, and the gate that every disclosure passes.
//!
//! Two instruments, never one: the consent to processing (Einwilligung) and the release from professional secrecy
//! (Schweigepflichtentbindung). Whoever passes something on asks [`gate::Gate`]; whoever begins a case shows a
//! [`store::proof::ProcessingConsent`]. Not here: what is passed on.

pub mod asked;
pub mod before;
pub mod gate;
pub mod limits;
pub mod model;
mod moving;
pub mod pages;
pub mod paper;
pub mod person_data;
pub mod reading_aids;
pub mod scanning;
pub mod store;
pub mod words;

use access::act::Act;
use db::migration::Migration;
use people::asked::{Mover, Way};
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 60,
        name: "consents",
        text: include_str!("../migrations/0060_consents.sql"),
    },
    Migration {
        number: 61,
        name: "scan",
        text: include_str!("../migrations/0061_scan.sql"),
    },
    Migration {
        number: 62,
        name: "consent_ends",
        text: include_str!("../migrations/0062_consent_ends.sql"),
    },
    Migration {
        number: 63,
        name: "duty",
        text: include_str!("../migrations/0063_duty.sql"),
    },
    Migration {
        number: 69,
        name: "erasing",
        text: include_str!("../migrations/0069_erasing.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    NavEntry {
        group: "Menschen",
        label: "Weitergaben zur Freigabe",
        href: "/weitergaben",
        icon: "shield",
        act: Act::DisclosureRelease,
    },
    NavEntry {
        group: "Menschen",
        label: "Sprachen",
        href: "/einwilligungen/sprachen",
        icon: "language",
        act: Act::ConsentTextRead,
    },
];

/// What this room moves when two entries of a person become one.
pub fn movers() -> Vec<Mover> {
    moving::MOVERS.to_vec()
}

/// The way from a person's page to what was declared.
pub fn ways() -> Vec<Way> {
    vec![Way {
        label: "Einwilligungen",
        icon: "shield",
        below: "/einwilligungen",
        act: Act::ConsentRead,
    }]
}

/// The pages of this room.
pub fn routes() -> Routes {
    pages::routes()
}
