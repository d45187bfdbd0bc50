//! What lists of cases know of the calendar: since when a follow-up or a deadline is overdue.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const OVERDUE: &str = "/faelle?ueberfaellig=ja";

fn first_id(body: &str, field: &str) -> String {
    let (_, rest) = body.split_once(&format!("name=\"{field}\" value=\"")).unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_follow_up_is_overdue_from_the_next_day_until_it_is_moved_or_done() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/wiedervorlagen");
        let new = [("anlass", "papers"), ("tag", "9.3.2026")];
        scene.post(&scene.anna, &path, &new).await.is(303);
        let id = first_id(&scene.get(&scene.anna, &path).await.body, "wiedervorlage");

        let anna = scene.at("2026-03-09T08:00:00Z", &scene.anna).await;
        scene.get(&anna, OVERDUE).await.is(200).hides("Tesfay");
        let anna = scene.at("2026-03-10T08:00:00Z", &anna).await;
        let list = scene.get(&anna, OVERDUE).await;
        list.is(200).shows("Tesfay, Selam");
        list.shows("10.03.2026");

        let moved = [("wiedervorlage", id.as_str()), ("neuer_tag", "12.3.2026")];
        scene
            .post(&anna, &format!("{path}/verschiebung"), &moved)
            .await
            .is(303);
        scene.get(&anna, OVERDUE).await.is(200).hides("Tesfay");
        let anna = scene.at("2026-03-13T08:00:00Z", &anna).await;
        scene.get(&anna, OVERDUE).await.shows("13.03.2026");
        let done = [("wiedervorlage", id.as_str())];
        scene
            .post(&anna, &format!("{path}/erledigung"), &done)
            .await
            .is(303);
        scene.get(&anna, OVERDUE).await.is(200).hides("Tesfay");
    })
    .await;
}

#[tokio::test]
async fn a_deadline_is_overdue_until_it_is_settled_and_a_follow_up_changes_nothing_about_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/fristen");
        let new = [("art", "permit_end"), ("tag", "9.3.2026")];
        scene.post(&scene.anna, &path, &new).await.is(303);
        let id = first_id(&scene.get(&scene.anna, &path).await.body, "frist");

        let anna = scene.at("2026-03-10T08:00:00Z", &scene.anna).await;
        let follow_up = [("anlass", "papers"), ("tag", "10.3.2026")];
        let follow_ups = format!("/faelle/{case}/wiedervorlagen");
        scene.post(&anna, &follow_ups, &follow_up).await.is(303);
        scene.get(&anna, OVERDUE).await.shows("10.03.2026");

        let kept = [("frist", id.as_str()), ("erledigung", "kept")];
        scene
            .post(&anna, &format!("{path}/erledigung"), &kept)
            .await
            .is(303);
        scene.get(&anna, OVERDUE).await.is(200).hides("Tesfay");
        let anna = scene.at("2026-03-11T08:00:00Z", &anna).await;
        scene.get(&anna, OVERDUE).await.shows("11.03.2026");
    })
    .await;
}

#[tokio::test]
async fn a_follow_up_of_a_contact_card_or_of_nobody_makes_no_case_overdue() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.case_of_anna("Tesfay").await;
        let contact = scene.contact_of_anna().await;
        let new = [("anlass", "network"), ("tag", "2.3.2026")];
        for path in [
            crate::store::contact_path(contact, "wiedervorlagen"),
            "/wiedervorlagen".to_owned(),
        ] {
            scene.post(&scene.anna, &path, &new).await.is(303);
        }
        let anna = scene.at("2026-03-05T08:00:00Z", &scene.anna).await;
        scene.get(&anna, OVERDUE).await.is(200).hides("Tesfay");
    })
    .await;
}
