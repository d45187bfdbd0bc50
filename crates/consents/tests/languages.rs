//! Which languages are offered: reviewed ones, and those that the coordinator switches on.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, path};

const PATH: &str = "/einwilligungen/sprachen";

#[tokio::test]
async fn in_a_town_hall_an_unreviewed_language_is_off_until_the_coordinator_switches_it_on() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::run(house, false).await;
        let person = scene.person("Rojda", "Demir").await;
        let bernd = scene.house.bernd().await;
        let offered = async || {
            let form = scene.get(&scene.anna, &path(person, "/neu")).await.body;
            form.contains("<option value=\"de-x-leicht\"")
        };
        assert!(!offered().await);
        let on = [("sprache", "de-x-leicht"), ("handlung", "ein")];
        scene.post(&bernd, PATH, &on).await.is(303);
        assert!(offered().await);
        scene.house.clock.set("2026-03-02T08:05:00Z".parse().unwrap());
        let off = [("sprache", "de-x-leicht"), ("handlung", "aus")];
        scene.post(&bernd, PATH, &off).await.is(303);
        assert!(!offered().await);
        let form = [
            ("blatt", "00000000-0000-4000-8000-00000000beef"),
            ("erklaerungen", "processing"),
            ("eigene", "contact"),
            ("sprache", "de-x-leicht"),
        ];
        scene
            .post(&scene.anna, &path(person, "/neu"), &form)
            .await
            .is(422)
            .shows("noch nicht freigegeben");
    })
    .await;
}

#[tokio::test]
async fn a_review_names_who_and_when() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::run(house, false).await;
        let bernd = scene.house.bernd().await;
        let review = |on| {
            [
                ("sprache", "de-x-leicht"),
                ("geprueft_von", "Übersetzungsbüro Test"),
                ("geprueft_am", on),
            ]
        };
        scene
            .post(&bernd, PATH, &review("2026-03-03"))
            .await
            .is(422)
            .shows("liegt in der Zukunft")
            .shows("Übersetzungsbüro Test");
        scene.post(&bernd, PATH, &review("2026-03-01")).await.is(303);
        scene
            .get(&bernd, PATH)
            .await
            .is(200)
            .shows("01.03.2026, Übersetzungsbüro Test")
            .shows("geprüft");
    })
    .await;
}

#[tokio::test]
async fn who_only_reads_changes_nothing_and_partners_see_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::run(house, false).await;
        let dora = scene.house.dora().await;
        scene.get(&dora, PATH).await.is(200).hides("Prüfung festhalten");
        let on = [("sprache", "ar"), ("handlung", "ein")];
        scene.post(&dora, PATH, &on).await.is(404);
        scene.post(&scene.anna, PATH, &on).await.is(404);
        for other in [scene.house.emil().await, scene.house.fatma().await] {
            scene.get(&other, PATH).await.is(404);
            scene.post(&other, PATH, &on).await.is(404);
        }
    })
    .await;
}
