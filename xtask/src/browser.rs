//! The steps that look at the running demo through a real browser. What they do there stands in `checks/browser`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command;
use crate::report::Outcome;
use crate::rust;
use crate::steps::Options;
use crate::workspace;

/// Walks every page of every role: axe, 320 px, console, Content-Security-Policy; keeps pages and PDFs for later steps.
pub(crate) fn pages(_: &Options) -> Result<Outcome, String> {
    for part in ["html", "pdf"] {
        workspace::fresh(&workspace::checks(part))?;
    }
    run_tests(&[folder().join("pages.mjs")], "pages")
}

/// What people do, step by step: every file in `checks/browser/journeys`; all begin with a copy of the same data.
pub(crate) fn journeys(_: &Options) -> Result<Outcome, String> {
    workspace::fresh(&workspace::checks("demo"))?;
    let entries = fs::read_dir(folder().join("journeys"))
        .map_err(|error| format!("cannot read checks/browser/journeys: {error}"))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "mjs"))
        .collect();
    files.sort();
    run_tests(&files, "journeys")
}

/// Takes pictures of every page into `screenshots/`, for these roles or for all.
pub(crate) fn screenshots(roles: &[String]) -> Result<bool, String> {
    crate::install::install(&[crate::install::Need::Browser])?;
    let mut node = node(&build_demo()?);
    node.arg("checks/screenshots.mjs").args(roles);
    Ok(command::run(&mut node, "screenshots")?.ok)
}

fn folder() -> PathBuf {
    workspace::root().join("checks/browser")
}

/// Two files at a time: each has a demo and a browser of its own.
fn run_tests(files: &[PathBuf], log: &str) -> Result<Outcome, String> {
    let mut node = node(&build_demo()?);
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(files);
    rust::counted(&mut node, log)
}

fn node(binary: &Path) -> Command {
    let mut node = Command::new("node");
    let settings: [(&str, OsString); 4] = [
        ("LOTSE_BINARY", binary.into()),
        ("CHROMIUM", workspace::chromium().into()),
        ("LOTSE_CHECKS", workspace::target().join("checks").into()),
        ("LOTSE_SCREENSHOTS", workspace::root().join("screenshots").into()),
    ];
    node.current_dir(workspace::root()).envs(settings);
    node
}

/// Built as the tests build it: alone it would choose fewer features of its libraries, and compile the house a second time.
fn build_demo() -> Result<PathBuf, String> {
    let built = command::run(
        &mut rust::cargo(&["test", "--no-run", "--locked", "--workspace"]),
        "build",
    )?;
    let binary = workspace::target().join("debug/lotse");
    if built.ok && binary.is_file() {
        Ok(binary)
    } else {
        Err("the binary does not build".into())
    }
}
