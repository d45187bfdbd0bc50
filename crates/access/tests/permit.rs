//! Who may open a person, by relation; lists show only own persons and those of whom one stands in for.

use access::act::Act;
use access::failure::Denied;
use access::policy::Grant;
use access::relation::Relation;
use access::session::model::SignedIn;
use access::subject::store::delete;
use access::subject::store::stand_in::{StandIn, insert_stand_in};
use base::ids::{ImportId, PersonId, RowId};
use db::statement::Statement;
use testing::house::{House, on_both_databases};
use testing::people::stadt;
use vault::subject::KeySubject;

use crate::store;

async fn new_person(house: &House, who: &SignedIn) -> PersonId {
    let (tx, permit) = house.access.new_person(who).await.expect("a person");
    let id = permit.person();
    tx.commit().await.expect("committed");
    id
}

async fn stand_in(house: &House, owner: &SignedIn, who: &SignedIn, from: &str, until: &str) {
    let stand_in = StandIn {
        id: RowId::from_uuid(house.ids.next()),
        for_account: owner.account,
        account: who.account,
        from: from.parse().expect("a day"),
        until: until.parse().expect("a day"),
    };
    let mut tx = house.back_door.write().await.expect("a transaction");
    insert_stand_in(&mut tx, &stand_in, owner.account, house.clock.now())
        .await
        .expect("a stand-in");
    tx.commit().await.expect("committed");
}

/// The relation in which someone reads a person, or `None` if it does not exist for them.
async fn reads(house: &House, who: &SignedIn, person: PersonId) -> Option<Relation> {
    match house.access.person(who, Act::PersonRead, person).await {
        Ok((_tx, permit)) => {
            assert_eq!(permit.grant(), Grant::Full);
            assert!(permit.key().is_ok());
            Some(permit.relation())
        }
        Err(Denied::NotFound) => None,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_person_exists_for_its_case_manager_only() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let person = new_person(&house, &anna).await;
        assert_eq!(reads(&house, &anna, person).await, Some(Relation::Own));
        let others = [
            house.bernd().await,
            house.clara().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
            house.hanna().await,
        ];
        for other in &others {
            assert_eq!(reads(&house, other, person).await, None, "{}", other.login);
            let writing = house.access.person_writing(other, Act::PersonWrite, person).await;
            assert!(matches!(writing, Err(Denied::NotFound)), "{}", other.login);
        }
        let nobody = PersonId::from_uuid(house.ids.next());
        assert_eq!(reads(&house, &anna, nobody).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_stand_in_opens_within_its_days_and_the_same_controller() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let colleague = {
            let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
            house
                .someone("ida.test", "Ida Test", access::role::Role::CaseManager, &scopes)
                .await
        };
        let clara = house.clara().await;
        let person = new_person(&house, &anna).await;
        assert_eq!(reads(&house, &colleague, person).await, None);
        stand_in(&house, &anna, &colleague, "2026-03-02", "2026-03-04").await;
        stand_in(&house, &anna, &clara, "2026-03-02", "2026-03-04").await;
        assert_eq!(reads(&house, &colleague, person).await, Some(Relation::StandIn));
        assert_eq!(reads(&house, &clara, person).await, None);

        let mut tx = house.back_door.write().await.expect("a transaction");
        store::hand_over(&mut tx, &person.to_string(), &stadt().to_string())
            .await
            .expect("handed over");
        tx.commit().await.expect("committed");
        assert_eq!(reads(&house, &colleague, person).await, None);
        assert_eq!(reads(&house, &clara, person).await, Some(Relation::StandIn));

        house.clock.set("2026-03-04T08:00:00Z".parse().expect("a moment"));
        let clara = house.signed_in(clara.account).await;
        assert_eq!(reads(&house, &clara, person).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_restricted_or_erased_person_is_gone_for_others_and_for_all() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
        let colleague = house
            .someone("ida.test", "Ida Test", access::role::Role::CaseManager, &scopes)
            .await;
        let person = new_person(&house, &anna).await;
        stand_in(&house, &anna, &colleague, "2026-03-02", "2026-03-04").await;
        let mut tx = house.back_door.write().await.expect("a transaction");
        store::restrict(&mut tx, &person.to_string())
            .await
            .expect("restricted");
        tx.commit().await.expect("committed");
        assert_eq!(reads(&house, &colleague, person).await, None);
        assert_eq!(reads(&house, &anna, person).await, Some(Relation::Own));

        house
            .back_door
            .keyring()
            .destroy(&[KeySubject::Person(person)])
            .await
            .expect("destroyed");
        assert_eq!(reads(&house, &anna, person).await, None);
        let mut tx = house.back_door.write().await.expect("a transaction");
        delete(&mut tx, &person.to_string()).await.expect("forgotten");
        tx.commit().await.expect("committed");
        assert_eq!(reads(&house, &anna, person).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_list_holds_own_persons_and_those_one_stands_in_for_today() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, clara) = (house.anna().await, house.clara().await);
        let owners = async |who: &SignedIn| {
            house
                .access
                .list(who, Act::PersonList)
                .await
                .expect("a list")
                .1
                .owners()
                .to_vec()
        };
        assert_eq!(owners(&anna).await, [anna.account]);
        stand_in(&house, &clara, &anna, "2026-03-03", "2026-03-05").await;
        assert_eq!(owners(&anna).await, [anna.account]);
        house.clock.set("2026-03-03T08:00:00Z".parse().expect("a moment"));
        assert_eq!(
            owners(&house.signed_in(anna.account).await).await,
            [anna.account, clara.account]
        );
        house.clock.set("2026-03-05T08:00:00Z".parse().expect("a moment"));
        assert_eq!(owners(&house.signed_in(anna.account).await).await, [anna.account]);
        for nobody in [
            house.emil().await,
            house.fatma().await,
            house.bernd().await,
            house.gregor().await,
        ] {
            assert!(matches!(
                house.access.list(&nobody, Act::PersonList).await,
                Err(Denied::NotFound)
            ));
        }
    })
    .await;
}

#[tokio::test]
async fn who_has_no_employer_adds_no_person() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        for nobody in [
            house.emil().await,
            house.fatma().await,
            house.hanna().await,
            house.gregor().await,
        ] {
            assert!(
                matches!(house.access.new_person(&nobody).await, Err(Denied::NotFound)),
                "{}",
                nobody.login
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_on_its_way_in_is_for_whoever_sent_it_and_its_key_goes_with_it() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, bernd, clara) = (house.anna().await, house.bernd().await, house.clara().await);
        stand_in(&house, &anna, &clara, "2026-03-01", "2026-03-31").await;
        let id = ImportId::from_uuid(house.ids.next());
        let (tx, permit) = house
            .access
            .new_file(&anna, Act::ImportRun, id)
            .await
            .expect("a list");
        assert!(permit.key().is_ok());
        tx.commit().await.expect("committed");
        assert!(house.access.reading(&anna, Act::ImportRun, id).await.is_ok());
        for other in [&bernd, &clara] {
            let reading = house.access.reading(other, Act::ImportRun, id).await;
            assert!(matches!(reading, Err(Denied::NotFound)), "{}", other.login);
        }

        let begun = house.clock.now();
        house.clock.set(begun.plus_hours(2));
        let keyring = house.back_door.keyring();
        house
            .back_door
            .sweep_orphan_keys(house.clock.now())
            .await
            .expect("swept");
        assert!(keyring.key_of(KeySubject::Import(id)).await.is_ok());
        let mut tx = house.back_door.write().await.expect("a transaction");
        delete(&mut tx, &id.to_string()).await.expect("gone");
        tx.commit().await.expect("committed");
        house
            .back_door
            .sweep_orphan_keys(house.clock.now())
            .await
            .expect("swept");
        assert!(keyring.key_of(KeySubject::Import(id)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_key_that_no_row_uses_is_destroyed_however_old_it_is_and_none_that_one_uses() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let made = async |is_kept: bool| {
            let (tx, permit) = house.access.new_person(&anna).await.expect("a person");
            let person = permit.person();
            if is_kept {
                tx.commit().await.expect("committed");
            }
            person
        };
        // The program died between the key and the row.
        let (lost, kept) = (made(false).await, made(true).await);
        let begun = house.clock.now();
        let keyring = house.back_door.keyring();
        for (hours, destroyed, is_there) in [(0, 0, true), (100, 1, false), (200, 0, false)] {
            house.clock.set(begun.plus_hours(hours));
            let swept = house.back_door.sweep_orphan_keys(house.clock.now()).await;
            assert_eq!(swept.expect("swept"), destroyed, "after {hours} hours");
            let key = keyring.key_of(KeySubject::Person(lost)).await;
            assert_eq!(key.is_ok(), is_there, "after {hours} hours");
            assert!(keyring.key_of(KeySubject::Person(kept)).await.is_ok());
        }
    })
    .await;
}

#[tokio::test]
async fn an_act_in_parts_is_one_line_and_ends_when_the_file_is_not_ones_own_any_more() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, bernd) = (house.anna().await, house.bernd().await);
        let (tx, permit) = house.access.new_person(&anna).await.expect("an answer");
        let person = permit.person();
        tx.commit().await.expect("an answer");
        let (tx, permit) = house
            .access
            .writing(&anna, Act::PersonWrite, person)
            .await
            .expect("an answer");
        let begun = permit.begun();
        tx.commit().await.expect("an answer");
        let lines = async || {
            let mut tx = house.back_door.read().await.expect("an answer");
            Statement::new("SELECT COUNT(*) AS n FROM access_audit")
                .number(&mut tx)
                .await
                .expect("an answer")
        };
        let before = lines().await;

        let (tx, permit) = house.access.writing_on(&anna, &begun).await.expect("an answer");
        assert_eq!((permit.person(), permit.act()), (person, Act::PersonWrite));
        tx.commit().await.expect("an answer");
        assert_eq!(lines().await, before);

        assert!(house.access.writing_on(&bernd, &begun).await.is_err());
        let mut tx = house.back_door.write().await.expect("an answer");
        Statement::new("UPDATE access_subject SET account_id = $1")
            .bind(&bernd.account)
            .run(&mut tx)
            .await
            .expect("an answer");
        tx.commit().await.expect("an answer");
        assert!(house.access.writing_on(&anna, &begun).await.is_err());
    })
    .await;
}
