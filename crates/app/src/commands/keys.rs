//! `lotse keys`: a new master key, while the house goes on working.

use access::act::Act;
use access::audit::model::AuditSubject;
use clap::Subcommand;

use super::WithDistrict;
use super::talk::say;
use crate::failure::Result;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Setzt einen neuen Hauptschlüssel ein; der Betrieb läuft weiter
    Rotate(WithDistrict),
}

pub(super) async fn run(command: Command) -> Result<()> {
    let Command::Rotate(arguments) = command;
    let plot = arguments.plot()?;
    let back_door = plot.open().await?;
    back_door.keyring().rotate_master().await?;
    let about = (Act::OrganisationWrite, AuditSubject::House);
    let mut tx = back_door.write().await?;
    back_door.note_command(&mut tx, about, "keys rotate").await?;
    tx.commit().await?;
    say(format!(
        "Neuer Hauptschlüssel in {}. Bitte gesondert sichern; ältere Sicherungen des Hauptschlüssels passen nicht mehr \
         zum Schlüsselspeicher, aber noch zu älteren Schlüsselbündeln.",
        plot.master_key.display()
    ));
    Ok(())
}
