//! What gets into the trail: reads once a quarter of an hour, writes with what they change; nothing is ever changed.

use access::act::Act;
use access::audit::model::AuditSubject;
use base::ids::PersonId;
use testing::house::on_both_databases;

use crate::store::{self, count_lines};

#[tokio::test]
async fn reading_the_same_file_is_one_line_in_fifteen_minutes() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let new = async || {
            let (tx, permit) = house.access.new_person(&anna).await.expect("a person");
            let id = permit.person();
            tx.commit().await.expect("committed");
            id
        };
        let (one, other): (PersonId, PersonId) = (new().await, new().await);
        let read = async |id| {
            house
                .access
                .person(&anna, Act::PersonRead, id)
                .await
                .map(drop)
                .expect("a permit");
        };
        let begun = house.clock.now();
        for minutes in [0, 5, 14] {
            house.clock.set(begun.plus_minutes(minutes));
            read(one).await;
        }
        assert_eq!(count_lines(&house, "person.read").await, 1);
        read(other).await;
        assert_eq!(count_lines(&house, "person.read").await, 2);
        house.clock.set(begun.plus_minutes(15));
        read(one).await;
        assert_eq!(count_lines(&house, "person.read").await, 3);
    })
    .await;
}

#[tokio::test]
async fn each_shown_list_is_a_line_with_the_ids_shown() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let (tx, permit) = house.access.new_person(&anna).await.expect("a person");
        let person = permit.person();
        tx.commit().await.expect("committed");
        for _ in 0..2 {
            let (_tx, list) = house.access.list(&anna, Act::PersonList).await.expect("a list");
            assert!(
                house
                    .access
                    .shown(&list, &[person])
                    .await
                    .expect("keys")
                    .of(person)
                    .is_some()
            );
        }
        assert_eq!(count_lines(&house, "person.list").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_write_and_its_line_stand_or_fall_together() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let gregor = house.gregor().await;
        let begin = async || {
            let (tx, _permit) = house
                .access
                .enter_writing(&gregor, Act::AccountWrite, AuditSubject::House)
                .await
                .expect("a permit");
            tx
        };
        drop(begin().await);
        assert_eq!(count_lines(&house, "account.write").await, 0);
        begin().await.commit().await.expect("committed");
        assert_eq!(count_lines(&house, "account.write").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_to_change_or_remove_lines_and_seals() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        crate::trail::write_lines(&house, 4).await;
        house
            .back_door
            .sealer()
            .await
            .expect("a sealer")
            .seal()
            .await
            .expect("sealed");
        let write = async || house.back_door.write().await.expect("a transaction");
        assert!(store::change_a_line(&mut write().await).await.is_err());
        assert!(store::remove_a_line(&mut write().await).await.is_err());
        assert!(store::remove_a_seal(&mut write().await).await.is_err());
        assert!(store::reorder(&mut write().await).await.is_err());
    })
    .await;
}
