//! A heat map: rows × columns with the value in every field, so that the shade only helps. Not a table for printing figures.

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Point};
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::classes::Classes;
use crate::legend;
use crate::measure::{self, SMALL, length};
use crate::series::{self, Series};
use crate::table::Table;
use crate::words;

const FIELD: f64 = 28.0;

/// Values of rows × columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMap {
    /// What the chart is about.
    pub title: String,
    /// What the rows are, such as `Handlungsfeld`.
    pub rows_are: String,
    /// The rows from top to bottom.
    pub rows: Vec<String>,
    /// The columns from left to right, each with one value for each row.
    pub columns: Vec<Series>,
}

impl Drawing for HeatMap {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let mut fields: Vec<(f64, String)> = self
            .columns
            .iter()
            .flat_map(|column| {
                column.amounts().filter_map(|(row, amount)| {
                    let name = self.rows.get(row)?;
                    Some((
                        amount,
                        format!("{name} in {} mit {}", column.name, column.at(row).german()),
                    ))
                })
            })
            .collect();
        fields.sort_by(|one, other| other.0.total_cmp(&one.0));
        let highest: Vec<String> = fields
            .iter()
            .take(3)
            .filter(|(amount, _)| *amount > 0.0)
            .map(|(_, field)| field.clone())
            .collect();
        let empty = fields.iter().filter(|(amount, _)| *amount <= 0.0).count();
        let size = format!(
            "Wärmekarte mit {} und {}.",
            words::counted(self.rows.len(), "Zeile", "Zeilen"),
            words::counted(self.columns.len(), "Spalte", "Spalten")
        );
        let highest = match words::listed(&highest) {
            none if none.is_empty() => none,
            some => format!(" Am höchsten: {some}."),
        };
        let empty = match empty {
            0 => String::new(),
            some => format!(" {} mit dem Wert 0.", words::counted(some, "Feld", "Felder")),
        };
        format!("{size}{highest}{empty} Alle Werte stehen in der Tabelle.")
    }

    fn table(&self) -> Table {
        series::table(&self.title, &self.rows_are, &self.rows, &self.columns)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let classes = Classes::over(
            self.columns
                .iter()
                .flat_map(Series::amounts)
                .map(|(_, amount)| amount),
        );
        let heading = self
            .columns
            .iter()
            .map(|column| measure::width(&column.name, SMALL))
            .fold(0.0, f64::max);
        let overhang = self
            .columns
            .last()
            .map_or(0.0, |last| measure::width(&last.name, SMALL) * 0.62 - 8.0)
            .max(0.0);
        let widest = self
            .rows
            .iter()
            .map(|row| measure::width(row, SMALL))
            .fold(0.0, f64::max)
            + 8.0;
        let left = widest.min(canvas.width * 0.34);
        let wide = ((canvas.width - left - overhang) / length(self.columns.len()).max(1.0)).min(60.0);
        let top = heading * 0.82 + 12.0;

        for (index, column) in self.columns.iter().enumerate() {
            let x = left + (length(index) + 0.5) * wide + 3.0;
            canvas.climbing(Point::new(x, top - 5.0), &column.name);
        }
        for (row, name) in self.rows.iter().enumerate() {
            let y = top + length(row) * FIELD;
            let lines = measure::wrapped(name, left - 6.0, SMALL, 2);
            let first = y + FIELD / 2.0 + 3.5 - if lines.len() == 2 { 6.0 } else { 0.0 };
            for (line_number, line) in lines.iter().enumerate() {
                let base_line = first + length(line_number) * 12.0;
                canvas.small(Point::new(0.0, base_line), Anchor::Start, Ink::Text, line);
            }
            for (index, column) in self.columns.iter().enumerate() {
                let area = Area {
                    x: left + length(index) * wide,
                    y,
                    width: wide - 1.0,
                    height: FIELD - 1.0,
                };
                field(canvas, area, column.at(row), &classes);
            }
        }
        canvas.height = top + length(self.rows.len()) * FIELD + 4.0;
        legend::draw_shades(canvas, &classes.legend());
    }
}

/// One field: its shade and its value; a dashed frame where no value may be shown.
pub(crate) fn field(canvas: &mut Canvas, area: Area, value: &Cell, classes: &Classes) {
    let shade = value.amount().map(|amount| classes.shade(amount));
    canvas.area(area, shade.map_or(Fill::Gap, Fill::Heat));
    let at = Point::new(area.x + area.width / 2.0, area.y + area.height / 2.0 + 3.8);
    canvas.small(
        at,
        Anchor::Middle,
        shade.map_or(Ink::Text, Ink::OnHeat),
        &value.short(),
    );
}
