//! § 87 AufenthG: nothing reaches an immigration or naturalisation authority but by a consent that names it, on no path, on
//! no other basis, not even inside the same controller; and its officers reach no file of a person.

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;
use base::ids::{OrganisationId, RowId};
use consents::model::basis::BasisKind;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::refused::Refused;
use consents::model::row::{Direction, Recipient};
use consents::model::wish::{Asked, Wish};
use consents::store::{disclosures, recipients};
use db::statement::Statement;
use testing::house::on_both_databases;
use testing::people::kreis;

use crate::every_path::{by_law, duty};
use crate::scene::{MIGRATIONS, Scene, path};

fn organisation(number: u8) -> OrganisationId {
    format!("00000000-0000-4000-8000-0000000000{number:02x}")
        .parse()
        .unwrap()
}

/// The authorities of the Kreis: by kind, by name only, and an office inside one.
async fn authorities(scene: &Scene) -> Vec<OrganisationId> {
    let all = [
        (organisation(0xd1), "Amt 32", "residence_office", kreis()),
        (organisation(0xd2), "Amt 33", "naturalisation_office", kreis()),
        (organisation(0xd3), "Ausländeramt Musterland", "office", kreis()),
        (
            organisation(0xd4),
            "Sachgebiet 32.1",
            "office",
            organisation(0xd1),
        ),
    ];
    let mut tx = scene.house.back_door.write().await.unwrap();
    for (id, name, kind, whole) in all {
        Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'stated', 'Test')",
        )
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
        Statement::new(
            "INSERT INTO organisation_organisation (id, name, kind, part_of_id) VALUES ($1, $2, $3, $4)",
        )
        .bind(&id)
        .bind_text(name)
        .bind_text(kind)
        .bind(&whole)
        .run(&mut tx)
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    all.iter().map(|(id, ..)| *id).collect()
}

#[tokio::test]
async fn without_a_consent_that_names_it_nothing_reaches_such_an_authority_on_any_path() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        let person = scene.person("Rojda", "Demir").await;
        // Everything is agreed, but with others.
        scene.agreed(person).await;
        let mut all: Vec<Recipient> = authorities(&scene)
            .await
            .into_iter()
            .map(Recipient::Organisation)
            .collect();
        let (mut tx, permit) = scene.writing(person).await;
        let named = recipients::add(&mut tx, &permit, "ABH Kreis Musterland", &scene.house.ids).await;
        tx.commit().await.unwrap();
        all.push(Recipient::Named(named.unwrap()));

        for to in &all {
            for on in OutgoingPath::ALL {
                for basis in BasisKind::ALL {
                    let unit = match to {
                        Recipient::Organisation(id) => Some(*id),
                        _ => None,
                    };
                    let plain = Wish::to_the_person(*on, Purpose::Residence, [Category::Contact]);
                    let asked = match basis {
                        // To the person is to the person: no such authority is one.
                        BasisKind::Person => continue,
                        BasisKind::Consent => Asked::ByConsent(*to),
                        BasisKind::Controller if unit.is_none() => continue,
                        BasisKind::Controller => Asked::SameController {
                            asking: kreis(),
                            unit,
                        },
                        BasisKind::Law if !on.allows(BasisKind::Law) => {
                            Asked::ByLaw(RowId::from_uuid(kreis().uuid()))
                        }
                        BasisKind::Law => {
                            let mut new = by_law(*on);
                            new.recipient = *to;
                            Asked::ByLaw(duty(&scene, person, (&new, Some((&ida, true)))).await)
                        }
                    };
                    let (mut tx, permit) = scene.writing(person).await;
                    for purpose in [Purpose::Residence, Purpose::Accompany, Purpose::Handover] {
                        let wish = Wish {
                            asked: asked.clone(),
                            purpose,
                            direction: if *basis == BasisKind::Controller {
                                Direction::Within
                            } else {
                                Direction::To
                            },
                            ..plain.clone()
                        };
                        let answer = scene.gate.ask(&mut tx, &permit, &wish).await.unwrap();
                        let refused = answer.expect_err("nothing goes there");
                        if on.allows(*basis) && *basis != BasisKind::Consent {
                            assert_eq!(refused, Refused::ResidenceOffice, "{on} {basis} {to:?}");
                        }
                    }
                    assert!(disclosures::of(&mut tx, &permit).await.unwrap().is_empty());
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_the_person_has_declared_for_such_an_authority_goes_there_and_to_nobody_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let authority = authorities(&scene).await[0];
        let stelle = authority.to_string();
        let fields = [
            ("stelle", stelle.as_str()),
            ("zwecke", "residence"),
            ("daten", "contact"),
        ];
        let sheet = scene.prepared(person, &fields).await;
        scene.signed(person, sheet, &[]).await;
        let (mut tx, permit) = scene.writing(person).await;
        let ask = |to, purpose| {
            let path = OutgoingPath::ResidenceOffice;
            Wish::by_consent(path, Recipient::Organisation(to), purpose, [Category::Contact])
        };
        let goes = ask(authority, Purpose::Residence);
        assert!(scene.gate.ask(&mut tx, &permit, &goes).await.unwrap().is_ok());
        let other_purpose = ask(authority, Purpose::Work);
        assert!(
            scene
                .gate
                .ask(&mut tx, &permit, &other_purpose)
                .await
                .unwrap()
                .is_err()
        );
        let elsewhere = ask(crate::scene::jobcenter(), Purpose::Residence);
        let refused = scene.gate.ask(&mut tx, &permit, &elsewhere).await.unwrap();
        assert_eq!(refused.unwrap_err(), Refused::NoResidenceOffice);
    })
    .await;
}

#[tokio::test]
async fn a_law_cannot_even_be_asked_for_towards_such_an_authority() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let authority = authorities(&scene).await[3].to_string();
        for (field, value) in [
            ("stelle", authority.as_str()),
            ("andere", "Ausländerbehörde, Frau Muster"),
        ] {
            let sent = [
                ("grundlage", "stgb_34"),
                ("weg", "talk"),
                ("angaben", "contact"),
                ("grund", "Angeblich eine Pflicht"),
                (field, value),
            ];
            let answer = scene.post(&scene.anna, &path(person, "/pflicht"), &sent).await;
            answer.is(422).shows("ausdrücklich erklärt");
        }
        let asked = scene.number("SELECT COUNT(*) AS n FROM consents_duty").await;
        assert_eq!(asked, 0);
    })
    .await;
}

#[test]
fn an_officer_of_such_an_authority_reaches_no_file_of_a_person_in_any_relation() {
    let role = Role::ResidenceOfficer;
    for act in Act::ALL {
        for relation in Relation::ALL {
            if *relation != Relation::House {
                assert_eq!(grant(role, *act, *relation), Grant::None, "{act} {relation}");
            }
        }
    }
    let of_the_house: Vec<Act> = Act::ALL
        .iter()
        .copied()
        .filter(|act| grant(role, *act, Relation::House) != Grant::None)
        .collect();
    assert_eq!(
        of_the_house,
        [
            Act::OrganisationRead,
            Act::PolicyRead,
            Act::AccountOwn,
            Act::OfferRead,
            Act::OfferPropose,
            // A seat in a board opens that board, which names no person.
            Act::OwnBoardRead,
        ],
        "pages of the house that are about no person"
    );
    for other in [Role::CaseManager, Role::Coordinator, Role::ProgrammeLead] {
        assert!(role.excludes(other), "nobody is both");
    }
}
