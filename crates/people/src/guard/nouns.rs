//! Nouns for schools, employers and associations, and what their names are made of. No rule of where they stand.

use std::sync::LazyLock;

use super::hit::Kind;
use super::lists;

/// How nouns for schools and kindergartens end, in small letters.
pub(super) const SCHOOLS: [&str; 28] = [
    "gs",
    "hs",
    "rs",
    "gys",
    "bk",
    "fös",
    "schule",
    "schulen",
    "gymnasium",
    "gymnasiums",
    "kita",
    "kindergarten",
    "kindergartens",
    "kindertagesstätte",
    "kindertageseinrichtung",
    "krippe",
    "kinderkrippe",
    "hort",
    "berufskolleg",
    "berufskollegs",
    "kolleg",
    "familienzentrum",
    "ogs",
    "kinderhaus",
    "kindertagespflege",
    "schulzentrum",
    "kinderstube",
    "internat",
];
/// Nouns for places of work, prayer, care and leisure.
static OTHERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("data/houses.txt")).collect());
/// Of these a name may be any word, as „Café Lichtblick“.
const NAMED_AT_WILL: [&str; 20] = [
    "café",
    "cafe",
    "bistro",
    "restaurant",
    "gasthaus",
    "gasthof",
    "gaststätte",
    "hotel",
    "pizzeria",
    "imbiss",
    "studio",
    "salon",
    "boutique",
    "wohngruppe",
    "frauenhaus",
    "jugendtreff",
    "beratungsstelle",
    "sanitätshaus",
    "clearinghaus",
    "therapiezentrum",
];
/// First parts of the names of churches and schools that are words as well.
const PATRONS: [&str; 44] = [
    "christus",
    "marien",
    "petri",
    "paulus",
    "pauli",
    "johannes",
    "johannis",
    "lukas",
    "markus",
    "matthäus",
    "martins",
    "martini",
    "kreuz",
    "erlöser",
    "auferstehungs",
    "gnaden",
    "friedens",
    "dreifaltigkeits",
    "heilandsgeist",
    "versöhnungs",
    "luther",
    "jakobi",
    "nikolai",
    "michaels",
    "georgs",
    "antonius",
    "josefs",
    "josephs",
    "elisabeth",
    "barbara",
    "annen",
    "katharinen",
    "sonnen",
    "regenbogen",
    "linden",
    "stern",
    "brücken",
    "burg",
    "mühlen",
    "berg",
    "park",
    "rosen",
    "schloss",
    "eichen",
];
/// Names that kindergartens bear, by how they end.
pub(super) const OF_KINDERGARTENS: [&str; 60] = [
    "wind",
    "traum",
    "schatz",
    "boot",
    "schiff",
    "räuber",
    "piraten",
    "kobolde",
    "knirpse",
    "zapfen",
    "hügel",
    "hüpfer",
    "floh",
    "garten",
    "regenbogen",
    "sonnenschein",
    "blume",
    "blumen",
    "zahn",
    "villa",
    "wirbelwind",
    "kiste",
    "nest",
    "land",
    "arche",
    "wichtel",
    "insel",
    "stube",
    "zwerge",
    "zwergen",
    "mäuse",
    "strolche",
    "bande",
    "käfer",
    "wald",
    "wiese",
    "bär",
    "bären",
    "igel",
    "spatzen",
    "frösche",
    "füchse",
    "wölkchen",
    "pänz",
    "sterne",
    "stern",
    "sternchen",
    "kunterbunt",
    "brunnen",
    "quelle",
    "bach",
    "nord",
    "süd",
    "ost",
    "west",
    "mitte",
    "arche",
    "himmel",
    "burg",
    "tal",
];
/// What follows a school without being its name.
pub(super) const TIMES: [&str; 24] = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "morgen",
    "vormittag",
    "mittag",
    "nachmittag",
    "abend",
    "herbst",
    "sommer",
    "winter",
    "frühjahr",
    "ort",
    "ende",
    "anfang",
    "wohnort",
    "dorf",
    "ganztag",
    "tag",
    "jahr",
];

/// What a noun stands for; nothing if it is no house.
pub(super) fn kind_of(noun: &str) -> Option<Kind> {
    let small = noun.to_lowercase();
    let last = small.rsplit(['-', ' ']).next().unwrap_or(&small);
    if SCHOOLS
        .iter()
        .any(|school| last == *school || school.len() > 3 && last.len() > 6 && last.ends_with(school))
    {
        return Some(Kind::School);
    }
    OTHERS
        .iter()
        .any(|other| last == *other || last.ends_with("erei") || other.len() > 5 && last.ends_with(other))
        .then_some(Kind::Organisation)
}

/// Whether this very noun is listed as one for a house.
pub(super) fn is_house(noun: &str) -> bool {
    let small = noun.to_lowercase();
    OTHERS.contains(&small.as_str())
}

/// Whether a house of this kind may be called by any word.
pub(super) fn is_named_at_will(noun: &str) -> bool {
    let small = noun.to_lowercase();
    NAMED_AT_WILL.iter().any(|own| small.ends_with(own))
}

/// Whether churches and schools bear this word before their noun.
pub(super) fn is_patron(stem: &str) -> bool {
    PATRONS.contains(&stem.to_lowercase().as_str())
}

/// Whether it ends like something that lies in a landscape.
pub(super) fn ends_like_a_spot(small: &str) -> bool {
    [
        "platz", "weg", "bach", "berg", "wald", "park", "teich", "see", "tor", "feld", "hof", "ring", "dom",
        "kirche", "turm", "fluss", "brunnen", "burg", "wiese", "wiesen", "garten", "hang", "ufer", "stein",
        "mühle", "markt", "bahnhof", "rathaus", "brücke", "kapelle", "schloss", "hügel", "heide", "grund",
    ]
    .iter()
    .any(|spot| small.ends_with(spot))
}

/// Words that stand before a name of a firm without being part of it.
pub(super) fn opens_a_sentence(word: &str) -> bool {
    matches!(
        word,
        "Jeder"
            | "Jede"
            | "Ein"
            | "Eine"
            | "Unsere"
            | "Die"
            | "Der"
            | "Das"
            | "Bei"
            | "Firma"
            | "Fa."
            | "Im"
            | "In"
            | "Seit"
            | "Von"
            | "Zur"
            | "Arbeitgeber"
            | "Arbeitgeberin"
            | "Arbeit"
            | "Vermieter"
            | "Träger"
            | "Ausbildung"
    )
}
