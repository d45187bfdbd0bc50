//! `lotse district`: reads a district's master data from a file; everything or nothing.

use std::path::{Path, PathBuf};

use access::act::Act;
use access::audit::model::AuditSubject;
use access::back_door::BackDoor;
use base::refusal::Refusal as _;
use clap::{Args, Subcommand};
use db::tx::Tx;
use directory::shipped::{NotShipped, Part};
use organisation::district_file::parse::{DistrictFile, parse};
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::import::NotImported;
use organisation::model::ags::DistrictAgs;

use super::WithDistrict;
use super::talk::say;
use crate::failure::{CommandFailure, Result};

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
    let back_door = arguments.with_district.plot()?.open().await?;
    say(import(&back_door, &file).await?);
    Ok(())
}

/// Reads and understands a file; without a path the one shipped for the Kreis Paderborn.
pub(super) fn read_file(path: Option<&Path>) -> Result<DistrictFile> {
    let (name, text) = match path {
        Some(path) => {
            let attempted = format!("Die Datei {} ist nicht lesbar", path.display());
            (
                path.display().to_string(),
                std::fs::read_to_string(path).map_err(CommandFailure::file(attempted))?,
            )
        }
        None => ("kreis-paderborn.toml".to_owned(), KREIS_PADERBORN.to_owned()),
    };
    parse(&text).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|error| format!("  {error}")).collect();
        CommandFailure::Usage(format!("{name}: nichts eingelesen.\n{}", lines.join("\n")))
    })
}

/// Puts a district's master data into an empty house; gives a sentence on what was taken over.
pub(super) async fn import(back_door: &BackDoor, file: &DistrictFile) -> Result<String> {
    let mut tx = back_door.write().await?;
    let report = organisation::import::import(&mut tx, file, back_door.access().clock().now())
        .await
        .map_err(|failure| match failure {
            NotImported::Refused(refused) => CommandFailure::Usage(refused.german()),
            NotImported::Database(failure) => failure.into(),
        })?;
    let district = &file.structure.district.ags;
    let offers = offers(&mut tx, back_door, (Part::Published, district)).await?;
    let boards = shipped_boards(&mut tx, back_door, file).await?;
    let about = (Act::OrganisationWrite, AuditSubject::House);
    back_door.note_command(&mut tx, about, "district import").await?;
    tx.commit().await?;
    let mut said = vec![report.german()];
    if offers > 0 {
        said.push(format!(
            "Dazu {offers} Angebote aus öffentlichen Quellen, noch von niemandem bestätigt."
        ));
    }
    if boards > 0 {
        said.push(format!(
            "Dazu {boards} Gremien mit ihren Sitzen als Funktionen, ohne Personen."
        ));
    }
    Ok(said.join(" "))
}

/// Adds the offers that come with the program for this district; how many there were.
pub(super) async fn offers(
    tx: &mut Tx,
    back_door: &BackDoor,
    (part, district): (Part, &DistrictAgs),
) -> Result<usize> {
    let access = back_door.access();
    let file = (directory::shipped::KREIS_PADERBORN, part);
    directory::shipped::import(tx, file, district, (access.ids(), access.clock().now()))
        .await
        .map_err(|failure| match failure {
            NotShipped::Database(failure) => failure.into(),
            NotShipped::Broken(reason) => CommandFailure::Found(reason),
        })
}

/// Adds the boards that come with the program for this district; how many there were.
async fn shipped_boards(tx: &mut Tx, back_door: &BackDoor, file: &DistrictFile) -> Result<usize> {
    let access = back_door.access();
    let district = (&file.structure, access.clock().today());
    boards::shipped::import(tx, boards::shipped::KREIS_PADERBORN, district, access.ids())
        .await
        .map_err(|failure| match failure {
            boards::shipped::NotShipped::Database(failure) => failure.into(),
            boards::shipped::NotShipped::Broken(reason) => CommandFailure::Found(reason),
        })
}
