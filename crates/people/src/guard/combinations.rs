//! What many share and few share together: a rare nationality in a small place, a rare illness, a large family.

use std::ops::Range;
use std::sync::LazyLock;

use super::Area;
use super::hit::{Hit, Kind};
use super::lists;
use super::rarities::rarities;
use super::word::{Pattern, compile, found, whole, words};
use crate::matching::spelt::Spelt;

/// Beginnings of words for people and countries from which so many live everywhere that a small town does not tell them.
const FREQUENT: [&str; 23] = [
    "deutsch", "türk", "syr", "ukrain", "pol", "rumän", "ital", "kroat", "bulgar", "afghan", "griech",
    "russ", "kosov", "serb", "irak", "iran", "ungar", "alban", "bosn", "spani", "portug", "niederl", "kurd",
];
/// Countries and what their people are called, by their beginnings, that are rarer.
const RARE: [&str; 146] = [
    "rohingya",
    "uigur",
    "paschtun",
    "hazara",
    "tigray",
    "oromo",
    "kopt",
    "aramä",
    "assyr",
    "chaldä",
    "tscherkess",
    "ingusch",
    "dagestan",
    "burkin",
    "ivor",
    "elfenbein",
    "benin",
    "liberia",
    "sierra",
    "tschad",
    "niger",
    "zentralafrik",
    "mosambik",
    "sambi",
    "simbabw",
    "malawi",
    "madagas",
    "kapverd",
    "dschibut",
    "haiti",
    "dominikan",
    "jamaik",
    "guatemal",
    "hondur",
    "salvador",
    "nicaragu",
    "costa",
    "panama",
    "paragu",
    "urugu",
    "surinam",
    "guyan",
    "bhutan",
    "singhal",
    "malays",
    "singapur",
    "kambodsch",
    "laot",
    "myanm",
    "birm",
    "osttimor",
    "papua",
    "austral",
    "neuseel",
    "kanad",
    "island",
    "zypr",
    "maltes",
    "gabun",
    "namib",
    "botswan",
    "komor",
    "eritre",
    "somali",
    "äthiop",
    "sudan",
    "gambi",
    "guine",
    "nigerian",
    "nigeria",
    "ghana",
    "kamerun",
    "senegal",
    "mali",
    "togo",
    "kongo",
    "angola",
    "burund",
    "ruand",
    "ugand",
    "keni",
    "tansan",
    "maurit",
    "mauret",
    "marokk",
    "algeri",
    "tunesi",
    "liby",
    "ägypt",
    "jemen",
    "jordan",
    "libanes",
    "libanon",
    "palästin",
    "saudi",
    "kuwait",
    "oman",
    "armen",
    "georgi",
    "aserbaidschan",
    "tschetschen",
    "tadschik",
    "usbek",
    "turkmen",
    "kirgis",
    "kasach",
    "mongol",
    "pakistan",
    "inder",
    "indisch",
    "indien",
    "bangladesch",
    "nepal",
    "tamil",
    "vietnam",
    "thailänd",
    "philippin",
    "chines",
    "china",
    "indones",
    "japan",
    "korean",
    "kolumbi",
    "venezol",
    "venezuel",
    "peru",
    "bolivi",
    "brasil",
    "kuban",
    "mexik",
    "argentin",
    "chilen",
    "ecuador",
    "moldau",
    "moldaw",
    "belarus",
    "lett",
    "litau",
    "estn",
    "mazedon",
    "montenegr",
    "sloweni",
    "slowak",
    "tschech",
    "jesid",
    "tibet",
];

static ONLY: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:[Ee]inzige[nrs]?|[Ee]rste[nrs]?\sund\seinzige[nrs]?)\s((?:\p{Ll}+e[nrsm]?\s)?\p{Lu}\p{L}+)",
    )
});
static TRAIT: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:(?:blind|gehörlos|taub|taubstumm|kleinwüchsig|einarmig|einbeinig|einäugig|beinamputiert|querschnittsgelähmt)e[nrsm]?|\p{Lu}?\p{L}*(?:[Gg]lasauge|[Bb]einprothese|[Aa]rmprothese|[Rr]ollstuhl))\b",
    )
});
static MANY_CHILDREN: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b((?:fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|[5-9]|1[0-2])\s?(?:minderjährigen?\s|kleinen?\s|gemeinsamen?\s)?(?:kindern?|söhnen?|töchtern?|geschwistern?)|(?:sechs|sieben|acht|neun|zehn|elf|zwölf|[6-9]|1[0-9])[\s-]?köpfige[nr]?|(?:drillinge|drillingen|vierlinge))\b",
    )
});
static ILLNESS: Pattern = LazyLock::new(|| {
    compile(
        r"\b(\p{L}*(?:syndrom|Syndrom|dystrophie|Dystrophie|thalassämie|Thalassämie|bullosa|Mukoviszidose|Sichelzell\p{L}*|Huntington|Duchenne|Phenylketonurie|PKU\b|Marfan|Albinismus|Hämophilie|Bluterkrankheit|Glasknochen\p{L}*|Mittelmeerfieber|Osteogenesis|Schmetterlingskind\p{L}*|Neurofibromatose|Trisomie(?:\s[0-9]+)?|Rett\b|ALS\b|Lepra|Lupus|Morbus\s\p{Lu}\p{L}+|Spina\sbifida|Zystische\sFibrose|Muskelatrophie|SMA\b|Ichthyose|Progerie|Leukodystrophie|Tuberöse\sSklerose|Ataxie)(?:-Syndrom|krankheit|-Krankheit|anämie)?|seltene[nr]?\s(?:\p{Ll}+\s)?\p{L}*(?:krankheit|Krankheit|erkrankung|Erkrankung|Gendefekt|gendefekt|Stoffwechselstörung))",
    )
});

/// All combinations; `places` are the hits by which a place or house is already known.
pub(super) fn combinations(text: &str, hits: &[Hit], area: &Area<'_>) -> Vec<Hit> {
    // „im Verein von Dahl“: where a place stands, a name is one.
    let is_placed = |hit: &Hit| {
        let before = text.get(..hit.range.start).unwrap_or_default().trim_end();
        ["in", "aus", "nach"]
            .iter()
            .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')))
    };
    let places: Vec<&Range<usize>> = hits
        .iter()
        .filter(|hit| {
            matches!(hit.kind, Kind::Place | Kind::Address | Kind::School)
                || hit.kind == Kind::Name && is_placed(hit)
        })
        .map(|hit| &hit.range)
        .collect();
    let mut combined = Vec::new();
    let all = sentences(text);
    for (at, sentence) in all.iter().cloned().enumerate() {
        let near = all.get(at.saturating_sub(1)).map_or(0, |before| before.start)
            ..all.get(at + 1).map_or(text.len(), |next| next.end);
        let has_place = places
            .iter()
            .any(|place| near.start <= place.start && place.end <= near.end);
        let own = text.get(sentence.clone()).unwrap_or_default();
        let shifted = |range: Range<usize>| range.start + sentence.start..range.end + sentence.start;
        let nations: Vec<(Range<usize>, bool)> = words(own)
            .into_iter()
            .filter_map(|word| Some((shifted(word.start..word.end()), is_rare(word.text, area)?)))
            .collect();
        if has_place {
            combined.extend(
                nations
                    .iter()
                    .filter(|(_, rare)| *rare)
                    .map(|(range, _)| Hit::new(range.clone(), Kind::Combination, "(Herkunft)")),
            );
            combined.extend(
                found(&ILLNESS, own)
                    .map(|found| Hit::new(shifted(whole(&found)), Kind::Combination, "(Erkrankung)")),
            );
            if !nations.is_empty() {
                combined.extend(
                    found(&TRAIT, own)
                        .map(|found| Hit::new(shifted(whole(&found)), Kind::Combination, "(Merkmal)")),
                );
                combined.extend(
                    found(&MANY_CHILDREN, own)
                        .map(|found| Hit::new(shifted(whole(&found)), Kind::Combination, "(große Familie)")),
                );
            }
        }
        combined.extend(
            found(&ONLY, own)
                .filter(|found| {
                    let range = shifted(whole(found));
                    nations
                        .iter()
                        .any(|(nation, _)| range.start <= nation.start && nation.end <= range.end)
                })
                .map(|found| Hit::new(shifted(whole(&found)), Kind::Combination, "(Herkunft)")),
        );
    }
    combined.extend(
        rarities(text)
            .into_iter()
            .map(|range| Hit::new(range, Kind::Combination, "(Merkmal)")),
    );
    combined
}

/// Whether people of this nation are few; nothing if the word names no nation.
fn is_rare(word: &str, area: &Area<'_>) -> Option<bool> {
    let small = word.to_lowercase();
    if area
        .frequent_nations
        .iter()
        .any(|nation| small.starts_with(&nation.to_lowercase()))
    {
        return Some(false);
    }
    if RARE.iter().any(|nation| small.starts_with(nation)) && is_of_a_nation(&small) {
        return Some(true);
    }
    (FREQUENT.iter().any(|nation| small.starts_with(nation)) && is_of_a_nation(&small)).then_some(false)
}

/// Whether it is a country, somebody from there, or the adjective.
fn is_of_a_nation(small: &str) -> bool {
    let bare = ["en", "er", "es", "em", "e", "n", "s"]
        .iter()
        .find_map(|end| small.strip_suffix(end))
        .unwrap_or(small);
    lists::is_coarse(&Spelt::plain(small))
        || small.ends_with("isch")
        || bare.ends_with("isch")
        || [
            "a", "en", "er", "erin", "erinnen", "ern", "ese", "esin", "esen", "ane", "anin", "anen", "e",
            "in", "i", "is",
        ]
        .iter()
        .any(|end| small.ends_with(end))
            && small.len() >= 5
}

/// Sentences and lines: what stands in one is read together.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let bytes = text.as_bytes();
    for (at, letter) in text.char_indices() {
        let ends = match letter {
            '\n' | '!' | '?' => true,
            // „St. Marien“, „3. Mai“ and „Frau A.“ go on.
            '.' => {
                bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
                    && at >= 3
                    && text.get(from..at).is_some_and(|own| {
                        own.chars()
                            .rev()
                            .take_while(|letter| letter.is_alphabetic())
                            .count()
                            >= 3
                    })
            }
            _ => false,
        };
        if ends {
            sentences.push(from..at + letter.len_utf8());
            from = at + letter.len_utf8();
        }
    }
    sentences.push(from..text.len());
    sentences
}
