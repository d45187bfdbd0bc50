//! What holds for any names, tried with thousands of made-up ones. Not a test of single names; `table` is.

use base::day::Day;
use base::ids::PersonId;
use proptest::prelude::*;

use super::birth::Birth;
use super::compare::compare;
use super::index::MatchIndex;
use super::names::Names;
use super::query::Query;

const SYLLABLES: &[&str] = &[
    "ha", "mo", "ed", "kov", "al", "en", "ko", "schew", "tsch", "yi", "ız", "şa", "ğu", "dj", "x", "q", "ou",
    "ie", "ski", "ova", "й", "ко", "ش", "مح", "د", "تس", "ł", "ü", "ß", "a", "n", "'", "sz", "cz", "rz", "o",
    "ij", "ia",
];

prop_compose! {
    fn word()(parts in prop::collection::vec(prop::sample::select(SYLLABLES), 1..5)) -> String { parts.concat() }
}

fn field() -> impl Strategy<Value = String> {
    let separator = prop::sample::select(&[" ", "-", " al-", " von "][..]);
    (prop::collection::vec(word(), 0..4), separator).prop_map(|(words, separator)| words.join(separator))
}

fn birth() -> impl Strategy<Value = Birth> {
    prop_oneof![
        Just(Birth::Unknown),
        (1990_i16..1993).prop_map(Birth::Year),
        (1990_i16..1993, 1_i8..4, 1_i8..4)
            .prop_map(|(year, month, day)| Birth::Day(Day::new(year, month, day).unwrap())),
    ]
}

fn person(number: usize) -> PersonId {
    PersonId::from_uuid(uuid::Uuid::from_u128(number as u128))
}

type Bearer = (String, String, String, Birth);

fn names((given, family, former, _): &Bearer) -> Names<'_> {
    Names {
        given,
        family,
        former,
    }
}

fn filled(bearers: &[Bearer], order: impl Iterator<Item = usize>) -> MatchIndex {
    let mut index = MatchIndex::new();
    for number in order {
        index.insert(person(number), &names(&bearers[number]), bearers[number].3);
    }
    index
}

fn bearers() -> impl Strategy<Value = Vec<Bearer>> {
    prop::collection::vec((field(), field(), Just(String::new()), birth()), 1..12)
}

proptest! {
    // Failing cases become tests by hand, not files.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_two_persons_does_not_matter(
        one in (field(), field(), field(), birth()),
        other in (field(), field(), field(), birth()),
    ) {
        let there = compare((&names(&one), one.3), (&names(&other), other.3));
        let back = compare((&names(&other), other.3), (&names(&one), one.3));
        prop_assert_eq!(there, back);
    }

    #[test]
    fn a_slightly_changed_name_is_judged_alike_from_both_sides(given in word(), family in word(), at in 0_usize..8, born in birth()) {
        let changed: String = given.chars().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect();
        let there = compare((&Names::new(&given, &family), born), (&Names::new(&changed, &family), born));
        let back = compare((&Names::new(&changed, &family), born), (&Names::new(&given, &family), born));
        prop_assert_eq!(there, back);
    }

    #[test]
    fn a_person_is_found_by_the_own_names(everyone in bearers()) {
        let index = filled(&everyone, 0..everyone.len());
        for (number, bearer) in everyone.iter().enumerate() {
            let query = Query::of(&names(bearer), bearer.3);
            let has_names = !query.is_too_short() && !query.phrase.words.is_empty();
            let hits = index.search(&query, usize::MAX, |_| true);
            prop_assert!(!has_names || hits.iter().any(|hit| hit.person == person(number)), "{bearer:?}");
            let line = format!("{} {}", bearer.0, bearer.1);
            let query = Query::typed(&line);
            let hits = index.search(&query, usize::MAX, |_| true);
            prop_assert!(query.is_too_short() || hits.iter().any(|hit| hit.person == person(number)), "{line}");
        }
    }

    #[test]
    fn a_person_taken_out_is_not_found(everyone in bearers()) {
        let mut index = filled(&everyone, 0..everyone.len());
        for number in 0..everyone.len() {
            prop_assert!(index.remove(person(number)));
        }
        for bearer in &everyone {
            prop_assert!(index.search(&Query::of(&names(bearer), bearer.3), usize::MAX, |_| true).is_empty());
            prop_assert!(index.possible_doubles(&names(bearer), bearer.3, |_| true).is_empty());
        }
        prop_assert!(index.is_empty() && index.knows_no_word());
    }

    #[test]
    fn the_order_of_entering_does_not_matter(everyone in bearers()) {
        let one = filled(&everyone, 0..everyone.len());
        let other = filled(&everyone, (0..everyone.len()).rev());
        for bearer in &everyone {
            let query = Query::of(&names(bearer), bearer.3);
            prop_assert_eq!(one.search(&query, 5, |_| true), other.search(&query, 5, |_| true));
        }
    }
}
