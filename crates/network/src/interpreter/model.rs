//! An interpreter of the pool, without database. Whoever interprets is a professional here, paid or not.

use base::day::Day;
use base::ids::{MunicipalityId, RowId};

use crate::interpreter::tongue::Tongue;

/// Most languages of one interpreter.
pub const MOST_LANGUAGES: usize = 6;

db::coded! {
    /// How well a language is spoken.
    pub enum SpokenLevel {
        /// First language.
        Native = "native",
        /// C2.
        C2 = "c2",
        /// C1.
        C1 = "c1",
        /// B2.
        B2 = "b2",
        /// B1.
        B1 = "b1",
    }
}

impl SpokenLevel {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Native => "Erstsprache",
            Self::C2 => "C2",
            Self::C1 => "C1",
            Self::B2 => "B2",
            Self::B1 => "B1",
        }
    }
}

db::coded! {
    /// How somebody was prepared for interpreting.
    pub enum Training {
        /// Sworn in.
        Sworn = "sworn",
        /// Trained for talks at authorities, schools and doctors.
        Trained = "trained",
        /// Briefed only, for everyday talks.
        Briefed = "briefed",
    }
}

impl Training {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Sworn => "vereidigt",
            Self::Trained => "geschult",
            Self::Briefed => "eingewiesen",
        }
    }
}

/// The weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// An interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interpreter {
    /// The row.
    pub id: RowId,
    /// The name; empty after the person has left and the data were erased.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The telephone number.
    pub phone: String,
    /// How the person was prepared.
    pub training: Training,
    /// Where the person is at home.
    pub municipality: Option<MunicipalityId>,
    /// What is good to know.
    pub note: String,
    /// The languages with their level.
    pub languages: Vec<(Tongue, SpokenLevel)>,
    /// The days of the week, Monday is 1; none is any day.
    pub weekdays: Vec<i64>,
    /// The last day in the pool.
    pub ended_on: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

impl Interpreter {
    /// Whether the person is in the pool on this day.
    pub fn is_there_on(&self, day: Day) -> bool {
        self.ended_on.is_none_or(|end| day <= end)
    }

    /// Whether the person interprets this language.
    pub fn speaks(&self, language: Tongue) -> bool {
        self.languages.iter().any(|(own, _)| *own == language)
    }

    /// Whether the person can come on this day of the week.
    pub fn comes_on(&self, day: Day) -> bool {
        self.weekdays.is_empty() || self.weekdays.contains(&i64::from(day.weekday()))
    }

    /// The languages in words.
    pub fn languages_german(&self) -> String {
        let words: Vec<String> = self
            .languages
            .iter()
            .map(|(language, level)| format!("{} ({})", language.german(), level.german()))
            .collect();
        words.join(", ")
    }

    /// The days in words.
    pub fn weekdays_german(&self) -> String {
        if self.weekdays.is_empty() {
            return "nach Absprache".to_owned();
        }
        let name = |day: &i64| usize::try_from(day - 1).ok().and_then(|day| WEEKDAYS.get(day));
        let words: Vec<&str> = self.weekdays.iter().filter_map(name).copied().collect();
        words.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpreter_comes_on_the_named_days_or_on_any() {
        let monday: Day = "2026-03-02".parse().unwrap();
        for (weekdays, comes) in [(vec![], true), (vec![1, 3], true), (vec![2], false)] {
            let interpreter = Interpreter {
                id: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
                name: String::new(),
                email: String::new(),
                phone: String::new(),
                training: Training::Trained,
                municipality: None,
                note: String::new(),
                languages: vec![(Tongue::Somali, SpokenLevel::Native)],
                weekdays: weekdays.clone(),
                ended_on: None,
                version: 1,
            };
            assert_eq!(interpreter.comes_on(monday), comes, "{weekdays:?}");
            assert!(interpreter.speaks(Tongue::Somali) && !interpreter.speaks(Tongue::Dari));
        }
    }

    #[test]
    fn languages_stand_in_order_of_their_german_names() {
        let sorted = Tongue::sorted();
        assert_eq!(sorted.len(), Tongue::ALL.len());
        assert_eq!(sorted.first(), Some(&Tongue::Albanian));
        assert_eq!(sorted.last(), Some(&Tongue::Other));
    }
}
