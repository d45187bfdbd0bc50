//! Scratch notes: for their author alone, and only for a while.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn a_note_is_for_its_author_alone_and_ends_after_ninety_days() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.house.ida().await;
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-07-01")
            .await;
        let path = format!("/faelle/{case}/notizen");

        scene
            .post(&scene.anna, &path, &[("text", " ")])
            .await
            .is(422)
            .shows("Bitte schreiben Sie etwas");
        scene
            .post(&scene.anna, &path, &[("text", "Rückruf am Abend")])
            .await
            .is(303);
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Rückruf am Abend");
        scene.get(&ida, &path).await.is(200).hides("Rückruf");

        scene.house.clock.set("2026-05-31T08:00:00Z".parse().unwrap());
        let anna = scene.house.signed_in(scene.anna.account).await;
        scene.get(&anna, &path).await.is(200).hides("Rückruf");
    })
    .await;
}

#[tokio::test]
async fn a_note_is_thrown_away_by_its_author_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.house.ida().await;
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-07-01")
            .await;
        let path = format!("/faelle/{case}/notizen");
        scene
            .post(&scene.anna, &path, &[("text", "Rückruf am Abend")])
            .await
            .is(303);
        let page = scene.get(&scene.anna, &path).await;
        let id = page.body.split("name=\"notiz\" value=\"").nth(1).unwrap()[..36].to_owned();
        let throws = [("handlung", "loeschen"), ("notiz", id.as_str())];

        scene.post(&ida, &path, &throws).await.is(303);
        scene.get(&scene.anna, &path).await.shows("Rückruf");
        scene.post(&scene.anna, &path, &throws).await.is(303);
        scene.get(&scene.anna, &path).await.hides("Rückruf");
    })
    .await;
}
