//! The house itself: starting, memory, lists, search, a document – before anybody works on a case.

use std::thread;
use std::time::Duration;

use super::clicks::{accounts, crowd, growth, loaded, p95, person_pages, persons, searches};
use super::{Limit, Scenario};
use crate::bench::click::Click;
use crate::bench::http::Connection;
use crate::bench::load::{Load, Measured};
use crate::bench::page;
use crate::bench::site::{CASE_MANAGER, Site};
use crate::bench::stage::{LARGE, LOWEST_WITH_FULL_LISTS, MIDDLE, SMALL, Stage};

/// Households of the demo have so many persons, and one case each.
const PERSONS_A_CASE: f64 = 2.2;
/// So long nobody asks before memory is read.
const UNASKED: Duration = Duration::from_secs(5);

/// What is measured of the house.
pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        key: "start",
        name: "from start to first answer",
        limit: Limit::at_most(0.5, "s"),
        measure: start_to_first_answer,
    },
    Scenario {
        key: "idle-memory",
        name: "memory of an idle demo of 1 000",
        limit: Limit::at_most(80.0, "MB"),
        measure: |stage| idle_memory(stage, SMALL),
    },
    Scenario {
        key: "person-memory",
        name: "memory more for 100 000 persons",
        limit: Limit::at_most(60.0, "MB"),
        measure: |stage| {
            let more = idle_memory(stage, MIDDLE)? - idle_memory(stage, SMALL)?;
            Ok(more / (PERSONS_A_CASE * f64::from(MIDDLE) / 100_000.0))
        },
    },
    Scenario {
        key: "list-page",
        name: "list page without personal data, held against a bare handler",
        limit: Limit::at_least(0.15, "of bare"),
        measure: list_page_against_bare,
    },
    Scenario {
        key: "audited-page",
        name: "list of persons, held against the same with audit off",
        limit: Limit::at_least(0.2, "of off"),
        measure: audited_page_against_unaudited,
    },
    Scenario {
        key: "list-p95",
        name: "list of persons at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, SMALL, persons),
    },
    Scenario {
        key: "detail-p95",
        name: "page of a person at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, SMALL, person_pages),
    },
    Scenario {
        key: "search-p95",
        name: "search at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, SMALL, searches),
    },
    Scenario {
        key: "pdf",
        name: "staffing plan as PDF, a page when warm",
        limit: Limit::at_most(50.0, "ms"),
        measure: page_of_pdf,
    },
    Scenario {
        key: "list-growth",
        name: "list of persons at 1 000 000, held against 1 000",
        limit: Limit::at_most(1.5, "times"),
        measure: |stage| growth(stage, (SMALL, LARGE), persons),
    },
    Scenario {
        key: "district-list-growth",
        name: "list of all accounts at 1 000 000, held against 10 000",
        limit: Limit::at_most(1.5, "times"),
        // With fewer persons the first page of accounts is not full: fewer rows to draw, not fewer to find.
        measure: |stage| growth(stage, (LOWEST_WITH_FULL_LISTS, LARGE), accounts),
    },
    Scenario {
        key: "detail-growth",
        name: "page of a person at 1 000 000, held against 1 000",
        limit: Limit::at_most(1.5, "times"),
        measure: |stage| growth(stage, (SMALL, LARGE), person_pages),
    },
];

fn start_to_first_answer(stage: &mut Stage) -> Result<f64, String> {
    let data = stage.data(SMALL)?;
    Ok(Site::of(&data, &[])?.first_answer.as_secs_f64())
}

/// Idle is who has not been asked for a while; the sign-in that asked whether all names are read in is over.
fn idle_memory(stage: &mut Stage, persons: u32) -> Result<f64, String> {
    let site = stage.start_alone(persons, &[])?;
    thread::sleep(UNASKED);
    site.memory_megabytes()
}

fn list_page_against_bare(stage: &mut Stage) -> Result<f64, String> {
    let site = stage.site(SMALL)?;
    let click = Click::page("/stellenplan", &site.sign_in(CASE_MANAGER)?);
    let page = click.on(&mut Connection::open(&site.url)?)?;
    let ours = crowd(site, &[click])?;
    let bare = Site::bare(&page.body)?;
    let theirs = crowd(&bare, &[Click::page("/", "")])?;
    Ok(ratio_of_rates(&ours, &theirs))
}

/// A list writes a line for each answer, where a person's page read again within 15 minutes writes none: the dearer page.
fn audited_page_against_unaudited(stage: &mut Stage) -> Result<f64, String> {
    let audited = stage.start_alone(SMALL, &[])?;
    let with = crowd(&audited, &persons(&audited)?)?;
    drop(audited);
    let unaudited = stage.start_alone(SMALL, &["--without-read-audit"])?;
    let without = crowd(&unaudited, &persons(&unaudited)?)?;
    Ok(ratio_of_rates(&with, &without))
}

fn ratio_of_rates(ours: &Measured, theirs: &Measured) -> f64 {
    let (ours, theirs) = (ours.per_second(), theirs.per_second());
    println!("{ours:.0} against {theirs:.0} requests a second");
    ours / theirs
}

fn page_of_pdf(stage: &mut Stage) -> Result<f64, String> {
    let site = stage.site(SMALL)?;
    let click = Click::page("/stellenplan.pdf", &site.sign_in(CASE_MANAGER)?);
    let pages = page::pages_of_pdf(&click.on(&mut Connection::open(&site.url)?)?.body);
    let measured = Load {
        people: 1,
        ..loaded(site, &[click])
    }
    .run()?;
    println!("{pages} pages");
    Ok(measured.p95_milliseconds() / f64::from(pages))
}
