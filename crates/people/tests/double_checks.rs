//! The double check: a colleague's name and nothing else, not too often, audited without the name.

use access::role::{Role, Scope, ScopeKind};
use base::ids::{AccountId, PersonId};
use db::statement::Statement;
use people::person::store::bulk_insert;
use testing::house::on_both_databases;
use testing::people::{delbrueck, kreis, stadt};

use crate::scene::{MIGRATIONS, Scene, person};

const NEW: &str = "/personen/neu";
const SELAM: [(&str, &str); 3] = [
    ("vorname", "Selam"),
    ("familienname", "Tesfay"),
    ("geboren", "1990"),
];

async fn is_known_to(scene: &Scene, owner: AccountId, controller: base::ids::OrganisationId) -> PersonId {
    let mut known = person(owner, "Selam", "Tesfay");
    known.controller = controller;
    let ids = bulk_insert(&scene.house.back_door, vec![known]).await.unwrap();
    scene.index.build(&scene.house.back_door).await.unwrap();
    ids[0]
}

#[tokio::test]
async fn who_is_known_to_a_colleague_is_told_with_the_colleagues_name_and_nothing_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;

        let looked = scene.post(&scene.anna, NEW, &SELAM).await;

        looked.is(200).shows("Bekannt bei Ida Test");
        looked.hides("gesehen");
        looked.hides("/personen/0");
        let other_birth = [SELAM[0], SELAM[1], ("geboren", "1985")];
        scene
            .post(&scene.anna, NEW, &other_birth)
            .await
            .is(200)
            .hides("Ida Test");
    })
    .await;
}

#[tokio::test]
async fn in_the_same_place_acute_access_is_offered() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let scopes = [
            (ScopeKind::Employer, kreis().to_string()),
            (ScopeKind::Municipality, delbrueck().to_string()),
        ]
        .map(|(kind, id)| Scope { kind, id: Some(id) });
        let ida = scene
            .house
            .someone("ida.test", "Ida Test", Role::CaseManager, &scopes)
            .await;
        let known = is_known_to(&scene, ida.account, kreis()).await;

        let looked = scene.post(&scene.anna, NEW, &SELAM).await;

        looked.is(200).shows("Akutzugriff");
        looked.shows(&format!("href=\"/faelle/akut?person={known}\""));
    })
    .await;
}

#[tokio::test]
async fn for_somebody_of_another_place_no_acute_access_is_offered() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        let known = people::person::store::NewPerson {
            municipality: None,
            ..person(ida.account, "Selam", "Tesfay")
        };
        bulk_insert(&scene.house.back_door, vec![known]).await.unwrap();
        scene.index.build(&scene.house.back_door).await.unwrap();

        let looked = scene.post(&scene.anna, NEW, &SELAM).await;

        looked.is(200).shows("Bekannt bei Ida Test");
        looked.hides("Akutzugriff");
        looked.hides("/faelle/akut");
    })
    .await;
}

#[tokio::test]
async fn a_name_without_birth_or_half_a_name_asks_no_colleague() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;

        for fields in [&SELAM[..2], &SELAM[1..]] {
            scene
                .post(&scene.anna, NEW, fields)
                .await
                .is(200)
                .hides("Ida Test");
        }
    })
    .await;
}

#[tokio::test]
async fn another_controller_is_asked_only_where_it_lets_itself_be_asked() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let clara = scene.house.clara().await;
        let bernd = scene.house.bernd().await;
        is_known_to(&scene, clara.account, stadt()).await;
        scene
            .post(&scene.anna, NEW, &SELAM)
            .await
            .is(200)
            .hides("Vielleicht bekannt");

        organisation_named(&scene, "Stadt Beispiel").await;
        let released = [
            ("verantwortlicher", stadt().to_string()),
            ("handlung", "freigeben".to_owned()),
        ];
        let released: Vec<(&str, &str)> = released
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        scene
            .post(&bernd, "/personen/doppelpruefung", &released)
            .await
            .is(303);

        let looked = scene.post(&scene.anna, NEW, &SELAM).await;
        looked.is(200).shows("Vielleicht bekannt");
        looked.hides("Clara Test");
        scene.get(&scene.anna, "/personen/doppelpruefung").await.is(404);

        let ended = [released[0], ("handlung", "beenden")];
        scene
            .post(&bernd, "/personen/doppelpruefung", &ended)
            .await
            .is(303);
        scene
            .post(&scene.anna, NEW, &SELAM)
            .await
            .is(200)
            .hides("Vielleicht bekannt");
    })
    .await;
}

async fn organisation_named(scene: &Scene, name: &str) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'stated', 'Test')",
    )
    .bind(&stadt())
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new("INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, 'municipality')")
        .bind(&stadt())
        .bind_text(name)
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_birth_that_is_completed_in_the_second_step_is_asked_before_the_person_is_added() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;
        let looked = scene.post(&scene.anna, NEW, &SELAM[..2]).await;
        looked.is(200).hides("Ida Test");
        let asked = asked_on(&looked.body);
        let mut fields = vec![("schritt", "anlegen"), ("geprueft", asked.as_str())];
        fields.extend(SELAM);

        let told = scene.post(&scene.anna, NEW, &fields).await;

        told.is(422).shows("Bekannt bei Ida Test");
        told.shows("Es wurde noch nichts angelegt");
        let asked = asked_on(&told.body);
        fields[1] = ("geprueft", &asked);
        scene.post(&scene.anna, NEW, &fields).await.is(303);
        assert_eq!(questions(&scene).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_birth_that_is_completed_later_is_asked_once_before_it_is_saved_and_nothing_else_is() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;
        let own = scene.person_of_anna("Selam", "Tesfai").await;
        let path = format!("/personen/{own}/bearbeiten");
        let moved = [
            ("version", "1"),
            ("vorname", "Selam"),
            ("familienname", "Tesfai"),
            ("geboren", "1990"),
            ("anschrift", "Am Platz 1"),
        ];
        scene.post(&scene.anna, &path, &moved).await.is(303);
        assert_eq!(questions(&scene).await, 0);

        let mut corrected = vec![("version", "2")];
        corrected.extend(SELAM);
        let told = scene.post(&scene.anna, &path, &corrected).await;
        told.is(422).shows("Bekannt bei Ida Test");
        told.shows("Es wurde noch nichts gespeichert");
        let shown = scene.get(&scene.anna, &format!("/personen/{own}")).await;
        shown.shows("Tesfai");
        let asked = asked_on(&told.body);
        corrected.push(("geprueft", &asked));
        scene.post(&scene.anna, &path, &corrected).await.is(303);
        assert_eq!(questions(&scene).await, 1);
    })
    .await;
}

/// What the form says was asked already.
fn asked_on(body: &str) -> String {
    let (_, rest) = body.split_once(r#"name="geprueft" value=""#).unwrap();
    let value = rest.split('"').next().unwrap();
    assert!(!value.contains('&'), "{value}");
    value.to_owned()
}

async fn questions(scene: &Scene) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new("SELECT COUNT(*) AS n FROM people_double_check")
        .number(&mut tx)
        .await
        .unwrap()
}

#[tokio::test]
async fn after_thirty_questions_a_day_colleagues_are_left_alone_and_persons_are_still_added() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;
        for _ in 0..30 {
            scene
                .post(&scene.anna, NEW, &SELAM)
                .await
                .is(200)
                .shows("Bekannt bei Ida Test");
        }

        let looked = scene.post(&scene.anna, NEW, &SELAM).await;
        looked.is(200).shows("höchstens 30-mal am Tag");
        looked.hides("Ida Test");

        scene.house.clock.set(scene.house.clock.now().plus_hours(25));
        let anna = scene.house.signed_in(scene.anna.account).await;
        scene
            .post(&anna, NEW, &SELAM)
            .await
            .is(200)
            .shows("Bekannt bei Ida Test");
    })
    .await;
}

#[tokio::test]
async fn the_audit_line_names_the_act_and_not_the_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;
        scene.post(&scene.anna, NEW, &SELAM).await.is(200);

        let mut tx = scene.house.back_door.read().await.unwrap();
        let lines = Statement::new(
            "SELECT detail, COALESCE(subject_id, '') AS subject FROM access_audit WHERE act = 'person.double_check'",
        )
        .all(&mut tx, |row| Ok((row.get::<String>("detail")?, row.get::<String>("subject")?)))
        .await
        .unwrap();
        assert!(lines.contains(&(String::new(), String::new())), "{lines:?}");
        assert!(lines.iter().all(|(detail, subject)| !detail.contains("Selam") && subject.is_empty()));
    })
    .await;
}

#[tokio::test]
async fn a_restricted_person_is_known_to_nobody_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        is_known_to(&scene, ida.account, kreis()).await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        Statement::new("UPDATE access_subject SET is_restricted = TRUE")
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        scene.index.build(&scene.house.back_door).await.unwrap();

        scene
            .post(&scene.anna, NEW, &SELAM)
            .await
            .is(200)
            .hides("Ida Test");
    })
    .await;
}

#[tokio::test]
async fn nobody_without_case_work_learns_anything() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.person_of_anna("Selam", "Tesfay").await;
        for other in [
            scene.house.emil().await,
            scene.house.fatma().await,
            scene.house.bernd().await,
        ] {
            scene.post(&other, NEW, &SELAM).await.is(404).hides("Anna");
        }
        let clara = scene.house.clara().await;
        scene.post(&clara, NEW, &SELAM).await.is(200).hides("Anna Test");
    })
    .await;
}
