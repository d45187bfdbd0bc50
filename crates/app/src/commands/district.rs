//! `lotse district`: reads a district's master data from a file; everything or nothing.

use std::path::{Path, PathBuf};

use access::gate::Access;
use clap::{Args, Subcommand};
use organisation::district_file::DistrictFile;

use super::WithDistrict;
use super::talk::say;
use crate::failure::{CommandFailure, Result};

/// The file shipped for the first home.
const KREIS_PADERBORN: &str = include_str!("../../../organisation/districts/kreis-paderborn.toml");

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Liest die Stammdaten eines Bezirks aus einer Datei ein
    Import(ImportArguments),
}

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// Die Datei mit den Stammdaten
    #[arg(value_name = "DATEI")]
    file: PathBuf,
    #[command(flatten)]
    with_district: WithDistrict,
}

pub(super) async fn run(command: Command) -> Result<()> {
    let Command::Import(arguments) = command;
    let file = read_file(Some(&arguments.file))?;
    let access = arguments.with_district.plot()?.open().await?;
    import(&access, &file).await?;
    say(format!("Stammdaten aus {} eingelesen.", arguments.file.display()));
    Ok(())
}

/// Reads and understands a file; without a path the one shipped for the Kreis Paderborn.
pub(super) fn read_file(path: Option<&Path>) -> Result<DistrictFile> {
    let (name, text) = match path {
        Some(path) => {
            let attempted = format!("Die Datei {} ist nicht lesbar", path.display());
            (path.display().to_string(), std::fs::read_to_string(path).map_err(CommandFailure::file(attempted))?)
        }
        None => ("kreis-paderborn.toml".to_owned(), KREIS_PADERBORN.to_owned()),
    };
    organisation::district_file::parse(&text).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|error| format!("  {error}")).collect();
        CommandFailure::Usage(format!("{name}: nichts eingelesen.\n{}", lines.join("\n")))
    })
}

/// Puts a district's master data into an empty house.
pub(crate) async fn import(access: &Access, file: &DistrictFile) -> Result<()> {
    let mut tx = access.back_door().write().await?;
    organisation::import::import(&mut tx, file, access.ids(), access.clock().now())
        .await
        .map_err(|failure| CommandFailure::Usage(failure.to_string()))?;
    Ok(tx.commit().await?)
}
