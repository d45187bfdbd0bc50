//! Goes through JSON and knows at every step where it is; reads single values and says what is wrong with them.

use base::day::Day;
use base::local_time::TimeOfDay;
use base::moment::Moment;
use base::names::one_line;
use serde_json::Value;
use uuid::Uuid;

use crate::exchange::hsds::object::{is_email, is_url};
use crate::exchange::hsds::read::{Finding, Reading};

/// Most letters of a name or another text on one line.
const LONGEST_LINE: usize = 500;
/// Most letters of a description.
const LONGEST_TEXT: usize = 20_000;

/// A place in a file.
#[derive(Clone, Debug)]
pub(super) struct Spot<'v> {
    value: &'v Value,
    path: String,
}

impl<'v> Spot<'v> {
    pub(super) fn root(value: &'v Value) -> Self {
        Self {
            value,
            path: "$".to_owned(),
        }
    }

    /// A field that is there and not null.
    pub(super) fn field(&self, name: &str) -> Option<Self> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Self {
            value,
            path: format!("{}.{name}", self.path),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    pub(super) fn as_list(&self) -> Option<Vec<Self>> {
        let entries = self.value.as_array()?.iter().enumerate();
        let spots = entries.map(|(number, value)| Self {
            value,
            path: format!("{}[{number}]", self.path),
        });
        Some(spots.collect())
    }

    /// The entries of a list; none if there is no such list.
    pub(super) fn list(&self, name: &str) -> Vec<Self> {
        self.field(name)
            .and_then(|spot| spot.as_list())
            .unwrap_or_default()
    }

    pub(super) fn as_text(&self) -> Option<&'v str> {
        self.value.as_str()
    }

    pub(super) fn as_degrees(&self) -> Option<f64> {
        self.value.as_f64()
    }

    pub(super) fn finding(&self, text: impl Into<String>) -> Finding {
        Finding {
            path: self.path.clone(),
            text: text.into(),
        }
    }
}

impl Reading<'_> {
    /// The id of an object.
    pub(super) fn id(&mut self, spot: &Spot<'_>) -> Option<Uuid> {
        let Some(field) = spot.field("id") else {
            self.mistake(spot, "Die Kennung (id) fehlt.");
            return None;
        };
        self.uuid(&field)
    }

    /// An id of something else.
    pub(super) fn id_in(&mut self, spot: &Spot<'_>, name: &str) -> Option<Uuid> {
        self.uuid(&spot.field(name)?)
    }

    fn uuid(&mut self, field: &Spot<'_>) -> Option<Uuid> {
        let id = field.as_text().and_then(|text| Uuid::try_parse(text).ok());
        if id.is_none() {
            self.mistake(field, "Das ist keine UUID.");
        }
        id
    }

    /// A text on one line.
    pub(super) fn line(&mut self, spot: &Spot<'_>, name: &str) -> Option<String> {
        self.limited(spot, name, (LONGEST_LINE, one_line))
    }

    /// A text on one line that must be there.
    pub(super) fn required_line(&mut self, spot: &Spot<'_>, name: &str) -> Option<String> {
        let before = self.mistakes.len();
        let line = self.line(spot, name);
        if line.is_none() && self.mistakes.len() == before {
            self.mistake(spot, format!("Das Feld {name} fehlt oder ist leer."));
        }
        line
    }

    /// A text that may have several lines.
    pub(super) fn text(&mut self, spot: &Spot<'_>, name: &str) -> Option<String> {
        self.limited(spot, name, (LONGEST_TEXT, several_lines))
    }

    fn limited(
        &mut self,
        spot: &Spot<'_>,
        name: &str,
        (most, tidied): (usize, fn(&str) -> String),
    ) -> Option<String> {
        let field = spot.field(name)?;
        let Some(text) = field.as_text() else {
            self.mistake(&field, "Das ist kein Text.");
            return None;
        };
        let text = tidied(text);
        if text.chars().nth(most).is_some() {
            self.mistake(&field, format!("Der Text ist zu lang, höchstens {most} Zeichen."));
            return None;
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// An address on the web; what is none is left out.
    pub(super) fn url(&mut self, spot: &Spot<'_>, name: &str) -> Option<String> {
        let url = self.line(spot, name)?;
        if is_url(&url) {
            return Some(url);
        }
        self.note(spot, format!("{name} ist keine Internetadresse und bleibt weg."));
        None
    }

    /// A mail address; what is none is left out.
    pub(super) fn email(&mut self, spot: &Spot<'_>, name: &str) -> Option<String> {
        let email = self.line(spot, name)?;
        if is_email(&email) {
            return Some(email);
        }
        self.note(spot, format!("{name} ist keine E-Mail-Adresse und bleibt weg."));
        None
    }

    /// A whole number within bounds.
    pub(super) fn number(
        &mut self,
        spot: &Spot<'_>,
        name: &str,
        bounds: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let field = spot.field(name)?;
        let number = field.value.as_i64().or_else(|| whole(field.value.as_f64()?));
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let (least, most) = (bounds.start(), bounds.end());
            self.mistake(
                &field,
                format!("Das ist keine ganze Zahl von {least} bis {most}."),
            );
        }
        number
    }

    /// A day, from a day or a moment.
    pub(super) fn day(&mut self, spot: &Spot<'_>, name: &str) -> Option<Day> {
        let field = spot.field(name)?;
        let moment = |text: &str| Some(text.parse::<Moment>().ok()?.day());
        let day = field
            .as_text()
            .and_then(|text| moment(text).or_else(|| text.get(..10)?.parse().ok()));
        if day.is_none() {
            self.mistake(&field, "Das ist kein Tag wie 2026-03-01.");
        }
        day
    }

    /// A time of the day; an offset from world time is left out.
    pub(super) fn time(&mut self, spot: &Spot<'_>, name: &str) -> Option<TimeOfDay> {
        let field = spot.field(name)?;
        let time = field.as_text().and_then(|text| text.get(..5)?.parse().ok());
        if time.is_none() {
            self.mistake(&field, "Das ist keine Uhrzeit wie 09:30.");
        }
        time
    }
}

fn whole(number: f64) -> Option<i64> {
    let is_whole = number.fract() == 0.0 && number.abs() < 1e12;
    #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
    let number = number as i64;
    is_whole.then_some(number)
}

fn several_lines(text: &str) -> String {
    let lines = text.lines().map(one_line);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
