//! Fields of an offer in German words and back: what choices are called on pages and in files.

use base::day::Day;
use base::language::Language;
use base::names::sort_key;

use crate::offer::form::field::{Field, Kind};
use crate::offer::form::names::Names;
use crate::offer::form::{OfferForm, SEPARATOR};
use crate::offer::model::{Cost, Gender, Level, ResidenceStatus, Status};
use crate::place::model::Phone;
use crate::topic::Topic;

/// The choices of a field: code and German words; empty if it takes free text.
pub fn choices(field: Field, names: &Names) -> Vec<(String, String)> {
    match field {
        Field::Organisation => ids(&names.organisations),
        Field::Areas => ids(&names.municipalities),
        Field::Topics => coded(Topic::ALL, Topic::german),
        Field::Languages => coded(&Language::ALL, Language::german_name),
        Field::Status => coded(Status::ALL, Status::german),
        Field::Gender => coded(Gender::ALL, Gender::german),
        Field::LevelFrom | Field::LevelTo => coded(Level::ALL, Level::german),
        Field::Statuses => coded(ResidenceStatus::ALL, ResidenceStatus::german),
        Field::Cost => coded(Cost::ALL, Cost::german),
        _ => Vec::new(),
    }
}

fn ids<T: ToString>(named: &[(T, String)]) -> Vec<(String, String)> {
    named
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()))
        .collect()
}

fn coded<T: ToString + Copy>(all: &[T], german: impl Fn(T) -> &'static str) -> Vec<(String, String)> {
    all.iter()
        .map(|value| (value.to_string(), german(*value).to_owned()))
        .collect()
}

impl OfferForm {
    /// A field in German words, as pages compare it and files hold it.
    pub fn in_words(&self, field: Field, names: &Names) -> String {
        let text = self.text(field);
        match field.kind() {
            Kind::One | Kind::Many => {
                let choices = choices(field, names);
                let word = |code: &str| {
                    let found = choices.iter().find(|(own, _)| own == code);
                    found.map_or_else(|| code.to_owned(), |(_, word)| word.clone())
                };
                self.codes(field).map(word).collect::<Vec<_>>().join("; ")
            }
            Kind::Day => text.parse().map_or_else(|_| text.to_owned(), Day::german),
            Kind::Tick if text.is_empty() => "nein".to_owned(),
            Kind::Tick => "ja".to_owned(),
            Kind::Lines => text.replace('\n', "; "),
            Kind::Line | Kind::Text | Kind::Number => text.to_owned(),
        }
    }
}

/// A cell of a file as a form would send it: words become codes. What is no word stays as it was typed, so that the rules
/// can name it.
pub fn from_cell(field: Field, cell: &str, names: &Names) -> String {
    let cell = cell.trim();
    match field.kind() {
        Kind::One => code(field, cell, names),
        Kind::Many => {
            let words = cell.split([SEPARATOR, '\n']).map(str::trim);
            let codes = words
                .filter(|word| !word.is_empty())
                .map(|word| code(field, word, names));
            codes.collect::<Vec<_>>().join(&SEPARATOR.to_string())
        }
        Kind::Lines => {
            let entries = cell.split([SEPARATOR, '\n']).map(str::trim);
            entries
                .filter(|entry| !entry.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        }
        Kind::Day => Day::typed(cell).map_or_else(|_| cell.to_owned(), |day| day.to_string()),
        Kind::Tick => match sort_key(cell).as_str() {
            "" | "nein" | "n" | "0" | "no" => String::new(),
            "ja" | "j" | "x" | "1" | "yes" => "ja".to_owned(),
            _ => cell.to_owned(),
        },
        Kind::Line | Kind::Text | Kind::Number => cell.to_owned(),
    }
}

/// The code of a word, by its German words or by the code itself.
fn code(field: Field, word: &str, names: &Names) -> String {
    let wanted = sort_key(word);
    let found = choices(field, names)
        .into_iter()
        .find(|(code, german)| sort_key(german) == wanted || sort_key(code) == wanted);
    found.map_or_else(|| word.to_owned(), |(code, _)| code)
}

/// A phone number as people write it: `05251 308-0 (Zentrale)`.
pub fn phone(phone: &Phone) -> String {
    match &phone.note {
        Some(note) => format!("{} ({note})", phone.number),
        None => phone.number.clone(),
    }
}
