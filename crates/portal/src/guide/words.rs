//! The words of the guide in the sixteen languages. The names of topics stand in `directory`, offers in its rows.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../../languages/", "/guide.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The source of a language: it counts for the review of the language, see [`consents::reading_aids`].
pub fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// The text of a key.
    pub(crate) fn of(self, key: &str) -> String {
        self.texts(key, &[])
    }

    /// The text of a key with one value.
    pub(crate) fn with(self, key: &str, name: &str, value: impl std::fmt::Display) -> String {
        self.texts(key, &[(name, &value.to_string())])
    }

    /// The name of a weekday, Monday is 1.
    pub(crate) fn weekday(self, weekday: i8) -> String {
        self.of(&format!("day-{weekday}"))
    }

    fn texts(self, key: &str, values: &[(&str, &str)]) -> String {
        TEXTS
            .as_ref()
            .map_or_else(|_| key.to_owned(), |texts| texts.with(self.0, key, values))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_key_is_missing_in_any_language() {
        let texts = Texts::read(&SOURCES).unwrap();
        for language in Language::ALL {
            assert_eq!(texts.differences(language), Vec::<String>::new(), "{language}");
        }
    }

    #[test]
    fn every_language_keeps_the_values_of_the_german_text() {
        let values = |line: &str| -> BTreeSet<String> {
            line.split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}').map(|(name, _)| name.trim().to_owned()))
                .collect()
        };
        let lines = |language| source(language).lines().filter(|line| line.contains(" = "));
        for language in Language::ALL {
            for (line, german) in lines(language).zip(lines(Language::German)) {
                let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
                assert_eq!(
                    key(line),
                    key(german),
                    "{language}: the keys stand in the same order"
                );
                assert_eq!(values(line), values(german), "{language}: {line}");
            }
        }
    }

    #[test]
    fn every_language_speaks_for_itself() {
        for key in ["start-title", "ask-keep", "nothing-text", "access-intro"] {
            let said: BTreeSet<String> = Language::ALL.into_iter().map(|one| Words(one).of(key)).collect();
            assert_eq!(said.len(), Language::ALL.len(), "{key}");
        }
    }

    #[test]
    fn no_letter_of_any_language_is_missing_in_print() {
        for language in Language::ALL {
            let lost = print::illegible(source(language));
            assert!(lost.is_empty(), "{language}: {lost:?}");
        }
    }

    /// BITV 2.0 Annex 2: no negation, no abbreviation, no long sentence, no compound without hyphen.
    #[test]
    fn plain_german_is_plain() {
        let negations = ["nicht", "kein", "keine", "keinen", "nichts", "niemand", "nie"];
        let compounds = [
            "Sprechstunde",
            "Telefonnummer",
            "Datenschutz",
            "Wegweiser",
            "Barrierefreiheit",
        ];
        for line in source(Language::PlainGerman)
            .lines()
            .filter(|line| line.contains(" = "))
        {
            let (key, text) = line.split_once(" = ").unwrap();
            for sentence in text.split(['.', '?', '!', ':']) {
                let words: Vec<&str> = sentence.split_whitespace().collect();
                assert!(words.len() <= 12, "{key}: {sentence}");
                assert!(
                    !words.iter().any(|word| negations.contains(word)),
                    "{key}: {sentence}"
                );
            }
            assert!(!compounds.iter().any(|word| text.contains(word)), "{key}: {text}");
        }
    }
}
