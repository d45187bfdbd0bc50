//! What stands beside a house, a place or another name and belongs to it: „der Organist von St. Kilian“, „Renate und Klaus“.
//! It finds nothing by itself.

use std::sync::LazyLock;

use super::hit::{Hit, Kind};
use super::nouns::kind_of;
use super::roles::is_role;
use super::widened::{NEAR, with_article};
use super::word::{Pattern, Word, between, compile, found, whole, words_before};

/// „Frauen- und Kinderklinik“
static HYPHENED: Pattern =
    LazyLock::new(|| compile(r"\p{Lu}\p{L}+-\s(?:und|u\.|&)\s(?:\p{Lu}[\p{L}-]+\s)?$"));

/// „der Organist von St. Kilian“
pub(super) fn with_role_there(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let [.., role, joint] = words_before(words, hit.range.start) else {
        return;
    };
    if matches!(joint.text, "von" | "der" | "des" | "vom")
        && text.get(joint.end()..hit.range.start) == Some(" ")
        && between(text, role, joint) == " "
        && role.is_capitalised()
        && is_role(role.text)
    {
        hit.range.start = role.start;
        with_article(text, words, hit);
    }
}

/// „Berufskolleg Schloß Neuhaus“, „Sportverein SV Heide“
pub(super) fn with_house_there(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    if let Some(noun) = words_before(words, hit.range.start).last()
        && text.get(noun.end()..hit.range.start) == Some(" ")
        && let Some(kind) = kind_of(noun.text)
            .filter(|_| noun.is_capitalised())
            .or_else(|| matches!(noun.text, "bhf" | "hbf" | "Bhf" | "Hbf" | "Bahnhof").then_some(hit.kind))
    {
        hit.range.start = noun.start;
        hit.kind = kind;
        match kind {
            Kind::School => "(Schule oder Kita)",
            Kind::Place => "(Ort)",
            _ => "(Einrichtung)",
        }
        .clone_into(&mut hit.suggestion);
    }
}

/// „Psychologische Praxis Lindemann“
pub(super) fn with_kind_of_house(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let Some(kind) = words_before(words, hit.range.start).last() else {
        return;
    };
    let stem = kind.text.trim_end_matches(['e', 'n', 'r', 's', 'm']);
    if text.get(kind.end()..hit.range.start) == Some(" ")
        && kind.is_capitalised()
        && (stem.ends_with("isch") || stem.ends_with("lich"))
    {
        hit.range.start = kind.start;
    }
}

/// „Frauen- und Kinderklinik St. Louise“
pub(super) fn with_hyphened(text: &str, hit: &mut Hit) {
    let (before, _) = hit.around(text, NEAR);
    if let Some(first) = found(&HYPHENED, before).last() {
        hit.range.start -= whole(&first).len();
    }
}

/// „Renate und Klaus Hüwel“, „Frau Pohlmann vom Familienzentrum Regenbogen“: who is named together is told together.
pub(super) fn side_by_side(text: &str, hits: Vec<Hit>) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        let Some(last) = all.last_mut() else {
            all.push(hit);
            continue;
        };
        let gap = text.get(last.range.end..hit.range.start).unwrap_or_default();
        let is_single = !last.words(text).contains(' ') || last.kind == Kind::Relation;
        let is_pair = matches!(last.kind, Kind::Name | Kind::Relation)
            && hit.kind == Kind::Name
            && matches!(gap, " und " | " u. " | " & " | " + ")
            && is_single
            && !hit.words(text).ends_with('s');
        let is_there = last.kind == Kind::Name
            && matches!(hit.kind, Kind::Organisation | Kind::School)
            && matches!(
                gap,
                " vom " | " von der " | " von dem " | " aus der " | " aus dem "
            );
        if is_pair && last.kind == Kind::Name {
            "die Personen".clone_into(&mut last.suggestion);
        }
        if is_pair || is_there {
            last.range.end = hit.range.end;
        } else {
            all.push(hit);
        }
    }
    all
}

/// „jemenitischer Imker“, „Geigenbauerin aus Kirgisistan“, „jesidische Familie aus Holtheim“
pub(super) fn with_noun(text: &str, hit: &mut Hit) {
    static NOUN: Pattern = LazyLock::new(|| compile(r"^\s\p{Lu}\p{L}+"));
    static WHO: Pattern = LazyLock::new(|| compile(r"\p{Lu}\p{L}{3,}\saus\s(?:der\s|dem\s)?$"));
    let (near, _) = hit.around(text, NEAR);
    if hit.words(text).starts_with(char::is_uppercase)
        && let Some(who) = found(&WHO, near).last()
    {
        hit.range.start -= whole(&who).len();
    }
    let own = text.get(hit.range.clone()).unwrap_or_default();
    let after = text.get(hit.range.end..).unwrap_or_default();
    if own.contains("isch")
        && !own.contains(' ')
        && let Some(noun) = NOUN.iter().find_map(|pattern| pattern.find(after))
    {
        hit.range.end += noun.end();
    }
}
