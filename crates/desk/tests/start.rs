//! The start page of each role.

use access::role::Role;
use people::index::PersonIndex;
use testing::house::on_both_databases;

use crate::{MIGRATIONS, Scene, browser, router};

#[tokio::test]
async fn a_case_manager_starts_with_today_and_the_newest_own_persons() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let clara = scene.house.clara().await;
        scene.persons_of(clara.account, &[("Fremd", "Verborgen")]).await;
        scene
            .persons_of(scene.anna.account, &[("Selam", "Tesfay"), ("Rojda", "Demir")])
            .await;

        let start = browser::get(&scene.router, &scene.anna, "/").await;

        start.is(200).shows("Montag, 2. März 2026");
        start.shows("Demir, Rojda");
        start.shows(r#"action="/suche""#);
        start.hides("Verborgen");
    })
    .await;
}

#[tokio::test]
async fn everyone_has_a_start_page_and_only_case_managers_see_persons_on_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await;
        for (role, who) in scene.house.everyone().await {
            let start = browser::get(&scene.router, &who, "/").await;
            start.is(200).hides("Tesfay");
            if role != Role::CaseManager {
                start.hides("/personen");
            }
            if [Role::Partner, Role::RegularService].contains(&role) {
                start.shows("Heute liegt nichts an");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn until_names_can_be_searched_the_page_says_so() {
    on_both_databases(MIGRATIONS, async |house| {
        let anna = house.anna().await;
        let router = router(&house, &PersonIndex::new());

        browser::get(&router, &anna, "/")
            .await
            .is(200)
            .shows("Die Suche wird vorbereitet …");
        let found = browser::post(&router, &anna, "/suche", &[("suche", "Selam")]).await;
        found.is(200).shows("Die Suche wird vorbereitet …");
        found.shows("Personen eingelesen");
    })
    .await;
}

#[tokio::test]
async fn who_decides_as_second_person_and_who_runs_the_program_see_what_waits() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (hanna, gregor) = (scene.house.hanna().await, scene.house.gregor().await);
        let lead = browser::get(&scene.router, &hanna, "/").await;
        lead.is(200).shows("Vorgänge warten auf Freigabe");
        lead.hides("Aufträge sind gescheitert");
        let administrator = browser::get(&scene.router, &gregor, "/").await;
        administrator.is(200).shows("Aufträge sind gescheitert");
        administrator.hides("Freigabe");
    })
    .await;
}
