//! Tables and charts as values: what a slice computed, ready for a page, a PDF or a spreadsheet.
//! Nothing here reads, writes, asks for the time or knows who looks; what may be shown was decided before.
//!
//! A [`chart::Chart`] prints itself as SVG without a style attribute or a style sheet, so it passes a strict
//! content security policy. Colours stand as presentation attributes (they hold in a PDF) beside classes that a style
//! sheet may overrule, for instance for a dark theme:
//! `chart-series-1` to `-6` (fill), `chart-line-1` to `-6` (stroke), `chart-heat-0` to `-5` (fill),
//! `chart-on-heat-0` to `-5` (fill of the text on it), `chart-paper` (stroke of patterns, the page's colour),
//! `chart-grid`, `chart-axis` (stroke), `chart-text`, `chart-muted` (fill of text).

pub mod bars;
mod canvas;
pub mod cell;
pub mod chart;
mod classes;
mod colours;
pub mod heat_map;
mod legend;
pub mod lines;
pub mod marked;
mod measure;
mod patterns;
pub mod posts;
pub mod radar;
mod scale;
pub mod series;
pub mod small_multiples;
pub mod stacked;
pub mod swim_lanes;
pub mod table;
pub mod tile_map;
mod words;
