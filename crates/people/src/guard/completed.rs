//! What belongs to a name that was found: an initial after it, the first half of a double name, the house that bears it.

use std::sync::LazyLock;

use super::hit::{Hit, Kind};
use super::judged::{Judged, judge};
use super::lexicon;
use super::lists;
use super::nouns::kind_of;
use super::titles::{may_precede_name, title};
use super::word::{Pattern, Word, between, compile, found, whole, words, words_before};
use crate::matching::spelt::Spelt;

/// Every name with what belongs to it.
pub(super) fn completed(text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
    let words = words(text);
    for hit in &mut hits {
        if hit.kind == Kind::Organisation {
            with_house(text, &words, hit);
        }
        if hit.kind == Kind::Place {
            with_number(text, hit);
        }
        if !matches!(hit.kind, Kind::Name | Kind::Relation) {
            continue;
        }
        with_first_half(text, &words, hit);
        with_initial(text, hit);
        with_house(text, &words, hit);
        with_short_word(text, &words, hit);
        with_number(text, hit);
    }
    hits
}

/// „Rechtsanwältin Deppe-Hillmann“: what a hyphen binds to a name after a title belongs to it.
fn with_first_half(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let at = words.partition_point(|word| word.end() + 1 < hit.range.start);
    let Some(half) = words
        .get(at)
        .filter(|half| text.get(half.end()..hit.range.start) == Some("-"))
    else {
        return;
    };
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_announced = before.is_some_and(|before| {
        matches!(between(text, before, half), " " | ". ")
            && (title(before.text).is_some()
                || may_precede_name(before.text)
                || judge(before) == Judged::Given)
    });
    if half.is_capitalised()
        && !half.is_all_capitals()
        && (is_announced || !lexicon::is_form(half.text) || lists::is_family(&Spelt::plain(half.text)))
    {
        hit.range.start = half.start;
    }
}

/// „Selomon B.“, „ahmad k.“, as it is typed in haste; „u.“ and „m.“ stand for words.
fn with_initial(text: &str, hit: &mut Hit) {
    let after = text.get(hit.range.end..).unwrap_or_default();
    let mut letters = after.strip_prefix(' ').unwrap_or_default().chars();
    let is_hasty = hit.words(text).starts_with(char::is_lowercase);
    if let (Some(initial), Some('.')) = (letters.next(), letters.next())
        && (initial.is_uppercase()
            || is_hasty && matches!(initial, 'a' | 'b' | 'h' | 'k' | 'l' | 'n' | 'r' | 't'))
        && letters.next().is_none_or(char::is_whitespace)
    {
        hit.range.end += 2 + initial.len_utf8();
    }
}

/// „Mevlana Moschee“
fn with_house(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let at = words.partition_point(|word| word.start < hit.range.end);
    if let Some(noun) = words.get(at)
        && matches!(hit.kind, Kind::Name | Kind::Organisation)
        && matches!(text.get(hit.range.end..noun.start), Some(" " | "-"))
        && noun.is_capitalised()
        && !text.get(hit.range.clone()).unwrap_or_default().ends_with('s')
        && let Some(kind) = kind_of(noun.text)
    {
        hit.range.end = noun.end();
        hit.kind = kind;
        if kind == Kind::School {
            "(Schule oder Kita)"
        } else {
            "(Einrichtung)"
        }
        .clone_into(&mut hit.suggestion);
    }
}

/// „Vo Van Tam“: a short word before a name that is no German word belongs to it.
fn with_short_word(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    if let Some(short) = words_before(words, hit.range.start)
        .last()
        .filter(|short| text.get(short.end()..hit.range.start) == Some(" "))
        && hit.kind == Kind::Name
        && (2..=3).contains(&short.text.chars().count())
        && title(short.text).is_none()
        && if short.is_capitalised() {
            !short.is_all_capitals() && judge(short).may_be_name()
        } else {
            judge(short) == Judged::Given
        }
    {
        hit.range.start = short.start;
    }
}

/// „Fohling 8“: a name with a number is a street.
fn with_number(text: &str, hit: &mut Hit) {
    static NUMBER: Pattern =
        LazyLock::new(|| compile(r"^ [0-9]{1,3}(?:\s?[a-z])?(?:$|[,.;:!?)\n]|\s(?-u:[(a-z]))"));
    let after = text.get(hit.range.end..).unwrap_or_default();
    let Some(number) = found(&NUMBER, after).next().map(|number| whole(&number)) else {
        return;
    };
    let is_amount = [
        " jahre", " monate", " wochen", " tage", " uhr", " euro", " kinder", " mal",
    ]
    .iter()
    .any(|unit| {
        let close: String = after.chars().take(number.end + 10).collect();
        close.to_lowercase().contains(unit)
    });
    if matches!(hit.kind, Kind::Name | Kind::Place) && !is_amount {
        let digits = after
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .count();
        hit.range.end += 1 + digits;
        hit.kind = Kind::Address;
        "(Anschrift)".clone_into(&mut hit.suggestion);
    }
}
