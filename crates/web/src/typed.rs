//! What was typed, in words: shown where its own form is not at hand. Knows no form, so codes of choices stay unnamed.

use base::day::Day;
use base::ids::RowId;
use base::language::Language;

/// Fields that a page or a button adds by itself.
const NOT_TYPED: [&str; 7] = [
    "version",
    "weiter",
    "gesehen",
    "schritt",
    "handlung",
    "id",
    access::parked::FIELD,
];
/// Words within a label that are no nouns.
const SMALL_WORDS: [&str; 20] = [
    "ab", "am", "an", "auf", "aus", "bei", "bis", "der", "die", "für", "im", "in", "mit", "nach", "ob", "um",
    "unsicher", "und", "von", "zu",
];
/// Words that are not spelled as the rule would.
const SPELLED: [(&str, &str); 6] = [
    ("ags", "AGS"),
    ("email", "E-Mail"),
    ("massnahme", "Maßnahme"),
    ("strasse", "Straße"),
    ("vzae", "VZÄ"),
    ("zuerst", "zuerst"),
];

/// A field as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What the field is called.
    pub label: String,
    /// What was typed or chosen.
    pub text: String,
}

/// These fields without what nobody typed: empty ones, ids, and the page's own numbers.
pub fn in_words<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> Vec<Typed> {
    let was_typed = |(name, text): &(&str, &str)| {
        !NOT_TYPED.contains(name) && !text.trim().is_empty() && text.parse::<RowId>().is_err()
    };
    fields
        .into_iter()
        .filter(was_typed)
        .map(|(name, text)| Typed {
            label: label(name),
            text: words(name, text),
        })
        .collect()
}

/// The name of a field in words: `geprueft_am` is "Geprüft am".
fn label(name: &str) -> String {
    let name = without_id(name);
    let words = name.split(['_', '-']).filter(|word| !word.is_empty());
    let spelled: Vec<String> = words
        .enumerate()
        .map(|(place, word)| {
            let word = spelled(word);
            let is_small = place > 0 && SMALL_WORDS.contains(&word.as_str());
            if is_small { word } else { capitalised(&word) }
        })
        .collect();
    spelled.join(" ")
}

/// The name without the id of the row that the field is about.
fn without_id(name: &str) -> &str {
    let ends_with_id = |(head, tail): &(&str, &str)| !head.is_empty() && tail.parse::<RowId>().is_ok();
    name.len()
        .checked_sub(36)
        .and_then(|place| name.split_at_checked(place))
        .filter(ends_with_id)
        .map_or(name, |(head, _)| head)
}

/// A word with its umlauts, which names of fields do without.
fn spelled(word: &str) -> String {
    if let Some((_, spelled)) = SPELLED.iter().find(|(plain, _)| *plain == word) {
        return (*spelled).to_owned();
    }
    let mut spelled = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let umlaut = match rest.get(..2) {
            Some("ae") => Some('ä'),
            Some("oe") => Some('ö'),
            Some("ue") if !rest.starts_with("uell") => Some('ü'),
            _ => None,
        };
        // "neue", "Quelle" and "Dauer" have none.
        let umlaut = umlaut.filter(|_| !spelled.ends_with(['a', 'e', 'i', 'o', 'q', 'Q']));
        spelled.push(umlaut.unwrap_or(letter));
        rest = &rest[umlaut.map_or(letter.len_utf8(), |_| 2)..];
    }
    spelled
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What stands in a field: days the German way, languages by name, everything else as it was typed.
fn words(name: &str, text: &str) -> String {
    if name.contains("sprache")
        && let Some(language) = Language::ALL.iter().find(|language| language.tag() == text)
    {
        return language.german_name().to_owned();
    }
    if let Ok(day) = text.parse::<Day>() {
        return day.german();
    }
    let is_code = text.contains('_')
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if is_code {
        "wie ausgewählt".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_names_that_people_read() {
        for (name, words) in [
            ("familienname", "Familienname"),
            ("geprueft_am", "Geprüft am"),
            ("weitere_namen", "Weitere Namen"),
            ("ueberfaellig", "Überfällig"),
            ("quelle", "Quelle"),
            ("neuer_tag", "Neuer Tag"),
            ("strasse", "Straße"),
            ("vzae", "VZÄ"),
            ("sozialraum-0197a3c0-0000-7000-8000-000000000001", "Sozialraum"),
            ("größe", "Größe"),
        ] {
            assert_eq!(label(name), words);
        }
    }

    #[test]
    fn days_languages_and_codes_are_said_in_words_and_the_rest_as_typed() {
        for (name, text, words_of_it) in [
            ("ab", "2026-03-01", "01.03.2026"),
            ("sprache", "ar", "Arabisch"),
            ("notiz", "ar", "ar"),
            ("anlass", "home_visit", "wie ausgewählt"),
            ("notiz", "Ruft um 16 Uhr an_", "Ruft um 16 Uhr an_"),
        ] {
            assert_eq!(words(name, text), words_of_it);
        }
    }

    #[test]
    fn what_nobody_typed_is_not_shown() {
        let fields = [
            ("version", "3"),
            ("gemeinde", "0197a3c0-0000-7000-8000-000000000001"),
            ("telefon", " "),
            ("aufbewahrt", "x"),
            ("hinweis", "ab 16 Uhr"),
        ];
        let shown = in_words(fields);
        assert_eq!(shown.len(), 1);
        assert_eq!(
            (shown[0].label.as_str(), shown[0].text.as_str()),
            ("Hinweis", "ab 16 Uhr")
        );
    }
}
