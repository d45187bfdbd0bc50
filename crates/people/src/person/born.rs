//! When a person was born, as far as it is known, in the words of forms and pages. How births agree: `matching`.

use base::day::Day;

use crate::matching::birth::Birth;

/// A day of birth, only its year, a day that merely stands in the papers, or nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Born {
    /// Nothing is known.
    #[default]
    Unknown,
    /// Only the year is known.
    Year(i16),
    /// The papers name a day, such as 1 January, because nobody knew the true one.
    Nominal(Day),
    /// The day.
    Day(Day),
}

impl std::fmt::Debug for Born {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Born(…)")
    }
}

/// What was typed cannot be a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBirth {
    /// Neither a day of the calendar nor a year.
    NotRead,
    /// It lies ahead.
    Ahead,
    /// Nobody alive was born then.
    TooLongAgo,
}

impl std::fmt::Display for NoBirth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotRead => {
                "Bitte ein Datum wie 28.02.1990 oder nur das Jahr wie 1990 eingeben; unbekannt bleibt leer"
            }
            Self::Ahead => "Das Geburtsdatum liegt in der Zukunft. Bitte prüfen Sie das Jahr",
            Self::TooLongAgo => "Das Geburtsdatum liegt vor 1900. Bitte prüfen Sie das Jahr",
        })
    }
}

const EARLIEST_YEAR: i16 = 1900;

impl Born {
    /// The birth that a person meant: nothing, `1990`, `12.3.1990`, `12.3.90`; `is_nominal` if the day is not certain.
    ///
    /// # Errors
    /// [`NoBirth`] if it is none of these, lies after `today`, or before 1900.
    pub fn typed(text: &str, is_nominal: bool, today: Day) -> Result<Self, NoBirth> {
        let text = text.trim();
        let born = if text.is_empty() {
            return Ok(Self::Unknown);
        } else if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Year(text.parse().map_err(|_| NoBirth::NotRead)?)
        } else {
            let day = Day::typed(text)
                .map(|day| in_the_past(day, text, today))
                .map_err(|_| NoBirth::NotRead)?;
            if is_nominal {
                Self::Nominal(day)
            } else {
                Self::Day(day)
            }
        };
        let (year, lies_ahead) = match born {
            Self::Unknown => return Ok(born),
            Self::Year(year) => (year, year > today.year()),
            Self::Nominal(day) | Self::Day(day) => (day.year(), day > today),
        };
        match (lies_ahead, year < EARLIEST_YEAR) {
            (true, _) => Err(NoBirth::Ahead),
            (_, true) => Err(NoBirth::TooLongAgo),
            _ => Ok(born),
        }
    }

    /// What stands in the field of the form.
    pub fn as_typed(self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Year(year) => year.to_string(),
            Self::Nominal(day) | Self::Day(day) => day.german(),
        }
    }

    /// Whether the day only stands in the papers.
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Nominal(_))
    }

    /// As it stands on a page; unknown is a word, not a gap.
    pub fn german(self) -> String {
        match self {
            Self::Unknown => "unbekannt".to_owned(),
            Self::Year(year) => format!("{year} (Tag unbekannt)"),
            Self::Nominal(day) => format!("{} (Tag nicht gesichert)", day.german()),
            Self::Day(day) => day.german(),
        }
    }

    /// As the match index compares it: of a nominal day only the year counts.
    pub fn for_matching(self) -> Birth {
        match self {
            Self::Unknown => Birth::Unknown,
            Self::Year(year) => Birth::Year(year),
            Self::Nominal(day) => Birth::Year(day.year()),
            Self::Day(day) => Birth::Day(day),
        }
    }

    pub(crate) fn code(self) -> String {
        match self {
            Self::Unknown => "unknown".to_owned(),
            Self::Year(year) => format!("year:{year}"),
            Self::Nominal(day) => format!("nominal:{day}"),
            Self::Day(day) => format!("day:{day}"),
        }
    }

    pub(crate) fn of_code(code: &str) -> Option<Self> {
        match code.split_once(':') {
            None => (code == "unknown").then_some(Self::Unknown),
            Some(("year", year)) => year.parse().ok().map(Self::Year),
            Some(("nominal", day)) => day.parse().ok().map(Self::Nominal),
            Some(("day", day)) => day.parse().ok().map(Self::Day),
            Some(_) => None,
        }
    }
}

/// `12.3.90` is 1990: two digits that would lie ahead belong to the last century.
fn in_the_past(day: Day, text: &str, today: Day) -> Day {
    let is_short = text.rsplit('.').next().is_some_and(|year| year.trim().len() == 2);
    if is_short && day > today {
        Day::new(day.year() - 100, day.month(), day.day_of_month()).unwrap_or(day)
    } else {
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_nominal: bool, expected: Result<&str, NoBirth>) {
        let today = "2026-03-02".parse().unwrap();
        assert_eq!(
            Born::typed(text, is_nominal, today).map(Born::german),
            expected.map(str::to_owned),
            "{text:?}"
        );
    }

    #[test]
    fn a_birth_is_read_the_way_people_write_it() {
        check("", false, Ok("unbekannt"));
        check("1990", false, Ok("1990 (Tag unbekannt)"));
        check("12.3.1990", false, Ok("12.03.1990"));
        check("12.3.90", false, Ok("12.03.1990"));
        check("12.3.24", false, Ok("12.03.2024"));
        check("01.01.1990", true, Ok("01.01.1990 (Tag nicht gesichert)"));
        check("1990", true, Ok("1990 (Tag unbekannt)"));
    }

    #[test]
    fn what_cannot_be_a_birth_is_refused_with_its_reason() {
        for text in ["31.02.", "31.02.1990", "gestern", "19900", "🙂", "13.13.1990"] {
            check(text, false, Err(NoBirth::NotRead));
        }
        check("2027", false, Err(NoBirth::Ahead));
        check("03.03.2026", false, Err(NoBirth::Ahead));
        check("1899", false, Err(NoBirth::TooLongAgo));
    }

    #[test]
    fn a_birth_keeps_its_stored_form() {
        let day = "1990-01-01".parse().unwrap();
        for born in [
            Born::Unknown,
            Born::Year(1990),
            Born::Nominal(day),
            Born::Day(day),
        ] {
            assert!(Born::of_code(&born.code()) == Some(born));
        }
        assert!(Born::of_code("day:1990-02-31").is_none());
    }
}
