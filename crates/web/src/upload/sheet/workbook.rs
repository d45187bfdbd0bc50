//! XLSX: the first visible sheet with something in it, cell by cell, as the values that Excel has stored.
//! Formulas and macros are not looked at; nothing is unpacked to a disk.

use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, DataRef, DataType, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::{Collector, Sheet};
use crate::upload::sheet::refused::FileRefused;

/// Most bytes of all parts, unpacked: a list of 10 000 rows and 60 columns has a third of it.
const MOST_UNPACKED: u64 = 100 * 1024 * 1024;
/// Most parts of a workbook.
const MOST_PARTS: usize = 2_000;

pub(super) fn read(bytes: &[u8]) -> Result<Sheet, FileRefused> {
    check_parts(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| FileRefused::Unreadable)?;
    let sheets = book.sheets_metadata().iter();
    let names: Vec<String> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for name in &names {
        let collected = cells_of(&mut book, name)?;
        if !collected.is_empty() {
            return collected.finish(names.len() - 1);
        }
    }
    Err(FileRefused::NoRows)
}

/// Unpacks every part into nothing and counts: what a part says of its own size is not believed.
fn check_parts(bytes: &[u8]) -> Result<(), FileRefused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefused::Unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(FileRefused::UnpacksTooLarge);
    }
    let mut left = MOST_UNPACKED;
    let mut has_workbook = false;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| FileRefused::Unreadable)?;
        if part.enclosed_name().is_none() {
            return Err(FileRefused::HidesPaths);
        }
        let name = part
            .name()
            .map_err(|_| FileRefused::Unreadable)?
            .to_ascii_lowercase();
        has_workbook |= name.ends_with("workbook.xml");
        let mut limited = part.take(left + 1);
        let size = if name.ends_with("sharedstrings.xml") {
            let mut strings = Vec::new();
            limited
                .read_to_end(&mut strings)
                .map_err(|_| FileRefused::Unreadable)?;
            check_count_of_strings(&strings)?;
            u64::try_from(strings.len()).unwrap_or(u64::MAX)
        } else {
            copy(&mut limited, &mut sink()).map_err(|_| FileRefused::Unreadable)?
        };
        left = left.checked_sub(size).ok_or(FileRefused::UnpacksTooLarge)?;
    }
    if has_workbook {
        Ok(())
    } else {
        Err(FileRefused::OtherFormat)
    }
}

/// The reader makes room for as many strings as the part promises; more than it has bytes is a trick.
fn check_count_of_strings(part: &[u8]) -> Result<(), FileRefused> {
    const ATTRIBUTE: &[u8] = b"uniqueCount";
    let promises = part
        .windows(ATTRIBUTE.len())
        .enumerate()
        .filter(|(_, window)| *window == ATTRIBUTE);
    for (place, _) in promises {
        let digits: String = part[place + ATTRIBUTE.len()..]
            .iter()
            .take(64)
            .map(|byte| char::from(*byte))
            .skip_while(|letter| !letter.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        let promised = digits
            .parse::<usize>()
            .unwrap_or(if digits.is_empty() { 0 } else { usize::MAX });
        if promised > part.len() {
            return Err(FileRefused::UnpacksTooLarge);
        }
    }
    Ok(())
}

fn cells_of(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Collector, FileRefused> {
    let mut collector = Collector::default();
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|_| FileRefused::Unreadable)?;
    while let Some(cell) = cells.next_cell().map_err(|_| FileRefused::Unreadable)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if !cell.get_value().is_empty() {
            collector.put((row.saturating_add(1), column), &text_of(cell.get_value()))?;
        }
    }
    Ok(collector)
}

/// The value as somebody would type it in German.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "ja".to_owned(),
        DataRef::Bool(false) => "nein".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{day:02}.{month:02}.{year:04}")
        }
        DataRef::DateTime(span) => number_text(span.as_f64()),
        DataRef::DateTimeIso(text) => text.chars().take(10).collect(),
        DataRef::Error(error) => Data::Error(error.clone()).to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Telephone numbers and years are numbers without a fraction.
fn number_text(number: f64) -> String {
    const WHOLE: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < WHOLE {
        format!("{number:.0}")
    } else {
        number.to_string().replace('.', ",")
    }
}
