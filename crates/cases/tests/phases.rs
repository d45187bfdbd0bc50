//! Phases move at the store as the table says; what happened is told; stand-ins see a case on the agreed days only.

use access::act::Act;
use access::failure::Denied;
use cases::asked::timeline::Happened;
use cases::case::model::{MoveRefused, Phase};
use cases::case::store::set_phase;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn a_case_moves_with_its_responsibility_and_its_moves_are_told() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let access = &scene.house.access;
        for (to, expected) in [
            (Phase::Accompanied, Ok(())),
            (
                Phase::Accompanied,
                Err(MoveRefused::AlreadyThere(Phase::Accompanied)),
            ),
            (Phase::Clearing, Err(MoveRefused::ClearingIsOver)),
            (Phase::ReferredOn, Ok(())),
            (Phase::Closed, Err(MoveRefused::IsClosed)),
        ] {
            let (mut tx, permit) = access.writing(&scene.anna, Act::CaseWrite, case).await.unwrap();
            let moved = set_phase(&mut tx, &permit, to, access.ids()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(moved, expected, "{to}");
        }

        assert_eq!(scene.head(case).await.phase, Phase::ReferredOn);
        let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
        let mut told: Vec<Happened> = Vec::new();
        for teller in cases::tellers() {
            told.extend(teller(&mut tx, &permit).await.unwrap());
        }
        for phase in ["Clearing", "Prozessbegleitung", "Verweisberatung"] {
            assert!(told.iter().any(|one| one.title == phase), "{phase}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_stood_in_sees_the_case_no_more() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.house.ida().await;
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-03-04")
            .await;
        let path = format!("/faelle/{case}/beteiligte");
        scene.get(&ida, &path).await.is(200).shows("Ayşe Yıldız");

        scene.house.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
        let ida = scene.house.signed_in(ida.account).await;
        scene
            .is_hidden_from(std::slice::from_ref(&ida), &path, "Yıldız")
            .await;
        let refused = scene.house.access.writing(&ida, Act::CaseClose, case).await;
        assert!(matches!(refused, Err(Denied::NotFound)));
    })
    .await;
}
