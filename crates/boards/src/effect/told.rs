//! The effect of one measure as it is told: a statement, its caveat, a curve and the table beside it.

use base::day::Day;
use base::ids::MunicipalityId;
use charts::cell::Cell;
use charts::chart::Chart;
use charts::lines::Lines;
use charts::marked::{Mark, Marked};
use charts::series::Series;
use charts::table::{Column, Table};
use figures::period::{Length, Period};
use organisation::model::field_of_action::FieldOfAction;

use crate::effect::course::Course;
use crate::effect::model::{
    HalfYear, MOST_HALF_YEARS, Rate, Statement, afterwards, from_to, half_year_of, statement,
};
use crate::measure::model::Measure;

/// So many half-years stand in a curve at most.
const MOST_IN_CURVE: usize = 16;

/// How the figures are to be read.
const ROUNDED: &str = "Aus veröffentlichten, auf fünf gerundeten Zahlen; die Spanne zeigt, was sie bedeuten können. „–“: \
                       nicht ausgewiesen, weil es um wenige Menschen geht.";

/// What is said of the effect of a measure.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The statement.
    pub statement: Statement,
    half_years: Vec<HalfYear>,
    before: Vec<Period>,
    after: Vec<Period>,
    decided_on: Day,
    begun_on: Option<Day>,
    runs_everywhere: bool,
}

/// The half-years of a measure that are over on this day: those it is judged by, and those between.
pub fn half_years_of(measure: &Measure, today: Day) -> Vec<Period> {
    from_to((measure.baseline.0, half_year_of(today).before(1)), MOST_IN_CURVE)
}

/// The effect of a measure, from what was published.
pub fn effect(measure: &Measure, course: &Course, today: Day) -> Effect {
    let counted = (measure.counted, measure.places.as_slice());
    let before = from_to(measure.baseline, MOST_HALF_YEARS);
    let after = measure.begun_on.map(afterwards).unwrap_or_default();
    Effect {
        statement: statement(
            &course.half_years(counted, &before),
            &course.half_years(counted, &after),
        ),
        half_years: course.half_years(counted, &half_years_of(measure, today)),
        before,
        after,
        decided_on: measure.decided_on,
        begun_on: measure.begun_on,
        runs_everywhere: measure.places.is_empty(),
    }
}

impl Effect {
    /// Whether any half-year was published at all.
    pub fn has_curve(&self) -> bool {
        !self.half_years.is_empty()
    }

    /// The curve with the decision and the beginning marked, and its table.
    pub fn curve(&self) -> Chart {
        let values = |rate: fn(&HalfYear) -> Rate| {
            self.half_years
                .iter()
                .map(move |half_year| rate(half_year).middle().map_or(Cell::Withheld, Cell::Tenths))
        };
        let mut series = vec![Series::new(self.name_of_places(), values(HalfYear::rate_with))];
        if !self.runs_everywhere {
            series.push(Series::new("andere Kommunen", values(HalfYear::rate_without)));
        }
        Chart::Marked(Marked {
            lines: Lines {
                title: "Gemeldete Hindernisse je 100 offene Fälle".to_owned(),
                periods_are: "Halbjahr".to_owned(),
                values_are: "je 100 offene Fälle".to_owned(),
                periods: self
                    .half_years
                    .iter()
                    .map(|half_year| short(half_year.period))
                    .collect(),
                series,
            },
            marks: self.marks(),
            table: Some(self.table()),
        })
    }

    fn name_of_places(&self) -> &'static str {
        if self.runs_everywhere {
            "ganzer Kreis"
        } else {
            "Kommunen mit der Maßnahme"
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let at = |day: Day| {
            let wanted = half_year_of(day);
            self.half_years
                .iter()
                .position(|half_year| half_year.period == wanted)
        };
        let decided = at(self.decided_on);
        let begun = self.begun_on.and_then(at);
        if let (Some(decided), Some(begun)) = (decided, begun)
            && decided == begun
        {
            return vec![mark(decided, "Beschluss und Beginn")];
        }
        decided
            .map(|at| mark(at, "Beschluss"))
            .into_iter()
            .chain(begun.map(|at| mark(at, "Beginn der Maßnahme")))
            .collect()
    }

    fn table(&self) -> Table {
        let mut columns = vec![Column::text("Halbjahr"), Column::text(self.name_of_places())];
        if !self.runs_everywhere {
            columns.push(Column::text("andere Kommunen"));
        }
        columns.push(Column::text("zählt als"));
        let mut table = Table::new("Gemeldete Hindernisse je 100 offene Fälle", columns).with_note(ROUNDED);
        for half_year in &self.half_years {
            let mut row = vec![
                Cell::text(half_year.period.german()),
                between(half_year.rate_with()),
            ];
            if !self.runs_everywhere {
                row.push(between(half_year.rate_without()));
            }
            row.push(Cell::text(self.counts_as(half_year.period)));
            table.push(row);
        }
        table
    }

    fn counts_as(&self, period: Period) -> &'static str {
        if self.before.contains(&period) {
            "vorher"
        } else if self.after.contains(&period) {
            "nachher"
        } else {
            "nicht verglichen"
        }
    }
}

fn mark(at: usize, label: &str) -> Mark {
    Mark {
        at,
        label: label.to_owned(),
    }
}

fn between(rate: Rate) -> Cell {
    match rate {
        Rate::Between(low, high) => Cell::text(format!(
            "{} bis {}",
            Cell::Tenths(low).german(),
            Cell::Tenths(high).german()
        )),
        Rate::Unknown => Cell::Withheld,
    }
}

/// `1. Hj. 2026`, for the axis of a curve.
fn short(period: Period) -> String {
    let half = if period.length() == Length::HalfYear && period.first_day().month() > 6 {
        2
    } else {
        1
    };
    format!("{half}. Hj. {}", period.year())
}

/// The curve of a theme without any measure: its places against nothing, with what happened meanwhile.
pub fn theme_curve(
    course: &Course,
    counted: (FieldOfAction, &[MunicipalityId]),
    (wanted, happened): (&[Period], &[(Day, &str)]),
) -> Option<Chart> {
    let half_years = course.half_years(counted, wanted);
    if half_years.is_empty() {
        return None;
    }
    let at = |day: Day| {
        half_years
            .iter()
            .position(|half_year| half_year.period == half_year_of(day))
    };
    let name = if counted.1.is_empty() {
        "ganzer Kreis"
    } else {
        "Kommunen des Themas"
    };
    let mut table = Table::new(
        "Gemeldete Hindernisse je 100 offene Fälle",
        [Column::text("Halbjahr"), Column::text(name)],
    )
    .with_note(ROUNDED);
    for half_year in &half_years {
        table.push([
            Cell::text(half_year.period.german()),
            between(half_year.rate_with()),
        ]);
    }
    Some(Chart::Marked(Marked {
        lines: Lines {
            title: "Gemeldete Hindernisse je 100 offene Fälle".to_owned(),
            periods_are: "Halbjahr".to_owned(),
            values_are: "je 100 offene Fälle".to_owned(),
            periods: half_years
                .iter()
                .map(|half_year| short(half_year.period))
                .collect(),
            series: vec![Series::new(
                name,
                half_years.iter().map(|half_year| {
                    half_year
                        .rate_with()
                        .middle()
                        .map_or(Cell::Withheld, Cell::Tenths)
                }),
            )],
        },
        marks: happened
            .iter()
            .filter_map(|(day, label)| at(*day).map(|at| mark(at, label)))
            .collect(),
        table: Some(table),
    }))
}
