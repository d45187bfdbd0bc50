//! What rows say, by table, and that no cell makes the program fall over.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn place() -> MunicipalityId {
    MunicipalityId::from_uuid(Uuid::from_u128(7))
}

/// Reads one row of these columns on 2 March 2026.
fn read(columns: &[(Field, &str)]) -> Result<Understood, Vec<Problem>> {
    let mapping = Mapping::of(columns.iter().map(|(field, _)| Some(*field)).collect());
    let row = Row {
        number: 17,
        cells: columns.iter().map(|(_, text)| (*text).to_owned()).collect(),
    };
    let places = Places::named(&[("Delbrück", place())]);
    let reading = Reading {
        mapping: &mapping,
        places: &places,
        today: "2026-03-02".parse().unwrap(),
    };
    understood(&row, &reading)
}

#[track_caller]
fn refused(columns: &[(Field, &str)], place: &str, kind: ProblemKind) {
    let problems = read(columns).unwrap_err();
    let told: Vec<(String, ProblemKind)> = problems.iter().map(|one| (one.place(17), one.kind)).collect();
    assert_eq!(told, [(place.to_owned(), kind)], "{columns:?}");
}

#[test]
fn a_name_may_stand_in_one_cell_or_two_or_be_a_single_word() {
    let name = |columns: &[(Field, &str)]| {
        let name = read(columns).unwrap().details.name;
        (name.given, name.family)
    };
    let pair = |given: &str, family: &str| (given.to_owned(), family.to_owned());
    assert_eq!(name(&[(Field::Name, "Yıldız, Ayşe")]), pair("Ayşe", "Yıldız"));
    assert_eq!(
        name(&[(Field::Name, "Ayşe  Nur Yıldız")]),
        pair("Ayşe Nur", "Yıldız")
    );
    assert_eq!(name(&[(Field::Name, "Habibullah")]), pair("Habibullah", ""));
    assert_eq!(
        name(&[(Field::Given, ""), (Field::Family, "Habibullah")]),
        pair("", "Habibullah")
    );
}

#[test]
fn a_birth_may_be_a_day_a_year_or_unknown() {
    let born = |text: &str| {
        read(&[(Field::Name, "A B"), (Field::Born, text)])
            .unwrap()
            .details
            .born
            .german()
    };
    assert_eq!(born("28.02.1990"), "28.02.1990");
    assert_eq!(born("28.02.1990 00:00:00"), "28.02.1990");
    assert_eq!(born("1990-02-28"), "28.02.1990");
    assert_eq!(born("1990"), "1990 (Tag unbekannt)");
    for nothing in ["", "-", "?", "unbekannt", "k.A."] {
        assert_eq!(born(nothing), "unbekannt", "{nothing}");
    }
}

#[test]
fn what_is_wrong_is_told_by_cell() {
    use Field::{Born, Consent, LastContact, Mail, Name, OpenedOn, Phase, Phone};
    refused(&[(Name, ""), (Phone, "1")], "", ProblemKind::NoName);
    refused(&[(Name, "🙂")], "A17", ProblemKind::NotAName);
    refused(
        &[(Name, "A B"), (Born, "31.02.1990")],
        "B17",
        ProblemKind::NotABirth,
    );
    refused(&[(Name, "A B"), (Born, "2027")], "B17", ProblemKind::BirthAhead);
    refused(
        &[(Name, "A B"), (Born, "1890")],
        "B17",
        ProblemKind::BirthTooLongAgo,
    );
    refused(
        &[(Name, "A B"), (Mail, "a b"), (Phone, "1")],
        "B17",
        ProblemKind::NotAMail,
    );
    refused(
        &[(Name, "A B"), (Consent, "ja")],
        "B17",
        ProblemKind::NoDayOfConsent,
    );
    refused(
        &[(Name, "A B"), (Consent, "03.03.2026")],
        "B17",
        ProblemKind::DayAhead,
    );
    refused(
        &[(Name, "A B"), (OpenedOn, "31.02.2026")],
        "B17",
        ProblemKind::NotADay,
    );
    refused(
        &[
            (Name, "A B"),
            (OpenedOn, "01.02.2026"),
            (LastContact, "31.01.2026"),
        ],
        "C17",
        ProblemKind::BeforeTheBeginning,
    );
    refused(
        &[(Name, "A B"), (Consent, "01.02.2026"), (Phase, "abgeschlossen")],
        "C17",
        ProblemKind::ClosedWithoutDay,
    );
    refused(
        &[(Name, "A B"), (Phone, "#BEZUG!")],
        "B17",
        ProblemKind::FailedFormula,
    );
}

#[test]
fn an_unknown_value_is_left_out_and_told() {
    let row = read(&[
        (Field::Name, "A B"),
        (Field::Language, "Klingonisch"),
        (Field::Municipality, "Atlantis"),
        (Field::Phase, "???x"),
        (Field::Consent, "01.02.2026"),
    ])
    .unwrap();
    let kinds: Vec<ProblemKind> = row.hints.iter().map(|hint| hint.kind).collect();
    assert_eq!(
        kinds,
        [
            ProblemKind::UnknownLanguage,
            ProblemKind::UnknownPhase,
            ProblemKind::UnknownPlace
        ]
    );
    assert!(kinds.iter().all(|kind| kind.is_hint()));
    assert_eq!((row.details.language, row.municipality), (None, None));
}

#[test]
fn known_values_are_understood_however_they_are_written() {
    let row = read(&[
        (Field::Name, "A B"),
        (Field::Language, "Dari, Deutsch"),
        (Field::Municipality, "33129 Delbrueck"),
        (Field::Phase, "in Begleitung"),
        (Field::TargetGroup, "Geflüchtete (Ukraine)"),
        (Field::AccessRoute, "über Jobcenter"),
        (Field::Consent, "01.02.2026"),
        (Field::Note, "  sucht Wohnung\nund Arbeit "),
    ])
    .unwrap();
    assert_eq!(row.details.language, Some(base::language::Language::Farsi));
    assert_eq!(row.municipality, Some(place()));
    assert_eq!(row.course.phase, Phase::Accompanied);
    assert_eq!(row.target_group, Some(TargetGroup::Refugees));
    assert_eq!(row.access_route, Some(AccessRoute::Jobcenter));
    assert_eq!(row.note.as_deref(), Some("sucht Wohnung\nund Arbeit"));
    assert_eq!(row.course.opened_on.to_string(), "2026-02-01");
}

#[test]
fn without_a_consent_a_row_has_no_note() {
    let row = read(&[
        (Field::Name, "A B"),
        (Field::Phone, "05251 1"),
        (Field::Note, "sucht Wohnung"),
    ])
    .unwrap();
    assert_eq!((row.consent, row.note), (None, None));
    assert_eq!(row.hints[0].kind, ProblemKind::NoteNeedsConsent);
}

#[test]
fn what_the_list_does_not_say_closes_no_case_overnight() {
    let row = read(&[
        (Field::Name, "A B"),
        (Field::Phase, "Verweisberatung"),
        (Field::OpenedOn, "01.02.2024"),
        (Field::Consent, "01.02.2024"),
    ])
    .unwrap();
    assert_eq!(row.course.phase_since.to_string(), "2026-03-02");
    assert_eq!(row.course.last_contact_on.to_string(), "2026-03-02");
}

#[test]
fn a_problem_is_stored_as_a_code() {
    for problem in [
        Problem::of_row(ProblemKind::NoName),
        Problem {
            column: Some(3),
            kind: ProblemKind::NotADay,
        },
    ] {
        assert_eq!(problem.to_string().parse(), Ok(problem));
    }
}

proptest! {
    #[test]
    fn no_cell_makes_a_row_fall_over(texts in proptest::collection::vec(".{0,40}", Field::ALL.len())) {
        let columns: Vec<(Field, &str)> = Field::ALL.iter().copied().zip(texts.iter().map(String::as_str)).collect();
        let _ = read(&columns);
    }
}
