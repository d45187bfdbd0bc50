//! Reading and filling a template's text: text stays text, letter by letter; braces hold the name of a placeholder.

use std::collections::BTreeMap;

use base::refusal::Refusal;

use crate::template::placeholder::{Placeholder, Placeholders};

/// What stands for placeholders.
pub type Values = BTreeMap<Placeholder, String>;

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Plain(String),
    Placeholder(Placeholder),
}

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextRefused {
    /// Braces hold a word that is no placeholder.
    Unknown {
        /// The word.
        word: String,
    },
    /// A brace is opened or closed alone.
    Unpaired,
}

impl Refusal for TextRefused {
    fn german(&self) -> String {
        match self {
            Self::Unknown { word } => format!(
                "„{{{word}}}“ ist kein Platzhalter. Möglich sind: {}.",
                Placeholder::names()
            ),
            Self::Unpaired => {
                "Eine geschweifte Klammer ist nicht geschlossen oder nicht geöffnet. Platzhalter stehen zwischen { und }."
                    .to_owned()
            }
        }
    }
}

impl Parsed {
    /// Reads a text.
    ///
    /// # Errors
    /// [`TextRefused`] if a brace stands alone or holds an unknown word.
    pub fn read(text: &str) -> Result<Self, TextRefused> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let (plain, from_brace) = rest.split_at(open);
            let Some(inner) = from_brace.strip_prefix('{') else {
                return Err(TextRefused::Unpaired);
            };
            let (word, after) = inner.split_once('}').ok_or(TextRefused::Unpaired)?;
            if word.contains('{') {
                return Err(TextRefused::Unpaired);
            }
            let placeholder = word.trim().parse().map_err(|_| TextRefused::Unknown {
                word: word.chars().take(40).collect(),
            })?;
            parts.push(Part::Plain(plain.to_owned()));
            parts.push(Part::Placeholder(placeholder));
            rest = after;
        }
        parts.push(Part::Plain(rest.to_owned()));
        Ok(Self(parts))
    }

    /// The placeholders in it.
    pub fn placeholders(&self) -> Placeholders {
        self.0
            .iter()
            .filter_map(|part| match part {
                Part::Placeholder(placeholder) => Some(*placeholder),
                Part::Plain(_) => None,
            })
            .collect()
    }

    /// The text with values; a placeholder without a value leaves a gap to write in by hand.
    pub fn filled(&self, values: &Values) -> String {
        let mut filled = String::new();
        for part in &self.0 {
            match part {
                Part::Plain(plain) => filled.push_str(plain),
                Part::Placeholder(placeholder) => match values.get(placeholder).map(String::as_str) {
                    Some(value) => filled.push_str(value),
                    None => filled.push_str("____________"),
                },
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_unknown_word_is_named_with_all_that_are_known() {
        let refused = Parsed::read("Guten Tag {nmae},").unwrap_err().german();
        assert!(
            refused.contains("„{nmae}“") && refused.contains("{person}") && refused.contains("{unterlagen}")
        );
        for broken in ["a {person", "a } b", "{ {person} }"] {
            assert_eq!(Parsed::read(broken), Err(TextRefused::Unpaired), "{broken}");
        }
    }

    #[test]
    fn values_are_put_in_letter_by_letter_and_never_read_again() {
        let parsed = Parsed::read("Für { person } am {tag}: #read(\"x\") \\ $").unwrap();
        let values = Values::from([(Placeholder::Person, "{ort} & \u{202b}عمر".to_owned())]);
        assert_eq!(
            parsed.filled(&values),
            "Für {ort} & \u{202b}عمر am ____________: #read(\"x\") \\ $"
        );
    }

    proptest! {
        #[test]
        fn a_text_without_braces_is_itself(text in "[^{}]{0,80}") {
            prop_assert_eq!(Parsed::read(&text).unwrap().filled(&Values::new()), text);
        }

        #[test]
        fn no_text_makes_reading_panic(text in ".{0,80}") {
            let _ = Parsed::read(&text);
        }
    }
}
