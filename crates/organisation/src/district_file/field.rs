//! One field of a table, read as what it should be; what it is not is noted with its line. Knows no district.

use std::str::FromStr;

use base::day::Day;
use base::fte::Fte;
use base::money::Euro;
use base::names::one_line;
use toml::Spanned;
use toml::de::DeValue;

use super::section::Section;
use super::suggestion::possible;
use crate::model::coded::Coded;

const LONGEST_TEXT: usize = 1_000;
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// A field of a table; every reader gives `None` if it is absent or was noted as wrong.
pub(super) struct Field<'s, 't> {
    pub(super) section: &'s Section<'t>,
    pub(super) key: &'static str,
    pub(super) value: Option<&'t Spanned<DeValue<'t>>>,
}

impl<'t> Field<'_, 't> {
    /// A text on one line, not empty.
    pub(super) fn text(&self) -> Option<String> {
        self.read(|value| {
            let DeValue::String(text) = value else {
                return Err("Hier wird ein Text in Anführungszeichen erwartet.".to_owned());
            };
            match one_line(text) {
                line if line.is_empty() => Err("Der Text ist leer.".to_owned()),
                line if line.chars().count() > LONGEST_TEXT => {
                    Err(format!("Der Text ist länger als {LONGEST_TEXT} Zeichen."))
                }
                line => Ok(line),
            }
        })
    }

    /// A text that a type can read, such as an AGS.
    pub(super) fn parsed<T>(&self) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        let text = self.text()?;
        self.checked(
            text.parse()
                .map_err(|error: T::Err| format!("„{text}“: {error}.")),
        )
    }

    /// A number or a number in quotation marks that a type reads exactly, such as VZÄ or an area.
    pub(super) fn exact<T>(&self) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        self.read(|value| {
            let text = match value {
                DeValue::Integer(number) => number.to_string(),
                DeValue::Float(number) => number.to_string(),
                DeValue::String(text) => text.to_string(),
                _ => return Err("Hier wird eine Zahl erwartet.".to_owned()),
            };
            text.replace('_', "")
                .parse()
                .map_err(|error: T::Err| format!("„{text}“: {error}."))
        })
    }

    /// VZÄ above zero.
    pub(super) fn fte(&self) -> Option<Fte> {
        let fte: Fte = self.exact()?;
        self.checked(if fte > Fte::ZERO {
            Ok(fte)
        } else {
            Err("Der Umfang muss über 0 VZÄ liegen.".to_owned())
        })
    }

    /// An amount above zero.
    pub(super) fn euro(&self) -> Option<Euro> {
        let amount: Euro = self.exact()?;
        self.checked(if amount.cents() > 0 {
            Ok(amount)
        } else {
            Err("Der Betrag muss über 0 € liegen.".to_owned())
        })
    }

    /// A whole number within these bounds.
    pub(super) fn whole(&self, smallest: u32, largest: u32) -> Option<u32> {
        self.read(|value| {
            let DeValue::Integer(number) = value else {
                return Err("Hier wird eine ganze Zahl ohne Anführungszeichen erwartet.".to_owned());
            };
            match u32::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) if (smallest..=largest).contains(&number) => Ok(number),
                _ => Err(format!(
                    "Hier wird eine ganze Zahl von {smallest} bis {largest} erwartet."
                )),
            }
        })
    }

    /// Yes or no.
    pub(super) fn truth(&self) -> Option<bool> {
        self.read(|value| match value {
            DeValue::Boolean(truth) => Ok(*truth),
            _ => Err("Hier wird true (ja) oder false (nein) erwartet.".to_owned()),
        })
    }

    /// A day: `2022-06-30` as it stands, or "30.06.2022" in quotation marks.
    pub(super) fn day(&self) -> Option<Day> {
        self.read(|value| {
            let text = match value {
                DeValue::Datetime(day) => day.to_string(),
                DeValue::String(text) => text.to_string(),
                _ => return Err("Hier wird ein Tag erwartet, zum Beispiel 2022-06-30.".to_owned()),
            };
            let day = Day::typed(&text).map_err(|_| {
                format!("„{text}“ ist kein Tag des Kalenders. Richtig wäre zum Beispiel 2022-06-30.")
            })?;
            if YEARS.contains(&day.year()) {
                Ok(day)
            } else {
                Err(format!(
                    "Das Jahr {} liegt nicht zwischen {} und {}.",
                    day.year(),
                    YEARS.start(),
                    YEARS.end()
                ))
            }
        })
    }

    /// A word of a closed list.
    pub(super) fn coded<T: Coded>(&self) -> Option<T> {
        let text = self.text()?;
        let words: Vec<&str> = T::ALL.iter().map(|value| value.word()).collect();
        self.checked(
            T::from_word(&text)
                .ok_or_else(|| format!("„{text}“ ist hier nicht möglich. {}", possible(&text, &words))),
        )
    }

    /// The value, or the noted reason.
    pub(super) fn checked<T>(&self, result: Result<T, String>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(reason) => {
                self.section.note(reason, self.key);
                None
            }
        }
    }

    fn read<T>(&self, read: impl FnOnce(&DeValue<'t>) -> Result<T, String>) -> Option<T> {
        self.checked(read(self.value?.get_ref()))
    }
}
