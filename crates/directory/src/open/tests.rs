//! Examples of hours with what is open when; properties that hold whatever the hours are.

use base::ids::RowId;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    let (day, time) = text.split_once(' ').unwrap();
    base::local_time::moment_at(day.parse().unwrap(), time.parse().unwrap()).unwrap()
}

fn hours(weekday: i8, opens: &str, closes: &str) -> Hours {
    Hours {
        id: RowId::from_uuid(Uuid::nil()),
        weekday,
        opens: opens.parse().unwrap(),
        closes: closes.parse().unwrap(),
        every_weeks: 1,
        by_appointment: false,
        valid_from: None,
        valid_to: None,
        note: None,
    }
}

fn closure(from: &str, to: &str) -> Closure {
    Closure {
        id: RowId::from_uuid(Uuid::nil()),
        from: day(from),
        to: day(to),
        reason: None,
    }
}

#[test]
fn it_is_open_from_the_first_minute_and_closed_from_the_last() {
    let mornings = [hours(1, "09:00", "12:00")];
    for (moment, expected) in [
        ("2026-11-23 08:59", false),
        ("2026-11-23 09:00", true),
        ("2026-11-23 11:59", true),
        ("2026-11-23 12:00", false),
        ("2026-11-24 10:00", false),
    ] {
        assert_eq!(is_open(&mornings, &[], at(moment)), expected, "{moment}");
    }
}

#[test]
fn hours_are_german_time_in_summer_and_winter() {
    let mondays = [hours(1, "09:00", "10:00")];
    for (utc, expected) in [
        ("2026-07-06T07:00:00Z", true),
        ("2026-07-06T08:00:00Z", false),
        ("2026-12-07T07:30:00Z", false),
        ("2026-12-07T08:00:00Z", true),
    ] {
        assert_eq!(is_open(&mondays, &[], utc.parse().unwrap()), expected, "{utc}");
    }
}

#[test]
fn nothing_is_open_on_a_public_holiday_or_in_a_closure() {
    let every_day: Vec<Hours> = (1..=7).map(|weekday| hours(weekday, "08:00", "18:00")).collect();
    assert!(!is_open(&every_day, &[], at("2026-06-04 10:00")), "Fronleichnam");
    assert!(!is_open(&every_day, &[], at("2026-12-25 10:00")));
    assert!(is_open(&every_day, &[], at("2026-12-24 10:00")));
    let holidays = [closure("2026-12-23", "2027-01-03")];
    assert!(!is_open(&every_day, &holidays, at("2026-12-24 10:00")));
    assert!(is_open(&every_day, &holidays, at("2027-01-04 10:00")));
}

#[test]
fn what_comes_every_two_weeks_is_counted_from_the_week_in_which_it_begins() {
    let fortnightly = [Hours {
        every_weeks: 2,
        valid_from: Some(day("2026-11-04")),
        ..hours(1, "09:00", "12:00")
    }];
    for (moment, expected) in [
        ("2026-11-02 10:00", false), // its week, but before the day from which it holds
        ("2026-11-09 10:00", false),
        ("2026-11-16 10:00", true),
        ("2026-11-23 10:00", false),
        ("2026-11-30 10:00", true),
    ] {
        assert_eq!(is_open(&fortnightly, &[], at(moment)), expected, "{moment}");
    }
}

#[test]
fn hours_that_need_an_appointment_are_not_open_but_shown() {
    let by_appointment = [Hours {
        by_appointment: true,
        ..hours(1, "09:00", "12:00")
    }];
    let moment = at("2026-11-23 10:00");
    assert!(!is_open(&by_appointment, &[], moment));
    assert!(matches!(
        standing(&by_appointment, &[], moment),
        Standing::ByAppointment(_)
    ));
    let both = [by_appointment[0].clone(), hours(1, "09:30", "11:00")];
    assert!(
        is_open(&both, &[], moment),
        "an open hour beside it lets people in"
    );
}

#[test]
fn the_next_opening_skips_holidays_closures_and_hours_that_have_ended() {
    let check = |hours: &[Hours], closures: &[Closure], moment: &str, expected: Option<&str>| {
        let next = next_opening(hours, closures, at(moment)).map(|opening| opening.german());
        assert_eq!(next.as_deref(), expected, "{moment}");
    };
    let fridays = [hours(5, "09:00", "12:00")];
    check(
        &fridays,
        &[],
        "2026-11-27 08:00",
        Some("Freitag, 27.11.2026, 09:00–12:00 Uhr"),
    );
    check(
        &fridays,
        &[],
        "2026-11-27 09:00",
        Some("Freitag, 04.12.2026, 09:00–12:00 Uhr"),
    );
    // 25 December is a holiday, 1 January too.
    check(
        &fridays,
        &[],
        "2026-12-18 13:00",
        Some("Freitag, 08.01.2027, 09:00–12:00 Uhr"),
    );
    check(
        &fridays,
        &[closure("2027-01-04", "2027-01-10")],
        "2026-12-18 13:00",
        Some("Freitag, 15.01.2027, 09:00–12:00 Uhr"),
    );
    let ended = [Hours {
        valid_to: Some(day("2026-11-20")),
        ..hours(5, "09:00", "12:00")
    }];
    check(&ended, &[], "2026-11-23 08:00", None);
    check(&[], &[], "2026-11-23 08:00", None);
}

fn some_hours() -> impl Strategy<Value = Hours> {
    let span = (0_i8..23).prop_flat_map(|opens| (Just(opens), opens + 1..24));
    (1_i8..=7, span, 1_i64..=4, any::<bool>(), 0_i32..60).prop_map(
        |(weekday, (opens, closes), every_weeks, by_appointment, from)| Hours {
            every_weeks,
            by_appointment,
            valid_from: (every_weeks > 1 || from > 30).then(|| day("2026-10-01").plus_days(from)),
            ..hours(weekday, &format!("{opens:02}:00"), &format!("{closes:02}:00"))
        },
    )
}

proptest! {
    #[test]
    fn the_next_opening_is_open_when_it_begins_and_lies_ahead(
        all in proptest::collection::vec(some_hours(), 1..6),
        minutes in 0_i64..60 * 24 * 90,
    ) {
        let moment = at("2026-10-01 00:00").plus_minutes(minutes);
        if let Some(next) = next_opening(&all, &[], moment) {
            let begins = base::local_time::moment_at(next.day, next.opens);
            // An opening may begin in the hour that a change of the clock leaves out.
            if let Ok(begins) = begins {
                prop_assert!(begins > moment);
                prop_assert!(matches!(standing(&all, &[], begins), Standing::Open(_) | Standing::ByAppointment(_)));
            }
            prop_assert!(holiday(next.day).is_none());
        }
    }

    #[test]
    fn a_closure_of_all_days_leaves_nothing_open(
        all in proptest::collection::vec(some_hours(), 0..6),
        minutes in 0_i64..60 * 24 * 90,
    ) {
        let moment = at("2026-10-01 00:00").plus_minutes(minutes);
        let always = [closure("2026-01-01", "2028-01-01")];
        prop_assert!(!is_open(&all, &always, moment));
        prop_assert_eq!(next_opening(&all, &always, moment), None);
    }
}
