//! The colours that stand in the file for a PDF or a page without a style sheet. Not a theme: classes overrule them.

/// Series fills; each has a contrast of 3 : 1 or more to white, and a pattern of its own.
pub(crate) const SERIES: [&str; 6] = ["#1b4f9c", "#b3541e", "#2f7d4f", "#7a3e9d", "#806600", "#9b2242"];
/// Heat fills from nothing to the highest class.
pub(crate) const HEAT: [&str; 6] = ["#ffffff", "#e3edf8", "#c0d6ef", "#8fb4df", "#2f66b3", "#173a70"];
/// Text on each heat fill, 4.5 : 1 or more.
pub(crate) const ON_HEAT: [&str; 6] = ["#1a1a1a", "#1a1a1a", "#1a1a1a", "#1a1a1a", "#ffffff", "#ffffff"];
/// The page.
pub(crate) const PAPER: &str = "#ffffff";
/// Lines to read along.
pub(crate) const GRID: &str = "#c9ced6";
/// The frame of what is drawn, and of what is missing.
pub(crate) const AXIS: &str = "#5a6472";
/// Text of less weight.
pub(crate) const MUTED: &str = "#4c5561";

/// The pattern number of a series: after six the patterns begin again.
pub(crate) fn of_series(index: usize) -> usize {
    index % SERIES.len()
}
