//! The HSDS interface as programs of others read it: what is taken over from a file comes out of it again, on both
//! databases. Some answers are saved for the independent checker, see `cargo xtask test --only hsds`.

use std::path::PathBuf;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::session::model::SignedIn;
use axum::Router;
use db::statement::Statement;
use directory::exchange::hsds::read::read;
use directory::exchange::hsds::take_over::{How, TakenOver, known, take_over};
use directory::search::finder::Finder;
use serde_json::Value;
use testing::browser::{self, Answer};
use testing::house::{House, on_both_databases};
use testing::people::delbrueck;
use web::house::Rooms;

const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    organisation::MIGRATIONS,
    directory::MIGRATIONS,
];

/// A course and an advice centre that everybody may see.
const PUBLIC: &str = include_str!("hsds/public.json");
/// A group that is for the house alone.
const HIDDEN: &str = include_str!("hsds/hidden.json");

const COURSE: &str = "00000000-0000-7000-8000-0000000000a1";
const ADVICE: &str = "00000000-0000-7000-8000-0000000000a2";
const SECRET: &str = "00000000-0000-7000-8000-0000000000a3";
const ASSOCIATION: &str = "00000000-0000-7000-8000-0000000000b1";
const AT_TOWN_HALL: &str = "00000000-0000-7000-8000-0000000000d1";

/// A house whose directory was filled from files.
struct Scene {
    house: House,
    hanna: SignedIn,
    finder: Finder,
    router: Router,
}

impl Scene {
    async fn empty(house: House) -> Self {
        let key = delbrueck().to_string();
        let mut tx = house.back_door.write().await.unwrap();
        for insert in [
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'stated', 'Test')",
            "INSERT INTO organisation_municipality (id, name, kind, ags) VALUES ($1, 'Delbrück', 'municipality', '05774020')",
        ] {
            Statement::new(insert).bind(&key).run(&mut tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        let finder = Finder::new();
        let mut rooms = Rooms::default();
        rooms.put(finder.clone());
        let router = browser::router(&house, rooms, portal::hsds::routes().into_vec(), &[]);
        Self {
            hanna: house.hanna().await,
            house,
            finder,
            router,
        }
    }

    async fn filled(house: House) -> Self {
        let scene = Self::empty(house).await;
        scene.take_over(PUBLIC, true).await;
        scene.take_over(HIDDEN, false).await;
        scene.finder.build(&scene.house.back_door).await.unwrap();
        scene
    }

    async fn take_over(&self, json: &str, is_public: bool) -> TakenOver {
        let mut tx = self.house.back_door.read().await.unwrap();
        let known = known(&mut tx, self.house.clock.now()).await.unwrap();
        drop(tx);
        let parcel = read(json.as_bytes(), &known).unwrap();
        let act = Act::OfferImport;
        let (mut tx, permit) = self
            .house
            .access
            .enter_writing(&self.hanna, act, AuditSubject::House)
            .await
            .unwrap();
        let how = How {
            by: self.hanna.account,
            now: self.house.clock.now(),
            is_public,
        };
        let taken = take_over(&mut tx, &permit, parcel, how).await.unwrap();
        tx.commit().await.unwrap();
        taken
    }

    async fn get(&self, path: &str) -> Answer {
        browser::get_as_stranger(&self.router, &format!("/hsds/3.1{path}"), "").await
    }

    async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        answer.is(200);
        serde_json::from_str(&answer.body).unwrap()
    }

    /// The names of a list, in its order.
    async fn names(&self, path: &str) -> Vec<String> {
        let page = self.json(path).await;
        let contents = page["contents"].as_array().unwrap();
        let name = |entry: &Value| entry["name"].as_str().unwrap_or_default().to_owned();
        contents.iter().map(name).collect()
    }
}

/// Saves an answer for the independent checker.
fn save(kind: &str, number: usize, answer: &Value) {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target")),
        PathBuf::from,
    );
    let folder = target.join("checks/hsds").join(kind);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{number}.json")), answer.to_string()).unwrap();
}

#[tokio::test]
async fn the_interface_says_which_version_it_speaks_and_where_its_profile_is() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::empty(house).await;
        let about = scene.get("/").await;
        about
            .is(200)
            .shows("\"version\":\"3.1\"")
            .shows("/hsds/3.1/profile");
        assert_eq!(about.header("access-control-allow-origin"), "*");
        scene.get("/profile").await.is(200).shows("Handlungsfelder");
        let openapi = scene.json("/openapi.json").await;
        assert_eq!(openapi["openapi"], "3.1.0");
    })
    .await;
}

#[test]
fn the_openapi_document_names_every_address_and_each_operation_once() {
    let document = include_str!("../../../docs/hsds/openapi.json");
    let document: Value = serde_json::from_str(document).unwrap();
    let mut operations = std::collections::BTreeSet::new();
    for route in portal::hsds::routes().into_vec() {
        let path = route.info.path.trim_start_matches("/hsds/3.1");
        let path = if path.is_empty() { "/" } else { path };
        let verb = format!("{:?}", route.info.verb).to_lowercase();
        let operation = &document["paths"][path][&verb]["operationId"];
        assert!(operation.is_string(), "{verb} {path}");
        operations.insert(operation.to_string());
    }
    // The root is reached with and without its last stroke.
    assert_eq!(operations.len() + 1, portal::hsds::routes().into_vec().len());
}

#[tokio::test]
async fn before_the_index_is_built_the_interface_asks_to_come_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::empty(house).await;
        let answer = scene.get("/services").await;
        answer.is(503);
        assert_eq!(answer.header("retry-after"), "5");
    })
    .await;
}

#[tokio::test]
async fn lists_are_searched_and_filtered() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::filled(house).await;
        let both = ["Alphabetisierungskurs", "Beratung für Familien"];
        assert_eq!(scene.names("/services").await, both);
        let topic = scene.json("/taxonomy_terms?search=Alphabetisierung").await;
        let topic = topic["contents"][0]["id"].as_str().unwrap().to_owned();
        for (path, expected) in [
            ("/services?search=Sprachkurs".to_owned(), &both[..1]),
            (
                "/services?search=%D1%81%D1%96%D0%BC%27%D1%8F".to_owned(),
                &both[1..],
            ),
            ("/services?search=Raumfahrt".to_owned(), &[]),
            (format!("/services?taxonomy_term_id={topic}"), &both[..1]),
            (format!("/services?organization_id={ASSOCIATION}"), &both),
            (format!("/services?organization_id={COURSE}"), &[]),
            ("/services?modified_after=2026-01-01".to_owned(), &both),
            ("/services?modified_after=2099-01-01T00:00:00Z".to_owned(), &[]),
            ("/services?ags=05774020".to_owned(), &both),
            ("/services?language=ar".to_owned(), &both[1..]),
            ("/services?per_page=1&page=2".to_owned(), &both[1..]),
            ("/organizations".to_owned(), &["Musterverein Delbrück"]),
            (
                "/organizations?search=Sprachkurs".to_owned(),
                &["Musterverein Delbrück"],
            ),
            ("/organizations?search=Raumfahrt".to_owned(), &[]),
        ] {
            assert_eq!(scene.names(&path).await, expected, "{path}");
        }
        let page = scene.json("/services?per_page=1&page=2").await;
        assert_eq!(page["total_items"], 2);
        assert_eq!(page["total_pages"], 2);
        assert_eq!(
            (&page["first_page"], &page["last_page"]),
            (&false.into(), &true.into())
        );
        let minimal = scene.json("/services?minimal=true&search=Sprachkurs").await;
        let fields = minimal["contents"][0].as_object().unwrap();
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["id", "modified_date"]);
        let lines = scene.get("/services?format=ndjson&full=true").await;
        assert_eq!(lines.is(200).body.lines().count(), 2);
        let places = scene.json("/service_at_locations?postcode=33129").await;
        assert_eq!(places["contents"][0]["id"], AT_TOWN_HALL);
        assert_eq!(places["total_items"], 1);
        let near = scene
            .json("/service_at_locations?postcode=33129&proximity=500")
            .await;
        assert_eq!(near["contents"], places["contents"]);
        let levels = scene.json("/taxonomy_terms?top_only=true&search=A0").await;
        assert_eq!(levels["contents"][0]["code"], "a0");
    })
    .await;
}

#[tokio::test]
async fn a_posted_question_is_answered_like_the_same_in_the_address() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::filled(house).await;
        let get = scene.get("/services?search=Sprachkurs&per_page=5").await;
        let path = "/hsds/3.1/services";
        let json = r#"{"search": "Sprachkurs", "per_page": 5, "full": false, "language": null}"#;
        let posted = browser::post_json_as_stranger(&scene.router, path, json).await;
        assert_eq!(posted.is(200).body, get.body);
        let form = [("search", "Sprachkurs"), ("per_page", "5")];
        let posted = browser::post_as_stranger(&scene.router, path, &form).await;
        assert_eq!(posted.is(200).body, get.body);
        for broken in [
            "{",
            "[]",
            "7",
            "\"a\"",
            r#"{"search": ["a"]}"#,
            r#"{"suche": "a"}"#,
        ] {
            let answer = browser::post_json_as_stranger(&scene.router, path, broken).await;
            answer.is(400);
            assert_eq!(
                answer.header("content-type"),
                "application/problem+json",
                "{broken}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_answered_is_a_problem_that_names_the_parameter() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::filled(house).await;
        let long = format!("/services?search={}", "Kurs+".repeat(1_000));
        for (path, status, parameter) in [
            ("/services?suche=Kurs", 400, "suche"),
            ("/services?page=0", 400, "page"),
            ("/services?page=-1", 400, "page"),
            ("/services?page=eins", 400, "page"),
            ("/services?page=3", 404, ""),
            ("/services?page=18446744073709551615", 404, ""),
            ("/services?per_page=501", 400, "per_page"),
            ("/services?format=xml", 400, "format"),
            ("/services?full=ja", 400, "full"),
            ("/services?full=true&minimal=true", 400, "minimal"),
            ("/services?taxonomy_term_id=Sprache", 400, "taxonomy_term_id"),
            ("/services?organization_id=1", 400, "organization_id"),
            ("/services?modified_after=gestern", 400, "modified_after"),
            ("/services?ags=12345678", 400, "ags"),
            ("/services?language=xx", 400, "language"),
            ("/services?search=%ff%fe", 400, "search"),
            ("/services?search=a&search=b", 400, "search"),
            ("/service_at_locations?proximity=500", 400, "proximity"),
            (
                "/service_at_locations?proximity=nah&postcode=33129",
                400,
                "proximity",
            ),
            (
                "/service_at_locations?proximity=9000000&postcode=33129",
                400,
                "proximity",
            ),
            (
                "/service_at_locations?proximity=500&postcode=99999",
                400,
                "postcode",
            ),
            ("/taxonomies?full=true", 400, "full"),
            (&long, 400, ""),
            ("/services/1", 404, ""),
            ("/services/00000000-0000-7000-8000-00000000dead", 404, ""),
            ("/organizations/00000000-0000-7000-8000-00000000dead", 404, ""),
            (
                "/service_at_locations/00000000-0000-7000-8000-00000000dead",
                404,
                "",
            ),
            ("/taxonomies/1", 404, ""),
            ("/taxonomy_terms/%ff", 404, ""),
        ] {
            let answer = scene.get(path).await;
            answer.is(status);
            let problem: Value = serde_json::from_str(&answer.body).unwrap();
            assert_eq!(problem["status"], status, "{path}");
            assert_eq!(
                problem["parameter"].as_str().unwrap_or_default(),
                parameter,
                "{path}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn only_what_is_public_leaves() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::filled(house).await;
        scene.get(&format!("/services/{SECRET}")).await.is(404);
        for path in [
            "/services",
            "/services?full=true",
            "/services?minimal=true",
            "/services?search=Geheimgruppe",
            "/organizations?full_service=true",
            "/service_at_locations?full=true",
        ] {
            let answer = scene.get(path).await;
            answer.is(200).hides(SECRET).hides("Geheimgruppe");
        }
        let advice = format!("/services/{ADVICE}");
        scene.get(&advice).await.is(200).shows("Kim Beispiel");
        let later = scene.house.clock.now().plus_hours(24 * 400);
        scene.house.clock.set(later);
        scene.get(&advice).await.is(200).hides("Kim Beispiel");
    })
    .await;
}

#[tokio::test]
async fn answers_in_full_are_saved_for_the_independent_checker() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::filled(house).await;
        for (number, (kind, path)) in [
            ("service", format!("/services/{COURSE}")),
            ("service", format!("/services/{ADVICE}")),
            ("organization", format!("/organizations/{ASSOCIATION}")),
            (
                "organization",
                format!("/organizations/{ASSOCIATION}?full_service=true"),
            ),
            (
                "service_at_location",
                format!("/service_at_locations/{AT_TOWN_HALL}"),
            ),
        ]
        .into_iter()
        .enumerate()
        {
            let number = if kind == "service_at_location" {
                1
            } else {
                number % 2 + 1
            };
            save(kind, number, &scene.json(&path).await);
        }
        for (kind, path) in [
            ("taxonomy", "/taxonomies"),
            ("taxonomy_term", "/taxonomy_terms?per_page=500"),
        ] {
            let page = scene.json(path).await;
            for (number, entry) in (1..).zip(page["contents"].as_array().unwrap()) {
                save(kind, number, entry);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_taken_over_twice_keeps_its_ids_and_leaves_nothing_double() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::filled(house).await;
        let before = scene.json(&format!("/services/{COURSE}")).await;
        let changed = PUBLIC.replace("Alphabetisierungskurs", "Alphabetisierungskurs neu");
        let taken = scene.take_over(&changed, false).await;
        assert_eq!((taken.added, taken.replaced, taken.organisations), (0, 2, 0));
        assert!(scene.finder.catch_up(&scene.house.back_door).await.unwrap());
        let mut after = scene.json(&format!("/services/{COURSE}")).await;
        assert_eq!(after["name"], "Alphabetisierungskurs neu");
        after["name"] = before["name"].clone();
        after["last_modified"] = before["last_modified"].clone();
        assert_eq!(after, before, "everything else is as before, and still public");
        assert!(!scene.finder.catch_up(&scene.house.back_door).await.unwrap());
    })
    .await;
}

/// An example of the specification, where these lie in a folder beside the checkout.
fn published(name: &str) -> Option<String> {
    let beside = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../..")).ok()?;
    beside
        .flatten()
        .find_map(|folder| std::fs::read_to_string(folder.path().join("hsds/examples").join(name)).ok())
}

#[tokio::test]
async fn the_published_examples_are_taken_over_one_after_the_other() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::empty(house).await;
        for name in ["service_full.json", "organization_full.json", "service_list.json"] {
            let Some(json) = published(name) else {
                eprintln!("hsds/examples/{name} does not lie beside the checkout: this test was skipped");
                return;
            };
            scene.take_over(&json, true).await;
        }
        scene.finder.build(&scene.house.back_door).await.unwrap();
        assert_eq!(
            scene.names("/services?search=counselling").await,
            ["Community Counselling"]
        );
    })
    .await;
}
