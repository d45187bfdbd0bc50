//! Boards: seats, meetings, papers, minutes, decisions, and the measures that follow from them with their effect
//! (Part E of the system). Not here: what is brought before them (`themes`).

pub mod agenda;
pub mod board;
mod clash;
pub mod decision;
pub mod effect;
pub mod guest;
pub mod invitation;
pub mod letter;
mod look;
pub mod measure;
pub mod meeting;
mod member;
pub mod minutes;
mod nightly;
pub mod paper;
pub mod seat;
mod sheet;
pub mod shipped;
pub mod state_letter;
pub mod story;
pub mod whole;

use access::act::Act;
use db::migration::Migration;
use post::job::kind::JobKind;
use post::mail::outbox::Outbox;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    migration(150, "boards", include_str!("../migrations/0150_boards.sql")),
    migration(151, "meetings", include_str!("../migrations/0151_meetings.sql")),
    migration(152, "papers", include_str!("../migrations/0152_papers.sql")),
    migration(153, "decisions", include_str!("../migrations/0153_decisions.sql")),
    migration(155, "measures", include_str!("../migrations/0155_measures.sql")),
    migration(
        156,
        "board_letters",
        include_str!("../migrations/0156_board_letters.sql"),
    ),
    migration(
        157,
        "measure_reminder",
        include_str!("../migrations/0157_measure_reminder.sql"),
    ),
];

const fn migration(number: u32, name: &'static str, text: &'static str) -> Migration {
    Migration { number, name, text }
}

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry(
        "Meine Gremien",
        "/meine-gremien",
        "diversity_3",
        Act::OwnBoardRead,
    ),
    entry("Gremien", "/gremien", "forum", Act::BoardRead),
    entry("Beschlüsse", "/beschluesse", "gavel", Act::BoardRead),
    entry("Maßnahmen", "/massnahmen", "checklist", Act::MeasureRead),
    entry(
        "Informationsbriefe",
        "/informationsbriefe",
        "mail",
        Act::InformationLetterWrite,
    ),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Themen und Gremien",
        label,
        href,
        icon,
        act,
    }
}

/// The background jobs of this room.
pub fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    nightly::jobs(outbox)
}

/// The pages of this room.
pub fn routes() -> Routes {
    board::pages::routes()
        .and(seat::pages::routes())
        .and(meeting::pages::routes())
        .and(agenda::pages::routes())
        .and(minutes::pages::routes())
        .and(paper::pages::routes())
        .and(decision::pages::routes())
        .and(invitation::pages::routes())
        .and(member::routes())
        .and(measure::pages::routes())
        .and(letter::pages::routes())
        .and(state_letter::pages::routes())
}
