//! A schematic map: each place is a tile near its real neighbours, with name and value. Not a map with borders or distances.

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Lettering, Point};
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::classes::Classes;
use crate::legend;
use crate::measure::{self, SMALL, TEXT, length};
use crate::series::kind_of;
use crate::table::{Column, Table};
use crate::words;

const TALL: f64 = 64.0;

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Its row, 0 is the north.
    pub row: u8,
    /// Its column, 0 is the west.
    pub column: u8,
    /// Its name.
    pub name: String,
    /// What it belongs to, such as a region.
    pub group: Option<String>,
    /// Its value.
    pub value: Cell,
}

/// Places as tiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileMap {
    /// What the map shows.
    pub title: String,
    /// What the values are, such as `VZÄ`.
    pub values_are: String,
    /// What the groups are, such as `Region`.
    pub groups_are: String,
    /// The tiles in reading order.
    pub tiles: Vec<Tile>,
}

impl Drawing for TileMap {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let all: Vec<String> = self
            .tiles
            .iter()
            .map(|tile| format!("{} {}", tile.name, tile.value.spoken()))
            .collect();
        format!(
            "Schematische Karte mit {} ({}), nicht maßstäblich: {}.",
            words::counted(self.tiles.len(), "Kachel", "Kacheln"),
            self.values_are,
            words::listed(&all)
        )
    }

    fn table(&self) -> Table {
        let has_groups = self.tiles.iter().any(|tile| tile.group.is_some());
        let kind = kind_of(self.tiles.iter().map(|tile| &tile.value));
        let mut columns = vec![Column::text("Ort")];
        if has_groups {
            columns.push(Column::text(&self.groups_are));
        }
        columns.push(Column::new(&self.values_are, kind));
        let mut table = Table::new(&self.title, columns);
        for tile in &self.tiles {
            let mut row = vec![Cell::text(&tile.name)];
            if has_groups {
                row.push(tile.group.clone().into());
            }
            row.push(tile.value.clone());
            table.push(row);
        }
        table
    }

    fn draw(&self, canvas: &mut Canvas) {
        let classes = Classes::over(self.tiles.iter().filter_map(|tile| tile.value.amount()));
        let columns = self
            .tiles
            .iter()
            .map(|tile| usize::from(tile.column) + 1)
            .max()
            .unwrap_or(1);
        let rows = self
            .tiles
            .iter()
            .map(|tile| usize::from(tile.row) + 1)
            .max()
            .unwrap_or(0);
        let wide = (canvas.width - 1.0) / length(columns);
        for tile in &self.tiles {
            let area = Area {
                x: f64::from(tile.column) * wide + 1.0,
                y: f64::from(tile.row) * TALL + 1.0,
                width: wide - 3.0,
                height: TALL - 3.0,
            };
            draw_tile(canvas, area, tile, &classes);
        }
        canvas.height = length(rows) * TALL;
        legend::draw_shades(canvas, &classes.legend());
    }
}

fn draw_tile(canvas: &mut Canvas, area: Area, tile: &Tile, classes: &Classes) {
    let shade = tile.value.amount().map(|amount| classes.shade(amount));
    canvas.area(area, shade.map_or(Fill::Gap, Fill::Heat));
    let ink = shade.map_or(Ink::Text, Ink::OnHeat);
    let middle = area.x + area.width / 2.0;
    let names = measure::wrapped(&tile.name, area.width - 4.0, SMALL, 2);
    for (line_number, line) in names.iter().enumerate() {
        let y = area.y + 13.0 + length(line_number) * 12.0;
        canvas.small(Point::new(middle, y), Anchor::Middle, ink, line);
    }
    let centred = |down: f64, size: f64| Lettering {
        at: Point::new(middle, area.y + down),
        anchor: Anchor::Middle,
        size,
        ink,
    };
    canvas.write(centred(42.0, TEXT + 2.0), &tile.value.short());
    if let Some(group) = &tile.group {
        for line in measure::wrapped(group, area.width - 4.0, 9.0, 1) {
            canvas.write(centred(56.0, 9.0), &line);
        }
    }
}
