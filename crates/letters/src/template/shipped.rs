//! The templates that come with the program, and their words in the sixteen languages. Not those of a house.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use base::language::Language;
use base::texts::{BrokenTexts, Texts, source_of};
use consents::model::category::Category;

use crate::template::model::{Audience, Signature, Template, TemplateKey, TemplateText};
use crate::template::placeholder::Placeholder;

const SOURCES: [(Language, &str); 16] = base::sixteen_languages!("../../languages/", "/letters.ftl");

static TEXTS: LazyLock<Result<Texts, BrokenTexts>> = LazyLock::new(|| Texts::read(&SOURCES));

/// The whole text of a language, as it counts for its review.
pub(crate) fn source(language: Language) -> &'static str {
    source_of(&SOURCES, language)
}

db::coded! {
    /// A template that comes with the program.
    pub enum Shipped {
        /// Einladung zu einem Termin.
        Appointment = "appointment",
        /// Terminbestätigung.
        Confirmation = "confirmation",
        /// Bescheinigung, dass jemand da war.
        Attendance = "attendance",
        /// Vollmacht.
        Power = "power",
        /// Begleitschreiben an eine Behörde.
        Cover = "cover",
        /// Unterlagen zum Mitbringen.
        Papers = "papers",
        /// Was KIM ist.
        Information = "information",
        /// Abschluss der Begleitung.
        Closing = "closing",
    }
}

impl Shipped {
    const fn name(self) -> &'static str {
        match self {
            Self::Appointment => "Einladung zum Termin",
            Self::Confirmation => "Terminbestätigung",
            Self::Attendance => "Anwesenheitsbescheinigung",
            Self::Power => "Vollmacht",
            Self::Cover => "Begleitschreiben an eine Stelle",
            Self::Papers => "Unterlagen zum Mitbringen",
            Self::Information => "Information über KIM",
            Self::Closing => "Abschlussschreiben",
        }
    }

    const fn audience(self) -> Audience {
        match self {
            Self::Cover => Audience::Organisation,
            _ => Audience::Client,
        }
    }

    const fn signature(self) -> Signature {
        match self {
            Self::Power => Signature::Client,
            Self::Information => Signature::Nobody,
            _ => Signature::CaseManager,
        }
    }
}

/// A shipped template with its texts.
pub(crate) fn template(shipped: Shipped) -> Template {
    let in_all = shipped.audience() == Audience::Client;
    let languages = Language::ALL
        .into_iter()
        .filter(|language| in_all || *language == Language::German);
    let categories = match shipped.audience() {
        Audience::Client => BTreeSet::from([Category::Contact]),
        Audience::Organisation => BTreeSet::from([Category::Contact, Category::Correspondence]),
    };
    Template {
        key: TemplateKey::Shipped(shipped),
        name: shipped.name().to_owned(),
        audience: shipped.audience(),
        signature: shipped.signature(),
        categories,
        is_offered: true,
        number: 0,
        texts: languages
            .map(|language| (language, text(shipped, language)))
            .collect::<BTreeMap<_, _>>(),
    }
}

fn text(shipped: Shipped, language: Language) -> TemplateText {
    TemplateText {
        subject: word(language, &format!("{shipped}-subject")),
        body: word(language, &format!("{shipped}-body")),
    }
}

/// The text of a key in a language; its values are the placeholders themselves, to be filled later.
pub(crate) fn word(language: Language, key: &str) -> String {
    let braces: Vec<(&str, String)> = Placeholder::ALL
        .iter()
        .map(|placeholder| (placeholder.code(), placeholder.in_braces()))
        .collect();
    let values: Vec<(&str, &str)> = braces
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    TEXTS
        .as_ref()
        .map_or_else(|_| key.to_owned(), |texts| texts.with(language, key, &values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::papers::{Paper, name};
    use crate::template::text::Parsed;

    #[test]
    fn no_key_is_missing_in_any_language() {
        let texts = Texts::read(&SOURCES).unwrap();
        for language in Language::ALL {
            let differences: Vec<String> = texts.differences(language);
            assert_eq!(differences, Vec::<String>::new(), "{language}");
        }
    }

    #[test]
    fn every_language_holds_the_placeholders_and_paragraphs_of_the_german_text() {
        for shipped in Shipped::ALL {
            let template = template(*shipped);
            let german = template.german();
            for (language, text) in &template.texts {
                for (own, theirs) in [(&text.subject, &german.subject), (&text.body, &german.body)] {
                    let own_parsed = Parsed::read(own).unwrap();
                    let german = Parsed::read(theirs).unwrap();
                    assert_eq!(
                        own_parsed.placeholders(),
                        german.placeholders(),
                        "{shipped} {language}"
                    );
                    assert_eq!(
                        own.lines().count(),
                        theirs.lines().count(),
                        "{shipped} {language}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_paper_has_a_name_in_every_language() {
        for paper in Paper::ALL {
            for language in Language::ALL {
                assert!(
                    !name(*paper, language).starts_with("paper-"),
                    "{paper} {language}"
                );
            }
        }
    }
}
