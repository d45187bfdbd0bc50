//! Set-up, checks and benchmarks of the repository: `cargo xtask test` is the one command a newcomer needs.
//! Knows how to call tools and read what they say; knows nothing about what Lotse does.

#![expect(
    clippy::print_stdout,
    reason = "a command line tool speaks on standard output"
)]

mod attack;
mod bench;
mod browser;
mod command;
mod count;
mod documents;
mod install;
mod packages;
mod postgres;
mod report;
mod rust;
mod steps;
mod supply;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  test [--quick] [--only STEP,…]   everything that must hold before a change lands
                                   --quick: formatting, clippy, walls, tests on SQLite (under 90 s when warm)
                                   --only:  the named steps, see `cargo xtask steps`
  setup                            only install what the tests need
  steps                            name the steps of `test`
  attack                           only the tests that try to get at what they should not, on both databases, each with
                                   what it proves; they are part of `test`, too
  bench [--only SCENARIO,…]        speed and memory, as ratios in one run, on both databases; data of 1 000 000 persons
        [--on sqlite|postgres]     are made once and kept in target/bench
  screenshots [--only ROLE,…]      a picture of every page per role: notebook, phone, dark, print

Environment: ADVISORY_DB  folder (or .tar.gz) with the RustSec advisory database, for an audit without network
             CHROMIUM     the browser, if it is not /usr/bin/chromium";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test", options @ ..] => steps::Options::read(options).and_then(|options| steps::test(&options)),
        ["attack"] => attack::attack(),
        ["setup"] => install::everything(),
        ["steps"] => Ok(steps::list()),
        ["bench", options @ ..] => bench::Options::read(options).and_then(|options| bench::bench(&options)),
        ["screenshots", options @ ..] => only(options).and_then(|names| browser::screenshots(&names)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(true)
        }
        [unknown, ..] => Err(format!("there is no command `{unknown}`\n\n{HELP}")),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            println!("\n{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Reads `--only A,B`; nothing means everything.
fn only(options: &[&str]) -> Result<Vec<String>, String> {
    match options {
        [] => Ok(Vec::new()),
        ["--only", names] => Ok(names.split(',').map(str::to_owned).collect()),
        other => Err(format!("do not understand `{}`\n\n{HELP}", other.join(" "))),
    }
}
