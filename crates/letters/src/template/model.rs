//! What a template is: for whom, signed by whom, about what, and its texts. Knows no database and no page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use base::ids::RowId;
use base::language::Language;
use consents::model::category::Category;

use crate::template::placeholder::{Placeholder, Placeholders};
use crate::template::shipped::Shipped;
use crate::template::text::Parsed;

db::coded! {
    /// To whom letters of a template go.
    pub enum Audience {
        /// To the client, in German and the client's language.
        Client = "client",
        /// To an authority or another organisation, in German; it takes a consent.
        Organisation = "organisation",
    }
}

impl Audience {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Client => "An die Klientin, den Klienten",
            Self::Organisation => "An eine Behörde oder Stelle",
        }
    }
}

db::coded! {
    /// Who signs.
    pub enum Signature {
        /// The case manager.
        CaseManager = "case_manager",
        /// The client.
        Client = "client",
        /// Both.
        Both = "both",
        /// Nobody: a sheet of information.
        Nobody = "nobody",
    }
}

impl Signature {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::CaseManager => "Case Manager/in",
            Self::Client => "Klientin, Klient",
            Self::Both => "beide",
            Self::Nobody => "niemand",
        }
    }
}

/// Which template: a shipped one by its code, or one of the house by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateKey {
    /// One that comes with the program.
    Shipped(Shipped),
    /// One of the house.
    Own(RowId),
}

/// No template is called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unbekannte Vorlage")]
pub struct NoSuchTemplate;

impl fmt::Display for TemplateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shipped(shipped) => shipped.fmt(f),
            Self::Own(id) => id.fmt(f),
        }
    }
}

impl FromStr for TemplateKey {
    type Err = NoSuchTemplate;

    fn from_str(text: &str) -> Result<Self, NoSuchTemplate> {
        let shipped = text.parse().map(Self::Shipped);
        shipped
            .or_else(|_| text.parse().map(Self::Own))
            .map_err(|_| NoSuchTemplate)
    }
}

/// A template in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateText {
    /// What the letter is about, in a line.
    pub subject: String,
    /// The letter; every line is a paragraph.
    pub body: String,
}

/// A template as it is now, or as it was in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Which one.
    pub key: TemplateKey,
    /// Its name in lists.
    pub name: String,
    /// To whom.
    pub audience: Audience,
    /// Who signs.
    pub signature: Signature,
    /// What data a letter of it holds, beside the name: an organisation gets it with a consent for these only.
    pub categories: BTreeSet<Category>,
    /// Whether it is offered.
    pub is_offered: bool,
    /// The number of its version; 0 as it was shipped.
    pub number: i64,
    /// Its texts; German is always there.
    pub texts: BTreeMap<Language, TemplateText>,
}

impl Template {
    /// The text in a language; `None` if it was not translated.
    pub fn text(&self, language: Language) -> Option<&TemplateText> {
        self.texts.get(&language)
    }

    /// The German text, which governs.
    pub fn german(&self) -> TemplateText {
        self.text(Language::German)
            .cloned()
            .unwrap_or_else(|| TemplateText {
                subject: self.name.clone(),
                body: String::new(),
            })
    }

    /// The placeholders of its German text.
    pub fn placeholders(&self) -> Placeholders {
        let german = self.german();
        [&german.subject, &german.body]
            .into_iter()
            .filter_map(|text| Parsed::read(text).ok())
            .flat_map(|parsed| parsed.placeholders())
            .collect()
    }

    /// Whether its letters hold this.
    pub fn holds(&self, placeholder: Placeholder) -> bool {
        self.placeholders().contains(&placeholder)
    }

    /// The texts of the next version after the text of one language was written anew: translations stay while the
    /// German text stays.
    pub fn texts_after(&self, language: Language, text: TemplateText) -> BTreeMap<Language, TemplateText> {
        if language == Language::German && self.text(language) != Some(&text) {
            return BTreeMap::from([(language, text)]);
        }
        let mut texts = self.texts.clone();
        texts.insert(language, text);
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped;

    fn text(words: &str) -> TemplateText {
        TemplateText {
            subject: words.to_owned(),
            body: words.to_owned(),
        }
    }

    #[test]
    fn a_changed_german_text_drops_its_translations_and_a_new_translation_keeps_the_others() {
        let template = shipped::template(Shipped::Appointment);
        let german = template.german();
        assert_eq!(template.texts_after(Language::German, german).len(), 16);
        assert_eq!(template.texts_after(Language::Arabic, text("neu")).len(), 16);
        let changed = template.texts_after(Language::German, text("neu"));
        assert_eq!(changed.keys().collect::<Vec<_>>(), [&Language::German]);
    }

    #[test]
    fn a_key_is_read_as_it_was_written() {
        let own = TemplateKey::Own("018f0000-0000-7000-8000-000000000001".parse().unwrap());
        for key in [TemplateKey::Shipped(Shipped::Closing), own] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!("x".parse::<TemplateKey>(), Err(NoSuchTemplate));
    }
}
