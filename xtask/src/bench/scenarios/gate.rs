//! What the question whether something of a person may leave adds to a page. The server itself measures it, at the gate.

use std::collections::BTreeMap;

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

/// The slowest path's figure: of a paper that the gate grants, and of pages before something goes to another place. What is
/// asked before all connections to the database know the statements is not counted.
fn question(stage: &mut Stage) -> Result<f64, String> {
    let port = free_port()?.to_string();
    let site = stage.start_alone(LOWEST_WITH_FULL_LISTS, &["--metrics-port", &port])?;
    let clicks = [vec![consent_sheet(&site)?], referrals(&site)?].concat();
    let metrics = format!("http://127.0.0.1:{port}");
    loaded(&site, &clicks).run()?;
    let before = answers(&metrics)?;
    loaded(&site, &clicks).run()?;
    let mut slowest: f64 = 0.0;
    for (path, classes) in answers(&metrics)? {
        let earlier = before.get(&path);
        let counted = classes.iter().map(|(class, count)| {
            let then = earlier.and_then(|classes| classes.get(class)).copied();
            (class.seconds(), count - then.unwrap_or(0.0))
        });
        let counted: Vec<(f64, f64)> = counted.collect();
        let p95 = p95_milliseconds(&counted).ok_or_else(|| format!("nobody asked the gate on {path}"))?;
        println!("{path}: {p95:.2} ms");
        slowest = slowest.max(p95);
    }
    Ok(slowest)
}

/// The upper end of a class of answers; in nanoseconds, so that classes have an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Class(u64);

impl Class {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds of one question; what is endless becomes the last class"
    )]
    fn read(text: &str) -> Option<Self> {
        let seconds: f64 = text.replace("+Inf", "inf").parse().ok()?;
        Some(Self((seconds * 1e9) as u64))
    }

    #[expect(clippy::cast_precision_loss, reason = "nanoseconds of one question")]
    fn seconds(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

/// How many answers took at most so long, by path.
type Answers = BTreeMap<String, BTreeMap<Class, f64>>;

fn answers(metrics: &str) -> Result<Answers, String> {
    let told = Connection::open(metrics)?.get("/metrics", "")?;
    let mut answers = Answers::new();
    for line in String::from_utf8_lossy(&told.body).lines() {
        if let Some((path, class, count)) = read(line) {
            answers.entry(path).or_default().insert(class, count);
        }
    }
    if answers.is_empty() {
        return Err("nobody asked the gate".to_owned());
    }
    Ok(answers)
}

/// `lotse_gate_seconds_bucket{path="letter",le="0.002"} 17`
fn read(line: &str) -> Option<(String, Class, f64)> {
    let (labels, count) = line
        .strip_prefix("lotse_gate_seconds_bucket{")?
        .split_once("} ")?;
    let label = |name: &str| Some(labels.split_once(&format!("{name}=\""))?.1.split_once('"')?.0);
    Some((
        label("path")?.to_owned(),
        Class::read(label("le")?)?,
        count.parse().ok()?,
    ))
}

/// What 95 of 100 answers took at most, between the ends of the class in which the last of them lies; `None` without any.
fn p95_milliseconds(classes: &[(f64, f64)]) -> Option<f64> {
    let (_, all) = classes.last().filter(|(_, all)| *all > 0.0)?;
    let wanted = all * 0.95;
    let (mut from, mut below) = (0.0, 0.0);
    for (to, count) in classes {
        if *count >= wanted {
            let share = (wanted - below) / (count - below);
            return Some((from + (to - from) * share) * 1000.0);
        }
        (from, below) = (*to, *count);
    }
    None
}

/// Referrals that wait to be sent show what would go before it goes.
fn referrals(site: &Site) -> Result<Vec<Click>, String> {
    pages_in(site, ("/vermittlungen", "/faelle/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_lies_in_the_class_of_the_ninety_fifth_answer() {
        let line = "lotse_gate_seconds_bucket{path=\"letter\",le=\"0.002\"} 17";
        assert_eq!(read(line), Some(("letter".to_owned(), Class(2_000_000), 17.0)));
        assert_eq!(read("lotse_gate_seconds_count{path=\"letter\"} 17"), None);
        let found = p95_milliseconds(&[(0.001, 90.0), (0.002, 100.0)]).unwrap();
        assert!((found - 1.5).abs() < 1e-9, "{found}");
        assert_eq!(p95_milliseconds(&[(0.001, 0.0)]), None);
    }
}
