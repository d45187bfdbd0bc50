//! The ladder step by step: every pair of stations, and what each step asks for.

use base::clock::Clock as HouseClock;
use base::day::Day;
use base::ids::Ids;
use base::refusal::Refusal;

use super::*;
use crate::ladder::clock::days_late;

struct Places {
    here: MunicipalityId,
    there: MunicipalityId,
    group: BoardId,
    other_group: BoardId,
    decision: DecisionId,
}

impl Places {
    fn new() -> Self {
        let ids = Ids::seeded(HouseClock::machine(), 7);
        Self {
            here: MunicipalityId::from_uuid(ids.next()),
            there: MunicipalityId::from_uuid(ids.next()),
            group: BoardId::from_uuid(ids.next()),
            other_group: BoardId::from_uuid(ids.next()),
            decision: DecisionId::from_uuid(ids.next()),
        }
    }

    fn stations(&self) -> [Station; 6] {
        [
            Station::LocalBoard(self.here),
            Station::Coordination,
            Station::SteeringGroup,
            Station::WorkingGroup(self.group),
            Station::StateOffice,
            Station::Done,
        ]
    }

    /// A step that lacks nothing.
    fn complete(&self, to: Station) -> Move {
        Move {
            skipped_local_reason: "betrifft alle Kommunen".to_owned(),
            decision: Some(self.decision),
            ending: (to == Station::Done).then_some(Ending::Solved),
            ..Move::to(to, "weil es hier nicht zu lösen ist")
        }
    }
}

fn district_wide(station: Station) -> Standing {
    Standing {
        station,
        level: Level::District,
        has_been_local: false,
    }
}

/// Rows are where a theme lies, columns where it shall go: y = allowed, n = refused, = = it is there already. In the order
/// local board, coordination, steering group, working group, state office, done.
const TABLE: [&str; 6] = [
    "=ynnny", // from a local board
    "y=ynny", // from the coordination
    "ny=yyy", // from the steering group
    "nny=nn", // from a working group
    "nnyn=n", // from the state office
    "nynnn=", // from the end
];

#[test]
fn every_step_of_the_ladder_is_allowed_or_refused_as_the_table_says() {
    let places = Places::new();
    for (from, row) in places.stations().into_iter().zip(TABLE) {
        for (to, expected) in places.stations().into_iter().zip(row.chars()) {
            let answer = allowed(district_wide(from), &places.complete(to));
            let found = match answer {
                Ok(()) => 'y',
                Err(MoveRefused::IsThere) => '=',
                Err(MoveRefused::NoStep { .. }) => 'n',
                Err(other) => panic!("{from:?} → {to:?}: {other:?}"),
            };
            assert_eq!(found, expected, "{from:?} → {to:?}");
        }
    }
}

#[test]
fn every_refused_step_says_in_german_what_to_do_instead() {
    let places = Places::new();
    for from in places.stations() {
        for to in places.stations() {
            let Err(refused) = allowed(district_wide(from), &places.complete(to)) else {
                continue;
            };
            let sentence = refused.german();
            let begins = sentence.chars().next().is_some_and(char::is_uppercase);
            assert!(begins && sentence.ends_with('.'), "{sentence}");
        }
    }
    let to_a_group = leads(Station::Coordination, Station::WorkingGroup(places.group)).unwrap_err();
    assert_eq!(
        to_a_group.german(),
        "Eine Arbeitsgruppe beauftragt die Lenkungsgruppe. Bitte legen Sie das Thema zuerst dort vor."
    );
    let from_the_land = leads(Station::StateOffice, Station::Done).unwrap_err();
    assert_eq!(
        from_the_land.german(),
        "Die Landesdienststelle antwortet der Lenkungsgruppe. Bitte geben Sie das Thema zuerst dorthin zurück."
    );
}

#[test]
fn between_two_local_boards_and_between_two_groups_there_is_no_short_cut() {
    let places = Places::new();
    let pairs = [
        (
            Station::LocalBoard(places.here),
            Station::LocalBoard(places.there),
        ),
        (
            Station::WorkingGroup(places.group),
            Station::WorkingGroup(places.other_group),
        ),
    ];
    for (from, to) in pairs {
        let answer = allowed(district_wide(from), &places.complete(to));
        assert!(
            matches!(answer, Err(MoveRefused::NoStep { .. })),
            "{from:?} → {to:?}"
        );
    }
}

#[test]
fn no_step_goes_without_a_reason() {
    let places = Places::new();
    for from in places.stations() {
        for to in places.stations() {
            if leads(from, to).is_ok() {
                let silent = Move {
                    reason: "  ".to_owned(),
                    ..places.complete(to)
                };
                assert_eq!(
                    allowed(district_wide(from), &silent),
                    Err(MoveRefused::ReasonMissing)
                );
            }
        }
    }
}

#[test]
fn a_local_theme_goes_to_a_local_board_first_and_a_wider_one_may_skip_it_with_a_reason() {
    let places = Places::new();
    let step = |reason: &str| Move {
        skipped_local_reason: reason.to_owned(),
        ..Move::to(Station::SteeringGroup, "mehrfach gemeldet")
    };
    let standing = |level, has_been_local| Standing {
        station: Station::Coordination,
        level,
        has_been_local,
    };
    let because = "betrifft alle Kommunen";
    for (level, has_been_local, reason, expected) in [
        (Level::Local, false, "", Err(MoveRefused::LocalFirst)),
        (Level::Local, false, because, Err(MoveRefused::LocalFirst)),
        (Level::Local, true, "", Ok(())),
        (Level::District, false, "", Err(MoveRefused::SkippingNeedsReason)),
        (Level::District, false, " ", Err(MoveRefused::SkippingNeedsReason)),
        (Level::District, false, because, Ok(())),
        (Level::District, true, "", Ok(())),
        (Level::Land, false, "", Err(MoveRefused::SkippingNeedsReason)),
        (Level::Land, false, because, Ok(())),
    ] {
        let answer = allowed(standing(level, has_been_local), &step(reason));
        assert_eq!(answer, expected, "{level:?} {has_been_local} {reason:?}");
    }
    let back = allowed(
        Standing {
            station: Station::WorkingGroup(places.group),
            level: Level::Local,
            has_been_local: false,
        },
        &step(""),
    );
    assert_eq!(back, Ok(()), "who comes back has skipped nothing");
}

#[test]
fn a_group_and_the_land_are_reached_only_with_a_decision() {
    let places = Places::new();
    for to in [Station::WorkingGroup(places.group), Station::StateOffice] {
        let without = Move {
            decision: None,
            ..places.complete(to)
        };
        let answer = allowed(district_wide(Station::SteeringGroup), &without);
        assert_eq!(answer, Err(MoveRefused::DecisionMissing { to: to.kind() }));
        assert_eq!(
            allowed(district_wide(Station::SteeringGroup), &places.complete(to)),
            Ok(())
        );
    }
}

#[test]
fn the_last_step_says_how_it_ends_and_no_other_does() {
    let places = Places::new();
    let open_end = Move {
        ending: None,
        ..places.complete(Station::Done)
    };
    let standing = district_wide(Station::SteeringGroup);
    assert_eq!(allowed(standing, &open_end), Err(MoveRefused::EndingMissing));
    let too_early = Move {
        ending: Some(Ending::Dropped),
        ..places.complete(Station::Coordination)
    };
    assert_eq!(allowed(standing, &too_early), Err(MoveRefused::EndsTooEarly));
}

#[test]
fn a_station_stands_in_three_columns_and_comes_back_as_it_was() {
    let places = Places::new();
    for station in places.stations() {
        let back = Station::of_columns(station.kind(), station.municipality(), station.board());
        assert_eq!(back, Some(station));
    }
    assert_eq!(Station::of_columns(StationKind::LocalBoard, None, None), None);
}

#[test]
fn a_theme_is_late_from_the_day_after_it_was_due() {
    let day = |day| Day::new(2026, 3, day).unwrap();
    let clock = clock::Clock::new(vec![(StationKind::Coordination, 14)]);
    assert_eq!(clock.due_on(StationKind::Coordination, day(1)), Some(day(15)));
    assert_eq!(
        clock.days(StationKind::LocalBoard),
        clock::default_days(StationKind::LocalBoard)
    );
    assert_eq!(clock.due_on(StationKind::Done, day(1)), None);
    for (today, late) in [(14, 0), (15, 0), (16, 1), (31, 16)] {
        assert_eq!(days_late(Some(day(15)), day(today)), late, "{today}");
    }
    assert_eq!(days_late(None, day(31)), 0);
}
