//! From the text of a district file to the district. Nothing half-read: either everything is right or every error is told.

use base::day::Day;
use toml::de::DeTable;

use super::district::{DISTRICT, check_sums, district, regions, social_areas};
use super::error::{FileError, Problems};
use super::evidence::{Reading, Sources};
use super::funding::{frames, rates};
use super::keys::{Keys, Kind};
use super::organisation::organisations;
use super::section::Section;
use super::{municipality, post};
use crate::model::structure::Structure;

const FORMAT: u32 = 1;

/// A district file that is right in every line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictFile {
    /// The day on which the file was true.
    pub as_of: Day,
    /// The district with all its parts; ids follow from the file's keys, so the same file gives the same ids.
    pub structure: Structure,
}

/// Reads a district file.
///
/// # Errors
/// Every defect of the file in the order of lines. While the file is no TOML at all, only those defects are told.
///
/// # Example
/// ```
/// use organisation::district_file::{parse::parse, shipped::KREIS_PADERBORN};
///
/// let file = parse(KREIS_PADERBORN).map_err(|errors| errors[0].to_string())?;
/// assert_eq!(file.structure.municipalities.len(), 10);
/// # Ok::<(), String>(())
/// ```
pub fn parse(text: &str) -> Result<DistrictFile, Vec<FileError>> {
    let problems = Problems::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            problems.note(
                error.span().map_or(0, |span| span.start),
                "Datei",
                toml_reason(error.message()),
            );
        }
        return Err(problems.into_errors());
    }
    let file = read(&Section::root(&problems, table.get_ref()));
    let errors = problems.into_errors();
    file.filter(|_| errors.is_empty()).ok_or(errors)
}

fn read(root: &Section<'_>) -> Option<DistrictFile> {
    let as_of = root.section("datei").and_then(|section| as_of(&section));
    let district_section = root.section(DISTRICT);
    let ags = district_section
        .as_ref()
        .and_then(|section| section.optional("ags").text());
    let reading = Reading {
        keys: Keys::collect(root, &ags.unwrap_or_default()),
        sources: Sources::read(root),
    };

    let district = district_section
        .as_ref()
        .and_then(|section| district(section, &reading));
    let regions = regions(root, &reading);
    let read_municipalities = municipality::municipalities(root, &reading);
    let social_areas = social_areas(root, &reading);
    let organisations = organisations(root, &reading);
    let read_posts = post::posts(root, &reading);
    let frames = frames(root, &reading);
    let rates = rates(root, &reading);
    root.finish();

    let district = district?;
    municipality::check(&read_municipalities, &district, &regions);
    let municipalities: Vec<_> = read_municipalities
        .into_iter()
        .map(|(_, municipality)| municipality)
        .collect();
    let posts = read_posts.iter().map(|(_, post)| post.clone()).collect();
    let structure = Structure {
        district,
        regions,
        municipalities,
        social_areas,
        organisations,
        posts,
        frames,
        rates,
    };
    if has_read_all(root, Kind::Municipality, structure.municipalities.len()) {
        check_sums(&district_section?, &structure);
    }
    if has_read_all(root, Kind::Organisation, structure.organisations.len()) {
        post::check_employers(&read_posts, &structure);
    }
    post::check_places(&read_posts, &structure);
    Some(DistrictFile {
        as_of: as_of?,
        structure,
    })
}

/// Whether no table of this kind was left out for a defect of its own: what is missing would cause false alarms.
fn has_read_all(root: &Section<'_>, kind: Kind, read: usize) -> bool {
    root.sections(kind.table()).len() == read
}

fn as_of(section: &Section<'_>) -> Option<Day> {
    let format_field = section.field("format");
    let format = format_field.whole(0, u32::MAX);
    let as_of = section.field("stand").day();
    section.finish();
    format_field.checked(match format? {
        FORMAT => Ok(()),
        other => Err(format!(
            "Format {other} ist hier nicht bekannt. Diese Version liest Format {FORMAT}."
        )),
    })?;
    as_of
}

/// What the TOML reader says in English, told for those who write the file.
fn toml_reason(message: &str) -> String {
    let hint = match message {
        message if message.contains("duplicate key") => {
            "Dieser Schlüssel oder diese Tabelle steht hier zum zweiten Mal."
        }
        message if message.contains("must be quoted") || message.contains("string") => {
            "Texte stehen in geraden Anführungszeichen: name = \"Borchen\"."
        }
        message if message.contains("table") => {
            "Eine Überschrift steht in eckigen Klammern: [gebiet] oder [[kommune]]."
        }
        message if message.contains("date") => "Ein Tag wird so geschrieben: 2022-06-30.",
        message if message.contains("key") => {
            "Vor dem Gleichheitszeichen steht ein Schlüssel: name = \"Borchen\"."
        }
        _ => "Die Zeile ist nicht lesbar. Sie hat die Form schluessel = wert.",
    };
    format!("{hint} (TOML: {message})")
}
