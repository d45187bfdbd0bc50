//! Names of fields and topics in the sixteen languages. Not the texts of the offers themselves, which stand in rows.

use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../languages/", "/directory.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The whole text of a language, as it counts for its review.
pub fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

/// The text of a key in a language; the key itself if there is none.
pub(crate) fn word(language: Language, key: &str) -> String {
    match &*TEXTS {
        // Fluent keys take hyphens, codes have underlines.
        Ok(texts) => texts.get(language, &key.replace('_', "-")),
        Err(_) => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{FieldOfAction, name};
    use crate::topic::Topic;

    #[test]
    fn every_field_and_topic_has_a_name_in_every_language() {
        let texts = TEXTS.as_ref().unwrap();
        for language in Language::ALL {
            assert_eq!(texts.differences(language), Vec::<String>::new(), "{language}");
            for field in FieldOfAction::ALL {
                assert_ne!(name(*field, language), format!("field-{field}"), "{language}");
            }
            for topic in Topic::ALL {
                let topic = topic.name(language);
                assert!(!topic.starts_with("topic-"), "{language} {topic}");
            }
        }
    }

    #[test]
    fn the_german_names_are_those_of_the_staff_pages() {
        for field in FieldOfAction::ALL {
            assert_eq!(name(*field, Language::German), field.german());
        }
        for topic in Topic::ALL {
            assert_eq!(topic.name(Language::German), topic.german());
        }
    }
}
