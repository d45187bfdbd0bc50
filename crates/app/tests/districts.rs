//! Two districts in one process: whoever is at home in one is a stranger in the other, and so are its ids.

use std::sync::Arc;

use organisation::model::structure::Structure;
use testing::house::House;
use testing::people::kreis;
use web::house::Houses;
use web::routes::{Door, Fixture, Verb};

use crate::browser::Browser;
use crate::fixtures::Fixtures;
use crate::scene::Scene;

const CITY: &str = include_str!("../../organisation/tests/data/musterstadt.toml");
const KREIS_HOST: &str = "kreis.test";
const CITY_HOST: &str = "stadt.test";

/// A second house beside the first, on a file of its own; its ids and secrets differ from the first one's.
async fn city() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let file = db::url::DatabaseUrl::Sqlite(folder.path().join("data.sqlite"));
    let house: House = testing::house::house(folder, &file, &[&app::rooms::migrations()]).await;
    // The seeded source gives every test the same ids; the city goes on where the Kreis never gets.
    for _ in 0..50_000 {
        house.ids.next_random();
    }
    Scene::with_district(house, CITY).await
}

#[tokio::test]
async fn a_session_of_one_district_is_worth_nothing_on_the_host_of_the_other() {
    crate::scene::on_both(async |kreis_scene| {
        let city_scene = city().await;
        let mut houses = Houses::default();
        houses.add(KREIS_HOST, Arc::clone(&kreis_scene.furnished));
        houses.add(CITY_HOST, Arc::clone(&city_scene.furnished));
        let router = web::server::router(houses, app::rooms::routes());

        let anna = kreis_scene.house.anna().await;
        let berta = city_scene.house.anna().await;
        assert_ne!(anna.token.cookie_value(), berta.token.cookie_value());
        let hers = kreis_scene.person_of(anna.account, kreis(), "Kreisperson").await;
        let theirs = city_scene.person_of(berta.account, kreis(), "Stadtperson").await;
        let at_home = Browser::of(&router, &anna).at(KREIS_HOST);
        let abroad = Browser::of(&router, &anna).at(CITY_HOST);
        let in_the_city = Browser::of(&router, &berta).at(CITY_HOST);
        let home = Fixtures::of(&kreis_scene, hers.to_string(), anna.account).await;
        let away = Fixtures::of(&city_scene, theirs.to_string(), berta.account).await;

        for route in app::rooms::routes() {
            let info = &route.info;
            for path in [away.filled(info), home.filled(info)] {
                let answer = match info.verb {
                    Verb::Get => abroad.get(&path).await,
                    Verb::Post => abroad.post(&path, &[]).await,
                };
                assert_eq!(answer.status, 404, "{:?} {path} at {CITY_HOST}", info.verb);
            }
            if info.door == Door::Public {
                continue;
            }
            if info.fixture == Fixture::None || home.filled(info) == away.filled(info) {
                continue;
            }
            let (foreign_here, foreign_there) = match info.verb {
                Verb::Get => (
                    at_home.get(&away.filled(info)).await,
                    in_the_city.get(&home.filled(info)).await,
                ),
                Verb::Post => (
                    at_home.post(&away.filled(info), &[]).await,
                    in_the_city.post(&home.filled(info), &[]).await,
                ),
            };
            assert_eq!(
                (foreign_here.status, foreign_there.status),
                (404, 404),
                "{:?} {}",
                info.verb,
                info.path
            );
        }
        let text = at_home.get(&format!("/personen/{hers}")).await.is(200).text();
        assert!(text.contains("Kreisperson") && !text.contains("Stadtperson"));
        let text = in_the_city
            .get(&format!("/personen/{theirs}"))
            .await
            .is(200)
            .text();
        assert!(text.contains("Stadtperson") && !text.contains("Kreisperson"));
    })
    .await;
}

#[tokio::test]
async fn a_host_that_nobody_has_shows_no_district() {
    let scene = city().await;
    let anna = scene.house.anna().await;
    for host in ["", "boese.test", "kreis.test.boese.test", "127.0.0.1"] {
        for path in ["/", "/anmelden", "/kreis", "/gibt-es-nicht"] {
            let answer = Browser::of(&scene.router, &anna).at(host).get(path).await;
            assert_eq!(
                (answer.status, answer.text().as_str()),
                (404, "404\n"),
                "{host}{path}"
            );
        }
    }
}

#[tokio::test]
async fn search_and_lists_of_one_district_know_nobody_of_the_other() {
    crate::scene::on_both(async |kreis_scene| {
        let city_scene = city().await;
        let anna = kreis_scene.house.anna().await;
        let berta = city_scene.house.anna().await;
        city_scene
            .person_of(berta.account, kreis(), "Unverwechselbar")
            .await;
        kreis_scene.build_index().await;

        let found = kreis_scene
            .browser(&anna)
            .post("/suche", &[("suche", "Probe")])
            .await;
        assert!(!found.is(200).text().contains("Unverwechselbar"));
        let list = kreis_scene.browser(&anna).get("/personen").await;
        assert!(!list.is(200).text().contains("Unverwechselbar"));
        let structure: Structure = Fixtures::of(&city_scene, String::new(), berta.account)
            .await
            .structure;
        let kreis_page = kreis_scene.browser(&anna).get("/kreis").await.is(200).text();
        assert!(!kreis_page.contains(&structure.district.name));
    })
    .await;
}
