//! Somebody who knows the rule itself: tries every world that there could be, publishes it, and keeps those of which the
//! same would be published, dashes included. Only for districts small enough to try all of them.

use std::collections::BTreeMap;

use figures::kind::Kind;
use figures::place::NOWHERE;
use figures::shown::Shown;

use crate::scene::{Name, Published, course, draft, month, places, within};

/// What of a world is published, and its numbers.
type World = (String, BTreeMap<Name, i64>);

fn seen(published: &Published) -> World {
    let shown: Vec<Shown> = published.figures.iter().map(|figure| figure.shown).collect();
    (format!("{shown:?}"), published.truth.clone())
}

/// A district of which each row counts as many worlds as the others: the one for what has no place is left out.
fn bare(sizes: &[usize]) -> Published {
    let mut places = places(sizes);
    places.regions.retain(|region| region.key != NOWHERE);
    Published::new(places)
}

fn table(sizes: &[usize], (kind, columns): (Kind, usize), numbers: &[i64]) -> World {
    let mut published = bare(sizes);
    let june = month("2026-06");
    let period = june.ending_with(kind.length()).unwrap_or(june);
    let drafts = [draft(&published.places, (kind, period), columns, numbers)];
    published.add(june, &drafts);
    seen(&published)
}

/// All lists of so many numbers from 0 to `most`.
fn all_lists(count: usize, most: i64) -> Vec<Vec<i64>> {
    (0..count).fold(vec![Vec::new()], |lists, _| {
        lists
            .iter()
            .flat_map(|list| (0..=most).map(move |next| [list.as_slice(), &[next]].concat()))
            .collect()
    })
}

/// Worlds at the edge of what is tried lack their neighbours; only what some world within `inner` looks like is judged.
fn check(all: impl IntoIterator<Item = World>, inner: i64) {
    let mut worlds: BTreeMap<String, Vec<BTreeMap<Name, i64>>> = BTreeMap::new();
    for (shown, truth) in all {
        worlds.entry(shown).or_default().push(truth);
    }
    assert!(worlds.len() > 1, "nothing is published");
    for (shown, alike) in worlds {
        if !alike
            .iter()
            .any(|truth| truth.values().all(|number| *number <= inner))
        {
            continue;
        }
        for name in alike[0].keys() {
            let mut values: Vec<i64> = alike.iter().map(|truth| truth[name]).collect();
            values.sort_unstable();
            values.dedup();
            let is_small = values.iter().any(|value| (1..=4).contains(value));
            assert!(
                !is_small || values.len() >= 3,
                "{name:?} can only be {values:?} in {shown}"
            );
        }
    }
}

#[test]
fn knowing_the_rule_does_not_help_in_a_place_with_two_columns() {
    let worlds = all_lists(2, 24).into_iter();
    check(
        worlds.map(|numbers| table(&[1], (Kind::OpenCases, 2), &numbers)),
        12,
    );
}

#[test]
fn knowing_the_rule_does_not_help_with_two_places_and_two_columns() {
    let worlds = all_lists(4, 9).into_iter();
    check(
        worlds.map(|numbers| table(&[2], (Kind::OpenCases, 2), &numbers)),
        7,
    );
}

#[test]
fn knowing_the_rule_does_not_help_with_two_regions() {
    let worlds = all_lists(3, 19).into_iter();
    check(
        worlds.map(|numbers| table(&[1, 2], (Kind::OpenCases, 1), &numbers)),
        12,
    );
}

#[test]
fn knowing_the_rule_does_not_help_with_columns_that_stand_alone() {
    let worlds = all_lists(3, 19).into_iter();
    check(
        worlds.map(|numbers| table(&[2, 1], (Kind::Needs, 1), &numbers)),
        12,
    );
}

#[test]
fn knowing_the_rule_does_not_help_when_two_tables_count_the_same() {
    let june = month("2026-06");
    let worlds = all_lists(4, 9)
        .into_iter()
        .filter(|numbers| numbers[0] + numbers[1] >= numbers[2] + numbers[3]);
    let publish = |numbers: Vec<i64>| {
        let mut published = bare(&[2]);
        let rest = numbers[0] + numbers[1] - numbers[2] - numbers[3];
        let drafts = [
            draft(&published.places, (Kind::OpenCases, june), 1, &numbers[..2]),
            draft(
                &published.places,
                (Kind::TargetGroups, june),
                3,
                &[numbers[2], numbers[3], rest],
            ),
        ];
        published.add(june, &drafts);
        seen(&published)
    };
    check(worlds.map(publish), 7);
}

#[test]
fn knowing_the_rule_does_not_help_when_a_month_follows_a_month() {
    let [may, june] = ["2026-05", "2026-06"].map(month);
    let worlds = all_lists(4, 9)
        .into_iter()
        .filter(|numbers| numbers[0] + numbers[2] >= numbers[3]);
    let publish = |numbers: Vec<i64>| {
        let mut published = bare(&[1]);
        let after = numbers[0] + numbers[2] - numbers[3];
        for (month, open, begun, closed) in [
            (may, numbers[0], numbers[1], 0),
            (june, after, numbers[2], numbers[3]),
        ] {
            let drafts = [
                draft(&published.places, (Kind::OpenCases, month), 1, &[open]),
                course(&published.places, month, begun, closed),
            ];
            published.add(month, &drafts);
        }
        seen(&published)
    };
    check(worlds.map(publish), 7);
}

#[test]
fn knowing_the_rule_does_not_help_when_a_kind_of_obstacle_lies_within_its_field() {
    let june = month("2026-06");
    let worlds = all_lists(2, 9)
        .into_iter()
        .flat_map(|places| (0..=places[0] + places[1]).map(move |kind| (places.clone(), kind)));
    let publish = |(numbers, kind): (Vec<i64>, i64)| {
        let mut published = bare(&[2]);
        let period = month("2026-H1");
        let all = draft(&published.places, (Kind::Obstacles, period), 1, &numbers);
        let kinds = within(&published.places, &all, 1, &[kind]);
        published.add(june, &[all, kinds]);
        seen(&published)
    };
    check(worlds.map(publish), 7);
}
