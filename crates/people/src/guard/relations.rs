//! „Selams Mutter“, „die Schwester von Aylin“: who is told by the name of another. Names stand in `names`.

use super::hit::{Hit, Kind};
use super::judged::{is_adjective, is_determiner};
use super::titles::{article, may_precede_name};
use super::word::{Word, between, words, words_before};

/// Every name with the relation that belongs to it.
pub(super) fn with_relations(text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
    let words = words(text);
    let taken: Vec<_> = hits.iter().map(|hit| hit.range.clone()).collect();
    let is_taken = |word: &Word<'_>| {
        taken
            .iter()
            .any(|range| range.start < word.end() && word.start < range.end)
    };
    for hit in &mut hits {
        if hit.kind != Kind::Name {
            continue;
        }
        let Some(last) = words
            .partition_point(|word| word.end() <= hit.range.end)
            .checked_sub(1)
        else {
            continue;
        };
        let first = words.partition_point(|word| word.start < hit.range.start);
        if let Some((relation, from)) =
            relation_after(text, &words, last).filter(|(relation, _)| !is_taken(relation))
            && let Some(article) = article_of(relation.text)
        {
            hit.kind = Kind::Relation;
            hit.range.end = relation.end();
            let between = text.get(from..relation.start).unwrap_or_default();
            hit.suggestion = format!("{article} {between}{} der Person", relation.text);
        } else if let Some(relation) =
            relation_before(text, &words, first).filter(|relation| !is_taken(relation))
        {
            hit.kind = Kind::Relation;
            let own = article_before(text, &relation);
            hit.range.start = relation.start - own.len();
            hit.suggestion = format!("{own}{} der Person", relation.text);
        }
        if hit.kind == Kind::Name {
            widen(text, &words, hit);
        }
    }
    hits
}

/// „Selams (ältere) Mutter“.
fn relation_after<'t>(text: &str, words: &[Word<'t>], last: usize) -> Option<(Word<'t>, usize)> {
    let name = words.get(last)?;
    if !name.text.ends_with(['s', 'S', 'z', 'x', 'ß']) && !text.get(name.end()..)?.starts_with(['’', '\''])
    {
        return None;
    }
    let mut at = last + 1;
    let from = words.get(at)?.start;
    let mut previous = name;
    loop {
        let word = words.get(at)?;
        if !matches!(between(text, previous, word), " " | "’ " | "' " | "-") {
            return None;
        }
        if article_of(word.text).is_some() {
            return Some((*word, from));
        }
        if at > last + 1 || !is_adjective(word) {
            return None;
        }
        previous = word;
        at += 1;
    }
}

/// The article of a relation, or of what somebody does for another.
fn article_of(word: &str) -> Option<&'static str> {
    article(word)
        .or_else(|| may_precede_name(word).then_some(if word.ends_with("in") { "die" } else { "der" }))
}

/// „die Schwester von Aylin“.
fn relation_before<'t>(text: &str, words: &[Word<'t>], first: usize) -> Option<Word<'t>> {
    let name = words.get(first)?;
    let joint = words.get(first.checked_sub(1)?)?;
    let relation = words.get(first.checked_sub(2)?)?;
    let is_joined = matches!(joint.text, "von" | "der" | "des" | "vom")
        && between(text, joint, name) == " "
        && between(text, relation, joint) == " ";
    (is_joined && article_of(relation.text).is_some()).then_some(*relation)
}

/// „die “, „seine “ before a relation.
fn article_before<'t>(text: &'t str, relation: &Word<'_>) -> &'t str {
    let before = text.get(..relation.start).unwrap_or_default();
    let bare = before.trim_end_matches(' ');
    let start = bare
        .rfind(|letter: char| !letter.is_alphabetic())
        .map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
    let word = bare.get(start..).unwrap_or_default();
    if is_determiner(word) {
        before.get(start..).unwrap_or_default()
    } else {
        ""
    }
}

/// „A. Haddad“ and „Aylin K.“: an initial beside a name belongs to it.
fn widen(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    // „Al Jasem“, „Abu Saleh“.
    if let Some(article) = words_before(words, hit.range.start).last()
        && matches!(text.get(article.end()..hit.range.start), Some(" " | "-"))
        && matches!(
            article.text.to_lowercase().as_str(),
            "al" | "el" | "abu" | "ibn" | "umm" | "bint" | "van" | "ter"
        )
    {
        hit.range.start = article.start;
    }
    // „seine Tochter Drita“, „Kollegin Rempe“, „Dr. med. Rotaru“.
    while let Some(role) = words_before(words, hit.range.start).last()
        && text
            .get(role.end()..hit.range.start)
            .is_some_and(|gap| matches!(gap, " " | ". " | "."))
        && (may_precede_name(role.text) || matches!(role.text, "med" | "Koll" | "dent"))
    {
        let own = article_before(text, role);
        hit.range.start = role.start - own.len();
        if article(role.text).is_some() {
            hit.kind = Kind::Relation;
            hit.suggestion = format!("{own}{}", role.text);
            return;
        }
    }
    // „bei Fleischwaren Oelmann“.
    if let [.., before, noun] = words_before(words, hit.range.start)
        && text.get(noun.end()..hit.range.start) == Some(" ")
        && matches!(before.text, "bei" | "Bei")
        && between(text, before, noun) == " "
        && noun.is_capitalised()
    {
        hit.kind = Kind::Organisation;
        hit.range.start = noun.start;
        "(Einrichtung)".clone_into(&mut hit.suggestion);
        return;
    }
    let before = text.get(..hit.range.start).unwrap_or_default();
    let trimmed = before.trim_end_matches(' ');
    if let Some(rest) = trimmed.strip_suffix('.')
        && let Some(initial) = rest.chars().next_back().filter(|letter| letter.is_uppercase())
        && !rest[..rest.len() - initial.len_utf8()].ends_with(char::is_alphanumeric)
        && before.len() - trimmed.len() <= 1
    {
        hit.range.start = rest.len() - initial.len_utf8();
    }
}
