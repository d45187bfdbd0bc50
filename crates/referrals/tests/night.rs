//! What the night does for partners: asks once for an answer that is late, stops what no consent carries any more, takes
//! away what others no longer need to see.

use db::statement::Statement;
use post::job::worker::Worker;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, outbox};

/// All jobs of this room as they run in the night before this day.
async fn night_before(scene: &Scene, day: &str) {
    let outbox = outbox(&scene.house).await;
    let worker = Worker::new(scene.house.back_door.clone(), referrals::jobs(&outbox));
    scene.house.clock.set(format!("{day}T04:00:00Z").parse().unwrap());
    worker.run_due_once().await.unwrap();
}

/// Notices of this kind, and to whom.
async fn notices(scene: &Scene, kind: &str) -> Vec<String> {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new("SELECT account_id FROM post_notice WHERE kind = $1 ORDER BY id LIMIT 10")
        .bind_text(kind)
        .all(&mut tx, |row| row.get::<String>("account_id"))
        .await
        .unwrap()
}

#[tokio::test]
async fn an_answer_that_is_late_is_asked_for_once_by_partner_and_case_manager() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.sent().await;
        night_before(&scene, "2026-03-16").await;
        assert!(
            notices(&scene, "referral_late").await.is_empty(),
            "on the last day there is time"
        );
        for day in ["2026-03-17", "2026-03-18"] {
            night_before(&scene, day).await;
            assert_eq!(
                notices(&scene, "referral_waiting").await,
                [scene.paul.account.to_string()],
                "{day}"
            );
            assert_eq!(
                notices(&scene, "referral_late").await,
                [scene.anna.account.to_string()],
                "{day}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn in_the_night_after_its_consent_has_ended_a_referral_is_stopped() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("2026-03-05").await;
        let id = scene.proposes().await;
        scene.sends(id, "portal").await.is(303);
        let stopped = "SELECT COUNT(*) AS n FROM referrals_referral WHERE state = 'stopped'";
        night_before(&scene, "2026-03-05").await;
        assert_eq!(
            (scene.number(stopped).await, scene.listed_for(&scene.paul).await),
            (0, 1)
        );
        night_before(&scene, "2026-03-07").await;
        assert_eq!(
            (scene.number(stopped).await, scene.listed_for(&scene.paul).await),
            (1, 0)
        );
        let extracts = scene.number("SELECT COUNT(*) AS n FROM referrals_extract").await;
        assert_eq!(extracts, 0);
    })
    .await;
}

#[tokio::test]
async fn some_weeks_after_the_outcome_the_extract_is_gone_and_the_case_keeps_its_own() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        scene
            .tells(id, &[("schritt", "declined"), ("grund", "full")])
            .await
            .is(303);
        let left = async |scene: &Scene| {
            let extracts = scene.number("SELECT COUNT(*) AS n FROM referrals_extract").await;
            (
                extracts,
                scene.number("SELECT COUNT(*) AS n FROM referrals_part").await,
            )
        };
        night_before(&scene, "2026-03-03").await;
        assert_eq!(left(&scene).await, (2, 2));
        night_before(&scene, "2026-06-03").await;
        assert_eq!(left(&scene).await, (0, 2));
    })
    .await;
}
