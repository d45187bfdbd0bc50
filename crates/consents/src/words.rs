//! The words of both declarations in the sixteen languages, as they stand in this program and as they once were given.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};
use sha2::{Digest, Sha256};

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../languages/", "/consents.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The source of the texts of a language, as it is kept with what was given on it.
pub fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

/// The mark of a source: it changes with every letter.
pub fn mark(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    let letters = |byte: u8| [byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16));
    digest.iter().flat_map(|byte| letters(*byte)).flatten().collect()
}

/// The texts of one language: of this program, or of the version on which something was given.
#[derive(Clone, Copy, Debug)]
pub struct Words<'t> {
    texts: Option<&'t Texts>,
    language: Language,
}

impl Words<'static> {
    /// The texts of this program; a language without a text of its own speaks German.
    pub fn current(language: Language) -> Self {
        Self {
            texts: TEXTS.as_ref().ok(),
            language,
        }
    }

    /// The text that governs, as this program has it.
    pub fn german() -> Self {
        Self::current(Language::German)
    }
}

impl<'t> Words<'t> {
    /// The texts of a version that was kept.
    pub fn kept(texts: &'t Texts, language: Language) -> Self {
        Self {
            texts: Some(texts),
            language,
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key; the key itself if there is none.
    pub fn of(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key with values.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.texts
            .map_or_else(|| key.to_owned(), |texts| texts.with(self.language, key, values))
    }
}

/// Keys that the German text has and a language lacks, or the other way round.
pub fn differences(language: Language) -> Vec<String> {
    TEXTS
        .as_ref()
        .map_or_else(|_| Vec::new(), |texts| texts.differences(language))
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
        for language in Language::ALL {
            for line in source(language).lines().filter(|line| line.contains(" = ")) {
                let (key, _) = line.split_once(" = ").unwrap();
                let german = source(Language::German)
                    .lines()
                    .find(|line| line.starts_with(&format!("{key} = ")))
                    .unwrap_or_else(|| panic!("{language}: {key} is no key"));
                assert_eq!(values(line), values(german), "{language}: {key}");
            }
        }
    }

    #[test]
    fn a_mark_changes_with_every_letter() {
        assert_ne!(mark("Ich willige ein"), mark("Ich willige ein."));
        assert_eq!(mark("").len(), 64);
    }

    fn values(line: &str) -> BTreeSet<&str> {
        line.split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}').map(|(name, _)| name.trim()))
            .collect()
    }
}
