//! Whether a word is German: listed, an inflected form, a compound or built with a German ending. No dictionary.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lists;

static GERMAN: LazyLock<HashSet<String>> =
    LazyLock::new(|| lists::words(lists::GERMAN_WORDS).map(folded).collect());

/// What verbs and nouns leave behind without „en“ or „e“.
static STEMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    GERMAN
        .iter()
        .flat_map(|word| {
            ["e", "en", "n", "eln", "ern"]
                .into_iter()
                .filter_map(|end| word.strip_suffix(end))
        })
        .filter(|stem| stem.len() >= 4)
        .collect()
});

/// What is hung onto a word, the longest first.
const ENDINGS: [&str; 30] = [
    "innen", "ungen", "stes", "sten", "ster", "ster", "ende", "erin", "tes", "ten", "ter", "tem", "ern",
    "est", "ens", "end", "ung", "nen", "en", "er", "es", "em", "et", "te", "in", "st", "e", "n", "s", "t",
];
/// Endings that make a noun or adjective of any stem, folded.
const MAKING: [&str; 47] = [
    "lich",
    "isch",
    "heit",
    "heits",
    "keit",
    "keits",
    "schaft",
    "tion",
    "tions",
    "sion",
    "itat",
    "ismus",
    "ierung",
    "logie",
    "logisch",
    "ieren",
    "iert",
    "maßig",
    "massig",
    "ismen",
    "ionell",
    "ktur",
    "atur",
    "itis",
    "pathie",
    "skopie",
    "therapie",
    "metrie",
    "ierer",
    "barkeit",
    "graphie",
    "grafie",
    // Heads of compounds that no name ends in.
    "nummer",
    "nummern",
    "nachweis",
    "nachweise",
    "behorde",
    "gesetz",
    "verfahren",
    "bescheid",
    "gericht",
    "quote",
    "quoten",
    "zahlung",
    "formular",
    "programm",
    "projekt",
];
/// Endings that make one of a stem that is known.
const MAKING_OF_KNOWN: [&str; 12] = [
    "ung", "ungs", "bar", "los", "haft", "ling", "nis", "tum", "tat", "tats", "sam", "ig",
];
/// What stands between the parts of a compound.
const JOINTS: [&str; 7] = ["", "s", "es", "n", "en", "er", "e"];
/// What begins verbs and what is made of them.
const PREFIXES: [&str; 42] = [
    "ab", "an", "auf", "aus", "be", "bei", "dar", "durch", "ein", "ent", "er", "fort", "ge", "her", "heraus",
    "herein", "hervor", "hin", "hinaus", "hinein", "los", "mit", "miss", "nach", "nieder", "uber", "um",
    "un", "unter", "ver", "vor", "voraus", "vorbei", "weg", "weiter", "wider", "wieder", "zer", "zu",
    "zuruck", "zusammen", "frei",
];
/// Nouns of three letters that compounds end in, folded.
const SHORT_HEADS: [&str; 36] = [
    "amt", "tag", "art", "ort", "hof", "rat", "weg", "bus", "arm", "zug", "hut", "not", "tur", "bau", "bad",
    "rad", "tor", "tee", "arzt", "uhr", "akt", "mut", "ruf", "typ", "job", "eis", "fuss", "zeh", "ohr",
    "bus", "abo", "kur", "tod", "wut", "los", "see",
];
/// A shorter word is German only if it is listed.
const LEAST_COMPOUND: usize = 7;

/// Small letters without marks; „ue“ is „ü“.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'à' | 'á' | 'â' => folded.push('a'),
            'ö' => folded.push('o'),
            'ü' => folded.push('u'),
            'é' | 'è' | 'ê' => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'e' if folded.ends_with(['a', 'o', 'u']) => {}
            other => folded.push(other),
        }
    }
    folded
}

/// Whether this very word is listed.
pub(super) fn is_listed(word: &str) -> bool {
    GERMAN.contains(&folded(word))
}

/// Whether it is listed, or a form of a listed word.
pub(super) fn is_form(word: &str) -> bool {
    let word = folded(word);
    GERMAN.contains(&word) || has_listed_stem(&word, 4)
}

/// Whether it is a German word, as far as its build tells.
pub(super) fn is_german(word: &str) -> bool {
    let word = folded(word);
    is_form_of_listed(&word) || is_built(&word, 3)
}

fn is_form_of_listed(word: &str) -> bool {
    GERMAN.contains(word) || has_listed_stem(word, 4) || has_short_noun(word)
}

/// Whether something listed of at least so many letters is left without an ending.
fn has_listed_stem(word: &str, least: usize) -> bool {
    ENDINGS.iter().any(|ending| {
        word.strip_suffix(ending)
            .is_some_and(|stem| stem.len() >= least && (GERMAN.contains(stem) || STEMS.contains(stem)))
    })
}

/// „Amtes“, „Tagen“: a noun of three letters takes few endings.
fn has_short_noun(word: &str) -> bool {
    ["es", "en", "e", "er", "ern", "s", "n"].iter().any(|ending| {
        word.strip_suffix(ending)
            .is_some_and(|stem| stem.len() == 3 && GERMAN.contains(stem))
    })
}

fn is_built(word: &str, depth: u8) -> bool {
    if word.len() < LEAST_COMPOUND || depth == 0 {
        return false;
    }
    let is_made = |word: &str| {
        MAKING
            .iter()
            .any(|end| word.strip_suffix(end).is_some_and(|stem| stem.len() >= 4))
            || MAKING_OF_KNOWN.iter().any(|end| {
                word.strip_suffix(end)
                    .is_some_and(|stem| stem.len() >= 3 && is_known_stem(stem))
            })
    };
    let bare = word.trim_end_matches(['e', 'n', 'r', 's', 'm']);
    is_made(word)
        || is_made(bare)
        || PREFIXES.iter().any(|prefix| {
            word.strip_prefix(prefix)
                .is_some_and(|rest| rest.len() >= 4 && is_form_of_listed(rest))
        })
        || is_compound(word, depth)
}

/// Whether a stem is known by itself or after what begins verbs.
fn is_known_stem(stem: &str) -> bool {
    let is_known = |stem: &str| stem.len() >= 3 && (GERMAN.contains(stem) || STEMS.contains(stem));
    is_known(stem)
        || PREFIXES
            .iter()
            .any(|prefix| stem.strip_prefix(prefix).is_some_and(is_known))
        || (3..stem.len().saturating_sub(2)).any(|cut| {
            stem.get(..cut).is_some_and(begins_a_compound) && stem.get(cut..).is_some_and(is_known)
        })
}

fn is_compound(word: &str, depth: u8) -> bool {
    (3..word.len().saturating_sub(2)).any(|cut| {
        let (Some(first), Some(last)) = (word.get(..cut), word.get(cut..)) else {
            return false;
        };
        begins_a_compound(first)
            && (ends_a_compound(last) || last.len() >= LEAST_COMPOUND && is_built(last, depth - 1))
    })
}

/// Short words end compounds only if they are nouns that often do.
fn ends_a_compound(last: &str) -> bool {
    match last.len() {
        0..=3 => SHORT_HEADS.contains(&last),
        4 | 5 => {
            GERMAN.contains(last)
                || SHORT_HEADS.iter().any(|head| is_plural(last, head))
                || has_listed_stem(last, 4)
        }
        _ => is_form_of_listed(last),
    }
}

fn is_plural(word: &str, head: &str) -> bool {
    word.strip_prefix(head)
        .is_some_and(|ending| matches!(ending, "e" | "en" | "es" | "er" | "s" | "n" | "ern"))
}

fn begins_a_compound(first: &str) -> bool {
    JOINTS.iter().any(|joint| {
        first.strip_suffix(joint).is_some_and(|part| match part.len() {
            0..=2 => false,
            3 => GERMAN.contains(part) && (joint.is_empty() || SHORT_HEADS.contains(&part)),
            _ => GERMAN.contains(part) || STEMS.contains(part),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_forms_and_compounds_are_german_and_names_are_not() {
        for word in [
            "Sprachkursen",
            "Kinderbetreuungszeiten",
            "Zuständigkeiten",
            "telefonierte",
            "Wohnungsbesichtigung",
            "Fuehrerscheinstelle",
            "Ausländerbehörden",
            "Warteliste",
            "vereinbarten",
            "Unterstützungsbedarf",
        ] {
            assert!(is_german(word), "{word}");
        }
        for word in [
            "Tesfalem",
            "Haddad",
            "Kowalczyk",
            "Nigora",
            "Delbrück",
            "Salzkotten",
            "Hövelhof",
            "Okafor",
        ] {
            assert!(!is_german(word), "{word}");
        }
    }
}
