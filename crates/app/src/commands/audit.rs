//! `lotse audit`: checks the audit trail.

use clap::Subcommand;

use super::WithDistrict;
use super::talk::say;
use crate::failure::{CommandFailure, Result};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Prüft, ob eine Zeile verändert, entfernt, eingefügt oder das Ende abgeschnitten wurde
    Verify(WithDistrict),
}

pub(super) async fn run(command: Command) -> Result<()> {
    let Command::Verify(arguments) = command;
    let back_door = arguments.plot()?.open().await?;
    let report = back_door.verify_audit().await?;
    if report.findings.is_empty() {
        say(format!(
            "Das Protokoll ist unversehrt: {} versiegelte Zeilen geprüft.",
            report.checked
        ));
        return Ok(());
    }
    let findings: Vec<String> = report
        .findings
        .iter()
        .map(access::audit::verify::Finding::german)
        .collect();
    Err(CommandFailure::Found(findings.join("\n")))
}
