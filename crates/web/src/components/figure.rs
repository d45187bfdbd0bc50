//! A chart value (`charts::chart`) on a page: title, picture, and its data as a table. Draws nothing itself.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;
use charts::chart::{Chart, Width};
use charts::table::Table;

use super::data;

/// A chart with its title above and its table below.
#[derive(Debug, Template)]
#[template(path = "components/figure.html")]
pub struct Figure {
    title: String,
    picture: String,
    /// The same for a phone, whose letters would be too small in the wide one.
    narrow: Option<String>,
    table: Table,
}

impl HtmlSafe for Figure {}

/// The chart in a side column, in a card or on a phone; the id must be the only one of its kind on the page.
pub fn narrow(id: impl Display, chart: &Chart) -> Figure {
    Figure::new(&id.to_string(), chart, Width::Narrow)
}

/// The chart over the whole width of a page; on a phone it is drawn narrow.
pub fn wide(id: impl Display, chart: &Chart) -> Figure {
    let narrow = chart.svg(&format!("{id}-schmal"), Width::Narrow);
    Figure {
        narrow: Some(narrow),
        ..Figure::new(&id.to_string(), chart, Width::Wide)
    }
}

impl Figure {
    fn new(id: &str, chart: &Chart, width: Width) -> Self {
        Self {
            title: chart.title().to_owned(),
            picture: chart.svg(id, width),
            narrow: None,
            table: chart.table(),
        }
    }
}
