//! Every paper is valid PDF/UA-1 and says what the house does; the laws that can bind a controller take turns.

use access::gate::SecondFactor;
use access::person_data::PersonData;
use access::role::Role;
use access::session::model::SessionLimits;
use base::clock::Clock;
use base::ids::{Ids, OrganisationId};
use base::language::Language;
use consents::store::controller::Controller;
use organisation::model::organisation::PrivacyLaw;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use post::mail::transport::Encryption;
use print::document::Document;
use vault::store::Standing;

use crate::papers::operation::{Engine, MailWay, Operation};
use crate::papers::state::State;
use crate::papers::store::Responsible;
use crate::papers::{agreement, assessment, council, deletion, measures, record};
use crate::retention::model::{FileKind, Period};

const ALL: [fn(&State) -> Document; 6] = [
    record::document,
    assessment::document,
    measures::document,
    deletion::document,
    agreement::document,
    council::document,
];

fn state(law: PrivacyLaw) -> State {
    let ids = Ids::seeded(Clock::machine(), 7);
    let responsible = |name: &str, law| Responsible {
        id: OrganisationId::from_uuid(ids.next()),
        data: Controller {
            name: name.to_owned(),
            address: Some("Musterweg 1, 33100 Musterstadt".to_owned()),
            officer: None,
            law,
        },
    };
    let controllers = vec![
        responsible("Träger Muster", law),
        responsible("Stadt Muster", PrivacyLaw::Dsgvo),
    ];
    let now = "2026-03-02T08:00:00Z".parse().unwrap();
    State {
        today: "2026-03-02".parse().unwrap(),
        district: "Kreis Muster".to_owned(),
        is_demo: true,
        has_tls: true,
        proxies: 1,
        operation: Operation {
            engine: Some(Engine::Postgres),
            listen: Some("127.0.0.1:8080".parse().unwrap()),
            metrics: None,
            mail: MailWay::Server {
                host: "mail.example.org".to_owned(),
                port: 465,
                encryption: Encryption::Tls,
            },
            scanner: Some("clamdscan".to_owned()),
        },
        limits: SessionLimits::default(),
        second_factor: SecondFactor::Required,
        audits_reading: true,
        backups: 7,
        keys: Some(Standing {
            epoch: 4,
            begun_at: now,
            keys: 312,
        }),
        check: Some((now, 4_711, false)),
        accounts: vec![(Role::CaseManager, 14)],
        jobs: vec![("Protokoll prüfen".to_owned(), now)],
        languages: vec![Language::German, Language::Ukrainian],
        periods: vec![Period {
            controller: Some(controllers[0].id),
            kind: FileKind::Case,
            years: 5,
        }],
        data: PersonData::new(vec![crate::person_data::PERSON_DATA]),
        recipients: vec![(Some("Jobcenter Muster".to_owned()), 12), (None, 3)],
        controller: controllers[0].clone(),
        controllers,
    }
}

fn text(document: &Document) -> String {
    document.data.to_string()
}

#[test]
fn every_paper_is_valid_pdf_ua() {
    let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let laws = [PrivacyLaw::Dsgvo, PrivacyLaw::Kdg, PrivacyLaw::DsgEkd];
    for (of, law) in ALL.into_iter().zip(laws.into_iter().cycle()) {
        let document = of(&state(law));
        let printed = print::public(&document).unwrap();
        let report = validate_pdf_bytes(&printed.bytes, &ua_1).unwrap();
        assert!(
            report.failures.is_empty(),
            "{}: {:?}",
            document.title,
            report.failures
        );
    }
}

#[test]
fn each_paper_bears_the_day_and_the_version_of_its_values() {
    for of in ALL {
        let said = text(&of(&state(PrivacyLaw::Dsgvo)));
        let version = env!("CARGO_PKG_VERSION");
        assert!(
            said.contains(&format!("Werte vom 02.03.2026, Lotse {version}")),
            "{said}"
        );
    }
}

#[test]
fn the_measures_say_what_runs_here() {
    let said = text(&measures::document(&state(PrivacyLaw::Dsgvo)));
    for words in [
        "XChaCha20-Poly1305",
        "Epoche 4 seit dem 02.03.2026, 312 Schlüssel",
        "4711 Zeilen geprüft, ohne Befund",
        "mail.example.org, Anschluss 465, TLS ab dem ersten Byte",
        "127.0.0.1:8080 (nur auf diesem Rechner)",
        "nach 30 Minuten ohne Klick",
        "Case Management: 14",
        "neuesten 7 Bündel",
    ] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn periods_recipients_and_the_law_are_those_of_the_controller() {
    let said = text(&record::document(&state(PrivacyLaw::Kdg)));
    for words in [
        "5 volle Jahre",
        "Jobcenter Muster",
        "§ 6 Abs. 1 Buchst. f KDG",
        "§ 31 KDG",
        "Katholisches Datenschutzzentrum",
    ] {
        assert!(said.contains(words), "{words}");
    }
    let concept = text(&deletion::document(&state(PrivacyLaw::Kdg)));
    assert!(concept.contains("Träger Muster") && concept.contains("rights_request"));
}

#[test]
fn what_partners_the_guide_interpreters_and_boards_do_stands_in_the_papers() {
    let state = state(PrivacyLaw::Dsgvo);
    let paper = |of: fn(&State) -> Document| text(&of(&state));
    for (of, words) in [
        (
            record::document as fn(&State) -> Document,
            &[
                "Wegweiser",
                "nach 28 Tagen, wenn niemand sie annimmt",
                "Zugang der Partner",
                "Pool der Sprachmittlung",
                "Kennwort",
                "Mitglieder, Vertretungen und Gäste der Gremien in ihrer Funktion",
            ][..],
        ),
        (
            assessment::document,
            &[
                "Anfragen aus dem öffentlichen Wegweiser",
                "Fallrekonstruktion",
                "Dolmetschende",
            ],
        ),
        (
            measures::document,
            &[
                "Vermittlung und Entwurf einer Fallrekonstruktion",
                "Auszüge",
                "Hindernisse",
            ],
        ),
        (
            deletion::document,
            &[
                "Anfragen aus dem Wegweiser, die niemand annimmt",
                "Sprachmittlung",
                "jede Vermittlung",
            ],
        ),
    ] {
        let said = paper(of);
        for word in words {
            assert!(said.contains(word), "{word}");
        }
    }
}

#[test]
fn the_agreement_binds_those_who_help_to_secrecy_and_names_the_services_of_the_configuration() {
    let said = text(&agreement::document(&state(PrivacyLaw::Dsgvo)));
    for words in [
        "§ 203 Abs. 3 Satz 2 StGB",
        "§ 203 Abs. 4",
        "mail.example.org",
        "clamdscan",
        "Art. 28 DSGVO",
    ] {
        assert!(said.contains(words), "{words}");
    }
}
