//! The words of the privacy notice in the sixteen languages. What the declarations of consent say already is said with
//! their words: one translation, one review.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};
use consents::words::Words as Declared;

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../../languages/", "/notice.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The source of a language: it counts for the review of the language, see [`consents::reading_aids`].
pub fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// The text of a key of the notice.
    pub(crate) fn of(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key of the notice with values.
    pub(crate) fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        TEXTS
            .as_ref()
            .map_or_else(|_| key.to_owned(), |texts| texts.with(self.0, key, values))
    }

    /// The text of a key of the declarations.
    pub(crate) fn declared(self, key: &str) -> String {
        Declared::current(self.0).of(key)
    }

    /// The text of a key of the declarations with values.
    pub(crate) fn declared_with(self, key: &str, values: &[(&str, &str)]) -> String {
        Declared::current(self.0).with(key, values)
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
    fn every_language_has_texts_of_its_own_and_keeps_the_values() {
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
                assert!(
                    language == Language::German || line != german,
                    "{language}: {line}"
                );
            }
        }
    }

    #[test]
    fn no_letter_of_any_language_is_missing_in_print() {
        for language in Language::ALL {
            let lost = print::illegible(source(language));
            assert!(lost.is_empty(), "{language}: {lost:?}");
        }
    }
}
