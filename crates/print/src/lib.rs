//! What leaves as a file: tagged PDF set by Typst, spreadsheets, calendar entries, each from plain values.
//! Nothing here reads a file, opens a connection or decides who may see what: data of a person come with a disclosure
//! that was granted before, everything else through the public door. Printing takes milliseconds of one core and must
//! run beside the request (`spawn_blocking`), never inside a write transaction.

pub mod calendar;
pub mod data;
pub mod document;
pub mod failure;
pub mod file;
mod fonts;
mod legible;
mod pdf;
mod press;
mod separated;
mod workbook;

#[cfg(test)]
extern crate self as print;

use std::collections::BTreeSet;

use access::disclosure::Disclosure;
use charts::table::Table;

use crate::calendar::Calendar;
use crate::document::Document;
use crate::failure::PrintFailure;
use crate::file::File;

/// What can be printed.
#[derive(Clone, Copy, Debug)]
pub enum Work<'a> {
    /// A document, as tagged PDF.
    Pdf(&'a Document),
    /// Tables, one sheet each, as XLSX.
    Xlsx(&'a [Table]),
    /// A table as CSV.
    Csv(&'a Table),
    /// Appointments as iCalendar.
    Calendar(&'a Calendar),
}

impl<'a> From<&'a Document> for Work<'a> {
    fn from(document: &'a Document) -> Self {
        Self::Pdf(document)
    }
}

/// Prints what holds no data of clients: master data, figures, published offers, empty forms.
pub fn public<'a>(work: impl Into<Work<'a>>) -> Result<File, PrintFailure> {
    print(work.into(), None)
}

/// Prints what holds data of a person or a case, for the recipient and on the ground that the disclosure names.
pub fn personal<'a>(disclosure: &Disclosure, work: impl Into<Work<'a>>) -> Result<File, PrintFailure> {
    print(work.into(), Some(disclosure))
}

/// Letters of a text that no font in the binary has, and which print as `�`; for tests of texts that are printed.
pub fn illegible(text: &str) -> BTreeSet<char> {
    let is_lost = |letter: &char| legible::legible_text(&letter.to_string()).contains(legible::UNKNOWN);
    text.chars().filter(is_lost).collect()
}

fn print(work: Work<'_>, disclosure: Option<&Disclosure>) -> Result<File, PrintFailure> {
    match work {
        Work::Pdf(document) => pdf::printed(document, disclosure),
        Work::Xlsx(tables) => workbook::written(tables),
        Work::Csv(table) => separated::written(table),
        Work::Calendar(calendar) => Ok(calendar::written(calendar)),
    }
}
