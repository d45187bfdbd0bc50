//! Rules about days, tried on thousands of made-up cases instead of a few thought-out ones.

use base::day::Day;
use base::fte::Fte;
use base::ids::{FillingId, PostId, RowId};
use organisation::model::evidence::Evidence;
use organisation::model::history::{Dated, History};
use organisation::model::post::{Allocation, Filling, Function, Post, Workplace};
use organisation::model::validity::{Validity, first_overlap};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, proptest};
use proptest::{prop_assert, prop_assert_eq};

const LAST: i32 = 60;

fn day(number: i32) -> Day {
    Day::new(2024, 1, 1).unwrap().plus_days(number)
}

fn days() -> impl Iterator<Item = Day> {
    (-1..=LAST + 30).map(day)
}

fn validities() -> impl Strategy<Value = Validity> {
    (0..LAST, option::of(1..20_i32))
        .prop_map(|(from, length)| Validity::new(day(from), length.map(|length| day(from + length))).unwrap())
}

fn dated(number: u128, validity: Validity) -> Dated<u128> {
    Dated {
        id: RowId::from_uuid(uuid::Uuid::from_u128(number)),
        validity,
        value: number,
        evidence: Evidence::stated("Test"),
    }
}

fn post(allocation: Validity, thousandths: i64) -> Post {
    let allocation = Dated {
        id: RowId::from_uuid(uuid::Uuid::nil()),
        validity: allocation,
        value: Allocation {
            fte: Fte::from_thousandths(thousandths),
            workplace: Workplace::District,
        },
        evidence: Evidence::stated("Test"),
    };
    Post {
        id: PostId::from_uuid(uuid::Uuid::nil()),
        title: "Stelle".to_owned(),
        function: Function::CaseManagement,
        allocation: History::from_rows(vec![allocation]).unwrap(),
        employer: History::default(),
        technical_supervision: History::default(),
        line_supervision: History::default(),
        fillings: Vec::new(),
        evidence: Evidence::stated("Test"),
    }
}

fn filling(number: u128, validity: Validity, thousandths: Option<i64>) -> Filling {
    Filling {
        id: FillingId::from_uuid(uuid::Uuid::from_u128(number)),
        validity,
        fte: thousandths.map(Fte::from_thousandths),
        person: None,
        account: None,
        evidence: Evidence::stated("Test"),
    }
}

proptest! {
    #[test]
    fn two_validities_overlap_exactly_when_they_share_a_day(one in validities(), other in validities()) {
        let share_a_day = days().any(|day| one.covers(day) && other.covers(day));
        prop_assert_eq!(one.overlaps(other), share_a_day);
        prop_assert_eq!(other.overlaps(one), share_a_day);
    }

    #[test]
    fn what_two_validities_share_is_what_both_cover(one in validities(), other in validities()) {
        let shared = one.shared_with(other);
        for day in days() {
            prop_assert_eq!(shared.is_some_and(|shared| shared.covers(day)), one.covers(day) && other.covers(day));
        }
    }

    #[test]
    fn one_validity_contains_another_exactly_when_nothing_sticks_out(one in validities(), other in validities()) {
        let sticks_out = other.until().is_none() && one.until().is_some()
            || days().any(|day| other.covers(day) && !one.covers(day));
        prop_assert_eq!(one.contains(other), !sticks_out);
    }

    #[test]
    fn the_last_day_and_the_end_tell_the_same(validity in validities()) {
        prop_assert_eq!(Validity::through(validity.from(), validity.last_day()), Ok(validity));
    }

    #[test]
    fn a_history_has_at_most_one_truth_a_day(rows in vec(validities(), 0..6)) {
        let has_overlap = first_overlap(&rows).is_some();
        let history = History::from_rows(rows.iter().zip(0..).map(|(row, number)| dated(number, *row)).collect());
        prop_assert_eq!(history.is_err(), has_overlap);
        for day in days().filter(|_| !has_overlap) {
            prop_assert!(rows.iter().filter(|row| row.covers(day)).count() <= 1);
        }
    }

    #[test]
    fn dated_changes_never_touch_the_days_before(changes in vec(validities(), 1..8)) {
        let mut history: History<u128> = History::default();
        for (number, validity) in (0..).zip(changes) {
            let before = history.clone();
            let changed = history.begin(dated(number, validity)).is_ok();
            for day in days() {
                if day < validity.from() || !changed {
                    prop_assert_eq!(history.value_on(day), before.value_on(day));
                } else {
                    prop_assert_eq!(history.value_on(day).copied(), validity.covers(day).then_some(number));
                }
            }
            let rows: Vec<Validity> = history.rows().iter().map(|row| row.validity).collect();
            prop_assert_eq!(first_overlap(&rows), None);
        }
    }

    #[test]
    fn a_post_is_never_filled_beyond_itself_and_its_shares_add_up(
        allocation in validities(),
        thousandths in 1..2_000_i64,
        fillings in vec((validities(), option::of(1..1_500_i64)), 0..8),
    ) {
        let mut post = post(allocation, thousandths);
        for (number, (validity, share)) in (0..).zip(fillings) {
            let before = post.clone();
            if post.fill(filling(number, validity, share)).is_err() {
                prop_assert_eq!(&post, &before);
            }
        }
        for day in days() {
            let occupancy = post.occupancy_on(day);
            prop_assert!(occupancy.filled <= occupancy.allocated);
            prop_assert_eq!(occupancy.filled + occupancy.unknown + occupancy.vacant, occupancy.allocated);
        }
    }

    #[test]
    fn vacant_days_are_the_days_on_which_something_is_vacant(
        allocation in validities(),
        fillings in vec((validities(), option::of(1..1_000_i64)), 0..6),
        (from, length) in (0..LAST, 0..30_i32),
    ) {
        let mut post = post(allocation, 1_000);
        for (number, (validity, share)) in (0..).zip(fillings) {
            let _ = post.fill(filling(number, validity, share));
        }
        let is_vacant = |number: &i32| post.occupancy_on(day(*number)).vacant > Fte::ZERO;

        let counted = i32::try_from((from..from + length).filter(is_vacant).count()).unwrap();
        prop_assert_eq!(post.vacant_days(day(from), day(from + length)), counted);

        let since = (0..=from).rev().take_while(is_vacant).last().map(day);
        prop_assert_eq!(post.vacant_since(day(from)), since);
    }
}
