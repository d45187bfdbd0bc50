//! From the single case to what many have in common: obstacles, reconstructions without names, findings, themes, and the
//! ladder that themes climb (Part E of the system). Not here: who decides upon them and what follows (`boards`).

pub mod answer;
pub mod finding;
pub mod ladder;
pub mod obstacle;
pub mod person_data;
pub mod theme;
pub mod words;

use cases::asked::closing::Closer;
use cases::asked::tab::CaseTab;
use db::migration::Migration;
use figures::asked::Counter;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 140,
        name: "obstacle",
        text: include_str!("../migrations/0140_obstacle.sql"),
    },
    Migration {
        number: 145,
        name: "themes",
        text: include_str!("../migrations/0145_themes.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[];

/// The pages of this room in the bar of a case.
pub const CASE_TABS: &[CaseTab] = obstacle::asked::TABS;

/// The tables of figures that this room counts.
pub const COUNTERS: &[Counter] = obstacle::counts::COUNTERS;

/// What this room lets go of when a case closes.
pub fn closers() -> Vec<Closer> {
    vec![obstacle::asked::closer]
}

/// The background jobs of this room: the order in which obstacles lie says nothing.
pub fn jobs() -> Vec<JobKind> {
    vec![obstacle::mixing::job()]
}

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("theme").and(obstacle::pages::routes())
}
