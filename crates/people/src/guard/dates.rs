//! Days in a text: a month is coarse enough to go upwards, a day is not.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::hit::{Hit, Kind};
use super::word::{Pattern, found, part, whole};

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

static GERMAN: Pattern =
    LazyLock::new(|| Regex::new(r"\b([0-9]{1,2})\.\s?([0-9]{1,2})\.(?:\s?([0-9]{4}|[0-9]{2})\b)?").ok());
static SLASHED: Pattern =
    LazyLock::new(|| Regex::new(r"\b([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})\b").ok());
static STORED: Pattern = LazyLock::new(|| Regex::new(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b").ok());
static WRITTEN: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b([0-9]{1,2})\.?\s?(jan|jän|feb|mär|mrz|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zäöü]*\b\.?(?:\s([0-9]{4})\b)?",
    )
    .ok()
});

/// All days.
pub(super) fn days(text: &str) -> Vec<Hit> {
    let german = found(&GERMAN, text).filter_map(|found| hit(text, &found, [1, 2, 3]));
    let slashed = found(&SLASHED, text).filter_map(|found| hit(text, &found, [1, 2, 3]));
    let stored = found(&STORED, text).filter_map(|found| hit(text, &found, [3, 2, 1]));
    let written = found(&WRITTEN, text).filter_map(|found| hit(text, &found, [1, 2, 3]));
    stored.chain(german).chain(slashed).chain(written).collect()
}

fn hit(text: &str, found: &Captures<'_>, [day, month, year]: [usize; 3]) -> Option<Hit> {
    let day: u8 = part(found, day).parse().ok()?;
    let month = month_of(part(found, month))?;
    let range = whole(found);
    // A number of three parts is a heading, not a day.
    let goes_on = text
        .get(range.end..)?
        .starts_with(|next: char| next.is_ascii_digit());
    if !(1..=31).contains(&day) || goes_on {
        return None;
    }
    let when = match part(found, year) {
        "" => MONTHS[month].to_owned(),
        short if short.len() == 2 => format!("{} 20{short}", MONTHS[month]),
        year => format!("{} {year}", MONTHS[month]),
    };
    let (range, suggestion) = with_preposition(text, range, when);
    Some(Hit::new(range, Kind::Date, suggestion))
}

fn month_of(text: &str) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return (1..=12).contains(&number).then(|| number - 1);
    }
    let start: String = text.to_lowercase().chars().take(3).collect();
    let start = match start.as_str() {
        "mrz" | "mae" => "mär",
        "jän" => "jan",
        other => other,
    };
    MONTHS
        .iter()
        .position(|month| month.to_lowercase().starts_with(start))
}

/// „am 3. Mai" becomes „im Mai", so that the sentence stays one.
fn with_preposition(text: &str, range: Range<usize>, when: String) -> (Range<usize>, String) {
    let before = text.get(..range.start).unwrap_or_default();
    for (preposition, instead) in [("am ", "im "), ("Am ", "Im ")] {
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
