//! What the rule says and, above all, what it never says.

use figures::shown::Shown;
use proptest::prelude::*;

use super::*;

/// A true number as it is published.
fn published(number: i64) -> Interval {
    Interval::of(Some(match (number + 2) / 5 {
        0 => Shown::UnderFive,
        steps => Shown::Number(steps * 5),
    }))
}

/// The true numbers of a place: theme, all obstacles, active cases.
type True = (i64, i64, i64);

fn counts((theme, all, active): True) -> Counts {
    Counts {
        theme: published(theme),
        all: published(all),
        active: published(active),
    }
}

fn half_year(with: &[True], without: &[True]) -> HalfYear {
    let sum = |part: fn(&True) -> i64| with.iter().chain(without).map(part).sum();
    HalfYear {
        period: "2026-H1".parse().unwrap(),
        with: with.iter().copied().map(counts).collect(),
        without: without.iter().copied().map(counts).collect(),
        district: counts((sum(|one| one.0), sum(|one| one.1), sum(|one| one.2))),
    }
}

fn twice(with: True, without: True) -> Vec<HalfYear> {
    vec![half_year(&[with], &[without]); 2]
}

#[test]
fn what_falls_here_and_not_elsewhere_and_not_in_all_is_less_noted() {
    let before = twice((120, 400, 800), (200, 600, 1200));
    let after = twice((50, 400, 800), (200, 600, 1200));
    assert_eq!(statement(&before, &after), Statement::Less);
    assert_eq!(statement(&after, &before), Statement::More);
}

#[test]
fn each_comparison_alone_can_say_no() {
    let before = twice((120, 400, 800), (200, 600, 1200));
    for (after, expected) in [
        (twice((115, 400, 800), (200, 600, 1200)), NoDifference::TooClose),
        (
            twice((50, 400, 800), (80, 600, 1200)),
            NoDifference::LikeElsewhere,
        ),
        (
            twice((50, 165, 800), (200, 600, 1200)),
            NoDifference::LikeAllObstacles,
        ),
    ] {
        assert_eq!(statement(&before, &after), Statement::NoDifference(expected));
    }
}

#[test]
fn a_measure_that_runs_everywhere_is_held_against_all_obstacles_only() {
    let before = vec![half_year(&[(120, 400, 800)], &[]); 2];
    let after = vec![half_year(&[(50, 400, 800)], &[]); 2];
    assert_eq!(statement(&before, &after), Statement::Less);
    let less_eager = vec![half_year(&[(50, 165, 800)], &[]); 2];
    assert_eq!(
        statement(&before, &less_eager),
        Statement::NoDifference(NoDifference::LikeAllObstacles)
    );
}

#[test]
fn fewer_than_two_half_years_on_a_side_say_nothing_yet() {
    let half_years = twice((120, 400, 800), (200, 600, 1200));
    for (before, after, reason) in [
        (1, 2, NotYet::TooFewBefore),
        (2, 1, NotYet::TooFewAfter),
        (0, 0, NotYet::TooFewBefore),
    ] {
        let said = statement(&half_years[..before], &half_years[..after]);
        assert_eq!(said, Statement::NotYet(reason));
    }
}

#[test]
fn few_people_say_nothing() {
    let before = twice((12, 40, 80), (20, 60, 120));
    let after = twice((4, 40, 80), (20, 60, 120));
    assert!(!statement(&before, &after).is_change());
    let mut withheld = twice((120, 400, 800), (200, 600, 1200));
    withheld[0].with[0].active = Interval::ANY;
    withheld[0].district.active = Interval::ANY;
    assert_eq!(
        statement(&withheld, &twice((50, 400, 800), (200, 600, 1200))),
        Statement::NotYet(NotYet::Withheld)
    );
}

#[test]
fn the_baseline_ends_before_the_decision_and_the_time_after_begins_with_a_whole_half_year() {
    for (day, from, to) in [
        ("2026-07-01", "2024-H2", "2026-H1"),
        ("2026-06-30", "2024-H1", "2025-H2"),
        ("2027-01-15", "2025-H1", "2026-H2"),
    ] {
        let (first, last) = baseline(day.parse().unwrap());
        assert_eq!(
            (first.to_string().as_str(), last.to_string().as_str()),
            (from, to)
        );
    }
    for (day, first) in [
        ("2026-07-01", "2026-H2"),
        ("2026-07-02", "2027-H1"),
        ("2026-12-31", "2027-H1"),
    ] {
        assert_eq!(afterwards(day.parse().unwrap())[0].to_string(), first);
    }
    assert_eq!(half_year_of("2026-12-03".parse().unwrap()).to_string(), "2026-H2");
    assert_eq!(last_month_of("2026-H1".parse().unwrap()).to_string(), "2026-06");
}

#[test]
fn only_four_words_are_used() {
    let all = [
        Statement::Less,
        Statement::More,
        Statement::NoDifference(NoDifference::TooClose),
        Statement::NotYet(NotYet::Withheld),
    ];
    let words: Vec<&str> = all.into_iter().map(Statement::german).collect();
    assert_eq!(
        words,
        [
            "weniger gemeldet",
            "mehr gemeldet",
            "kein Unterschied erkennbar",
            "noch keine Aussage"
        ]
    );
}

/// Places whose true numbers never change.
fn places() -> impl Strategy<Value = Vec<True>> {
    let place = (0_i64..200, 0_i64..400, 1_i64..900);
    prop::collection::vec(
        place.prop_map(|(theme, others, active)| (theme, theme + others, active)),
        1..5,
    )
}

fn eager(places: &[True], (factor, divisor): (i64, i64)) -> Vec<True> {
    places
        .iter()
        .map(|(theme, all, active)| (theme * factor / divisor, all * factor / divisor, *active))
        .collect()
}

fn shown() -> impl Strategy<Value = Interval> {
    prop_oneof![
        3 => (0_i64..300).prop_map(published),
        1 => Just(Interval::ANY),
        1 => Just(Interval::of(Some(Shown::UnderFive))),
    ]
}

fn any_counts() -> impl Strategy<Value = Counts> {
    (shown(), shown(), shown()).prop_map(|(theme, all, active)| Counts { theme, all, active })
}

fn any_half_years() -> impl Strategy<Value = Vec<HalfYear>> {
    let one = (
        prop::collection::vec(any_counts(), 1..4),
        prop::collection::vec(any_counts(), 0..4),
    );
    prop::collection::vec(
        one.prop_map(|(with, without)| HalfYear {
            period: "2026-H1".parse().unwrap(),
            with,
            without,
            district: Counts::ANY,
        }),
        2..5,
    )
}

/// Half-years between which there is a difference, more often than between any two.
fn changing() -> impl Strategy<Value = (Vec<HalfYear>, Vec<HalfYear>)> {
    (places(), places(), 0_i64..12, any_half_years()).prop_map(|(with, without, tenths, any)| {
        let fewer: Vec<True> = with
            .iter()
            .map(|(theme, all, active)| (theme * tenths / 10, *all, *active))
            .collect();
        let before = vec![half_year(&with, &without); 2];
        let after = vec![half_year(&fewer, &without); 2];
        if tenths == 11 {
            (any.clone(), any)
        } else {
            (before, after)
        }
    })
}

fn wider(interval: Interval, by: i64) -> Interval {
    Interval {
        low: (interval.low - by).max(0),
        high: interval.high.map(|high| high + by).filter(|_| by < 9),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn more_or_less_tagging_alone_shows_no_effect(
        with in places(),
        without in places(),
        factors in prop::collection::vec((1_i64..5, 1_i64..3), 4..8),
        is_only_here in any::<bool>(),
    ) {
        // Even counts, so that half of them is a whole number.
        let even = |places: &[True]| -> Vec<True> {
            places.iter().map(|(theme, all, active)| (theme * 2, all * 2, *active)).collect()
        };
        let (with, without) = (even(&with), even(&without));
        let half_years: Vec<HalfYear> = factors
            .iter()
            .map(|factor| {
                let elsewhere = if is_only_here { (1, 1) } else { *factor };
                half_year(&eager(&with, *factor), &eager(&without, elsewhere))
            })
            .collect();
        let (before, after) = half_years.split_at(2);
        prop_assert!(!statement(before, after).is_change());
    }

    #[test]
    fn the_order_of_municipalities_says_nothing((before, after) in changing()) {
        let turned = |half_years: &[HalfYear]| -> Vec<HalfYear> {
            half_years.iter().cloned().map(|mut half_year| {
                half_year.with.reverse();
                half_year.without.reverse();
                half_year
            }).collect()
        };
        prop_assert_eq!(statement(&before, &after), statement(&turned(&before), &turned(&after)));
    }

    #[test]
    fn knowing_less_never_says_more(
        (before, after) in changing(),
        by in prop::collection::vec(0_i64..10, 1..40),
    ) {
        let said = statement(&before, &after);
        let mut by = by.into_iter().cycle();
        let mut widen = |half_years: &[HalfYear]| -> Vec<HalfYear> {
            half_years.iter().cloned().map(|mut half_year| {
                let places = half_year.with.iter_mut().chain(&mut half_year.without);
                for counts in places.chain([&mut half_year.district]) {
                    counts.theme = wider(counts.theme, by.next().unwrap_or_default());
                    counts.all = wider(counts.all, by.next().unwrap_or_default());
                    counts.active = wider(counts.active, by.next().unwrap_or_default());
                }
                half_year
            }).collect()
        };
        let (before, after) = (widen(&before), widen(&after));
        let knowing_less = statement(&before, &after);
        prop_assert!(!knowing_less.is_change() || knowing_less == said);
    }

    #[test]
    fn less_one_way_is_more_the_other_way((before, after) in changing()) {
        let turned = match statement(&before, &after) {
            Statement::Less => Statement::More,
            Statement::More => Statement::Less,
            Statement::NotYet(NotYet::TooFewBefore) => Statement::NotYet(NotYet::TooFewAfter),
            said => said,
        };
        prop_assert_eq!(statement(&after, &before).is_change(), turned.is_change());
    }
}
