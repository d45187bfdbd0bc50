//! A run is taken back with its keys; what somebody has worked on since stays and is named.

use access::act::Act;
use testing::house::on_both_databases;
use vault::subject::KeySubject;

use crate::scene::{LIST, MIGRATIONS, Scene, workbook};
use crate::store::{persons_and_cases, rows};

#[tokio::test]
async fn a_run_is_taken_back_with_its_keys() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.takes_over(&workbook(LIST)).await;
        let made = persons_and_cases(&scene.house).await;
        let path = format!("{list}/ruecknahme");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("3 Fälle mit ihren Personen und 1 Kontaktkarte");

        assert_eq!(scene.post(&scene.anna, &path, &[]).await.is(303).location, list);
        scene.post(&scene.anna, &path, &[]).await.is(303);
        scene.works().await;

        scene
            .get(&scene.anna, &list)
            .await
            .is(200)
            .shows("<strong>4</strong> zurückgenommen");
        let left = rows(&scene.house).await;
        assert_eq!(
            (
                left.persons,
                left.cases,
                left.cards,
                left.declarations,
                left.subjects
            ),
            (0, 0, 0, 0, 0)
        );
        let keyring = scene.house.back_door.keyring();
        for (person, case) in made {
            assert!(keyring.key_of(KeySubject::Person(person)).await.is_err());
            assert!(keyring.key_of(KeySubject::Case(case)).await.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn what_somebody_has_worked_on_stays_and_is_named() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.takes_over(&workbook(LIST)).await;
        let made = persons_and_cases(&scene.house).await;
        let access = &scene.house.access;
        // Looking changes nothing; writing does.
        let (tx, _) = access
            .reading(&scene.anna, Act::CaseRead, made[0].1)
            .await
            .unwrap();
        drop(tx);
        let (tx, _) = access
            .writing(&scene.anna, Act::CaseWrite, made[1].1)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let path = format!("{list}/ruecknahme");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("An 1 Zeilen wurde seitdem gearbeitet.");
        scene.post(&scene.anna, &path, &[]).await.is(303);
        scene.works().await;

        let result = scene.get(&scene.anna, &list).await;
        result.is(200).shows("<strong>3</strong> zurückgenommen");
        result.shows("<strong>1</strong> geblieben");
        let left = rows(&scene.house).await;
        assert_eq!((left.persons, left.cases, left.cards), (1, 1, 0));
        let (tx, permit) = access
            .reading(&scene.anna, Act::CaseRead, made[1].1)
            .await
            .unwrap();
        drop(tx);
        assert_eq!(permit.people().count(), 1);
    })
    .await;
}
