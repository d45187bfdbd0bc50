//! German compounds taken apart with the words of the field, `compounds.txt`: Schuldnerberatung is Schuldner and Beratung.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::search::letters::{alike, without_umlaut_e};

/// What stands between two parts.
const LINKS: [&str; 7] = ["", "s", "es", "n", "en", "e", "er"];
/// What may stand behind the last part.
const ENDINGS: [&str; 8] = ["", "s", "n", "e", "en", "er", "ern", "es"];
/// The shortest compound that is taken apart.
const SHORTEST: usize = 7;
/// The shortest part that counts although the rest of the word is not known.
const SHORTEST_ALONE: usize = 4;
/// The shortest rest that is a word.
const SHORTEST_REST: usize = 3;

static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("data/compounds.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|word| without_umlaut_e(&alike(word)))
        .collect()
});

/// The parts of a compound; none if it is no compound that can be taken apart.
pub(crate) fn parts(word: &str) -> Vec<String> {
    if word.len() < SHORTEST || !word.is_ascii() {
        return Vec::new();
    }
    whole(word).unwrap_or_else(|| known_end(word))
}

/// All parts, if the whole word is made of words that are known: the fewest.
pub(crate) fn whole(word: &str) -> Option<Vec<String>> {
    if word.len() < SHORTEST || !word.is_ascii() {
        return None;
    }
    let parts = fewest(word, 0)?;
    (parts.len() > 1).then(|| parts.into_iter().map(str::to_owned).collect())
}

fn fewest(rest: &str, depth: usize) -> Option<Vec<&str>> {
    if depth > 0 && is_last(rest) {
        return Some(vec![rest]);
    }
    if depth > 3 {
        return None;
    }
    let mut best: Option<Vec<&str>> = None;
    for end in (SHORTEST_REST..rest.len()).rev() {
        let Some((first, behind)) = rest
            .split_at_checked(end)
            .filter(|(first, _)| KNOWN.contains(*first))
        else {
            continue;
        };
        for link in LINKS {
            let Some(behind) = behind
                .strip_prefix(link)
                .filter(|behind| behind.len() >= SHORTEST_REST)
            else {
                continue;
            };
            let Some(following) = fewest(behind, depth + 1) else {
                continue;
            };
            if best.as_ref().is_none_or(|best| following.len() + 1 < best.len()) {
                let mut all = vec![first];
                all.extend(following);
                best = Some(all);
            }
        }
    }
    best
}

fn is_last(word: &str) -> bool {
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|word| KNOWN.contains(word))
}

/// The longest known word at the end and what stands before it: Nähkurs is a Kurs, whatever Näh may be.
fn known_end(word: &str) -> Vec<String> {
    let ends = (SHORTEST_REST..=word.len() - SHORTEST_ALONE).map(|at| word.split_at(at));
    let mut known = ends.filter(|(_, end)| end.len() >= SHORTEST_ALONE && is_last(end));
    known
        .next()
        .map(|(before, end)| vec![before.to_owned(), end.to_owned()])
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[&str]) {
        assert_eq!(parts(&without_umlaut_e(&alike(word))), expected, "{word}");
    }

    #[test]
    fn compounds_of_the_field_are_taken_apart() {
        check("Schuldnerberatung", &["schuldner", "beratung"]);
        check("Integrationskurs", &["integration", "kurs"]);
        check("Sprachkurse", &["sprach", "kurse"]);
        check("Berufssprachkurs", &["beruf", "sprach", "kurs"]);
        check("Ausländerbehörde", &["auslander", "behorde"]);
        check("Wohnungslosenhilfe", &["wohnungslos", "hilfe"]);
    }

    #[test]
    fn the_end_of_an_unknown_compound_is_known() {
        check("Nähkurs", &["nah", "kurs"]);
    }

    #[test]
    fn a_word_that_is_no_compound_stays_whole() {
        check("Beratung", &[]);
        check("Integration", &[]);
        check("Büren", &[]);
        check("школа", &[]);
    }
}
