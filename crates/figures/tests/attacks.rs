//! The attacker against districts of every kind: sparse, skewed, tiny, large, over years.

use figures::draft::Draft;
use figures::kind::Kind;
use figures::period::{Length, Period};
use figures::place::{Places, Spot};
use figures::shown::Shown;
use proptest::prelude::*;

use crate::attacker::withstands;
use crate::scene::{Published, course, draft, month, municipalities, places, within};

/// Numbers as they occur: mostly none or a few, sometimes many.
fn number() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => Just(0),
        6 => 1..=4_i64,
        3 => 3..=9_i64,
        1 => 0..=60_i64,
        1 => 100..=2000_i64,
    ]
}

/// Regions with their numbers of municipalities; none at all for a city without regions.
fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![
        1 => Just(Vec::new()),
        2 => prop::collection::vec(1..=2_usize, 1..=2),
        4 => prop::collection::vec(1..=5_usize, 1..=5),
    ]
}

fn numbers() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(number(), 400)
}

fn cells(places: &Places, columns: usize) -> usize {
    municipalities(places).len() * columns
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_single_table_of_any_district_keeps_three_values(sizes in sizes(), columns in 1..=9_usize, numbers in numbers()) {
        for kind in [Kind::OpenCases, Kind::Needs, Kind::Goals, Kind::Obstacles] {
            let places = places(&sizes);
            let period = month("2026-06").ending_with(kind.length()).unwrap_or(month("2026-06"));
            let mut published = Published::new(places.clone());
            published.add(month("2026-06"), &[draft(&places, (kind, period), columns, &numbers)]);
            withstands(&published);
        }
    }

    #[test]
    fn tables_that_count_the_same_keep_three_values_together(
        sizes in sizes(), phases in 1..=4_usize, numbers in numbers(), groups in 2..=5_usize, cut in 0..1000_usize,
    ) {
        let places = places(&sizes);
        let june = month("2026-06");
        let phases = draft(&places, (Kind::OpenCases, june), phases, &numbers);
        let total = phases.number(&places, &Spot::District, "");
        let mut published = Published::new(places.clone());
        let groups = split(&places, (Kind::TargetGroups, june), total, (groups, cut));
        published.add(june, &[phases, groups]);
        withstands(&published);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn kinds_of_obstacles_within_their_field_keep_three_values(
        sizes in sizes(), fields in 1..=4_usize, kinds in 1..=10_usize, numbers in numbers(), of_kinds in numbers(),
    ) {
        let places = places(&sizes);
        let half_year = month("2026-H1");
        let all = draft(&places, (Kind::Obstacles, half_year), fields, &numbers);
        // Mostly a case has one obstacle of a field: then a kind is nearly as many as its field.
        for near in [false, true] {
            let totals = all.columns().iter().map(|column| all.number(&places, &Spot::District, column));
            let totals: Vec<i64> = totals.flat_map(|total| std::iter::repeat_n(total, kinds)).collect();
            let of_kinds: Vec<i64> = if near {
                totals.iter().zip(&of_kinds).map(|(total, less)| (total - less % 4).max(0)).collect()
            } else {
                of_kinds.clone()
            };
            let mut published = Published::new(places.clone());
            let kinds = within(&places, &all, kinds, &of_kinds);
            published.add(month("2026-06"), &[all.clone(), kinds]);
            withstands(&published);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn months_and_years_keep_three_values_together(
        sizes in sizes(),
        world in prop::collection::vec((numbers(), 0..=6_i64, 0..=6_i64), 14..=14),
        is_large in any::<bool>(),
    ) {
        let published = years(&places(&sizes), &world, is_large);
        withstands(&published);
    }
}

/// A total cut into columns.
fn split(places: &Places, what: (Kind, Period), total: i64, (columns, cut): (usize, usize)) -> Draft {
    let mut left = total;
    let mut parts = Vec::new();
    for column in 0..columns {
        let share = if column + 1 == columns {
            left
        } else {
            left * i64::try_from(cut * (column + 7) % 1000).unwrap() / 1000
        };
        parts.push(share);
        left -= share;
    }
    draft(places, what, columns, &parts)
}

/// Fourteen months from November on: what is open follows from what begins and closes; a year is published within.
fn years(places: &Places, world: &[(Vec<i64>, i64, i64)], is_large: bool) -> Published {
    let mut published = Published::new(places.clone());
    let count = cells(places, 3);
    let mut open: Vec<i64> = vec![if is_large { 20 } else { 0 }; count];
    let (mut begun_in_year, mut closed_in_year) = (0, 0);
    for (position, (numbers, begun, closed)) in world.iter().enumerate() {
        let period = month("2025-11").before(-i32::try_from(position).unwrap());
        let begun = if is_large { begun * 9 } else { *begun };
        let mut closed = if is_large { closed * 8 } else { *closed };
        for one in 0..begun {
            let number = numbers[usize::try_from(one).unwrap() % numbers.len()];
            let spot = usize::try_from(number * 7 + one * one).unwrap() % count;
            open[spot] += 1;
        }
        let mut taken = 0;
        for one in &mut open {
            let some = (*one).min(closed - taken);
            *one -= some;
            taken += some;
        }
        closed = taken;
        begun_in_year += begun;
        closed_in_year += closed;
        let total = open.iter().sum();
        let mut drafts = vec![
            draft(places, (Kind::OpenCases, period), 3, &open),
            split(
                places,
                (Kind::TargetGroups, period),
                total,
                (4, 333 + position * 50),
            ),
            course(places, period, begun, closed),
        ];
        if let Some(year) = period.ending_with(Length::Year) {
            if position < 11 {
                begun_in_year += 5;
                closed_in_year += 4;
            }
            drafts.push(spread(places, (Kind::AccessRoutes, year), begun_in_year, numbers));
            drafts.push(spread(
                places,
                (Kind::CloseReasons, year),
                closed_in_year,
                numbers,
            ));
            drafts.push(split(places, (Kind::Durations, year), closed_in_year, (4, 250)));
            (begun_in_year, closed_in_year) = (0, 0);
        }
        published.add(period, &drafts);
    }
    published
}

/// A total spread over all cells.
fn spread(places: &Places, what: (Kind, Period), total: i64, numbers: &[i64]) -> Draft {
    let mut cells = vec![0; cells(places, 5)];
    let count = cells.len();
    for one in 0..total {
        let position = usize::try_from(one).unwrap();
        let step = usize::try_from(numbers[position % numbers.len()]).unwrap();
        cells[(step + position * position) % count] += 1;
    }
    draft(places, what, 5, &cells)
}

#[test]
fn months_that_follow_from_each_other_are_linked() {
    let world: Vec<_> = (0..14).map(|_| (vec![3, 1, 4, 1, 5, 9], 4, 2)).collect();
    let published = years(&places(&[3, 2]), &world, true);
    assert!(published.history.months.iter().all(|month| month.is_linked));
}

#[test]
fn a_month_that_does_not_follow_is_published_alone() {
    let places = places(&[2]);
    let mut published = Published::new(places.clone());
    for (period, open) in [("2026-01", 100), ("2026-02", 500), ("2026-03", 503)] {
        let period = month(period);
        let open = draft(&places, (Kind::OpenCases, period), 1, &[open, 0, 0]);
        published.add(period, &[open, course(&places, period, 4, 1)]);
    }
    let linked: Vec<bool> = published
        .history
        .months
        .iter()
        .map(|month| month.is_linked)
        .collect();
    assert_eq!(linked, [true, false, true]);
    withstands(&published);
}

#[test]
fn the_total_of_the_district_is_always_shown() {
    for seed in 0..20 {
        let places = places(&[3, 2, 4, 1]);
        let june = month("2026-06");
        let numbers: Vec<i64> = (0..60).map(|one| (one * one * 7 + seed * 13) % 9).collect();
        let mut published = Published::new(places.clone());
        published.add(june, &[draft(&places, (Kind::OpenCases, june), 3, &numbers)]);
        let total = published.figures.iter().find(|figure| figure.is_sum()).unwrap();
        assert_eq!(total.spot, Spot::District);
        assert!(matches!(total.shown, Shown::Number(_)), "{total:?}");
    }
}

#[test]
fn in_a_district_of_ordinary_size_little_is_withheld() {
    let places = places(&[3, 2, 4, 1]);
    let (mut withheld, mut all) = (0_u32, 0_u32);
    for seed in 0..30 {
        let june = month("2026-06");
        let numbers: Vec<i64> = (0..33)
            .map(|one| (one * one * 31 + seed * 17 + one * seed) % 40)
            .collect();
        let mut published = Published::new(places.clone());
        published.add(june, &[draft(&places, (Kind::OpenCases, june), 3, &numbers)]);
        all += u32::try_from(published.figures.len()).unwrap();
        let of_these = published
            .figures
            .iter()
            .filter(|figure| figure.shown == Shown::Withheld);
        withheld += u32::try_from(of_these.count()).unwrap();
    }
    assert!(withheld * 5 < all, "{withheld} of {all}");
}

#[test]
fn what_lies_within_its_field_is_published_for_the_district_alone() {
    let places = places(&[3, 2]);
    let all = draft(&places, (Kind::Obstacles, month("2026-H1")), 2, &[40; 12]);
    let kinds = within(&places, &all, 2, &[40; 4]);
    let mut published = Published::new(places);
    published.add(month("2026-06"), &[all, kinds]);
    let of_kinds = published
        .figures
        .iter()
        .filter(|figure| figure.kind == Kind::ObstacleKinds);
    assert_eq!(of_kinds.clone().count(), 4);
    assert!(of_kinds.into_iter().all(|figure| figure.spot == Spot::District));
}
