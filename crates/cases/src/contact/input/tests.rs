//! The contact form as people fill it in, rightly and wrongly.

use super::*;

fn today() -> Day {
    "2028-02-29".parse().unwrap()
}

fn filled() -> ContactInput {
    ContactInput {
        token: "t".to_owned(),
        mode: "phone".to_owned(),
        kind: "brief_advice".to_owned(),
        interpreter: "none".to_owned(),
        minutes: "up_to_15".to_owned(),
        result: "informed".to_owned(),
        language: "ar".to_owned(),
        topics: vec!["housing".to_owned(), "work".to_owned(), "housing".to_owned()],
        ..ContactInput::default()
    }
}

#[track_caller]
fn refused(input: &ContactInput, field: &str) -> String {
    let errors = input.checked(Belongs::Nowhere, today()).unwrap_err();
    assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), [field]);
    errors.at(field).unwrap().to_owned()
}

#[test]
fn nothing_but_codes_is_needed() {
    let contact = filled().checked(Belongs::Nowhere, today()).unwrap();
    assert_eq!(contact.on, today());
    assert_eq!(contact.topics, [LifeArea::Work, LifeArea::Housing]);
    assert!(contact.note.is_none() && contact.card.is_none());
}

#[test]
fn a_day_that_cannot_be_is_refused_with_what_to_do() {
    for (typed, sentence) in [
        ("31.02.2028", "Bitte ein Datum wie"),
        ("2027", "Bitte ein Datum wie"),
        ("gestern", "Bitte ein Datum wie"),
        ("01.03.2028", "in der Zukunft"),
        ("01.02.2026", "mehr als zwei Jahre"),
        ("29.02.2027", "Bitte ein Datum wie"),
    ] {
        let input = ContactInput {
            on: typed.to_owned(),
            ..filled()
        };
        let said = refused(&input, "tag");
        assert!(said.contains(sentence), "{typed}: {said}");
    }
    for typed in ["29.02.2028", "2028-02-28", "28.2.28"] {
        let input = ContactInput {
            on: typed.to_owned(),
            ..filled()
        };
        assert!(input.checked(Belongs::Nowhere, today()).is_ok(), "{typed}");
    }
}

#[test]
fn unknown_codes_are_refused_at_their_field() {
    let wrong = "<script>".to_owned();
    let cases: [(&str, ContactInput); 8] = [
        (
            "weg",
            ContactInput {
                mode: wrong.clone(),
                ..filled()
            },
        ),
        (
            "art",
            ContactInput {
                kind: String::new(),
                ..filled()
            },
        ),
        (
            "thema",
            ContactInput {
                topics: vec![wrong.clone()],
                ..filled()
            },
        ),
        (
            "sprache",
            ContactInput {
                language: wrong.clone(),
                ..filled()
            },
        ),
        (
            "sprachmittlung",
            ContactInput {
                interpreter: wrong.clone(),
                ..filled()
            },
        ),
        (
            "dauer",
            ContactInput {
                minutes: wrong.clone(),
                ..filled()
            },
        ),
        (
            "kommune",
            ContactInput {
                municipality: wrong.clone(),
                ..filled()
            },
        ),
        (
            "ergebnis",
            ContactInput {
                result: wrong,
                ..filled()
            },
        ),
    ];
    for (field, input) in cases {
        refused(&input, field);
    }
    let long = ContactInput {
        note: "ü".repeat(10_000),
        ..filled()
    };
    assert!(refused(&long, "notiz").contains("10000"));
}

#[test]
fn a_case_contact_is_written_in_the_case() {
    let input = ContactInput {
        kind: "case_contact".to_owned(),
        ..filled()
    };
    refused(&input, "art");
    assert!(input.checked(Belongs::ToACase, today()).is_ok());
}

#[test]
fn a_card_needs_a_title_and_a_way_or_an_appointment() {
    let card = |name: &str, reach: &str, day: &str, hour: &str| ContactInput {
        card_name: name.to_owned(),
        card_reach: reach.to_owned(),
        card_day: day.to_owned(),
        card_hour: hour.to_owned(),
        ..filled()
    };
    refused(&card("", "0151 1", "", ""), "karte_name");
    refused(&card("Vater", "", "", ""), "karte_erreichbar");
    refused(&card("Vater", "", "28.02.2028", ""), "karte_tag");
    refused(&card("Vater", "", "01.03.2030", ""), "karte_tag");
    refused(&card("Vater", "0151 1", "", "9"), "karte_tag");
    refused(&card("Vater", "", "01.03.2028", "25"), "karte_uhrzeit");
    let made = card("Vater", "", "01.03.2028", "9.30 Uhr").checked(Belongs::Nowhere, today());
    let appointment = made.unwrap().card.unwrap().appointment;
    assert_eq!(
        appointment,
        Some(("2028-03-01".parse().unwrap(), Some("09:30".to_owned())))
    );
    let network = ContactInput {
        kind: "network_work".to_owned(),
        ..card("Vater", "0151 1", "", "")
    };
    refused(&network, "karte_name");
    let named_first_talk = ContactInput {
        kind: "first_talk".to_owned(),
        is_named: true,
        ..card("Selam", "0151 1", "", "")
    };
    refused(&named_first_talk, "mit_namen");
}
