//! Households: who lives together, as far as one may know.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn two_persons_begin_a_household_and_one_leaves_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ids = scene
            .persons_of(
                scene.anna.account,
                &[("Ayşe", "Yıldız"), ("Mehmet", "Yıldız"), ("Rojda", "Demir")],
            )
            .await;
        let path = format!("/personen/{}/haushalt", ids[0]);

        let found = scene
            .post(&scene.anna, &path, &[("handlung", "suchen"), ("name", "yildiz")])
            .await;
        found.is(200).shows("Yıldız, Mehmet");
        found.hides(&format!(r#"value="{}""#, ids[0]));
        for other in [ids[1], ids[2]] {
            scene
                .post(
                    &scene.anna,
                    &path,
                    &[("handlung", "eintragen"), ("mit", &other.to_string())],
                )
                .await
                .is(303);
        }
        scene
            .get(&scene.anna, &format!("/personen/{}", ids[2]))
            .await
            .shows("Yıldız, Mehmet");
        scene.get(&scene.anna, "/personen").await.shows("3 Personen");

        scene
            .post(&scene.anna, &path, &[("handlung", "verlassen")])
            .await
            .is(303);
        scene
            .get(&scene.anna, &format!("/personen/{}", ids[2]))
            .await
            .hides("Ayşe");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Niemand eingetragen");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_joined_with_a_foreign_person_and_foreign_members_are_not_shown() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.colleague().await;
        let own = scene.person_of_anna("Ayşe", "Yıldız").await;
        let foreign = scene.persons_of(ida.account, &[("Fremd", "Verborgen")]).await[0];
        let path = format!("/personen/{own}/haushalt");

        scene
            .post(
                &scene.anna,
                &path,
                &[("handlung", "eintragen"), ("mit", &foreign.to_string())],
            )
            .await
            .is(404);
        scene
            .post(
                &scene.anna,
                &path,
                &[("handlung", "suchen"), ("name", "Verborgen")],
            )
            .await
            .is(200)
            .shows("Niemanden gefunden");

        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-03-31")
            .await;
        scene
            .post(
                &ida,
                &path,
                &[("handlung", "eintragen"), ("mit", &foreign.to_string())],
            )
            .await
            .is(303);
        scene
            .get(&ida, &format!("/personen/{own}"))
            .await
            .shows("Verborgen");
        scene
            .get(&scene.anna, &format!("/personen/{own}"))
            .await
            .is(200)
            .hides("Verborgen");
        let list = scene.get(&scene.anna, "/personen").await;
        list.shows("1 Person");
        list.hides("2 Personen");
    })
    .await;
}

#[tokio::test]
async fn a_broken_choice_is_told() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let own = scene.person_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/personen/{own}/haushalt");
        for mit in ["", "x", &own.to_string()] {
            let answer = scene
                .post(&scene.anna, &path, &[("handlung", "eintragen"), ("mit", mit)])
                .await;
            answer.is(422).shows("Bitte wählen Sie eine Person aus.");
        }
        scene
            .post(&scene.anna, &path, &[])
            .await
            .is(422)
            .shows("mindestens zwei Buchstaben");
    })
    .await;
}
