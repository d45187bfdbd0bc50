//! The rule by table, and what holds for all rows and wishes. Every path of the gate meets every state here.

use std::collections::BTreeSet;

use base::day::Day;
use base::ids::{OrganisationId, RowId};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;
use crate::model::purpose::Purpose;
use crate::model::row::Direction;

const TODAY: &str = "2026-03-02";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn organisation(number: u8) -> OrganisationId {
    format!("00000000-0000-4000-8000-0000000000{number:02x}")
        .parse()
        .unwrap()
}

fn row_id(number: usize) -> RowId {
    format!("00000000-0000-4000-8000-{number:012x}").parse().unwrap()
}

fn kreis() -> OrganisationId {
    organisation(0xa1)
}

fn jobcenter() -> Recipient {
    Recipient::Organisation(organisation(1))
}

fn row(kind: Kind) -> Row {
    Row {
        id: row_id(1),
        declaration: row_id(100),
        kind,
        controller: kreis(),
        recipient: jobcenter(),
        category: Category::Work,
        purpose: Purpose::Work,
        direction: Direction::To,
        valid_until: None,
        given_on: Some(day("2026-01-10")),
        is_agreed: true,
        withdrawn_on: None,
    }
}

fn wish() -> Wish {
    Wish {
        asked: Asked::ByConsent(jobcenter()),
        categories: BTreeSet::from([Category::Work]),
        purpose: Purpose::Work,
        direction: Direction::To,
        path: OutgoingPath::Letter,
    }
}

fn facts() -> Facts<'static> {
    Facts::plain(kreis(), day(TODAY))
}

fn why(rows: &[Row], wish: &Wish) -> Option<Missing> {
    may_go(rows, wish, &facts()).missing.first().map(|gap| gap.why)
}

#[test]
fn to_others_it_takes_both_declarations() {
    let both = [row(Kind::Processing), row(Kind::Release)];
    assert!(may_go(&both, &wish(), &facts()).is_complete());
    for alone in [Kind::Processing, Kind::Release] {
        let decision = may_go(&[row(alone)], &wish(), &facts());
        assert!(!decision.is_complete(), "{alone}");
        assert_eq!(decision.missing[0].why, Missing::NeverAsked, "{alone}");
        assert_ne!(decision.missing[0].kind, alone);
    }
}

#[test]
fn each_state_of_a_row_is_told() {
    let check = |change: fn(&mut Row), expected: Option<Missing>| {
        let mut rows = [row(Kind::Processing), row(Kind::Release)];
        change(&mut rows[1]);
        assert_eq!(why(&rows, &wish()), expected, "{:?}", rows[1]);
    };
    check(|_| (), None);
    check(|row| row.given_on = None, Some(Missing::Unsigned));
    check(
        |row| row.given_on = Some(day("2026-03-03")),
        Some(Missing::Unsigned),
    );
    check(|row| row.given_on = Some(day(TODAY)), None);
    check(|row| row.is_agreed = false, Some(Missing::NotTicked));
    check(|row| row.valid_until = Some(day(TODAY)), None);
    check(
        |row| row.valid_until = Some(day("2026-03-01")),
        Some(Missing::Expired {
            until: day("2026-03-01"),
        }),
    );
    check(
        |row| row.withdrawn_on = Some(day(TODAY)),
        Some(Missing::Withdrawn { on: day(TODAY) }),
    );
    check(
        |row| row.controller = organisation(0xa2),
        Some(Missing::OtherController),
    );
    check(
        |row| row.recipient = Recipient::Controller,
        Some(Missing::OtherRecipient),
    );
    check(
        |row| row.recipient = Recipient::Named(row_id(7)),
        Some(Missing::OtherRecipient),
    );
    check(|row| row.purpose = Purpose::Housing, Some(Missing::OtherPurpose));
    check(
        |row| row.direction = Direction::From,
        Some(Missing::OtherDirection),
    );
    check(|row| row.direction = Direction::Both, None);
    check(|row| row.category = Category::Housing, Some(Missing::NeverAsked));
}

#[test]
fn both_directions_cover_each_but_one_does_not_cover_both() {
    let check = |agreed, wished, expected| {
        let mut rows = [row(Kind::Processing), row(Kind::Release)];
        for row in &mut rows {
            row.direction = agreed;
        }
        let wish = Wish {
            direction: wished,
            ..wish()
        };
        let decision = may_go(&rows, &wish, &facts());
        assert_eq!(decision.is_complete(), expected, "{agreed} for {wished}");
    };
    check(Direction::Both, Direction::To, true);
    check(Direction::Both, Direction::From, true);
    check(Direction::Both, Direction::Both, true);
    check(Direction::To, Direction::Both, false);
    check(Direction::To, Direction::From, false);
    check(Direction::From, Direction::To, false);
    check(Direction::Within, Direction::To, false);
    check(Direction::Both, Direction::Within, false);
}

#[test]
fn what_may_go_is_told_apart_from_what_may_not() {
    let rows = [row(Kind::Processing), row(Kind::Release)];
    let wish = Wish {
        categories: BTreeSet::from([Category::Work, Category::Health]),
        ..wish()
    };
    let decision = may_go(&rows, &wish, &facts());
    assert_eq!(decision.granted.len(), 1);
    assert_eq!(decision.granted[0].category, Category::Work);
    assert_eq!(decision.missing[0].category, Category::Health);
}

#[test]
fn to_the_person_nothing_is_needed() {
    let wish = Wish {
        asked: Asked::ToThePerson,
        ..wish()
    };
    assert!(may_go(&[], &wish, &facts()).is_complete());
}

fn same_controller(asking: OrganisationId) -> Asked {
    Asked::SameController { asking, unit: None }
}

#[test]
fn inside_the_controller_the_consent_is_enough_for_case_work_and_for_nothing_else() {
    let own = Row {
        recipient: Recipient::Controller,
        purpose: Purpose::Accompany,
        direction: Direction::Within,
        ..row(Kind::Processing)
    };
    let within = Wish {
        asked: same_controller(kreis()),
        purpose: Purpose::Conference,
        direction: Direction::Within,
        ..wish()
    };
    let check = |rows: &[Row], wish: &Wish, expected| assert_eq!(why(rows, wish), expected, "{wish:?}");
    let own = [own];
    check(&own, &within, None);
    check(&[row(Kind::Processing)], &within, Some(Missing::OtherRecipient));
    let of = |change: fn(&mut Wish)| {
        let mut changed = within.clone();
        change(&mut changed);
        changed
    };
    let residence = of(|wish| wish.purpose = Purpose::Residence);
    check(&own, &residence, Some(Missing::OtherPurpose));
    let outwards = of(|wish| wish.direction = Direction::To);
    check(&own, &outwards, Some(Missing::OtherDirection));
    let elsewhere = of(|wish| wish.asked = same_controller(organisation(0xa2)));
    check(&own, &elsewhere, Some(Missing::OtherController));
}

#[test]
fn restriction_leaves_consent_and_the_person_and_objection_only_the_person_and_a_law() {
    let since = day("2026-02-20");
    let restricted = Limits {
        restricted: Some(since),
        objected: None,
    };
    let objected = Limits {
        restricted: None,
        objected: Some(since),
    };
    let both = Limits {
        restricted: Some(since),
        objected: Some(since),
    };
    let law = Asked::ByLaw(row_id(9));
    let (child, social) = (LegalGround::ChildInDanger, LegalGround::SocialData);
    let is_restricted = Some(Missing::Restricted { since });
    let is_objected = Some(Missing::Objected { since });
    #[rustfmt::skip]
    let table = [
        (restricted, Asked::ToThePerson,               None,         None),
        (restricted, Asked::ByConsent(jobcenter()),    None,         None),
        (restricted, same_controller(kreis()),         None,         is_restricted),
        (restricted, law.clone(),                      Some(child),  None),
        (restricted, law.clone(),                      Some(social), is_restricted),
        (objected,   Asked::ToThePerson,               None,         None),
        (objected,   Asked::ByConsent(jobcenter()),    None,         is_objected),
        (objected,   same_controller(kreis()),         None,         is_objected),
        (objected,   law.clone(),                      Some(social), None),
        (both,       Asked::ByConsent(jobcenter()),    None,         is_objected),
        (both,       law,                              Some(social), is_restricted),
    ];
    for (limits, asked, ground, expected) in table {
        assert_eq!(
            limits.against(&asked, ground, None),
            expected,
            "{limits:?} {asked:?} {ground:?}"
        );
    }
}

#[test]
fn what_is_declared_after_an_objection_counts_again() {
    let facts = |objected: &str| Facts {
        limits: Limits {
            restricted: None,
            objected: Some(day(objected)),
        },
        ..facts()
    };
    let rows = [row(Kind::Processing), row(Kind::Release)];
    assert!(may_go(&rows, &wish(), &facts("2026-01-09")).is_complete());
    for objected in ["2026-01-10", "2026-02-20"] {
        let decision = may_go(&rows, &wish(), &facts(objected));
        let since = day(objected);
        assert_eq!(decision.missing[0].why, Missing::Objected { since });
    }
}

#[test]
fn a_new_declaration_counts_although_an_older_one_was_withdrawn() {
    let withdrawn = |kind| Row {
        withdrawn_on: Some(day("2026-02-01")),
        ..row(kind)
    };
    let rows = [
        withdrawn(Kind::Processing),
        withdrawn(Kind::Release),
        row(Kind::Processing),
        row(Kind::Release),
    ];
    assert!(may_go(&rows, &wish(), &facts()).is_complete());
}

fn any_day() -> impl Strategy<Value = Day> {
    (0..60_i32).prop_map(|days| day("2026-02-01").plus_days(days))
}

fn any_row() -> impl Strategy<Value = Row> {
    let recipients = vec![
        Recipient::Controller,
        jobcenter(),
        Recipient::Organisation(organisation(2)),
        Recipient::Named(row_id(7)),
    ];
    let what = (
        select(Kind::ALL),
        select(recipients),
        select(vec![Category::Work, Category::Contact, Category::Health]),
        select(vec![Purpose::Work, Purpose::Housing, Purpose::Accompany]),
        select(Direction::ALL),
    );
    let when = (
        prop::option::of(any_day()),
        prop::option::weighted(0.9, any_day()),
        prop::option::weighted(0.2, any_day()),
        prop::bool::weighted(0.9),
        0..1_000_usize,
    );
    (what, when).prop_map(
        |(what, (valid_until, given_on, withdrawn_on, is_agreed, number))| Row {
            id: row_id(number),
            declaration: row_id(5_000),
            kind: what.0,
            controller: kreis(),
            recipient: what.1,
            category: what.2,
            purpose: what.3,
            direction: what.4,
            valid_until,
            given_on,
            is_agreed,
            withdrawn_on,
        },
    )
}

fn any_wish() -> impl Strategy<Value = Wish> {
    let asked = vec![
        Asked::ByConsent(jobcenter()),
        Asked::ByConsent(Recipient::Named(row_id(7))),
        Asked::ByConsent(Recipient::Controller),
        same_controller(kreis()),
    ];
    let categories = prop::collection::btree_set(
        select(vec![Category::Work, Category::Contact, Category::Health]),
        1..4,
    );
    let purposes = vec![Purpose::Work, Purpose::Housing, Purpose::Accompany];
    (
        select(asked),
        categories,
        select(purposes),
        select(Direction::ALL),
    )
        .prop_map(|(asked, categories, purpose, direction)| Wish {
            asked,
            categories,
            purpose,
            direction,
            path: OutgoingPath::Letter,
        })
}

proptest! {
    #[test]
    fn every_category_is_either_granted_or_missing(
        rows in prop::collection::vec(any_row(), 0..12), wish in any_wish(), today in any_day(),
    ) {
        let decision = may_go(&rows, &wish, &Facts::plain(kreis(), today));
        let mut told: Vec<Category> = decision.granted.iter().map(|granted| granted.category).collect();
        told.extend(decision.missing.iter().map(|gap| gap.category));
        told.sort_unstable();
        prop_assert_eq!(told, wish.categories.iter().copied().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_granted_rests_on_rows_that_hold_today(
        rows in prop::collection::vec(any_row(), 0..12), wish in any_wish(), today in any_day(),
    ) {
        for granted in may_go(&rows, &wish, &Facts::plain(kreis(), today)).granted {
            let holds = |id, kind| rows.iter().any(|row| {
                row.id == id && row.kind == kind && row.category == granted.category && row.stands(today)
            });
            prop_assert!(holds(granted.consent.unwrap(), Kind::Processing));
            if let Some(release) = granted.release {
                prop_assert!(holds(release, Kind::Release));
            }
        }
    }

    #[test]
    fn withdrawing_everything_leaves_nothing(
        mut rows in prop::collection::vec(any_row(), 0..12), wish in any_wish(), today in any_day(),
    ) {
        for row in &mut rows {
            row.withdrawn_on = Some(today);
        }
        prop_assert!(may_go(&rows, &wish, &Facts::plain(kreis(), today)).granted.is_empty());
    }

    #[test]
    fn a_further_row_takes_nothing_away(
        rows in prop::collection::vec(any_row(), 0..8), further in any_row(), wish in any_wish(), today in any_day(),
    ) {
        let before = may_go(&rows, &wish, &Facts::plain(kreis(), today));
        let mut more = rows;
        more.push(further);
        let after = may_go(&more, &wish, &Facts::plain(kreis(), today));
        prop_assert!(after.granted.len() >= before.granted.len());
    }

    #[test]
    fn a_smaller_wish_gets_no_less(
        rows in prop::collection::vec(any_row(), 0..12), wish in any_wish(), today in any_day(),
    ) {
        let whole = may_go(&rows, &wish, &Facts::plain(kreis(), today));
        for category in &wish.categories {
            let alone = Wish { categories: BTreeSet::from([*category]), ..wish.clone() };
            let is_granted = whole.granted.iter().any(|granted| granted.category == *category);
            prop_assert_eq!(may_go(&rows, &alone, &Facts::plain(kreis(), today)).is_complete(), is_granted);
        }
    }

    #[test]
    fn another_controller_gets_nothing(
        rows in prop::collection::vec(any_row(), 0..12), wish in any_wish(), today in any_day(),
    ) {
        prop_assert!(may_go(&rows, &wish, &Facts::plain(organisation(0xa2), today)).granted.is_empty());
    }

    #[test]
    fn lines_say_exactly_what_the_rows_say(
        rows in prop::collection::vec(any_row(), 0..12), today in any_day(),
    ) {
        use crate::model::line::Line;
        type Agreed = (Recipient, Direction, Option<Day>, Category, Purpose);
        let of_rows: BTreeSet<Agreed> = rows
            .iter()
            .map(|row| (row.recipient, row.direction, row.valid_until, row.category, row.purpose))
            .collect();
        let mut of_lines: Vec<Agreed> = Vec::new();
        for line in Line::of(&rows, today) {
            for category in &line.categories {
                for purpose in &line.purposes {
                    of_lines.push((line.recipient, line.direction, line.valid_until, *category, *purpose));
                }
            }
        }
        prop_assert_eq!(of_lines.len(), of_rows.len());
        prop_assert_eq!(of_lines.into_iter().collect::<BTreeSet<_>>(), of_rows);
    }
}
