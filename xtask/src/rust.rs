//! The steps that cargo carries out: formatting, clippy, walls, tests, examples in the documentation.

use std::process::Command;

use crate::command;
use crate::count::Count;
use crate::install;
use crate::postgres::Cluster;
use crate::report::Outcome;
use crate::steps::Options;
use crate::workspace;

/// Cargo in the checkout, without network: what it needs has been fetched before.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(arguments)
        .current_dir(workspace::root())
        .env("CARGO_NET_OFFLINE", "true");
    cargo.env_remove("LOTSE_TEST_POSTGRES");
    if workspace::is_ci() {
        // A clean checkout is built once: there is nothing to be incremental about.
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    cargo
}

/// Is every file formatted?
pub(crate) fn formatting(_: &Options) -> Result<Outcome, String> {
    yes_or_no(&mut cargo(&["fmt", "--all", "--check"]), "formatting")
}

/// Does clippy, pedantic, have nothing to say?
pub(crate) fn clippy(_: &Options) -> Result<Outcome, String> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    yes_or_no(&mut cargo(&arguments), "clippy")
}

/// Do the walls stand? Built with the features of the whole workspace: the tests after them need nothing a second time.
pub(crate) fn walls(_: &Options) -> Result<Outcome, String> {
    counted(
        &mut cargo(&["test", "--locked", "--workspace", "--test", "walls"]),
        "walls",
    )
}

/// The walls are a step of their own.
const ALL_TESTS: &str = "not (package(testing) and binary(walls))";
/// Without what compiles a second house or kills one a hundred times.
const QUICK_TESTS: &str = "not package(testing) and not test(killed_a_hundred_times)";

/// Unit and integration tests: on SQLite when quick, on SQLite and PostgreSQL otherwise.
pub(crate) fn tests(options: &Options) -> Result<Outcome, String> {
    let mut run = if install::has_nextest() {
        let quiet = ["--status-level", "slow", "--final-status-level", "fail"];
        let mut nextest = cargo(&["nextest", "run", "--workspace", "--locked", "--no-fail-fast"]);
        let which = if options.quick { QUICK_TESTS } else { ALL_TESTS };
        nextest.args(quiet).args(["-E", which]);
        nextest
    } else {
        cargo(&[
            "test",
            "--workspace",
            "--all-targets",
            "--locked",
            "--no-fail-fast",
        ])
    };
    if options.quick {
        return counted(&mut run, "tests");
    }
    let cluster = Cluster::start()?;
    println!("PostgreSQL for the tests: {}", cluster.url());
    counted(run.env("LOTSE_TEST_POSTGRES", cluster.url()), "tests")
}

/// The examples in the documentation.
pub(crate) fn doc_tests(_: &Options) -> Result<Outcome, String> {
    let finished = command::run(
        &mut cargo(&["test", "--workspace", "--doc", "--locked", "--no-fail-fast"]),
        "doc-tests",
    )?;
    let count = Count::read(&finished.output);
    Ok(Outcome::Ran(if finished.ok || count.failed > 0 {
        count
    } else {
        count + Count::one(false)
    }))
}

/// A command that holds or does not.
pub(crate) fn yes_or_no(command: &mut Command, log: &str) -> Result<Outcome, String> {
    Ok(Outcome::Ran(Count::one(command::run(command, log)?.ok)))
}

/// A test runner that says how many passed; a run without any test is a failure.
pub(crate) fn counted(command: &mut Command, log: &str) -> Result<Outcome, String> {
    let finished = command::run(command, log)?;
    let count = Count::read(&finished.output);
    Ok(match (finished.ok, count) {
        (true, Count { passed: 0, failed: 0 }) => Outcome::Broken("ran no test".into()),
        (false, Count { failed: 0, .. }) => Outcome::Ran(count + Count::one(false)),
        _ => Outcome::Ran(count),
    })
}
