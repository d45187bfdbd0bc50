//! The drawing surface: shapes with class and fallback colour, no style attribute. Not a chart and no layout of its own.

use std::collections::BTreeSet;

use svg::node::element::{Circle, Definitions, Description, Group, Line, Path, Rectangle, SVG, Text, Title};

use crate::colours::{self, AXIS, GRID, HEAT, MUTED, ON_HEAT, SERIES};
use crate::measure::{SMALL, TEXT};
use crate::patterns;

/// A place on the canvas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Point {
    /// The place so far from the left and so far from the top.
    pub(crate) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A rectangle on the canvas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// With what an area is filled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fill {
    /// The pattern of a series.
    Series(usize),
    /// A shade of a heat map, framed.
    Heat(usize),
    /// Nothing but a dashed frame: something is missing here.
    Gap,
}

/// How a text stands at its place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ink {
    Text,
    Muted,
    OnHeat(usize),
}

/// Where and how a text stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lettering {
    pub(crate) at: Point,
    pub(crate) anchor: Anchor,
    pub(crate) size: f64,
    pub(crate) ink: Ink,
}

/// A surface that grows downwards while it is drawn on.
#[derive(Debug)]
pub(crate) struct Canvas {
    id: String,
    /// The width, in the units of the view box.
    pub(crate) width: f64,
    /// How far down has been drawn.
    pub(crate) height: f64,
    patterns: BTreeSet<usize>,
    body: Group,
}

impl Canvas {
    /// An empty surface of this width; ids inside the picture begin with `id`.
    pub(crate) fn new(id: &str, width: f64) -> Self {
        Self {
            id: id.to_owned(),
            width,
            height: 0.0,
            patterns: BTreeSet::new(),
            body: Group::new(),
        }
    }

    /// Ordinary text with its base line at this place.
    pub(crate) fn text(&mut self, at: Point, anchor: Anchor, text: &str) {
        self.write(
            Lettering {
                at,
                anchor,
                size: TEXT,
                ink: Ink::Text,
            },
            text,
        );
    }

    /// Small text with its base line at this place.
    pub(crate) fn small(&mut self, at: Point, anchor: Anchor, ink: Ink, text: &str) {
        self.write(
            Lettering {
                at,
                anchor,
                size: SMALL,
                ink,
            },
            text,
        );
    }

    /// Small text that climbs from its place to the upper right.
    pub(crate) fn climbing(&mut self, at: Point, text: &str) {
        let turn = format!("rotate(-55 {} {})", number(at.x), number(at.y));
        self.add(
            written(
                Lettering {
                    at,
                    anchor: Anchor::Start,
                    size: SMALL,
                    ink: Ink::Text,
                },
                text,
            )
            .set("transform", turn),
        );
    }

    /// A filled area.
    pub(crate) fn area(&mut self, area: Area, fill: Fill) {
        let shape = Rectangle::new()
            .set("x", number(area.x))
            .set("y", number(area.y))
            .set("width", number(area.width.max(0.0)))
            .set("height", number(area.height.max(0.0)));
        let filled = match fill {
            Fill::Series(index) => {
                let pattern = colours::of_series(index);
                self.patterns.insert(pattern);
                shape.set("fill", format!("url(#{}-pattern-{})", self.id, pattern + 1))
            }
            Fill::Heat(shade) => shape
                .set("class", format!("chart-heat-{shade}"))
                .set("fill", HEAT[shade.min(HEAT.len() - 1)])
                .set("stroke", GRID),
            Fill::Gap => shape
                .set("class", "chart-axis")
                .set("fill", "none")
                .set("stroke", AXIS)
                .set("stroke-dasharray", "3 2"),
        };
        self.add(filled);
    }

    /// A thin line to read along.
    pub(crate) fn grid_line(&mut self, from: Point, to: Point) {
        self.add(straight(from, to).set("class", "chart-grid").set("stroke", GRID));
    }

    /// A line that bounds the drawing.
    pub(crate) fn axis_line(&mut self, from: Point, to: Point) {
        self.add(straight(from, to).set("class", "chart-axis").set("stroke", AXIS));
    }

    /// A dashed line at which something happened.
    pub(crate) fn mark_line(&mut self, from: Point, to: Point) {
        let line = straight(from, to).set("class", "chart-axis").set("stroke", AXIS);
        self.add(line.set("stroke-dasharray", "4 3"));
    }

    /// The line of a series through its places, with a dash of its own; `None` interrupts it.
    pub(crate) fn series_line(&mut self, series: usize, points: &[Option<Point>]) {
        let mut path: Vec<String> = Vec::new();
        let mut pen_is_down = false;
        for point in points {
            if let Some(point) = point {
                let step = if pen_is_down { 'L' } else { 'M' };
                path.push(format!("{step}{} {}", number(point.x), number(point.y)));
            }
            pen_is_down = point.is_some();
        }
        let index = colours::of_series(series);
        let line = Path::new()
            .set("d", path.join(""))
            .set("class", format!("chart-line-{}", index + 1));
        let line = line
            .set("fill", "none")
            .set("stroke", SERIES[index])
            .set("stroke-width", 2);
        let dash = patterns::DASHES[index];
        self.add(if dash.is_empty() {
            line
        } else {
            line.set("stroke-dasharray", dash)
        });
    }

    /// The line of a series with its mark at every place.
    pub(crate) fn curve(&mut self, series: usize, points: &[Option<Point>]) {
        self.series_line(series, points);
        for point in points.iter().flatten() {
            self.mark(series, *point);
        }
    }

    /// The mark of a series: each has its own shape.
    pub(crate) fn mark(&mut self, series: usize, at: Point) {
        let index = colours::of_series(series);
        let class = format!("chart-series-{}", index + 1);
        let corners = patterns::MARKS[index];
        if corners.is_empty() {
            let circle = Circle::new()
                .set("cx", number(at.x))
                .set("cy", number(at.y))
                .set("r", 3.5);
            self.add(circle.set("class", class).set("fill", SERIES[index]));
        } else {
            let path: Vec<String> = corners
                .iter()
                .map(|(x, y)| format!("{} {}", number(at.x + x), number(at.y + y)))
                .collect();
            let shape = Path::new().set("d", format!("M{}Z", path.join("L")));
            self.add(shape.set("class", class).set("fill", SERIES[index]));
        }
    }

    /// The step of a course from one station to the next: along its lane, then across.
    pub(crate) fn step(&mut self, from: Point, to: Point) {
        let way = format!(
            "M{} {}H{}V{}",
            number(from.x),
            number(from.y),
            number(to.x),
            number(to.y)
        );
        let path = Path::new().set("d", way).set("class", "chart-axis");
        self.add(
            path.set("fill", "none")
                .set("stroke", AXIS)
                .set("stroke-width", 1.5),
        );
    }

    /// A station with its number: a filled disc, or where a course broke an open, jagged star.
    pub(crate) fn station(&mut self, at: Point, is_break: bool, label: &str) {
        let ink = if is_break { Ink::OnHeat(0) } else { Ink::OnHeat(5) };
        if is_break {
            let corners: Vec<String> = patterns::STAR
                .iter()
                .map(|(x, y)| format!("{} {}", number(at.x + x), number(at.y + y)))
                .collect();
            let index = SERIES.len() - 1;
            let paper = Path::new().set("d", format!("M{}Z", corners.join("L")));
            self.add(paper.clone().set("class", "chart-heat-0").set("fill", HEAT[0]));
            let line = paper
                .set("class", format!("chart-line-{}", index + 1))
                .set("fill", "none");
            self.add(line.set("stroke", SERIES[index]).set("stroke-width", 2));
        } else {
            let disc = Circle::new()
                .set("cx", number(at.x))
                .set("cy", number(at.y))
                .set("r", 10);
            self.add(disc.set("class", "chart-heat-5").set("fill", HEAT[5]));
        }
        self.small(Point::new(at.x, at.y + 3.7), Anchor::Middle, ink, label);
    }

    /// The finished picture with its title and its description for those who do not see it.
    pub(crate) fn finished(self, title: &str, description: &str) -> String {
        let (title_id, description_id) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        let mut definitions = Definitions::new();
        for index in &self.patterns {
            definitions = definitions.add(patterns::fill(&self.id, *index));
        }
        let picture = SVG::new()
            .set("class", "chart")
            .set(
                "viewBox",
                format!("0 0 {} {}", number(self.width), number(self.height)),
            )
            .set("role", "img")
            .set("aria-labelledby", format!("{title_id} {description_id}"))
            .set("font-family", "Fira Sans, Noto Sans, sans-serif")
            .add(Title::new(title).set("id", title_id))
            .add(
                Description::new()
                    .set("id", description_id)
                    .add(svg::node::Text::new(description)),
            );
        let picture = if self.patterns.is_empty() {
            picture
        } else {
            picture.add(definitions)
        };
        picture.add(self.body).to_string()
    }

    /// Text of any size.
    pub(crate) fn write(&mut self, lettering: Lettering, text: &str) {
        self.add(written(lettering, text));
    }

    fn add(&mut self, node: impl Into<Box<dyn svg::Node>>) {
        svg::Node::append(&mut self.body, node);
    }
}

/// A length in the file: one decimal is finer than any screen shows.
fn number(length: f64) -> String {
    let written = format!("{length:.1}");
    written
        .strip_suffix(".0")
        .map_or_else(|| written.clone(), str::to_owned)
}

fn straight(from: Point, to: Point) -> Line {
    let line = Line::new().set("x1", number(from.x)).set("y1", number(from.y));
    line.set("x2", number(to.x)).set("y2", number(to.y))
}

fn written(
    Lettering {
        at,
        anchor,
        size,
        ink,
    }: Lettering,
    text: &str,
) -> Text {
    let node = Text::new(text)
        .set("x", number(at.x))
        .set("y", number(at.y))
        .set("font-size", number(size));
    let node = match anchor {
        Anchor::Start => node,
        Anchor::Middle => node.set("text-anchor", "middle"),
        Anchor::End => node.set("text-anchor", "end"),
    };
    match ink {
        Ink::Text => node.set("class", "chart-text").set("fill", "currentColor"),
        Ink::Muted => node.set("class", "chart-muted").set("fill", MUTED),
        Ink::OnHeat(shade) => node
            .set("class", format!("chart-on-heat-{shade}"))
            .set("fill", ON_HEAT[shade.min(ON_HEAT.len() - 1)]),
    }
}
