//! Referrals: somebody in a case is arranged with an offer of another organisation, and the outcome comes back.
//! Every step works without an account over there. Not here: whether it may go (`consents`), what is offered
//! (`directory`), the pages of the partners (`portal`).

pub mod asked;
pub mod input;
pub mod model;
mod moving;
mod nightly;
pub mod pages;
mod paper;
pub mod partner;
pub mod person_data;
pub mod store;
pub mod team;
pub mod words;

use access::act::Act;
use consents::asked::Stopper;
use db::migration::Migration;
use people::asked::Mover;
use post::job::kind::JobKind;
use post::mail::outbox::Outbox;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 115,
    name: "referrals",
    text: include_str!("../migrations/0115_referrals.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Fallarbeit",
    label: "Vermittlungen",
    href: "/vermittlungen",
    icon: "handshake",
    act: Act::CaseList,
}];

/// What this room moves when two entries of a person become one.
pub fn movers() -> Vec<Mover> {
    vec![moving::MOVER]
}

/// What this room stops when somebody withdraws a consent.
pub fn stoppers() -> Vec<Stopper> {
    vec![asked::stopper]
}

/// The background jobs of this room: answers that are late are asked for, what no consent carries any more is stopped,
/// extracts end.
pub fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    nightly::jobs(outbox)
}

/// The pages of this room.
pub fn routes() -> Routes {
    pages::routes()
}
