//! What German hangs onto names, and what stands for a name in the same case. No list of names.

use super::lists;
use crate::matching::spelt::Spelt;

/// What German hangs onto a name, the longest first.
const ENDINGS: [&str; 14] = [
    "schen", "scher", "sches", "sche", "innen", "ens", "'s", "’s", "in", "en", "es", "ns", "n", "s",
];

/// The word, and the word without what German hangs onto it.
pub(super) fn stems(word: &str) -> impl Iterator<Item = &str> {
    let shorter = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().count() >= 2);
    std::iter::once(word).chain(shorter)
}

pub(super) fn is_inflected(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

/// „Ahmads“: what follows is his, not his family name.
pub(super) fn is_genitive_of_listed(word: &str) -> bool {
    let plain = Spelt::plain(word);
    !lists::is_given(&plain)
        && !lists::is_family(&plain)
        && plain
            .strip_suffix('s')
            .is_some_and(|stem| lists::is_given(stem) || lists::is_family(stem))
}

pub(super) fn genitive(instead: &str, word: &str) -> String {
    match (is_inflected(word) || is_genitive_of_listed(word), instead) {
        (true, "die Person") => "der Person".to_owned(),
        (true, "die Familie") => "der Familie".to_owned(),
        _ => instead.to_owned(),
    }
}

/// Without what hangs onto it in a genitive, in plain letters.
pub(super) fn bare(word: &str) -> String {
    let plain = Spelt::plain(word);
    if lists::is_given(&plain) || lists::is_family(&plain) {
        return plain;
    }
    plain.strip_suffix('s').map(str::to_owned).unwrap_or(plain)
}
