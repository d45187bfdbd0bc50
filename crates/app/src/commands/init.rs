//! `lotse init`: a new house from nothing: folder, configuration, keys, schema, master data, first administrator.

use std::path::{Path, PathBuf};

use access::account::model::NewAccount;
use access::role::Role;
use base::clock::Clock;
use base::ids::Ids;
use clap::Args;

use super::talk::{self, say};
use super::{district, user};
use crate::config;
use crate::failure::{CommandFailure, Result};
use crate::house::Plot;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Neuer Ordner für alles: Konfiguration, Daten, Schlüssel
    #[arg(value_name = "ORDNER")]
    folder: PathBuf,
    /// Kürzel des Bezirks
    #[arg(long, value_name = "KÜRZEL", default_value = "kreis-paderborn")]
    district: String,
    /// Rechnername, unter dem die Browser ihn erreichen
    #[arg(long, value_name = "NAME", default_value = "localhost")]
    host: String,
    /// Stammdaten des Bezirks; ohne Angabe die mitgelieferten des Kreises Paderborn
    #[arg(long, value_name = "DATEI")]
    import: Option<PathBuf>,
    /// Kontoname der ersten Fachadministration
    #[arg(long, value_name = "KONTO", default_value = "administration")]
    login: String,
    /// Mailadresse der ersten Fachadministration
    #[arg(long, value_name = "ADRESSE")]
    email: String,
    /// Das Kennwort als eine Zeile von der Standardeingabe lesen
    #[arg(long)]
    password_stdin: bool,
}

pub(super) async fn run(arguments: Arguments) -> Result<()> {
    let folder = std::path::absolute(&arguments.folder)
        .map_err(CommandFailure::file("Der Ordner ist nicht lesbar"))?;
    let file = folder.join("lotse.toml");
    if file.exists() {
        return Err(CommandFailure::Usage(format!(
            "{} gibt es schon. Es wurde nichts verändert.",
            file.display()
        )));
    }
    let data = district::read_file(arguments.import.as_deref())?;
    let password = talk::password(arguments.password_stdin)?;
    access::account::password::check_strength(&password, &arguments.login)
        .map_err(|weak| CommandFailure::Usage(format!("{weak}.")))?;
    let attempted = format!("Der Ordner {} lässt sich nicht anlegen", folder.display());
    std::fs::create_dir_all(&folder).map_err(CommandFailure::file(attempted))?;
    let text = configuration(&folder, &arguments.district, &arguments.host);
    let attempted = format!("{} lässt sich nicht schreiben", file.display());
    std::fs::write(&file, text).map_err(CommandFailure::file(attempted))?;

    let config = config::read(&file, std::env::vars())?;
    let first = config
        .district
        .first()
        .ok_or_else(|| CommandFailure::Usage("Kein Bezirk eingetragen.".to_owned()))?;
    let plot = Plot::of(&config, first)?;
    let back_door = plot.build(&Ids::machine(Clock::machine())).await?;
    district::import(&back_door, &data).await?;
    let new = NewAccount {
        login: arguments.login.clone(),
        display_name: "Fachadministration".to_owned(),
        email: arguments.email,
    };
    user::add(&back_door, &new, Role::Administrator, password).await?;
    back_door.keyring().close().await;
    back_door.district().close().await;
    say(format!("Angelegt in {}.", folder.display()));
    say(format!(
        "Hauptschlüssel: {} – bitte gesondert sichern.",
        plot.master_key.display()
    ));
    say(format!("Start: lotse serve --config {}", file.display()));
    Ok(())
}

/// The commented example with this folder, district and host in it.
fn configuration(folder: &Path, district: &str, host: &str) -> String {
    let data = folder.join(district);
    config::EXAMPLE
        .replace("/var/lib/lotse/kreis-paderborn", &data.display().to_string())
        .replace(
            "/etc/lotse/kreis-paderborn.key",
            &folder.join(format!("{district}.key")).display().to_string(),
        )
        .replace("key = \"kreis-paderborn\"", &format!("key = \"{district}\""))
        .replace("lotse.example.org", host)
}
