//! What is printed: sheets before and after signing, and the confirmation of a withdrawal. How it is set stands in the
//! templates, what may be printed decides the gate.

pub mod sheet;
pub mod withdrawal;

use access::disclosure::Disclosure;
use base::ids::OrganisationId;
use base::language::Language;
use db::tx::Tx;
use print::document::{Document, Letterhead};
use print::file::File;
use serde_json::{Value, json};
use web::answer::{Refused, beside};

use crate::store::controller::{self, Controller};
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

/// The letterhead of the controller of an organisation; `None` if it is not known.
///
/// # Errors
/// What the database reports.
pub async fn letterhead_of(tx: &mut Tx, organisation: OrganisationId) -> Result<Option<Letterhead>, Refused> {
    let known = controller::of(tx, organisation).await?;
    Ok(known.map(|known| Letterhead::of(&known.name, known.address.as_deref())))
}

/// Prints beside the request, for whoever the disclosure names.
///
/// # Errors
/// [`Refused`] if it cannot be printed.
pub async fn printed(disclosure: Disclosure, document: Document) -> Result<File, Refused> {
    beside(move || print::personal(&disclosure, &document)).await
}

/// The letterhead of a controller, or of what stands in for it.
fn letterhead(controller: Option<&Controller>, fallback: &str) -> Letterhead {
    controller.map_or_else(
        || Letterhead::of(fallback, None),
        |known| Letterhead::of(&known.name, known.address.as_deref()),
    )
}
