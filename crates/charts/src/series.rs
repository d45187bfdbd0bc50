//! Named rows of values over shared labels, and the table they make. Not a chart: bars, lines and radar draw them.

use crate::cell::{Cell, Kind};
use crate::legend::Sample;
use crate::table::{Column, Table};

/// A named row of values, one for each label of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The name, as in the legend.
    pub name: String,
    /// One value for each label, in their order.
    pub values: Vec<Cell>,
}

impl Series {
    /// A series with this name and these values.
    pub fn new(name: impl Into<String>, values: impl IntoIterator<Item = impl Into<Cell>>) -> Self {
        Self {
            name: name.into(),
            values: values.into_iter().map(Into::into).collect(),
        }
    }

    /// The value at this label, empty if there is none.
    pub(crate) fn at(&self, index: usize) -> &Cell {
        self.values.get(index).unwrap_or(&Cell::Empty)
    }

    /// The values that can be drawn, with their places.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = (usize, f64)> {
        self.values
            .iter()
            .enumerate()
            .filter_map(|(index, cell)| Some((index, cell.amount()?)))
    }
}

/// The kind of the first cell that has one; numbers if none has.
pub(crate) fn kind_of<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Kind {
    cells.into_iter().find_map(Cell::kind).unwrap_or(Kind::Number)
}

/// The entries of a legend: each series with the sample that `sample` makes of its number.
pub(crate) fn legend(all: &[Series], sample: fn(usize) -> Sample) -> impl Iterator<Item = (Sample, &str)> {
    all.iter()
        .enumerate()
        .map(move |(number, series)| (sample(number), series.name.as_str()))
}

/// The largest amount of all series, 0 if there is none.
pub(crate) fn largest<'a>(all: impl IntoIterator<Item = &'a Series>) -> f64 {
    all.into_iter()
        .flat_map(Series::amounts)
        .map(|(_, amount)| amount)
        .fold(0.0, f64::max)
}

/// The table of a chart: a row for each label, a column for each series.
pub(crate) fn table(caption: &str, labels_are: &str, labels: &[String], all: &[Series]) -> Table {
    let columns = all
        .iter()
        .map(|series| Column::new(&series.name, kind_of(&series.values)));
    let mut table = Table::new(caption, std::iter::once(Column::text(labels_are)).chain(columns));
    for (index, label) in labels.iter().enumerate() {
        table.push(
            std::iter::once(Cell::text(label)).chain(all.iter().map(|series| series.at(index).clone())),
        );
    }
    table
}
