//! The configuration: one commented TOML file, every value overridable by environment. Not the wiring that follows it.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use access::gate::BreakGlassLimits;
use serde::Deserialize;
use toml::{Table, Value};

mod keys;

/// The file that `lotse init` writes.
pub const EXAMPLE: &str = include_str!("../lotse.example.toml");
const ENVIRONMENT_PREFIX: &str = "LOTSE_";

/// All settings of a process.
#[derive(Clone, Debug, Deserialize)]
pub struct Config {
    /// The web server.
    pub server: Server,
    /// Time limits of sessions.
    #[serde(default)]
    pub sessions: Sessions,
    /// How long and how often break-glass opens a file.
    #[serde(default)]
    pub break_glass: BreakGlass,
    /// How mails leave the house.
    #[serde(default)]
    pub mail: Option<Mail>,
    /// Files that people bring.
    #[serde(default)]
    pub uploads: Uploads,
    /// The districts, at least one.
    pub district: Vec<DistrictConfig>,
}

/// The web server.
#[derive(Clone, Debug, Deserialize)]
pub struct Server {
    /// Where pages are served.
    pub listen: SocketAddr,
    /// Where metrics are served; loopback only.
    pub metrics: Option<SocketAddr>,
    /// Whether browsers reach the house over TLS.
    #[serde(default = "yes")]
    pub tls: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether logs are written as JSON.
    #[serde(default = "yes")]
    pub json_logs: bool,
}

/// How long and how often break-glass opens a file.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct BreakGlass {
    /// After how many hours it ends by itself.
    pub hours: i64,
    /// How often a day one account may use it.
    pub per_day: i64,
}

impl Default for BreakGlass {
    fn default() -> Self {
        let BreakGlassLimits { hours, per_day } = BreakGlassLimits::default();
        Self { hours, per_day }
    }
}

/// Time limits of sessions.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Sessions {
    /// Minutes without a click.
    pub idle_minutes: i64,
    /// Hours in any case.
    pub absolute_hours: i64,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            idle_minutes: 30,
            absolute_hours: 10,
        }
    }
}

/// How mails leave the house.
#[derive(Clone, Debug, Deserialize)]
pub struct Mail {
    /// The mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether the connection begins with TLS; otherwise STARTTLS is demanded.
    #[serde(default)]
    pub tls: bool,
    /// The account at the mail server.
    pub user: Option<String>,
    /// Its password; better given by environment.
    pub password: Option<String>,
    /// The sender.
    pub from: String,
    /// Certificates of the house's own authority, believed besides those of the system.
    pub ca_file: Option<PathBuf>,
}

/// Files that people bring.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Uploads {
    /// The virus scanner: a program and its arguments; nothing if there is none.
    #[serde(default)]
    pub scanner: Vec<String>,
}

/// One district.
#[derive(Clone, Debug, Deserialize)]
pub struct DistrictConfig {
    /// Short name, as in commands.
    pub key: String,
    /// Host name under which it is reached.
    pub host: String,
    /// Address of its database.
    pub database: String,
    /// Address with which the schema is changed, if another PostgreSQL role owns the tables.
    pub migrate_database: Option<String>,
    /// PostgreSQL role that uses the tables without owning them.
    pub run_role: Option<String>,
    /// Folder of key store and audit note.
    pub folder: PathBuf,
    /// File of the master key.
    pub master_key: PathBuf,
}

/// What is wrong with a configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("Die Datei {path} ist nicht lesbar: {source}")]
    Unreadable {
        /// Where it should be.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something in it is not right.
    #[error("{path}: {problems}")]
    Wrong {
        /// Where it is.
        path: PathBuf,
        /// One sentence a line.
        problems: String,
    },
}

const fn yes() -> bool {
    true
}

/// Reads a file and the environment.
///
/// # Errors
/// [`ConfigError`] with every problem that was found, each with line and what to do.
pub fn read(path: &Path, environment: impl Iterator<Item = (String, String)>) -> Result<Config, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    understand(&text, environment).map_err(|problems| ConfigError::Wrong {
        path: path.to_owned(),
        problems: problems.join("\n  "),
    })
}

fn understand(
    text: &str,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Config, Vec<String>> {
    let mut table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| vec![syntax(text, &error)])?;
    let mut problems = unknown_keys(text, &table);
    problems.extend(override_by_environment(&mut table, environment));
    // A setting with a wrong name would be told a second time, as one that is missing.
    if problems.is_empty() {
        problems.extend(keys::misfits(text, &table));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let config: Config = Value::Table(table)
        .try_into()
        .map_err(|error: toml::de::Error| vec![format!("{}.", error.message())])?;
    let problems = contradictions(&config);
    if problems.is_empty() {
        Ok(config)
    } else {
        Err(problems)
    }
}

fn syntax(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    format!("Zeile {line}: {}.", error.message())
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).lines().count().max(1)
}

fn unknown_keys(text: &str, table: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    let sections: Vec<&str> = keys::SECTIONS.iter().map(|(name, _)| *name).collect();
    for (name, value) in table {
        let Some(keys) = keys::of_section(name) else {
            problems.push(unknown(text, name, &sections));
            continue;
        };
        let tables: Vec<&Table> = match value {
            Value::Table(one) => vec![one],
            Value::Array(many) => many.iter().filter_map(Value::as_table).collect(),
            _ => Vec::new(),
        };
        for key in tables
            .iter()
            .flat_map(|one| one.keys())
            .filter(|key| !keys.contains(&key.as_str()))
        {
            problems.push(unknown(text, key, &keys));
        }
    }
    problems
}

fn unknown(text: &str, key: &str, known: &[&str]) -> String {
    let line = text
        .lines()
        .position(|line| line.trim_start().trim_start_matches('[').starts_with(key));
    let line = line.map_or(String::new(), |line| format!("Zeile {}: ", line + 1));
    let nearest = known
        .iter()
        .max_by(|one, other| strsim::jaro_winkler(key, one).total_cmp(&strsim::jaro_winkler(key, other)));
    let hint = nearest.map_or(String::new(), |nearest| {
        format!(" Gemeint ist vermutlich „{nearest}“.")
    });
    format!("{line}Die Einstellung „{key}“ gibt es nicht.{hint}")
}

/// `LOTSE_SERVER_LISTEN`, `LOTSE_DISTRICT_<KEY>_DATABASE`: the environment wins over the file.
fn override_by_environment(
    table: &mut Table,
    environment: impl Iterator<Item = (String, String)>,
) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, value) in environment {
        let Some(rest) = name.strip_prefix(ENVIRONMENT_PREFIX) else {
            continue;
        };
        if rest.starts_with("TEST_") || rest == "LOG" {
            continue;
        }
        let path = rest.to_lowercase();
        let Some((section, _)) = keys::SECTIONS
            .iter()
            .find(|(section, _)| path.starts_with(&format!("{section}_")))
        else {
            problems.push(format!(
                "Die Umgebungsvariable {name} gehört zu keiner Einstellung."
            ));
            continue;
        };
        let below = &path[section.len() + 1..];
        let keys = keys::of_section(section).unwrap_or_default();
        let found = if *section == "district" {
            set_in_district(table, below, &keys, &value)
        } else {
            keys.contains(&below) && set_in_section(table, section, below, &value)
        };
        if !found {
            problems.push(format!(
                "Die Umgebungsvariable {name} gehört zu keiner Einstellung."
            ));
        }
    }
    problems
}

fn set_in_section(table: &mut Table, section: &str, key: &str, text: &str) -> bool {
    let entry = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
    match entry.as_table_mut() {
        Some(inner) => {
            inner.insert(key.to_owned(), keys::typed(section, key, text));
            true
        }
        None => false,
    }
}

fn set_in_district(table: &mut Table, below: &str, keys: &[&str], text: &str) -> bool {
    let Some(districts) = table.get_mut("district").and_then(Value::as_array_mut) else {
        return false;
    };
    for district in districts.iter_mut().filter_map(Value::as_table_mut) {
        let own = district
            .get("key")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .replace('-', "_")
            .to_lowercase();
        let key = below.strip_prefix(&own).and_then(|rest| rest.strip_prefix('_'));
        if let Some(key) = key.filter(|key| keys.contains(key)) {
            district.insert(key.to_owned(), keys::typed("district", key, text));
            return true;
        }
    }
    false
}

/// Two districts never share a database, a folder or a key.
fn shares_files(one: &DistrictConfig, other: &DistrictConfig) -> bool {
    one.database == other.database || one.folder == other.folder || one.master_key == other.master_key
}

fn contradictions(config: &Config) -> Vec<String> {
    let mut problems = Vec::new();
    if config.district.is_empty() {
        problems
            .push("Es ist kein Bezirk eingetragen. Bitte einen Abschnitt [[district]] anlegen.".to_owned());
    }
    for (index, district) in config.district.iter().enumerate() {
        let earlier = &config.district[..index];
        if earlier.iter().any(|other| other.key == district.key) {
            problems.push(format!("Der Bezirk „{}“ ist zweimal eingetragen.", district.key));
        }
        if earlier.iter().any(|other| other.host == district.host) {
            problems.push(format!(
                "Der Rechnername „{}“ ist zweimal eingetragen.",
                district.host
            ));
        }
        if earlier.iter().any(|other| shares_files(other, district)) {
            problems.push(format!(
                "Datenbank, Ordner oder Hauptschlüssel des Bezirks „{}“ gehört schon einem anderen.",
                district.key
            ));
        }
    }
    if config
        .server
        .metrics
        .is_some_and(|address| !address.ip().is_loopback())
    {
        problems.push(
            "„server.metrics“ muss eine Adresse dieses Rechners sein, zum Beispiel 127.0.0.1:9090."
                .to_owned(),
        );
    }
    if !(1..=720).contains(&config.sessions.idle_minutes)
        || !(1..=24).contains(&config.sessions.absolute_hours)
    {
        problems.push(
            "„sessions“: 1 bis 720 Minuten ohne Klick und 1 bis 24 Stunden insgesamt sind möglich."
                .to_owned(),
        );
    }
    if !(1..=24).contains(&config.break_glass.hours) || !(1..=20).contains(&config.break_glass.per_day) {
        problems.push("„break_glass“: 1 bis 24 Stunden und 1 bis 20 Mal am Tag sind möglich.".to_owned());
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_environment(text: &str, environment: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        understand(
            text,
            environment
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        )
    }

    #[test]
    fn the_example_is_a_valid_configuration() {
        let config = with_environment(EXAMPLE, &[]).unwrap();
        assert_eq!(config.district.len(), 1);
        assert!(config.uploads.scanner.is_empty());
    }

    #[test]
    fn an_unknown_key_names_its_line_and_the_nearest_valid_one() {
        let text = EXAMPLE.replace("listen =", "lissten =");
        let problems = with_environment(&text, &[]).unwrap_err();
        let line = text.lines().position(|line| line.starts_with("lissten")).unwrap() + 1;
        assert_eq!(
            problems,
            [format!(
                "Zeile {line}: Die Einstellung „lissten“ gibt es nicht. Gemeint ist vermutlich „listen“."
            )]
        );
    }

    #[test]
    fn every_value_can_be_given_by_environment() {
        let changed = [
            ("LOTSE_SERVER_LISTEN", "127.0.0.1:9999"),
            ("LOTSE_SESSIONS_IDLE_MINUTES", "15"),
            (
                "LOTSE_DISTRICT_KREIS_PADERBORN_DATABASE",
                "postgres://lotse@127.0.0.1/lotse",
            ),
            ("LOTSE_UPLOADS_SCANNER", r#"["clamdscan", "-"]"#),
            ("HOME", "/root"),
        ];
        let config = with_environment(EXAMPLE, &changed).unwrap();
        assert_eq!(config.server.listen.port(), 9999);
        assert_eq!(config.sessions.idle_minutes, 15);
        assert_eq!(config.district[0].database, "postgres://lotse@127.0.0.1/lotse");
        assert_eq!(config.uploads.scanner, ["clamdscan", "-"]);
        assert!(with_environment(EXAMPLE, &[("LOTSE_SERVER_LISSTEN", "x")]).is_err());
    }

    #[test]
    fn two_districts_never_share_a_database_or_a_host() {
        let second = EXAMPLE.split("[[district]]").nth(1).unwrap();
        let text = format!("{EXAMPLE}\n[[district]]{second}");
        assert_eq!(with_environment(&text, &[]).unwrap_err().len(), 3);
    }
}
