//! The words of the sheet that the person takes along, in the sixteen languages. What was typed stands as it was typed.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../languages/", "/referrals.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The whole text of a language, as it counts for its review.
pub fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

/// The text of a key in a language; the key itself if there is none.
pub(crate) fn word(language: Language, key: &str) -> String {
    TEXTS
        .as_ref()
        .map_or_else(|_| key.to_owned(), |texts| texts.get(language, key))
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
}
