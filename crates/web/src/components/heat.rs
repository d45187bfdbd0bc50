//! A heat map as a table: darker means more, the number always stands in the cell. Rounding is the caller's work.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

/// A table whose cells have five depths of colour.
#[derive(Clone, Debug, Template)]
#[template(path = "components/heat.html")]
pub struct HeatMap {
    caption: String,
    corner: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl HtmlSafe for HeatMap {}

#[derive(Clone, Debug)]
struct Row {
    label: String,
    cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    text: String,
    depth: u8,
    href: Option<String>,
}

impl Cell {
    /// A cell with its words and a depth from 0 (nothing) to 5 (most).
    pub fn new(text: impl Display, depth: u8) -> Self {
        Self {
            text: text.to_string(),
            depth: depth.min(5),
            href: None,
        }
    }

    /// Makes the words a link.
    #[must_use]
    pub fn href(mut self, address: impl Display) -> Self {
        self.href = Some(address.to_string());
        self
    }
}

/// A map without rows; `corner` says what the rows are, as in "Gemeinde".
pub fn map(caption: impl Display, corner: impl Display, columns: &[&str]) -> HeatMap {
    HeatMap {
        caption: caption.to_string(),
        corner: corner.to_string(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        rows: Vec::new(),
    }
}

impl HeatMap {
    /// Adds a row; it has as many cells as there are columns.
    #[must_use]
    pub fn row(mut self, label: impl Display, cells: Vec<Cell>) -> Self {
        self.rows.push(Row {
            label: label.to_string(),
            cells,
        });
        self
    }
}
