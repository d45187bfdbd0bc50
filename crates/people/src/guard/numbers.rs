//! Numbers and addresses by which somebody is reached or filed: telephone, mail, file numbers.

use std::sync::LazyLock;

use regex::Regex;

use super::hit::{Hit, Kind};
use super::word::{Pattern, found, part, whole};

/// Fewer digits are a price or a room; more are no telephone number (ITU-T E.164).
const DIGITS_OF_A_PHONE: std::ops::RangeInclusive<usize> = 6..=15;
/// A word with so many digits names one file, not a year or an amount.
const DIGITS_OF_A_FILE: usize = 6;

static MAIL: Pattern =
    LazyLock::new(|| Regex::new(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+").ok());
static PHONE: Pattern = LazyLock::new(|| {
    Regex::new(r"(?:\+|\b00)[1-9][0-9 ()/.\-–]{5,}[0-9]|\(?\b0[1-9][0-9 ()/.\-–]{3,}[0-9]").ok()
});
static NAMED: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:az|a\.z|aktenzeichen|geschäftszeichen|gesch\.-z|bg|bg-nummer|bg-nr|kundennummer|kunden-nr|kundennr|versicherungsnummer|versichertennummer|rentenversicherungsnummer|sozialversicherungsnummer|steuer-id|steuernummer|azr|azr-nummer|azr-nr|passnummer|pass-nr|ausweisnummer|ausweis-nr|aktennummer|personalnummer|fallnummer|iban)\b\.?\s?:?\s*((?:[A-Z]{1,4}[ ./-]?)?[0-9][0-9A-Z./-]*(?: [0-9][0-9A-Z./-]*)*)",
    )
    .ok()
});
static ACCOUNT: Pattern =
    LazyLock::new(|| Regex::new(r"\b[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,3})?\b").ok());
static LONG: Pattern = LazyLock::new(|| Regex::new(r"[0-9A-Za-z]+(?:[-/][0-9A-Za-z]+)*").ok());

/// All mail addresses.
pub(super) fn mails(text: &str) -> Vec<Hit> {
    found(&MAIL, text)
        .map(|found| Hit::new(whole(&found), Kind::Mail, "(E-Mail-Adresse)"))
        .collect()
}

/// All telephone numbers.
pub(super) fn phones(text: &str) -> Vec<Hit> {
    found(&PHONE, text)
        .filter(|found| DIGITS_OF_A_PHONE.contains(&digits(part(found, 0))))
        .map(|found| Hit::new(whole(&found), Kind::Phone, "(Telefonnummer)"))
        .collect()
}

/// All numbers that are called so, and accounts.
pub(super) fn file_numbers(text: &str) -> Vec<Hit> {
    let named =
        found(&NAMED, text).filter_map(|found| found.get(1).map(|number| file_number(number.range())));
    let account = found(&ACCOUNT, text).map(|found| file_number(whole(&found)));
    account.chain(named).collect()
}

/// Whatever has too many digits to be anything else.
pub(super) fn long_numbers(text: &str) -> Vec<Hit> {
    found(&LONG, text)
        .filter(|found| digits(part(found, 0)) >= DIGITS_OF_A_FILE && !is_amount(text, whole(found).end))
        .map(|found| file_number(whole(&found)))
        .collect()
}

fn file_number(range: std::ops::Range<usize>) -> Hit {
    Hit::new(range, Kind::FileNumber, "(Nummer)")
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether money or people follow: that many of them name nobody.
pub(super) fn is_amount(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    ["€", "Euro", "EUR", "Menschen", "Personen", "Einwohner"]
        .iter()
        .any(|unit| after.starts_with(unit))
}
