//! The search: tolerant of spelling, within what the searcher may open.

use testing::browser;
use testing::house::on_both_databases;

use crate::{MIGRATIONS, Scene};

#[tokio::test]
async fn a_person_is_found_however_the_name_is_spelt() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let names = [
            ("Mohammed", "Al-Hassan"),
            ("Oleksandr", "Shevchenko"),
            ("Ayşe", "Yıldız"),
        ];
        scene.persons_of(scene.anna.account, &names).await;

        for (words, name) in [
            ("Muhammad", "Al-Hassan, Mohammed"),
            ("Aleksander Schewtschenko", "Shevchenko, Oleksandr"),
            ("yildiz ayse", "Yıldız, Ayşe"),
            ("  \u{202e}Yildiz\u{200f} ", "Yıldız, Ayşe"),
        ] {
            let answer = scene.search(&scene.anna, words).await;
            answer.is(200).shows(name);
            assert!(
                answer.body.contains(r#"<span class="count">1</span>"#),
                "{words}: {}",
                answer.body
            );
        }
    })
    .await;
}

#[tokio::test]
async fn persons_of_others_are_neither_shown_nor_counted() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let clara = scene.house.clara().await;
        scene
            .persons_of(clara.account, &[("Mohammed", "Verborgen"); 60])
            .await;
        scene
            .persons_of(scene.anna.account, &[("Muhammad", "Eigen")])
            .await;

        let answer = scene.search(&scene.anna, "Mohammed").await;

        answer.is(200).shows("Eigen, Muhammad");
        answer.shows(r#"<span class="count">1</span>"#);
        answer.hides("Verborgen");
        answer.hides("noch mehr Treffer");
        scene.search(&clara, "Mohammed").await.shows("mehr als 50");
    })
    .await;
}

#[tokio::test]
async fn a_search_names_in_the_audit_trail_whom_it_showed_and_not_what_was_typed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await[0];

        scene.search(&scene.anna, "Tesfai").await.is(200);

        let mut tx = scene.house.back_door.read().await.unwrap();
        let details: Vec<String> = db::statement::Statement::new(
            "SELECT detail FROM access_audit WHERE act = 'person.search' ORDER BY at, id",
        )
        .all(&mut tx, |row| row.get("detail"))
        .await
        .unwrap();
        assert!(details.contains(&format!("shown={person}")), "{details:?}");
        assert!(!format!("{details:?}").to_lowercase().contains("tesf"));
    })
    .await;
}

#[tokio::test]
async fn many_hits_take_as_many_statements_as_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await;
        let one = statements(&scene, "Tesfay").await;
        scene
            .persons_of(scene.anna.account, &[("Selam", "Tesfay"); 40])
            .await;
        assert_eq!(statements(&scene, "Tesfay").await, one);
        // Who asks (2), persons (6, two of them which keys may be handed out), places (4).
        assert!(one <= 12, "{one}");
    })
    .await;
}

async fn statements(scene: &Scene, words: &str) -> u64 {
    scene.search(&scene.anna, words).await.is(200);
    let before = scene.house.access.statements_run();
    scene.search(&scene.anna, words).await.is(200);
    scene.house.access.statements_run() - before
}

#[tokio::test]
async fn whatever_is_typed_comes_back_as_text() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let long = "ü".repeat(10_000);
        for words in [
            "",
            "a",
            "🙂",
            "<script>alert(1)</script>",
            "%00\0",
            "31.02.1990",
            long.as_str(),
        ] {
            scene
                .search(&scene.anna, words)
                .await
                .is(200)
                .hides("<script>alert");
        }
        browser::post_body(&scene.router, &scene.anna, "/suche", b"\xff%%%".to_vec())
            .await
            .hides("Tesfay");
        scene
            .search(&scene.anna, "a")
            .await
            .shows("mindestens zwei Buchstaben");
        scene
            .search(&scene.anna, "person")
            .await
            .shows(r#"<a href="/personen">Personen</a>"#);
        browser::get(&scene.router, &scene.anna, "/suche")
            .await
            .is(200)
            .shows("Geburtsdatum");
    })
    .await;
}

#[tokio::test]
async fn everyone_searches_and_only_case_managers_among_persons() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await;
        scene
            .search(&scene.anna, "Tesfay")
            .await
            .is(200)
            .shows("Tesfay, Selam");
        for (role, who) in scene.house.everyone().await {
            browser::get(&scene.router, &who, "/suche").await.is(200);
            let found = scene.search(&who, "Tesfay").await;
            found.is(200).hides("Tesfay, Selam");
            if role != access::role::Role::CaseManager {
                found.shows("Nichts gefunden");
                found.hides("Personen <span");
            }
        }
    })
    .await;
}
