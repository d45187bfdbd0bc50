//! The figures as people read them: which tables there are, one table with its picture and how to read it, the same as
//! file; and the monthly job that has all rooms count. What may be said was decided in `figures`: nothing is calculated
//! here, so page, chart, spreadsheet and paper show the same.

mod matrix;
mod monthly;
pub mod needs;
mod pages;
mod places;
mod view;

use access::act::Act;
use db::migration::Migration;
use figures::asked::Counters;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::{Fixture, Routes};

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 125,
    name: "needs_analysis",
    text: include_str!("../migrations/0125_needs_analysis.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    NavEntry {
        group: "Steuerung",
        label: "Zahlen",
        href: "/zahlen",
        icon: "bar_chart",
        act: Act::FiguresRead,
    },
    NavEntry {
        group: "Steuerung",
        label: "Ist und Bedarf",
        href: "/bedarf",
        icon: "monitoring",
        act: Act::NeedsAnalysisRead,
    },
];

/// The background jobs of this room: once a month all rooms count, and half-years freeze.
pub fn jobs(counters: &Counters) -> Vec<JobKind> {
    vec![monthly::job(counters), needs::freeze::job()]
}

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("figures")
        .get("/zahlen", Act::FiguresRead, Fixture::None, pages::list::show)
        .get(
            "/zahlen/tabelle",
            Act::FiguresRead,
            Fixture::None,
            pages::table::show,
        )
        .get(
            "/zahlen/tabelle.xlsx",
            Act::FiguresRead,
            Fixture::None,
            pages::files::workbook,
        )
        .get(
            "/zahlen/tabelle.csv",
            Act::FiguresRead,
            Fixture::None,
            pages::files::separated,
        )
        .get(
            "/zahlen/tabelle.pdf",
            Act::FiguresRead,
            Fixture::None,
            pages::files::paper,
        )
        .and(needs::pages::routes())
}
