//! The form of an interpreter: what was typed and what it says.

use base::ids::RowId;
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::clash::Shown;
use crate::interpreter::model::{Interpreter, MOST_LANGUAGES, SpokenLevel};
use crate::interpreter::tongue::Tongue;
use crate::look::{LONGEST_NOTE, Look, chosen, mail_address, needed, not_too_long, optional_day};

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
