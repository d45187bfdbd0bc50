//! A schematic map: one tile per place, laid out roughly as on a real map. Not to scale, and says nothing by area.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

/// A map of tiles on a grid of at most 8 × 8.
#[derive(Clone, Debug, Template)]
#[template(path = "components/tiles.html")]
pub struct TileMap {
    label: String,
    tiles: Vec<Tile>,
}

impl HtmlSafe for TileMap {}

/// One place.
#[derive(Clone, Debug)]
pub struct Tile {
    label: String,
    column: u8,
    row: u8,
    value: Option<String>,
    href: Option<String>,
    group: u8,
    group_label: Option<String>,
}

impl Tile {
    /// A place at this column and row, both from 1 to 8.
    pub fn new(label: impl Display, column: u8, row: u8) -> Self {
        Self {
            label: label.to_string(),
            column: column.clamp(1, 8),
            row: row.clamp(1, 8),
            value: None,
            href: None,
            group: 0,
            group_label: None,
        }
    }

    /// A few words below the name.
    #[must_use]
    pub fn value(mut self, words: impl Display) -> Self {
        self.value = Some(words.to_string());
        self
    }

    /// Makes the tile a link.
    #[must_use]
    pub fn href(mut self, address: impl Display) -> Self {
        self.href = Some(address.to_string());
        self
    }

    /// Belongs to the region with this number (from 1) and name; regions differ by colour of the edge and by the words.
    #[must_use]
    pub fn region(mut self, number: u8, label: impl Display) -> Self {
        self.group = (number.max(1) - 1) % 6 + 1;
        self.group_label = Some(label.to_string());
        self
    }
}

/// A map with these tiles; the label names it for screen readers.
pub fn map(label: impl Display, tiles: Vec<Tile>) -> TileMap {
    TileMap {
        label: label.to_string(),
        tiles,
    }
}
