//! Installs what the checks need through the system's package managers, says so, and does nothing when all is there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::packages::{self, Package};
use crate::{command, rust, workspace};

/// Something that a step needs on the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// PostgreSQL.
    Database,
    /// Tools that break writes on purpose.
    Faults,
    /// Chromium, fonts, Node and what `checks/package.json` names.
    Browser,
    /// Python with what `checks/requirements.txt` names, and the PDF tools.
    Python,
    /// The two tools that look at dependencies.
    Supply,
}

/// Installs everything; the answer of `cargo xtask setup`.
pub(crate) fn everything() -> Result<bool, String> {
    install(&[
        Need::Database,
        Need::Faults,
        Need::Browser,
        Need::Python,
        Need::Supply,
    ])?;
    println!("Everything that the checks need is there.");
    Ok(true)
}

/// Installs what is missing of these needs, and the crates that the lock file names.
pub(crate) fn install(needs: &[Need]) -> Result<(), String> {
    let needed = |need: Need| needs.contains(&need);
    let groups = [
        (needed(Need::Database), packages::DATABASE),
        (needed(Need::Faults), packages::FAULTS),
        (needed(Need::Browser), packages::BROWSER),
        (needed(Need::Python) || needed(Need::Supply), packages::PYTHON),
    ];
    let missing: Vec<&Package> = groups
        .into_iter()
        .filter(|(needed, _)| *needed)
        .flat_map(|(_, group)| group)
        .filter(|package| !package.is_there())
        .collect();
    system_packages(&missing)?;
    if needed(Need::Browser) {
        node_packages()?;
    }
    if needed(Need::Python) || needed(Need::Supply) {
        python_packages()?;
    }
    if needed(Need::Supply) {
        supply_tool("cargo-deny", "0.20.2")?;
        supply_tool("cargo-audit", "0.22.2")?;
    }
    command::quietly(
        Command::new("cargo")
            .args(["fetch", "--locked"])
            .current_dir(workspace::root()),
    )
    .map(drop)
}

/// A cargo tool from wherever it was installed.
pub(crate) fn tool(name: &str) -> Option<std::path::PathBuf> {
    let own = [
        workspace::venv().join("bin").join(name),
        workspace::tools().join("bin").join(name),
    ];
    own.into_iter()
        .find(|program| program.is_file())
        .or_else(|| workspace::on_path(name))
}

fn system_packages(missing: &[&Package]) -> Result<(), String> {
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing system packages with apt-get:");
    for package in missing {
        println!("  {:<22} {}", package.name, package.purpose);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let by_hand = format!("apt-get install --no-install-recommends {}", names.join(" "));
    let mut as_root: Vec<&str> = Vec::new();
    if !workspace::is_root() {
        if command::quietly(Command::new("sudo").args(["-n", "true"])).is_err() {
            return Err(format!(
                "Please install these first, this account may not:\n  sudo {by_hand}"
            ));
        }
        as_root.extend(["sudo", "-n"]);
    }
    as_root.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new(as_root[0]);
        apt.args(&as_root[1..]).args(arguments);
        command::run(&mut apt, "apt-get")
    };
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(&names);
    // The lists of a fresh machine may be missing or old: the second try has new ones.
    if apt(&install)?.ok || (apt(&["update"])?.ok && apt(&install)?.ok) {
        return Ok(());
    }
    Err(format!(
        "apt-get did not manage. Please install by hand:\n  {by_hand}"
    ))
}

fn node_packages() -> Result<(), String> {
    let checks = workspace::root().join("checks");
    let stamp = Stamp::new(
        &checks.join("package-lock.json"),
        &checks.join("node_modules/.installed"),
    );
    if stamp.is_current() {
        return Ok(());
    }
    println!("Installing axe, the browser driver and the HTML checker into checks/node_modules with npm");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&checks);
    npm.env("PUPPETEER_SKIP_DOWNLOAD", "1");
    let installed = command::run(&mut npm, "npm")?;
    if installed.ok {
        stamp.set()
    } else {
        Err("npm could not install checks/package-lock.json".into())
    }
}

fn python_packages() -> Result<(), String> {
    let requirements = workspace::root().join("checks/requirements.txt");
    let venv = workspace::venv();
    let stamp = Stamp::new(&requirements, &venv.join(".installed"));
    if stamp.is_current() {
        return Ok(());
    }
    println!("Installing the PDF checker into .tools/venv with pip");
    let made = command::run(Command::new("python3").args(["-m", "venv"]).arg(&venv), "venv")?;
    let installed = made.ok && pip(&["-r", &requirements.to_string_lossy()])?;
    if installed {
        stamp.set()
    } else {
        Err("pip could not install checks/requirements.txt".into())
    }
}

fn supply_tool(name: &str, version: &str) -> Result<(), String> {
    if tool(name).is_some() {
        return Ok(());
    }
    println!("Installing {name} into .tools with pip");
    if pip(&[&format!("astral-dev-toolchain-{name}=={version}")])? && tool(name).is_some() {
        return Ok(());
    }
    println!("Building {name} into .tools with cargo; this takes some minutes, once");
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", "--locked", "--version", version, "--root"])
        .arg(workspace::tools())
        .arg(name);
    let built = command::run(&mut cargo, name)?;
    if built.ok {
        Ok(())
    } else {
        Err(format!("cargo could not build {name}"))
    }
}

fn pip(arguments: &[&str]) -> Result<bool, String> {
    let mut pip = Command::new(workspace::venv().join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(arguments);
    Ok(command::run(&mut pip, "pip")?.ok)
}

/// Says whether what a list names has been installed: a copy of the list lies beside what came of it.
struct Stamp {
    list: Vec<u8>,
    copy: std::path::PathBuf,
}

impl Stamp {
    fn new(list: &Path, copy: &Path) -> Self {
        Self {
            list: fs::read(list).unwrap_or_default(),
            copy: copy.to_path_buf(),
        }
    }

    fn is_current(&self) -> bool {
        !self.list.is_empty() && fs::read(&self.copy).is_ok_and(|copy| copy == self.list)
    }

    fn set(&self) -> Result<(), String> {
        fs::write(&self.copy, &self.list)
            .map_err(|error| format!("cannot write {}: {error}", self.copy.display()))
    }
}

/// Are the tests run by nextest here? It is quicker and shows which test hangs; without it cargo does the same work.
pub(crate) fn has_nextest() -> bool {
    command::quietly(rust::cargo(&["nextest", "--version"]).stdin(std::process::Stdio::null())).is_ok()
}
