//! A withdrawn consent stops a referral at once: the others see nothing of it any more, the case says what went before.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn a_withdrawal_stops_what_is_under_way_and_takes_the_extract_away() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        scene.opened_by(&scene.paul, id).await.unwrap();

        scene.withdraws().await;

        assert_eq!(scene.listed_for(&scene.paul).await, 0);
        assert_eq!(scene.opened_by(&scene.paul, id).await, None);
        assert_eq!(
            scene.number("SELECT COUNT(*) AS n FROM referrals_extract").await,
            0
        );
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM referrals_referral WHERE state = 'stopped'")
                .await,
            1
        );
        scene
            .stand(id)
            .await
            .shows("Gestoppt am 02.03.2026")
            .shows("Vorher gegangen, am 02.03.2026 an Beispielverband: Kontaktdaten, Sprache.")
            .shows("Auf der Partnerseite angesehen");
    })
    .await;
}

#[tokio::test]
async fn on_paper_a_withdrawal_stops_it_just_the_same() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        scene.sends(id, "person").await.is(303);
        scene.withdraws().await;
        scene.stand(id).await.shows("Gestoppt am").shows("darf nicht");
        scene.tells(id, &[("schritt", "started")]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn with_a_new_consent_it_goes_out_again() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        scene.withdraws().await;
        scene.sends(id, "portal").await.is(422);
        scene.agrees("").await;
        scene.sends(id, "portal").await.is(303);
        assert_eq!(scene.listed_for(&scene.paul).await, 1);
        assert!(scene.opened_by(&scene.paul, id).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_refused_attempt_addresses_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.proposes().await;
        scene.sends(id, "portal").await.is(422);
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM access_address").await, 0);
        assert_eq!(scene.opened_by(&scene.paul, id).await, None);
    })
    .await;
}
