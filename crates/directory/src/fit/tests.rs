//! Examples of offers and situations with what fits; properties that hold whatever is offered and whoever comes.

use base::ids::OfferId;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::offer::model::{Capacity, Eligibility};
use crate::search::tests::offer;
use crate::topic::Topic;

const BUEREN: MunicipalityId = MunicipalityId::from_uuid(Uuid::from_u128(1));
const DELBRUECK: MunicipalityId = MunicipalityId::from_uuid(Uuid::from_u128(2));

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

fn verdict(offer: &Offer, situation: &Situation, criterion: Criterion) -> Option<Verdict> {
    let fit = judge(offer, situation, today());
    let judgement = fit
        .judgements
        .iter()
        .find(|judgement| judgement.criterion == criterion);
    judgement.map(|judgement| judgement.verdict)
}

/// An offer with this eligibility, held against a situation.
fn check(eligibility: Eligibility, situation: &Situation, (criterion, expected): (Criterion, Verdict)) {
    let offer = Offer {
        eligibility,
        ..offer("Beratung")
    };
    assert_eq!(
        verdict(&offer, situation, criterion),
        Some(expected),
        "{situation:?}"
    );
}

#[test]
fn age_fits_from_the_first_year_to_the_last() {
    let teens = || Eligibility {
        minimum_age: Some(12),
        maximum_age: Some(27),
        ..Eligibility::default()
    };
    for (age, expected) in [
        (Some(11), Verdict::DoesNotFit),
        (Some(12), Verdict::Fits),
        (Some(27), Verdict::Fits),
        (Some(28), Verdict::DoesNotFit),
        (None, Verdict::Unknown),
    ] {
        let situation = Situation {
            age,
            ..Situation::default()
        };
        check(teens(), &situation, (Criterion::Age, expected));
    }
    check(
        Eligibility::default(),
        &Situation::default(),
        (Criterion::Age, Verdict::Fits),
    );
}

#[test]
fn who_lives_elsewhere_does_not_fit_and_the_whole_district_fits_everybody() {
    let in_bueren = || Eligibility {
        areas: [BUEREN].into(),
        ..Eligibility::default()
    };
    let living = |municipality| Situation {
        municipality,
        ..Situation::default()
    };
    check(
        in_bueren(),
        &living(Some(BUEREN)),
        (Criterion::Municipality, Verdict::Fits),
    );
    check(
        in_bueren(),
        &living(Some(DELBRUECK)),
        (Criterion::Municipality, Verdict::DoesNotFit),
    );
    check(
        in_bueren(),
        &living(None),
        (Criterion::Municipality, Verdict::Unknown),
    );
    check(
        Eligibility::default(),
        &living(None),
        (Criterion::Municipality, Verdict::Fits),
    );
}

#[test]
fn gender_and_status_that_are_not_known_stay_unknown() {
    let women = Eligibility {
        gender: Gender::Women,
        statuses: [ResidenceStatus::Permit].into(),
        ..Eligibility::default()
    };
    for (gender, expected) in [
        (Some(Gender::Women), Verdict::Fits),
        (Some(Gender::Men), Verdict::DoesNotFit),
        (Some(Gender::Any), Verdict::Unknown),
        (None, Verdict::Unknown),
    ] {
        let situation = Situation {
            gender,
            ..Situation::default()
        };
        check(women.clone(), &situation, (Criterion::Gender, expected));
    }
    for (status, expected) in [
        (Some(ResidenceStatus::Permit), Verdict::Fits),
        (Some(ResidenceStatus::Toleration), Verdict::DoesNotFit),
        (None, Verdict::Unknown),
    ] {
        let situation = Situation {
            status,
            ..Situation::default()
        };
        check(women.clone(), &situation, (Criterion::Status, expected));
    }
}

#[test]
fn a_course_takes_people_from_its_first_level_to_its_last() {
    let a1_to_b1 = || Eligibility {
        level_from: Some(Level::A1),
        level_to: Some(Level::B1),
        ..Eligibility::default()
    };
    for (german, expected) in [
        (Some(Level::A0), Verdict::DoesNotFit),
        (Some(Level::A1), Verdict::Fits),
        (Some(Level::B1), Verdict::Fits),
        (Some(Level::B2), Verdict::DoesNotFit),
        (None, Verdict::Unknown),
    ] {
        let situation = Situation {
            german,
            ..Situation::default()
        };
        check(a1_to_b1(), &situation, (Criterion::GermanLevel, expected));
    }
    assert_eq!(
        verdict(&offer("Beratung"), &Situation::default(), Criterion::GermanLevel),
        None,
        "no level, no question"
    );
}

#[test]
fn people_understand_each_other_in_a_common_language_and_a_german_course_needs_none() {
    let arabic = Situation {
        languages: [Language::Arabic].into(),
        ..Situation::default()
    };
    let advice = |languages: &[Language], interpretation: Option<&str>| Offer {
        languages: languages.iter().copied().collect(),
        interpretation_note: interpretation.map(str::to_owned),
        topics: [Topic::Debt].into(),
        ..offer("Beratung")
    };
    let check = |offer: &Offer, expected: Option<Verdict>| {
        assert_eq!(verdict(offer, &arabic, Criterion::Language), expected);
    };
    check(
        &advice(&[Language::German, Language::Arabic], None),
        Some(Verdict::Fits),
    );
    check(&advice(&[Language::German], None), Some(Verdict::DoesNotFit));
    check(
        &advice(&[Language::German], Some("Sprachmittlung auf Anfrage.")),
        Some(Verdict::Unknown),
    );
    check(&advice(&[], None), Some(Verdict::Unknown));
    let course = Offer {
        topics: [Topic::IntegrationCourse].into(),
        ..advice(&[Language::German], None)
    };
    check(&course, None);
}

#[test]
fn what_is_full_closed_or_ended_does_not_fit() {
    use Criterion::{Availability, Capacity as Room};
    let with = |status, closed_until: Option<&str>, available| Offer {
        status,
        closed_until: closed_until.map(|day| day.parse().unwrap()),
        capacity: Capacity {
            available,
            ..Capacity::default()
        },
        ..offer("Beratung")
    };
    let check = |offer: Offer, criterion, expected| {
        assert_eq!(verdict(&offer, &Situation::default(), criterion), Some(expected));
    };
    check(with(Status::Active, None, None), Availability, Verdict::Fits);
    check(with(Status::Active, None, None), Room, Verdict::Unknown);
    check(with(Status::Active, None, Some(0)), Room, Verdict::DoesNotFit);
    check(with(Status::Active, None, Some(3)), Room, Verdict::Fits);
    check(
        with(Status::Defunct, None, None),
        Availability,
        Verdict::DoesNotFit,
    );
    check(
        with(Status::Inactive, None, None),
        Availability,
        Verdict::DoesNotFit,
    );
    let closed = |until| with(Status::TemporarilyClosed, until, None);
    check(closed(None), Availability, Verdict::DoesNotFit);
    check(closed(Some("2026-11-24")), Availability, Verdict::DoesNotFit);
    check(closed(Some("2026-11-23")), Availability, Verdict::Fits);
}

#[test]
fn every_reason_is_a_sentence() {
    let fit = judge(&offer("Beratung"), &Situation::default(), today());
    for judgement in &fit.judgements {
        assert!(judgement.because.ends_with('.'), "{}", judgement.because);
    }
}

fn eligibility() -> impl Strategy<Value = Eligibility> {
    let ages = (proptest::option::of(0_i64..100), proptest::option::of(0_i64..100));
    let some = |all: &'static [ResidenceStatus]| proptest::sample::subsequence(all, 0..all.len());
    (
        ages,
        proptest::sample::select(Gender::ALL),
        some(ResidenceStatus::ALL),
        any::<bool>(),
    )
        .prop_map(
            |((minimum_age, maximum_age), gender, statuses, is_local)| Eligibility {
                minimum_age,
                maximum_age,
                gender,
                statuses: statuses.into_iter().collect(),
                areas: if is_local {
                    [BUEREN].into()
                } else {
                    BTreeSet::new()
                },
                ..Eligibility::default()
            },
        )
}

fn situation() -> impl Strategy<Value = Situation> {
    (
        proptest::option::of(0_i64..100),
        proptest::option::of(proptest::sample::select(Gender::ALL)),
        proptest::option::of(proptest::sample::select(ResidenceStatus::ALL)),
        proptest::option::of(any::<bool>()),
        any::<bool>(),
    )
        .prop_map(|(age, gender, status, home, needs_step_free)| Situation {
            age,
            gender,
            status,
            municipality: home.map(|is_bueren| if is_bueren { BUEREN } else { DELBRUECK }),
            needs_step_free,
            ..Situation::default()
        })
}

proptest! {
    #[test]
    fn knowing_more_never_turns_a_clear_answer_into_an_open_question(
        eligibility in eligibility(), known in situation(),
    ) {
        let offer = Offer { eligibility, ..offer("Beratung") };
        let less = judge(&offer, &Situation { needs_step_free: known.needs_step_free, ..Situation::default() }, today());
        let more = judge(&offer, &known, today());
        for (less, more) in less.judgements.iter().zip(&more.judgements) {
            prop_assert_eq!(less.criterion, more.criterion);
            if less.verdict != Verdict::Unknown {
                prop_assert_eq!(less.verdict, more.verdict);
            }
        }
    }

    #[test]
    fn nobody_is_shut_out_by_what_is_not_known(eligibility in eligibility()) {
        let offer = Offer { eligibility, ..offer("Beratung") };
        let fit = judge(&offer, &Situation::default(), today());
        prop_assert!(fit.verdict() != Verdict::DoesNotFit);
        prop_assert_eq!(OfferId::from_uuid(Uuid::nil()), offer.id);
    }
}
