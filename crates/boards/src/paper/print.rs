//! A paper as PDF: the edition that is asked for, with where it was dealt with.

use charts::cell::Cell;
use charts::table::{Column, Table};
use print::document::Document;

use crate::paper::model::{Edition, Paper};
use crate::sheet::{Occasion, Sheet};

/// Where a paper is dealt with: board, day, and the edition if it is fixed there.
pub(crate) type Consulted = (String, base::day::Day, Option<i64>);

/// The paper.
pub(crate) fn paper(
    (paper, edition): (&Paper, &Edition),
    (board, consulted): (&str, &[Consulted]),
    occasion: Occasion,
) -> Document {
    let standing = match edition.frozen_at {
        Some(at) => format!(
            "Fassung {}, unverändert seit {}",
            edition.number,
            at.day().german()
        ),
        None => format!("Fassung {}, in Arbeit", edition.number),
    };
    let mut sheet = Sheet::new(edition.title.clone(), standing);
    sheet.facts(&[
        ("Vorlage", format!("{} ({})", paper.number, paper.kind.german())),
        ("Gremium", board.to_owned()),
        ("Stand", edition.written_at.day().german()),
    ]);
    if !consulted.is_empty() {
        sheet.table(&course(consulted));
    }
    for part in paper.kind.parts() {
        let words = edition.parts.text(*part);
        if !words.trim().is_empty() {
            sheet.heading(part.german());
            sheet.text(words);
        }
    }
    sheet.document(occasion)
}

fn course(consulted: &[Consulted]) -> Table {
    let columns = vec![
        Column::text("Gremium"),
        Column::text("Sitzung"),
        Column::text("Fassung"),
    ];
    let mut table = Table::new("Beratungsfolge", columns);
    for (board, day, edition) in consulted {
        let edition = edition.map_or_else(|| "neueste".to_owned(), |number| number.to_string());
        table.push(vec![
            Cell::text(board),
            Cell::text(day.german()),
            Cell::text(edition),
        ]);
    }
    table
}
