//! The invented data of a benchmark: small ones made for each run, large ones made once in `target/bench` and kept until
//! the schema changes. Never made in continuous integration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::site::Site;
use crate::postgres::Cluster;
use crate::{command, workspace};

/// A database that benchmarks run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// Its name, as in `--on`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Where invented data lie.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    /// How many persons they are about.
    pub(crate) persons: u32,
    /// How many invented offers there are beside the examples.
    pub(crate) offers: u32,
    /// The folder with the keys, and with the database if that is SQLite.
    pub(crate) folder: PathBuf,
    /// The address of the database if it is PostgreSQL.
    pub(crate) address: Option<String>,
}

impl Data {
    /// New data of a few persons.
    pub(crate) fn fresh(persons: u32, cluster: Option<&Cluster>) -> Result<Self, String> {
        let data = Self::at(&format!("{persons}-fresh"), persons, cluster);
        data.make(cluster)?;
        Ok(data)
    }

    /// New data of a few persons and many offers.
    pub(crate) fn with_offers(
        (persons, offers): (u32, u32),
        cluster: Option<&Cluster>,
    ) -> Result<Self, String> {
        let data = Self {
            offers,
            ..Self::at(&format!("{persons}-offers"), persons, cluster)
        };
        data.make(cluster)?;
        Ok(data)
    }

    /// Data of many persons, from an earlier run if that is possible.
    pub(crate) fn kept(persons: u32, cluster: Option<&Cluster>) -> Result<Self, String> {
        let data = Self::at(&persons.to_string(), persons, cluster);
        let schema = schema()?;
        let stamp = data.folder.join("complete");
        if fs::read_to_string(&stamp).is_ok_and(|made_for| made_for == schema) {
            return Ok(data);
        }
        if workspace::is_ci() {
            return Err(format!("data of {persons} persons are not made in CI"));
        }
        println!("{persons} persons are made once, in {}", data.folder.display());
        data.make(cluster)?;
        fs::write(&stamp, schema).map_err(|error| format!("cannot write {}: {error}", stamp.display()))?;
        Ok(data)
    }

    fn at(name: &str, persons: u32, cluster: Option<&Cluster>) -> Self {
        let database = if cluster.is_some() {
            Database::Postgres
        } else {
            Database::Sqlite
        };
        let schema = format!("persons_{}", name.replace('-', "_"));
        Self {
            persons,
            offers: 0,
            folder: folder().join(format!("{}-{name}", database.name())),
            address: cluster.map(|cluster| format!("{}?schema={schema}", cluster.url())),
        }
    }

    /// Backs up data and keys, as an operator does while the server goes on.
    pub(crate) fn back_up(&self, to: &Path) -> Result<(), String> {
        let own = self.folder.join("data.sqlite");
        let database = self
            .address
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", own.display()));
        let config = format!(
            "[server]\nlisten = \"127.0.0.1:0\"\n\n[[district]]\nkey = \"demo\"\nhost = \"localhost\"\n\
             database = \"{database}\"\nfolder = \"{folder}\"\nmaster_key = \"{folder}/master.key\"\n",
            folder = self.folder.display(),
        );
        let file = to.with_extension("toml");
        drop(fs::remove_dir_all(to));
        fs::write(&file, config).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        let mut lotse = Command::new(workspace::target().join("release/lotse"));
        lotse.arg("backup").arg("--config").arg(&file);
        lotse
            .arg("--to")
            .arg(to.join("data"))
            .arg("--keys-to")
            .arg(to.join("keys"));
        command::quietly(&mut lotse).map(drop)
    }

    /// Runs a statement past the program.
    pub(crate) fn change(&self, cluster: Option<&Cluster>, statement: &str) -> Result<(), String> {
        self.asked(cluster, statement).map(drop)
    }

    /// What a statement gives past the program, a row a line.
    pub(crate) fn asked(&self, cluster: Option<&Cluster>, statement: &str) -> Result<String, String> {
        const ON_SQLITE: &str = "import sqlite3, sys\n\
            with sqlite3.connect(sys.argv[1], timeout=10) as database:\n\
            \x20   for row in database.execute(sys.argv[2]): print(*row)";
        let schema = self
            .address
            .as_deref()
            .and_then(|address| address.split_once("?schema="));
        if let (Some(cluster), Some((_, schema))) = (cluster, schema) {
            return cluster.run(&format!("SET search_path TO {schema}; {statement}"));
        }
        let mut python = Command::new("python3");
        python
            .args(["-c", ON_SQLITE])
            .arg(self.folder.join("data.sqlite"));
        command::quietly(python.arg(statement))
    }

    fn make(&self, cluster: Option<&Cluster>) -> Result<(), String> {
        workspace::fresh(&self.folder)?;
        if let (Some(cluster), Some((_, schema))) = (
            cluster,
            self.address
                .as_deref()
                .and_then(|address| address.split_once("?schema=")),
        ) {
            cluster.run(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE"))?;
        }
        drop(Site::filling(self)?);
        Ok(())
    }
}

/// Where benchmarks keep data.
pub(crate) fn folder() -> PathBuf {
    workspace::target().join("bench")
}

/// Names and lengths of all migrations: data made under others do not open, or lack what was added since.
fn schema() -> Result<String, String> {
    let crates = workspace::root().join("crates");
    let unreadable = |error: std::io::Error| format!("cannot read the migrations: {error}");
    let mut lines = Vec::new();
    for entry in fs::read_dir(crates).map_err(unreadable)? {
        let migrations = entry.map_err(unreadable)?.path().join("migrations");
        if migrations.is_dir() {
            lines.extend(names_and_lengths(&migrations).map_err(unreadable)?);
        }
    }
    lines.sort();
    Ok(lines.join("\n"))
}

fn names_and_lengths(folder: &Path) -> std::io::Result<Vec<String>> {
    let line = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok(format!(
            "{} {}",
            entry.file_name().to_string_lossy(),
            entry.metadata()?.len()
        ))
    };
    fs::read_dir(folder)?.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_migration_makes_kept_data_out_of_date() {
        let schema = schema().unwrap();
        assert!(schema.lines().any(|line| line.starts_with("0010_")), "{schema}");
    }
}
