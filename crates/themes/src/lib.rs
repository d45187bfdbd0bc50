//! From the single case to what many have in common: obstacles, reconstructions without names, findings, themes, and the
//! ladder that themes climb (Part E of the system). Not here: who decides upon them and what follows (`boards`).

pub mod answer;
pub mod finding;
pub mod ladder;
mod look;
pub mod numbering;
pub mod obstacle;
pub mod person_data;
pub mod reconstruction;
pub mod theme;
pub mod words;

use access::act::Act;
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
        number: 143,
        name: "reconstruction",
        text: include_str!("../migrations/0143_reconstruction.sql"),
    },
    Migration {
        number: 144,
        name: "station",
        text: include_str!("../migrations/0144_station.sql"),
    },
    Migration {
        number: 145,
        name: "themes",
        text: include_str!("../migrations/0145_themes.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry(
        "Fallrekonstruktionen",
        "/fallrekonstruktionen",
        "history",
        Act::FindingRead,
    ),
    entry("Befunde", "/befunde", "flag", Act::FindingRead),
    entry("Themen", "/themen", "forum", Act::ThemeRead),
    entry("Antworten", "/antworten", "inbox", Act::ThemeAnswerRead),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Themen",
        label,
        href,
        icon,
        act,
    }
}

/// The pages of this room in the bar of a case.
pub const CASE_TABS: &[CaseTab] = obstacle::asked::TABS;

/// The tables of figures that this room counts.
pub const COUNTERS: &[Counter] = obstacle::counts::COUNTERS;

/// What this room lets go of when a case closes.
pub fn closers() -> Vec<Closer> {
    vec![obstacle::asked::closer]
}

/// The background jobs of this room: the order in which obstacles lie says nothing, and what was left lying is gone.
pub fn jobs() -> Vec<JobKind> {
    let mut all = reconstruction::nightly::jobs();
    all.push(obstacle::mixing::job());
    all
}

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("theme")
        .and(obstacle::pages::routes())
        .and(reconstruction::routes())
        .and(finding::pages::routes())
        .and(theme::pages::routes())
        .and(answer::pages::routes())
}
