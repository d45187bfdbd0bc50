//! A PostgreSQL of its own on a free loopback port: for one run of the tests in a temporary folder, gone afterwards and
//! not durable; for benchmarks in a folder that stays, as durable as a real one.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::{command, workspace};

const FOLDER: &str = "lotse-checks-pg-";
const START_LIMIT: Duration = Duration::from_secs(30);
/// Nobody: PostgreSQL refuses to run as root.
const NOBODY: (u32, u32) = (65534, 65534);

/// A running server; it ends when the value is dropped.
pub(crate) struct Cluster {
    server: Child,
    folder: PathBuf,
    port: u16,
    is_kept: bool,
}

/// For data that nobody misses.
const NOT_DURABLE: [&str; 4] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
];

impl Cluster {
    /// Makes a cluster and waits until it answers; its folder goes when the value is dropped.
    pub(crate) fn start() -> Result<Self, String> {
        sweep_left_over_folders();
        Self::start_in(own_folder()?, &NOT_DURABLE, false)
    }

    /// Starts the cluster in this folder, which is made if it is not there, and waits until it answers.
    pub(crate) fn start_kept(folder: &Path) -> Result<Self, String> {
        if !folder.join("data/PG_VERSION").exists() {
            prepare(folder)?;
        }
        Self::start_in(folder.to_owned(), &[], true)
    }

    fn start_in(folder: PathBuf, settings: &[&str], is_kept: bool) -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL is not installed")?;
        let data = folder.join("data");
        if !data.join("PG_VERSION").exists() {
            let mut initdb = unprivileged(&programs.join("initdb"), &folder);
            initdb.arg("-D").arg(&data).args([
                "-U",
                "lotse",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ]);
            command::quietly(initdb.arg("--no-sync"))?;
        }
        let port = free_port()?;
        let log = File::create(folder.join("log")).map_err(|error| format!("cannot write a log: {error}"))?;
        let mut postgres = unprivileged(&programs.join("postgres"), &folder);
        postgres.arg("-D").arg(&data).arg("-k").arg(&folder).args([
            "-h",
            "127.0.0.1",
            "-p",
            &port.to_string(),
        ]);
        for setting in settings {
            postgres.args(["-c", setting]);
        }
        let to_log = |log: &File| {
            log.try_clone()
                .map(Stdio::from)
                .map_err(|error| error.to_string())
        };
        let server = postgres
            .stdin(Stdio::null())
            .stdout(to_log(&log)?)
            .stderr(to_log(&log)?)
            .spawn()
            .map_err(|error| format!("cannot start PostgreSQL: {error}"))?;
        let mut cluster = Self {
            server,
            folder,
            port,
            is_kept,
        };
        cluster.wait_until_ready(&programs)?;
        Ok(cluster)
    }

    /// Runs a statement; gives its rows, one a line.
    pub(crate) fn run(&self, statement: &str) -> Result<String, String> {
        let programs = programs().ok_or("PostgreSQL is not installed")?;
        let mut psql = Command::new(programs.join("psql"));
        psql.args([
            "-q",
            "-A",
            "-t",
            "-X",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            &self.url(),
            "-c",
            statement,
        ]);
        command::quietly(&mut psql)
    }

    /// What the tests read from `LOTSE_TEST_POSTGRES`; the account may create databases and roles.
    pub(crate) fn url(&self) -> String {
        format!("postgres://lotse@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<(), String> {
        let began = Instant::now();
        while began.elapsed() < START_LIMIT {
            let mut ready = Command::new(programs.join("pg_isready"));
            ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if command::quietly(&mut ready).is_ok() {
                return Ok(());
            }
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not start:\n{log}"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let pid = self.server.id().to_string();
        let asked = command::quietly(Command::new("kill").args(["-INT", &pid]));
        let began = Instant::now();
        while asked.is_ok() && began.elapsed() < Duration::from_secs(10) {
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        drop(self.server.kill());
        drop(self.server.wait());
        if !self.is_kept {
            drop(fs::remove_dir_all(&self.folder));
        }
    }
}

/// The folder with `initdb` and `postgres`: Debian keeps them off the path, newest version last.
pub(crate) fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort();
    let on_path = workspace::on_path("initdb").and_then(|program| program.parent().map(Path::to_path_buf));
    versions
        .into_iter()
        .rev()
        .chain(on_path)
        .find(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file())
}

/// A command that never runs as root and never outlives this one.
fn unprivileged(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command
        .args(["--pdeathsig", "INT"])
        .current_dir(folder)
        .env("TZ", "UTC");
    if workspace::is_root() {
        let (user, group) = NOBODY;
        command.args([
            &format!("--reuid={user}"),
            &format!("--regid={group}"),
            "--clear-groups",
        ]);
    }
    command.arg("--").arg(program);
    command
}

fn own_folder() -> Result<PathBuf, String> {
    let candidates = [
        std::env::temp_dir(),
        PathBuf::from("/tmp"),
        PathBuf::from("/var/tmp"),
    ];
    let parent = candidates
        .into_iter()
        .find(|folder| may_be_entered(folder))
        .ok_or("there is no temporary folder that another account may enter")?;
    let folder = parent.join(format!("{FOLDER}{}", std::process::id()));
    prepare(&folder)?;
    Ok(folder)
}

/// May any account come as far as into this folder?
fn may_be_entered(folder: &Path) -> bool {
    folder
        .ancestors()
        .all(|part| fs::metadata(part).is_ok_and(|metadata| metadata.mode() & 0o001 != 0))
}

/// Makes a folder for the account that PostgreSQL runs as; what was in it goes.
fn prepare(folder: &Path) -> Result<(), String> {
    let made = workspace::fresh(folder).and_then(|()| {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(|e| e.to_string())
    });
    let (user, group) = NOBODY;
    let owned = if workspace::is_root() {
        std::os::unix::fs::chown(folder, Some(user), Some(group)).map_err(|error| error.to_string())
    } else {
        Ok(())
    };
    made.and(owned)
        .map_err(|error| format!("cannot prepare {}: {error}", folder.display()))?;
    if workspace::is_root() && !folder.parent().is_some_and(may_be_entered) {
        return Err(format!(
            "PostgreSQL does not run as root and cannot enter {}: set CARGO_TARGET_DIR to a folder that every account may enter",
            folder.display()
        ));
    }
    Ok(())
}

/// Removes what an interrupted run left behind; its process is gone, ours has another number.
fn sweep_left_over_folders() {
    let parents = [
        std::env::temp_dir(),
        PathBuf::from("/tmp"),
        PathBuf::from("/var/tmp"),
    ];
    for entry in parents
        .iter()
        .filter_map(|parent| fs::read_dir(parent).ok())
        .flatten()
        .flatten()
    {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(FOLDER));
        if process.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// A free port on the loopback interface.
pub(crate) fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("there is no free port: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        if programs().is_none() {
            println!("left out: PostgreSQL is not installed");
            return;
        }
        let cluster = Cluster::start().unwrap();
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        assert!(cluster.url().ends_with(&format!("@127.0.0.1:{port}/postgres")));

        drop(cluster);

        assert!(!folder.exists());
        assert!(TcpListener::bind(("127.0.0.1", port)).is_ok());
    }
}
