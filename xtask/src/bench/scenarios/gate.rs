//! What the question whether something of a person may leave adds to a page. The server itself measures it, at the gate.

use super::clicks::{consent_sheet, loaded, pages_in};
use super::{Limit, Scenario};
use crate::bench::click::Click;
use crate::bench::http::Connection;
use crate::bench::site::Site;
use crate::bench::stage::{LOWEST_WITH_FULL_LISTS, Stage};
use crate::postgres::free_port;

/// What is measured of the gate.
pub(super) const SCENARIOS: &[Scenario] = &[Scenario {
    key: "gate",
    name: "one question to the disclosure gate, 95 of 100 answers",
    limit: Limit::at_most(2.0, "ms"),
    measure: question,
}];

/// The slowest path's figure: of a paper that the gate grants, and of pages before something goes to another place.
fn question(stage: &mut Stage) -> Result<f64, String> {
    let port = free_port()?.to_string();
    let site = stage.start_alone(LOWEST_WITH_FULL_LISTS, &["--metrics-port", &port])?;
    let clicks = [vec![consent_sheet(&site)?], referrals(&site)?].concat();
    loaded(&site, &clicks).run()?;
    let told = Connection::open(&format!("http://127.0.0.1:{port}"))?.get("/metrics", "")?;
    let told = String::from_utf8_lossy(&told.body).into_owned();
    let slowest = told
        .lines()
        .filter(|line| line.starts_with("lotse_gate_seconds{") && line.contains("quantile=\"0.95\""))
        .inspect(|line| println!("{line}"))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
        .reduce(f64::max);
    Ok(slowest.ok_or("nobody asked the gate")? * 1000.0)
}

/// Referrals that wait to be sent show what would go before it goes.
fn referrals(site: &Site) -> Result<Vec<Click>, String> {
    pages_in(site, ("/vermittlungen", "/faelle/"))
}
