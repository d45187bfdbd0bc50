//! A run that is broken off goes on where it stood; a long list is taken over whole.

use access::act::Act;
use people::index::directory::Wanted;
use people::index::scope::Scope;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, many};
use crate::store::rows;

#[tokio::test]
async fn a_run_that_is_broken_off_after_every_transaction_makes_nothing_twice() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.sends(&many(230)).await;
        scene.accepts_columns(&list).await;
        scene.begins(&list).await;
        let worker = scene.worker();
        worker.stop();

        let runs = worker.run_due_once().await.unwrap();

        assert!(runs > 3, "{runs}");
        let found = rows(&scene.house).await;
        assert_eq!((found.persons, found.cases, found.cards), (173, 173, 57));
        assert_eq!(found.subjects, 173 * 2 + 57);
        scene
            .get(&scene.anna, &list)
            .await
            .is(200)
            .shows("<strong>173</strong> Fälle angelegt");
        assert_eq!(listed(&scene).await, 173);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_many_parts_is_taken_over_whole() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;

        scene.takes_over(&many(500)).await;

        assert_eq!(rows(&scene.house).await.persons, 375);
    })
    .await;
}

/// How many persons the index lists for Anna.
async fn listed(scene: &Scene) -> usize {
    let (_tx, permit) = scene
        .house
        .access
        .list(&scene.anna, Act::PersonList)
        .await
        .unwrap();
    scene.index.slice(&Scope::of(&permit), &Wanted::default()).total
}
