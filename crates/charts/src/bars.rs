//! Bars: one value for each label, label above its bar so that long German words fit on a phone. Not for parts of a whole.

use crate::canvas::{Anchor, Area, Canvas, Fill, Ink, Point};
use crate::cell::Cell;
use crate::chart::Drawing;
use crate::measure::{self, TEXT};
use crate::scale::Scale;
use crate::series::{self, Series};
use crate::table::Table;
use crate::words;

const ROW: f64 = 38.0;
/// Up to so many bars the text alternative names every value.
const FEW: usize = 6;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What the bar stands for.
    pub label: String,
    /// Its value.
    pub value: Cell,
}

/// Bars below each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What the chart is about.
    pub title: String,
    /// What the labels are, such as `Gemeinde`.
    pub labels_are: String,
    /// What the values are, such as `Beratungen`.
    pub values_are: String,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
}

impl Drawing for Bars {
    fn title(&self) -> &str {
        &self.title
    }

    fn alternative(&self) -> String {
        let count = words::counted(self.bars.len(), "Balken", "Balken");
        if self.bars.len() <= FEW {
            let all: Vec<String> = self
                .bars
                .iter()
                .map(|bar| format!("{} {}", bar.label, bar.value.spoken()))
                .collect();
            return format!(
                "Balkendiagramm mit {count} ({}): {}.",
                self.values_are,
                words::listed(&all)
            );
        }
        let mut by_amount: Vec<(&Bar, f64)> = self
            .bars
            .iter()
            .filter_map(|bar| Some((bar, bar.value.amount()?)))
            .collect();
        by_amount.sort_by(|one, other| one.1.total_cmp(&other.1));
        let range = match (by_amount.first(), by_amount.last()) {
            (Some((lowest, _)), Some((highest, _))) => format!(
                " Am höchsten: {} mit {}, am niedrigsten: {} mit {}.",
                highest.label,
                highest.value.german(),
                lowest.label,
                lowest.value.german()
            ),
            _ => String::new(),
        };
        format!(
            "Balkendiagramm mit {count} ({}).{range} Alle Werte stehen in der Tabelle.",
            self.values_are
        )
    }

    fn table(&self) -> Table {
        let labels: Vec<String> = self.bars.iter().map(|bar| bar.label.clone()).collect();
        let values = Series::new(&self.values_are, self.bars.iter().map(|bar| bar.value.clone()));
        series::table(&self.title, &self.labels_are, &labels, &[values])
    }

    fn draw(&self, canvas: &mut Canvas) {
        let amounts = self.bars.iter().filter_map(|bar| bar.value.amount());
        let scale = Scale::to(amounts.fold(0.0, f64::max));
        let widest = self
            .bars
            .iter()
            .map(|bar| measure::width(&bar.value.german(), TEXT))
            .fold(0.0, f64::max);
        let room = canvas.width - widest - 10.0;
        for bar in &self.bars {
            let top = canvas.height;
            canvas.text(Point::new(0.0, top + 12.0), Anchor::Start, &bar.label);
            let length = bar
                .value
                .amount()
                .map_or(0.0, |amount| scale.share(amount) * room);
            canvas.area(
                Area {
                    x: 0.0,
                    y: top + 17.0,
                    width: length,
                    height: 13.0,
                },
                Fill::Series(0),
            );
            canvas.axis_line(Point::new(0.0, top + 15.0), Point::new(0.0, top + 32.0));
            let value_at = Point::new(length + 6.0, top + 28.0);
            if bar.value.amount().is_some() {
                canvas.text(value_at, Anchor::Start, &bar.value.german());
            } else {
                canvas.small(value_at, Anchor::Start, Ink::Muted, &bar.value.spoken());
            }
            canvas.height += ROW;
        }
    }
}
