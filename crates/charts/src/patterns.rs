//! Fills, dashes and marks that tell series apart without colour. Not the colours themselves.

use svg::node::element::{Path, Pattern, Rectangle};

use crate::colours::{PAPER, SERIES};

/// The dash of each series' line.
pub(crate) const DASHES: [&str; 6] = ["", "6 3", "2 2", "8 3 2 3", "10 4", "1 3"];

/// The corners of each series' mark around its place; the first series has a circle instead.
pub(crate) const MARKS: [&[(f64, f64)]; 6] = [
    &[],
    &[(-3.2, -3.2), (3.2, -3.2), (3.2, 3.2), (-3.2, 3.2)],
    &[(0.0, -4.5), (4.2, 3.2), (-4.2, 3.2)],
    &[(0.0, -4.8), (4.8, 0.0), (0.0, 4.8), (-4.8, 0.0)],
    &[(0.0, 4.5), (4.2, -3.2), (-4.2, -3.2)],
    &[(-1.5, -4.5), (1.5, -4.5), (1.5, 4.5), (-1.5, 4.5)],
];

/// The corners of the jagged star that marks a break, around its place.
pub(crate) const STAR: [(f64, f64); 16] = [
    (0.0, -13.5),
    (3.4, -8.3),
    (9.5, -9.5),
    (8.3, -3.4),
    (13.5, 0.0),
    (8.3, 3.4),
    (9.5, 9.5),
    (3.4, 8.3),
    (0.0, 13.5),
    (-3.4, 8.3),
    (-9.5, 9.5),
    (-8.3, 3.4),
    (-13.5, 0.0),
    (-8.3, -3.4),
    (-9.5, -9.5),
    (-3.4, -8.3),
];

/// The pattern of a series: its colour, with strokes of the page's colour that differ from series to series.
pub(crate) fn fill(id: &str, index: usize) -> Pattern {
    let strokes = [
        "",
        "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        "M2 2h2v2h-2zM6 6h2v2h-2z",
        "M0 2H8M0 6H8",
        "M2 0V8M6 0V8",
        "M0 0L8 8M0 8L8 0",
    ];
    let pattern = Pattern::new()
        .set("id", format!("{id}-pattern-{}", index + 1))
        .set("width", 8)
        .set("height", 8)
        .set("patternUnits", "userSpaceOnUse")
        .add(
            Rectangle::new()
                .set("class", format!("chart-series-{}", index + 1))
                .set("width", 8)
                .set("height", 8)
                .set("fill", SERIES[index]),
        );
    if strokes[index].is_empty() {
        return pattern;
    }
    let lines = Path::new()
        .set("class", "chart-paper")
        .set("d", strokes[index])
        .set("fill", "none");
    pattern.add(lines.set("stroke", PAPER).set("stroke-width", 1.4))
}
