//! What is held is erased by nothing that erases by itself, until the hold has ended.

use access::act::Act;
use base::ids::ContactId;
use post::job::worker::Worker;
use rights::hold::model::HoldKind;
use rights::hold::store as holds;
use vault::subject::KeySubject;

use crate::life::{Life, number};
use crate::scene::{Scene, on_both};

/// Everything that is due in a night.
async fn a_night(scene: &Scene, on: &str) {
    scene.house.clock.set(format!("{on}T05:00:00Z").parse().unwrap());
    let worker = scene.furnished.rooms.get::<Worker>().unwrap();
    while worker.run_due_once().await.unwrap() > 0 {}
}

#[tokio::test]
async fn a_hold_on_a_person_keeps_the_contact_card_until_the_night_after_it_ended() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let (access, ids) = (&scene.house.access, &scene.house.ids);
        let card: ContactId = life.card.parse().unwrap();
        let rows = || {
            let count = format!("SELECT COUNT(*) AS n FROM cases_contact_card WHERE id = '{card}'");
            number(&scene, count)
        };
        let (mut tx, permit) = access
            .person_writing(&life.anna, Act::SubjectRequestWrite, life.amira)
            .await
            .unwrap();
        let hold = (HoldKind::LegalHold, &"Klage".to_owned(), None);
        holds::set(&mut tx, &permit, hold, ids).await.unwrap();
        tx.commit().await.unwrap();

        a_night(&scene, "2027-03-03").await;
        assert_eq!(rows().await, 1, "the card is held");
        let keyring = scene.house.back_door.keyring();
        assert!(keyring.key_of(KeySubject::Contact(card)).await.is_ok());

        let anna = scene.house.signed_in(life.anna.account).await;
        let (mut tx, permit) = access
            .person_writing(&anna, Act::SubjectRequestWrite, life.amira)
            .await
            .unwrap();
        let set = holds::of(&mut tx, &permit).await.unwrap();
        assert!(holds::end(&mut tx, &permit, set[0].id).await.unwrap());
        tx.commit().await.unwrap();
        a_night(&scene, "2027-03-04").await;
        assert_eq!(rows().await, 0);
        assert!(keyring.key_of(KeySubject::Contact(card)).await.is_err());
    })
    .await;
}
