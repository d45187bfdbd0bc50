//! The words of a text with where they stand, and the patterns that the guard looks for. No rule of its own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A pattern of the guard; one that does not compile finds nothing, and a test says so.
pub(super) type Pattern = LazyLock<Option<Regex>>;

/// A pattern; its borders of words are those of plain letters, which is what makes it quick.
pub(super) fn compile(pattern: &str) -> Option<Regex> {
    let regex = Regex::new(&pattern.replace(r"\b", r"(?-u:\b)"));
    debug_assert!(regex.is_ok(), "{pattern}");
    regex.ok()
}

/// All places of a pattern.
pub(super) fn found<'t>(pattern: &'t Pattern, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
    pattern
        .iter()
        .flat_map(|regex| regex.captures_iter(text))
        .filter(|captures| ends_with_words(text, &whole(captures)))
}

/// Whether no letter with a mark, of which the borders of `compile` know nothing, is cut from its word.
fn ends_with_words(text: &str, range: &Range<usize>) -> bool {
    let own = text.get(range.clone()).unwrap_or_default();
    let before = text
        .get(..range.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    let is_cut = |outer: Option<char>, inner: Option<char>| {
        outer.is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii())
            && inner.is_some_and(char::is_alphabetic)
    };
    !is_cut(before, own.chars().next()) && !is_cut(after, own.chars().next_back())
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

    /// Whether it has capitals only, as abbreviations and names in passports have.
    pub(super) fn is_all_capitals(&self) -> bool {
        self.text.chars().count() > 1 && !self.text.chars().any(char::is_lowercase)
    }

    /// Whether a capital stands inside of it: KiTa, SchülerInnen.
    pub(super) fn has_inner_capital(&self) -> bool {
        !self.is_all_capitals() && self.text.chars().skip(1).any(char::is_uppercase)
    }

    /// Whether it is written in letters that German does not use: Arabic, Cyrillic, Ethiopic …
    pub(super) fn is_foreign_script(&self) -> bool {
        self.text
            .chars()
            .any(|letter| letter.is_alphabetic() && u32::from(letter) > 0x024F && !is_latin_extended(letter))
    }

    /// Whether it has Latin letters with marks that German does not use: ş, ł, ć.
    pub(super) fn has_foreign_marks(&self) -> bool {
        self.text.chars().any(|letter| {
            matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
                && !"äöüßÄÖÜéèêàáâÉ×÷".contains(letter)
        })
    }
}

fn is_latin_extended(letter: char) -> bool {
    matches!(letter, '\u{0250}'..='\u{02ff}' | '\u{1e00}'..='\u{1eff}' | '\u{a720}'..='\u{a7ff}')
}

/// The words of a text: letters with their marks; apostrophes belong to them, hyphens part them.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    static WORD: Pattern = LazyLock::new(|| compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ][\p{L}\p{M}]+)*"));
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

/// Whether a sentence, a line or an item begins with this word, so that a capital says nothing.
pub(super) fn begins(text: &str, word: &Word<'_>) -> bool {
    let before = text.get(..word.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\t', '„', '"', '“', '(', '»', '«', '*', '-', '–', '•', '‚']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '\n', '\r', '/', '|'])
}

/// The words that end before this place, the nearest last.
pub(super) fn words_before<'w, 't>(words: &'w [Word<'t>], place: usize) -> &'w [Word<'t>] {
    let count = words.partition_point(|word| word.end() < place);
    words.get(..count).unwrap_or_default()
}

/// What stands between two words.
pub(super) fn between<'t>(text: &'t str, one: &Word<'_>, next: &Word<'_>) -> &'t str {
    text.get(one.end()..next.start).unwrap_or_default()
}
