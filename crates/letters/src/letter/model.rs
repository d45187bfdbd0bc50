//! What a letter said: texts and values exactly as they were printed, and in which version of which template.

use std::collections::BTreeMap;

use base::ids::PersonId;
use base::language::Language;
use consents::model::path::OutgoingPath;
use consents::model::row::Recipient;
use consents::model::wish::{Asked, Wish};
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
    /// What the gate was asked before it went to others; none of a letter to the client.
    pub passed_on: Option<PassedOn>,
}

/// What the gate was asked about a letter to others, so that it can be asked again before the letter leaves once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOn {
    /// About whom the letter is.
    pub about: PersonId,
    /// To whom, on which basis, what.
    pub wish: Wish,
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
            passed_on: None,
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
        let passed_on = self.passed_on.as_ref().map(PassedOn::to_json);
        json!({ "recipient": self.recipient, "texts": texts, "values": self.values, "passed_on": passed_on })
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
            passed_on: match value.get("passed_on") {
                None | Some(Value::Null) => None,
                Some(passed_on) => Some(PassedOn::from_json(passed_on)?),
            },
        })
    }
}

impl PassedOn {
    fn to_json(&self) -> Value {
        let (kind, to) = match self.wish.asked {
            Asked::ByConsent(Recipient::Organisation(id)) => ("organisation", id.to_string()),
            Asked::ByConsent(Recipient::Named(id)) => ("named", id.to_string()),
            Asked::ByLaw(duty) => ("law", duty.to_string()),
            // No letter to others rests on anything else.
            Asked::ByConsent(Recipient::Controller) | Asked::ToThePerson | Asked::SameController { .. } => {
                ("nobody", String::new())
            }
        };
        let categories: Vec<&str> = self.wish.categories.iter().map(|one| one.code()).collect();
        json!({
            "about": self.about.to_string(),
            "kind": kind,
            "to": to,
            "purpose": self.wish.purpose.code(),
            "categories": categories,
        })
    }

    fn from_json(value: &Value) -> Option<Self> {
        let word = |name: &str| value.get(name)?.as_str();
        let categories = value.get("categories")?.as_array()?.iter();
        let categories = categories.map(|code| code.as_str()?.parse().ok());
        let categories: Vec<_> = categories.collect::<Option<_>>()?;
        let (path, to, purpose) = (OutgoingPath::Letter, word("to")?, word("purpose")?.parse().ok()?);
        let by_consent = |recipient| Wish::by_consent(path, recipient, purpose, categories.clone());
        Some(Self {
            about: word("about")?.parse().ok()?,
            wish: match word("kind")? {
                "organisation" => by_consent(Recipient::Organisation(to.parse().ok()?)),
                "named" => by_consent(Recipient::Named(to.parse().ok()?)),
                "law" => Wish::by_law(path, to.parse().ok()?, categories),
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use base::ids::{OrganisationId, RowId};
    use consents::model::category::Category;
    use consents::model::purpose::Purpose;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn to_others(number: u128) -> Option<PassedOn> {
        let about = PersonId::from_uuid(Uuid::from_u128(number));
        let by_consent = |recipient| {
            let categories = [Category::Contact, Category::Health];
            Wish::by_consent(OutgoingPath::Letter, recipient, Purpose::Housing, categories)
        };
        let id = Uuid::from_u128(number + 1);
        let wish = match number % 4 {
            0 => return None,
            1 => by_consent(Recipient::Organisation(OrganisationId::from_uuid(id))),
            2 => by_consent(Recipient::Named(RowId::from_uuid(id))),
            _ => Wish::by_law(OutgoingPath::Letter, RowId::from_uuid(id), [Category::Contact]),
        };
        Some(PassedOn { about, wish })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_as_it_was(
            recipient in ".{0,60}", subject in ".{0,60}", body in "(?s).{0,90}", number in 0..9_000_u128
        ) {
            let text = LetterText { language: Language::Arabic, subject, body };
            let values = BTreeMap::from([("ort".to_owned(), recipient.clone())]);
            let content = LetterContent { recipient, texts: vec![text], values, passed_on: to_others(number) };
            prop_assert!(LetterContent::from_plain(&content.to_plain()) == Some(content));
        }
    }
}
