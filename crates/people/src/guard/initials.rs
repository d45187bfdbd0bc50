//! Initials that stand for somebody: „A. K.“, „M.H.“. What else is written with points is left alone.

use std::sync::LazyLock;

use super::hit::{Hit, Kind};
use super::lexicon;
use super::lists;
use super::titles::{may_precede_name, title};
use super::word::{Pattern, compile, found, part, whole};
use crate::matching::spelt::Spelt;

static INITIALS: Pattern =
    LazyLock::new(|| compile(r"\b\p{Lu}\.(?:[\s-]?|\s(?:und|u\.|&)\s)(?:\p{Lu}\.[\s-]?)?\p{Lu}\."));
static CLIENT: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:Herrn?|Frau|Fam\.|Familie|Hr\.|Fr\.|Klientin|Klient|Kind|Sohn|Tochter|Schüler|Schülerin|Mutter|Vater|Mandant|Mandantin)\s(\p{Lu}{1,2}(?:\.(?:-?\p{Lu}\.)?|\b))(\s?\d|\p{L})?",
    )
});

static WITH_NAME: Pattern =
    LazyLock::new(|| compile(r"(?:^|[\s(„,;:/–-])(\p{Lu}\.\s?(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*))"));
static OF_AN_INITIAL: Pattern =
    LazyLock::new(|| compile(r"(?:^|[\s(„,;:/])((?:\p{Lu}\.\s?)?\p{Lu}\.['’]?s\s\p{Lu}[\p{L}-]+)"));
static BEGINS: Pattern = LazyLock::new(|| compile(r"(?:^|\n|\p{L}{3,}[.!?]\s)(\p{Lu}\.)\s\p{Ll}{2,}\s"));
static FAMILY_FIRST: Pattern = LazyLock::new(|| compile(r"(\p{Lu}\p{L}+),\s\p{Lu}\."));
static SIGNED: Pattern = LazyLock::new(|| {
    compile(
        r"(?:\b(?:gez\.?|Gez\.?|i\.\s?A\.|i\.\s?V\.|I\.\s?A\.|Im Auftrag)|\b(?:Gruß|Grüße|Grüßen|LG|VG|MfG|Mfg|lg|vg|gruß|grüße),?)\s((?:\p{Lu}\.\s?)?(\p{Lu}\p{L}+)(?:-\p{Lu}\p{L}+)?(?:\s\p{Lu}\p{L}+)?)",
    )
});
static ALONE: Pattern = LazyLock::new(|| {
    compile(
        r"(?:[„“‚']|\b(?:mit|von|für|bei|an|zu|durch|ohne|gegen|dass|weil|wenn|ob|da|und|als|dessen|deren|Mutter|Vater|Bruder|Schwester)\s)(\p{Lu}\.)(?:[“”‘']|\s\p{Ll}|[,;:!?)]|\s?$|\n)",
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
            let before = text.get(..whole(found).start).unwrap_or_default().trim_end();
            let role = before
                .trim_end_matches('.')
                .rsplit(|letter: char| !letter.is_alphabetic())
                .next()
                .unwrap_or_default();
            // „Kl. M. A.“ is no Master.
            let is_announced = title(role).is_some() || may_precede_name(role);
            (is_announced || !WORDS.contains(&letters.as_str())) && !after.starts_with(char::is_alphanumeric)
        })
        .map(|found| Hit::new(whole(&found), Kind::Name, "die Person"));
    let clients = found(&CLIENT, text)
        .filter(|found| {
            part(found, 2).is_empty()
                && !matches!(
                    part(found, 1),
                    "EU" | "OK" | "X" | "X." | "Y" | "Y." | "XY" | "NN"
                )
        })
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
    let with_name = found(&WITH_NAME, text)
        .filter(|found| {
            !lexicon::is_form(part(found, 2))
                || part(found, 0).starts_with(' ')
                    && text
                        .get(..whole(found).start)
                        .is_some_and(|before| before.ends_with(','))
        })
        .filter_map(|found| found.get(1).map(|name| name.range()));
    let alone = found(&ALONE, text).filter_map(|found| found.get(1).map(|initial| initial.range()));
    let family_first = found(&FAMILY_FIRST, text)
        .filter(|found| lists::is_family(&Spelt::plain(part(found, 1))))
        .map(|found| whole(&found));
    let signed = found(&SIGNED, text)
        .filter(|found| {
            let greets = part(found, 0).to_lowercase().starts_with(['g', 'l', 'v', 'm'])
                && !part(found, 0).to_lowercase().starts_with("gez");
            !greets || !lexicon::is_form(part(found, 2)) || lists::is_family(&Spelt::plain(part(found, 2)))
        })
        .filter_map(|found| {
            let name = found.get(1)?;
            // „i. A. Silke Dören“ signs as one.
            let signs = part(&found, 0);
            Some(if signs.contains('.') && signs.starts_with('i') {
                whole(&found)
            } else {
                name.range()
            })
        });
    let begins = found(&BEGINS, text).filter_map(|found| found.get(1).map(|initial| initial.range()));
    let theirs = found(&OF_AN_INITIAL, text).filter_map(|found| found.get(1).map(|name| name.range()));
    let others = with_name
        .chain(alone)
        .chain(begins)
        .chain(theirs)
        .chain(family_first)
        .chain(signed)
        .map(|range| Hit::new(range, Kind::Name, "die Person"));
    pairs.chain(clients).chain(others).collect()
}
