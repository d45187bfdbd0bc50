//! Tables, charts, languages and days as data for templates. Not markup: the functions of `base.typ` set them.

use base::language::Language;
use charts::cell::{Cell, Kind};
use charts::chart::{Chart, Width};
use charts::table::Table;
use serde_json::{Value, json};

/// A table for `data-table`.
pub fn table(table: &Table) -> Value {
    let words = |row: &[Cell]| row.iter().map(Cell::german).collect::<Vec<_>>();
    let columns: Vec<Value> = table
        .columns()
        .iter()
        .map(|column| json!({ "heading": column.heading(), "align": column.align().word(), "is_text": column.kind() == Kind::Text }))
        .collect();
    json!({
        "caption": table.caption(),
        "columns": columns,
        "rows": table.rows().iter().map(|row| words(row)).collect::<Vec<_>>(),
        "total": table.total().map(words),
        "note": table.note(),
        "source": table.source(),
    })
}

/// A chart for `chart`, laid out for the width of the page or for half of it.
pub fn chart(chart: &Chart, width: Width) -> Value {
    json!({
        "title": chart.title(),
        "alternative": chart.text_alternative(),
        "svg": chart.svg("chart", width),
        "narrow": width == Width::Narrow,
    })
}

/// A language for `in-language` and `side-by-side`.
pub fn language(language: Language) -> Value {
    let tag = language.tag();
    json!({
        "lang": tag.split_once('-').map_or(tag, |(lang, _)| lang),
        "dir": language.dir(),
        "name": language.own_name(),
    })
}
