//! Days that are told by a feast: „an Heiligabend“, „am Tag nach Pfingsten“. The feast without a day is a season.

use std::ops::Range;
use std::sync::LazyLock;

use super::word::{Pattern, compile, found, part, whole};

/// What counts days or weeks before or after something.
const COUNTED: &str = r"(?:(?:am|den)\s)?(?:(?:ersten?|zweiten?|dritten?|letzten?)\s)?(?:(?:ein(?:en|e|er)?|zwei|drei|vier|[1-9])\s)?(?:tage?n?|abend|vorabend|morgen|nacht|wochen?|wochenende|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\s(?:vor|nach|an|von|zu|des)\s(?:dem\s|der\s|den\s)?";

/// Feasts of one day.
static DAY: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:{COUNTED}|(?:am|an|vom|seit|zu|nach|vor|bis|über|ab|zum)\s)?((?:heilig(?:er\s|en\s|\s)?abend|silvester|neujahr(?:s)?|rosenmontag|aschermittwoch|gründonnerstag|karfreitag|karsamstag|ostersonntag|ostermontag|pfingstsonntag|pfingstmontag|nikolaustag|allerheiligen|allerseelen|fronleichnam|(?:christi\s|mariä\s)?himmelfahrt|valentinstag|muttertag|vatertag|martinstag|dreikönig(?:e|en|stag)?|totensonntag|erntedankfest|newroz|nouruz|zuckerfest|opferfest|(?:(?:ersten|zweiten|dritten|vierten|[1-4]\.)\s?)(?:advent(?:ssonntag)?|weihnachts(?:feier)?tag|osterfeiertag|pfingsttag|ostertag)|tag der deutschen einheit|tag der arbeit)(?:s?(?:abend|morgen|nacht|nachmittag|mittag|tag))?(?:es|s)?)\b(?:\s([0-9]{{4}}))?"
    ))
});
/// Seasons that tell a day only where days are counted from them.
static FROM_A_SEASON: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b{COUNTED}(?:ostern|pfingsten|weihnachten|ramadan|karneval|fasching|fastnacht|advent|(?:oster|pfingst|sommer|herbst|weihnachts|winter)?ferien|\p{{L}}+-?fest)\b(?:\s[0-9]{{4}}\b)?"
    ))
});
/// „am ersten Ferienmontag“, „am letzten Februartag“, „in der Karwoche“, „zum Ultimo“.
static COUNTED_DAY: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:(?:am|zum|seit dem|vom|bis zum)\s(?:ersten|zweiten|dritten|vierten|letzten|vorletzten)\s(?:(?:ferien|schul|kita|kurs|arbeits|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|advents|oster|pfingst)-?(?:tag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochenende)|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\sim\s(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))|(?:in der\s)?(?:karwoche|osterwoche|pfingstwoche)|zum ultimo)\b",
    )
});
/// Feasts that many speak of without meaning a day.
const SPOKEN_OF: [&str; 8] = [
    "newroz",
    "nouruz",
    "zuckerfest",
    "opferfest",
    "muttertag",
    "vatertag",
    "nikolaustag",
    "erntedankfest",
];

/// Where days are told by feasts.
pub(super) fn feasts(text: &str) -> Vec<Range<usize>> {
    let days = found(&DAY, text)
        .filter(|found| {
            let is_bare = part(found, 0).trim() == part(found, 1);
            !(is_bare && SPOKEN_OF.contains(&part(found, 1).to_lowercase().as_str()))
        })
        .map(|found| whole(&found));
    let counted = [&FROM_A_SEASON, &COUNTED_DAY]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| whole(&found));
    days.chain(counted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feast_tells_a_day_and_a_season_only_what_is_counted_from_it() {
        for (text, expected) in [
            ("Der Brief kam an Silvester an.", vec!["an Silvester"]),
            ("am Tag vor Heiligabend", vec!["am Tag vor Heiligabend"]),
            (
                "eine Woche nach Pfingsten angemeldet",
                vec!["eine Woche nach Pfingsten"],
            ),
            ("Am Neujahrsmorgen ging sie.", vec!["Am Neujahrsmorgen"]),
            (
                "Tag nach Christi Himmelfahrt",
                vec!["Tag nach Christi Himmelfahrt"],
            ),
            ("seit dem 2. Advent", vec!["2. Advent"]),
            (
                "am letzten Tag vor den Herbstferien",
                vec!["am letzten Tag vor den Herbstferien"],
            ),
            ("am ersten Ferienmontag im Amt", vec!["am ersten Ferienmontag"]),
            ("am letzten Februartag", vec!["am letzten Februartag"]),
            ("in der Karwoche", vec!["in der Karwoche"]),
            (
                "am Vorabend des Zuckerfestes",
                vec!["am Vorabend des Zuckerfestes"],
            ),
            ("am ersten Tag", vec![]),
            ("Zu Ostern kommt Besuch.", vec![]),
            ("Das Opferfest wird im Haus gefeiert.", vec![]),
            ("nach den Sommerferien", vec![]),
        ] {
            let told: Vec<&str> = feasts(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(told, expected, "{text}");
        }
    }
}
