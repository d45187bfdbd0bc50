//! Words of a text as the index keeps them: letters alike, stems, parts of compounds, without words that say nothing.

use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::search::compounds;
use crate::search::letters::{alike, without_umlaut_e};

/// Most words of a question that are looked at.
pub(crate) const MOST_WORDS: usize = 12;

/// Words that stand in every second sentence.
const SAY_NOTHING: &[&str] = &[
    "aber", "alle", "als", "am", "an", "auch", "auf", "aus", "bei", "bin", "bis", "brauche", "da", "das",
    "dass", "dem", "den", "der", "des", "die", "dir", "du", "durch", "ein", "eine", "einem", "einen",
    "einer", "eines", "er", "es", "fur", "gegen", "gibt", "habe", "haben", "hat", "ich", "ihr", "ihre", "im",
    "in", "ist", "kann", "konnen", "man", "mein", "meine", "meinen", "mich", "mir", "mit", "mochte", "nach",
    "oder", "ohne", "sich", "sie", "sind", "so", "suche", "uber", "um", "und", "uns", "unser", "vom", "von",
    "vor", "wann", "was", "welche", "wer", "werden", "wie", "will", "wir", "wird", "wo", "zu", "zum", "zur",
    "a", "and", "any", "at", "by", "for", "from", "i", "my", "need", "of", "on", "or", "the", "to", "where",
    "with", "ve", "dhe", "les", "pour", "une", "un", "la", "le", "et", "в", "и", "на", "для", "по", "з", "і",
    "у", "та", "من", "في", "و", "او", "عن", "الى", "به", "در", "از", "براي",
];

static GERMAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::German));

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word in letters that are alike.
    pub(crate) plain: String,
    /// Its stem.
    pub(crate) stem: String,
}

impl Word {
    fn of(plain: String) -> Self {
        Self {
            stem: stem(&plain),
            plain,
        }
    }
}

/// The words of a question in their order, without those that say nothing unless there are no others.
pub(crate) fn asked(text: &str) -> Vec<Word> {
    let all: Vec<Word> = plain_words(text).map(Word::of).take(MOST_WORDS * 4).collect();
    let says_something = |word: &&Word| !SAY_NOTHING.contains(&word.plain.as_str());
    let mut telling: Vec<Word> = all.iter().filter(says_something).cloned().collect();
    if telling.is_empty() {
        telling = all;
    }
    telling.truncate(MOST_WORDS);
    telling
}

/// Stems of a text and of the parts of its compounds, each with a blank behind it, into `stems`.
pub(crate) fn written(text: &str, stems: &mut String) {
    for word in plain_words(text) {
        if SAY_NOTHING.contains(&word.as_str()) {
            continue;
        }
        push(&stem(&word), stems);
        for part in compounds::parts(&word) {
            push(&stem(&part), stems);
        }
    }
}

fn push(stem: &str, stems: &mut String) {
    stems.push_str(stem);
    stems.push(' ');
}

fn plain_words(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = alike(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(bare)
        .collect();
    words.into_iter()
}

/// Without the article that Arabic writes onto the word, and without the e of a written-out umlaut.
fn bare(word: &str) -> String {
    const ARTICLES: [&str; 5] = ["وال", "بال", "لل", "ال", "كال"];
    let rest = ARTICLES
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().count() >= 3);
    without_umlaut_e(rest.unwrap_or(word))
}

/// The stem of a German word; other words stay whole. Asked until nothing changes: `Kurse` gives `kurs`, `Kurs` `kur`.
pub(crate) fn stem(plain: &str) -> String {
    let mut stem = plain.to_owned();
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem;
    }
    loop {
        if stem.len() < 4 {
            return stem;
        }
        let next = GERMAN.stem(&stem).into_owned();
        if next == stem || next.len() < 3 {
            return stem;
        }
        stem = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> String {
        let mut stems = String::new();
        written(text, &mut stems);
        stems
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (one, other) in [
            ("Kurs", "Kurse"),
            ("Beratung", "Beratungen"),
            ("Frau", "Frauen"),
            ("Kind", "Kindern"),
            ("Ausländer", "auslaender"),
            ("Behörde", "behoerden"),
            ("Einbürgerung", "einbürgern"),
            ("Schule", "Schulen"),
            ("Amt", "Ämter"),
        ] {
            assert_eq!(asked(one)[0].stem, asked(other)[0].stem, "{one} {other}");
        }
    }

    #[test]
    fn a_compound_is_found_by_its_parts() {
        assert!(
            stems("Schuldnerberatung")
                .split(' ')
                .any(|word| word == stem("beratung"))
        );
        assert!(
            stems("Integrationskurse")
                .split(' ')
                .any(|word| word == stem("kurs"))
        );
        assert!(stems("Frauentreff").split(' ').any(|word| word == stem("frau")));
    }

    #[test]
    fn words_that_say_nothing_are_left_out_unless_nothing_else_is_asked() {
        let plain = |text: &str| asked(text).into_iter().map(|word| word.plain).collect::<Vec<_>>();
        assert_eq!(
            plain("Ich suche eine Wohnung für die Familie"),
            ["wohnung", "familie"]
        );
        assert_eq!(plain("wo ist das"), ["wo", "ist", "das"]);
        assert_eq!(plain("  !?  "), Vec::<String>::new());
    }

    #[test]
    fn an_article_written_onto_an_arabic_word_is_taken_off() {
        assert_eq!(asked("اللغة")[0].plain, asked("لغة")[0].plain);
    }
}
