//! What a letter said: texts and values exactly as they were printed, and in which version of which template.

use std::collections::BTreeMap;

use base::language::Language;
use serde_json::{Value, json};
use vault::sealed::Sealable;

use crate::template::filled::Filled;
use crate::template::text::Values;

/// What stands in a letter, sealed with the key of its case.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterContent {
    /// The lines of the address.
    pub recipient: String,
    /// German first, then the other language, if there is one.
    pub texts: Vec<LetterText>,
    /// What was typed for the placeholders, by their codes.
    pub values: BTreeMap<String, String>,
}

/// A letter in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterText {
    /// The language.
    pub language: Language,
    /// What it is about.
    pub subject: String,
    /// The letter.
    pub body: String,
}

impl std::fmt::Debug for LetterContent {
    /// How many languages it has; the texts are about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LetterContent({})", self.texts.len())
    }
}

impl LetterContent {
    pub(crate) fn of(recipient: &str, filled: &[Filled], values: &Values) -> Self {
        Self {
            recipient: recipient.to_owned(),
            texts: filled
                .iter()
                .map(|text| LetterText {
                    language: text.language,
                    subject: text.subject.clone(),
                    body: text.body.clone(),
                })
                .collect(),
            values: values
                .iter()
                .map(|(name, value)| (name.code().to_owned(), value.clone()))
                .collect(),
        }
    }

    /// The German subject.
    pub fn subject(&self) -> &str {
        self.texts.first().map_or("", |text| text.subject.as_str())
    }

    /// To whom it went, in one line.
    pub fn recipient_line(&self) -> &str {
        self.recipient.lines().next().unwrap_or_default()
    }
}

impl Sealable for LetterContent {
    fn to_plain(&self) -> Vec<u8> {
        let texts: Vec<Value> = self
            .texts
            .iter()
            .map(
                |text| json!({ "language": text.language.tag(), "subject": text.subject, "body": text.body }),
            )
            .collect();
        json!({ "recipient": self.recipient, "texts": texts, "values": self.values })
            .to_string()
            .into_bytes()
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(plain).ok()?;
        let word = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
        let texts = value.get("texts")?.as_array()?;
        Some(Self {
            recipient: word(&value, "recipient")?,
            texts: texts
                .iter()
                .map(|text| {
                    Some(LetterText {
                        language: word(text, "language")?.parse().ok()?,
                        subject: word(text, "subject")?,
                        body: word(text, "body")?,
                    })
                })
                .collect::<Option<_>>()?,
            values: value
                .get("values")?
                .as_object()?
                .iter()
                .map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
                .collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read_as_it_was(recipient in ".{0,60}", subject in ".{0,60}", body in "(?s).{0,90}") {
            let text = LetterText { language: Language::Arabic, subject, body };
            let values = BTreeMap::from([("ort".to_owned(), recipient.clone())]);
            let content = LetterContent { recipient, texts: vec![text], values };
            prop_assert!(LetterContent::from_plain(&content.to_plain()) == Some(content));
        }
    }
}
