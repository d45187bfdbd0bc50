//! A name that stands in a text once with its title is a name wherever it stands in it: „Frau Stelte … die Stelte“.

use std::collections::HashSet;

use super::hit::{Hit, Kind};
use super::judged::{is_adjective, is_coarse, is_determiner};
use super::lexicon;
use super::nouns::kind_of;
use super::roles::is_role;
use super::titles::{article, title};
use super::word::{Word, between, words};
use crate::matching::spelt::Spelt;

/// Shorter words stand for too much.
const SHORTEST: usize = 4;

/// Hits for words that are names elsewhere in the text.
pub(super) fn repeated(text: &str, hits: &[Hit]) -> Vec<Hit> {
    let words = words(text);
    let is_in = |word: &Word<'_>| {
        hits.iter()
            .any(|hit| hit.range.start < word.end() && word.start < hit.range.end)
    };
    let names: HashSet<String> = hits
        .iter()
        .filter(|hit| matches!(hit.kind, Kind::Name | Kind::Relation))
        .flat_map(|hit| {
            let first = words.partition_point(|word| word.start < hit.range.start);
            words
                .iter()
                .skip(first)
                .take_while(|word| word.end() <= hit.range.end)
        })
        .filter(|word| word.is_capitalised() && may_be_repeated(word))
        .map(|word| Spelt::plain(word.text))
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.is_capitalised() && word.text.chars().count() >= SHORTEST && !is_in(word))
        .filter(|(at, word)| {
            let plain = Spelt::plain(word.text);
            let is_one =
                names.contains(&plain) || plain.strip_suffix('s').is_some_and(|bare| names.contains(bare));
            let is_noun = lexicon::is_form(word.text)
                && at
                    .checked_sub(1)
                    .and_then(|before| words.get(before))
                    .is_some_and(|before| {
                        between(text, before, word) == " "
                            && (is_determiner(before.text) || is_adjective(before))
                    });
            is_one && !is_noun
        })
        .map(|(_, word)| Hit::new(word.start..word.end(), Kind::Name, "die Person"))
        .collect()
}

/// Whether it is the name itself and not what stands beside it.
fn may_be_repeated(word: &Word<'_>) -> bool {
    word.text.chars().count() >= SHORTEST
        && title(word.text).is_none()
        && article(word.text).is_none()
        && !is_role(word.text)
        && kind_of(word.text).is_none()
        && !is_coarse(word.text)
        && !lexicon::is_listed(word.text)
        && !is_determiner(word.text)
}

#[cfg(test)]
mod tests {
    use crate::guard::check;

    #[test]
    fn a_name_that_has_a_title_once_is_one_everywhere() {
        for (text, expected) in [
            (
                "Frau Stelte kam. Über die Stelte ging es.",
                vec!["Frau Stelte", "die Stelte"],
            ),
            ("Frau Weide kam. Unter der Weide saß er.", vec!["Frau Weide"]),
        ] {
            let told: Vec<&str> = check(text, &[]).into_iter().map(|hit| &text[hit.range]).collect();
            assert_eq!(told, expected, "{text}");
        }
    }
}
