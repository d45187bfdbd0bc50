//! What stands in one cell of a table or behind one mark of a chart. Not a spreadsheet formula: a value, exact.

use base::day::Day;
use base::fte::Fte;
use base::money::Euro;

use crate::words;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// A number with one decimal, such as a mean.
    Tenths,
    /// Vollzeitäquivalente.
    Fte,
    /// Euro and cents.
    Money,
    /// A share with one decimal.
    Percent,
    /// A day of the calendar.
    Day,
}

/// A value as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known or nothing applies.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number in tenths: `34` is 3,4.
    Tenths(i64),
    /// Vollzeitäquivalente.
    Fte(Fte),
    /// Euro and cents.
    Money(Euro),
    /// A share in tenths of a percent: `125` is 12,5 %.
    Percent(i64),
    /// A day of the calendar.
    Day(Day),
    /// Fewer than this, perhaps none: the exact number would say too much about people.
    Under(i64),
    /// Known, and withheld because it would say too much about people.
    Withheld,
}

impl Cell {
    /// A cell with these words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// As Germans read it; nothing for an empty cell.
    pub fn german(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => words::number(*number),
            Self::Tenths(tenths) => words::tenths(*tenths),
            Self::Fte(fte) => fte.german(),
            Self::Money(euro) => euro.german(),
            Self::Percent(tenths) => format!("{}\u{a0}%", words::tenths(*tenths)),
            Self::Day(day) => day.german(),
            Self::Under(limit) => format!("unter {}", words::number(*limit)),
            Self::Withheld => "–".to_owned(),
        }
    }

    /// As read aloud in a sentence, where a dash would say nothing.
    pub fn spoken(&self) -> String {
        match self {
            Self::Empty => "ohne Angabe".to_owned(),
            Self::Withheld => "nicht ausgewiesen".to_owned(),
            shown => shown.german(),
        }
    }

    /// What the cell holds; nothing for cells without a value.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Empty | Self::Withheld => None,
            Self::Text(_) => Some(Kind::Text),
            Self::Number(_) | Self::Under(_) => Some(Kind::Number),
            Self::Tenths(_) => Some(Kind::Tenths),
            Self::Fte(_) => Some(Kind::Fte),
            Self::Money(_) => Some(Kind::Money),
            Self::Percent(_) => Some(Kind::Percent),
            Self::Day(_) => Some(Kind::Day),
        }
    }

    /// The exact sum, or nothing if the cells are of different kinds or one of them shows no exact value.
    pub fn sum<'a>(cells: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        cells
            .into_iter()
            .cloned()
            .map(Some)
            .reduce(|sum, cell| match (sum?, cell?) {
                (Self::Number(one), Self::Number(other)) => Some(Self::Number(one + other)),
                (Self::Tenths(one), Self::Tenths(other)) => Some(Self::Tenths(one + other)),
                (Self::Percent(one), Self::Percent(other)) => Some(Self::Percent(one + other)),
                (Self::Fte(one), Self::Fte(other)) => Some(Self::Fte(one + other)),
                (Self::Money(one), Self::Money(other)) => Some(Self::Money(one + other)),
                _ => None,
            })?
    }

    /// The size to draw, or nothing if there is none. Only for drawing: sums are made of the exact values.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a pixel is coarser than the 53 bits that are left"
    )]
    pub(crate) fn amount(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number as f64),
            Self::Tenths(tenths) | Self::Percent(tenths) => Some(*tenths as f64 / 10.0),
            Self::Fte(fte) => Some(fte.thousandths() as f64 / 1000.0),
            Self::Money(euro) => Some(euro.cents() as f64 / 100.0),
            Self::Empty | Self::Text(_) | Self::Day(_) | Self::Under(_) | Self::Withheld => None,
        }
    }

    /// As short as a small tile needs it.
    pub(crate) fn short(&self) -> String {
        match self {
            Self::Under(limit) => format!("<{limit}"),
            shown => shown.german(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Fte> for Cell {
    fn from(fte: Fte) -> Self {
        Self::Fte(fte)
    }
}

impl From<Euro> for Cell {
    fn from(euro: Euro) -> Self {
        Self::Money(euro)
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
