//! Legends: which pattern, line or shade stands for what. Not needed where a label stands at the thing itself.

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Point};
use crate::measure::{self, SMALL, TEXT};

/// What an entry of a legend shows beside its words.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sample {
    /// The pattern of a series.
    Pattern(usize),
    /// The line and mark of a series.
    Line(usize),
    /// The frame of what is missing.
    Gap,
    /// The mark of a place where a course broke.
    Break,
}

/// Draws entries beside each other, in as many lines as they need.
pub(crate) fn draw<'a>(canvas: &mut Canvas, entries: impl IntoIterator<Item = (Sample, &'a str)>) {
    let mut at = Point::new(0.0, canvas.height);
    for (sample, words) in entries {
        let needed = 28.0 + measure::width(words, TEXT) + 14.0;
        if at.x > 0.0 && at.x + needed > canvas.width + 14.0 {
            at = Point::new(0.0, at.y + 18.0);
        }
        let area = Area {
            x: at.x + 0.5,
            y: at.y + 2.0,
            width: 21.0,
            height: 12.0,
        };
        match sample {
            Sample::Pattern(series) => canvas.area(area, Fill::Series(series)),
            Sample::Gap => canvas.area(area, Fill::Gap),
            Sample::Break => canvas.station(Point::new(at.x + 11.0, at.y + 8.0), true, ""),
            Sample::Line(series) => {
                let [start, middle, end] = [0.0, 11.0, 22.0].map(|x| Point::new(at.x + x, at.y + 8.0));
                canvas.series_line(series, &[Some(start), Some(end)]);
                canvas.mark(series, middle);
            }
        }
        canvas.text(Point::new(at.x + 28.0, at.y + 12.5), Anchor::Start, words);
        at.x += needed;
    }
    canvas.height = at.y + 28.0;
}

/// Draws shades with their ranges in words.
pub(crate) fn draw_shades(canvas: &mut Canvas, legend: &[(usize, String)]) {
    let mut at = Point::new(1.0, canvas.height + 8.0);
    for (shade, range) in legend {
        let needed = 22.0 + measure::width(range, SMALL) + 12.0;
        if at.x + needed > canvas.width {
            at = Point::new(1.0, at.y + 18.0);
        }
        canvas.area(
            Area {
                x: at.x,
                y: at.y,
                width: 16.0,
                height: 12.0,
            },
            Fill::Heat(*shade),
        );
        canvas.small(
            Point::new(at.x + 21.0, at.y + 10.0),
            Anchor::Start,
            Ink::Text,
            range,
        );
        at.x += needed;
    }
    canvas.height = at.y + 18.0;
}
