//! Small multiples: one small curve for each place, all on one scale, so that shapes can be compared. Not for exact reading.

use crate::canvas::{Anchor, Canvas, Ink, Point};
use crate::chart::Drawing;
use crate::lines::course;
use crate::measure::{self, SMALL, TEXT, length};
use crate::scale::Scale;
use crate::series::{self, Series};
use crate::table::Table;
use crate::words;

const PLOT: f64 = 44.0;
const PANEL: f64 = 92.0;
const GAP: f64 = 16.0;

/// Many small curves on one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallMultiples {
    /// What the chart is about.
    pub title: String,
    /// What the periods are, such as `Halbjahr`.
    pub periods_are: String,
    /// What is measured, such as `Beratungen`.
    pub values_are: String,
    /// The highest amount there can be, such as the last level of a scale; none if there is no such end.
    pub highest: Option<u8>,
    /// The periods from left to right.
    pub periods: Vec<String>,
    /// One curve for each place.
    pub panels: Vec<Series>,
}

impl Drawing for SmallMultiples {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let courses: Vec<String> = self.panels.iter().map(course).collect();
        format!(
            "{} nebeneinander auf einer Skala ({}). {}.",
            words::counted(self.panels.len(), "kleine Kurve", "kleine Kurven"),
            self.values_are,
            courses.join(". ")
        )
    }

    fn table(&self) -> Table {
        series::table(&self.title, &self.periods_are, &self.periods, &self.panels)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let columns = if canvas.width < 500.0 { 2 } else { 4 };
        let wide = (canvas.width - GAP * length(columns - 1)) / length(columns);
        let scale = self.highest.map_or_else(
            || Scale::up_to(series::largest(&self.panels), 4),
            |highest| Scale::to(f64::from(highest)),
        );
        for (index, panel) in self.panels.iter().enumerate() {
            let corner = Point::new(
                length(index % columns) * (wide + GAP),
                length(index / columns) * PANEL,
            );
            self.draw_panel(canvas, corner, wide, (panel, scale));
        }
        canvas.height = length(self.panels.len().div_ceil(columns)) * PANEL;
        let top = scale.ticks().last().map(words::axis_label).unwrap_or_default();
        let legend = format!("Obere Linie: {top} {} · Zahl: letzter Wert", self.values_are);
        canvas.small(
            Point::new(0.0, canvas.height + 4.0),
            Anchor::Start,
            Ink::Muted,
            &legend,
        );
        canvas.height += 12.0;
    }
}

impl SmallMultiples {
    fn draw_panel(&self, canvas: &mut Canvas, corner: Point, wide: f64, (panel, scale): (&Series, Scale)) {
        let last = panel
            .amounts()
            .last()
            .map(|(index, _)| panel.at(index).german())
            .unwrap_or_default();
        let room = wide - measure::width(&last, TEXT) - 6.0;
        for line in measure::wrapped(&panel.name, room, SMALL, 1) {
            canvas.small(
                Point::new(corner.x, corner.y + 12.0),
                Anchor::Start,
                Ink::Text,
                &line,
            );
        }
        canvas.text(Point::new(corner.x + wide, corner.y + 12.0), Anchor::End, &last);
        let top = corner.y + 20.0;
        let bottom = top + PLOT;
        canvas.grid_line(Point::new(corner.x, top), Point::new(corner.x + wide, top));
        canvas.axis_line(Point::new(corner.x, bottom), Point::new(corner.x + wide, bottom));
        let step = (wide - 10.0) / length(self.periods.len().saturating_sub(1)).max(1.0);
        let points: Vec<Option<Point>> = (0..self.periods.len())
            .map(|index| {
                let x = corner.x + 5.0 + length(index) * step;
                panel
                    .at(index)
                    .amount()
                    .map(|amount| Point::new(x, bottom - scale.share(amount) * PLOT))
            })
            .collect();
        canvas.curve(0, &points);
        if let (Some(first), Some(latest)) = (self.periods.first(), self.periods.last()) {
            canvas.small(
                Point::new(corner.x, bottom + 12.0),
                Anchor::Start,
                Ink::Muted,
                first,
            );
            canvas.small(
                Point::new(corner.x + wide, bottom + 12.0),
                Anchor::End,
                Ink::Muted,
                latest,
            );
        }
    }
}
