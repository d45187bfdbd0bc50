//! Days in a text: a month is coarse enough to go upwards, a day is not.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Captures;

use super::feasts::feasts;
use super::hit::{Hit, Kind};
use super::word::{Pattern, compile, found, part, whole};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
/// Every month as it is written, long before short.
pub(super) const MONTH: &str = r"(?:januar|jänner|jaenner|januari|january|jan|februar|feber|february|feb|märz|maerz|marz|march|mrz|mär|april|apr|mai|may|juni|juno|june|jun|juli|july|jul|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov|dezember|december|dez|dec)s?";
/// Days as words, without their ending.
const ORDINAL: &str = r"(?:(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)und(?:zwanzigst|dreißigst|dreissigst)|zwanzigst|dreißigst|dreissigst|neunzehnt|achtzehnt|siebzehnt|sechzehnt|fünfzehnt|fuenfzehnt|vierzehnt|dreizehnt|zwölft|zwoelft|elft|zehnt|neunt|acht|siebent|siebt|sechst|fünft|fuenft|viert|dritt|zweit|erst)(?:er|en|e|es|em)";
/// One more day before the one that is looked for: „3. und“, „vom 3. bis“, „3.-“.
const FIRST: &str = r"(?:[0-9]{1,2}\.?\s?(?:[0-9]{1,2}\.)?\s?(?:/|-|–|&|und|u\.|oder|bis(?:\szum)?)\s?)?";

static GERMAN: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"\b{FIRST}\b([0-9]{{1,2}})\.\s?([0-9]{{1,2}})\.(?:\s?([0-9]{{4}}|['’]?[0-9]{{2}})\b)?"
    ))
});
static WITHOUT_POINT: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:am|vom|bis|bis zum|ab|seit|zum|geb\.?|geboren|\*|den|dem|b-day|bday|geburtstag|frist|bis spätestens|termin|dat\.?|datum:?)\s?([0-9]{1,2})[.,/]([01]?[0-9])(?:[.,/]([0-9]{4}|[0-9]{2}))?\b(?:\s?(uhr|h\b|€|euro|%|stunden|std|km|prozent|punkte))?",
    )
});
static SEPARATED: Pattern =
    LazyLock::new(|| compile(r"\b([0-9]{1,2})\s?[/\-–_]\s?([0-9]{1,2})\s?[/\-–._]\s?([0-9]{4}|[0-9]{2})\b"));
static POINTED: Pattern = LazyLock::new(|| compile(r"\b([0-9]{1,2})\s?\.\s?([0-9]{1,2})\s?\.\s?([0-9]{4})"));
static STORED: Pattern =
    LazyLock::new(|| compile(r"\b((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\b"));
static PACKED: Pattern = LazyLock::new(|| compile(r"\b((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])\b"));
static WRITTEN: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b{FIRST}\b([0-9]{{1,2}})(?:\.|ten|ter|te|st|nd|rd|th)?[\s-]?({MONTH})\b\.?(?:[\s-]?([0-9]{{4}}|['’][0-9]{{2}})\b)?"
    ))
});
static MONTH_FIRST: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b({MONTH})\.?,?\s(?:den\s)?([0-9]{{1,2}})(?:\.|,|st|nd|rd|th)(?:\s?([0-9]{{4}})\b)?"
    ))
});
static IN_WORDS: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:{ORDINAL}\s(?:und|bis|oder|bis zum)\s)?{ORDINAL}\s(?:tag\s(?:des\s)?(?:monats\s)?|im\s|des\smonats\s)?({MONTH})\b(?:\s([0-9]{{4}}|zweitausend\p{{L}}+|neunzehnhundert\p{{L}}+)\b)?"
    ))
});
static TENS_IN_WORDS: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:am|vom|zum|bis|den|dem|der)\s({ORDINAL})\s(erst|zweit|dritt|viert|fünft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwölft)(?:en|er|e)\b(?:\s([0-9]{{4}}))?"
    ))
});
static ROMAN: Pattern =
    LazyLock::new(|| compile(r"\b[0-9]{1,2}\.\s?(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\.\s?(?:19|20)?[0-9]{2}\b"));
static WEEK: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:(?:kw|kalenderwoche|woche\snr\.?|(?:in|ab|bis|seit|zur)\swoche)\.?\s?([0-9]{1,2})(?:\s?(?:/|-|–|und|bis)\s?[0-9]{1,2})?|([0-9]{1,2})\.?\s?(?:kw|kalenderwoche))\b(?:(?:\s|/|\s/\s)(?:19|20)[0-9]{2}\b)?",
    )
});
static DAY_ALONE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b((?:am|zum|bis\szum|ab\sdem|ab|bis|vorm|seit|vom|seit\sdem|vor\sdem|nach\sdem|der|den)\s(?:[12]?[0-9]|3[01])(?:\.|ten|sten|ter|ste|te))(?:[,;:!?)]|$|\n|\s(?-i:\p{Ll})|\s(?:d\.|des|dieses|diesen|kommenden|nächsten)\s?(?:m\.|monats)|\.)",
    )
});
static ORDINAL_ALONE: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b((?:am|zum|bis\szum|vom|ab\sdem)\s{ORDINAL})(?:[,;:!?.)]|$|\n|\s(?-i:\p{{Ll}}))"
    ))
});
static BARE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)(?:^|[\s(/–-])((?:0?[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2]|[1-9]))(?:[\s,;!?)]|\.\s|\.?$)(?:\s?(uhr|h\b|€|euro|%|stunden|std|km|prozent|punkte|stelle|zimmer|grad|kg|meter|m\b|mio|millionen))?",
    )
});
/// „bis zum 15. Umzug“: so many of one thing are seldom counted; birthdays and years of life are.
static LATE_DAY: Pattern = LazyLock::new(|| {
    compile(
        r"\b((?:[Aa]m|[Zz]um|[Bb]is zum|[Aa]b dem|[Ss]eit dem|[Vv]om)\s(?:1[3-9]|2[0-9]|3[01])\.)\s(\p{Lu}\p{L}+)",
    )
});
static DAY_AFTER_WEEKDAY: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b((?:am\s)?(?:mo|di|mi|do|fr|sa|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\.?,?\s(?:[12]?[0-9]|3[01])\.)(?:[,;:!?)]|$|\n|\s(?-i:\p{Ll}))",
    )
});
static OF_THIS_MONTH: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:am\s|zum\s|vom\s|bis\s)?[0-9]{1,2}\.\s?(?:(?:d|lfd|n|v)\.\s?(?:m|mts|monats)\b\.?|(?:dieses|nächsten|kommenden|vorigen|letzten)\smonats\b)",
    )
});
static WEEKDAY: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\.?,?\s(?:den|dem|der)\s([0-9]{1,2}|zehnten|elften|zwölften|ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|achten|neunten)\b\.?(?:\sdes monats|\sd\. ?m\.)?",
    )
});

/// All days.
pub(super) fn days(text: &str) -> Vec<Hit> {
    let parsed: [(&'static Pattern, [usize; 3]); 8] = [
        (&POINTED, [1, 2, 3]),
        (&STORED, [3, 2, 1]),
        (&PACKED, [3, 2, 1]),
        (&GERMAN, [1, 2, 3]),
        (&SEPARATED, [1, 2, 3]),
        (&WRITTEN, [1, 2, 3]),
        (&MONTH_FIRST, [2, 1, 3]),
        (&WITHOUT_POINT, [1, 2, 3]),
    ];
    let numbered = parsed.into_iter().flat_map(|(pattern, groups)| {
        found(pattern, text).filter_map(move |found| hit(text, &found, groups))
    });
    let in_words = found(&IN_WORDS, text).filter_map(|found| {
        let month = month_of(part(&found, 1))?;
        let year = part(&found, 2)
            .parse::<u16>()
            .map_or_else(|_| String::new(), |year| format!(" {year}"));
        let (range, suggestion) = with_preposition(text, whole(&found), format!("{}{year}", MONTHS[month]));
        Some(Hit::new(range, Kind::Date, suggestion))
    });
    let unclear = [&TENS_IN_WORDS, &WEEKDAY, &ROMAN, &OF_THIS_MONTH]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| whole(&found))
        .chain(feasts(text))
        .map(|range| Hit::new(range, Kind::Date, "(Datum)"));
    let weeks = found(&WEEK, text)
        .filter(|found| {
            matches!(
                format!("{}{}", part(found, 1), part(found, 2)).parse(),
                Ok(1..=53)
            )
        })
        .map(|found| Hit::new(whole(&found), Kind::Date, "(Woche)"));
    let alone = found(&DAY_ALONE, text)
        .filter(|found| !is_first(part(found, 1)))
        .chain(found(&DAY_AFTER_WEEKDAY, text))
        .chain(found(&LATE_DAY, text).filter(|found| !is_counted(part(found, 2))))
        .chain(found(&ORDINAL_ALONE, text).filter(|found| !is_rank(part(found, 1))))
        .filter_map(|found| Some(Hit::new(found.get(1)?.range(), Kind::Date, "(Datum)")));
    let bare = found(&BARE, text).filter_map(|found| {
        let day = found.get(1)?;
        // „3.2“ may be anything, „17.3“ and „3.02“ hardly.
        let may_be = day.len() >= 4 && part(&found, 2).is_empty() && !counts_parts(text.get(..day.start())?);
        may_be.then(|| Hit::new(day.range(), Kind::Date, "(Datum)"))
    });
    numbered
        .chain(in_words)
        .chain(unclear)
        .chain(weeks)
        .chain(alone)
        .chain(bare)
        .collect()
}

/// „zum 1.“: with the month that begins, people move and pay.
fn is_first(own: &str) -> bool {
    own.trim_end_matches('.').ends_with(" 1") && !own.to_lowercase().starts_with("am")
}

/// „zum 18. Geburtstag“, „am 20. Kongress“
fn is_counted(noun: &str) -> bool {
    let small = noun.to_lowercase();
    [
        "tag",
        "jahr",
        "jahrs",
        "jahres",
        "monat",
        "monats",
        "woche",
        "klasse",
        "stunde",
        "mal",
        "jahrhundert",
        "sitzung",
        "treffen",
        "kongress",
        "auflage",
        "schwangerschaftswoche",
        "ssw",
        "stock",
        "platz",
    ]
    .iter()
    .any(|end| small.ends_with(end))
        || month_of(noun).is_some()
}

/// „zum ersten“, „am zweiten“: more often a rank than a day.
fn is_rank(own: &str) -> bool {
    ["ersten", "zweiten", "dritten"]
        .iter()
        .any(|rank| own.to_lowercase().ends_with(&format!(" {rank}")))
}

/// Whether „3.2“ after this is a part of a text and no day: „Kapitel 3.2“, „§ 12.1“.
fn counts_parts(before: &str) -> bool {
    const COUNTING: [&str; 29] = [
        "§",
        "kapitel",
        "kap",
        "abschnitt",
        "punkt",
        "ziffer",
        "nr",
        "nummer",
        "anlage",
        "anhang",
        "version",
        "tabelle",
        "abbildung",
        "abb",
        "top",
        "teil",
        "seite",
        "absatz",
        "abs",
        "art",
        "artikel",
        "note",
        "schnitt",
        "stufe",
        "baustein",
        "modul",
        "ca",
        "etwa",
        "rund",
    ];
    let before = before.trim_end_matches([' ', '.', '(']).to_lowercase();
    let last = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    COUNTING.contains(&last)
}

fn hit(text: &str, found: &Captures<'_>, [day, month, year]: [usize; 3]) -> Option<Hit> {
    let day: u8 = part(found, day).parse().ok()?;
    let month = month_of(part(found, month))?;
    let mut range = whole(found);
    // A number of three parts is a heading, not a day; and a unit makes it an amount.
    let after = text.get(range.end..)?;
    let goes_on = after.starts_with(|next: char| next.is_ascii_digit())
        || (after.starts_with('.') && after[1..].starts_with(|next: char| next.is_ascii_digit()));
    let before = text.get(..range.start)?;
    let is_inside = before.ends_with(|last: char| last.is_ascii_digit() || last == '§')
        || before.ends_with("§ ")
        || before.ends_with('.') && before[..before.len() - 1].ends_with(|last: char| last.is_ascii_digit());
    if !(1..=31).contains(&day) || goes_on || is_inside || !part(found, 4).is_empty() {
        return None;
    }
    let year = part(found, year).trim_start_matches(['\'', '’']);
    let when = match year {
        "" => MONTHS[month].to_owned(),
        short if short.len() == 2 => format!("{} {}{short}", MONTHS[month], century(short)),
        year => format!("{} {year}", MONTHS[month]),
    };
    let own = part(found, 0);
    if own.starts_with(|first: char| first.is_alphabetic() || first == '*')
        && month_of(first_word(own)).is_none()
    {
        let digits = own.find(|letter: char| letter.is_ascii_digit())?;
        range.start += digits;
    }
    range.end += time_after(text, range.end);
    let (range, suggestion) = with_preposition(text, range, when);
    Some(Hit::new(range, Kind::Date, suggestion))
}

/// How far „ um 9 Uhr“ goes on.
fn time_after(text: &str, end: usize) -> usize {
    static TIME: Pattern = LazyLock::new(|| {
        compile(
            r"(?i)^,?\s(?:um\s|gegen\s|ab\s)?(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:uhr|h)\b|[0-9]{1,2}:[0-9]{2}\b)",
        )
    });
    let after = text.get(end..).unwrap_or_default();
    found(&TIME, after).next().map_or(0, |time| whole(&time).end)
}

/// Two digits of a year: nobody's day lies far ahead.
fn century(short: &str) -> &'static str {
    if short > "40" { "19" } else { "20" }
}

fn first_word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default()
}

pub(super) fn month_of(text: &str) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return (1..=12).contains(&number).then(|| number - 1);
    }
    let start: String = text.to_lowercase().chars().take(3).collect();
    let start = match start.as_str() {
        "mrz" | "mae" | "mar" => "mär",
        "jän" | "jae" => "jan",
        "may" => "mai",
        "oct" => "okt",
        "dec" => "dez",
        other => other,
    };
    MONTHS
        .iter()
        .position(|month| start.chars().count() == 3 && month.to_lowercase().starts_with(start))
}

/// „am 3. Mai“ becomes „im Mai“, so that the sentence stays one.
fn with_preposition(text: &str, range: Range<usize>, when: String) -> (Range<usize>, String) {
    static DAY_OF_WEEK: Pattern = LazyLock::new(|| {
        compile(
            r"(?i)\b(?:am\s)?(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)[,.]{0,2}\s?(?:den\s|dem\s|der\s)?$",
        )
    });
    let before = text.get(..range.start).unwrap_or_default();
    let close = before.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    if let Some(day) = found(&DAY_OF_WEEK, &before[close..]).last() {
        let start = close + whole(&day).start;
        let has_preposition = part(&day, 0).to_lowercase().starts_with("am ");
        return (
            start..range.end,
            if has_preposition {
                format!("im {when}")
            } else {
                when
            },
        );
    }
    for (preposition, instead) in [("am ", "im "), ("Am ", "Im "), ("am", "im ")] {
        let is_word = before
            .strip_suffix(preposition)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
        if is_word {
            return (
                range.start - preposition.len()..range.end,
                format!("{instead}{when}"),
            );
        }
    }
    (range, when)
}
