//! Schools, kindergartens, employers and associations by their names. The bare noun („die Schule“) names none.

use std::ops::Range;
use std::sync::LazyLock;

use super::called::called;
use super::hit::{Hit, Kind};
use super::judged::{Judged, judge};
use super::lexicon;
use super::lists;
use super::nouns::{
    OF_KINDERGARTENS, SCHOOLS, TIMES, ends_like_a_spot, is_house, is_named_at_will, is_patron, kind_of,
    opens_a_sentence,
};
use super::word::{Pattern, Word, between, compile, found, part, whole, words};
use crate::matching::spelt::Spelt;

static WITH_SAINT: Pattern = LazyLock::new(|| {
    compile(
        r"(?:\b\p{Lu}[\p{L}-]*[\s-])?\b(?:St|Sankt|Hl|Hlg|Heilige[rn]?|Mariä)\b\.?[\s-]\s?\p{Lu}[\p{L}]+(?:-\p{Lu}[\p{L}-]+)*(?:\s(?:und|u\.)\s\p{Lu}\p{L}+)?",
    )
});
static WITH_FORM: Pattern = LazyLock::new(|| {
    compile(
        r"(?:\p{Lu}[\p{L}\d&.-]*\s(?:&\s|und\s|\+\s)?){1,4}(?:(?:&|und)\s(?:Co\.?|Söhne|Sohn|Partner)\s?)?(?:g?GmbH|AG|KG|OHG|GbR|UG|eG|e\.\s?V\.|e\.\s?K\.|mbH|SE)(?:\s&\sCo\.?(?:\sKG)?)?",
    )
});
static CLUB: Pattern = LazyLock::new(|| {
    compile(
        r"\b(?:TuS|TuRa|SV|SC|FC|VfB|VfL|VfR|TSV|TV|SG|SpVg|SpVgg|DJK|TSG|TSC|BV|RSV|SuS|KSV|FSV|BSV|BC|JSG|HSG|SSV|ASV|ESV|TC|RV|MTV|LG|SF|PSV|Blau-Weiß|Rot-Weiß|Schwarz-Gelb|Grün-Weiß)\s(?:(?:\p{Lu}[\p{L}/-]*|[0-9]{2,4})(?:\s(?:\p{Lu}[\p{L}/-]+|[0-9]{2,4}))?)",
    )
});
static QUOTED: Pattern =
    LazyLock::new(|| compile(r#"\b(\p{Lu}[\p{L}-]*)\s[„“"»‚']([^“”"«‘'\n]{2,40})[“”"«‘']"#));
static AT_A_PLACE: Pattern = LazyLock::new(|| {
    compile(
        r"\b(\p{Lu}[\p{L}-]*)\s(?:am|an der|an dem|im|auf dem|auf der|in der|zum|zur|unter den|vor dem|an den)\s(\p{Lu}[\p{L}-]+)",
    )
});
static WORKS_AT: Pattern =
    LazyLock::new(|| compile(r"\b(?:bei|Bei)\s(?:der\s|dem\s)?(?:Firma\s|Fa\.\s)?(\p{Lu}[\p{L}&-]+)"));

/// All houses with a name.
pub(super) fn houses(text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    hits.extend(found(&WITH_SAINT, text).map(|found| {
        let range = whole(&found);
        let first = part(&found, 0).split([' ', '-']).next().unwrap_or_default();
        let start = if lexicon::is_german(first)
            && kind_of(first).is_none()
            && !first.starts_with("St")
            && first.len() > 4
        {
            range.start + first.len() + 1
        } else {
            range.start
        };
        house(
            start..range.end,
            kind_of(part(&found, 0)).unwrap_or(Kind::Organisation),
        )
    }));
    hits.extend(found(&WITH_FORM, text).filter_map(|found| {
        let range = whole(&found);
        let own = part(&found, 0);
        // What opens the sentence is no part of the name.
        let skipped = own
            .split_inclusive(' ')
            .take_while(|word| {
                let word = word.trim();
                opens_a_sentence(word)
            })
            .map(str::len)
            .sum::<usize>();
        (range.start + skipped < range.end && own.get(skipped..)?.contains(' '))
            .then(|| house(range.start + skipped..range.end, Kind::Organisation))
    }));
    hits.extend(found(&CLUB, text).map(|found| house(whole(&found), Kind::Organisation)));
    hits.extend(
        found(&QUOTED, text).filter_map(|found| Some(house(whole(&found), kind_of(part(&found, 1))?))),
    );
    hits.extend(found(&AT_A_PLACE, text).filter_map(|found| {
        let place = part(&found, 2).to_lowercase();
        // „Apotheke am Markt“
        let kind = kind_of(part(&found, 1))
            .filter(|kind| *kind == Kind::School || ends_like_a_spot(&place) && is_house(part(&found, 1)))?;
        let is_time = TIMES.iter().any(|time| place.ends_with(time))
            || lists::is_coarse(&Spelt::plain(&place))
            || lexicon::is_form(&place) && !ends_like_a_spot(&place);
        (!is_time).then(|| house(whole(&found), kind))
    }));
    hits.extend(called(text).into_iter().map(|(range, kind)| house(range, kind)));
    hits.extend(found(&WORKS_AT, text).filter_map(|found| {
        let name = found.get(1)?;
        let word = Word {
            text: name.as_str(),
            start: name.start(),
        };
        let is_unknown = judge(&word) == Judged::Unknown && !word.has_inner_capital() && name.len() >= 4;
        (is_unknown && found.get(0)?.as_str().to_lowercase().starts_with("bei"))
            .then(|| house(name.range(), Kind::Organisation))
    }));
    hits.extend(beside_nouns(text));
    hits
}

/// „Grundschule Wewelsburg“, „Kita Regenbogen“, „Bäckerei Koch“, „Almeschule“, „Friedrich-Spee-Schule“.
fn beside_nouns(text: &str) -> Vec<Hit> {
    let words = words(text);
    let mut hits = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !word.is_capitalised() {
            hits.extend(in_haste(text, &words, at));
            continue;
        }
        let grown = grown_together(text, &words, at);
        // „Haus Widukind“ has a name, „das Haus Nummer drei“ none.
        if word.text == "Haus"
            && let Some(next) = words.get(at + 1)
            && between(text, word, next) == " "
            && next.is_capitalised()
            && (matches!(judge(next), Judged::Unknown | Judged::Given | Judged::Family)
                || names_like_a_spot(next.text))
        {
            hits.push(house(word.start..next.end(), Kind::Organisation));
            continue;
        }
        // „DITIB-Gemeinde“ is no municipality.
        let is_parish = word.text == "Gemeinde"
            && at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .is_some_and(|before| between(text, before, word) == "-");
        let Some(kind) = kind_of(word.text)
            .or(grown.is_some().then_some(Kind::School))
            .or(is_parish.then_some(Kind::Organisation))
        else {
            continue;
        };
        let mut end = grown.as_ref().map(|grown| grown.end);
        let mut last = word;
        for next in words.iter().skip(at + 1).take(4) {
            let gap = between(text, last, next);
            let is_close = matches!(gap, " " | "-" | ". ") && (gap != ". " || last.text.len() <= 4)
                || gap == "/" && word.text == "Dres";
            // „Tischlerei Holz & Form“
            let is_joined = matches!(gap, " & " | " + ") && next.is_capitalised() && end.is_some();
            let is_name = next.is_capitalised() && names_a_house(word, next, kind, end.is_some());
            let is_joint =
                matches!(next.text, "Dr" | "Prof" | "med" | "von" | "der" | "zum" | "zur") && gap != "-";
            if !is_joined && (!is_close || !(is_name || is_joint)) {
                break;
            }
            last = next;
            if is_name || is_joined {
                end = Some(next.end());
            }
        }
        if let Some(end) = end {
            let start = grown.map_or_else(|| start_of_chain(text, &words, at), |grown| grown.start);
            hits.push(house(start..end, kind));
        }
    }
    hits
}

/// Houses in small letters: „café welcome“, „almeschule“, „von spedition brand“, „marienloher apotheke“.
fn in_haste(text: &str, words: &[Word<'_>], at: usize) -> Vec<Hit> {
    let Some(word) = words.get(at) else {
        return Vec::new();
    };
    let kind = kind_of(word.text);
    let next = words.get(at + 1);
    let mut hits = Vec::new();
    if let (Some(kind), Some(next)) = (kind, next)
        && (between(text, word, next) == " " || word.text == "fa" && between(text, word, next) == ". ")
        && next.text.chars().count() >= 4
        && (matches!(judge(next), Judged::Unknown | Judged::Family | Judged::Given)
            || kind == Kind::School
                && OF_KINDERGARTENS.iter().any(|end| next.text.ends_with(end))
                && !TIMES.contains(&next.text)
            || is_named_at_will(word.text) && !lexicon::is_form(next.text))
    {
        hits.push(house(word.start..next.end(), kind));
    }
    if word.text.ends_with("schule")
        && let Some(range) = grown_together(text, words, at)
    {
        hits.push(house(range, Kind::School));
    }
    if let (Some(kind), Some(next)) = (kind, next)
        && let Some(before) = at.checked_sub(1).and_then(|before| words.get(before))
        && matches!(before.text, "bei" | "von" | "zu" | "an" | "für")
        && between(text, before, word) == " "
        && between(text, word, next) == " "
        && lists::is_family(&Spelt::plain(next.text))
    {
        hits.push(house(word.start..next.end(), kind));
    }
    // „helene weber berufskolleg“
    if let Some(kind) = kind
        && let Some(start) = names_in_haste(text, words, at)
    {
        hits.push(house(start..word.end(), kind));
    }
    hits
}

/// „Sonnenhügel“, „Lindenhof“: built like what lies in a landscape, and no usual word.
fn names_like_a_spot(word: &str) -> bool {
    let small = word.to_lowercase();
    small.chars().count() >= 8 && ends_like_a_spot(&small) && !lexicon::is_form(word)
}

/// Where the names begin that stand before a noun in small letters.
fn names_in_haste(text: &str, words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut first = at;
    while let (Some(word), Some(before)) = (
        words.get(first),
        first.checked_sub(1).and_then(|before| words.get(before)),
    ) && matches!(between(text, before, word), " " | "-")
        && !before.is_capitalised()
        && at - first < 3
    {
        let is_name = match judge(before) {
            Judged::Given | Judged::Family => before.text.chars().count() >= 5,
            Judged::Unknown => before.text.ends_with("er") && before.text.chars().count() >= 6,
            Judged::Ambiguous => lists::is_family(&Spelt::plain(before.text)),
            _ => false,
        };
        if !is_name {
            break;
        }
        first -= 1;
    }
    let is_sure = words
        .get(first..at)
        .is_some_and(|names| names.iter().any(|name| judge(name) != Judged::Ambiguous));
    (first < at && is_sure)
        .then(|| words.get(first).map(|word| word.start))
        .flatten()
}

/// „LWL-Klinik“: what a hyphen binds to the noun stands before it.
fn start_of_chain(text: &str, words: &[Word<'_>], at: usize) -> usize {
    let mut first = at;
    while let (Some(word), Some(before)) = (
        words.get(first),
        first.checked_sub(1).and_then(|before| words.get(before)),
    ) && (between(text, before, word) == "-"
        // „AWO Kita Fürstenweg“
        || between(text, before, word) == " " && before.is_all_capitals() && before.text.len() <= 5)
    {
        first -= 1;
    }
    words.get(first).map_or(0, |word| word.start)
}

fn names_a_house(noun: &Word<'_>, word: &Word<'_>, kind: Kind, goes_on: bool) -> bool {
    let small = word.text.to_lowercase();
    if word.is_all_capitals() && word.text.len() < 4
        || word.has_inner_capital() && !is_named_at_will(noun.text)
    {
        return false;
    }
    // „MIETERVEREIN EINSCHALTEN“: where all is written with capitals they say nothing.
    if noun.is_all_capitals() && word.is_all_capitals() && lexicon::is_german(word.text) {
        return false;
    }
    match judge(word) {
        Judged::Unknown | Judged::Given | Judged::Family => true,
        Judged::Ambiguous => kind == Kind::Organisation || goes_on || !lexicon::is_listed(word.text),
        Judged::Coarse => is_one_of_few(noun.text) || is_named_at_will(noun.text),
        Judged::German => {
            let is_compound_spot = !lexicon::is_form(word.text) && ends_like_a_spot(&small);
            let is_of_a_kindergarten = kind == Kind::School
                && OF_KINDERGARTENS.iter().any(|end| small.ends_with(end))
                && !TIMES.contains(&small.as_str());
            // „Spedition Wienecke“: two nouns in a row are a house and its name.
            let is_called = kind == Kind::Organisation
                && !TIMES.iter().any(|time| small.ends_with(time))
                && (is_named_at_will(noun.text) || !lexicon::is_form(word.text));
            // „Hauptschule Mastbruch“: what is no listed word after a school is where it lies.
            let is_quarter = kind == Kind::School
                && !lexicon::is_form(word.text)
                && !TIMES.iter().any(|time| small.ends_with(time));
            // „Pflegedienst Vita Mobil“
            let goes_on =
                goes_on && kind == Kind::Organisation && !TIMES.iter().any(|time| small.ends_with(time));
            is_compound_spot || is_of_a_kindergarten || is_called || is_quarter || goes_on
        }
    }
}

/// Whether even a large city has few houses of this kind, so that „LWL-Klinik Lippstadt“ is one of them.
fn is_one_of_few(noun: &str) -> bool {
    let small = noun.to_lowercase();
    [
        "klinik",
        "hospital",
        "krankenhaus",
        "klinikum",
        "werke",
        "betriebe",
        "logistik",
        "jva",
        "zue",
    ]
    .iter()
    .any(|end| small.ends_with(end))
        && !small.starts_with("stadt")
}

/// One word or a chain of hyphens that ends in a noun for a house and begins with a name.
fn grown_together(text: &str, words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let word = words.get(at)?;
    let small = word.text.to_lowercase();
    let mut first = at;
    while let Some(before) = first.checked_sub(1).and_then(|before| words.get(before)) {
        if !matches!(between(text, before, words.get(first)?), "-" | ".-") {
            break;
        }
        first -= 1;
    }
    if first < at {
        let chain = words.get(first..at)?;
        let is_noun = kind_of(word.text).is_some()
            || SCHOOLS
                .iter()
                .chain(&[
                    "moschee", "kirche", "haus", "stift", "klinik", "werk", "zentrum", "siedlung", "halle",
                    "heim", "platz", "weg", "straße", "str", "gemeinde", "verein", "gruppe", "personal",
                    "leasing", "technik", "logistik", "service", "center", "reisen", "stube", "treff",
                    "bank", "markt", "saal", "hütte", "hof", "bau", "laden",
                ])
                .any(|noun| small == **noun || small.ends_with(noun));
        let names_somebody = chain.iter().any(|part| {
            part.is_capitalised()
                && !part.is_all_capitals()
                && match judge(part) {
                    Judged::Given | Judged::Family | Judged::Unknown => true,
                    Judged::Ambiguous => chain.len() > 1,
                    _ => false,
                }
        });
        return (is_noun && names_somebody)
            .then(|| words.get(first).map_or(word.start, |first| first.start)..word.end());
    }
    let noun = [
        "schule",
        "schulen",
        "gymnasium",
        "kita",
        "kindergarten",
        "moschee",
        "stift",
        "kolleg",
        "kirche",
        "kapelle",
        "hospital",
        "krankenhaus",
        "klinik",
        "apotheke",
        "hotel",
        "gasthof",
        "restaurant",
        "café",
    ]
    .iter()
    .find(|noun| small.ends_with(**noun))?;
    let stem = word.text.get(..word.text.len() - noun.len())?;
    let bare = stem.trim_end_matches(['s', 'n']);
    (is_patron(stem)
        || matches!(*noun, "schule" | "kita") && names_like_a_spot(stem)
        || stem.chars().count() >= 3
            && !lexicon::is_german(stem)
            && !lexicon::is_german(bare)
            && !lexicon::is_german(word.text))
    .then(|| word.start..word.end())
}

fn house(range: Range<usize>, kind: Kind) -> Hit {
    let instead = match kind {
        Kind::School => "(Schule oder Kita)",
        _ => "(Einrichtung)",
    };
    Hit::new(range, kind, instead)
}
