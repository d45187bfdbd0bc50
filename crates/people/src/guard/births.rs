//! When somebody was born, and ages to the month. Whole days stand in `dates`.

use std::sync::LazyLock;

use super::dates::MONTH;
use super::hit::{Hit, Kind};
use super::word::{Pattern, compile, found, whole};

const NUMBER: &str = r"(?:[0-9]{1,2}|ein(?:em|en|er)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig)";
const YEAR: &str = r"(?:19[0-9]{2}|20[0-4][0-9])";

static BORN: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)(?:\b(?:jahrgang|jg|geburtsjahr(?:gang)?|geburtsmonat|geb|geboren(?:e|er|en)?|baujahr)\b\.?:?\s?|\*\s?)(?:(?:ist|war|wurde|bin)\s(?:(?:er|sie|ich|es|das\skind|die\stochter|der\ssohn)\s)?|lautet\s|ca\.\s|etwa\s|um\s|seit\s)?(?:im\s(?:jahre?\s)?|in\s)?((?:0?[1-9]|1[0-2])[/.](?:{YEAR}|[0-9]{{2}}\b)|(?:{MONTH}\.?\s)?(?:{YEAR}|['’]?[0-9]{{2}})|{MONTH})\b"
    ))
});
static THEN_BORN: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:im\s|in\s|am\s|seit\s)?((?:jahre?n?\s)?(?:{YEAR}(?:,|\sund|\sbzw\.|\soder)\s){{0,3}}(?:{MONTH}\.?\s|[01]?[0-9][/.])?{YEAR})\b[^.!?;\n0-9]{{0,50}}?\b(?:geboren|zur\swelt|geburt)"
    ))
});
static BORN_THEN: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:zur\swelt|geburt|geboren|entbunden|entbindung)\b[^.!?;\n0-9]{{0,30}}?\b((?:{MONTH}\.?\s)?{YEAR})\b"
    ))
});
static OF_A_YEAR: Pattern = LazyLock::new(|| compile(r"\b((?:19|20)[0-9]{2})er[\s-](?:Jahrgang|Baujahr)\b"));
static AGE: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b({NUMBER}[\s-]?(?:jahre?n?|j\.?)\s?(?:,|und|u\.|\+)?\s?(?:und\s)?{NUMBER}[\s-]?(?:monate?n?|mon\.?|mo\.?|m\.?)(?:\s(?:und\s)?{NUMBER}\s(?:wochen?|tagen?))?(?:\salte[rnsm]?|\salt)?)(\W|$)"
    ))
});
static MONTHS_OLD: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b({NUMBER}[\s-]?(?:monate?|mon\.?|wochen?|tage?)\s(?:und\s{NUMBER}\s(?:wochen?|tage?)\s)?alt(?:e|er|en|es|em)?|{NUMBER}[\s-]?(?:monatig|monatige|wöchig|tägig)(?:e|er|en|es|em)?\s(?:sohn|tochter|kind|baby|säugling|mädchen|junge|tochter|zwillinge))"
    ))
});
static AGED: Pattern = LazyLock::new(|| {
    compile(&format!(
        r"(?i)\b(?:alter(?:\svon|:)?|mit)\s?({NUMBER}\s(?:monaten?|wochen?)|[0-9]{{1,2}};[0-9]{{1,2}})(?:\s?jahren?)?"
    ))
});
static NOTED: Pattern =
    LazyLock::new(|| compile(r"(?i)\b([0-9]{1,2};(?:[0-9]|1[01]))\s?(?:jahre?|j\.|\)|alt|,)"));

/// „seit dem 62. Geburtstag“: grown-ups' round numbers are in no law.
static BIRTHDAY: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)\b(?:(?:seit|vor|nach|an|zu|bis|zwischen)\s(?:dem|seinem|ihrem|zum)\s|zum\s|am\s)?(?:2[89]|[3-5][0-9]|6[1-46-9]|[7-9][0-9])\.\s?geburtstag",
    )
});

/// All years of birth and exact ages.
pub(super) fn births(text: &str) -> Vec<Hit> {
    let born = [&BORN, &THEN_BORN, &OF_A_YEAR, &BIRTHDAY]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .map(|found| Hit::new(whole(&found), Kind::Birth, "(Geburtsjahr)"));
    let ages = found(&AGE, text)
        .filter(|found| {
            let (Some(age), Some(after)) = (found.get(1), found.get(2)) else {
                return false;
            };
            let before = text.get(..age.start()).unwrap_or_default().trim_end();
            let says_age = age.as_str().to_lowercase().contains(" alt");
            let in_brackets = before.ends_with(['(', ',']) && after.as_str().starts_with([')', ',', ';']);
            says_age
                || in_brackets
                || before.to_lowercase().ends_with("alter von")
                || before.to_lowercase().ends_with("alter:")
        })
        .filter_map(|found| found.get(1).map(|age| age.range()));
    let others = [&MONTHS_OLD, &AGED, &NOTED]
        .into_iter()
        .flat_map(|pattern| found(pattern, text))
        .filter_map(|found| found.get(1).map(|age| age.range()));
    let ages = ages
        .chain(others)
        .map(|range| Hit::new(range, Kind::Birth, "(Altersspanne)"));
    let then = found(&BORN_THEN, text)
        .filter_map(|found| Some(Hit::new(found.get(1)?.range(), Kind::Birth, "(Geburtsjahr)")));
    born.chain(then).chain(ages).collect()
}
