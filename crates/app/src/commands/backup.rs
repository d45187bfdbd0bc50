//! `lotse backup`: the data into one folder, the keys into another, so that neither opens without the other.

use std::path::{Path, PathBuf};

use base::clock::Clock;
use base::moment::Moment;
use clap::Args;
use db::district::District;
use db::url::DatabaseUrl;

use super::WithDistrict;
use super::talk::say;
use crate::failure::{CommandFailure, Result};
use crate::house::Plot;
use crate::rooms;

/// How many key bundles are kept; older ones go, and with them what was erased since (system part C).
pub(crate) const KEPT_BUNDLES: usize = 7;
const DATA_ENDING: &str = "data.sqlite";
const KEYS_ENDING: &str = "keys.sqlite";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    with_district: WithDistrict,
    /// Ordner für die Daten
    #[arg(long, value_name = "ORDNER")]
    to: PathBuf,
    /// Anderer Ordner für die Schlüssel, am besten auf einem anderen Rechner
    #[arg(long, value_name = "ORDNER")]
    keys_to: PathBuf,
}

pub(super) async fn run(arguments: Arguments) -> Result<()> {
    if arguments.to == arguments.keys_to {
        return Err(CommandFailure::Usage(
            "Daten und Schlüssel gehören in verschiedene Ordner.".to_owned(),
        ));
    }
    let plot = arguments.with_district.plot()?;
    let stamp = stamp();
    for folder in [&arguments.to, &arguments.keys_to] {
        let attempted = format!("Der Ordner {} lässt sich nicht anlegen", folder.display());
        std::fs::create_dir_all(folder).map_err(CommandFailure::file(attempted))?;
    }
    // Whoever works meanwhile comes first; where that is not granted, the backup is as urgent as they are.
    let _ = rustix::process::nice(10);
    let back_door = plot.open().await?;
    // The data first: every key they use is then in the bundle that follows.
    let data = arguments.to.join(format!("{}-{stamp}-{DATA_ENDING}", plot.key));
    copy_data(back_door.district(), &plot, &data).await?;
    let keys = arguments
        .keys_to
        .join(format!("{}-{stamp}-{KEYS_ENDING}", plot.key));
    back_door.keyring().copy_to(&keys).await?;
    let removed = remove_old_bundles(&arguments.keys_to, &plot.key)?;
    say(format!("Daten:     {}", data.display()));
    say(format!(
        "Schlüssel: {} ({removed} ältere Bündel entfernt, die neuesten {KEPT_BUNDLES} bleiben)",
        keys.display()
    ));
    say("Der Hauptschlüssel wird nicht mitgesichert. Bitte verwahren Sie ihn gesondert.");
    Ok(())
}

/// An SQLite file in any case: PostgreSQL's rows have the same bytes.
async fn copy_data(district: &District, plot: &Plot, target: &Path) -> Result<()> {
    if plot.database.file().is_some() {
        return Ok(district.copy_file_to(target).await?);
    }
    let file = District::open("backup", &DatabaseUrl::Sqlite(target.to_owned())).await?;
    file.fill_from(district, &rooms::migrations(), Clock::machine().now())
        .await?;
    file.close().await;
    Ok(())
}

/// The newest bundle of a district in a folder.
pub(super) fn newest_bundle(folder: &Path, district: &str) -> Option<PathBuf> {
    bundles(folder, district).ok()?.pop()
}

fn remove_old_bundles(folder: &Path, district: &str) -> Result<usize> {
    let mut all = bundles(folder, district)?;
    let old = all.len().saturating_sub(KEPT_BUNDLES);
    for bundle in all.drain(..old) {
        let attempted = format!(
            "Das alte Schlüsselbündel {} lässt sich nicht entfernen",
            bundle.display()
        );
        std::fs::remove_file(&bundle).map_err(CommandFailure::file(attempted))?;
    }
    Ok(old)
}

fn bundles(folder: &Path, district: &str) -> Result<Vec<PathBuf>> {
    let attempted = format!("Der Ordner {} ist nicht lesbar", folder.display());
    let entries = std::fs::read_dir(folder).map_err(CommandFailure::file(attempted))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(std::result::Result::ok)
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            let middle = name
                .strip_prefix(&format!("{district}-"))
                .and_then(|rest| rest.strip_suffix(&format!("-{KEYS_ENDING}")));
            middle.is_some_and(|stamp| stamp.bytes().all(|byte| byte.is_ascii_digit()))
        })
        .collect();
    found.sort();
    Ok(found)
}

/// When a bundle was made, by its name.
pub(super) fn moment_of(bundle: &Path) -> Option<Moment> {
    let name = bundle.file_name()?.to_str()?;
    let digits = name
        .strip_suffix(&format!("-{KEYS_ENDING}"))?
        .rsplit('-')
        .next()?;
    let part = |from: usize, to: usize| digits.get(from..to);
    let (day, time) = (part(0, 8)?, part(8, 14)?);
    let text = format!(
        "{}-{}-{}T{}:{}:{}Z",
        &day[..4],
        &day[4..6],
        &day[6..],
        &time[..2],
        &time[2..4],
        &time[4..]
    );
    text.parse().ok()
}

/// The moment as digits, so that names sort by time.
pub(super) fn stamp() -> String {
    Clock::machine()
        .now()
        .to_string()
        .chars()
        .filter(char::is_ascii_digit)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_bundle_tells_when_it_was_made() {
        let bundle = Path::new("/anderswo/kreis-paderborn-20261122204731-keys.sqlite");
        assert_eq!(moment_of(bundle), "2026-11-22T20:47:31Z".parse().ok());
        assert_eq!(moment_of(Path::new("kreis-2026-keys.sqlite")), None);
    }
}
