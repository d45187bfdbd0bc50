//! How somebody is reached: telephone, mail, names in social networks. File numbers stand in `numbers`.

use std::sync::LazyLock;

use super::hit::{Hit, Kind};
use super::lexicon;
use super::numbers::digits;
use super::word::{Pattern, compile, found, part, whole};

/// Fewer digits are a price or a room; more are no telephone number (ITU-T E.164).
const DIGITS_OF_A_PHONE: std::ops::RangeInclusive<usize> = 6..=15;

static MAIL: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(ät\)|\[ät\]|\(a\))\s?[\w-]+(?:\s?(?:\.|\(dot\)|\(punkt\)|\[punkt\]|\spunkt\s|\sdot\s)\s?[\w-]+)+",
    )
});
static SPOKEN_MAIL: Pattern = LazyLock::new(|| {
    compile(r"(?i)[\w.+-]+\s(?:at|ät)\s[\w-]+(?:\.|\spunkt\s|\sdot\s)(?:de|com|net|org|eu|info|ua|ru|tr)\b")
});
static PHONE: Pattern = LazyLock::new(|| {
    compile(r"(?:\+|\b00)\s?[1-9][0-9 ()/.\-–]{5,}[0-9]|\(?\b0\)?[ ]?[1-9][0-9 ()/.\-–]{3,}[0-9]")
});
static CALLED: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:tel(?:efon)?(?:nummer|nr)?|handy(?:nummer|nr)?|mobil(?:nummer|nr)?|fax|festnetz|durchwahl|dw|rufnummer|rückruf unter|erreichbar unter)\b\.?(?:\s?nr\.?)?\s?(?:lautet|ist|:|=)?\s?((?:-|\+|\()?[0-9][0-9 /()–-]{1,}[0-9])",
    )
});
static HANDLE: Pattern = LazyLock::new(|| compile(r"(?:^|[^\w@.])(@[\w.]{2,}\w)"));
static PROFILE: Pattern = LazyLock::new(|| {
    compile(
        r#"(?i)\b(?:instagram|insta|tiktok|tik tok|facebook|telegram|snapchat|discord|youtube|twitter|threads|linkedin|skype|xing|playstation|steam)(?:[ -]?(?:name|account|profil|konto|kanal|seite|nutzername|benutzername|handle|id|user))?\s?(?::|=|-|–|als|unter|heißt|lautet|ist|mit)?(?:\s(?:dem\s)?(?:namen|profil|als))?\s?[„“"'‚(]?([a-z0-9]*[a-z]+(?:[._][\w.]*\w|[a-z._]*[0-9][\w.]*)|_\w+)"#,
    )
});
static IN_A_NETWORK: Pattern =
    LazyLock::new(|| compile(r"(?i)\b(?:insta|instagram|tiktok|telegram|snapchat)\s([a-z]{6,})\b"));
static CALLS_ITSELF: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:nutzername|benutzername|username|nickname|profilname|accountname|handle|login)\b\s?(?:lautet|ist|:|=)?\s?[„“'‚]?([\w.-]{4,})",
    )
});
static WITH_LINE: Pattern = LazyLock::new(|| compile(r"\b(\pL[\w.-]*\pL_[\w.]*\w|\pL{2,}[0-9]*_\w+)\b"));
static PAGE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:https?://|www\.)[^\s,;)„“]+|\b(?:facebook|instagram|tiktok|linkedin|t|youtube|vk|wa)\.(?:com|me|be|de)/[^\s,;)„“]+",
    )
});

/// All mail addresses.
pub(super) fn mails(text: &str) -> Vec<Hit> {
    [&MAIL, &SPOKEN_MAIL]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| Hit::new(whole(&found), Kind::Mail, "(E-Mail-Adresse)"))
        .collect()
}

/// All names in networks, and addresses of pages.
pub(super) fn handles(text: &str) -> Vec<Hit> {
    let pages = found(&PAGE, text).map(|found| whole(&found));
    let names = [&HANDLE, &PROFILE, &CALLS_ITSELF, &WITH_LINE]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .filter_map(|found| found.get(1).map(|name| name.range()));
    // „telegram nourhlb“, but not „telegram gelöscht“
    let bare = found(&IN_A_NETWORK, text)
        .filter(|found| !lexicon::is_german(part(found, 1)))
        .filter_map(|found| found.get(1).map(|name| name.range()));
    pages
        .chain(names)
        .chain(bare)
        .map(|range| Hit::new(range, Kind::Handle, "(Profil)"))
        .collect()
}

/// „06/2025“ is when a form was printed.
fn is_month(digits: &str) -> bool {
    digits.split_once('/').is_some_and(|(month, year)| {
        month.len() == 2 && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    })
}

/// All telephone numbers.
pub(super) fn phones(text: &str) -> Vec<Hit> {
    let written = found(&PHONE, text)
        .filter(|found| DIGITS_OF_A_PHONE.contains(&digits(part(found, 0))))
        .filter(|found| !is_month(part(found, 0)))
        .map(|found| whole(&found));
    let called = found(&CALLED, text)
        .filter(|found| digits(part(found, 1)) >= 3)
        .map(|found| whole(&found));
    called
        .chain(written)
        .map(|range| Hit::new(range, Kind::Phone, "(Telefonnummer)"))
        .collect()
}
