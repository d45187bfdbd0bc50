//! A list is gone after the run or a day, and its key with it; thirty days later nothing is known of the run.

use base::ids::ImportId;
use testing::house::on_both_databases;
use vault::subject::KeySubject;

use crate::scene::{LIST, MIGRATIONS, Scene, workbook};
use crate::store::{Rows, rows};

fn key(list: &str) -> KeySubject {
    let id: ImportId = list.trim_start_matches("/einfuhr/").parse().unwrap();
    KeySubject::Import(id)
}

#[tokio::test]
async fn a_list_that_nobody_takes_over_is_gone_after_a_day() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.sends(&workbook(LIST)).await;
        scene.works().await;
        scene.get(&scene.anna, "/einfuhr").await.is(200).shows(&list);

        scene.house.clock.set(scene.house.clock.now().plus_hours(25));
        scene.works().await;

        assert_eq!(rows(&scene.house).await, Rows::default());
        assert!(scene.house.back_door.keyring().key_of(key(&list)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_list_that_was_taken_over_loses_its_key_within_the_hour() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.takes_over(&workbook(LIST)).await;
        scene.house.clock.set(scene.house.clock.now().plus_minutes(61));
        scene.works().await;

        assert!(scene.house.back_door.keyring().key_of(key(&list)).await.is_err());
        assert_eq!(rows(&scene.house).await.cases, 3);
    })
    .await;
}

#[tokio::test]
async fn a_list_can_be_thrown_away() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.sends(&workbook(LIST)).await;
        assert_eq!(
            scene
                .post(&scene.anna, &format!("{list}/loeschung"), &[])
                .await
                .is(303)
                .location,
            "/einfuhr"
        );
        scene.get(&scene.anna, &list).await.is(404);
        assert_eq!(rows(&scene.house).await.subjects, 0);
    })
    .await;
}
