//! Initials that stand for somebody: „A. K.“, „M.H.“. What else is written with points is left alone.

use std::sync::LazyLock;

use super::hit::{Hit, Kind};
use super::word::{Pattern, compile, found, part, whole};

static INITIALS: Pattern = LazyLock::new(|| compile(r"\b\p{Lu}\.[\s-]?(?:\p{Lu}\.[\s-]?)?\p{Lu}\."));
static CLIENT: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:Herrn?|Frau|Fam\.|Familie|Hr\.|Fr\.|Klientin|Klient|Kind|Sohn|Tochter|Schüler|Schülerin|Mutter|Vater|Mandant|Mandantin)\s(\p{Lu}{1,2}(?:\.(?:-?\p{Lu}\.)?|\b))(\s?\d|\p{L})?",
    )
});

/// Pairs of capitals that stand for words.
const WORDS: [&str; 26] = [
    "ZB", "NN", "IV", "IA", "DH", "UA", "UU", "OG", "SO", "SU", "PS", "AD", "EV", "BA", "MA", "VA", "IR",
    "IDR", "UAW", "AAO", "MW", "OÄ", "UÄ", "EK", "IM", "DM",
];

/// All initials.
pub(super) fn initials(text: &str) -> Vec<Hit> {
    let pairs = found(&INITIALS, text)
        .filter(|found| {
            let letters: String = part(found, 0)
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .collect();
            let after = text.get(whole(found).end..).unwrap_or_default();
            !WORDS.contains(&letters.as_str()) && !after.starts_with(char::is_alphanumeric)
        })
        .map(|found| Hit::new(whole(&found), Kind::Name, "die Person"));
    let clients = found(&CLIENT, text)
        .filter(|found| part(found, 2).is_empty() && !matches!(part(found, 1), "EU" | "OK"))
        .filter_map(|found| {
            let begun = part(&found, 0);
            let end = found.get(1)?.end();
            let is_title = begun.starts_with("He")
                || begun.starts_with("Fr")
                || begun.starts_with("Fa")
                || begun.starts_with("Hr");
            let start = if is_title {
                whole(&found).start
            } else {
                found.get(1)?.start()
            };
            let instead = if begun.starts_with("Fa") {
                "die Familie"
            } else {
                "die Person"
            };
            Some(Hit::new(start..end, Kind::Name, instead))
        });
    pairs.chain(clients).collect()
}
