//! The command line: one command, one file. What a command shares with others stands in `house` and `serving`.

mod audit;
pub(crate) mod backup;
mod check;
mod copy_database;
mod demo;
mod district;
mod init;
mod keys;
mod migrate;
mod offers;
mod restore;
mod serve;
mod talk;
mod user;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::config::{self, Config, DistrictConfig};
use crate::failure::{CommandFailure, Result};
use crate::house::Plot;

/// Lotse – Kommunales Integrationsmanagement.
#[derive(Debug, Parser)]
#[command(
    name = "lotse",
    version,
    about = "Lotse – Software für das Kommunale Integrationsmanagement",
    after_help = "Zum Ausprobieren: lotse demo\nEndzustände: 0 gut, 1 nicht möglich, 2 falsch aufgerufen oder eingestellt, 3 etwas gefunden, das nicht sein darf.",
    disable_help_subcommand = true
)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Startet ein ausgefülltes Vorführsystem auf diesem Rechner
    Demo(demo::Arguments),
    /// Startet den Betrieb
    Serve(WithConfig),
    /// Legt einen neuen Betrieb an: Ordner, Konfiguration, Schlüssel, erste Fachadministration
    Init(init::Arguments),
    /// Bringt die Datenbanken auf den Stand dieses Programms
    Migrate(WithConfig),
    /// Prüft Konfiguration, Datenbanken, Schlüssel und Protokoll
    Check(WithConfig),
    /// Sichert Daten und Schlüssel in getrennte Ordner
    Backup(backup::Arguments),
    /// Spielt eine Sicherung ein; der alte Stand bleibt erhalten
    Restore(restore::Arguments),
    /// Konten: anlegen, sperren, zurücksetzen
    #[command(subcommand)]
    User(user::Command),
    /// Bezirke: Stammdaten einlesen
    #[command(subcommand)]
    District(district::Command),
    /// Protokoll: prüfen
    #[command(subcommand)]
    Audit(audit::Command),
    /// Schlüssel: Hauptschlüssel wechseln
    #[command(subcommand)]
    Keys(keys::Command),
    /// Kopiert alle Daten in eine leere Datenbank, auch von SQLite nach PostgreSQL
    CopyDatabase(copy_database::Arguments),
}

/// Where the configuration lies.
#[derive(Clone, Debug, Args)]
pub struct WithConfig {
    /// Datei mit den Einstellungen
    #[arg(long, value_name = "DATEI", default_value = "lotse.toml")]
    config: PathBuf,
}

/// A configuration and one of its districts.
#[derive(Clone, Debug, Args)]
pub struct WithDistrict {
    #[command(flatten)]
    with_config: WithConfig,
    /// Kürzel des Bezirks, wenn mehrere eingetragen sind
    #[arg(long, value_name = "KÜRZEL")]
    district: Option<String>,
}

impl WithConfig {
    fn read(&self) -> Result<Config> {
        Ok(config::read(&self.config, std::env::vars())?)
    }

    fn path(&self) -> &Path {
        &self.config
    }
}

impl WithDistrict {
    /// The plot of the one district that is meant.
    fn plot(&self) -> Result<Plot> {
        let config = self.with_config.read()?;
        let district = self.chosen(&config)?;
        Plot::of(&config, district)
    }

    fn chosen<'c>(&self, config: &'c Config) -> Result<&'c DistrictConfig> {
        let keys = || {
            config
                .district
                .iter()
                .map(|district| district.key.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        match (&self.district, config.district.as_slice()) {
            (Some(key), all) => all.iter().find(|district| district.key == *key).ok_or_else(|| {
                CommandFailure::Usage(format!(
                    "Den Bezirk „{key}“ gibt es nicht. Eingetragen sind: {}.",
                    keys()
                ))
            }),
            (None, [only]) => Ok(only),
            (None, _) => Err(CommandFailure::Usage(format!(
                "Es sind mehrere Bezirke eingetragen. Bitte einen mit --district wählen: {}.",
                keys()
            ))),
        }
    }
}

/// A thread that hashed a password or printed ends after so long without work: only then it gives its memory back, some
/// 20 MB for each.
const IDLE_THREAD: Duration = Duration::from_secs(2);

/// Runs a command.
///
/// # Errors
/// Why it could not do its work.
pub fn run(command_line: CommandLine) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_keep_alive(IDLE_THREAD)
        .build()
        .map_err(CommandFailure::file("Das Programm bekommt keine Rechenzeit"))?;
    runtime.block_on(async {
        match command_line.command {
            Command::Demo(arguments) => demo::run(arguments).await,
            Command::Serve(arguments) => serve::run(arguments).await,
            Command::Init(arguments) => init::run(arguments).await,
            Command::Migrate(arguments) => migrate::run(arguments).await,
            Command::Check(arguments) => check::run(arguments).await,
            Command::Backup(arguments) => backup::run(arguments).await,
            Command::Restore(arguments) => restore::run(arguments).await,
            Command::User(command) => user::run(command).await,
            Command::District(command) => district::run(command).await,
            Command::Audit(command) => audit::run(command).await,
            Command::Keys(command) => keys::run(command).await,
            Command::CopyDatabase(arguments) => copy_database::run(arguments).await,
        }
    })
}
