//! The start page of each role.

use access::act::Act;
use access::role::Role;
use base::ids::CaseId;
use base::local_time::start_of;
use calendar::appointment::model::{Kind, Planned, Span, Texts};
use calendar::deadline::model::{Kind as Deadline, NewDeadline};
use calendar::follow_up::model::{NewFollowUp, Topic};
use calendar::scope::Scope;
use people::index::PersonIndex;
use testing::browser;
use testing::house::on_both_databases;

use crate::{MIGRATIONS, Scene, router};

#[tokio::test]
async fn a_case_manager_starts_with_appointments_what_is_due_and_an_open_contact_form() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of(("Selam", "Tesfay")).await;
        plan(&scene, case).await;

        let start = browser::get(&scene.router, &scene.anna, "/").await;

        start.is(200).shows("Montag, 2. März 2026");
        for words in [
            "Tesfay, Selam",
            "Wohnungssuche",
            "Wiedervorlage: Unterlagen anfordern",
            "seit gestern",
            "Frist: Widerspruchsfrist endet",
            "in 30 Tagen",
            "Kontakt speichern",
        ] {
            start.shows(words);
        }
        let clara = scene.house.clara().await;
        let hers = browser::get(&scene.router, &clara, "/").await;
        hers.is(200).shows("Nichts ist fällig");
        hers.hides("Tesfay");
        hers.hides("Wohnungssuche");
    })
    .await;
}

#[tokio::test]
async fn many_cases_take_as_many_statements_on_the_start_page_as_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        plan(&scene, scene.case_of(("Selam", "Tesfay")).await).await;
        let one = statements(&scene).await;
        for _ in 0..9 {
            plan(&scene, scene.case_of(("Rojda", "Demir")).await).await;
        }
        assert_eq!(statements(&scene).await, one);
    })
    .await;
}

#[tokio::test]
async fn the_start_page_writes_one_line_of_what_it_showed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of(("Selam", "Tesfay")).await;
        plan(&scene, case).await;

        browser::get(&scene.router, &scene.anna, "/").await.is(200);

        let mut tx = scene.house.back_door.read().await.unwrap();
        let shown: Vec<String> = db::statement::Statement::new(
            "SELECT detail FROM access_audit WHERE act = 'case.list' AND detail LIKE 'shown=%'",
        )
        .all(&mut tx, |row| row.get("detail"))
        .await
        .unwrap();
        assert_eq!(shown.len(), 1, "{shown:?}");
        assert!(shown[0].contains(&case.to_string()));
    })
    .await;
}

async fn statements(scene: &Scene) -> u64 {
    browser::get(&scene.router, &scene.anna, "/").await.is(200);
    let before = scene.house.access.statements_run();
    browser::get(&scene.router, &scene.anna, "/").await.is(200);
    scene.house.access.statements_run() - before
}

/// An appointment today, a follow-up of yesterday, a deadline in a month.
async fn plan(scene: &Scene, case: CaseId) {
    let (mut tx, permit) = scene
        .house
        .access
        .writing(&scene.anna, Act::CaseWrite, case)
        .await
        .unwrap();
    let today = permit.now().day();
    let scope = Scope::file(&permit).unwrap();
    let planned = Planned {
        kind: Kind::Office,
        span: Span::minutes(start_of(today).plus_hours(14), 45),
        municipality: None,
        texts: Texts {
            title: "Wohnungssuche".to_owned(),
            ..Texts::default()
        },
    };
    let ids = &scene.house.ids;
    calendar::appointment::store::insert(&mut tx, &scope, &planned, ids)
        .await
        .unwrap();
    let follow_up = NewFollowUp {
        topic: Topic::Papers,
        day: today.plus_days(-1),
        text: String::new(),
    };
    calendar::follow_up::store::insert(&mut tx, &scope, &follow_up, ids)
        .await
        .unwrap();
    let deadline = NewDeadline {
        kind: Deadline::Objection,
        person: None,
        day: today.plus_days(30),
        note: String::new(),
    };
    calendar::deadline::store::insert(&mut tx, &permit, &deadline, ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
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
            match role {
                Role::Partner => drop(start.shows("Heute liegt nichts an")),
                Role::RegularService => {
                    start.shows("Person übergeben");
                    start.shows("Übergaben sind noch nicht abgeholt");
                }
                Role::Coordinator => drop(start.shows("Fälle sind mit Ihnen geteilt")),
                _ => {}
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
