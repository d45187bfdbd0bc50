//! Obstacles: noted in two clicks, found by whoever holds the key of an open case, counted by case, traced by nobody.

pub(crate) mod scene;

use access::act::Act;
use access::gate::raising::RAISING;
use cases::case::model::Phase;
use figures::period::Period;
use organisation::model::field_of_action::FieldOfAction;
use post::job::worker::Worker;
use testing::browser;
use testing::house::on_both_databases;
use themes::obstacle::store;
use themes::obstacle::store::raised::{Raised, posts_behind};
use themes::words::ObstacleKind;

use self::scene::{MIGRATIONS, Scene};

const ALL: &str = "SELECT COUNT(*) AS n FROM themes_obstacle";

/// In how many cases each column of a table stands, over all places.
async fn counted(scene: &Scene, table: usize) -> Vec<(String, i64)> {
    let permit = scene.job().await;
    let mut tx = scene.house.back_door.read().await.unwrap();
    let half_year: Period = "2026-H1".parse().unwrap();
    let count = themes::COUNTERS[table].count;
    let mut all: Vec<(String, i64)> = count(&mut tx, &permit, half_year)
        .await
        .unwrap()
        .into_iter()
        .map(|count| (count.column, count.number))
        .collect();
    all.sort();
    all
}

fn columns(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    let owned = expected
        .iter()
        .map(|(code, number)| ((*code).to_owned(), *number));
    owned.collect()
}

#[tokio::test]
async fn an_obstacle_is_one_click_on_the_page_of_the_case_and_taken_back_on_the_same_day() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case().await;
        let path = format!("/faelle/{case}/hindernis");
        scene
            .get(&path)
            .await
            .is(200)
            .shows("Was stand im Weg?")
            .shows("Noch kein Hindernis")
            .hides_in_its_title("Zauberwort");
        scene.post(&path, &[("hindernis", "moon.rule")]).await.is(422);
        let place = scene.municipality("Büren").await.to_string();
        let details = [
            ("hindernis", "housing.no_offer"),
            ("schwere", "3"),
            ("schritt", "housing_search"),
            ("von", "asylblg"),
            ("nach", "sgb2"),
            ("kommune", &place),
            ("tage", "14"),
        ];
        scene.post(&path, &details).await.is(303);
        scene
            .get(&path)
            .await
            .shows("nichts ging weiter, Wohnungssuche, von AsylbLG zu SGB II, Büren, 14 Tage")
            .shows("Zurücknehmen: Wohnen, Kein Angebot");

        let id = scene.found(case).await[0].id;
        let text = id.to_string();
        let other = scene.case().await;
        assert!(!scene.takes_back(other, id).await.unwrap());
        let back = format!("{path}/ruecknahme");
        scene.post(&back, &[("hindernis", &text)]).await.is(303);
        scene.post(&back, &[("hindernis", &text)]).await.is(404);
        assert_eq!(scene.number(ALL).await, 0);

        scene.notes(case, "work.rule").await;
        let id = scene.found(case).await[0].id;
        scene
            .run("UPDATE themes_obstacle SET noted_on = '2026-03-01'")
            .await;
        assert!(!scene.takes_back(case, id).await.unwrap());
        scene
            .get(&path)
            .await
            .shows("Regel oder Gesetz")
            .hides("Zurücknehmen:");
        let others = [
            scene.house.bernd().await,
            scene.house.clara().await,
            scene.house.emil().await,
            scene.house.fatma().await,
        ];
        browser::is_hidden_from(&scene.router, &others, &path, "Regel oder Gesetz").await;
    })
    .await;
}

#[tokio::test]
async fn a_case_counts_once_in_a_column_before_and_after_it_closes_and_is_not_found_any_more() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (one, other) = (scene.case().await, scene.case().await);
        for what in [
            "housing.no_offer",
            "housing.no_offer",
            "housing.cost",
            "work.other",
        ] {
            scene.notes(one, what).await;
        }
        scene.notes(other, "housing.no_offer").await;
        let fields = columns(&[("housing", 2), ("work", 1)]);
        let kinds = columns(&[("housing.cost", 1), ("housing.no_offer", 2)]);
        assert_eq!(counted(&scene, 0).await, fields);
        assert_eq!(counted(&scene, 1).await, kinds);
        let tokens = "SELECT DISTINCT case_token AS t FROM themes_obstacle ORDER BY case_token";
        let before = scene.texts(tokens).await;

        scene.closes(one).await;
        assert_eq!(counted(&scene, 0).await, fields);
        assert_eq!(counted(&scene, 1).await, kinds);
        let after = scene.texts(tokens).await;
        assert_eq!((before.len(), after.len()), (2, 2));
        assert_eq!(after.iter().filter(|token| before.contains(token)).count(), 1);
        assert!(after.iter().all(|token| token.len() == 32));
        assert!(scene.found(one).await.is_empty());
        assert_eq!(scene.found(other).await.len(), 1);
        let path = format!("/faelle/{one}/hindernis");
        scene
            .get(&path)
            .await
            .is(200)
            .shows("führt aber nicht mehr zu diesem Fall");
        scene.post(&path, &[("hindernis", "work.rule")]).await.is(422);
        let reopened = [("version", "2"), ("begruendung", "geht weiter")];
        scene
            .post(&format!("/faelle/{one}/wiederaufnahme"), &reopened)
            .await
            .is(303);
        assert!(scene.found(one).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_case_that_closes_by_itself_lets_go_of_its_obstacles_too() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_in(Phase::ReferredOn, "2025-12-02").await;
        scene.notes(case, "language.waiting_time").await;
        scene.house.clock.set("2026-03-02T20:30:00Z".parse().unwrap());
        let closers = cases::asked::closing::Closers::new(themes::closers());
        let worker = Worker::new(
            scene.house.back_door.clone(),
            cases::jobs(&access::person_data::PersonData::default(), &closers),
        );
        while worker.run_due_once().await.unwrap() > 0 {}
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM cases_case WHERE phase = 'closed'")
                .await,
            1
        );
        assert!(scene.found(case).await.is_empty());
        assert_eq!(scene.number(ALL).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_lies_in_the_table_names_no_case_and_no_order() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case().await;
        for _ in 0..12 {
            scene.notes(case, "health.waiting_time").await;
        }
        let worker = Worker::new(scene.house.back_door.clone(), themes::jobs());
        scene.house.clock.set("2026-03-03T02:30:00Z".parse().unwrap());
        while worker.run_due_once().await.unwrap() > 0 {}
        // Without an order the rows come as they lie.
        let lying = scene
            .texts("SELECT o.id AS t FROM themes_obstacle o WHERE o.days_lost IS NULL")
            .await;
        let mut sorted = lying.clone();
        sorted.sort();
        assert_eq!((lying.len(), &lying), (12, &sorted));
        let fourth = |id: &String| id.as_bytes()[14] == b'4';
        assert!(lying.iter().all(fourth), "ids that tell when they were made");
        assert_eq!(scene.found(case).await.len(), 12);
        let whole = scene
            .texts("SELECT o.id || o.noted_on || o.field || o.kind || o.case_token AS t FROM themes_obstacle o LIMIT 1")
            .await;
        assert!(!whole[0].contains(&case.to_string()));
        assert!(!whole[0].contains(&scene.anna.account.to_string()));
    })
    .await;
}

#[tokio::test]
async fn without_a_case_an_obstacle_counts_as_one_of_its_own() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = "/kontakte/hindernis";
        scene.get(path).await.is(200).shows("Was stand im Weg?");
        scene.post(path, &[]).await.is(422);
        let answer = scene.post(path, &[("hindernis", "education.papers")]).await;
        let shown = answer.is(303).header("location").to_owned();
        scene
            .post(path, &[("hindernis", "education.papers")])
            .await
            .is(303);
        assert_eq!(counted(&scene, 0).await, columns(&[("education", 2)]));
        scene.get(&shown).await.shows("Notiert.").shows("Zurücknehmen");
        let id = shown.rsplit('=').next().unwrap();
        let back = format!("{path}/ruecknahme");
        scene.post(&back, &[("hindernis", id)]).await.is(303);
        scene.post(&back, &[("hindernis", id)]).await.is(404);
        assert_eq!(scene.number(ALL).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_job_that_answers_finds_the_post_and_nobody_else_does() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case().await;
        let place = scene.municipality("Büren").await;
        let fields = [("hindernis", "work.rule"), ("kommune", &*place.to_string())];
        let path = format!("/faelle/{case}/hindernis");
        scene.post(&path, &fields).await.is(303);
        scene.notes(case, "work.cost").await;
        let permit = scene.job().await;
        let key = scene
            .house
            .back_door
            .keyring()
            .district_key(RAISING)
            .await
            .unwrap();
        let elsewhere = scene.municipality("Lichtenau").await;
        let find = async |kind, places: &[_], to: &str| {
            let raised = Raised {
                field: FieldOfAction::Work,
                kind,
                places: places.to_vec(),
                from: scene.today(),
                to: to.parse().unwrap(),
            };
            let mut tx = scene.house.back_door.read().await.unwrap();
            posts_behind(&mut tx, &permit, &key, &raised).await.unwrap()
        };
        let anna = vec![scene.post];
        assert_eq!(find(None, &[], "2026-12-31").await, anna);
        assert_eq!(find(Some(ObstacleKind::Rule), &[place], "2026-12-31").await, anna);
        assert_eq!(
            find(Some(ObstacleKind::Rule), &[elsewhere], "2026-12-31").await,
            []
        );
        assert_eq!(find(Some(ObstacleKind::Papers), &[], "2026-12-31").await, []);
        assert_eq!(find(None, &[], "2026-01-01").await, []);
    })
    .await;
}

#[tokio::test]
async fn ones_own_open_cases_tell_what_they_have_in_common() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let mut cases = Vec::new();
        for _ in 0..3 {
            let case = scene.case().await;
            scene.notes(case, "work.rule").await;
            cases.push(case);
        }
        scene.notes(cases[0], "work.rule").await;
        scene.notes(cases[0], "housing.cost").await;
        scene.closes(cases[2]).await;
        let access = &scene.house.access;
        let (mut tx, permit) = access.list(&scene.anna, Act::CaseList).await.unwrap();
        let open = store::my_open_cases(&mut tx, &permit).await.unwrap();
        assert_eq!(open.len(), 2);
        let keys = access.shown_files(&permit, &open, &[]).await.unwrap();
        let mine = store::mine(&mut tx, &keys, &open).await.unwrap();
        let told: Vec<_> = mine.iter().map(|one| (one.field, one.kind, one.cases)).collect();
        assert_eq!(
            told,
            [
                (FieldOfAction::Work, ObstacleKind::Rule, 2),
                (FieldOfAction::Housing, ObstacleKind::Cost, 1),
            ]
        );
        let clara = scene.house.clara().await;
        let (mut tx, permit) = access.list(&clara, Act::CaseList).await.unwrap();
        let keys = access.shown_files(&permit, &open, &[]).await.unwrap();
        assert_eq!(store::mine(&mut tx, &keys, &open).await.unwrap(), []);
    })
    .await;
}
