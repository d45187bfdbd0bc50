//! Lists the guard reads: names of many origins, German words, and what is coarse enough to be named. No rule of its own.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::matching::spelt::Spelt;

/// Words of one list, each once.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

static GIVEN: Words = LazyLock::new(|| words(GIVEN_NAMES).collect());
static FREQUENT: Words = LazyLock::new(|| {
    let by_origin = GIVEN_NAMES
        .split_once("# Many origins")
        .map_or(GIVEN_NAMES, |(first, _)| first);
    words(by_origin).collect()
});
static FAMILY: Words = LazyLock::new(|| words(FAMILY_NAMES).collect());
static BY_SOUND: LazyLock<HashSet<String>> = LazyLock::new(|| {
    words(GIVEN_NAMES)
        .chain(words(FAMILY_NAMES))
        .filter(|name| name.len() >= SOUNDING)
        .map(sound)
        .collect()
});
static COARSE: LazyLock<HashSet<String>> = LazyLock::new(|| words(COARSE_WORDS).map(Spelt::plain).collect());

static TOWNS: Words = LazyLock::new(|| words(include_str!("data/towns.txt")).collect());

pub(super) const GIVEN_NAMES: &str = include_str!("data/given_names.txt");
pub(super) const FAMILY_NAMES: &str = include_str!("data/family_names.txt");
pub(super) const GERMAN_WORDS: &str = include_str!("data/german_words.txt");
const COARSE_WORDS: &str = include_str!("data/coarse.txt");

/// A shorter name is looked for by its letters alone.
const SOUNDING: usize = 5;
/// Family names are built from these in the languages of most who come.
const FAMILY_ENDINGS: [&str; 34] = [
    "enko", "chenko", "tschuk", "chuk", "owski", "ewski", "owska", "ewska", "inski", "inska", "wicz", "escu",
    "oglu", "ovic", "evic", "adze", "shvili", "yants", "zadeh", "zada", "pour", "ullah", "iyev", "ovych",
    "ycia", "ashvili", "opoulos", "idis", "sson", "czyk", "czak", "czuk", "ogullari", "zai",
];

/// The words of a list; a line that begins with a hash is a note.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
}

/// Whether it is a given name, in plain small letters.
pub(super) fn is_given(plain: &str) -> bool {
    GIVEN.contains(plain)
}

/// Whether it is a given name that is frequent among those who come, in plain small letters.
pub(super) fn is_frequent(plain: &str) -> bool {
    FREQUENT.contains(plain)
}

/// Whether it is a family name, in plain small letters.
pub(super) fn is_family(plain: &str) -> bool {
    FAMILY.contains(plain) || plain.len() >= 7 && FAMILY_ENDINGS.iter().any(|ending| plain.ends_with(ending))
}

/// Whether it is built as family names are in German: Dreismann, Steinmeyer. Who knows words asks whether it is one.
pub(super) fn is_built_like_a_family(plain: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "muller", "schmidt", "mann", "meier", "meyer", "maier", "mayer", "hoff", "kotter", "kemper", "brink",
        "schulte", "schulze", "bauer",
    ];
    const WORDS: [&str; 12] = [
        "kaufmann",
        "fachmann",
        "hauptmann",
        "zimmermann",
        "landsmann",
        "obmann",
        "ehemann",
        "hausmann",
        "wehrmann",
        "schutzmann",
        "amtmann",
        "vordermann",
    ];
    plain.len() >= 7
        && ENDINGS.iter().any(|end| plain.ends_with(end))
        && !WORDS.iter().any(|word| plain.ends_with(word))
        && (!plain.ends_with("bauer") || plain.len() <= 9)
}

/// Whether it sounds like one of them: Mouhamed, Schewtschenko.
pub(super) fn sounds_listed(plain: &str) -> bool {
    plain.len() >= SOUNDING && BY_SOUND.contains(&sound(plain))
}

/// Whether it is a German town or a part of its name, in plain small letters.
pub(super) fn is_town(plain: &str) -> bool {
    TOWNS.contains(plain)
}

/// Whether many people share it: a country, a large city, a region, a brand, an authority.
pub(super) fn is_coarse(plain: &str) -> bool {
    COARSE.contains(plain)
}

/// The same for spellings that differ only by the language of whoever wrote them down.
fn sound(plain: &str) -> String {
    const SAME: [(&str, &str); 22] = [
        ("tsch", "c"),
        ("dsch", "j"),
        ("sch", "s"),
        ("shch", "s"),
        ("dzh", "j"),
        ("dj", "j"),
        ("kh", "h"),
        ("ch", "h"),
        ("sh", "s"),
        ("ph", "f"),
        ("th", "t"),
        ("gh", "g"),
        ("ck", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ei", "ai"),
        ("ie", "i"),
        ("ij", "i"),
        ("yy", "i"),
        ("x", "ks"),
        ("q", "k"),
    ];
    let mut rest = plain;
    let mut sound = String::with_capacity(plain.len());
    while let Some(first) = rest.chars().next() {
        let (heard, length) = SAME
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map_or_else(
                || {
                    let heard = match first {
                        'y' | 'j' => "i",
                        'w' => "v",
                        'c' => "k",
                        'z' => "s",
                        'o' => "u",
                        _ => &rest[..first.len_utf8()],
                    };
                    (heard, first.len_utf8())
                },
                |(written, heard)| (*heard, written.len()),
            );
        if !sound.ends_with(heard) {
            sound.push_str(heard);
        }
        rest = &rest[length..];
    }
    if sound.ends_with('h') {
        sound.pop();
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_origins_are_listed_in_many_spellings() {
        for name in [
            "mohammed",
            "tesfay",
            "oleksandr",
            "aylin",
            "thorsten",
            "fadumo",
            "valdrin",
        ] {
            assert!(is_given(name), "{name}");
        }
        for name in [
            "mouhammed",
            "mohammad",
            "abdoulrahman",
            "schewtschenko",
            "wolodimir",
        ] {
            assert!(sounds_listed(name), "{name}");
        }
        assert!(is_family("hrynyshchenko"));
        assert!(is_coarse("syrien") && is_coarse("koln") && !is_coarse("buren"));
    }
}
