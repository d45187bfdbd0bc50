//! The texts of the link pages in the sixteen languages. Staff pages keep their German in the templates.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts};

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../../languages/", "/accounts.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// The texts of the language with this tag; German if there is none like it.
    pub(crate) fn named(tag: &str) -> Self {
        Self(tag.parse().unwrap_or(Language::German))
    }

    /// The text of a key.
    pub(crate) fn of(self, key: &str) -> String {
        TEXTS
            .as_ref()
            .map_or_else(|_| key.to_owned(), |texts| texts.get(self.0, key))
    }

    /// The text of a key with one value.
    pub(crate) fn with(self, key: &str, name: &str, value: &str) -> String {
        TEXTS.as_ref().map_or_else(
            |_| key.to_owned(),
            |texts| texts.with(self.0, key, &[(name, value)]),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_missing_in_any_language() {
        let texts = Texts::read(&SOURCES).unwrap();
        for language in Language::ALL {
            assert_eq!(texts.differences(language), Vec::<String>::new(), "{language}");
        }
    }

    #[test]
    fn every_language_has_its_own_file_and_keeps_the_values() {
        for language in Language::ALL {
            let wait = Words(language).with("wait", "seconds", "37");
            assert!(wait.contains("37"), "{language}: {wait}");
        }
        let titles: std::collections::BTreeSet<String> = Language::ALL
            .into_iter()
            .map(|language| Words(language).of("link-intro"))
            .collect();
        assert_eq!(titles.len(), Language::ALL.len());
    }
}
