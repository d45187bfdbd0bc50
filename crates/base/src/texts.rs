//! Texts that clients, partners and the public read, from Fluent files. Staff pages keep their German in the templates.

use std::borrow::Cow;
use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Language;

/// The texts of one room in all 16 languages, read once from files compiled into the program.
pub struct Texts {
    bundles: Vec<(Language, FluentBundle<FluentResource>, BTreeSet<String>)>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

/// A Fluent file of the program itself is broken; found by the first test that reads it.
#[derive(Debug, thiserror::Error)]
#[error("Fluent file for {language}: {reason}")]
pub struct BrokenTexts {
    language: Language,
    reason: String,
}

/// The Fluent files of a room, one per language, compiled into the program: the language's tag stands between the two
/// texts, and the path begins at the file that asks.
#[macro_export]
macro_rules! sixteen_languages {
    ($folder:literal, $file:literal) => {
        $crate::sixteen_languages!(
            @files $folder, $file;
            German "de", PlainGerman "de-x-leicht", English "en", Ukrainian "uk", Russian "ru", Polish "pl",
            Arabic "ar", Romanian "ro", Turkish "tr", Farsi "fa", Kurmanji "kmr", Bulgarian "bg", Albanian "sq",
            Serbian "sr-Latn", French "fr", Tigrinya "ti"
        )
    };
    (@files $folder:literal, $file:literal; $($language:ident $tag:literal),*) => {
        [$((
            $crate::language::Language::$language,
            include_str!(concat!($folder, $tag, $file)),
        )),*]
    };
}

/// The source of a language among those of a room, as it counts for the review of the language; empty if there is none.
pub fn source_of(sources: &[(Language, &'static str)], language: Language) -> &'static str {
    let own = sources.iter().find(|(own, _)| *own == language);
    own.map_or("", |(_, source)| source)
}

impl Texts {
    /// Reads one Fluent source per language.
    ///
    /// # Errors
    /// [`BrokenTexts`] if a source has a syntax error or names a message twice.
    pub fn read(sources: &[(Language, &str)]) -> Result<Self, BrokenTexts> {
        let mut bundles = Vec::with_capacity(sources.len());
        for (language, source) in sources {
            let broken = |reason: String| BrokenTexts {
                language: *language,
                reason,
            };
            let resource = FluentResource::try_new((*source).to_owned())
                .map_err(|(_, errors)| broken(format!("{errors:?}")))?;
            let keys = message_keys(source);
            let identifier = language.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            // Isolation marks would be copied along with names and file numbers.
            bundle.set_use_isolating(false);
            bundle
                .add_resource(resource)
                .map_err(|errors| broken(format!("{errors:?}")))?;
            bundles.push((*language, bundle, keys));
        }
        Ok(Self { bundles })
    }

    /// The text of `key` in `language`; German if it is missing there, the key itself if it is missing everywhere.
    pub fn get(&self, language: Language, key: &str) -> String {
        self.with(language, key, &[])
    }

    /// As [`Texts::get`], with values for the placeables.
    pub fn with(&self, language: Language, key: &str, values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(Cow::Borrowed(*name), FluentValue::from(*value));
        }
        [language, Language::German]
            .into_iter()
            .find_map(|candidate| self.format(candidate, key, &arguments))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Keys that German has and `language` lacks, and the other way round: a test shows that there are none.
    pub fn differences(&self, language: Language) -> Vec<String> {
        let keys_of = |wanted: Language| {
            self.bundles
                .iter()
                .find(|(own, ..)| *own == wanted)
                .map(|(_, _, keys)| keys.clone())
                .unwrap_or_default()
        };
        let german = keys_of(Language::German);
        let other = keys_of(language);
        german.symmetric_difference(&other).cloned().collect()
    }

    fn format(&self, language: Language, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let (_, bundle, _) = self.bundles.iter().find(|(own, ..)| *own == language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
        Some(text.into_owned())
    }
}

fn message_keys(source: &str) -> BTreeSet<String> {
    source
        .lines()
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_missing_in_a_language_is_shown_in_german_and_found_by_differences() {
        let texts = Texts::read(&[
            (Language::German, "hallo = Guten Tag, { $name }\nende = Ende\n"),
            (Language::Polish, "hallo = Dzień dobry, { $name }\n"),
        ])
        .unwrap();

        assert_eq!(
            texts.with(Language::Polish, "hallo", &[("name", "Ada")]),
            "Dzień dobry, Ada"
        );
        assert_eq!(texts.get(Language::Polish, "ende"), "Ende");
        assert_eq!(texts.differences(Language::Polish), ["ende"]);
    }
}
