//! A radar: values of one scale around a circle, such as life areas first and now. Not for different scales.

use std::f64::consts::{FRAC_PI_2, TAU};

use crate::canvas::{Anchor, Canvas, Ink, Point};
use crate::chart::Drawing;
use crate::legend::{self, Sample};
use crate::measure::{self, SMALL, length};
use crate::series::{self, Series};
use crate::table::Table;
use crate::words;

/// Values around a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// What the chart is about.
    pub title: String,
    /// What the spokes are, such as `Lebensbereich`.
    pub spokes_are: String,
    /// The spokes, clockwise from the top.
    pub spokes: Vec<String>,
    /// The highest step of the scale; the centre is zero.
    pub highest: u8,
    /// The series, each with one value for each spoke.
    pub series: Vec<Series>,
}

/// The circle that the values stand around.
struct Circle {
    centre: Point,
    radius: f64,
    spokes: usize,
    highest: f64,
}

impl Circle {
    fn at(&self, spoke: usize, amount: f64) -> Point {
        let angle = TAU * length(spoke) / length(self.spokes.max(1)) - FRAC_PI_2;
        let distance = self.radius * amount / self.highest;
        Point::new(
            self.centre.x + distance * angle.cos(),
            self.centre.y + distance * angle.sin(),
        )
    }
}

impl Radar {
    /// The line of a series all the way round: closed if no value is missing, else broken where one is.
    fn outline(&self, circle: &Circle, series: &Series) -> Vec<Option<Point>> {
        (0..=self.spokes.len())
            .map(|step| step % self.spokes.len().max(1))
            .map(|spoke| {
                series
                    .at(spoke)
                    .amount()
                    .map(|amount| circle.at(spoke, amount.clamp(0.0, circle.highest)))
            })
            .collect()
    }
}

impl Drawing for Radar {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let each: Vec<String> = self
            .series
            .iter()
            .map(|series| {
                let values: Vec<String> = self
                    .spokes
                    .iter()
                    .enumerate()
                    .map(|(index, spoke)| format!("{spoke} {}", series.at(index).spoken()))
                    .collect();
                format!("{}: {}.", series.name, words::listed(&values))
            })
            .collect();
        format!("Netzdiagramm, Skala bis {}. {}", self.highest, each.join(" "))
    }

    fn table(&self) -> Table {
        series::table(&self.title, &self.spokes_are, &self.spokes, &self.series)
    }

    fn draw(&self, canvas: &mut Canvas) {
        legend::draw(canvas, series::legend(&self.series, Sample::Line));
        let label_room = 88.0;
        let radius = (canvas.width / 2.0 - label_room).min(150.0);
        let centre = Point::new(canvas.width / 2.0, canvas.height + radius + 34.0);
        let circle = Circle {
            centre,
            radius,
            spokes: self.spokes.len(),
            highest: f64::from(self.highest.max(1)),
        };

        for step in 1..=self.highest {
            let ring: Vec<Point> = (0..=self.spokes.len())
                .map(|spoke| circle.at(spoke, f64::from(step)))
                .collect();
            for pair in ring.windows(2) {
                canvas.grid_line(pair[0], pair[1]);
            }
        }
        for (index, spoke) in self.spokes.iter().enumerate() {
            let end = circle.at(index, circle.highest);
            canvas.grid_line(centre, end);
            let (sideways, down) = ((end.x - centre.x) / radius, (end.y - centre.y) / radius);
            let anchor = match sideways {
                right if right > 0.2 => Anchor::Start,
                left if left < -0.2 => Anchor::End,
                _ => Anchor::Middle,
            };
            let room = if matches!(anchor, Anchor::Middle) {
                160.0
            } else {
                label_room + (1.0 - sideways.abs()) * radius
            };
            let lines = measure::wrapped(spoke, room - 8.0, SMALL, 3);
            let lift = length(lines.len().saturating_sub(1)) * (1.0 - down) * 6.0;
            for (line_number, line) in lines.iter().enumerate() {
                let y = end.y + 3.5 + down * 10.0 - lift + length(line_number) * 12.0;
                canvas.small(Point::new(end.x + sideways * 7.0, y), anchor, Ink::Text, line);
            }
        }
        for step in 1..=self.highest {
            let at = circle.at(0, f64::from(step));
            canvas.small(
                Point::new(at.x + 5.0, at.y + 10.0),
                Anchor::Start,
                Ink::Muted,
                &step.to_string(),
            );
        }
        for (number, series) in self.series.iter().enumerate() {
            canvas.curve(number, &self.outline(&circle, series));
        }
        canvas.height = centre.y + radius + 34.0;
    }
}
