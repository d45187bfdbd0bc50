//! Deadlines of a case and the radar over all of them.

use testing::house::on_both_databases;

use crate::scene::{MARK, MIGRATIONS, Scene};
use crate::store;

fn first_id(body: &str) -> String {
    let (_, rest) = body.split_once("name=\"frist\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_deadline_is_entered_moved_and_settled() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/fristen");
        scene.get(&scene.anna, &path).await.is(200).shows("Keine Fristen");
        let missing = [("art", "permit_end"), ("notiz", MARK)];
        let again = scene.post(&scene.anna, &path, &missing).await;
        again.is(422).shows("Bitte ein Datum wie 28.02.2026 eingeben.");
        again.shows(MARK);
        scene
            .post(&scene.anna, &path, &[("art", "section_24")])
            .await
            .is(303);
        let list = scene.get(&scene.anna, &path).await;
        list.shows("04.03.2027: § 24 AufenthG läuft ab");

        let id = first_id(&list.body);
        let moved = [
            ("frist", id.as_str()),
            ("version", "1"),
            ("neuer_tag", "9.3.2026"),
        ];
        scene
            .post(&scene.anna, &format!("{path}/verschiebung"), &moved)
            .await
            .is(303);
        let second = scene
            .post(&scene.anna, &format!("{path}/verschiebung"), &moved)
            .await;
        second.is(422).shows("Die Frist wurde inzwischen geändert.");
        let radar = scene.get(&scene.anna, "/fristen").await;
        radar.is(200).shows("in 7 Tagen");
        radar.shows("Tesfay, Selam");
        radar.shows("März 2026");
        let kept = [("frist", id.as_str()), ("erledigung", "kept")];
        scene
            .post(&scene.anna, &format!("{path}/erledigung"), &kept)
            .await
            .is(303);
        scene
            .get(&scene.anna, &path)
            .await
            .shows("Erledigt oder entfallen (1)");
        scene.get(&scene.anna, "/fristen").await.hides("Tesfay");
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_consent_is_a_deadline_until_it_is_withdrawn() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, person) = scene.case_with_consents(&["2026-06-30"]).await;
        let path = format!("/faelle/{case}/fristen");
        let list = scene.get(&scene.anna, &path).await;
        list.shows("30.06.2026: Einwilligung läuft ab");
        list.shows("Ergibt sich aus anderen Angaben des Falls.");
        scene
            .get(&scene.anna, "/fristen")
            .await
            .shows("Einwilligung läuft ab");

        store::withdraw_consents(&scene.house, (person, scene.anna.account)).await;

        scene.get(&scene.anna, &path).await.hides("Einwilligung läuft ab");
        scene
            .get(&scene.anna, "/fristen")
            .await
            .hides("Einwilligung läuft ab");
    })
    .await;
}

#[tokio::test]
async fn a_closed_case_shows_how_long_it_is_kept() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        store::close_case(&mut tx, case, "2026-02-28".parse().unwrap()).await;
        tx.commit().await.unwrap();
        let list = scene.get(&scene.anna, &format!("/faelle/{case}/fristen")).await;
        list.shows("31.12.2029: Aufbewahrung endet");
    })
    .await;
}

#[tokio::test]
async fn the_29th_of_february_is_a_day_only_where_the_calendar_has_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/fristen");
        let with = |tag| [("art", "permit_end"), ("tag", tag), ("notiz", MARK)];
        let again = scene.post(&scene.anna, &path, &with("29.02.2027")).await;
        again.is(422).shows("Bitte ein Datum wie 28.02.2026 eingeben.");
        again.shows(MARK).shows("29.02.2027");
        scene.post(&scene.anna, &path, &with("29.2.2028")).await.is(303);
        scene.get(&scene.anna, &path).await.shows("29.02.2028: ");
    })
    .await;
}
