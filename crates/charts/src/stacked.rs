//! Stacked bars: parts of a whole for each label. Not for shares of different wholes.

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Point};
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::legend::{self, Sample};
use crate::measure::{self, SMALL, TEXT};
use crate::scale::Scale;
use crate::series::{self, Series};
use crate::table::{Column, Table};
use crate::words;

const ROW: f64 = 52.0;

/// Bars made of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackedBars {
    /// What the chart is about.
    pub title: String,
    /// What the labels are, such as `Gemeinde`.
    pub labels_are: String,
    /// The bars from top to bottom.
    pub labels: Vec<String>,
    /// The parts from left to right, each with one value for each label.
    pub parts: Vec<Series>,
}

impl StackedBars {
    /// The exact sum of a bar, if every part shows an exact value of the same kind.
    fn whole(&self, index: usize) -> Option<Cell> {
        Cell::sum(self.parts.iter().map(|part| part.at(index)))
    }

    fn length(&self, index: usize) -> f64 {
        self.parts.iter().filter_map(|part| part.at(index).amount()).sum()
    }

    fn wholes(&self) -> Option<Vec<Cell>> {
        (0..self.labels.len()).map(|index| self.whole(index)).collect()
    }
}

impl Drawing for StackedBars {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let names: Vec<String> = self.parts.iter().map(|part| part.name.clone()).collect();
        let sums: Vec<String> = self
            .parts
            .iter()
            .filter_map(|part| Some(format!("{} {}", part.name, Cell::sum(&part.values)?.german())))
            .collect();
        let sums = if sums.is_empty() {
            String::new()
        } else {
            format!(" Zusammen: {}.", words::listed(&sums))
        };
        format!(
            "Gestapelte Balken für {} mit den Teilen {}.{sums} Alle Werte stehen in der Tabelle.",
            words::counted(self.labels.len(), "Zeile", "Zeilen"),
            words::listed(&names)
        )
    }

    fn table(&self) -> Table {
        let parts = series::table(&self.title, &self.labels_are, &self.labels, &self.parts);
        let Some(wholes) = self.wholes().filter(|wholes| !wholes.is_empty()) else {
            return parts;
        };
        let columns = parts.columns().iter().cloned();
        let sum_column = Column::new("Zusammen", series::kind_of(&wholes));
        let mut table = Table::new(&self.title, columns.chain(std::iter::once(sum_column)));
        for (row, whole) in parts.rows().iter().zip(wholes) {
            table.push(row.iter().cloned().chain(std::iter::once(whole)));
        }
        table
    }

    fn draw(&self, canvas: &mut Canvas) {
        legend::draw(canvas, series::legend(&self.parts, Sample::Pattern));
        let longest = (0..self.labels.len())
            .map(|index| self.length(index))
            .fold(0.0, f64::max);
        let scale = Scale::to(longest);
        let wholes: Vec<String> = (0..self.labels.len())
            .map(|index| self.whole(index).map(|whole| whole.german()).unwrap_or_default())
            .collect();
        let widest = wholes
            .iter()
            .map(|whole| measure::width(whole, TEXT))
            .fold(0.0, f64::max);
        let room = canvas.width - widest - 10.0;
        for (index, (label, whole)) in self.labels.iter().zip(&wholes).enumerate() {
            let top = canvas.height;
            canvas.text(Point::new(0.0, top + 12.0), Anchor::Start, label);
            let mut x = 0.0;
            for (number, part) in self.parts.iter().enumerate() {
                let Some(amount) = part.at(index).amount().filter(|amount| *amount > 0.0) else {
                    continue;
                };
                let length = scale.share(amount) * room;
                canvas.area(
                    Area {
                        x,
                        y: top + 17.0,
                        width: length - 1.0,
                        height: 14.0,
                    },
                    Fill::Series(number),
                );
                let value = part.at(index).german();
                if measure::width(&value, SMALL) <= length {
                    canvas.small(
                        Point::new(x + length / 2.0, top + 42.0),
                        Anchor::Middle,
                        Ink::Muted,
                        &value,
                    );
                }
                x += length;
            }
            canvas.axis_line(Point::new(0.0, top + 15.0), Point::new(0.0, top + 33.0));
            canvas.text(Point::new(x + 5.0, top + 28.5), Anchor::Start, whole);
            canvas.height += ROW;
        }
    }
}
