//! An interpreter of the pool and the form of it, without database. Whoever interprets is a professional here, paid or not.

use base::day::Day;
use base::ids::{MunicipalityId, RowId};
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::actor::model::optional_day;
use crate::clash::Shown;
use crate::interpreter::tongue::Tongue;
use crate::look::{LONGEST_NOTE, Look, chosen, mail_address, needed, not_too_long};

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

/// The form of an interpreter as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct InterpreterForm {
    pub(crate) version: i64,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) training: String,
    pub(crate) municipality: String,
    pub(crate) note: String,
    /// A language and its level in each row of the form.
    pub(crate) languages: Vec<(String, String)>,
    pub(crate) weekdays: Vec<String>,
    pub(crate) ended_on: String,
}

/// Names of the fields of a row of languages.
pub(crate) const LANGUAGE_FIELDS: [(&str, &str); MOST_LANGUAGES] = [
    ("sprache1", "niveau1"),
    ("sprache2", "niveau2"),
    ("sprache3", "niveau3"),
    ("sprache4", "niveau4"),
    ("sprache5", "niveau5"),
    ("sprache6", "niveau6"),
];

impl InterpreterForm {
    pub(crate) fn of(interpreter: &Interpreter) -> Self {
        Self {
            version: interpreter.version,
            name: interpreter.name.clone(),
            email: interpreter.email.clone(),
            phone: interpreter.phone.clone(),
            training: interpreter.training.code().to_owned(),
            municipality: interpreter
                .municipality
                .map(|id| id.to_string())
                .unwrap_or_default(),
            note: interpreter.note.clone(),
            languages: interpreter
                .languages
                .iter()
                .map(|(language, level)| (language.code().to_owned(), level.code().to_owned()))
                .collect(),
            weekdays: interpreter.weekdays.iter().map(ToString::to_string).collect(),
            ended_on: interpreter
                .ended_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            name: form.line("name"),
            email: form.line("email"),
            phone: form.line("telefon"),
            training: form.line("schulung"),
            municipality: form.line("kommune"),
            note: form.text("notiz").to_owned(),
            languages: LANGUAGE_FIELDS
                .iter()
                .map(|(language, level)| (form.line(language), form.line(level)))
                .collect(),
            weekdays: form.all("wochentag").to_vec(),
            ended_on: form.line("ende"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self) -> Shown {
        vec![
            ("Name", self.name.clone()),
            ("E-Mail", self.email.clone()),
            ("Telefon", self.phone.clone()),
            ("Notiz", self.note.clone()),
            ("Letzter Tag", self.ended_on.clone()),
        ]
    }

    /// The interpreter that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, id: RowId, look: &Look) -> Result<Interpreter, InputErrors> {
        let mut errors = InputErrors::new();
        needed(&mut errors, "name", &self.name, "Bitte den Namen eingeben.");
        mail_address(&mut errors, "email", &self.email);
        not_too_long(&mut errors, "telefon", &self.phone);
        let training = chosen(
            &mut errors,
            "schulung",
            &self.training,
            "Bitte die Vorbereitung wählen.",
        );
        let note = limited(&self.note, ("notiz", LONGEST_NOTE), &mut errors);
        let ended_on = optional_day(&mut errors, "ende", &self.ended_on);
        let languages = self.checked_languages(&mut errors);
        let mut weekdays: Vec<i64> = self
            .weekdays
            .iter()
            .filter_map(|day| day.parse().ok())
            .filter(|day| (1..=7).contains(day))
            .collect();
        weekdays.sort_unstable();
        weekdays.dedup();
        match training {
            Some(training) if errors.is_empty() => Ok(Interpreter {
                id,
                name: self.name.clone(),
                email: self.email.clone(),
                phone: self.phone.clone(),
                training,
                municipality: look.municipality(&self.municipality),
                note,
                languages,
                weekdays,
                ended_on,
                version: self.version,
            }),
            _ => Err(errors),
        }
    }

    fn checked_languages(&self, errors: &mut InputErrors) -> Vec<(Tongue, SpokenLevel)> {
        let mut languages: Vec<(Tongue, SpokenLevel)> = Vec::new();
        for ((language, level), (field, _)) in self.languages.iter().zip(LANGUAGE_FIELDS) {
            let Ok(language) = language.parse::<Tongue>() else {
                continue;
            };
            let Ok(level) = level.parse() else {
                errors.add(
                    field,
                    "Bitte zu jeder Sprache wählen, wie gut sie gesprochen wird.",
                );
                continue;
            };
            if !languages.iter().any(|(own, _)| *own == language) {
                languages.push((language, level));
            }
        }
        if languages.is_empty() {
            errors.add(
                "sprache1",
                "Bitte mindestens eine Sprache mit ihrem Niveau wählen.",
            );
        }
        languages
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
