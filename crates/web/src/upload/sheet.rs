//! A list as rows of text, and the limits within which a file is read. What a column means, the room says that asks.

pub mod refused;
mod separated;
mod workbook;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::upload::sheet::refused::FileRefused;

/// Most rows that are taken over at once.
pub const MOST_ROWS: usize = 10_000;
/// Most columns of a list.
pub const MOST_COLUMNS: usize = 60;
/// Most letters of a cell.
pub const LONGEST_CELL: usize = 5_000;
/// Most lines above the headings, such as a title.
pub const MOST_ABOVE: usize = 20;
/// Most bytes of text in all cells together.
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// A row with something in it, and its number as the spreadsheet shows it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Counted from 1.
    pub number: u32,
    /// From column A on; cells at the end may be missing.
    pub cells: Vec<String>,
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({}, {} cells)", self.number, self.cells.len())
    }
}

impl Row {
    /// The text of a cell, counted from 0; empty if there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// What was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows that are not empty, in order.
    pub rows: Vec<Row>,
    /// How many columns have something in them.
    pub columns: usize,
    /// How many further sheets the file has, which are not read.
    pub further_sheets: usize,
}

/// Reads a file by what is in it: XLSX, or text with separators. Nothing is evaluated, nothing unpacked to a disk.
///
/// # Errors
/// [`FileRefused`] says what the file is instead, or which limit it breaks.
pub fn read(bytes: &[u8]) -> Result<Sheet, FileRefused> {
    const OTHERS: [&[u8]; 7] = [
        b"%PDF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"{\\rtf",
        b"<?xml",
        b"\x1f\x8b",
    ];
    if bytes.is_empty() {
        Err(FileRefused::Empty)
    } else if bytes.starts_with(b"PK\x03\x04") {
        workbook::read(bytes)
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        Err(FileRefused::OldWorkbook)
    } else if OTHERS.iter().any(|other| bytes.starts_with(other)) {
        Err(FileRefused::NotAList)
    } else {
        separated::read(bytes)
    }
}

/// Collects cells in whatever order they come, within the limits.
#[derive(Debug, Default)]
struct Collector {
    rows: BTreeMap<u32, Vec<String>>,
    columns: usize,
    text: usize,
}

impl Collector {
    /// Puts a text into a cell; row from 1, column from 0. Empty texts leave no trace.
    fn put(&mut self, (row, column): (u32, usize), text: &str) -> Result<(), FileRefused> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(FileRefused::TooManyColumns);
        }
        // One letter more than fits, so that the row can be told it is too long.
        let kept: String = text.chars().take(LONGEST_CELL + 1).collect();
        self.text += kept.len();
        if self.text > MOST_TEXT {
            return Err(FileRefused::TooMuchText);
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = kept;
        self.columns = self.columns.max(column + 1);
        if self.rows.len() > MOST_ROWS + MOST_ABOVE {
            return Err(FileRefused::TooManyRows);
        }
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn finish(self, further_sheets: usize) -> Result<Sheet, FileRefused> {
        if self.rows.len() < 2 {
            return Err(FileRefused::NoRows);
        }
        let rows = self.rows.into_iter();
        Ok(Sheet {
            rows: rows.map(|(number, cells)| Row { number, cells }).collect(),
            columns: self.columns,
            further_sheets,
        })
    }
}

/// The name of a cell as spreadsheets show it, such as `C17`; column from 0, row from 1.
pub fn cell_name(column: usize, row: u32) -> String {
    format!("{}{row}", column_name(column))
}

/// The letters of a column, counted from 0: A, B … Z, AA.
pub fn column_name(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests;
