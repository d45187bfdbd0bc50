//! Consultation hours: made, called off, ended; seen by colleagues, changed by whoever holds them.

use testing::house::on_both_databases;
use testing::people::delbrueck;

use crate::scene::{MIGRATIONS, Scene};

fn first_id(body: &str) -> String {
    let (_, rest) = body.split_once("name=\"sprechstunde\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_consultation_hour_is_held_called_off_and_ended() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        crate::store::insert_municipality(&scene.house, delbrueck()).await;
        let place = delbrueck().to_string();
        let fields = [
            ("kommune", place.as_str()),
            ("ort", "Rathaus, Zimmer 12"),
            ("wochentag", "1"),
            ("rhythmus", "weekly"),
            ("von", "9"),
            ("bis_uhr", "12:00"),
            ("ab", "2.3.2026"),
        ];
        let wrong = [&fields[..5], &[("bis_uhr", "8"), ("ab", "2.3.2026")]].concat();
        let again = scene.post(&scene.anna, "/sprechstunden/neu", &wrong).await;
        again.is(422).shows("Das Ende liegt vor dem Beginn.");
        scene
            .post(&scene.anna, "/sprechstunden/neu", &fields)
            .await
            .is(303);
        let list = scene.get(&scene.anna, "/sprechstunden").await;
        list.is(200).shows("Montag, 09:00–12:00 Uhr, jede Woche");
        list.shows("Montag, 06.04.2026");
        list.shows("Ostermontag");
        scene
            .get(&scene.anna, "/termine")
            .await
            .shows("Offene Sprechstunde");

        let id = first_id(&list.body);
        let off = [("sprechstunde", id.as_str()), ("tag", "2026-03-02")];
        let ida = scene.house.ida().await;
        scene.get(&ida, "/sprechstunden").await.shows("Anna Test");
        scene.post(&ida, "/sprechstunden/ausfall", &off).await.is(404);
        scene
            .post(&scene.anna, "/sprechstunden/ausfall", &off)
            .await
            .is(303);
        scene.get(&scene.anna, "/termine").await.shows("fällt aus");
        let after_all = [&off[..], &[("handlung", "doch")]].concat();
        scene
            .post(&scene.anna, "/sprechstunden/ausfall", &after_all)
            .await
            .is(303);
        scene.get(&scene.anna, "/termine").await.hides("fällt aus");

        let end = [("sprechstunde", id.as_str()), ("letzter_tag", "9.3.2026")];
        scene.post(&scene.anna, "/sprechstunden/ende", &end).await.is(303);
        let list = scene.get(&scene.anna, "/sprechstunden").await;
        list.shows("bis 09.03.2026");
        list.hides("16.03.2026");
    })
    .await;
}
