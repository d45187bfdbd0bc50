//! The public directory at twenty thousand offers: everybody asks something else, and nobody's answer is kept for another.

use super::clicks::{crowd, users};
use super::{Limit, Scenario};
use crate::bench::click::Click;
use crate::bench::http::encoded;
use crate::bench::stage::Stage;

use std::time::Duration;

/// What is measured of the directory.
pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        key: "guide-searches",
        name: "public searches among 20 000 offers, each another, uncompressed",
        limit: Limit::at_least(500.0, "a second"),
        measure: searches_a_second,
    },
    Scenario {
        key: "guide-search-p95",
        name: "public search among 20 000 offers at 200 users, 95 of 100 answers",
        limit: Limit::at_most(10.0, "ms"),
        measure: |stage| {
            let site = stage.site_with_offers()?;
            Ok(users(site, &searches(), Duration::from_secs(5))?.p95_milliseconds())
        },
    },
];

/// What people type: words of the field and of every day, begun, misspelt, in other languages.
const WORDS: [&str; 32] = [
    "Deutschkurs",
    "Sprachkurs",
    "Integrationskurs",
    "Intergrationskurs",
    "Kita",
    "Kindergarten",
    "Wohnung",
    "Wohnungssuche",
    "Schulden",
    "Schuldnerberatung",
    "Beratung",
    "Arzt",
    "Trauma",
    "Arbeit",
    "Ausbildung",
    "Anerkennung",
    "Einbürgerung",
    "Aufenthalt",
    "auslaenderbehoerde",
    "SGB II",
    "MBE",
    "Frauen",
    "Sport für Kinder",
    "Sprachcafe",
    "german course",
    "doctor",
    "квартира",
    "лікар",
    "سكن",
    "طبيب",
    "kreş",
    "mieszkanie",
];

/// What people add to it.
const WITH: [&str; 16] = [
    "",
    "Paderborn",
    "Büren",
    "Delbrück",
    "Salzkotten",
    "Hövelhof",
    "Lichtenau",
    "am Abend",
    "am Vormittag",
    "online",
    "mit Kinderbetreuung",
    "für Anfänger",
    "im Stadtteil",
    "Hilfe",
    "Gruppe",
    "Wochenende",
];

/// Filters after the words.
const FILTERS: [&str; 8] = [
    "",
    "&angebotssprache=ar",
    "&angebotssprache=uk",
    "&offen=ja",
    "&seite=1",
    "&angebotssprache=en",
    "&angebotssprache=tr",
    "&angebotssprache=ru",
];

const LANGUAGES: [&str; 4] = ["de", "ar", "uk", "en"];

/// More questions than are asked in a run, no two alike: neighbours differ in their words.
fn searches() -> Vec<Click> {
    let mut clicks = Vec::with_capacity(WORDS.len() * WITH.len() * FILTERS.len() * LANGUAGES.len());
    for filter in FILTERS {
        for with in WITH {
            for language in LANGUAGES {
                for words in WORDS {
                    let asked = encoded(format!("{words} {with}").trim());
                    let path = format!("/wegweiser/{language}/suche?q={asked}{filter}");
                    clicks.push(Click::page(&path, ""));
                }
            }
        }
    }
    clicks
}

fn searches_a_second(stage: &mut Stage) -> Result<f64, String> {
    let measured = crowd(stage.site_with_offers()?, &searches())?;
    println!("95 of 100 within {:.1} ms", measured.p95_milliseconds());
    Ok(measured.per_second())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_questions_are_alike() {
        let clicks = searches();
        let different: BTreeSet<String> = clicks.iter().map(|click| format!("{click:?}")).collect();
        assert_eq!(different.len(), clicks.len());
    }
}
