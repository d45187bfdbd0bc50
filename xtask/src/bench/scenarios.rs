//! What is measured, each with the number it must keep. A new scenario is one entry here and one function below.

use std::time::Duration;

use super::load::{Load, Measured};
use super::site::Site;

/// One measurement.
pub(crate) struct Scenario {
    /// Its name for `--only`.
    pub(crate) key: &'static str,
    /// What it measures.
    pub(crate) name: &'static str,
    /// What it must keep.
    pub(crate) limit: Limit,
    /// Measures it.
    pub(crate) measure: fn() -> Result<f64, String>,
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
        measure: idle_memory,
    },
    Scenario {
        key: "list-page",
        name: "list page without personal data, held against a bare handler",
        limit: Limit::at_least(0.15, "of bare"),
        measure: list_page_against_bare,
    },
    Scenario {
        key: "list-page-p95",
        name: "list page at 200 users, 95 of 100 answers",
        limit: Limit::at_most(50.0, "ms"),
        measure: list_page_for_200,
    },
];

const SMALL: u32 = 1_000;
const LIST_PAGE: &str = "/stellenplan";
const LOAD_TIME: Duration = Duration::from_secs(5);

fn start_to_first_answer() -> Result<f64, String> {
    // The first start makes the data; the second is the one people wait for.
    drop(Site::demo(SMALL)?);
    Ok(Site::demo(SMALL)?.first_answer.as_secs_f64())
}

fn idle_memory() -> Result<f64, String> {
    let site = Site::demo(SMALL)?;
    std::thread::sleep(Duration::from_secs(2));
    site.memory_megabytes()
}

fn list_page_against_bare() -> Result<f64, String> {
    let site = Site::demo(SMALL)?;
    let cookies = site.sign_in()?;
    let page = super::http::Connection::open(&site.url)?.get(LIST_PAGE, &cookies)?;
    let ours = load(&site, LIST_PAGE, &cookies, 64, Duration::ZERO)?;
    drop(site);
    let bare = Site::bare(&page.body)?;
    let theirs = load(&bare, "/", "", 64, Duration::ZERO)?;
    println!(
        "{:.0} against {:.0} requests a second",
        ours.per_second, theirs.per_second
    );
    Ok(ours.per_second / theirs.per_second)
}

fn list_page_for_200() -> Result<f64, String> {
    let site = Site::demo(SMALL)?;
    let cookies = site.sign_in()?;
    Ok(load(&site, LIST_PAGE, &cookies, 200, Duration::from_secs(1))?.p95_milliseconds())
}

/// Loads a page; the first second warms caches and is not counted.
fn load(
    site: &Site,
    path: &str,
    cookies: &str,
    connections: usize,
    pause: Duration,
) -> Result<Measured, String> {
    let load = Load {
        url: &site.url,
        path,
        cookies,
        connections,
        pause,
        duration: LOAD_TIME,
    };
    Load {
        duration: Duration::from_secs(1),
        ..load
    }
    .run()?;
    load.run()
}
