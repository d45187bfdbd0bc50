//! `lotse check`: configuration, databases, keys, audit trail. Changes nothing.

use super::WithConfig;
use super::talk::say;
use crate::failure::{CommandFailure, Result};
use crate::house::Plot;

pub(super) async fn run(arguments: WithConfig) -> Result<()> {
    let config = arguments.read()?;
    say(format!(
        "Konfiguration {}: in Ordnung",
        arguments.path().display()
    ));
    let mut found = Vec::new();
    if !config.uploads.scanner.is_empty() {
        let scanner = crate::scanner::scanner(&config.uploads, &crate::scanner::search_path())?;
        let answer = crate::scanner::tried(&scanner).await;
        say(format!(
            "Virenscanner: {}",
            if answer.is_ok() {
                "in Ordnung"
            } else {
                "antwortet NICHT"
            }
        ));
        found.extend(answer.err());
    }
    for district in &config.district {
        let back_door = Plot::of(&config, district)?.open().await?;
        let broken = back_door.district().integrity().await?;
        let report = back_door.verify_audit().await?;
        say(format!(
            "{}: Datenbank {}",
            district.key,
            if broken.is_empty() {
                "in Ordnung"
            } else {
                "BESCHÄDIGT"
            }
        ));
        say(format!("{}: Schlüssel in Ordnung", district.key));
        say(format!(
            "{}: Protokoll mit {} versiegelten Zeilen {}",
            district.key,
            report.checked,
            if report.findings.is_empty() {
                "in Ordnung"
            } else {
                "NICHT in Ordnung"
            }
        ));
        found.extend(broken);
        found.extend(report.findings.iter().map(access::audit::verify::Finding::german));
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(CommandFailure::Found(found.join("\n")))
    }
}
