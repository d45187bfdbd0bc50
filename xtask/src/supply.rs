//! The steps that look at dependencies: licences, banned crates, sources, known holes. They ask no network.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command;
use crate::install;
use crate::report::Outcome;
use crate::rust;
use crate::steps::Options;
use crate::workspace;

/// Licences that go with the EUPL, no banned crate, no foreign source: what `deny.toml` says.
pub(crate) fn licences(_: &Options) -> Result<Outcome, String> {
    let deny = install::tool("cargo-deny").ok_or("cargo-deny is not installed")?;
    let mut command = offline(&deny);
    command.args([
        "--offline",
        "--locked",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
    ]);
    rust::yes_or_no(command.args(["licenses", "bans", "sources"]), "licences")
}

/// Known vulnerabilities in `Cargo.lock`, where the advisory database is at hand.
pub(crate) fn advisories(_: &Options) -> Result<Outcome, String> {
    let Some(data) = advisory_data() else {
        return Ok(Outcome::Skipped("no advisory data here (set ADVISORY_DB)".into()));
    };
    let database = if data.is_dir() { data } else { unpacked(&data)? };
    let audit = install::tool("cargo-audit").ok_or("cargo-audit is not installed")?;
    let mut command = offline(&audit);
    command
        .args(["audit", "--no-fetch", "--stale", "--db"])
        .arg(database);
    rust::yes_or_no(&mut command, "advisories")
}

fn offline(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(workspace::root())
        .env("CARGO_NET_OFFLINE", "true");
    command
}

/// Named by `ADVISORY_DB`, kept by cargo-audit itself, or lying in a folder beside the checkout.
fn advisory_data() -> Option<PathBuf> {
    let named = env::var_os("ADVISORY_DB").map(PathBuf::from);
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let kept = home.map(|home| home.join("advisory-db"));
    named
        .into_iter()
        .chain(workspace::beside("advisories/rustsec-advisory-db.tar.gz"))
        .chain(kept)
        .find(|data| data.exists())
}

fn unpacked(archive: &Path) -> Result<PathBuf, String> {
    let folder = workspace::checks("advisories");
    workspace::fresh(&folder)?;
    command::quietly(
        Command::new("tar")
            .arg("-xzf")
            .arg(archive)
            .arg("-C")
            .arg(&folder),
    )?;
    // The archive may hold the database itself or one folder with it.
    let mut inside = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    Ok(inside.find(|path| path.join("crates").is_dir()).unwrap_or(folder))
}
