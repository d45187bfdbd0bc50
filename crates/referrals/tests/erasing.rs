//! Erasing a case or a person erases referrals and the keys of what was addressed to others.

use access::permit::JobPurpose;
use testing::house::on_both_databases;
use vault::subject::KeySubject;

use crate::scene::{MIGRATIONS, Scene, person_data};

#[tokio::test]
async fn with_the_case_go_its_referrals_and_the_key_of_the_extract() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        erase(&scene, KeySubject::Case(scene.case)).await;
        nothing_is_left(&scene).await;
        let keyring = scene.house.back_door.keyring();
        assert!(keyring.key_of(KeySubject::Referral(id)).await.is_err());
        assert_eq!(scene.opened_by(&scene.paul, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn with_the_person_they_go_too() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        erase(&scene, KeySubject::Person(scene.lead)).await;
        nothing_is_left(&scene).await;
        let keyring = scene.house.back_door.keyring();
        assert!(keyring.key_of(KeySubject::Referral(id)).await.is_err());
    })
    .await;
}

async fn erase(scene: &Scene, file: KeySubject) {
    let permit = scene.house.back_door.job(JobPurpose::Retention).await.unwrap();
    person_data()
        .erase(&scene.house.back_door, &permit, &[file])
        .await
        .unwrap();
}

async fn nothing_is_left(scene: &Scene) {
    for count in [
        "SELECT COUNT(*) AS n FROM referrals_referral",
        "SELECT COUNT(*) AS n FROM referrals_part",
        "SELECT COUNT(*) AS n FROM referrals_extract",
        "SELECT COUNT(*) AS n FROM referrals_step",
        "SELECT COUNT(*) AS n FROM referrals_view",
        "SELECT COUNT(*) AS n FROM access_address",
    ] {
        assert_eq!(scene.number(count).await, 0, "{count}");
    }
}
