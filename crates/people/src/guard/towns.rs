//! Municipalities and villages: those a caller knows, and whatever stands where a place stands. Streets are in `places`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Area;
use super::hit::{Hit, Kind};
use super::judged::{Judged, is_coarse, judge};
use super::lexicon;
use super::lists;
use super::word::{Pattern, Word, between, compile, found, part, whole, words};
use crate::matching::spelt::Spelt;

/// After these, without an article, stands a place.
const BEFORE_PLACES: [&str; 5] = ["in", "aus", "nach", "bei", "richtung"];
/// Nouns that say that a place follows.
const NOUNS_OF_PLACES: [&str; 30] = [
    "wohnort",
    "geburtsort",
    "wohnhaft",
    "ort",
    "ortsteil",
    "ortschaft",
    "stadtteil",
    "stadtbezirk",
    "dorf",
    "stadt",
    "kernstadt",
    "gemeinde",
    "kommune",
    "raum",
    "großraum",
    "siedlung",
    "lager",
    "camp",
    "flüchtlingslager",
    "rathaus",
    "bürgerbüro",
    "sozialamt",
    "bahnhof",
    "bhf",
    "hbf",
    "richtung",
    "umgebung",
    "provinz",
    "region",
    "standort",
];
/// How names of places end; only where the word is not listed.
const ENDINGS: [&str; 53] = [
    "hausen", "husen", "heim", "dorf", "burg", "berg", "bergen", "feld", "felde", "stedt", "städt", "born",
    "beck", "beke", "beken", "bach", "ingen", "lingen", "rode", "rath", "loh", "lohe", "holz", "kirchen",
    "brück", "brücke", "hagen", "horst", "wald", "see", "tal", "thal", "furt", "münde", "büttel", "trup",
    "wede", "ede", "ode", "kotten", "leben", "weiler", "hofen", "wiesen", "itz", "stein", "springe", "land",
    "neuhaus", "viertel", "siedlung", "quartier", "stadt",
];
/// Words that open a name of two words.
const OPENERS: [&str; 22] = [
    "Bad", "Sankt", "St", "Schloß", "Schloss", "Groß", "Klein", "Ober", "Nieder", "Neu", "Alt", "Hohen",
    "Markt", "Burg", "Neuen", "Alten", "Hl", "Nord", "Süd", "Ost", "West", "Kirch",
];

/// Where somebody lives or comes from stands a place, though it be a German word: „wohnt in Weine“.
static LIVED_IN: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?i:wohn\p{L}*|leb(?:t|te|en|ten)|zieht|zog|ziehen|zogen|gezogen|umzug|umgezogen|umziehen|unterkunft|unterkünfte|haus|zimmer|gemeldet|zugewiesen|zuweisung|stammt|familie|aufgewachsen|geboren)\s(?:\p{Ll}+\s){0,3}(?:in|nach|aus)\s(\p{Lu}\p{Ll}{3,})\b(\s\p{Lu}|-)?",
    )
});
/// How words end that say in what state somebody lives, or in how many houses.
const STATES: [&str; 48] = [
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "nis",
    "tät",
    "tion",
    "ismus",
    "angst",
    "armut",
    "not",
    "sorge",
    "miete",
    "frieden",
    "ruhe",
    "haft",
    "obhut",
    "zeit",
    "lage",
    "streit",
    "glück",
    "krieg",
    "container",
    "containern",
    "zelten",
    "zimmern",
    "häusern",
    "hotels",
    "heimen",
    "räumen",
    "lagern",
    "hallen",
    "familien",
    "betracht",
    "erwägung",
    "therapie",
    "pflege",
    "arbeit",
    "ehe",
    "kürze",
    "hause",
    "eigenregie",
    "asyl",
    "nähe",
    "exil",
    "aussicht",
    "ländern",
];

static POSTCODE: Pattern = LazyLock::new(|| compile(r"(?i)\b(?:plz|postleitzahl)\b:?\s?[0-9]{5}\b"));

/// All places.
pub(super) fn towns(text: &str, area: &Area<'_>) -> Vec<Hit> {
    let words = words(text);
    let known: HashSet<String> = area
        .places
        .iter()
        .flat_map(|place| {
            let has_more = place.contains([' ', '-']);
            let parts = place.split([' ', '-']);
            // „Büren Mitte“ is told by „Büren“.
            parts.filter(move |part| !has_more || !lexicon::is_form(part))
        })
        .map(Spelt::plain)
        .filter(|part| part.len() >= 4)
        .collect();
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let taken = town(text, &words, at, &known).map(|(range, taken)| {
            hits.push(Hit::new(range, Kind::Place, "(Ort)"));
            taken
        });
        at += taken.unwrap_or(1);
    }
    hits.extend(
        found(&LIVED_IN, text)
            .filter(|found| {
                let small = part(found, 1).to_lowercase();
                let word = Word {
                    text: part(found, 1),
                    start: 0,
                };
                part(found, 2).is_empty()
                    && matches!(judge(&word), Judged::German | Judged::Ambiguous)
                    && !STATES.iter().any(|state| small.ends_with(state))
            })
            .filter_map(|found| Some(Hit::new(found.get(1)?.range(), Kind::Place, "(Ort)"))),
    );
    hits.extend(found(&POSTCODE, text).map(|found| Hit::new(whole(&found), Kind::Place, "(Ort)")));
    hits
}

/// After these stands what many towns are ruled from: it is as coarse as they are.
const OF_MANY_TOWNS: [&str; 9] = [
    "kreis",
    "kreises",
    "landkreis",
    "landkreises",
    "bezirksregierung",
    "regierungsbezirk",
    "landgericht",
    "verwaltungsgericht",
    "handwerkskammer",
];

/// Whether this place is named as what rules many towns: „Kreis Höxter“, „Bezirksregierung Detmold“.
pub(super) fn rules_many(text: &str, range: &Range<usize>) -> bool {
    let own = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).unwrap_or_default();
    let noun = before
        .strip_suffix(' ')
        .and_then(|before| before.rsplit(|letter: char| !letter.is_alphabetic()).next())
        .unwrap_or_default();
    !own.contains([' ', '-'])
        && lists::is_town(&Spelt::plain(own))
        && OF_MANY_TOWNS.contains(&noun.to_lowercase().as_str())
}

fn town(text: &str, words: &[Word<'_>], at: usize, known: &HashSet<String>) -> Option<(Range<usize>, usize)> {
    let word = words.get(at)?;
    let before = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .filter(|before| matches!(between(text, before, word), " " | ": "));
    let is_announced = before.is_some_and(|before| announces(before.text));
    // „wohnt in elsen“, as it is typed in haste.
    if !word.is_capitalised()
        && word.text.chars().count() >= 5
        && judge(word) == Judged::Unknown
        && (is_announced || word.text.chars().count() >= 6 && lists::is_town(&Spelt::plain(word.text)))
    {
        return Some((word.start..word.end(), 1));
    }
    let next = words.get(at + 1).filter(|next| {
        matches!(between(text, word, next), " " | "-" | ". " | ".-" | ".") && next.is_capitalised()
    });
    // Bad Wünnenberg, Schloß Neuhaus.
    if OPENERS.contains(&word.text)
        && let Some(next) = next
        && (is_announced || is_town(next, false, known))
        && !lexicon::is_listed(next.text)
    {
        let end = goes_on(text, words, at + 1, known);
        return Some((word.start..words.get(end)?.end(), end + 1 - at));
    }
    // „Bürener Realschule“.
    if word.text.ends_with("er")
        && word.is_capitalised()
        && let Some(next) = next
        && between(text, word, next) == " "
        && judge(word) == Judged::Unknown
        && !is_known(word, known)
        && lexicon::is_german(next.text)
        && !word.is_all_capitals()
    {
        return Some((word.start..next.end(), 2));
    }
    if is_town(word, is_announced, known) {
        let end = goes_on(text, words, at, known);
        return Some((word.start..words.get(end)?.end(), end + 1 - at));
    }
    // Paderborn-Sande: the part says more than the city.
    if is_coarse(word.text)
        && word.is_capitalised()
        && let Some(next) = words.get(at + 1)
        && between(text, word, next) == "-"
        && next.is_capitalised()
        && matches!(
            judge(next),
            Judged::Unknown | Judged::Family | Judged::Given | Judged::Ambiguous | Judged::German
        )
        && (!lexicon::is_german(next.text) || is_announced && ends_like_a_place(next.text))
        && !next.is_all_capitals()
    {
        return Some((word.start..next.end(), 2));
    }
    None
}

/// The last word of a name of several: Büren-Steinhausen, Lichtenau (Westfalen) stays Lichtenau.
fn goes_on(text: &str, words: &[Word<'_>], at: usize, known: &HashSet<String>) -> usize {
    let mut last = at;
    while let (Some(word), Some(next)) = (words.get(last), words.get(last + 1)) {
        let is_bound =
            between(text, word, next) == "-" && next.is_capitalised() && !lexicon::is_listed(next.text);
        let is_second =
            between(text, word, next) == " " && next.is_capitalised() && is_town(next, false, known);
        if !is_bound && !is_second {
            break;
        }
        last += 1;
    }
    last
}

fn announces(word: &str) -> bool {
    let word = word.to_lowercase();
    BEFORE_PLACES.contains(&word.as_str()) || NOUNS_OF_PLACES.contains(&word.as_str())
}

fn is_town(word: &Word<'_>, is_announced: bool, known: &HashSet<String>) -> bool {
    if word.text.chars().count() < 3 {
        return false;
    }
    if !known.is_empty() && is_known(word, known) {
        return is_announced || !lexicon::is_listed(word.text);
    }
    if !word.is_capitalised()
        || word.has_inner_capital()
        || word.is_all_capitals() && word.text.len() < 5
        || word.is_foreign_script()
    {
        return false;
    }
    let judged = judge(word);
    if is_listed(word) && judged != Judged::Coarse {
        let is_else = matches!(judged, Judged::Given | Judged::Family) || lexicon::is_form(word.text);
        return !is_else || is_announced;
    }
    match judged {
        Judged::Coarse | Judged::Given => false,
        Judged::Unknown => is_announced || ends_like_a_place(word.text) && word.text.chars().count() >= 6,
        Judged::Family => is_announced && ends_like_a_place(word.text) || word.text.ends_with("hausen"),
        Judged::Ambiguous | Judged::German => {
            !lexicon::is_form(word.text)
                && (is_announced && ends_like_a_place(word.text) && !is_joined(word.text)
                    || ends_like_no_noun(word.text))
        }
    }
}

/// Whether it is a German town, or what comes from there: Verl, Verler.
fn is_listed(word: &Word<'_>) -> bool {
    let plain = Spelt::plain(word.text);
    ["", "s", "er", "ern"].iter().any(|end| {
        plain
            .strip_suffix(end)
            .is_some_and(|stem| stem.len() >= 4 && lists::is_town(stem))
    })
}

/// Whether a caller knows it, in any form: Bürens, Bürener.
fn is_known(word: &Word<'_>, known: &HashSet<String>) -> bool {
    let plain = Spelt::plain(word.text);
    if lists::is_coarse(&plain) {
        return false;
    }
    let may_be = word.is_capitalised() || !lexicon::is_german(word.text);
    may_be
        && ["", "s", "er", "ers", "ern", "erin", "erinnen"]
            .iter()
            .any(|end| {
                plain.strip_suffix(end).is_some_and(|stem| {
                    known.contains(stem)
                        || !end.is_empty()
                            && ["e", "en", "n"]
                                .iter()
                                .any(|more| known.contains(&format!("{stem}{more}")))
                })
            })
        && (word.is_capitalised() || !lexicon::is_listed(word.text))
}

/// Whether an „s“ joins two nouns, as in „Handlungsfeld“; places are seldom made like this.
fn is_joined(word: &str) -> bool {
    [
        "sfeld", "sheim", "sland", "stal", "shof", "swald", "sstein", "sberg",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// Endings that only names of places have.
fn ends_like_no_noun(word: &str) -> bool {
    let word = word.to_lowercase();
    [
        "hausen", "springe", "kirchen", "stedt", "büttel", "brück", "trup", "münde", "weiler", "beken",
        "kotten",
    ]
    .iter()
    .any(|end| {
        word.strip_suffix(end)
            .is_some_and(|stem| stem.chars().count() >= 3)
    })
}

fn ends_like_a_place(word: &str) -> bool {
    let word = word.to_lowercase();
    let bare = ["ern", "ers", "er", "s"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(&word);
    ENDINGS.iter().any(|end| {
        [word.as_str(), bare]
            .iter()
            .any(|form| form.len() > end.len() + 1 && form.ends_with(end))
    })
}
