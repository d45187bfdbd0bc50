//! Addresses in a text: a street, with or without its number, and a postcode with its place. Towns stand in `towns`.

use std::sync::LazyLock;

use super::dates::month_of;
use super::hit::{Hit, Kind};
use super::lexicon;
use super::lists;
use super::nouns::TIMES;
use super::numbers::is_amount;
use super::word::{Pattern, compile, found, part, whole};
use crate::matching::spelt::Spelt;

/// A number of a house: 7, 12a, 3-5.
const NUMBER: &str = r"(?:nr\.?\s?)?[0-9]{1,4}(?:\s?[a-z]\b)?(?:\s?[-–/+]\s?[0-9]{1,4}(?:\s?[a-z]\b)?)?";

static STREET: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:(?-i:\p{{Lu}})\p{{L}}+er\s)?(\p{{L}}[\p{{L}}-]*)-?(?:straße|strasse|strase|str\.|str\b|gasse|chaussee)(?:,?\s?{NUMBER})?"
    ))
});
static TWO_WORDS: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"\b(?:\p{{Lu}}\p{{L}}+er|Lange|Kurze|Hohe|Breite|Alte|Neue|Große|Kleine|Obere|Untere|Mittlere|Hintere|Vordere|Innere|Äußere|Grüne|Krumme|Enge|Schmale|Steile|Tiefe|Weiße|Rote|Schwarze|Königliche|Kleiner|Großer|Langer|Hoher|Alter|Neuer|Breiter|Grüner|Krummer|Oberer|Unterer)\s(?:Str\.|(?:Straße|Strasse|Weg|Tor|Allee|Berg|Platz|Damm|Chaussee|Kirchweg|Ring|Gasse|Reihe|Mauer|Stieg|Kamp|Graben|Wall|Hof|Hellweg|Feldweg|Heide|Bruch|Busch|Winkel|Markt|Pfad|Grund|Kirchplatz|Schulweg|Mühlenweg)\b)(?:\s(?i:{NUMBER}))?"
    ))
});
static IN_CAPITALS: Pattern = LazyLock::new(|| {
    compile(
        r"\b\p{Lu}{3,}(?:ER|E)\s(?:STRASSE|STRAßE|STR\.?|WEG|ALLEE|PLATZ|TOR|RING|DAMM|BERG|KAMP|GASSE)(?:\s[0-9]{1,4}\s?[A-Za-z]?\b)?",
    )
});
/// Ways that are called by what grows or lies there: no way of life is.
static IN_A_LANDSCAPE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:tannen|fichten|kiefern|eichen|buchen|birken|linden|ahorn|erlen|eschen|pappel|ulmen|weiden|kastanien|holunder|hasel|flieder|rosen|tulpen|nelken|veilchen|lilien|kirsch|apfel|pflaumen|wiesen|heide|ginster|mühlen|muehlen|bach|wald|quellen|brunnen|amsel|drossel|finken|meisen|lerchen|schwalben|storchen|falken|habicht|fuchs|hasen|igel|dachs|rehe?|hirsch|kloster|kapellen|kirch|schloss|burg|hügel|berg|ziegel|mozart|beethoven|schiller|goethe|lessing)(?:weg|allee|ring|kamp|stieg|winkel|gasse|pfad|hang)\b(?:\s[0-9]{1,3}\s?[a-z]?\b)?",
    )
});
static OF: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"\b(?:Straße|Strasse|Platz|Allee|Weg)\s(?:der|des|von)\s(?:\p{{Ll}}+\s)?\p{{Lu}}[\p{{L}}-]+(?:\s(?i:{NUMBER}))"
    ))
});
static WAY: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(\p{{L}}[\p{{L}}-]*(?:weg|platz|allee|ring|damm|ufer|pfad|stieg|wall|markt|kamp|grund|tor|hof|feld|berg|bruch|heide|wiese|park|garten|siedlung|winkel|breite|hang|teich|graben))(,?\s{NUMBER})(\s?(?:uhr|euro|€|prozent|%|personen|kinder|menschen|plätze|wochen|tage|monate|jahre|minuten|km))?"
    ))
});
static LIVES: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:wohn\p{L}*|zieht|zog|gezogen|lebt|lebte|unterkunft|wohnung|haus|adresse|anschrift|gemeldet|umgezogen|eingezogen)\b[^.!?\n]{0,40}?\b((?:im|am|in\sder|in\sden|auf\sdem|auf\sder|an\sder|zum|zur)\s(\p{L}[\p{L}-]*(?:weg|allee|ring|damm|ufer|pfad|stieg|wall|kamp|grund|bruch|breite|winkel|platz|heide|höhe|aue|mark|wiese|born|berg|bach|feld|tal|siedlung|viertel|hang|busch)))\b",
    )
});
static BY: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:An|Am|Auf|Im|In|Zum|Zur|Unter|Hinter|Vor|an|am|auf|im|in|zum|zur)(?: (?:der|dem|den|die))? (?:(?:Alten|Neuen|Langen|Kleinen|Großen|Hohen|Grünen|alten|neuen|hohen|langen)\s)?(\p{Lu}\p{L}+)(?: \p{Lu}\p{L}+)? ([0-9]{1,3}[a-z]?)\b(?:\s?(Uhr|Euro|€|\.|%|Prozent|Personen|Kinder|Menschen|Plätze|Wochen|Tage|Monate|Jahre|bis|und))?",
    )
});
static POSTCODE: Pattern =
    LazyLock::new(|| compile(r"\b(?:D-)?[0-9]{5}\s(?:in\s)?\p{Lu}[\p{Ll}-]+(?:[\s-]\p{Lu}[\p{Ll}-]+)?"));
static POSTCODE_IN_HASTE: Pattern = LazyLock::new(|| compile(r"\b((?:D-)?[0-9]{5}\s(\p{Ll}[\p{Ll}-]{3,}))"));
/// A capital in the middle of a sentence makes „Zum“ a part of a name.
static CALLED: Pattern = LazyLock::new(|| {
    compile(
        r"[\p{L},]\s((?:Unterm|Hinterm|Vorm|Überm|Zum|Zur|Am|An (?:der|den|dem)|Auf (?:der|dem|den)|Im|In (?:der|den)|Hinter (?:der|dem|den)|Unter (?:der|dem|den)|Vor (?:der|dem|den)|Bei (?:der|dem|den)|Beim|Über (?:der|dem|den)|Neben (?:der|dem))\s(?:\p{L}\p{Ll}+en\s)?(\p{Lu}\p{L}+)(?:\s[0-9]{1,3}(?:\s?[a-z]\b)?)?)",
    )
});
/// „wohnt Ükern 5“: whatever has a number where somebody lives.
static AT_HOME: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?i:wohnt|wohnhaft|wohnen|wh\.|adresse|anschrift|gemeldet|hausbesuch|zieht|zog|einzug)\b[^.!?\n0-9]{0,25}?[\s:]((\p{Lu}[\p{L}-]{2,})(?:\s\p{Lu}[\p{L}-]+)?\s[0-9]{1,3}(?:\s?[a-h]\b)?)(\s?(?:Uhr|uhr|Personen|Kinder|Jahre|Monate|Wochen|Tage|Euro|€|%|Zimmer|Plätze|km|qm|m²|\.|:))?",
    )
});
/// „Adresse: An der Kapelle 7“
static AFTER_COLON: Pattern = LazyLock::new(|| {
    compile(
        r":\s((?:Unterm|Zum|Zur|Am|An (?:der|den|dem)|Auf (?:der|dem|den)|Im|In (?:der|den)|Hinter (?:der|dem|den)|Unter (?:der|dem|den)|Vor (?:der|dem|den)|Bei (?:der|dem|den)|Beim)\s(?:\p{L}\p{Ll}+en\s)?(\p{Lu}\p{L}+)(?:\s[0-9]{1,3}(?:\s?[a-z]\b)?))(?:$|[,.;)\n]|\s[^\p{Lu}])",
    )
});
static HOUSE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:hausnummer|haus-nr\.?|hausnr\.?|haus\snr\.?|wohnung\snr\.?|wohnungsnummer|apartment|appartement)\s?:?\s?[0-9]{1,4}\s?[a-z]?\b",
    )
});

/// Nouns that end like a street and are none.
const NO_WAYS: [&str; 36] = [
    "arbeitsplatz",
    "ausbildungsplatz",
    "kitaplatz",
    "schulplatz",
    "kursplatz",
    "therapieplatz",
    "sportplatz",
    "spielplatz",
    "parkplatz",
    "studienplatz",
    "pflegeplatz",
    "betreuungsplatz",
    "praktikumsplatz",
    "krippenplatz",
    "heimweg",
    "schulweg",
    "arbeitsweg",
    "rechtsweg",
    "dienstweg",
    "fluchtweg",
    "postweg",
    "umweg",
    "ausweg",
    "gehweg",
    "radweg",
    "anweg",
    "feldweg",
    "arbeitsmarkt",
    "wohnungsmarkt",
    "supermarkt",
    "flohmarkt",
    "weihnachtsmarkt",
    "hintergrund",
    "bauhof",
    "bahnhof",
    "sackgasse",
];
/// Nouns that are counted where somebody lives.
const NO_STREETS: [&str; 14] = [
    "haus", "zimmer", "nummer", "etage", "stock", "station", "gebäude", "block", "woche", "termin", "team",
    "teil", "phase", "seit",
];
/// Nouns before a number after „am“ or „im“ that are streets all the same.
const SPOTS: [&str; 24] = [
    "platz", "weg", "bach", "berg", "wald", "park", "teich", "see", "tor", "feld", "hof", "ring", "kirche",
    "turm", "brunnen", "burg", "wiese", "garten", "hang", "ufer", "markt", "dorf", "kamp", "grund",
];

/// All addresses.
pub(super) fn addresses(text: &str) -> Vec<Hit> {
    let is_way = |name: &str| {
        let small = name.to_lowercase();
        !NO_WAYS.iter().any(|other| small.ends_with(other))
    };
    let streets = found(&STREET, text)
        .filter(|found| {
            !matches!(
                part(found, 1).to_lowercase().as_str(),
                "sack"
                    | "einbahn"
                    | "haupt"
                    | "wohn"
                    | "seiten"
                    | "parallel"
                    | "spiel"
                    | "durchgangs"
                    | "in"
                    | "land"
            ) || part(found, 0).contains(|letter: char| letter.is_ascii_digit())
        })
        .map(|found| whole(&found));
    let others = [&TWO_WORDS, &OF, &HOUSE, &IN_CAPITALS, &IN_A_LANDSCAPE]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| whole(&found));
    let ways = found(&WAY, text)
        .filter(|found| part(found, 3).is_empty() && is_way(part(found, 1)))
        .filter(|found| part(found, 1).starts_with(char::is_uppercase) || !lexicon::is_german(part(found, 1)))
        .map(|found| whole(&found));
    let lived = found(&LIVES, text)
        .filter(|found| is_way(part(found, 2)) && !lexicon::is_listed(part(found, 2)))
        .filter_map(|found| found.get(1).map(|way| way.range()));
    let by = found(&BY, text)
        .filter(|found| {
            let noun = part(found, 1);
            let small = noun.to_lowercase();
            part(found, 3).is_empty()
                && is_way(noun)
                && (!lexicon::is_german(noun) || SPOTS.iter().any(|spot| small.ends_with(spot)))
        })
        .map(|found| whole(&found));
    let at_home = found(&AT_HOME, text)
        .filter(|found| {
            part(found, 3).is_empty()
                && !NO_STREETS.contains(&part(found, 2).to_lowercase().as_str())
                && month_of(part(found, 2)).is_none()
        })
        .filter_map(|found| found.get(1).map(|home| home.range()));
    let in_haste = found(&POSTCODE_IN_HASTE, text)
        .filter(|found| {
            let place = Spelt::plain(part(found, 2));
            lists::is_town(&place) || !lexicon::is_german(part(found, 2))
        })
        .map(|found| whole(&found));
    let called = found(&CALLED, text)
        .chain(found(&AFTER_COLON, text))
        .filter(|found| {
            !TIMES.contains(&part(found, 2).to_lowercase().as_str()) && month_of(part(found, 2)).is_none()
        })
        .filter_map(|found| found.get(1).map(|name| name.range()));
    let postcodes = found(&POSTCODE, text)
        .filter(|found| !is_amount(text, whole(found).start + 5))
        .map(|found| whole(&found));
    streets
        .chain(others)
        .chain(ways)
        .chain(lived)
        .chain(by)
        .chain(at_home)
        .chain(postcodes)
        .chain(in_haste)
        .chain(called)
        .map(|range| Hit::new(range, Kind::Address, "(Anschrift)"))
        .collect()
}
