//! The words of a text with where they stand, and the patterns that the guard looks for. No rule of its own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A pattern of the guard; one that does not compile finds nothing, and a test says so.
pub(super) type Pattern = LazyLock<Option<Regex>>;

/// All places of a pattern.
pub(super) fn found<'t>(pattern: &'t Pattern, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
    pattern.iter().flat_map(|regex| regex.captures_iter(text))
}

/// Where the whole match stands.
pub(super) fn whole(captures: &Captures<'_>) -> Range<usize> {
    captures.get(0).map_or(0..0, |all| all.range())
}

/// The text of a group; empty if it took no part.
pub(super) fn part<'t>(captures: &Captures<'t>, number: usize) -> &'t str {
    captures.get(number).map_or("", |part| part.as_str())
}

/// A word of the text.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

impl Word<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it begins with a capital, or stands in a script that has none.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text
            .chars()
            .next()
            .is_some_and(|first| first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()))
    }

    /// Whether it is written in letters that German does not use: Arabic, Cyrillic, Ethiopic …
    pub(super) fn is_foreign_script(&self) -> bool {
        self.text
            .chars()
            .any(|letter| letter.is_alphabetic() && u32::from(letter) > 0x024F && !is_latin_extended(letter))
    }
}

fn is_latin_extended(letter: char) -> bool {
    matches!(letter, '\u{0250}'..='\u{02ff}' | '\u{1e00}'..='\u{1eff}' | '\u{a720}'..='\u{a7ff}')
}

/// The words of a text: letters with their marks; apostrophes belong to them, hyphens part them.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    static WORD: Pattern = LazyLock::new(|| Regex::new(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ][\p{L}\p{M}]+)*").ok());
    let word = |captures: Captures<'_>| whole(&captures);
    found(&WORD, text)
        .map(word)
        .filter_map(|range| {
            Some(Word {
                text: text.get(range.clone())?,
                start: range.start,
            })
        })
        .collect()
}
