//! Numbers by which somebody is filed: file numbers, accounts, plates. Telephone numbers stand in `reach`.

use std::sync::LazyLock;

use super::hit::{Hit, Kind};
use super::word::{Pattern, compile, found, part, whole};

/// A word with so many digits names one file, not a year or an amount.
const DIGITS_OF_A_FILE: usize = 6;

static NAMED: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:az|a\.z|aktz|aktenz|aktenzeichen|geschäftszeichen|gesch\.-z|gz|kassenzeichen|zeichen|ordnungsmerkmal|bg|bgnr|d-nr|azr|bamf-az|eat|kv|rv|iban|bic|konto|pin|puk|referenz|vorgang|bedarfsgemeinschaft|id|[\p{L}]*(?:kunden|kd|bg|bedarfsgemeinschafts|versicherungs|versicherten|vers|renten|steuer|identifikations|ident|azr|pass|ausweis|akten|personal|fall|mitglieds|mitglied|konto|vertrags|rechnungs|vorgangs|bescheid|zähler|zaehler|auftrags|ticket|dokument|dokumenten|serien|kenn|sozialversicherungs|sv|matrikel|register|patienten|prüf|referenz|buchungs|geräte|führerschein|zulassungs|zustellungs|sendungs|d|ema|bamf|sgb|kv|rv|ausländer|aufenthaltstitel|eat|visum|visa)[- ]?(?:nummern|nummer|nr|id|zeichen))\b\.?(?:\s?(?:lautet|ist|war|nr\.?|nummer|der familie|:|=|\())*\s*((?:[A-ZÄÖÜ]{1,4}[ ./-]?)?[0-9][0-9A-Z./-]*(?: [A-Z]{1,3} [0-9]+/[0-9]+(?:\.[A-Z])?)?(?: [0-9][0-9A-Z./-]*| [A-Z] [0-9]{2,})*|[A-Z]{2,}[0-9A-Z/-]*[0-9][0-9A-Z/-]*)",
    )
});
/// Whatever is called a number and has many digits: „Rahmennummer WTU 284 K 1190“.
static CALLED: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b\p{L}{3,}-?(?:nummer|nr)\b\.?(?:\s?(?:lautet|ist|:))?\s((?-i:[A-Z0-9]{1,12}(?:[ ./-]{1,3}[A-Z0-9]{1,8}){0,6}))\b",
    )
});
static ACCOUNT: Pattern =
    LazyLock::new(|| compile(r"(?i)\b[A-Z]{2}\s?[0-9]{2}(?:[ -]?[0-9A-Z]{4}){3,7}(?:[ -]?[0-9A-Z]{1,3})?\b"));
static OF_A_COURT: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:[SLBW]\s)?[0-9]{1,3}[a-z]?\s(?:[A-Z]{1,6}|[A-Z][A-Za-z]{1,3})\s[0-9]{1,5}/[0-9]{2}(?:\.[A-Z]{1,2})?(?:\s(?:ER|B|R|KL|WA|PKH)\b)?|\b[0-9]{2}\s?[0-9]{6}\s?[A-Z]\s?[0-9]{3}\b",
    )
});
static SLASHED: Pattern = LazyLock::new(|| compile(r"\b[0-9A-Z]{1,8}(?:[-/.][0-9A-Z]{1,8}){1,4}\b"));
static GROUPED: Pattern =
    LazyLock::new(|| compile(r"\b[0-9]{1,4}(?:(?: - | / |[ ])[0-9]{2,6}){2,}(?:[ ]?[A-Z][ ]?[0-9]{2,4})?\b"));
static LONG: Pattern = LazyLock::new(|| compile(r"[0-9A-Za-z]+(?:[-/][0-9A-Za-z]+)*"));
static MIXED: Pattern = LazyLock::new(|| compile(r"\b[A-Z0-9]{7,}\b"));
static OF_THE_POST: Pattern =
    LazyLock::new(|| compile(r"\b[A-Z]{2}\s[0-9]{3,4}\s?[0-9]{3,4}(?:\s?[0-9]{1,4}[A-Z]{0,3})?\b"));
static BANK: Pattern = LazyLock::new(|| compile(r"\b(?:BIC|SWIFT)\b:?\s?[A-Z]{6}[A-Z0-9]{2,5}\b"));
static SCHOOL_YEAR: Pattern = LazyLock::new(|| {
    compile(
        r"^(?:(?:[01]?[0-9][/.])?(?:19|20)[0-9]{2}|[0-9]{2})(?:[-/](?:(?:[01]?[0-9][/.])?(?:19|20)[0-9]{2}|[0-9]{2}))?$",
    )
});
static PLATE: Pattern =
    LazyLock::new(|| compile(r"\b([A-ZÄÖÜ]{1,3})(?:\s?-\s?|:)([A-Z]{1,2})[ -]?([0-9]{1,4})[EH]?\b"));
/// Of the district and those around it, also without a hyphen.
static NEAR_PLATE: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:PB|BÜR|HX|WAR|GT|LIP|DT|SO|LP|BI|HSK|BRI|HF|MI|UN|HAM|MS|DO|H|KS)\s[A-Z]{1,2}\s?[0-9]{2,4}[EH]?\b",
    )
});
static NAMED_PLATE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:kennzeichen|kfz|pkw|auto|wagen|nummernschild|fahrzeug|transporter|golf|passat|polo|opel|roller)\b[^.!?\n]{0,30}?\b([A-ZÄÖÜ]{1,3}[ :.-]{1,3}[A-Z]{1,2}[ :.-]?[0-9]{1,4}[EH]?|[0-9]{3}[ -]?[A-Z]{3})\b",
    )
});

/// All numbers that are called so, and accounts.
pub(super) fn file_numbers(text: &str) -> Vec<Hit> {
    let named = found(&NAMED, text)
        .filter(|found| {
            let number = part(found, 1);
            digits(number) >= 3 || number.contains(['/', ' ']) && digits(number) >= 2
        })
        .map(|found| whole(&found));
    let called = found(&CALLED, text)
        .filter(|found| digits(part(found, 1)) >= 4 && !is_amount(text, whole(found).end))
        .filter_map(|found| found.get(1).map(|number| number.range()));
    let account = [&ACCOUNT, &OF_A_COURT]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .filter(|found| digits(part(found, 0)) >= 4)
        .map(|found| whole(&found));
    account.chain(named).chain(called).map(file_number).collect()
}

/// Whatever has too many digits to be anything else.
pub(super) fn long_numbers(text: &str) -> Vec<Hit> {
    let long = found(&LONG, text)
        .chain(found(&GROUPED, text))
        .filter(|found| digits(part(found, 0)) >= DIGITS_OF_A_FILE);
    let slashed = found(&SLASHED, text).filter(|found| {
        let number = part(found, 0);
        digits(number) >= 4
            && number.contains(['/', '-'])
            && (number.matches(['/', '-', '.']).count() >= 2
                || number.contains(|letter: char| letter.is_ascii_uppercase()))
    });
    let of_the_post = found(&OF_THE_POST, text).filter(|found| digits(part(found, 0)) >= DIGITS_OF_A_FILE);
    let mixed = found(&MIXED, text).filter(|found| {
        let number = part(found, 0);
        digits(number) >= 3 && number.len() - digits(number) >= 2
    });
    long.chain(slashed)
        .chain(mixed)
        .chain(of_the_post)
        .chain(found(&BANK, text))
        .filter(|found| !is_span_of_years(part(found, 0)) && !is_amount(text, whole(found).end))
        .map(|found| file_number(whole(&found)))
        .collect()
}

/// All plates of cars.
pub(super) fn plates(text: &str) -> Vec<Hit> {
    let plain = found(&PLATE, text)
        .filter(|found| {
            !matches!(
                part(found, 1),
                "SGB" | "DIN" | "ISO" | "EU" | "UN" | "TOP" | "AZ" | "D"
            )
        })
        .map(|found| whole(&found));
    let named = found(&NAMED_PLATE, text).filter_map(|found| found.get(1).map(|plate| plate.range()));
    let near = found(&NEAR_PLATE, text).map(|found| whole(&found));
    plain
        .chain(named)
        .chain(near)
        .map(|range| Hit::new(range, Kind::Plate, "(Kennzeichen)"))
        .collect()
}

fn file_number(range: std::ops::Range<usize>) -> Hit {
    Hit::new(range, Kind::FileNumber, "(Nummer)")
}

pub(super) fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn is_span_of_years(text: &str) -> bool {
    SCHOOL_YEAR.iter().any(|pattern| pattern.is_match(text))
}

/// Whether money or people follow: that many of them name nobody.
pub(super) fn is_amount(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    [
        "€",
        "Euro",
        "EUR",
        "Menschen",
        "Personen",
        "Einwohner",
        "Stück",
        "km",
        "Kilometer",
        ",00",
    ]
    .iter()
    .any(|unit| after.starts_with(unit))
}
