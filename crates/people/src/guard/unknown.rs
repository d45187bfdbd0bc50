//! Capitalised words that are no German words and not listed: somebody's name, as likely as not. Nothing is listed here.

use super::hit::{Hit, Kind};
use super::judged::{Judged, is_adjective, is_determiner, judge};
use super::nouns::is_house;
use super::shape::likeness_to_names;
use super::word::{Word, begins, between, words};
use crate::matching::spelt::Spelt;

/// After a blank, in the middle of a sentence: names stand like this, nouns seldom.
const BARE: f32 = -1.6;
/// Where a noun or an adjective may stand as well.
const AT_START: f32 = -1.2;
/// After an article or a number, where a noun stands.
const AFTER_ARTICLE: f32 = -0.2;

/// All words that look like names.
pub(super) fn names(text: &str) -> Vec<Hit> {
    let words = words(text);
    let mut hits: Vec<Hit> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let next = words.get(at + 1);
        if !may_be(text, word)
            || is_house(word.text)
            || is_bound(text, before, word, next)
            || judge(word) != Judged::Unknown
        {
            continue;
        }
        let gap = before.map_or("", |before| between(text, before, word));
        let follows_a_number = text
            .get(..word.start)
            .is_some_and(|rest| rest.trim_end().ends_with(|last: char| last.is_ascii_digit()));
        let least = match before {
            _ if word.has_foreign_marks() => f32::MIN,
            Some(before) if gap == " " && (is_determiner(before.text) || is_adjective(before)) => {
                AFTER_ARTICLE
            }
            _ if follows_a_number => AFTER_ARTICLE,
            _ if begins(text, word) => AT_START,
            _ => BARE,
        };
        if likeness_to_names(&Spelt::plain(word.text)) < least {
            continue;
        }
        let range = word.start..word.end();
        match hits.last_mut() {
            Some(last) if matches!(text.get(last.range.end..range.start), Some(" " | "-")) => {
                last.range.end = range.end;
            }
            _ => hits.push(Hit::new(range, Kind::Name, "die Person")),
        }
    }
    hits
}

fn may_be(text: &str, word: &Word<'_>) -> bool {
    let letters = word.text.chars().count();
    let touches_digit = text
        .get(word.end()..)
        .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
        || text
            .get(..word.start)
            .is_some_and(|rest| rest.ends_with(|last: char| last.is_ascii_digit()));
    word.is_capitalised()
        && !word.is_foreign_script()
        && !touches_digit
        && !word.has_inner_capital()
        && if word.is_all_capitals() {
            letters >= 6
        } else {
            letters >= 3
        }
}

/// Whether a hyphen makes it part of a word: Peers-Projekt, Kita-Navigator.
fn is_bound(text: &str, before: Option<&Word<'_>>, word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let bound = |one: &Word<'_>, other: &Word<'_>, neighbour: &Word<'_>| {
        between(text, one, other) == "-" && !judge(neighbour).may_be_name()
    };
    before.is_some_and(|before| bound(before, word, before))
        || next.is_some_and(|next| bound(word, next, next))
}
