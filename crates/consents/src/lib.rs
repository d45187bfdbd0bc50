//! Declarations of consent: what a person allows, to whom, what for, until when, and the gate that every disclosure passes.
//!
//! Two instruments, never one: the consent to processing (Einwilligung) and the release from professional secrecy
//! (Schweigepflichtentbindung). Whoever passes something on asks [`gate::Gate`]; whoever begins a case shows a
//! [`store::proof::ProcessingConsent`]. Not here: what is passed on, and legal duties to tell.

pub mod gate;
pub mod model;
pub mod pages;
pub mod paper;
pub mod store;
pub mod words;

use access::act::Act;
use db::migration::Migration;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 60,
    name: "consents",
    text: include_str!("../migrations/0060_consents.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Menschen",
    label: "Sprachen der Einwilligungen",
    href: "/einwilligungen/sprachen",
    icon: "language",
    act: Act::ConsentTextRead,
}];

/// The pages of this room.
pub fn routes() -> Routes {
    pages::routes()
}
