//! Who may open a person: the owner, and the stand-in on the agreed days. For all others there is none.

use testing::browser;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const ROUTES: [&str; 3] = ["", "/bearbeiten", "/haushalt"];

#[tokio::test]
async fn for_everyone_else_the_person_of_anna_does_not_exist() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Markierung", "Unverwechselbar").await;
        let house = &scene.house;
        let others = [
            house.bernd().await,
            house.clara().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
            house.hanna().await,
            scene.colleague().await,
        ];
        for other in &others {
            for route in ROUTES {
                let path = format!("/personen/{person}{route}");
                let valid = [
                    ("version", "1"),
                    ("familienname", "Neu"),
                    ("handlung", "verlassen"),
                ];
                let answers = [
                    scene.get(other, &path).await,
                    scene.post(other, &path, &valid).await,
                    scene.post(other, &path, &[]).await,
                    browser::post_body(&scene.router, other, &path, Vec::new()).await,
                    browser::post_body(&scene.router, other, &path, b"\xff%%%=&&&=\0".to_vec()).await,
                ];
                for answer in answers {
                    answer.is(404).hides("Unverwechselbar");
                }
            }
        }
        scene
            .get(&scene.anna, &format!("/personen/{person}"))
            .await
            .is(200)
            .shows("Markierung Unverwechselbar");
    })
    .await;
}

#[tokio::test]
async fn an_id_that_is_foreign_and_one_that_is_not_there_look_alike() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Anna", "Probe").await;
        let clara = scene.house.clara().await;
        let foreign = scene.get(&clara, &format!("/personen/{person}")).await;
        let missing = scene
            .get(&clara, "/personen/00000000-0000-7000-8000-000000000001")
            .await;
        let broken = scene.get(&clara, "/personen/1").await;
        assert_eq!(foreign.body, missing.body);
        assert_eq!(foreign.body, broken.body);
    })
    .await;
}

#[tokio::test]
async fn a_stand_in_sees_and_changes_on_the_agreed_days_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Selam", "Tesfay").await;
        let ida = scene.colleague().await;
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-03-04")
            .await;
        let path = format!("/personen/{person}");

        scene
            .get(&ida, &path)
            .await
            .is(200)
            .shows("Sie vertreten Anna Test.");
        let list = scene.get(&ida, "/personen").await;
        list.shows("Tesfay, Selam");
        list.shows("Anna Test");
        scene
            .post(
                &ida,
                &format!("{path}/bearbeiten"),
                &[("version", "1"), ("vorname", "Selam"), ("familienname", "Tesfai")],
            )
            .await
            .is(303);

        scene.house.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
        let ida = scene.house.signed_in(ida.account).await;
        scene.get(&ida, &path).await.is(404);
        scene.get(&ida, "/personen").await.is(200).hides("Tesfa");
    })
    .await;
}

#[tokio::test]
async fn a_stand_in_of_another_controller_finds_nobody() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Selam", "Tesfay").await;
        let clara = scene.house.clara().await;
        scene
            .stands_in_for_anna(clara.account, "2026-03-01", "2026-03-31")
            .await;

        scene.get(&clara, &format!("/personen/{person}")).await.is(404);
        let list = scene.get(&clara, "/personen").await;
        list.is(200).hides("Tesfay");
        list.shows("Noch keine Personen");
    })
    .await;
}
