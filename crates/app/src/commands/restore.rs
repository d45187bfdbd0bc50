//! `lotse restore`: an older state of the data, joined with the newest keys: what was erased since stays erased.

use std::path::{Path, PathBuf};

use access::permit::JobPurpose;
use base::clock::Clock;
use base::moment::Moment;
use clap::Args;
use db::district::District;
use db::url::DatabaseUrl;

use super::WithDistrict;
use super::backup::{moment_of, newest_bundle, stamp};
use super::talk::{is_confirmed, say};
use crate::failure::{CommandFailure, Result};
use crate::house::Plot;
use crate::rooms;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    with_district: WithDistrict,
    /// Die gesicherte Datei …-data.sqlite
    #[arg(long, value_name = "DATEI")]
    from: PathBuf,
    /// Ordner der Schlüsselbündel; nur nötig, wenn der Schlüsselspeicher verloren ist
    #[arg(long, value_name = "ORDNER")]
    keys_from: Option<PathBuf>,
    /// Nicht nachfragen
    #[arg(long)]
    yes: bool,
}

pub(super) async fn run(arguments: Arguments) -> Result<()> {
    let plot = arguments.with_district.plot()?;
    if !arguments.from.exists() {
        return Err(CommandFailure::Usage(format!(
            "Die Sicherung {} gibt es nicht.",
            arguments.from.display()
        )));
    }
    let backup = District::open("backup", &DatabaseUrl::Sqlite(arguments.from.clone())).await?;
    let state = backup.schema_state(&rooms::migrations()).await?;
    if state.applied == 0 {
        return Err(CommandFailure::Usage(format!(
            "{} ist keine Sicherung von Lotse.",
            arguments.from.display()
        )));
    }
    let question = format!(
        "Der heutige Stand des Bezirks „{}“ wird beiseite gelegt und durch {} ersetzt. Läuft `lotse serve` nicht mehr?",
        plot.key,
        arguments.from.display()
    );
    if !arguments.yes && !is_confirmed(&question) {
        return Err(CommandFailure::Usage(
            "Abgebrochen. Es wurde nichts verändert.".to_owned(),
        ));
    }
    let bundle = put_keys_back(&plot, arguments.keys_from.as_deref())?;
    if let Err(failure) = plot.check_keys().await {
        if bundle.is_some() {
            // Only what this command has put there itself is taken away again.
            let _ = std::fs::remove_file(plot.key_store());
        }
        return Err(failure);
    }
    let kept = replace_data(&plot, &backup).await?;
    backup.close().await;
    let back_door = plot.open().await?;
    let missing = back_door.accept_restored_state().await?;
    let now = back_door.access().clock().now();
    // Who was erased since the backup is erased from it, too; who was added since is gone with it, and so is the key.
    let permit = back_door.job(JobPurpose::Retention).await?;
    let keyless = rooms::person_data()
        .erase_keyless(&back_door, &permit, bundle.unwrap_or(now))
        .await?;
    back_door.sweep_orphan_keys(now).await?;
    if let Some(kept) = kept {
        say(format!("Der alte Stand liegt in {kept}."));
    }
    if keyless.erased > 0 {
        say(format!(
            "Seit der Sicherung gelöscht und nun auch aus dem eingespielten Stand gelöscht: {}.",
            files(keyless.erased)
        ));
    }
    if keyless.lost > 0 {
        say(format!(
            "Jünger als das Schlüsselbündel, lässt sich nicht öffnen: {}.",
            files(keyless.lost)
        ));
    }
    say(format!(
        "Eingespielt. {missing} Zeilen des Protokolls sind jünger als die Sicherung; das ist im Protokoll vermerkt."
    ));
    Ok(())
}

fn files(count: usize) -> String {
    match count {
        1 => "1 Akte".to_owned(),
        count => format!("{count} Akten"),
    }
}

/// The key store in place is newer than any bundle and stays; only a lost one is taken from the newest bundle. Gives the
/// moment of that bundle.
fn put_keys_back(plot: &Plot, bundles: Option<&Path>) -> Result<Option<Moment>> {
    let store = plot.key_store();
    if store.exists() {
        return Ok(None);
    }
    let lost = || {
        CommandFailure::Found(format!(
            "Der Schlüsselspeicher {} fehlt. Bitte mit --keys-from den Ordner der Schlüsselbündel angeben.",
            store.display()
        ))
    };
    let bundle = bundles
        .and_then(|folder| newest_bundle(folder, &plot.key))
        .ok_or_else(lost)?;
    let attempted = format!(
        "Das Schlüsselbündel {} lässt sich nicht einspielen",
        bundle.display()
    );
    std::fs::create_dir_all(&plot.folder).map_err(CommandFailure::file(attempted.clone()))?;
    std::fs::copy(&bundle, &store).map_err(CommandFailure::file(attempted))?;
    say(format!("Schlüsselbündel {} eingespielt.", bundle.display()));
    Ok(Some(moment_of(&bundle).unwrap_or(Moment::from_milliseconds(0))))
}

async fn replace_data(plot: &Plot, backup: &District) -> Result<Option<String>> {
    let stamp = stamp();
    let kept = match plot.database.file() {
        Some(file) if file.exists() => Some(set_file_aside(file, &stamp)?),
        Some(_) => None,
        None => {
            let district = District::open(&plot.key, &plot.database).await?;
            let kept = district.set_schema_aside(&stamp).await?;
            district.close().await;
            Some(kept)
        }
    };
    let district = District::open(&plot.key, &plot.database).await?;
    let all = rooms::migrations();
    // An older backup is filled in at its own schema first, then brought forward.
    let its_own = backup.applied_of(&all).await?;
    district
        .fill_from(backup, &its_own, Clock::machine().now())
        .await?;
    district.migrate(&all, Clock::machine().now()).await?;
    district.close().await;
    Ok(kept)
}

fn set_file_aside(file: &Path, stamp: &str) -> Result<String> {
    let attempted = format!(
        "Der alte Stand {} lässt sich nicht beiseite legen",
        file.display()
    );
    let aside = file.with_extension(format!("before-{stamp}.sqlite"));
    std::fs::rename(file, &aside).map_err(CommandFailure::file(attempted.clone()))?;
    for log in ["sqlite-wal", "sqlite-shm"] {
        let from = file.with_extension(log);
        if from.exists() {
            let to = aside.with_extension(log);
            std::fs::rename(&from, &to).map_err(CommandFailure::file(attempted.clone()))?;
        }
    }
    Ok(aside.display().to_string())
}
