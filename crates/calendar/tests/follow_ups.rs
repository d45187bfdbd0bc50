//! Follow-ups: made, moved, done with one click; of a case and without one.

use testing::house::on_both_databases;

use crate::scene::{MARK, MIGRATIONS, Scene};

fn first_id(body: &str) -> String {
    let (_, rest) = body.split_once("name=\"wiedervorlage\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_follow_up_of_a_case_is_made_moved_and_done() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/wiedervorlagen");
        let wrong = [("anlass", "papers"), ("tag", "1.3.2026"), ("text", MARK)];
        let again = scene.post(&scene.anna, &path, &wrong).await;
        again.is(422).shows("Dieser Tag ist schon vorbei.");
        again.shows(MARK);
        let right = [("anlass", "papers"), ("tag", "2.3.2026"), ("text", MARK)];
        scene.post(&scene.anna, &path, &right).await.is(303);

        let list = scene.get(&scene.anna, "/wiedervorlagen").await;
        list.is(200).shows("Heute");
        list.shows(MARK);
        list.shows("Tesfay, Selam");
        let id = first_id(&list.body);
        let moved = [
            ("wiedervorlage", id.as_str()),
            ("neuer_tag", "9.3.2026"),
            ("von", "liste"),
        ];
        let answer = scene
            .post(&scene.anna, &format!("{path}/verschiebung"), &moved)
            .await;
        assert_eq!(answer.is(303).location, "/wiedervorlagen");
        scene
            .get(&scene.anna, "/wiedervorlagen")
            .await
            .shows("In den nächsten sieben Tagen");
        let lost = [("wiedervorlage", id.as_str()), ("neuer_tag", "31.2.2026")];
        let answer = scene
            .post(&scene.anna, &format!("{path}/verschiebung"), &lost)
            .await;
        answer.is(422).shows("Bitte ein Datum wie 28.02.2026 eingeben.");

        let done = [("wiedervorlage", id.as_str())];
        let answer = scene
            .post(&scene.anna, &format!("{path}/erledigung"), &done)
            .await;
        assert_eq!(answer.is(303).location, path);
        scene
            .post(&scene.anna, &format!("{path}/erledigung"), &done)
            .await
            .is(303);
        scene.get(&scene.anna, &path).await.shows("Erledigt (1)");
        scene.get(&scene.anna, "/wiedervorlagen").await.hides(MARK);
    })
    .await;
}

#[tokio::test]
async fn a_follow_up_without_a_file_keeps_no_text_and_is_ones_own() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let new = [("anlass", "network"), ("tag", "29.2.2028"), ("text", MARK)];
        scene.post(&scene.anna, "/wiedervorlagen", &new).await.is(303);
        let list = scene.get(&scene.anna, "/wiedervorlagen").await;
        list.shows("29.02.2028: Netzwerkarbeit");
        list.hides(MARK);
        let id = first_id(&list.body);
        let ida = scene.house.ida().await;
        scene.get(&ida, "/wiedervorlagen").await.hides("29.02.2028");
        let done = [("wiedervorlage", id.as_str())];
        scene
            .post(&ida, "/wiedervorlagen/erledigung", &done)
            .await
            .is(303);
        scene
            .get(&scene.anna, "/wiedervorlagen")
            .await
            .shows("29.02.2028");
        scene
            .post(&scene.anna, "/wiedervorlagen/erledigung", &done)
            .await
            .is(303);
        scene
            .get(&scene.anna, "/wiedervorlagen")
            .await
            .hides("29.02.2028");
    })
    .await;
}
