//! Themes of a district with a hundred thousand cases and three obstacles in each: what is told of a theme comes from
//! published figures, so it may not grow with what is noted.

use super::clicks::p95;
use super::{Limit, Scenario};
use crate::bench::click::Click;
use crate::bench::http::Connection;
use crate::bench::page;
use crate::bench::site::{CASE_MANAGER, Site};
use crate::bench::stage::MIDDLE;

/// What is measured of themes.
pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        key: "theme-overview-p95",
        name: "themes on the ladder among 100 000 cases at 200 users, 95 of 100 answers",
        limit: Limit::at_most(100.0, "ms"),
        measure: |stage| p95(stage, MIDDLE, overviews),
    },
    Scenario {
        key: "theme-page-p95",
        name: "page of a theme with its figures among 100 000 cases at 200 users, 95 of 100 answers",
        limit: Limit::at_most(100.0, "ms"),
        measure: |stage| p95(stage, MIDDLE, pages),
    },
    Scenario {
        key: "theme-story-p95",
        name: "story of a theme among 100 000 cases at 200 users, 95 of 100 answers",
        limit: Limit::at_most(100.0, "ms"),
        measure: |stage| p95(stage, MIDDLE, stories),
    },
];

/// The list of themes, who is late, and the columns of the ladder.
fn overviews(site: &Site) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    Ok(
        ["/themen", "/themen?verzug=ja", "/themen/verzug", "/themen/leiter"]
            .iter()
            .map(|path| Click::page(path, &cookies))
            .collect(),
    )
}

/// The page of each theme.
fn pages(site: &Site) -> Result<Vec<Click>, String> {
    below_themes(site, "")
}

/// The whole story of each theme.
fn stories(site: &Site) -> Result<Vec<Click>, String> {
    below_themes(site, "/verlauf")
}

fn below_themes(site: &Site, below: &str) -> Result<Vec<Click>, String> {
    let cookies = site.sign_in(CASE_MANAGER)?;
    let shown = Click::page("/themen", &cookies).on(&mut Connection::open(&site.url)?)?;
    let pages = page::rows_below(&String::from_utf8_lossy(&shown.body), "/themen/");
    if pages.is_empty() {
        return Err("/themen is empty".to_owned());
    }
    Ok(pages
        .iter()
        .map(|path| Click::page(&format!("{path}{below}"), &cookies))
        .collect())
}
