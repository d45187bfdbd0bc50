//! Closing and taking up again, by hand and by itself; what stays bears no case id.

use base::ids::CaseId;
use cases::case::model::Phase;
use db::statement::Statement;
use post::job::worker::Worker;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const CLOSES: [(&str, &str); 4] = [
    ("version", "1"),
    ("grund", "goals_reached"),
    ("rueckmeldung", "good"),
    ("lernen", "Mehr Kurse am Abend"),
];

async fn count(scene: &Scene, sql: &'static str) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new(sql).number(&mut tx).await.unwrap()
}

#[tokio::test]
async fn a_case_closes_with_a_reason_and_what_stays_bears_no_case_id() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/faelle/{case}/abschluss");

        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Fall abschließen");
        scene
            .post(&scene.anna, &path, &[("version", "1")])
            .await
            .is(422)
            .shows("einen Grund");
        scene.post(&scene.anna, &path, &CLOSES).await.is(303);

        let head = scene.head(case).await;
        assert_eq!(
            (head.phase, head.closed_on),
            (Phase::Closed, Some(scene.house.clock.today()))
        );
        let page = scene.get(&scene.anna, &path).await;
        page.shows("Ziele erreicht");
        page.shows("Mehr Kurse am Abend");
        assert_eq!(count(&scene, "SELECT COUNT(*) AS n FROM cases_feedback").await, 1);
        let figures =
            "SELECT COUNT(*) AS n FROM cases_closed_figure WHERE weeks_open = 0 AND reason = 'goals_reached'";
        assert_eq!(count(&scene, figures).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_saves_second_keeps_what_was_typed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/faelle/{case}/abschluss");
        let mut late = CLOSES;
        late[0] = ("version", "0");
        let answer = scene.post(&scene.anna, &path, &late).await;
        answer.is(409).shows("inzwischen geändert");
        answer.shows("Mehr Kurse am Abend");
        assert_eq!(scene.head(case).await.phase, Phase::Clearing);
    })
    .await;
}

#[tokio::test]
async fn a_closed_case_is_taken_up_again_with_a_reason_and_its_figure_is_taken_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        scene
            .post(&scene.anna, &format!("/faelle/{case}/abschluss"), &CLOSES)
            .await
            .is(303);
        let path = format!("/faelle/{case}/wiederaufnahme");

        scene
            .post(&scene.anna, &path, &[("version", "2")])
            .await
            .is(422)
            .shows("Bitte schreiben Sie, warum");
        let again = [("version", "2"), ("begruendung", "Neue Wohnung verloren")];
        scene.post(&scene.anna, &path, &again).await.is(303);
        scene
            .post(&scene.anna, &path, &again)
            .await
            .is(409)
            .shows("nicht abgeschlossen");

        assert_eq!(scene.head(case).await.phase, Phase::Clearing);
        assert_eq!(
            count(&scene, "SELECT COUNT(*) AS n FROM cases_closed_figure").await,
            0
        );
        assert_eq!(count(&scene, "SELECT COUNT(*) AS n FROM cases_feedback").await, 1);
    })
    .await;
}

#[tokio::test]
async fn without_a_consent_no_case_is_taken_up_again() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        scene
            .post(&scene.anna, &format!("/faelle/{case}/abschluss"), &CLOSES)
            .await
            .is(303);
        let mut tx = scene.house.back_door.write().await.unwrap();
        Statement::new("UPDATE consents_row SET is_agreed = FALSE")
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let path = format!("/faelle/{case}/wiederaufnahme");
        let again = [("version", "2"), ("begruendung", "Neue Wohnung verloren")];
        scene
            .post(&scene.anna, &path, &again)
            .await
            .is(422)
            .shows("Ohne sie gibt es keinen Fall");
        assert_eq!(scene.head(case).await.phase, Phase::Closed);
    })
    .await;
}

/// Runs the nightly jobs once.
async fn a_night(scene: &Scene) {
    let worker = Worker::new(scene.house.back_door.clone(), crate::scene::jobs());
    while worker.run_due_once().await.unwrap() > 0 {}
}

async fn phase(scene: &Scene, case: CaseId) -> Phase {
    scene.head(case).await.phase
}

#[tokio::test]
async fn referred_cases_close_themselves_after_three_months_or_when_the_hand_over_is_confirmed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let old = scene.case_in("Alt", Phase::ReferredOn, "2025-12-02").await;
        let young = scene.case_in("Jung", Phase::ReferredOn, "2025-12-03").await;
        let confirmed = scene.case_in("Bestätigt", Phase::ReferredOn, "2026-02-20").await;
        let accompanied = scene.case_in("Begleitet", Phase::Accompanied, "2025-01-01").await;
        let path = format!("/faelle/{confirmed}/abschluss");
        scene
            .post(&scene.anna, &path, &[("handlung", "uebergabe")])
            .await
            .is(303);

        scene.house.clock.set("2026-03-02T20:30:00Z".parse().unwrap());
        a_night(&scene).await;
        a_night(&scene).await;

        assert_eq!(phase(&scene, old).await, Phase::Closed);
        assert_eq!(phase(&scene, confirmed).await, Phase::Closed);
        assert_eq!(phase(&scene, accompanied).await, Phase::Accompanied);
        assert_eq!(phase(&scene, young).await, Phase::ReferredOn);
        assert_eq!(
            count(&scene, "SELECT COUNT(*) AS n FROM cases_closed_figure").await,
            2
        );
    })
    .await;
}
