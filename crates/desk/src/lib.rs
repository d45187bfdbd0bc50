//! What one person sees in one place: the start page, one search for everything, the story of a theme.
//! It gathers what the rooms below show and decides nothing itself; it has no tables.

pub mod case_file;
mod glance;
pub mod measures_due;
mod municipality_themes;
mod my_day;
pub mod network_due;
pub mod search;
pub mod start;
mod theme_ladder;
mod theme_story;
pub mod ways;

use access::act::Act;
use cases::asked::tab::CaseTab;
use web::house::NavEntry;
use web::routes::{Fixture, Routes};

/// The entries of this room in the side navigation; they stand first.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "",
    label: "Start",
    href: "/",
    icon: "home",
    act: Act::AccountOwn,
}];

/// The file in the bar of a case; it stands first.
pub const CASE_TABS: &[CaseTab] = &[CaseTab::page("Akte", "", Act::CaseRead)];

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("start")
        .get("/", Act::AccountOwn, Fixture::None, start::show)
        .and(Routes::about("case").get("/faelle/{id}", Act::CaseRead, Fixture::Case, case_file::show))
        .and(
            Routes::about("story of a theme")
                .get(
                    "/themen/leiter",
                    Act::ThemeRead,
                    Fixture::None,
                    theme_ladder::show,
                )
                .get(
                    "/themen/{id}/verlauf",
                    Act::ThemeRead,
                    Fixture::Theme,
                    theme_story::show,
                )
                .get(
                    "/meine-gremien/themen/{id}",
                    Act::OwnBoardRead,
                    Fixture::Theme,
                    theme_story::show_to_a_member,
                )
                .get(
                    "/kommunen/{id}/themen",
                    Act::ThemeRead,
                    Fixture::Municipality,
                    municipality_themes::show,
                ),
        )
        .and(
            Routes::about("search")
                .get("/suche", Act::AccountOwn, Fixture::None, search::ask)
                .post("/suche", Act::AccountOwn, Fixture::None, search::answer),
        )
}
