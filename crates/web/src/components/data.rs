//! A table value (`charts::table`) on a page, the same that goes into a PDF or spreadsheet. Lists with links use `list`.

use askama::Template;
use askama::filters::HtmlSafe;
use charts::table::{Align, Table};

/// A table with caption, row of sums, note and source.
#[derive(Debug, Template)]
#[template(path = "components/data.html")]
pub struct DataTable<'value> {
    table: &'value Table,
}

impl HtmlSafe for DataTable<'_> {}

/// This table as a page shows it; the first column heads its rows.
pub fn table(table: &Table) -> DataTable<'_> {
    DataTable { table }
}
