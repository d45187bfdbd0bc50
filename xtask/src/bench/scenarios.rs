//! What is measured, each with the number it must keep. A new scenario is one entry here and one function below.

use std::time::Duration;

use super::click::Click;
use super::http::Connection;
use super::load::{Load, Measured};
use super::page;
use super::site::Site;
use super::stage::{LARGE, LOWEST_WITH_FULL_LISTS, MIDDLE, SMALL, Stage};

/// One measurement.
pub(crate) struct Scenario {
    /// Its name for `--only`.
    pub(crate) key: &'static str,
    /// What it measures.
    pub(crate) name: &'static str,
    /// What it must keep.
    pub(crate) limit: Limit,
    /// Measures it.
    pub(crate) measure: fn(&mut Stage) -> Result<f64, String>,
}

/// A bound with its unit.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    /// The unit of the number.
    pub(crate) unit: &'static str,
    bound: Bound,
}

#[derive(Clone, Copy)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    const fn at_most(number: f64, unit: &'static str) -> Self {
        Self {
            unit,
            bound: Bound::AtMost(number),
        }
    }

    const fn at_least(number: f64, unit: &'static str) -> Self {
        Self {
            unit,
            bound: Bound::AtLeast(number),
        }
    }

    /// Does the number keep the limit?
    pub(crate) fn holds(self, number: f64) -> bool {
        match self.bound {
            Bound::AtMost(most) => number <= most,
            Bound::AtLeast(least) => number >= least,
        }
    }

    /// `at most 0.5 s`.
    pub(crate) fn words(self) -> String {
        let Self { unit, bound } = self;
        match bound {
            Bound::AtMost(most) => format!("at most {most} {unit}"),
            Bound::AtLeast(least) => format!("at least {least} {unit}"),
        }
    }
}

/// All scenarios, in the order in which they run.
pub(crate) const SCENARIOS: &[Scenario] = &[
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
        measure: |stage| Ok(idle_memory(stage, MIDDLE)? - idle_memory(stage, SMALL)?),
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
        measure: |stage| p95(stage, persons),
    },
    Scenario {
        key: "detail-p95",
        name: "page of a person at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, person_pages),
    },
    Scenario {
        key: "search-p95",
        name: "search at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: |stage| p95(stage, searches),
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
        measure: |stage| growth(stage, SMALL, persons),
    },
    Scenario {
        key: "district-list-growth",
        name: "list of all accounts at 1 000 000, held against 10 000",
        limit: Limit::at_most(1.5, "times"),
        // With fewer persons the first page of accounts is not full: fewer rows to draw, not fewer to find.
        measure: |stage| growth(stage, LOWEST_WITH_FULL_LISTS, accounts),
    },
    Scenario {
        key: "detail-growth",
        name: "page of a person at 1 000 000, held against 1 000",
        limit: Limit::at_most(1.5, "times"),
        measure: |stage| growth(stage, SMALL, person_pages),
    },
];

const CASE_MANAGER: &str = "casemanagement";
const ADMINISTRATION: &str = "administration";
const CROWD: usize = 64;
const USERS: usize = 200;
const WARMING: Duration = Duration::from_secs(1);
const COUNTED: Duration = Duration::from_secs(5);
/// A person clicks about once in so long.
const PAUSE: Duration = Duration::from_secs(1);

/// What people click on, each with the cookies of someone signed in.
type Clicks = fn(&Site) -> Result<Vec<Click>, String>;

fn start_to_first_answer(stage: &mut Stage) -> Result<f64, String> {
    let data = stage.data(SMALL)?;
    Ok(Site::of(&data, &[])?.first_answer.as_secs_f64())
}

fn idle_memory(stage: &mut Stage, persons: u32) -> Result<f64, String> {
    stage.start_alone(persons, &[])?.memory_megabytes()
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

fn p95(stage: &mut Stage, clicks: Clicks) -> Result<f64, String> {
    let site = stage.site(SMALL)?;
    Ok(users(site, &clicks(site)?, COUNTED)?.p95_milliseconds())
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

/// Both are loaded in turn, so that what else the machine does meets both.
fn growth(stage: &mut Stage, few: u32, clicks: Clicks) -> Result<f64, String> {
    let (small, large) = stage.both_sites(few, LARGE)?;
    let (on_small, on_large) = (clicks(small)?, clicks(large)?);
    let round = Duration::from_secs(3);
    let first = (users(small, &on_small, round)?, users(large, &on_large, round)?);
    let second = (users(small, &on_small, round)?, users(large, &on_large, round)?);
    let few = first.0.and(second.0).p95_milliseconds();
    let many = first.1.and(second.1).p95_milliseconds();
    println!("{many:.1} against {few:.1} ms");
    Ok(many / few)
}

fn persons(site: &Site) -> Result<Vec<Click>, String> {
    Ok(vec![Click::page("/personen", &site.sign_in(CASE_MANAGER)?)])
}

fn person_pages(site: &Site) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let list = Click::page("/personen", &cookies).on(&mut Connection::open(&site.url)?)?;
    let pages = page::rows_below(&String::from_utf8_lossy(&list.body), "/personen/");
    if pages.is_empty() {
        return Err("the list of persons is empty".into());
    }
    Ok(pages.iter().map(|path| Click::page(path, &cookies)).collect())
}

/// Names as people type them: whole, begun, misspelt, in another script's spelling, and a birth.
fn searches(site: &Site) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let page = Click::page("/suche", &cookies).on(&mut Connection::open(&site.url)?)?;
    let hidden = page::hidden_fields(&String::from_utf8_lossy(&page.body));
    let words = [
        "Shevchenko",
        "Kow",
        "Muhamed",
        "Oleksander",
        "Yildiz",
        "1. 1. 1990",
    ];
    let click = |words: &str| {
        let typed = [("suche".to_owned(), words.to_owned())];
        Click::form("/suche", &cookies, [hidden.as_slice(), &typed].concat())
    };
    Ok(words.into_iter().map(click).collect())
}

fn accounts(site: &Site) -> Result<Vec<Click>, String> {
    Ok(vec![Click::page("/konten", &site.sign_in(ADMINISTRATION)?)])
}

/// Everybody asks again at once.
fn crowd(site: &Site, clicks: &[Click]) -> Result<Measured, String> {
    Load {
        people: CROWD,
        ..loaded(site, clicks)
    }
    .run()
}

/// People who read before they click again.
fn users(site: &Site, clicks: &[Click], counted: Duration) -> Result<Measured, String> {
    Load {
        people: USERS,
        pause: PAUSE,
        counted,
        ..loaded(site, clicks)
    }
    .run()
}

fn loaded<'l>(site: &'l Site, clicks: &'l [Click]) -> Load<'l> {
    Load {
        url: &site.url,
        clicks,
        people: 1,
        pause: Duration::ZERO,
        warming: WARMING,
        counted: COUNTED,
    }
}
