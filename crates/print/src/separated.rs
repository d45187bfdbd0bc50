//! A table as CSV for German spreadsheets: semicolons, decimal commas, UTF-8 with byte order mark. Not for machines.

use std::borrow::Cow;

use charts::cell::Cell;
use charts::table::Table;

use crate::failure::PrintFailure;
use crate::file::{File, FileKind};

/// Makes spreadsheets read UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes headings, rows and the row of sums.
pub(crate) fn written(table: &Table) -> Result<File, PrintFailure> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(
        table
            .columns()
            .iter()
            .map(|column| harmless(column.heading()).into_owned()),
    )?;
    for row in table.rows().iter().map(Vec::as_slice).chain(table.total()) {
        writer.write_record(row.iter().map(field))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|problem| csv::Error::from(problem.into_error()))?;
    Ok(File {
        kind: FileKind::Csv,
        bytes,
    })
}

/// The cell as a field that a German spreadsheet reads as what it is.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Tenths(tenths) | Cell::Percent(tenths) => decimal(*tenths, 10),
        Cell::Fte(fte) => fte.to_string().replace('.', ","),
        Cell::Money(euro) => euro.to_string().replace('.', ","),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Empty | Cell::Day(_) | Cell::Under(_) | Cell::Withheld => cell.german(),
    }
}

/// The text, made harmless if a spreadsheet would read it as a formula: with an apostrophe before it.
/// Source: OWASP, CSV Injection.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_read_as_a_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_read_as_a_formula(text: &str) -> bool {
    let starts_a_formula = |letter: char| {
        matches!(
            letter,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r'
        )
    };
    text.trim_start_matches([' ', '\n', '\u{a0}', '\u{feff}'])
        .starts_with(starts_a_formula)
}

fn decimal(value: i64, unit: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{},{}", (value / unit).abs(), (value % unit).abs())
}
