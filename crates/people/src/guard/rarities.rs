//! What hardly anybody is: the only one of a kind, the first of a country, somebody who was known there. What is rare only
//! together with a place stands in `combinations`.

use std::ops::Range;
use std::sync::LazyLock;

use super::roles::is_role;
use super::word::{Pattern, compile, found, part, whole};

/// „aus dem Irak“, „in der Feuerwehr“, „mit gehörlosen Eltern aus Peru“.
const WHERE: &str = r"(?:\s(?:aus|von|mit|ohne|in|im|des|der|ihres|seines)\s(?:(?:der|dem|den|einem|einer)\s)?(?:\p{Ll}+e[nrsm]?\s)?\p{Lu}[\p{L}-]+)";

static ONLY: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"\b(?:[Ee]inzige[nrsm]?|[Ee]inzig)\s(?:\p{{Ll}}+e[nrsm]?\s)?(\p{{Lu}}\p{{L}}+){WHERE}{{0,2}}"
    ))
});
static FIRST: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"\b[Ee]rste[nrsm]?\s(?:weibliche|männliche|schwarze|muslimische|jüdische|geflüchtete|syrische|afghanische|eritreische|ukrainische|kurdische|somalische)[nrsm]?\s\p{{Lu}}\p{{L}}+{WHERE}?"
    ))
});
static FORMER: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"\b(?:(?:[Ee]hemalige|[Ff]rühere|[Ee]instige|[Aa]bgesetzte|[Bb]ekannte|[Bb]erühmte)[nrsm]?\s|[Ee]x-|[Ff]rüher\s)(?:\p{{Ll}}+e[nrsm]?\s)?(?:(?:Vize|Ober|Sport|Kriegs|Fernseh|Radio|National|Olympia|Provinz|Verteidigungs)?-?(?:[Bb]ürgermeister|[Mm]inister|[Aa]bgeordnete|[Rr]ichter|[Ss]taatsanwalt|[Ss]taatsanwält|[Gg]eneral|[Oo]berst|[Ss]pieler|[Ss]ieger|[Mm]oderator|[Jj]ournalist|[Rr]eporter|[Ss]chauspieler|[Ss]änger|[Bb]otschafter|[Kk]onsul|[Pp]räsident|[Gg]ouverneur|[Pp]ilot|[Bb]ischof|[Pp]arlamentarier|[Oo]lympionik|[Ww]eltmeister|[Mm]annschaft))\p{{L}}*{WHERE}?"
    ))
});
static SIBLINGS: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:zwei|drei|vier|fünf|sechs|sieben|[2-9])\s(?:\p{Ll}+e[nrsm]?\s)?(?:Geschwistern?|Brüdern?|Schwestern|Waisen)\saus\s(?:der\s|dem\s)?\p{Lu}[\p{L}-]+",
    )
});

/// People of whom there is one, though they are no role that an office gives.
const PEOPLE: [&str; 16] = [
    "Schwarze",
    "Schwarzer",
    "Muslim",
    "Muslima",
    "Muslimin",
    "Jude",
    "Jüdin",
    "Christ",
    "Christin",
    "Hindu",
    "Buddhist",
    "Sikh",
    "Witwer",
    "Waise",
    "Überlebende",
    "Überlebender",
];
/// Roles that somebody has for others: the only one of them tells nobody.
const FOR_OTHERS: [&str; 9] = [
    "partner",
    "mitarbeiter",
    "mitarbeiterin",
    "berater",
    "beraterin",
    "dolmetscher",
    "dolmetscherin",
    "klient",
    "klientin",
];

/// Where somebody is told by what only they are.
pub(super) fn rarities(text: &str) -> Vec<Range<usize>> {
    let only = found(&ONLY, text)
        .filter(|found| {
            let noun = part(found, 1);
            let small = noun.to_lowercase();
            PEOPLE.contains(&noun)
                || small.starts_with("kind") && part(found, 0).contains(" mit ")
                || is_role(noun) && !FOR_OTHERS.iter().any(|role| small.ends_with(role))
        })
        .map(|found| whole(&found));
    [&FIRST, &FORMER, &SIBLINGS]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| whole(&found))
        .chain(only)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_the_only_one_or_was_known_is_told_by_it() {
        for (text, expected) in [
            (
                "Die einzige Tierärztin aus dem Irak wartet.",
                vec!["einzige Tierärztin aus dem Irak"],
            ),
            (
                "als einziger Schwarzer in der Feuerwehr",
                vec!["einziger Schwarzer in der Feuerwehr"],
            ),
            (
                "der ehemalige Bürgermeister von Dara",
                vec!["ehemalige Bürgermeister von Dara"],
            ),
            (
                "die erste weibliche Pilotin ihres Landes",
                vec!["erste weibliche Pilotin ihres Landes"],
            ),
            (
                "drei Geschwister aus Burundi",
                vec!["drei Geschwister aus Burundi"],
            ),
            (
                "das einzige Kind mit gehörlosen Eltern aus Peru",
                vec!["einzige Kind mit gehörlosen Eltern aus Peru"],
            ),
            ("die einzige Möglichkeit im Kreis", vec![]),
            ("einziger Ansprechpartner im Amt", vec![]),
            ("der frühere Antrag", vec![]),
        ] {
            let told: Vec<&str> = rarities(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(told, expected, "{text}");
        }
    }
}
