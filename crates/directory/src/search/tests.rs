//! Questions as people ask them, over a handful of offers.

use std::sync::Arc;

use base::ids::{MunicipalityId, OfferId, OrganisationId, PlaceId, RowId};
use base::language::Language;
use base::moment::Moment;
use uuid::Uuid;

use crate::fit::{Situation, Verdict};
use crate::offer::hours::Hours;
use crate::offer::model::{AtPlace, Capacity, Cost, Eligibility, Offer, Origin, Provider, Status};
use crate::place::model::{Place, PlaceKind, StepFree};
use crate::search::query::{Found, Query, SearchRefused};
use crate::search::shelf::{Shelf, Stock};
use crate::topic::Topic;

fn moment() -> Moment {
    "2026-11-23T09:30:00Z".parse().unwrap()
}

/// An offer of which little is known.
pub(crate) fn offer(name: &str) -> Offer {
    Offer {
        id: OfferId::from_uuid(Uuid::nil()),
        provider: Provider {
            id: OrganisationId::from_uuid(Uuid::nil()),
            name: "Musterverein".to_owned(),
            short_name: None,
        },
        name: name.to_owned(),
        alternate_name: None,
        description: "Ein Angebot.".to_owned(),
        plain_description: None,
        url: None,
        email: None,
        status: Status::Active,
        closed_until: None,
        application_process: None,
        alert: None,
        eligibility: Eligibility::default(),
        cost: Cost::Unknown,
        fees_note: None,
        interpretation_note: None,
        capacity: Capacity::default(),
        assured: None,
        source_url: None,
        origin: Origin::Demo,
        is_public: true,
        topics: [].into(),
        languages: [].into(),
        texts: [].into(),
        documents: Vec::new(),
        phones: Vec::new(),
        contacts: Vec::new(),
        places: Vec::new(),
        created_at: moment(),
        modified_at: moment(),
        version: 1,
    }
}

fn about(name: &str, description: &str, topics: &[Topic]) -> Offer {
    Offer {
        description: description.to_owned(),
        topics: topics.iter().copied().collect(),
        ..offer(name)
    }
}

fn at(municipality: u128, town: &str, hours: Vec<Hours>) -> AtPlace {
    AtPlace {
        id: RowId::from_uuid(Uuid::nil()),
        place: Place {
            id: PlaceId::from_uuid(Uuid::nil()),
            organisation: None,
            name: "Rathaus".to_owned(),
            kind: PlaceKind::Physical,
            street: None,
            postcode: None,
            town: Some(town.to_owned()),
            municipality: Some(MunicipalityId::from_uuid(Uuid::from_u128(municipality))),
            position: None,
            transport: None,
            step_free: StepFree::Unknown,
            accessibility: None,
            url: None,
            phones: Vec::new(),
            modified_at: moment(),
            version: 1,
        },
        note: None,
        hours,
        closures: Vec::new(),
    }
}

fn offers() -> Vec<Offer> {
    vec![
        about(
            "Allgemeiner Integrationskurs",
            "600 Stunden Unterricht und Orientierung.",
            &[Topic::IntegrationCourse],
        ),
        about(
            "Frauentreff international",
            "Frühstück und Gespräche.",
            &[Topic::Women],
        ),
        about(
            "Schuldner- und Insolvenzberatung",
            "Hilfe, wenn Rechnungen nicht bezahlt werden können.",
            &[Topic::Debt],
        ),
        about(
            "Kindergartenplätze",
            "Anmeldung über das Portal des Kreises.",
            &[Topic::Daycare],
        ),
        about(
            "Ausländerbehörde, Servicestelle",
            "Aufenthaltstitel und Verlängerungen.",
            &[Topic::ResidenceAdvice],
        ),
        about(
            "Jobcenter, Eingangszone",
            "Geld zum Leben und Vermittlung.",
            &[Topic::SocialBenefits, Topic::JobSearch],
        ),
        about(
            "Migrationsberatung für erwachsene Zuwanderer",
            "Beratung in allen Fragen.",
            &[Topic::MigrationAdviceAdults],
        ),
        about(
            "Jugendmigrationsdienst",
            "Für junge Menschen bis 27.",
            &[Topic::YouthMigrationService],
        ),
        about("Wohnungsvermittlung", "Hilfe beim Finden.", &[Topic::FlatSearch]),
        about("Hausarztpraxis am Markt", "Sprechstunde.", &[Topic::Doctor]),
    ]
}

fn shelf(offers: Vec<Offer>) -> Arc<Shelf> {
    let numbered = (1_u128..).zip(offers).map(|(number, offer)| {
        let id = OfferId::from_uuid(Uuid::from_u128(number));
        (id, Arc::new(Offer { id, ..offer }))
    });
    let stock = Stock {
        offers: numbered.collect(),
        ..Stock::default()
    };
    Arc::new(Shelf::of(stock).unwrap())
}

fn names(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.offer.name.as_str()).collect()
}

fn first(shelf: &Arc<Shelf>, words: &str) -> String {
    let found = shelf.search(&Query::public(words), moment()).unwrap();
    names(&found).first().copied().unwrap_or("nothing").to_owned()
}

#[test]
fn people_find_what_they_mean() {
    let shelf = shelf(offers());
    for (asked, expected) in [
        // German, as written and as typed in a hurry
        ("Sprachkurs", "Allgemeiner Integrationskurs"),
        ("deutsch lernen", "Allgemeiner Integrationskurs"),
        ("BAMF-Kurs", "Allgemeiner Integrationskurs"),
        ("integrationskurse", "Allgemeiner Integrationskurs"),
        ("Intergrationskurs", "Allgemeiner Integrationskurs"),
        ("integ", "Allgemeiner Integrationskurs"),
        ("Schulden", "Schuldner- und Insolvenzberatung"),
        ("Schuldnerberatung", "Schuldner- und Insolvenzberatung"),
        ("schuldnerbratung", "Schuldner- und Insolvenzberatung"),
        ("Kita", "Kindergartenplätze"),
        ("kindergaerten", "Kindergartenplätze"),
        (
            "Amt für Ausländerangelegenheiten",
            "Ausländerbehörde, Servicestelle",
        ),
        ("auslaenderbehoerde", "Ausländerbehörde, Servicestelle"),
        ("auslanderbehorde", "Ausländerbehörde, Servicestelle"),
        ("SGB II", "Jobcenter, Eingangszone"),
        ("Arbeitsuche", "Jobcenter, Eingangszone"),
        ("MBE", "Migrationsberatung für erwachsene Zuwanderer"),
        ("JMD", "Jugendmigrationsdienst"),
        ("Treff für Frauen", "Frauentreff international"),
        ("Wohnung", "Wohnungsvermittlung"),
        ("Arzt", "Hausarztpraxis am Markt"),
        // other languages
        ("German course", "Allgemeiner Integrationskurs"),
        ("інтеграційний курс", "Allgemeiner Integrationskurs"),
        ("دورة اندماج", "Allgemeiner Integrationskurs"),
        ("سكن", "Wohnungsvermittlung"),
        ("شقة", "Wohnungsvermittlung"),
        ("квартиру", "Wohnungsvermittlung"),
        ("лікаря", "Hausarztpraxis am Markt"),
        ("پزشك", "Hausarztpraxis am Markt"),
        ("kreş", "Kindergartenplätze"),
        ("borç", "Schuldner- und Insolvenzberatung"),
        ("women", "Frauentreff international"),
        ("robota", "nothing"),
        ("працевлаштування", "Jobcenter, Eingangszone"),
    ] {
        assert_eq!(first(&shelf, asked), expected, "{asked}");
    }
}

#[test]
fn a_part_of_a_compound_finds_it() {
    let shelf = shelf(offers());
    let found = shelf.search(&Query::public("Beratung"), moment()).unwrap();
    assert!(
        names(&found).contains(&"Schuldner- und Insolvenzberatung"),
        "{found:?}"
    );
}

#[test]
fn all_words_count_and_if_nothing_has_all_some_do() {
    let shelf = shelf(offers());
    let found = shelf
        .search(&Query::public("Frauen Frühstück"), moment())
        .unwrap();
    assert_eq!((found.total, found.is_loose), (1, false));
    let loose = shelf
        .search(&Query::public("Frauen Raumfahrt"), moment())
        .unwrap();
    assert!(loose.is_loose);
    assert_eq!(names(&loose), ["Frauentreff international"]);
    let nothing = shelf.search(&Query::public("Raumfahrt Xyzzy"), moment()).unwrap();
    assert_eq!((nothing.total, nothing.pages), (0, 1));
}

#[test]
fn without_words_all_stand_by_name_page_by_page() {
    let shelf = shelf(offers());
    let page = |page| {
        let query = Query {
            page,
            per_page: 4,
            ..Query::public("")
        };
        shelf.search(&query, moment()).unwrap()
    };
    let (first, last, beyond) = (page(1), page(3), page(4));
    assert_eq!((first.total, first.pages), (10, 3));
    assert_eq!(
        names(&first),
        [
            "Allgemeiner Integrationskurs",
            "Ausländerbehörde, Servicestelle",
            "Frauentreff international",
            "Hausarztpraxis am Markt"
        ]
    );
    assert_eq!(last.hits.len(), 2);
    assert!(beyond.hits.is_empty());
    let all: Vec<String> = (1..=3)
        .flat_map(|number| page(number).hits)
        .map(|hit| hit.offer.name.clone())
        .collect();
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(all, sorted);
}

#[test]
fn filters_narrow_together() {
    let home = MunicipalityId::from_uuid(Uuid::from_u128(7));
    let elsewhere = MunicipalityId::from_uuid(Uuid::from_u128(8));
    let for_area = |name: &str, area| Offer {
        eligibility: Eligibility {
            areas: [area].into(),
            ..Eligibility::default()
        },
        languages: [Language::Arabic].into(),
        topics: [Topic::Sport].into(),
        ..offer(name)
    };
    let shelf = shelf(vec![
        for_area("Fußball hier", home),
        for_area("Fußball dort", elsewhere),
        Offer {
            topics: [Topic::Sport].into(),
            ..offer("Fußball überall")
        },
        Offer {
            places: vec![at(7, "Büren", Vec::new())],
            topics: [Topic::Sport].into(),
            ..offer("Schwimmen in Büren")
        },
        Offer {
            is_public: false,
            ..offer("Fußball geheim")
        },
        Offer {
            status: Status::Defunct,
            ..offer("Fußball früher")
        },
    ]);
    let asked = |query: Query| names(&shelf.search(&query, moment()).unwrap()).join(", ");
    let football = || Query::public("Fußball");
    assert_eq!(asked(football()), "Fußball dort, Fußball hier, Fußball überall");
    let near = Query {
        municipality: Some(home),
        ..football()
    };
    assert_eq!(asked(near), "Fußball hier, Fußball überall");
    let near = Query {
        municipality: Some(home),
        ..Query::public("")
    };
    assert_eq!(
        asked(near),
        "Fußball hier, Schwimmen in Büren, Fußball überall",
        "what is near comes first"
    );
    let arabic = Query {
        language: Some(Language::Arabic),
        municipality: Some(elsewhere),
        topic: Some(Topic::Sport),
        field: Some(Topic::Sport.field()),
        ..football()
    };
    assert_eq!(asked(arabic), "Fußball dort");
    assert_eq!(
        shelf.search(&Query::staff("Fußball"), moment()).unwrap().total,
        5,
        "the staff finds what is not public and what has ended"
    );
}

#[test]
fn open_now_is_open_at_this_moment() {
    let hours = |opens: &str, closes: &str| {
        vec![Hours {
            id: RowId::from_uuid(Uuid::nil()),
            weekday: 1,
            opens: opens.parse().unwrap(),
            closes: closes.parse().unwrap(),
            every_weeks: 1,
            by_appointment: false,
            valid_from: None,
            valid_to: None,
            note: None,
        }]
    };
    let shelf = shelf(vec![
        Offer {
            places: vec![at(1, "Büren", hours("10:00", "11:00"))],
            ..offer("Morgens")
        },
        Offer {
            places: vec![at(1, "Büren", hours("14:00", "15:00"))],
            ..offer("Nachmittags")
        },
        offer("Ohne Zeiten"),
    ]);
    let open_at = |moment: Moment| {
        let query = Query {
            is_open_now: true,
            ..Query::public("")
        };
        names(&shelf.search(&query, moment).unwrap()).join(", ")
    };
    assert_eq!(open_at(moment()), "Morgens");
    assert_eq!(open_at(moment().plus_hours(4)), "Nachmittags");
    assert_eq!(open_at(moment().plus_hours(8)), "");
}

#[test]
fn what_fits_comes_first_and_what_does_not_fit_is_left_out() {
    let aged = |name: &str, maximum_age: Option<i64>, available: Option<i64>| Offer {
        eligibility: Eligibility {
            maximum_age,
            ..Eligibility::default()
        },
        capacity: Capacity {
            available,
            ..Capacity::default()
        },
        languages: [Language::Arabic].into(),
        ..offer(name)
    };
    let shelf = shelf(vec![
        aged("A Jugend", Some(20), Some(2)),
        aged("B Platz unklar", None, None),
        aged("C frei", None, Some(2)),
    ]);
    let query = Query {
        fitting: Some(Situation {
            age: Some(40),
            languages: [Language::Arabic].into(),
            ..Situation::default()
        }),
        ..Query::staff("")
    };
    let found = shelf.search(&query, moment()).unwrap();
    assert_eq!(names(&found), ["C frei", "B Platz unklar"]);
    assert_eq!(found.hits[0].fit.as_ref().unwrap().verdict(), Verdict::Fits);
    assert_eq!(found.hits[1].fit.as_ref().unwrap().verdict(), Verdict::Unknown);
}

#[test]
fn what_is_no_question_is_refused_or_finds_nothing_and_never_breaks() {
    let shelf = shelf(offers());
    let asked = |words: &str| shelf.search(&Query::public(words), moment());
    assert_eq!(asked(&"Kurs ".repeat(1_000)).unwrap_err(), SearchRefused::TooLong);
    for words in [
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "AND OR NOT (",
        "name:*",
        "\u{0}\u{202e}",
        "🙂🙂",
        "a",
        "((((",
        "\"",
        "ا",
    ] {
        assert!(asked(words).is_ok(), "{words}");
    }
}

#[test]
fn the_same_question_has_the_same_answer_however_often_the_index_is_built() {
    let answer = || {
        let shelf = shelf(offers());
        let found = shelf.search(&Query::public("Hilfe Beratung"), moment()).unwrap();
        names(&found).join("|")
    };
    assert_eq!(answer(), answer());
}

/// An offer of which everything is known.
pub(crate) fn rich_offer() -> Offer {
    use crate::contact::model::Contact;
    use crate::offer::hours::Closure;
    use crate::offer::model::{Assured, Gender, Level, OfferText, ResidenceStatus};
    use crate::place::model::{Phone, Position};
    let row = |number| RowId::from_uuid(Uuid::from_u128(number));
    let text = |text: &str| Some(text.to_owned());
    let phone = |number| Phone {
        id: row(number),
        number: "05251 308-0".to_owned(),
        note: text("Zentrale"),
    };
    let hours = Hours {
        id: row(40),
        weekday: 2,
        opens: "09:00".parse().unwrap(),
        closes: "12:30".parse().unwrap(),
        every_weeks: 2,
        by_appointment: true,
        valid_from: Some("2026-01-06".parse().unwrap()),
        valid_to: Some("2026-12-31".parse().unwrap()),
        note: text("1. Stock"),
    };
    let mut at = at(7, "Büren", vec![hours]);
    at.id = row(30);
    at.note = text("Eingang im Hof");
    at.closures = vec![Closure {
        id: row(50),
        from: "2026-12-23".parse().unwrap(),
        to: "2027-01-03".parse().unwrap(),
        reason: text("Weihnachten"),
    }];
    at.place = Place {
        id: PlaceId::from_uuid(Uuid::from_u128(20)),
        street: text("Königstraße 16"),
        postcode: text("33142"),
        position: Some(Position {
            latitude: 51_551_000,
            longitude: 8_560_000,
        }),
        transport: text("Bus bis Rathaus"),
        step_free: StepFree::Yes,
        accessibility: text("Aufzug"),
        url: text("https://www.example.org/rathaus"),
        phones: vec![phone(21)],
        ..at.place
    };
    Offer {
        id: OfferId::from_uuid(Uuid::from_u128(10)),
        provider: Provider {
            id: OrganisationId::from_uuid(Uuid::from_u128(11)),
            name: "Musterverein".to_owned(),
            short_name: None,
        },
        alternate_name: text("Kurs A"),
        description: "Ein Kurs.\nMit Kinderbetreuung.".to_owned(),
        plain_description: text("Sie lernen Deutsch."),
        url: text("https://www.example.org/kurs"),
        email: text("kurs@example.org"),
        status: Status::TemporarilyClosed,
        closed_until: Some("2027-01-11".parse().unwrap()),
        application_process: text("Anruf genügt."),
        alert: text("Zurzeit in der Schule."),
        eligibility: Eligibility {
            minimum_age: Some(16),
            maximum_age: Some(99),
            gender: Gender::Women,
            level_from: Some(Level::A0),
            level_to: Some(Level::B1),
            statuses: [ResidenceStatus::Permit, ResidenceStatus::Toleration].into(),
            areas: [MunicipalityId::from_uuid(Uuid::from_u128(7))].into(),
            note: text("Mit Zulassung."),
        },
        cost: Cost::Reimbursed,
        fees_note: text("2,29 Euro je Stunde"),
        interpretation_note: text("Auf Anfrage."),
        capacity: Capacity {
            unit: text("Plätze"),
            available: Some(3),
            maximum: Some(20),
            waiting_days: Some(14),
            noted_on: Some("2026-11-20".parse().unwrap()),
        },
        assured: Some(Assured {
            on: "2026-10-01".parse().unwrap(),
            by: None,
            by_name: None,
        }),
        source_url: text("https://www.example.org/quelle"),
        topics: [Topic::IntegrationCourse, Topic::Women].into(),
        languages: [Language::German, Language::Arabic].into(),
        texts: [(
            Language::Arabic,
            OfferText {
                name: "دورة".to_owned(),
                description: "دورة لغة".to_owned(),
            },
        )]
        .into(),
        documents: vec!["Ausweis".to_owned(), "Zulassung".to_owned()],
        phones: vec![phone(12)],
        contacts: vec![Contact {
            id: row(13),
            name: "Kim Beispiel".to_owned(),
            function: text("Kursleitung"),
            email: text("kim@example.org"),
            phone: text("05251 1"),
            valid_until: Some("2027-06-30".parse().unwrap()),
        }],
        places: vec![at],
        ..offer("Deutschkurs für Frauen")
    }
}
