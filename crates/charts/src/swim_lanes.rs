//! A course as a swim-lane picture: who acted when, where it waited and where it broke, as it was above as it should have
//! been, on one scale of time. Not a time line of days: months count from the beginning of the course.

mod layout;

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Point};
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::legend::{self, Sample};
use crate::measure::{self, SMALL, length};
use crate::swim_lanes::layout::{Frame, Laid};
use crate::table::{Column, Table};
use crate::words;

/// The height of a lane.
const LANE: f64 = 34.0;
/// How many days are drawn as one month.
const DAYS_OF_A_MONTH: f64 = 30.4;
/// The series whose pattern, slanted strokes, stands for waiting.
const WAITING: usize = 1;

/// One station of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// In which month of the course, the first being 1.
    pub month: u16,
    /// Whose lane it stands in.
    pub lane: String,
    /// Under which law, in a word or two; empty if under none.
    pub law: String,
    /// What happened.
    pub text: String,
    /// How many days nothing went on afterwards.
    pub wait_days: Option<u16>,
    /// Whether the course broke here.
    pub is_break: bool,
    /// What helped.
    pub resource: String,
}

/// A course with its stations in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// What it shows, such as „Wie es war“.
    pub name: String,
    /// The stations.
    pub stages: Vec<Stage>,
}

/// Courses below each other, on one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwimLanes {
    /// What the picture is about.
    pub title: String,
    /// The courses from top to bottom; one without stations is left out.
    pub courses: Vec<Course>,
}

impl Course {
    /// The lanes in the order in which they come up.
    fn lanes(&self) -> Vec<&str> {
        let mut lanes: Vec<&str> = Vec::new();
        for stage in &self.stages {
            if !lanes.contains(&stage.lane.as_str()) {
                lanes.push(&stage.lane);
            }
        }
        lanes
    }

    /// In which month it ends, waiting included; parts of a month count.
    fn end(&self) -> f64 {
        let ends = self.stages.iter().map(Stage::end);
        ends.fold(1.0, f64::max)
    }

    fn breaks(&self) -> usize {
        self.stages.iter().filter(|stage| stage.is_break).count()
    }

    fn days_waited(&self) -> i64 {
        let days = self.stages.iter().filter_map(|stage| stage.wait_days);
        days.map(i64::from).sum()
    }

    /// The course in a sentence.
    fn sentence(&self) -> String {
        let waited = match self.days_waited() {
            0 => "ohne Wartezeit".to_owned(),
            1 => "1 Tag Wartezeit".to_owned(),
            days => format!("{} Tage Wartezeit", words::number(days)),
        };
        let breaks = match self.breaks() {
            0 => "keine Bruchstelle".to_owned(),
            some => words::counted(some, "Bruchstelle", "Bruchstellen"),
        };
        let months = format!("{:.0}", self.end().ceil());
        format!(
            "{}: {} bei {} bis Monat {months}, {waited}, {breaks}.",
            self.name,
            words::counted(self.stages.len(), "Station", "Stationen"),
            words::counted(self.lanes().len(), "Beteiligten", "Beteiligten"),
        )
    }
}

impl Stage {
    fn end(&self) -> f64 {
        f64::from(self.month) + f64::from(self.wait_days.unwrap_or(0)) / DAYS_OF_A_MONTH
    }
}

impl SwimLanes {
    fn shown(&self) -> impl Iterator<Item = &Course> {
        self.courses.iter().filter(|course| !course.stages.is_empty())
    }
}

impl Drawing for SwimLanes {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let sentences: Vec<String> = self.shown().map(Course::sentence).collect();
        if sentences.is_empty() {
            return "Noch keine Stationen.".to_owned();
        }
        format!("{} Alle Stationen stehen in der Tabelle.", sentences.join(" "))
    }

    fn table(&self) -> Table {
        let columns = [
            Column::text("Nr."),
            Column::text("Verlauf"),
            Column::number("Monat"),
            Column::text("Wer"),
            Column::text("Rechtskreis"),
            Column::text("Was geschah"),
            Column::number("Wartezeit (Tage)"),
            Column::text("Bruchstelle"),
            Column::text("Was geholfen hat"),
        ];
        let mut table = Table::new(&self.title, columns);
        for course in self.shown() {
            for (place, stage) in course.stages.iter().enumerate() {
                table.push([
                    Cell::text((place + 1).to_string()),
                    Cell::text(&course.name),
                    Cell::Number(i64::from(stage.month)),
                    Cell::text(&stage.lane),
                    Cell::text(&stage.law),
                    Cell::text(&stage.text),
                    stage.wait_days.map(i64::from).into(),
                    Cell::text(if stage.is_break { "ja" } else { "" }),
                    Cell::text(&stage.resource),
                ]);
            }
        }
        table
    }

    fn draw(&self, canvas: &mut Canvas) {
        let end = self.shown().map(Course::end).fold(1.0, f64::max);
        let names = self.shown().flat_map(Course::lanes);
        let widest = names.map(|lane| measure::width(lane, SMALL)).fold(0.0, f64::max);
        let frame = Frame::of(canvas.width, widest, end);
        for course in self.shown() {
            draw_course(canvas, course, &frame);
        }
        let has_waits = self.shown().any(|course| course.days_waited() > 0);
        let has_breaks = self.shown().any(|course| course.breaks() > 0);
        let mut entries = Vec::new();
        if has_waits {
            entries.push((Sample::Pattern(WAITING), "Wartezeit"));
        }
        if has_breaks {
            entries.push((Sample::Break, "Bruchstelle"));
        }
        if !entries.is_empty() {
            canvas.height += 4.0;
            legend::draw(canvas, entries);
        }
    }
}

fn draw_course(canvas: &mut Canvas, course: &Course, frame: &Frame) {
    let top = canvas.height;
    let heading = format!("{} ({})", course.name, span(course));
    canvas.text(Point::new(0.0, top + 13.0), Anchor::Start, &heading);
    let top = top + 22.0;
    let lanes = course.lanes();
    let tall = frame.name_line + LANE;
    let bottom = top + length(lanes.len()) * tall;
    for month in frame.months() {
        let x = frame.x(f64::from(month));
        canvas.grid_line(Point::new(x, top), Point::new(x, bottom));
        let label = Point::new(x, bottom + 13.0);
        if month == 1 && frame.name_line > 0.0 {
            canvas.small(Point::new(0.0, label.y), Anchor::Start, Ink::Muted, "Monat 1");
        } else {
            canvas.small(label, Anchor::Middle, Ink::Muted, &month.to_string());
        }
    }
    for (row, lane) in lanes.iter().enumerate() {
        let y = top + length(row) * tall;
        canvas.grid_line(Point::new(0.0, y), Point::new(canvas.width, y));
        lane_name(canvas, lane, (y, tall), frame);
    }
    canvas.axis_line(Point::new(0.0, bottom), Point::new(canvas.width, bottom));
    if frame.name_line <= 0.0 {
        canvas.small(Point::new(0.0, bottom + 13.0), Anchor::Start, Ink::Muted, "Monat");
    }
    let middle = |row: usize| top + length(row) * tall + frame.name_line + LANE / 2.0;
    let laid = layout::laid(course, frame);
    for pair in laid.windows(2) {
        let [from, to] = pair else { continue };
        let at = |laid: &Laid| Point::new(laid.x, middle(laid.row));
        canvas.step(at(from), at(to));
    }
    draw_waits(canvas, course, (&laid, frame), middle);
    for (place, (stage, at)) in course.stages.iter().zip(&laid).enumerate() {
        let point = Point::new(at.x, middle(at.row));
        canvas.station(point, stage.is_break, &(place + 1).to_string());
    }
    canvas.height = bottom + 18.0;
    draw_laws(canvas, course, (&laid, frame));
    canvas.height += 14.0;
}

/// How long the course took, in words.
fn span(course: &Course) -> String {
    let months = format!("{:.0}", course.end().ceil());
    format!("bis Monat {months}")
}

fn lane_name(canvas: &mut Canvas, lane: &str, (y, tall): (f64, f64), frame: &Frame) {
    if frame.name_line > 0.0 {
        let line = measure::wrapped(lane, canvas.width - 4.0, SMALL, 1);
        for words in line {
            canvas.small(Point::new(0.0, y + 12.0), Anchor::Start, Ink::Text, &words);
        }
        return;
    }
    let lines = measure::wrapped(lane, frame.left - 10.0, SMALL, 2);
    let first = y + tall / 2.0 + 3.5 - if lines.len() == 2 { 6.0 } else { 0.0 };
    for (number, words) in lines.iter().enumerate() {
        let base = first + length(number) * 12.0;
        canvas.small(Point::new(0.0, base), Anchor::Start, Ink::Text, words);
    }
}

fn draw_waits(
    canvas: &mut Canvas,
    course: &Course,
    (laid, frame): (&[Laid], &Frame),
    middle: impl Fn(usize) -> f64,
) {
    for (stage, at) in course.stages.iter().zip(laid) {
        if stage.wait_days.is_none_or(|days| days == 0) {
            continue;
        }
        let until = frame.x(stage.end()).max(at.x + 14.0);
        let bar = Area {
            x: at.x,
            y: middle(at.row) - 6.0,
            width: (until - at.x).min(canvas.width - at.x),
            height: 12.0,
        };
        canvas.area(bar, Fill::Series(WAITING));
    }
}

/// Under which law each part of the course stood, as a band below it.
fn draw_laws(canvas: &mut Canvas, course: &Course, (laid, frame): (&[Laid], &Frame)) {
    if course.stages.iter().all(|stage| stage.law.is_empty()) {
        return;
    }
    let top = canvas.height + if frame.name_line > 0.0 { 12.0 } else { 0.0 };
    let label = if frame.name_line > 0.0 {
        Point::new(0.0, top - 3.0)
    } else {
        Point::new(0.0, top + 12.0)
    };
    canvas.small(label, Anchor::Start, Ink::Muted, "Rechtskreis");
    let mut parts: Vec<(f64, &str)> = Vec::new();
    for (stage, at) in course.stages.iter().zip(laid) {
        if parts.last().is_none_or(|(_, law)| *law != stage.law) {
            parts.push((at.x, &stage.law));
        }
    }
    let end = frame
        .x(course.end())
        .max(laid.last().map_or(0.0, |at| at.x) + 12.0);
    let ends = parts
        .iter()
        .skip(1)
        .map(|(x, _)| *x)
        .chain([end.min(canvas.width)]);
    let ends: Vec<f64> = ends.collect();
    for ((x, law), until) in parts.iter().zip(ends) {
        let area = Area {
            x: *x,
            y: top,
            width: (until - x - 1.0).max(2.0),
            height: 17.0,
        };
        if law.is_empty() {
            continue;
        }
        canvas.area(area, Fill::Heat(1));
        for words in measure::wrapped(law, area.width - 6.0, SMALL, 1) {
            // A part too narrow for a word has none: the table names it.
            if measure::width(&words, SMALL) <= area.width - 4.0 && !words.starts_with('…') {
                canvas.small(
                    Point::new(x + 3.0, top + 12.5),
                    Anchor::Start,
                    Ink::OnHeat(1),
                    &words,
                );
            }
        }
    }
    canvas.height = top + 20.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(month: u16, lane: &str, wait_days: Option<u16>) -> Stage {
        Stage {
            month,
            lane: lane.into(),
            law: String::new(),
            text: "Es geschah etwas".into(),
            wait_days,
            is_break: wait_days.is_some(),
            resource: String::new(),
        }
    }

    #[test]
    fn the_alternative_says_how_long_it_took_and_where_it_broke() {
        let chart = SwimLanes {
            title: "Weg in die Schule".into(),
            courses: vec![
                Course {
                    name: "Wie es war".into(),
                    stages: vec![stage(1, "Familie", None), stage(2, "Schulamt", Some(61))],
                },
                Course {
                    name: "Wie es gut gewesen wäre".into(),
                    stages: vec![stage(1, "Familie", None)],
                },
            ],
        };
        assert_eq!(
            chart.alternative(),
            "Wie es war: 2 Stationen bei 2 Beteiligten bis Monat 5, 61 Tage Wartezeit, 1 Bruchstelle. Wie es gut gewesen \
             wäre: 1 Station bei 1 Beteiligten bis Monat 1, ohne Wartezeit, keine Bruchstelle. Alle Stationen stehen in der \
             Tabelle."
        );
        assert_eq!(chart.table().rows().len(), 3);
    }

    #[test]
    fn a_course_without_stations_is_left_out() {
        let chart = SwimLanes {
            title: "Leer".into(),
            courses: vec![Course {
                name: "Wie es war".into(),
                stages: Vec::new(),
            }],
        };
        assert_eq!(chart.alternative(), "Noch keine Stationen.");
        assert!(chart.table().is_empty());
    }
}
