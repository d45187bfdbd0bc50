//! The team view shows its fixed list and nothing else; the caseload is for oneself and the Fachaufsicht.

use cases::case::model::Phase;
use testing::house::on_both_databases;
use testing::people::delbrueck;

use crate::scene::{MIGRATIONS, Scene};

const REGION: &str = "00000000-0000-4000-8000-0000000000c1";

async fn in_a_region(scene: &Scene) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    access::subject::store::set_area(&mut tx, &delbrueck().to_string(), REGION)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_team_sees_phase_weeks_and_language_group_and_nothing_that_leads_to_a_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        in_a_region(&scene).await;
        let case = scene
            .case_in("Unverwechselbar", Phase::Accompanied, "2026-01-19")
            .await;
        let code = scene.head(case).await.code;
        let (ida, bernd) = (scene.house.ida().await, scene.house.bernd().await);

        for (who, path) in [
            (&ida, "/team"),
            (&bernd, "/team"),
            (&bernd, &*format!("/team?region={REGION}")),
        ] {
            let page = scene.get(who, path).await;
            page.is(200).shows("Prozessbegleitung");
            page.shows(">6</td>");
            page.shows("semitische Sprachen");
            for marker in [
                "Unverwechselbar",
                &code,
                &case.to_string(),
                "Anna",
                "19.01.2026",
                "Arabisch",
            ] {
                page.hides(marker);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn another_region_and_other_roles_see_no_team() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        in_a_region(&scene).await;
        scene
            .case_in("Unverwechselbar", Phase::Accompanied, "2026-01-19")
            .await;
        let clara = scene.house.clara().await;
        for path in ["/team", &format!("/team?region={REGION}")] {
            let page = scene.get(&clara, path).await;
            page.is(200).shows("Keine offenen Fälle");
        }
        for other in [
            scene.house.emil().await,
            scene.house.fatma().await,
            scene.house.gregor().await,
        ] {
            scene.get(&other, "/team").await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_caseload_is_for_oneself_and_the_fachaufsicht() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.case_of_anna("Selam", "Tesfay").await;
        let bernd = scene.house.bernd().await;
        let page = scene.get(&bernd, "/auslastung").await;
        page.is(200).shows("Anna Test");
        page.hides("Tesfay");
        scene
            .get(&scene.anna, "/auslastung/eigene")
            .await
            .is(200)
            .shows("<strong>1</strong> offener Fall")
            .shows("rechnet deshalb mit einer ganzen Stelle");
        for (who, path) in [(&scene.anna, "/auslastung"), (&bernd, "/auslastung/eigene")] {
            scene.get(who, path).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn the_steps_of_the_light_are_kept_and_the_second_writer_sees_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        let path = "/auslastung/schwellen";
        let steps = |version| {
            [
                ("version", version),
                ("gruen_ab", "1"),
                ("gruen_bis", "2"),
                ("gelb_bis", "3"),
            ]
        };
        scene.get(&bernd, path).await.is(200).shows(r#"value="40""#);
        scene.post(&bernd, path, &steps("0")).await.is(303);
        scene.get(&bernd, "/auslastung").await.shows("Grün: 1 bis 2");
        scene
            .post(&bernd, path, &steps("0"))
            .await
            .is(409)
            .shows("inzwischen geändert");
        scene.post(&bernd, path, &steps("1")).await.is(303);
        scene
            .post(&bernd, path, &[("version", "2"), ("gruen_ab", "5")])
            .await
            .is(422);
        scene.get(&scene.anna, path).await.is(404);
    })
    .await;
}
