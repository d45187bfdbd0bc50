//! What a single word may be: a name that is listed, one that is a German word too, or nothing known.

use super::lexicon;
use super::lists;
use super::word::Word;
use crate::matching::spelt::Spelt;

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// A given name and nothing else.
    Given,
    /// A family name and nothing else.
    Family,
    /// A name and a German word: August, Sommer.
    Ambiguous,
    /// Something that many share: a country, a large city, an authority.
    Coarse,
    /// A German word.
    German,
    /// None of these.
    Unknown,
}

impl Judged {
    /// Whether it may be part of a name beside another.
    pub(super) const fn may_be_name(self) -> bool {
        !matches!(self, Self::German | Self::Coarse)
    }
}

/// What hangs onto a name in a sentence.
const GENITIVES: [&str; 5] = ["'s", "’s", "s", "’", "'"];
/// What hangs onto the name of a place.
const OF_PLACES: [&str; 7] = ["s", "er", "ers", "ern", "erin", "erinnen", "isch"];

/// What this word may be.
pub(super) fn judge(word: &Word<'_>) -> Judged {
    let whole = Spelt::plain(word.text);
    if whole.is_empty() {
        return Judged::Unknown;
    }
    let is_german = is_own_word(word.text);
    let bare = GENITIVES.iter().filter_map(|end| word.text.strip_suffix(end));
    let stems: Vec<String> = std::iter::once(whole)
        .chain(bare.filter(|bare| bare.chars().count() >= 3).map(Spelt::plain))
        .collect();
    let given = stems.iter().any(|stem| lists::is_given(stem));
    let family = stems.iter().any(|stem| lists::is_family(stem));
    if !is_german && stems.iter().any(|stem| lists::is_built_like_a_family(stem)) {
        return Judged::Family;
    }
    if (given || family) && is_german {
        return Judged::Ambiguous;
    }
    if given {
        return Judged::Given;
    }
    if is_coarse(word.text) {
        return Judged::Coarse;
    }
    if family {
        return if lexicon::is_german(word.text) {
            Judged::Ambiguous
        } else {
            Judged::Family
        };
    }
    if is_german || lexicon::is_german(word.text) {
        return Judged::German;
    }
    if word.is_capitalised() && stems.iter().any(|stem| lists::sounds_listed(stem)) {
        return Judged::Given;
    }
    Judged::Unknown
}

/// Whether it is a German word by itself, not only by its build.
fn is_own_word(word: &str) -> bool {
    lexicon::is_listed(word)
        || word.chars().count() >= 6 && lexicon::is_form(word)
        // „Rosen“, „Nelken“
        || word.ends_with("en") && word.strip_suffix('n').is_some_and(lexicon::is_listed)
}

/// Whether it names something that many share, in whatever form.
pub(super) fn is_coarse(word: &str) -> bool {
    let plain = Spelt::plain(word);
    lists::is_coarse(&plain)
        || OF_PLACES.iter().any(|end| {
            plain
                .strip_suffix(end)
                .filter(|stem| stem.len() >= 3)
                .is_some_and(|stem| {
                    lists::is_coarse(stem)
                        || ["e", "n", "en", "er"]
                            .iter()
                            .any(|more| lists::is_coarse(&format!("{stem}{more}")))
                })
        })
}

/// Whether the word before says that a thing follows and no person: an article, a number, „im“.
pub(super) fn is_determiner(word: &str) -> bool {
    const WHOLE: [&str; 40] = [
        "der", "die", "das", "dem", "den", "des", "im", "am", "zum", "zur", "beim", "vom", "ins", "ans",
        "aufs", "fürs", "alle", "allen", "aller", "viele", "vielen", "vieler", "einige", "einigen",
        "mehrere", "mehreren", "beide", "beiden", "beider", "ohne", "pro", "je", "per", "etwas", "mehr",
        "wenig", "viel", "zwei", "drei", "vier",
    ];
    const BEGUN: [&str; 13] = [
        "ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eure", "dies", "jede", "jene",
        "welche",
    ];
    let word = word.to_lowercase();
    WHOLE.contains(&word.as_str())
        || BEGUN.iter().any(|begun| {
            word.strip_prefix(begun).is_some_and(|rest| {
                matches!(rest, "" | "e" | "en" | "em" | "er" | "es" | "r" | "s" | "m" | "n")
            })
        })
}

/// Whether it may be an adjective before a noun.
pub(super) fn is_adjective(word: &Word<'_>) -> bool {
    !word.is_capitalised()
        && word.text.chars().count() >= 5
        && ["e", "en", "er", "es", "em"]
            .iter()
            .any(|end| word.text.ends_with(end))
        && !matches!(
            word.text,
            "haben"
                | "wurde"
                | "werden"
                | "hatte"
                | "heute"
                | "heißen"
                | "nannte"
                | "wegen"
                | "neben"
                | "gegen"
                | "sowie"
                | "zwischen"
                | "seiten"
                | "wollte"
                | "sollte"
                | "konnte"
                | "musste"
                | "möchte"
                | "kommen"
                | "durfte"
                | "braucht"
                | "immer"
                | "wieder"
                | "daher"
                | "lieber"
                | "leider"
                | "gestern"
                | "seitens"
                | "würde"
                | "hinter"
                | "unter"
        )
}
