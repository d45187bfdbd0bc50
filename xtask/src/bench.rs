//! `cargo xtask bench`: speed and memory as ratios in one run, so that the machine's own speed cancels out.
//! A scenario measures one number and names its limit; how to load a server stands in `load`, what runs in `site`.

mod http;
mod load;
mod scenarios;
mod site;

use std::fs;
use std::time::Instant;

use crate::command;
use crate::rust;
use crate::workspace;
use scenarios::{Limit, SCENARIOS, Scenario};

/// What came of a scenario.
struct Measurement {
    scenario: &'static Scenario,
    measured: Result<f64, String>,
    seconds: f64,
}

impl Measurement {
    fn holds(&self) -> bool {
        self.measured
            .as_ref()
            .is_ok_and(|number| self.scenario.limit.holds(*number))
    }
}

/// Runs the named scenarios or all, prints a table, writes `target/checks/bench.json`; content if all limits hold.
pub(crate) fn bench(names: &[String]) -> Result<bool, String> {
    if let Some(unknown) = names
        .iter()
        .find(|name| SCENARIOS.iter().all(|scenario| scenario.key != name.as_str()))
    {
        let known: Vec<&str> = SCENARIOS.iter().map(|scenario| scenario.key).collect();
        return Err(format!(
            "there is no scenario `{unknown}`, only {}",
            known.join(", ")
        ));
    }
    let build = [
        "build",
        "--release",
        "--locked",
        "--package",
        "lotse",
        "--package",
        "xtask",
        "--bins",
        "--examples",
    ];
    if !command::run(&mut rust::cargo(&build), "bench-build")?.ok {
        return Err("the release build failed".into());
    }
    let mut results = Vec::new();
    for scenario in SCENARIOS
        .iter()
        .filter(|scenario| names.is_empty() || names.iter().any(|name| name == scenario.key))
    {
        println!("── {} ──", scenario.name);
        let began = Instant::now();
        let measured = (scenario.measure)();
        results.push(Measurement {
            scenario,
            measured,
            seconds: began.elapsed().as_secs_f64(),
        });
    }
    println!("\n{}", table(&results));
    write_json(&results)?;
    Ok(results.iter().all(Measurement::holds))
}

fn table(results: &[Measurement]) -> String {
    let width = results
        .iter()
        .map(|result| result.scenario.name.chars().count())
        .max()
        .unwrap_or(0);
    let row = |result: &Measurement| {
        let Limit { unit, .. } = result.scenario.limit;
        let measured = match &result.measured {
            Ok(number) => format!("{number:>9.3} {unit}"),
            Err(reason) => format!("broken: {reason}"),
        };
        let verdict = if result.holds() { "ok    " } else { "FAILED" };
        format!(
            "{verdict} {:<width$} {measured}  ({})",
            result.scenario.name,
            result.scenario.limit.words()
        )
    };
    results.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn write_json(results: &[Measurement]) -> Result<(), String> {
    let quoted = |text: &str| {
        format!(
            "\"{}\"",
            text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
        )
    };
    let object = |result: &Measurement| {
        let (number, error) = match &result.measured {
            Ok(number) => (format!("{number:.6}"), "null".to_owned()),
            Err(reason) => ("null".to_owned(), quoted(reason)),
        };
        format!(
            r#"  {{"scenario": {}, "measured": {number}, "unit": {}, "limit": {}, "holds": {}, "error": {error}, "seconds": {:.1}}}"#,
            quoted(result.scenario.key),
            quoted(result.scenario.limit.unit),
            quoted(&result.scenario.limit.words()),
            result.holds(),
            result.seconds,
        )
    };
    let text = format!(
        "[\n{}\n]\n",
        results.iter().map(object).collect::<Vec<_>>().join(",\n")
    );
    let path = workspace::checks("bench.json");
    println!("\n{}", path.display());
    fs::create_dir_all(workspace::checks(""))
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}
