//! What a draft promises by itself.

use vault::sealed::Sealable;

use super::*;

fn station(number: u32, month: u16) -> Station {
    Station {
        number,
        month,
        lane: "Jobcenter".into(),
        rechtskreis: Some(Rechtskreis::SgbII),
        text: format!("Station {number}"),
        wait_days: Some(30),
        is_break: true,
        resource: "Nachbarin".into(),
    }
}

fn draft() -> Draft {
    let mut draft = Draft {
        title: "Weg in den Sprachkurs".into(),
        participants: "Jobcenter (Fallmanagement)".into(),
        lesson: "Anmeldung und Platz gehören zusammen.".into(),
        ..Draft::default()
    };
    for (number, month) in [(1, 1), (2, 8), (3, 4)] {
        draft.put(Way::Real, station(number, month)).unwrap();
    }
    draft
}

fn numbers(course: &[Station]) -> Vec<u32> {
    course.iter().map(|one| one.number).collect()
}

#[test]
fn a_station_comes_in_behind_those_of_its_month_and_moves_by_hand() {
    let mut draft = draft();
    assert_eq!(numbers(&draft.real), [1, 3, 2]);
    draft.shift(2, Direction::Up);
    assert_eq!(numbers(&draft.real), [1, 2, 3]);
    draft.shift(1, Direction::Up);
    draft.shift(3, Direction::Down);
    assert_eq!(numbers(&draft.real), [1, 2, 3]);
    draft.remove(2);
    assert_eq!(numbers(&draft.real), [1, 3]);
    assert_eq!(draft.next_number(), 4);
}

#[test]
fn the_ideal_course_begins_with_the_real_one_without_waits_and_breaks_once() {
    let mut draft = draft();
    draft.begin_ideal();
    assert_eq!(numbers(&draft.ideal), [4, 5, 6]);
    assert!(
        draft
            .ideal
            .iter()
            .all(|one| one.wait_days.is_none() && !one.is_break)
    );
    draft.remove(5);
    draft.begin_ideal();
    assert_eq!(draft.ideal.len(), 2);
}

#[test]
fn a_course_is_full_at_some_time_and_a_station_in_it_can_still_be_changed() {
    let mut draft = Draft::default();
    for number in 1..=30 {
        draft.put(Way::Real, station(number, 1)).unwrap();
    }
    assert_eq!(
        draft.put(Way::Real, station(31, 1)),
        Err(Refused::TooManyStations)
    );
    assert!(draft.put(Way::Real, station(30, 9)).is_ok());
}

#[test]
fn what_is_sealed_comes_out_as_it_went_in() {
    let mut draft = draft();
    draft.begin_ideal();
    draft.kept.push(Kept {
        place: Place::Station(3, Part::Resource),
        kind: Kind::Name,
        words: "Sommer".into(),
        reason: KeepReason::OrdinaryWord,
        note: "die Jahreszeit".into(),
    });
    draft.returned = "Bitte kürzen".into();
    let plain = draft.to_plain();
    assert!(Draft::from_plain(&plain) == Some(draft));
    assert!(Draft::from_plain(b"{}").is_none());
}

#[test]
fn a_draft_without_its_parts_is_not_read_by_a_second_person() {
    let mut whole = draft();
    whole.begin_ideal();
    assert_eq!(complete(&whole), Ok(()));
    let without: [fn(&mut Draft); 5] = [
        |draft| draft.title.clear(),
        |draft| draft.participants.clear(),
        |draft| draft.real.truncate(1),
        |draft| draft.ideal.clear(),
        |draft| draft.lesson.clear(),
    ];
    for (place, take_away) in without.into_iter().enumerate() {
        let mut part = whole.clone();
        take_away(&mut part);
        assert!(matches!(complete(&part), Err(Refused::Incomplete(_))), "{place}");
    }
}
