//! Adding a person: first look, then add; wrong input keeps what was typed.

use testing::browser;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, router};

const NEW: &str = "/personen/neu";

#[tokio::test]
async fn before_adding_the_same_person_in_another_spelling_is_shown() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let known = scene.person_of_anna("Mohammed", "Al-Hassan").await;

        let looked = scene
            .post(
                &scene.anna,
                NEW,
                &[
                    ("vorname", "Muhammad"),
                    ("familienname", "Alhasan"),
                    ("geboren", "1990"),
                ],
            )
            .await;
        looked.is(200).shows("Al-Hassan, Mohammed");
        looked.shows(&format!(r#"name="gesehen" value="{known}""#));
        looked.shows(r#"value="Muhammad""#);

        let added = scene
            .post(
                &scene.anna,
                NEW,
                &[
                    ("schritt", "anlegen"),
                    ("vorname", "Muhammad"),
                    ("familienname", "Alhasan"),
                    ("geboren", "1990"),
                    ("gesehen", &known.to_string()),
                ],
            )
            .await;
        added.is(303);
        scene
            .get(&scene.anna, &added.location)
            .await
            .is(200)
            .shows("Muhammad Alhasan");
    })
    .await;
}

#[tokio::test]
async fn who_was_not_shown_beside_the_form_is_shown_before_anything_is_added() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.person_of_anna("Mohammed", "Al-Hassan").await;

        let fields = [
            ("schritt", "anlegen"),
            ("vorname", "Muhammad"),
            ("familienname", "Alhasan"),
            ("telefon", "0151 1"),
        ];
        let answer = scene.post(&scene.anna, NEW, &fields).await;

        answer.is(422).shows("Diese Person gibt es vielleicht schon.");
        answer.shows(r#"value="0151 1""#);
        scene.get(&scene.anna, "/personen").await.hides("Alhasan");
    })
    .await;
}

#[tokio::test]
async fn possible_doubles_of_others_are_not_shown() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.person_of_anna("Mohammed", "Al-Hassan").await;
        let clara = scene.house.clara().await;

        let looked = scene
            .post(
                &clara,
                NEW,
                &[("vorname", "Mohammed"), ("familienname", "Al-Hassan")],
            )
            .await;

        looked
            .is(200)
            .shows("Unter Ihren Personen gibt es niemanden mit diesem Namen.");
        looked.hides("gesehen");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let long = "ü".repeat(10_000);
        let wrong: [(&[(&str, &str)], &str); 6] = [
            (
                &[("vorname", ""), ("familienname", "")],
                "Bitte mindestens einen Namen eingeben",
            ),
            (&[("familienname", &long)], "10000 Zeichen sind zu viel"),
            (&[("familienname", "🙂")], "mindestens einen Buchstaben"),
            (
                &[("familienname", "Test"), ("geboren", "31.02.")],
                "Bitte ein Datum wie 28.02.1990",
            ),
            (
                &[("familienname", "Test"), ("geboren", "01.01.2031")],
                "liegt in der Zukunft",
            ),
            (
                &[("familienname", "Test"), ("sprache", "xx")],
                "Bitte eine Sprache aus der Liste",
            ),
        ];
        for (fields, sentence) in wrong {
            let looked = scene.post(&scene.anna, NEW, fields).await;
            looked.is(422).shows(sentence);
            let adding = [fields, &[("schritt", "anlegen"), ("anschrift", "Am Platz 1")]].concat();
            let added = scene.post(&scene.anna, NEW, &adding).await;
            added.is(422).shows(sentence);
            added.shows("Am Platz 1");
            for (_, typed) in fields
                .iter()
                .filter(|(field, typed)| !typed.is_empty() && *field != "sprache")
            {
                added.shows(typed);
            }
        }
        scene
            .get(&scene.anna, "/personen")
            .await
            .shows("Noch keine Personen");
    })
    .await;
}

#[tokio::test]
async fn names_of_all_kinds_are_accepted() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let names = [
            ("Habibullah", "", ""),
            ("\u{202e}محمد\u{200f}", "علي", "1988"),
            ("Ömer 🙂", "<b>Ünal</b>", "12.3.90"),
            ("#read(\"/etc/passwd\")", "Test", ""),
        ];
        for (given, family, born) in names {
            let added = scene
                .post(
                    &scene.anna,
                    NEW,
                    &[
                        ("schritt", "anlegen"),
                        ("vorname", given),
                        ("familienname", family),
                        ("geboren", born),
                    ],
                )
                .await;
            added.is(303);
        }
        let list = scene.get(&scene.anna, "/personen").await;
        list.shows("<bdi>Habibullah</bdi>");
        list.shows("<bdi>علي, محمد</bdi>");
        list.shows("12.03.1990");
        list.shows("1988 (Tag unbekannt)");
        list.hides("<b>");
    })
    .await;
}

#[tokio::test]
async fn while_names_cannot_be_searched_nobody_is_added_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let anna = house.anna().await;
        let index = people::index::PersonIndex::new();
        let router = router(&house, &index);

        let asked = browser::get(&router, &anna, NEW).await;
        let sent = browser::post(
            &router,
            &anna,
            NEW,
            &[("schritt", "anlegen"), ("vorname", "Selam")],
        )
        .await;

        asked.is(200).shows("Die Suche wird vorbereitet");
        sent.is(422).shows("Die Suche wird vorbereitet");
        sent.shows(r#"value="Selam""#);
    })
    .await;
}

#[tokio::test]
async fn only_case_managers_add_persons() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        for other in [
            scene.house.bernd().await,
            scene.house.dora().await,
            scene.house.emil().await,
            scene.house.gregor().await,
        ] {
            scene.get(&other, NEW).await.is(404);
            scene.get(&other, "/personen").await.is(404);
            scene.post(&other, NEW, &[]).await.is(404);
        }
    })
    .await;
}
