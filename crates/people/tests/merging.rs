//! Two entries become one person and two again, exactly as they were.

use std::sync::{Mutex, PoisonError};

use access::act::Act;
use people::asked::{Mover, Movers};
use people::merge;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, person_data};

async fn merged(scene: &Scene) -> (String, String) {
    let kept = scene.person_of_anna("Mohammed", "Al-Hassan").await.to_string();
    let gone = scene.person_of_anna("Muhammad", "Alhasan").await.to_string();
    let fields = [
        ("handlung", "zusammenfuehren"),
        ("mit", gone.as_str()),
        ("behalten", kept.as_str()),
    ];
    let path = format!("/personen/{kept}/zusammenfuehrung");
    scene.post(&scene.anna, &path, &fields).await.is(303);
    (kept, gone)
}

#[tokio::test]
async fn two_entries_are_compared_and_become_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let kept = scene.person_of_anna("Mohammed", "Al-Hassan").await.to_string();
        let gone = scene.person_of_anna("Muhammad", "Alhasan").await.to_string();
        let path = format!("/personen/{kept}/zusammenfuehrung");

        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Noch ein Eintrag von");
        let found = scene
            .post(&scene.anna, &path, &[("name", "Mohammed Alhassan")])
            .await;
        found.is(200).shows(&gone);
        let compared = scene
            .post(&scene.anna, &path, &[("handlung", "vergleichen"), ("mit", &gone)])
            .await;
        compared.is(200).shows("Muhammad Alhasan");

        let merged = scene
            .post(
                &scene.anna,
                &path,
                &[
                    ("handlung", "zusammenfuehren"),
                    ("mit", &gone),
                    ("behalten", &kept),
                ],
            )
            .await;
        assert_eq!(merged.is(303).location, format!("/personen/{kept}"));
        let list = scene.get(&scene.anna, "/personen").await;
        list.shows("Al-Hassan");
        list.hides("Alhasan, Muhammad");
        let old = scene.get(&scene.anna, &format!("/personen/{gone}")).await;
        assert_eq!(old.is(303).location, format!("/personen/{kept}"));
        scene
            .get(&scene.anna, &format!("/personen/{kept}"))
            .await
            .is(200)
            .shows("Wieder trennen");
        scene.index.build(&scene.house.back_door).await.unwrap();
        scene
            .get(&scene.anna, "/personen")
            .await
            .hides("Alhasan, Muhammad");
    })
    .await;
}

#[tokio::test]
async fn parting_restores_both() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (kept, gone) = merged(&scene).await;

        let parted = scene
            .post(
                &scene.anna,
                &format!("/personen/{kept}/trennung"),
                &[("eintrag", &gone)],
            )
            .await;

        parted.is(303);
        for (id, name) in [(&kept, "Mohammed Al-Hassan"), (&gone, "Muhammad Alhasan")] {
            scene
                .get(&scene.anna, &format!("/personen/{id}"))
                .await
                .is(200)
                .shows(name);
        }
        let list = scene.get(&scene.anna, "/personen").await;
        list.shows("Alhasan, Muhammad");
        let again = scene
            .post(
                &scene.anna,
                &format!("/personen/{kept}/trennung"),
                &[("eintrag", &gone)],
            )
            .await;
        again.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_merged_says_why() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (kept, gone) = merged(&scene).await;
        let third = scene.person_of_anna("Mohamed", "Hasan").await.to_string();
        let ida = scene.colleague().await;
        let others = scene.persons_of(ida.account, &[("Mohamed", "Hasan")]).await[0].to_string();
        for (id, with, stays, status, sentence) in [
            (&third, &third, &third, 422, "zwei verschiedene"),
            (&third, &gone, &third, 422, "schon Teil einer anderen Person"),
            (&third, &kept, &third, 422, "Behalten Sie diesen"),
            (&third, &kept, &others, 422, "welche Angaben weiter gelten"),
            (&third, &others, &third, 404, ""),
        ] {
            let fields = [
                ("handlung", "zusammenfuehren"),
                ("mit", with.as_str()),
                ("behalten", stays.as_str()),
            ];
            let answer = scene
                .post(&scene.anna, &format!("/personen/{id}/zusammenfuehrung"), &fields)
                .await;
            answer.is(status).shows(sentence);
        }
    })
    .await;
}

#[tokio::test]
async fn erasing_a_person_erases_the_entry_that_was_merged_into_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (kept, gone) = merged(&scene).await;
        let back_door = &scene.house.back_door;
        let permit = back_door
            .job(access::permit::JobPurpose::Retention)
            .await
            .unwrap();

        let erased = people::erasure::erase(
            back_door,
            &permit,
            (&scene.index, &person_data()),
            &[kept.parse().unwrap()],
        )
        .await;

        assert_eq!(erased.unwrap(), 2);
        for id in [kept, gone] {
            scene.get(&scene.anna, &format!("/personen/{id}")).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_else_merges_or_sees_that_it_was_done() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (kept, gone) = merged(&scene).await;
        for other in [
            scene.house.clara().await,
            scene.house.emil().await,
            scene.house.fatma().await,
            scene.colleague().await,
        ] {
            for path in [
                format!("/personen/{kept}/zusammenfuehrung"),
                format!("/personen/{gone}"),
            ] {
                scene.get(&other, &path).await.is(404);
            }
            scene
                .post(
                    &other,
                    &format!("/personen/{kept}/trennung"),
                    &[("eintrag", &gone)],
                )
                .await
                .is(404);
        }
    })
    .await;
}

static MOVED_BACK: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A room that keeps two rows of whoever is asked for.
const A_ROOM: Mover = Mover {
    name: "a_room",
    over: |_| Box::pin(async { Ok(vec!["one".to_owned(), "two".to_owned()]) }),
    back: |_, rows| {
        let rows = rows.to_vec();
        Box::pin(async move {
            let mut moved = MOVED_BACK.lock().unwrap_or_else(PoisonError::into_inner);
            moved.extend(rows.iter().cloned());
            Ok(rows)
        })
    },
};

#[tokio::test]
async fn what_higher_rooms_moved_is_moved_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let kept = scene.person_of_anna("Mohammed", "Al-Hassan").await;
        let gone = scene.person_of_anna("Muhammad", "Alhasan").await;
        let both = ((Act::PersonMerge, kept), (Act::PersonMerge, gone));
        let movers = Movers::new(vec![A_ROOM]);
        let (access, ids) = (&scene.house.access, &scene.house.ids);
        let (mut tx, one, other) = access.writing_both(&scene.anna, both.0, both.1).await.unwrap();
        merge::join(&mut tx, (&one, &other), &movers, ids).await.unwrap();
        tx.commit().await.unwrap();
        MOVED_BACK.lock().unwrap_or_else(PoisonError::into_inner).clear();

        let (mut tx, one, other) = access.writing_both(&scene.anna, both.0, both.1).await.unwrap();
        assert!(merge::part(&mut tx, (&one, &other), &movers, ids).await.unwrap());
        tx.commit().await.unwrap();

        assert_eq!(
            *MOVED_BACK.lock().unwrap_or_else(PoisonError::into_inner),
            ["one", "two"]
        );
    })
    .await;
}
