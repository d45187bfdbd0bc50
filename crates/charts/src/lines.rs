//! Lines over time: each series has its own dash and mark, gaps stay gaps. Not a forecast and no curve between points.

use crate::canvas::{Anchor, Canvas, Ink, Point};
use crate::cell::Kind;
use crate::chart::Drawing;
use crate::legend::{self, Sample};
use crate::marked::Mark;
use crate::measure::{self, SMALL, length};
use crate::scale::Scale;
use crate::series::{self, Series};
use crate::table::Table;
use crate::words;

const PLOT: f64 = 170.0;
/// How high the words of a mark are.
const MARK_ROW: f64 = 15.0;

/// Values over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What the chart is about.
    pub title: String,
    /// What the periods are, such as `Monat`.
    pub periods_are: String,
    /// What is measured, such as `Beratungen`; stands above the axis.
    pub values_are: String,
    /// The periods from left to right.
    pub periods: Vec<String>,
    /// The series, each with one value for each period.
    pub series: Vec<Series>,
}

impl Lines {
    /// Draws the lines, with a row of words above them for each mark.
    pub(crate) fn draw_with(&self, canvas: &mut Canvas, marks: &[Mark]) {
        legend::draw(canvas, series::legend(&self.series, Sample::Line));
        canvas.small(
            Point::new(0.0, canvas.height + 8.0),
            Anchor::Start,
            Ink::Muted,
            &self.values_are,
        );
        let top = canvas.height + 20.0 + length(marks.len()) * MARK_ROW;
        let bottom = top + PLOT;
        let scale = self.scale();
        let widest = scale
            .ticks()
            .map(|tick| measure::width(&words::axis_label(tick), SMALL))
            .fold(0.0, f64::max);
        let left = widest + 8.0;
        let right = canvas.width - 6.0;
        for tick in scale.ticks() {
            let y = bottom - scale.share(tick) * PLOT;
            canvas.grid_line(Point::new(left, y), Point::new(right, y));
            canvas.small(
                Point::new(left - 5.0, y + 3.5),
                Anchor::End,
                Ink::Text,
                &words::axis_label(tick),
            );
        }
        canvas.axis_line(Point::new(left, bottom), Point::new(right, bottom));

        let step = (right - left - 16.0) / length(self.periods.len().saturating_sub(1)).max(1.0);
        let x_of = |index: usize| left + 8.0 + length(index) * step;
        for (row, mark) in marks.iter().enumerate() {
            let x = x_of(mark.at.min(self.periods.len().saturating_sub(1)));
            let y = top - 6.0 - length(marks.len() - 1 - row) * MARK_ROW;
            let (anchor, beside) = if x > f64::midpoint(left, right) {
                (Anchor::End, -5.0)
            } else {
                (Anchor::Start, 5.0)
            };
            canvas.mark_line(Point::new(x, y - 9.0), Point::new(x, bottom));
            canvas.small(Point::new(x + beside, y), anchor, Ink::Text, &mark.label);
        }
        for (number, series) in self.series.iter().enumerate() {
            let points: Vec<Option<Point>> = (0..self.periods.len())
                .map(|index| series.at(index).amount())
                .enumerate()
                .map(|(index, amount)| {
                    amount.map(|amount| Point::new(x_of(index), bottom - scale.share(amount) * PLOT))
                })
                .collect();
            canvas.curve(number, &points);
        }

        let mut free_from = f64::MIN;
        for (index, period) in self.periods.iter().enumerate() {
            let wide = measure::width(period, SMALL);
            let x = x_of(index).clamp(wide / 2.0, canvas.width - wide / 2.0);
            if x - wide / 2.0 >= free_from {
                canvas.small(Point::new(x, bottom + 15.0), Anchor::Middle, Ink::Text, period);
                free_from = x + wide / 2.0 + 8.0;
            }
        }
        canvas.height = bottom + 22.0;
    }

    fn scale(&self) -> Scale {
        let scale = Scale::up_to(series::largest(&self.series), 4);
        let kind = series::kind_of(self.series.iter().flat_map(|series| &series.values));
        if kind == Kind::Number {
            scale.in_whole_steps()
        } else {
            scale
        }
    }
}

/// How a series went, from its first to its last value.
pub(crate) fn course(series: &Series) -> String {
    let mut amounts = series.amounts();
    let first = amounts.next();
    let (Some((first, before)), Some((last, after))) = (first, amounts.last().or(first)) else {
        return format!("{}: ohne Werte", series.name);
    };
    if first == last {
        return format!("{}: {}", series.name, series.at(first).german());
    }
    let went = match after.total_cmp(&before) {
        std::cmp::Ordering::Greater => "gestiegen von",
        std::cmp::Ordering::Less => "gesunken von",
        std::cmp::Ordering::Equal => "am Ende wie am Anfang, von",
    };
    format!(
        "{}: {went} {} auf {}",
        series.name,
        series.at(first).german(),
        series.at(last).german()
    )
}

impl Drawing for Lines {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let span = match (self.periods.first(), self.periods.last()) {
            (Some(first), Some(last)) if first != last => format!("von {first} bis {last}"),
            (Some(only), _) => format!("für {only}"),
            _ => "ohne Zeitraum".to_owned(),
        };
        let courses: Vec<String> = self.series.iter().map(course).collect();
        format!(
            "Liniendiagramm ({}) {span}. {}.",
            self.values_are,
            courses.join(". ")
        )
    }

    fn table(&self) -> Table {
        series::table(&self.title, &self.periods_are, &self.periods, &self.series)
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_with(canvas, &[]);
    }
}
