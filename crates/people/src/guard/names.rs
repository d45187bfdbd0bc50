//! Names in a text: those of the people who take part, in any inflection and transliteration, and what looks like one.

use crate::guard::given_names::is_given_name;
use crate::guard::hit::{Hit, Kind};
use crate::guard::word::{Word, words};
use crate::matching::names::Names;
use crate::matching::spelt::Spelt;

/// What German hangs onto a name, the longest first.
const ENDINGS: [&str; 14] = [
    "schen", "scher", "sches", "sche", "innen", "ens", "'s", "’s", "in", "en", "es", "ns", "n", "s",
];
/// Words that announce a name; the second is what may stand for both.
const TITLES: [(&str, &str); 12] = [
    ("Herr", "die Person"),
    ("Herrn", "die Person"),
    ("Hr", "die Person"),
    ("Frau", "die Person"),
    ("Fr", "die Person"),
    ("Familie", "die Familie"),
    ("Fam", "die Familie"),
    ("Eheleute", "die Familie"),
    ("Ehepaar", "die Familie"),
    ("namens", "(Name)"),
    ("heißt", "(Name)"),
    ("genannt", "(Name)"),
];
/// Nouns that follow a title without being a name.
const NO_NAMES: [&str; 22] = [
    "Dr",
    "Prof",
    "Sachbearbeiter",
    "Sachbearbeiterin",
    "Bürgermeister",
    "Bürgermeisterin",
    "Landrat",
    "Landrätin",
    "Kollegin",
    "Kollege",
    "Lehrerin",
    "Lehrer",
    "Ärztin",
    "Arzt",
    "Beraterin",
    "Berater",
    "Leiterin",
    "Leiter",
    "Und",
    "Oder",
    "Die",
    "Der",
];
/// Words that begin sentences and sound like somebody's name.
const LITTLE_WORDS: [&str; 60] = [
    "aber", "alle", "alles", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "bis", "da", "damit",
    "dann", "das", "dem", "den", "denn", "der", "des", "die", "diese", "doch", "du", "ein", "eine", "er",
    "es", "für", "hat", "hier", "ich", "ihm", "ihn", "ihr", "im", "in", "ist", "ja", "kein", "keine", "man",
    "mit", "nach", "nein", "noch", "nun", "nur", "oder", "sie", "sind", "so", "und", "uns", "von", "vor",
    "was", "wir", "zu",
];
/// A known name shorter than this counts only with a capital.
pub(super) const SHORT: usize = 4;

/// All names.
pub(super) fn names(text: &str, known: &[String]) -> Vec<Hit> {
    let known: Vec<Spelt> = known
        .iter()
        .flat_map(|name| Spelt::all(&Names::new("", name)))
        .collect();
    let words = words(text);
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (hit, taken) = announced(text, &words, at)
            .or_else(|| named(text, &words, at, &known))
            .unzip();
        if let Some(hit) = hit {
            match hits.last_mut() {
                Some(last) if is_one(text, last.range.end, word.start) => last.range.end = hit.range.end,
                _ => hits.push(hit),
            }
        }
        at += taken.unwrap_or(1);
    }
    hits
}

/// Whether only a blank, a hyphen or an article lies between two parts of one name.
pub(super) fn is_one(text: &str, end: usize, start: usize) -> bool {
    matches!(
        text.get(end..start),
        Some(" " | "-" | " al-" | " el-" | " Al-" | " El-" | " von " | " van " | " de ")
    )
}

/// A title with what follows it.
fn announced(text: &str, words: &[Word<'_>], at: usize) -> Option<(Hit, usize)> {
    let title = words.get(at)?;
    let (_, instead) = TITLES.iter().find(|(own, _)| *own == title.text)?;
    let is_close = |from: usize, to: usize| {
        text.get(from..to)
            .is_some_and(|between| between.chars().all(|letter| " .:-\u{a0}„\"".contains(letter)))
    };
    let mut last = *title;
    let mut taken = 1;
    for word in words.get(at + 1..)?.iter().take(4) {
        let is_particle = matches!(
            word.text,
            "von" | "van" | "de" | "der" | "al" | "el" | "Dr" | "Prof"
        );
        let is_name = word.is_capitalised() && !NO_NAMES.contains(&word.text);
        if !is_close(last.end(), word.start) || !(is_particle || is_name) {
            break;
        }
        last = *word;
        taken += 1;
        if is_inflected(word.text) {
            break;
        }
    }
    let names_somebody = words
        .get(at + 1..at + taken)?
        .iter()
        .any(|word| word.is_capitalised() && !NO_NAMES.contains(&word.text));
    let from = if *instead == "(Name)" {
        words.get(at + 1)?.start
    } else {
        title.start
    };
    let stands_in = genitive(instead, last.text);
    names_somebody.then(|| (Hit::new(from..last.end(), Kind::Name, stands_in), taken))
}

/// A name that is known, or frequent, or written in letters that are not German.
fn named(text: &str, words: &[Word<'_>], at: usize, known: &[Spelt]) -> Option<(Hit, usize)> {
    let word = words.get(at)?;
    let hit = |end: usize| Hit::new(word.start..end, Kind::Name, genitive("die Person", word.text));
    if is_known(word, known) || word.is_foreign_script() {
        return Some((hit(word.end()), 1));
    }
    let is_frequent = word.is_capitalised()
        && stems(word.text).any(|stem| is_given_name(&Spelt::plain(stem)))
        && !is_little(word.text);
    if !is_frequent {
        return None;
    }
    // A family name follows a given name at once; after „Ahmads" follows what is his.
    let next = words.get(at + 1).filter(|next| {
        next.is_capitalised()
            && text.get(word.end()..next.start) == Some(" ")
            && is_given_name(&Spelt::plain(word.text))
    });
    Some(next.map_or((hit(word.end()), 1), |next| (hit(next.end()), 2)))
}

/// Whether it begins sentences and only sounds like a name.
pub(super) fn is_little(word: &str) -> bool {
    LITTLE_WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether it announces a name without being one.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.iter().any(|(title, _)| *title == word)
}

fn is_known(word: &Word<'_>, known: &[Spelt]) -> bool {
    if known.is_empty() {
        return false;
    }
    let may_only_sound = word.is_capitalised() && !is_little(word.text);
    stems(word.text).any(|stem| {
        let spelt = Spelt::of(stem);
        known.iter().any(|name| {
            let is_long = name.letters() >= SHORT;
            match name.is_like(&spelt) {
                Some(true) => is_long || word.is_capitalised(),
                Some(false) => may_only_sound && is_long,
                None => false,
            }
        })
    })
}

/// The word, and the word without what German hangs onto it.
pub(super) fn stems(word: &str) -> impl Iterator<Item = &str> {
    let shorter = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().count() >= 2);
    std::iter::once(word).chain(shorter)
}

fn is_inflected(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

fn genitive(instead: &str, word: &str) -> String {
    let is_genitive =
        is_inflected(word) || (word.ends_with('s') && is_given_name(&Spelt::plain(&word[..word.len() - 1])));
    match (is_genitive, instead) {
        (true, "die Person") => "der Person".to_owned(),
        (true, "die Familie") => "der Familie".to_owned(),
        _ => instead.to_owned(),
    }
}
