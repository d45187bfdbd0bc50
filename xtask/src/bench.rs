//! `cargo xtask bench`: speed and memory as ratios in one run, so that the machine's own speed cancels out.
//! A scenario measures one number on one database and names its limit; how to load a server stands in `load`, what runs
//! in `site`, where its data come from in `data`.

mod click;
mod data;
mod http;
mod import;
mod load;
mod page;
mod scenarios;
mod site;
mod stage;

use std::fs;
use std::time::Instant;

use crate::command;
use crate::rust;
use crate::workspace;
use data::Database;
use scenarios::{Limit, Scenario};
use stage::Stage;

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    only: Vec<String>,
    databases: Vec<Database>,
}

impl Options {
    /// Reads what follows `bench` on the command line.
    pub(crate) fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self {
            only: Vec::new(),
            databases: Database::ALL.to_vec(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .copied()
                    .ok_or_else(|| format!("`{word}` lacks its value"))
            };
            match *word {
                "--only" => options.only.extend(value()?.split(',').map(str::to_owned)),
                "--on" => options.databases = databases(value()?)?,
                other => return Err(format!("`bench` does not understand `{other}`")),
            }
        }
        let keys = scenarios::all().map(|scenario| scenario.key);
        let known: Vec<&str> = keys.collect();
        match options.only.iter().find(|name| !known.contains(&name.as_str())) {
            Some(unknown) => Err(format!(
                "there is no scenario `{unknown}`, only {}",
                known.join(", ")
            )),
            None => Ok(options),
        }
    }

    fn wants(&self, scenario: &Scenario) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name == scenario.key)
    }
}

fn databases(names: &str) -> Result<Vec<Database>, String> {
    let found = |name: &str| Database::ALL.into_iter().find(|database| database.name() == name);
    let known = || format!("`--on` knows sqlite and postgres, not `{names}`");
    names
        .split(',')
        .map(|name| found(name).ok_or_else(known))
        .collect()
}

/// What came of a scenario.
struct Measurement {
    database: Database,
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

/// Runs the wanted scenarios on the wanted databases, prints a table, writes `target/checks/bench.json`; content if all
/// limits hold.
pub(crate) fn bench(options: &Options) -> Result<bool, String> {
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
    for database in &options.databases {
        let mut stage = Stage::on(*database)?;
        for scenario in scenarios::all().filter(|scenario| options.wants(scenario)) {
            println!("── {}, {} ──", database.name(), scenario.name);
            let began = Instant::now();
            let measured = (scenario.measure)(&mut stage);
            results.push(Measurement {
                database: *database,
                scenario,
                measured,
                seconds: began.elapsed().as_secs_f64(),
            });
        }
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
            "{verdict} {:<8}  {:<width$} {measured}  ({}; took {:.0} s)",
            result.database.name(),
            result.scenario.name,
            result.scenario.limit.words(),
            result.seconds
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
            r#"  {{"database": {}, "scenario": {}, "measured": {number}, "unit": {}, "limit": {}, "holds": {}, "error": {error}, "seconds": {:.1}}}"#,
            quoted(result.database.name()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_runs_on_both_databases_unless_something_is_named() {
        let all = Options::read(&[]).unwrap();
        assert!(scenarios::all().all(|scenario| all.wants(scenario)));
        assert_eq!(all.databases, Database::ALL);

        let named = Options::read(&["--only", "start,pdf", "--on", "sqlite"]).unwrap();
        assert_eq!(
            scenarios::all().filter(|scenario| named.wants(scenario)).count(),
            2
        );
        assert_eq!(named.databases, [Database::Sqlite]);
    }

    #[test]
    fn what_is_not_known_is_refused_with_a_sentence() {
        for words in [
            &["--only", "strat"][..],
            &["--on", "mysql"],
            &["--only"],
            &["--fast"],
        ] {
            assert!(Options::read(words).is_err(), "{words:?}");
        }
    }
}
