//! Addresses in a text: a street, with or without its number, and a postcode with its place.

use std::sync::LazyLock;

use regex::Regex;

use super::hit::{Hit, Kind};
use super::numbers::is_amount;
use super::word::{Pattern, found, part, whole};

static STREET: Pattern = LazyLock::new(|| {
    Regex::new(
        r"\b\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|Straße|Strasse|Str\.)(?:\s?[0-9]{1,4}\s?[a-zA-Z]?\b)?",
    )
    .ok()
});
static TWO_WORDS: Pattern = LazyLock::new(|| {
    Regex::new(r"\b\p{Lu}\p{L}+er\s(?:Straße|Strasse|Str\.|Weg|Tor|Allee)(?:\s?[0-9]{1,4}\s?[a-zA-Z]?\b)?")
        .ok()
});
static WAY: Pattern = LazyLock::new(|| {
    Regex::new(
        r"\b\p{Lu}[\p{L}-]*(?:weg|platz|allee|gasse|ring|damm|ufer|pfad|stieg|chaussee|wall|markt|kamp|grund|tor)\s[0-9]{1,4}\s?[a-zA-Z]?\b",
    )
    .ok()
});
static BY: Pattern = LazyLock::new(|| {
    Regex::new(r"\b(?:An|Am|Auf|Im|In|Zum|Zur|Unter|Hinter)(?: (?:der|dem|den|die))? (\p{Lu}\p{L}+)(?: \p{Lu}\p{L}+)? [0-9]{1,3}[a-z]?\b(?:\s?(Uhr|Euro|€|\.))?").ok()
});
static POSTCODE: Pattern =
    LazyLock::new(|| Regex::new(r"\b(?:D-)?[0-9]{5}\s\p{Lu}[\p{Ll}-]+(?:\s\p{Lu}[\p{Ll}-]+)?").ok());

/// Words that stand before a number without being a street.
const NO_STREET: [&str; 18] = [
    "Klasse",
    "Haus",
    "Zimmer",
    "Raum",
    "Woche",
    "Stufe",
    "Kapitel",
    "Jahr",
    "Alter",
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Schnitt",
    "Monat",
];

/// All addresses.
pub(super) fn addresses(text: &str) -> Vec<Hit> {
    let address = |range| Hit::new(range, Kind::Address, "(Anschrift)");
    let streets = [&TWO_WORDS, &STREET, &WAY]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| address(whole(&found)));
    let by = found(&BY, text)
        .filter(|found| part(found, 2).is_empty() && !NO_STREET.contains(&part(found, 1)))
        .map(|found| address(whole(&found)));
    let postcodes = found(&POSTCODE, text)
        .filter(|found| !is_amount(text, whole(found).start + 5))
        .map(|found| address(whole(&found)));
    streets.chain(by).chain(postcodes).collect()
}
