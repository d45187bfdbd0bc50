//! What a client reads when asked how the accompaniment was: the question and its three answers, in sixteen languages.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};

use crate::closing::model::Smiley;

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../../languages/", "/closing.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The source of a language: it counts for the review of the language, see `consents::reading_aids`.
pub fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

/// The question in the client's language, for a page that is German around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) language: Language,
    pub(crate) asked: String,
    /// That nobody has to answer.
    pub(crate) free: String,
}

impl Question {
    /// The question; nothing for those who read German anyway.
    pub(crate) fn beside_german(language: Option<Language>) -> Option<Self> {
        let language = language.filter(|language| *language != Language::German)?;
        Some(Self {
            language,
            asked: text(language, "feedback-question"),
            free: text(language, "feedback-free"),
        })
    }
}

/// An answer in the client's language.
pub(crate) fn answer(smiley: Smiley, language: Language) -> String {
    text(language, &format!("feedback-{smiley}"))
}

fn text(language: Language, key: &str) -> String {
    let texts = TEXTS.as_ref();
    texts.map_or_else(|_| key.to_owned(), |texts| texts.get(language, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_missing_in_any_language() {
        let texts = Texts::read(&SOURCES).unwrap();
        for language in Language::ALL {
            assert_eq!(texts.differences(language), Vec::<String>::new(), "{language}");
            for smiley in Smiley::ALL {
                assert!(!answer(*smiley, language).starts_with("feedback-"), "{language}");
            }
        }
    }

    #[test]
    fn who_reads_german_is_asked_once() {
        assert_eq!(Question::beside_german(Some(Language::German)), None);
        assert_eq!(Question::beside_german(None), None);
        assert!(Question::beside_german(Some(Language::Arabic)).is_some());
    }
}
