//! When something happens: appointments, consultation hours, follow-ups, deadlines, and the secret feed of all of it.
//! Not here: what happened; that is a contact of `cases`.

pub mod appointment;
mod chasing;
pub mod consultation_hour;
pub mod deadline;
pub mod feed;
pub mod follow_up;
mod moving;
mod overdue;
pub mod person_data;
pub mod scope;
mod tied;
pub mod told;

use access::act::Act;
use db::migration::Migration;
use post::job::kind::JobKind;
use post::mail::outbox::Outbox;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 85,
        name: "calendar",
        text: include_str!("../migrations/0085_calendar.sql"),
    },
    Migration {
        number: 86,
        name: "consent_warning",
        text: include_str!("../migrations/0086_consent_warning.sql"),
    },
    Migration {
        number: 87,
        name: "consent_end",
        text: include_str!("../migrations/0087_consent_end.sql"),
    },
    Migration {
        number: 89,
        name: "erasing",
        text: include_str!("../migrations/0089_erasing.sql"),
    },
];

/// The background jobs of this room.
pub fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    vec![
        chasing::ask_for_outcomes(),
        chasing::warn_of_deadlines(outbox),
        chasing::tell_of_ending_consents(outbox),
    ]
}

/// What this room moves when two entries of a person become one.
pub fn movers() -> Vec<people::asked::Mover> {
    vec![moving::MOVER]
}

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Termine", "/termine", "calendar_today"),
    entry("Wiedervorlagen", "/wiedervorlagen", "inbox"),
    entry("Fristen", "/fristen", "schedule"),
    entry("Sprechstunden", "/sprechstunden", "forum"),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str) -> NavEntry {
    NavEntry {
        group: "Kalender",
        label,
        href,
        icon,
        act: Act::CalendarOwn,
    }
}

/// The pages of this room.
pub fn routes() -> Routes {
    appointment::pages::routes()
        .and(consultation_hour::pages::routes())
        .and(follow_up::pages::routes())
        .and(deadline::pages::routes())
        .and(feed::pages::routes())
}
