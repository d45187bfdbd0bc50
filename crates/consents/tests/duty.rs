//! Four eyes over the pages: asked by one, released by another of the same controller, without a name, told once.

use access::session::model::SignedIn;
use base::ids::PersonId;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, jobcenter, path};

async fn asked(scene: &Scene, ida: &SignedIn, person: PersonId) -> String {
    let stelle = jobcenter().to_string();
    let sent = [
        ("grundlage", "kkg_4"),
        ("weg", "talk"),
        ("stelle", stelle.as_str()),
        ("angaben", "contact"),
        ("angaben", "household"),
        ("grund", "Das Kind ist nicht versorgt"),
    ];
    scene
        .post(&scene.anna, &path(person, "/pflicht"), &sent)
        .await
        .is(303);
    let list = scene.get(ida, "/weitergaben").await;
    list.is(200).shows("§ 4 Abs. 3 KKG").hides("Demir");
    let (_, rest) = list.body.split_once("?antrag=").unwrap();
    rest.chars().take(36).collect()
}

#[tokio::test]
async fn a_colleague_releases_without_learning_who_it_is_and_then_it_is_told_once() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let ida = scene.house.ida().await;
        let id = asked(&scene, &ida, person).await;

        let own = scene.get(&scene.anna, &path(person, "/pflicht")).await;
        own.is(200).shows("wartet auf die zweite Person").hides("Ist mitgeteilt");
        let told = [("antrag", id.as_str()), ("schritt", "mitgeteilt")];
        scene
            .post(&scene.anna, &path(person, "/pflicht"), &told)
            .await
            .is(422)
            .shows("noch nicht freigegeben");
        scene.get(&scene.anna, "/weitergaben").await.is(200).shows("Nichts wartet");

        let one = scene.get(&ida, &format!("/weitergaben?antrag={id}")).await;
        one.is(200)
            .shows("Das Kind ist nicht versorgt")
            .shows("Jobcenter Musterland")
            .hides("Demir")
            .hides("Rojda");
        let refuse = [("antrag", id.as_str()), ("entscheidung", "nein")];
        scene.post(&ida, "/weitergaben", &refuse).await.is(422).shows("warum Sie ablehnen");
        let release = [("antrag", id.as_str()), ("entscheidung", "ja")];
        scene.post(&ida, "/weitergaben", &release).await.is(303);
        scene.post(&ida, "/weitergaben", &release).await.is(404);

        let own = scene.get(&scene.anna, &path(person, "/pflicht")).await;
        own.is(200)
            .shows("freigegeben")
            .shows("Alles darf gehen")
            .shows("Ist mitgeteilt");
        scene.post(&scene.anna, &path(person, "/pflicht"), &told).await.is(303);
        scene
            .post(&scene.anna, &path(person, "/pflicht"), &told)
            .await
            .is(422)
            .shows("verbraucht");
        let went = scene.get(&scene.anna, &path(person, "/weitergaben")).await;
        went.is(200)
            .shows("gesetzliche Pflicht, § 4 Abs. 3 KKG")
            .shows("Jobcenter Musterland");
        let steps = scene
            .number("SELECT COUNT(*) AS n FROM access_audit WHERE purpose = 'legal_duty'")
            .await;
        assert_eq!(steps, 2, "asked and released");
        let gone = scene
            .number("SELECT COUNT(*) AS n FROM access_audit WHERE purpose = 'disclosure' AND detail LIKE '%basis=law%'")
            .await;
        assert_eq!(gone, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_of_another_controller_or_no_case_manager_finds_nothing_to_release() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let id = asked(&scene, &scene.house.ida().await, person).await;
        let clara = scene.house.clara().await;
        scene
            .get(&clara, "/weitergaben")
            .await
            .is(200)
            .shows("Nichts wartet");
        let one = format!("/weitergaben?antrag={id}");
        scene.get(&clara, &one).await.is(404);
        let release = [("antrag", id.as_str()), ("entscheidung", "ja")];
        scene.post(&clara, "/weitergaben", &release).await.is(404);
        for who in [
            scene.house.bernd().await,
            scene.house.dora().await,
            scene.house.emil().await,
            scene.house.fatma().await,
            scene.house.gregor().await,
            scene.house.hanna().await,
        ] {
            scene.get(&who, &one).await.is(404);
            scene.post(&who, "/weitergaben", &release).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_not_complete_comes_back_with_what_was_typed_and_one_is_taken_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let page = path(person, "/pflicht");
        let typed = [("grund", "Nur ein Grund"), ("grundlage", "king")];
        let again = scene.post(&scene.anna, &page, &typed).await;
        again
            .is(422)
            .shows("Nur ein Grund")
            .shows("Bitte wählen Sie die Vorschrift.")
            .shows("genau eine Stelle");
        let id = asked(&scene, &scene.house.ida().await, person).await;
        let back = [("antrag", id.as_str()), ("schritt", "zuruecknehmen")];
        scene.post(&scene.anna, &page, &back).await.is(303);
        scene.post(&scene.anna, &page, &back).await.is(404);
        scene
            .get(&scene.anna, &page)
            .await
            .is(200)
            .shows("zurückgenommen");
    })
    .await;
}
