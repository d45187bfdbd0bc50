//! The start page of each role.

use access::act::Act;
use access::role::Role;
use base::ids::CaseId;
use base::local_time::start_of;
use calendar::appointment::model::{Kind, Planned, Span, Texts};
use calendar::deadline::model::{Kind as Deadline, NewDeadline};
use calendar::follow_up::model::{NewFollowUp, Topic};
use calendar::scope::Scope;
use organisation::model::field_of_action::FieldOfAction;
use people::index::PersonIndex;
use testing::browser;
use testing::house::on_both_databases;
use themes::obstacle::model::NewObstacle;
use themes::obstacle::store::{Sealing, note_in_case};
use themes::words::{ObstacleKind, Severity};

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

/// A theme in motion about waiting for housing, and an obstacle of that kind in a case.
async fn noted(scene: &Scene, case: CaseId) {
    let access = &scene.house.access;
    let key = access.raising_key().await.unwrap();
    let (mut tx, permit) = access.writing(&scene.anna, Act::CaseWrite, case).await.unwrap();
    let obstacle = NewObstacle {
        field: FieldOfAction::Housing,
        kind: ObstacleKind::WaitingTime,
        severity: Severity::Noticeable,
        from: None,
        to: None,
        step: None,
        municipality: None,
        days_lost: None,
    };
    let sealing = Sealing {
        key: &key,
        ids: &scene.house.ids,
    };
    note_in_case(&mut tx, &permit, &obstacle, sealing).await.unwrap();
    tx.commit().await.unwrap();
}

async fn in_motion(scene: &Scene) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    db::statement::Statement::new(
        "INSERT INTO themes_theme (id, number, title, field, kind, level, status, owner_id, station, since, opened_on)
         VALUES ('00000000-0000-4000-8000-0000000000a1', 'T-2026-01', 'Lange Wege zur Wohnung', 'housing', 'waiting_time',
             'district', 'open', $1, 'coordination', '2026-03-01', '2026-03-01')",
    )
    .bind(&scene.anna.account)
    .run(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_theme_in_motion_from_ones_own_cases_is_one_line_for_nobody_else_and_no_more_statements() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        noted(&scene, scene.case_of(("Selam", "Tesfay")).await).await;
        let start = browser::get(&scene.router, &scene.anna, "/").await;
        start.is(200).hides("in Bewegung");
        in_motion(&scene).await;
        let start = browser::get(&scene.router, &scene.anna, "/").await;
        start
            .is(200)
            .shows("1 Thema in Bewegung aus Ihren Fällen")
            .shows("Lange Wege zur Wohnung");
        let clara = scene.house.clara().await;
        let hers = browser::get(&scene.router, &clara, "/").await;
        hers.is(200).hides("in Bewegung");
        let one = statements(&scene).await;
        for _ in 0..9 {
            noted(&scene, scene.case_of(("Rojda", "Demir")).await).await;
        }
        assert_eq!(statements(&scene).await, one);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_finds_the_own_measures_that_are_due_soon() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        in_motion(&scene).await;
        let (bernd, gregor) = (scene.house.bernd().await, scene.house.gregor().await);
        let mut tx = scene.house.back_door.write().await.unwrap();
        for (id, title, due_on) in [
            ("00000000-0000-4000-8000-0000000000d1", "Abendkurse", "2026-03-16"),
            ("00000000-0000-4000-8000-0000000000d2", "Merkblatt", "2026-03-17"),
        ] {
            db::statement::Statement::new(
                "INSERT INTO boards_measure (id, number, theme_id, title, owner, account_id, due_on, status, decided_on,
                     baseline_from, baseline_to, counted_field)
                 VALUES ($1, $1, '00000000-0000-4000-8000-0000000000a1', $2, 'Koordination', $3, $4, 'planned', '2025-10-15',
                     '2023-H2', '2025-H1', 'language')",
            )
            .bind_text(id)
            .bind_text(title)
            .bind(&bernd.account)
            .bind_text(due_on)
            .run(&mut tx)
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
        browser::get(&scene.router, &bernd, "/")
            .await
            .is(200)
            .shows("Ihre Maßnahmen")
            .shows("Maßnahme: Abendkurse")
            .shows("in 14 Tagen")
            .hides("Merkblatt");
        browser::get(&scene.router, &gregor, "/")
            .await
            .is(200)
            .hides("Ihre Maßnahmen");
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
