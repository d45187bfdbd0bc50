//! A table whose columns lie within those of another one, as rows and columns: kinds of obstacles down, fields of action
//! across. Calculates nothing.

use charts::cell::Cell;
use charts::chart::Chart;
use charts::heat_map::HeatMap;
use charts::series::Series;
use charts::table::{Column as Heading, Table};
use figures::asked::Column;
use figures::kind::WITHIN;
use figures::place::Spot;

use crate::view::View;

/// Between the two names of a column, as rooms write them: „Wohnen: Kein Angebot“.
const BETWEEN: &str = ": ";

/// A column in its two parts.
struct Part<'c> {
    outer: &'c str,
    inner: &'c str,
    outer_german: &'c str,
    inner_german: &'c str,
    code: &'c str,
}

fn part(column: &Column) -> Option<Part<'static>> {
    let (outer, inner) = column.code.split_once(WITHIN)?;
    let (outer_german, inner_german) = column.german.split_once(BETWEEN)?;
    Some(Part {
        outer,
        inner,
        outer_german,
        inner_german,
        code: column.code,
    })
}

impl View<'_> {
    fn parts(&self) -> Vec<Part<'static>> {
        self.columns.iter().filter_map(part).collect()
    }

    /// The table: a row for each kind, a column for each field.
    pub(crate) fn matrix(&self) -> Table {
        let parts = self.parts();
        let outer = firsts(&parts, |part| part.outer);
        let headings = std::iter::once(Heading::text(self.published.kind.columns_are()))
            .chain(outer.iter().map(|part| Heading::number(part.outer_german)));
        let mut table = Table::new(self.title(), headings);
        for row in firsts(&parts, |part| part.inner) {
            let cells = outer
                .iter()
                .map(|column| self.of(&parts, column.outer, row.inner));
            table.push(std::iter::once(Cell::text(row.inner_german)).chain(cells));
        }
        table
    }

    /// The same as a map, darker where more is.
    pub(crate) fn matrix_map(&self) -> Chart {
        let parts = self.parts();
        let inner = firsts(&parts, |part| part.inner);
        let column = |outer: &Part<'static>| {
            let cells = inner.iter().map(|row| self.of(&parts, outer.outer, row.inner));
            Series::new(outer.outer_german, cells)
        };
        Chart::HeatMap(HeatMap {
            title: self.title(),
            rows_are: self.published.kind.columns_are().to_owned(),
            rows: inner.iter().map(|row| row.inner_german.to_owned()).collect(),
            columns: firsts(&parts, |part| part.outer)
                .into_iter()
                .map(column)
                .collect(),
        })
    }

    fn of(&self, parts: &[Part<'static>], outer: &str, inner: &str) -> Cell {
        parts
            .iter()
            .find(|part| (part.outer, part.inner) == (outer, inner))
            .map_or(Cell::Empty, |part| self.cell(&Spot::District, part.code))
    }
}

/// The first of each name, in order.
fn firsts<'p>(
    parts: &'p [Part<'static>],
    name: fn(&Part<'static>) -> &'static str,
) -> Vec<&'p Part<'static>> {
    let mut found: Vec<&Part<'static>> = Vec::new();
    for part in parts {
        if found.iter().all(|known| name(known) != name(part)) {
            found.push(part);
        }
    }
    found
}
