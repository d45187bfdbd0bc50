//! What stands around a hit and belongs to it: the title, the article, „& Söhne“, the noun after „Selams“, the weekday
//! before a day. It finds nothing by itself.

use std::sync::LazyLock;

use super::beside::{with_house_there, with_hyphened, with_kind_of_house, with_role_there};
use super::hit::{Hit, Kind};
use super::inflected::{is_genitive_of_listed, is_inflected};
use super::judged::{is_adjective, is_determiner};
use super::roles::is_role;
use super::titles::{article, may_precede_name, title};
use super::word::{Pattern, Word, between, compile, found, part, whole, words, words_before};

/// So many letters before a hit may belong to it.
pub(super) const NEAR: usize = 61;

static BEFORE_A_DAY: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)(?:^|[\s(„,;:–-])(((?:geboren|geb\.?)\s)?((?:(?:in|am|an)\s(?:der\s|dem\s)?)?(?:(?:späten?|frühen?)\s)?(?:(?:tag|abend|vorabend|morgen|nachmittag|vormittag|mittag|nacht|woche|ende|anfang|mitte|wochenende)\s(?:vor|nach|des|vom|zum|der|auf)\s(?:dem\s|den\s)?)?(?:(?:heute|morgen|übermorgen|gestern|vorgestern),?\s)?(?:(?:nächste[nrm]?|naechste[nrm]?|kommende[nrm]?|letzte[nrm]?|diese[nrm]?|vergangene[nrm]?)\s)?(?:(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)[.,]{0,2}\s)?(?:(?:am|der|den|dem|des)\s)?))$",
    )
});
static BIRTHPLACE: Pattern =
    LazyLock::new(|| compile(r"^,?\s(?:in|bei)\s\p{Lu}[\p{L}\p{M}-]+(?:\s\p{Lu}[\p{L}\p{M}-]+)?"));
static PARTNERS: Pattern = LazyLock::new(|| {
    compile(
        r"^(?:\s(?:&|\+|und|u\.)\s(?:Söhne|Sohn|Tochter|Töchter|Partner|Kollegen|Co\b\.?(?:\sKG)?|Cie\.?|Gebrüder|Brüder))(?:\s(?:g?GmbH|AG|KG|OHG|GbR))?",
    )
});

/// What follows a name and is part of it: an age or a class in brackets, „senior“, „W/Mariam“, „al-F.“.
static REST: Pattern = LazyLock::new(|| {
    compile(
        r"^(?:(?:\s\p{Lu}/\p{Lu}\p{L}+)|(?:\s(?:al|el|Al|El)-?\s?\p{Lu}\.)|(?:,?\s(?:sen\.|jun\.|senior|junior|sr\.|jr\.|d\.\s?Ä\.|d\.\s?J\.))|(?:\s\([0-9]{1,2}(?:\s?(?:J\.?|Jahre|[a-f]))?\))|(?:,\s[0-9]{1,2}(?:[;)]|$))){1,2}",
    )
});
/// What stands between a role and a name: „i. R.“, „a. D.“.
static RETIRED: Pattern =
    LazyLock::new(|| compile(r"\b(\p{Lu}[\p{L}-]+)\s(?:i\.\s?(?:R\.\s)?|a\.\s?(?:D\.\s)?|em\.\s)$"));
/// „Nolting-Reh“
static HALF: Pattern = LazyLock::new(|| compile(r"^-\p{Lu}\p{Ll}{1,8}\b"));
/// „Herr und Frau Vasilev“
static BOTH: Pattern = LazyLock::new(|| compile(r"\b(?:Herrn?|Frau|Mutter|Vater|Oma|Opa)\s(?:und|u\.|&)\s$"));
/// „ein Mann namens“
static SOMEBODY_CALLED: Pattern = LazyLock::new(|| {
    compile(
        r"(?:\b(?:ein|eine|einen|einem|einer|der|die|den|dem)\s(?:\p{Ll}+e[nrsm]?\s)?)?\b\p{Lu}\p{L}+\s(?:namens|mit Namen|genannt)\s$",
    )
});

/// Every hit with what belongs to it.
pub(super) fn widened(text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
    let words = words(text);
    let taken: Vec<_> = hits.iter().map(|hit| hit.range.clone()).collect();
    let is_free = |from: usize, to: usize| taken.iter().all(|range| range.end <= from || to <= range.start);
    for hit in &mut hits {
        match hit.kind {
            Kind::Date => with_its_day(text, hit),
            Kind::Name | Kind::Relation => {
                with_partners(text, hit);
                with_rest(text, hit);
                with_what_is_theirs(text, &words, hit, is_free);
                with_apposition(text, &words, hit);
                with_title(text, &words, hit);
            }
            Kind::Organisation | Kind::School => {
                with_partners(text, hit);
                with_house_there(text, &words, hit);
                with_hyphened(text, hit);
                with_kind_of_house(text, &words, hit);
                with_role_there(text, &words, hit);
            }
            Kind::Birth => with_birthplace(text, hit),
            Kind::Place => with_house_there(text, &words, hit),
            _ => {}
        }
    }
    hits.sort_by_key(|hit| hit.range.start);
    hits
}

/// „geboren am 4. Mai 1991 in Kassala“, „seit dem 8. März“, „am späten Abend des 30. April“.
fn with_its_day(text: &str, hit: &mut Hit) {
    let (close, _) = hit.around(text, NEAR);
    let own = text.get(hit.range.clone()).unwrap_or_default();
    if let Some(found) = found(&BEFORE_A_DAY, close).last() {
        let born = part(&found, 2);
        let count = part(&found, 1).len();
        hit.range.start -= count;
        if !born.is_empty() {
            hit.suggestion = format!("{born}{}", hit.suggestion);
        }
        // „der späte Abend des“ says more than the month that stands for the day.
        if part(&found, 3).split_whitespace().count() > 1 && own.starts_with(|own: char| own.is_numeric()) {
            "(Datum)".clone_into(&mut hit.suggestion);
        }
        if !born.is_empty() {
            with_birthplace(text, hit);
        }
    }
}

/// „geb. 1999 in Herat“
fn with_birthplace(text: &str, hit: &mut Hit) {
    let after = text.get(hit.range.end..).unwrap_or_default();
    if let Some(place) = BIRTHPLACE.iter().find_map(|pattern| pattern.find(after)) {
        hit.range.end += place.end();
    }
}

/// „Hagemeister & Söhne“
fn with_partners(text: &str, hit: &mut Hit) {
    let after = text.get(hit.range.end..).unwrap_or_default();
    if let Some(partners) = PARTNERS.iter().find_map(|pattern| pattern.find(after)) {
        hit.range.end += partners.end();
        hit.kind = Kind::Organisation;
        "(Einrichtung)".clone_into(&mut hit.suggestion);
    }
}

/// „Ibrahim (14)“, „Ferizi senior“, „Omar al-F.“
fn with_rest(text: &str, hit: &mut Hit) {
    let after = text.get(hit.range.end..).unwrap_or_default();
    if let Some(rest) = REST.iter().find_map(|pattern| pattern.find(after)) {
        let closing = if rest.as_str().starts_with(',') {
            rest.as_str().trim_end_matches([';', ')']).len()
        } else {
            rest.end()
        };
        hit.range.end += closing;
    }
    // „Pfarrerin Nolting-Reh“
    let after = text.get(hit.range.end..).unwrap_or_default();
    if let Some(half) = HALF.iter().find_map(|pattern| pattern.find(after)) {
        hit.range.end += half.end();
    }
    let (close, _) = hit.around(text, NEAR);
    let called = found(&SOMEBODY_CALLED, close)
        .last()
        .map(|found| whole(&found).len());
    let retired = found(&RETIRED, close)
        .last()
        .filter(|found| may_precede_name(part(found, 1)))
        .map(|found| whole(&found).len());
    let both = found(&BOTH, close)
        .last()
        .filter(|_| {
            let own = text.get(hit.range.clone()).unwrap_or_default();
            own.contains(' ')
                && own
                    .split(' ')
                    .next()
                    .is_some_and(|first| title(first).is_some() || article(first).is_some())
        })
        .map(|found| whole(&found).len());
    if let Some(count) = called.or(retired).or(both) {
        hit.range.start -= count;
    }
}

/// „Milans Therapie“, „Vasiles Ex-Frau“: what is somebody's belongs to the name.
fn with_what_is_theirs(
    text: &str,
    words: &[Word<'_>],
    hit: &mut Hit,
    is_free: impl Fn(usize, usize) -> bool,
) {
    let Some(last) = words
        .partition_point(|word| word.end() <= hit.range.end)
        .checked_sub(1)
    else {
        return;
    };
    let (Some(name), Some(first)) = (words.get(last), words.get(last + 1)) else {
        return;
    };
    let is_theirs = hit.kind == Kind::Name
        && (is_inflected(name.text) || is_genitive_of_listed(name.text))
        && name.end() == hit.range.end
        && between(text, name, first) == " "
        && first.is_capitalised()
        && title(first.text).is_none()
        && !(first.is_all_capitals() && first.text.chars().count() < 5);
    if !is_theirs {
        return;
    }
    let mut end = first.end();
    let mut noun = first;
    for (before, next) in words.iter().skip(last + 1).zip(words.iter().skip(last + 2)) {
        if between(text, before, next) != "-" {
            break;
        }
        end = next.end();
        noun = next;
    }
    if !is_free(first.start, end) {
        return;
    }
    let own = text.get(first.start..end).unwrap_or_default();
    hit.range.end = end;
    match article(noun.text) {
        Some(article) => {
            hit.kind = Kind::Relation;
            hit.suggestion = format!("{article} {own} der Person");
        }
        None => hit.suggestion = format!("{own} der Person"),
    }
}

/// „der älteste Sohn, Blerim, “, „die Gemeindereferentin, Frau Stelte, “: the name in commas is the one before them.
fn with_apposition(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let after = text.get(hit.range.end..).unwrap_or_default();
    let Some(role) = words_before(words, hit.range.start).last() else {
        return;
    };
    let gap = text.get(role.end()..hit.range.start);
    if gap == Some(", ")
        && after.starts_with([',', ')', '.', ';'])
        && role.is_capitalised()
        && (article(role.text).is_some() || is_role(role.text))
    {
        hit.range.start = role.start;
        with_article(text, words, hit);
    }
}

/// „hr pastor brüggemeyer“, „dem kleinen Omid“.
fn with_title(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    if let Some(before) = words_before(words, hit.range.start).last()
        && matches!(text.get(before.end()..hit.range.start), Some(" " | ". "))
        && (title(before.text).is_some_and(|instead| instead != "(Name)")
            || may_precede_name(before.text) && !before.is_capitalised())
    {
        hit.range.start = before.start;
    }
    with_article(text, words, hit);
    with_relation_of(text, words, hit);
}

/// „der Herr Butterwegge“, „dem kleinen Omid“
pub(super) fn with_article(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let Some((before, earlier)) = words_before(words, hit.range.start).split_last() else {
        return;
    };
    if text.get(before.end()..hit.range.start) != Some(" ") {
        return;
    }
    if is_article(before.text) {
        hit.range.start = before.start;
        return;
    }
    if let Some(first) = earlier.last()
        && between(text, first, before) == " "
        && may_describe(before)
        && is_determiner(first.text)
    {
        hit.range.start = first.start;
    }
}

/// „alte“, „kleinen“; between an article and a name stands nothing else.
fn may_describe(word: &Word<'_>) -> bool {
    is_adjective(word)
        || !word.is_capitalised()
            && word.text.chars().count() >= 4
            && ["e", "en", "er", "es", "em"]
                .iter()
                .any(|end| word.text.ends_with(end))
            && !is_determiner(word.text)
}

/// „der Vater der kleinen Lina“
fn with_relation_of(text: &str, words: &[Word<'_>], hit: &mut Hit) {
    let own = text.get(hit.range.clone()).unwrap_or_default();
    let begins_with_article = own.starts_with("der ") || own.starts_with("des ");
    if begins_with_article
        && let Some(relation) = words_before(words, hit.range.start).last()
        && text.get(relation.end()..hit.range.start) == Some(" ")
        && relation.is_capitalised()
        && article(relation.text).is_some()
    {
        hit.range.start = relation.start;
        hit.kind = Kind::Relation;
        hit.suggestion = format!("{} der Person", relation.text);
        with_article(text, words, hit);
    }
}

fn is_article(word: &str) -> bool {
    let small = word.to_lowercase();
    let is_possessive = ["sein", "ihr", "mein", "unser"].iter().any(|own| {
        small.strip_prefix(own).is_some_and(|rest| {
            matches!(rest, "e" | "em" | "en" | "er" | "es") || rest.is_empty() && *own != "ihr"
        })
    });
    is_possessive
        || matches!(
            word,
            "das"
                | "Das"
                | "der"
                | "die"
                | "den"
                | "dem"
                | "des"
                | "Der"
                | "Die"
                | "Den"
                | "Dem"
                | "ein"
                | "eine"
                | "einem"
                | "einen"
                | "einer"
                | "Ein"
                | "Eine"
        )
}

#[cfg(test)]
mod tests {
    use crate::guard::check;

    #[test]
    fn what_stands_around_a_name_or_a_day_belongs_to_it() {
        for (text, expected) in [
            (
                "geboren am 4. Mai 1991 in Kassala, ledig",
                vec!["geboren am 4. Mai 1991 in Kassala"],
            ),
            ("seit dem 8. März da", vec!["dem 8. März"]),
            (
                "am späten Abend des 30. April",
                vec!["am späten Abend des 30. April"],
            ),
            (
                "bei der Spedition Wiebusch & Söhne",
                vec!["Spedition Wiebusch & Söhne"],
            ),
            ("weil Milans Therapie endet", vec!["Milans Therapie"]),
            ("weil Vasiles Ex-Frau klagt", vec!["Vasiles Ex-Frau"]),
            (
                "Da war der älteste Sohn, Blerim, daheim.",
                vec!["der älteste Sohn, Blerim"],
            ),
            ("mit dem kleinen Omid", vec!["dem kleinen Omid"]),
            ("weil der Herr Butterwegge kommt", vec!["der Herr Butterwegge"]),
            ("hr pastor brüggemeyer war da", vec!["hr pastor brüggemeyer"]),
            ("mit Musa (11) gekommen", vec!["Musa (11)"]),
            (
                "ist der Vater der kleinen Lina",
                vec!["der Vater der kleinen Lina"],
            ),
            ("mit Stiefsohn Kevin", vec!["Stiefsohn Kevin"]),
            (
                "in der Frauen- und Kinderklinik St. Louise",
                vec!["Frauen- und Kinderklinik St. Louise"],
            ),
            (
                "mit Pfarrerin Nolting-Reh gesprochen",
                vec!["Pfarrerin Nolting-Reh"],
            ),
            (
                "weil Herr und Frau Vasilev streiten",
                vec!["Herr und Frau Vasilev"],
            ),
            (
                "die Vermieterin von Karim und Lina",
                vec!["die Vermieterin von Karim und Lina"],
            ),
            (
                "in der Psychologischen Praxis Lindemann",
                vec!["Psychologischen Praxis Lindemann"],
            ),
            ("mit Omar al-F. gekommen", vec!["Omar al-F."]),
            ("vom Pfarrer i. R. Stratmann", vec!["Pfarrer i. R. Stratmann"]),
            (
                "hat ein Mann namens Dieter gebracht",
                vec!["ein Mann namens Dieter"],
            ),
            (
                "auf dem Berufskolleg Schloß Neuhaus",
                vec!["Berufskolleg Schloß Neuhaus"],
            ),
            ("bei dem Organisten von St. Kilian", vec!["St. Kilian"]),
            (
                "ist der Organist von St. Kilian",
                vec!["der Organist von St. Kilian"],
            ),
        ] {
            let told: Vec<&str> = check(text, &[]).into_iter().map(|hit| &text[hit.range]).collect();
            assert_eq!(told, expected, "{text}");
        }
    }
}
