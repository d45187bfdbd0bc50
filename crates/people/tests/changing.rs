//! Changing a person: the second writer loses nothing.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn a_changed_name_is_stored_shown_and_found() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Oleksandr", "Shevchenko").await;
        let path = format!("/personen/{person}/bearbeiten");
        let form = scene.get(&scene.anna, &path).await;
        form.is(200).shows(r#"value="Shevchenko""#);
        form.shows(r#"name="version" value="1""#);

        let fields = [
            ("version", "1"),
            ("vorname", "Oleksandr"),
            ("familienname", "Weber"),
            ("geboren", "01.01.1990"),
            ("tag_unsicher", "ja"),
            ("sprache", "uk"),
            ("anschrift", "Am Platz 1\r\n33098 Paderborn"),
        ];
        let saved = scene.post(&scene.anna, &path, &fields).await;

        assert_eq!(saved.is(303).location, format!("/personen/{person}"));
        let shown = scene.get(&scene.anna, &saved.location).await;
        for text in [
            "Oleksandr Weber",
            "01.01.1990 (Tag nicht gesichert)",
            "Ukrainisch",
            "Am Platz 1\n33098 Paderborn",
        ] {
            shown.shows(text);
        }
        shown.hides("Shevchenko");
        let list = scene.get(&scene.anna, "/personen").await;
        list.shows("Weber, Oleksandr");
        list.hides("Shevchenko");
    })
    .await;
}

#[tokio::test]
async fn the_second_writer_sees_both_versions_and_keeps_the_typed_text() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.colleague().await;
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-03-31")
            .await;
        let path = format!("/personen/{person}/bearbeiten");
        let first = [
            ("version", "1"),
            ("vorname", "Ayşe"),
            ("familienname", "Yıldız"),
            ("telefon", "0151 111"),
            ("sprache", "tr"),
        ];
        scene.post(&ida, &path, &first).await.is(303);

        let second = [
            ("version", "1"),
            ("vorname", "Ayşe"),
            ("familienname", "Yıldız-Kaya"),
            ("telefon", "0151 222"),
            ("geboren", "1990"),
            ("sprache", "de"),
        ];
        let answer = scene.post(&scene.anna, &path, &second).await;

        answer.is(409).shows("Inzwischen hat Ida Test gespeichert");
        for text in [
            "0151 111",
            "0151 222",
            "Yıldız-Kaya",
            "Ida Test hat „Türkisch“ gespeichert",
            r#"name="version" value="2""#,
        ] {
            answer.shows(text);
        }
        let again = [
            ("version", "2"),
            ("vorname", "Ayşe"),
            ("familienname", "Yıldız-Kaya"),
            ("telefon", "0151 222"),
        ];
        scene.post(&scene.anna, &path, &again).await.is(303);
        scene
            .get(&scene.anna, &format!("/personen/{person}"))
            .await
            .shows("Yıldız-Kaya");
    })
    .await;
}

#[tokio::test]
async fn a_form_without_version_or_with_wrong_input_changes_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/personen/{person}/bearbeiten");

        scene
            .post(&scene.anna, &path, &[("familienname", "Anders")])
            .await
            .is(409);
        let wrong = scene
            .post(
                &scene.anna,
                &path,
                &[
                    ("version", "1"),
                    ("familienname", "Anders"),
                    ("geboren", "31.02."),
                ],
            )
            .await;

        wrong.is(422).shows(r#"value="31.02.""#);
        wrong.shows(r##"<a href="#geboren">"##);
        scene.get(&scene.anna, "/personen").await.hides("Anders");
    })
    .await;
}
