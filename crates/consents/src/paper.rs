//! What is printed: sheets before and after signing, and the confirmation of a withdrawal. How it is set stands in the
//! templates, what may be printed decides the gate.

pub mod sheet;
pub mod withdrawal;

use base::language::Language;
use print::document::Letterhead;
use serde_json::{Value, json};

use crate::store::controller::Controller;
use crate::words::Words;

/// German beside another language, or alone.
#[derive(Clone, Copy, Debug)]
pub struct Bilingual<'w> {
    /// The text that governs.
    pub german: Words<'w>,
    /// The reading aid; none if German is enough.
    pub other: Option<Words<'w>>,
}

impl Bilingual<'_> {
    fn pair(&self, key: &str) -> Value {
        self.pair_with(key, &[])
    }

    fn pair_with(&self, key: &str, values: &[(&str, &str)]) -> Value {
        self.each(|words| words.with(key, values))
    }

    /// Texts of several keys, one after the other.
    fn joined(&self, keys: &[String]) -> Value {
        self.each(|words| {
            let texts: Vec<String> = keys.iter().map(|key| words.of(key)).collect();
            texts.join("; ")
        })
    }

    fn each(&self, text: impl Fn(Words<'_>) -> String) -> Value {
        let other = self.other.map(&text);
        std::iter::once(text(self.german)).chain(other).collect()
    }

    /// The same text in both languages, such as a name.
    fn same(&self, text: &str) -> Value {
        json!([text]).as_array().cloned().map_or(Value::Null, |mut pair| {
            if self.other.is_some() {
                pair.push(json!(""));
            }
            Value::Array(pair)
        })
    }

    fn languages(&self) -> Value {
        let other = self.other.map(|words| words.language());
        std::iter::once(Language::German)
            .chain(other)
            .map(print::data::language)
            .collect()
    }
}

/// The letterhead of a controller.
fn letterhead(controller: Option<&Controller>, fallback: &str) -> Letterhead {
    let name = controller.map_or(fallback, |known| known.name.as_str());
    let address = controller.and_then(|known| known.address.clone());
    let mut lines = vec!["Kommunales Integrationsmanagement".to_owned()];
    lines.extend(address.clone());
    Letterhead {
        organisation: name.to_owned(),
        lines,
        controller: Some(
            [Some(name.to_owned()), address]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
        ),
    }
}
