//! The proof without which no case begins.

use access::act::Act;
use access::permit::JobPurpose;
use base::day::Day;
use base::refusal::Refusal;
use consents::model::declaration::Form;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use consents::store::erasure;
use consents::store::expiring::expiring;
use consents::store::proof::processing_consent;
use testing::house::on_both_databases;
use testing::people::{kreis, stadt};

use crate::scene::{MIGRATIONS, Scene, path};

fn today() -> Day {
    "2026-03-02".parse().unwrap()
}

#[tokio::test]
async fn only_a_signed_consent_that_holds_is_a_proof() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (first, second) = (
            scene.person("Rojda", "Demir").await,
            scene.person("Selam", "Tesfay").await,
        );
        let prove = async |persons: &[_], controller, day: Day| {
            let mut tx = scene.house.back_door.read().await.unwrap();
            processing_consent(&mut tx, persons, controller, day)
                .await
                .unwrap()
        };
        assert_eq!(
            prove(&[first], kreis(), today()).await.unwrap_err().persons,
            [first]
        );
        let fields = [("eigene", "contact"), ("gueltig_bis", "2026-12-31")];
        let sheet = scene.prepared(first, &fields).await;
        assert!(
            prove(&[first], kreis(), today()).await.is_err(),
            "prepared is not signed"
        );
        scene.signed(first, sheet, &[]).await;

        let proof = prove(&[first], kreis(), today()).await.unwrap();
        assert!(proof.covers(first) && !proof.covers(second));
        assert!(proof.declaration_of(first).is_some());
        assert!(
            prove(&[first], stadt(), today()).await.is_err(),
            "another controller"
        );
        assert!(
            prove(&[first], kreis(), "2026-12-31".parse().unwrap())
                .await
                .is_ok()
        );
        assert!(
            prove(&[first], kreis(), "2027-01-01".parse().unwrap())
                .await
                .is_err(),
            "over"
        );
        assert!(prove(&[], kreis(), today()).await.is_err(), "nobody");
        let refused = prove(&[first, second], kreis(), today()).await.unwrap_err();
        assert_eq!(refused.persons, [second]);
        assert!(
            refused
                .german()
                .starts_with("Es fehlt die unterschriebene Einwilligung")
        );
    })
    .await;
}

#[tokio::test]
async fn paper_from_before_opens_the_own_file_and_nothing_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::Import).await.unwrap();
        let paper = EarlierPaper {
            person,
            controller: kreis(),
            on: "2024-05-06".parse().unwrap(),
            account: scene.anna.account,
        };
        let mut tx = back_door.write().await.unwrap();
        record_for_a_job(&mut tx, &permit, &[paper], &scene.house.ids)
            .await
            .unwrap();
        let proof = processing_consent(&mut tx, &[person], kreis(), today())
            .await
            .unwrap();
        assert!(proof.is_ok());
        tx.commit().await.unwrap();

        let (file, _) = scene.file(person).await;
        assert_eq!(file.sheets[0].declarations[0].form, Some(Form::Earlier));
        assert!(!file.rows().any(|row| row.category.is_special()));
        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .shows("vor Einführung der Software")
            .shows("Noch nichts vereinbart");
    })
    .await;
}

#[tokio::test]
async fn nothing_of_an_erased_person_is_left() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (gone, stays) = (
            scene.person("Rojda", "Demir").await,
            scene.person("Selam", "Tesfay").await,
        );
        for person in [gone, stays] {
            scene.agreed(person).await;
            let (file, _) = scene.file(person).await;
            let row = file.rows().next().unwrap().id.to_string();
            scene
                .post(&scene.anna, &path(person, "/widerruf"), &[("zeile", &row)])
                .await
                .is(303);
            let sheet = file.sheets[0].id.to_string();
            let scan = (
                &[("blatt", sheet.as_str())][..],
                "scan",
                &b"%PDF-1.7\n%%EOF\n"[..],
            );
            scene.send(&scene.anna, (person, "/scan"), scan).await.is(303);
            scene
                .post(&scene.anna, &path(person, "/blatt.pdf"), &[("blatt", &sheet)])
                .await
                .is(200);
        }
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::Retention).await.unwrap();
        let mut tx = back_door.write().await.unwrap();
        erasure::erase(&mut tx, &permit, &[gone]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(scene.file(gone).await.0.sheets.is_empty());
        assert_eq!(scene.file(stays).await.0.sheets.len(), 1);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM consents_scan_chunk")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn what_ends_soon_is_told_to_the_owner_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        for until in ["2026-03-20", "2026-12-31", ""] {
            let sheet = scene
                .prepared(person, &[("eigene", "work"), ("gueltig_bis", until)])
                .await;
            scene.signed(person, sheet, &[]).await;
        }
        let soon = async |who| {
            let (mut tx, permit) = scene.house.access.list(who, Act::PersonList).await.unwrap();
            let last = "2026-04-15".parse().unwrap();
            expiring(&mut tx, &permit, last).await.unwrap()
        };
        let told = soon(&scene.anna).await;
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].person, told[0].until.to_string()),
            (person, "2026-03-20".to_owned())
        );
        assert!(soon(&scene.house.clara().await).await.is_empty());
    })
    .await;
}
