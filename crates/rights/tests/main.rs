//! Requests, holds and runs on both databases, as their stores keep them. Pages, jobs and erasure through all rooms are
//! tested where everything is wired, in `app`.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use access::act::Act;
use access::permit::Permit;
use base::day::Day;
use base::ids::PersonId;
use db::tx::Tx;
use rights::hold::model::HoldKind;
use rights::hold::store as holds;
use rights::request::input::NewRequest;
use rights::request::model::{Identity, RequestKind, RequestState};
use rights::request::store as requests;
use testing::house::{House, on_both_databases};
use testing::people::kreis;

const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    rights::MIGRATIONS,
];

/// A new person of Anna's, in the transaction that made them.
async fn person(house: &House) -> (Tx, Permit<PersonId>) {
    let anna = house.anna().await;
    let (tx, permit) = house.access.new_person(&anna).await.unwrap();
    tx.commit().await.unwrap();
    house
        .access
        .person_writing(&anna, Act::SubjectRequestWrite, permit.person())
        .await
        .unwrap()
}

fn asked(on: &str) -> NewRequest {
    NewRequest {
        kind: RequestKind::Correction,
        received_on: on.parse().unwrap(),
        identity: Identity::Known,
        wish: "Der Vorname hat nur ein t".to_owned(),
    }
}

#[tokio::test]
async fn a_request_is_extended_once_and_closed_once() {
    on_both_databases(MIGRATIONS, async |house| {
        let (mut tx, permit) = person(&house).await;
        let new = (&asked("2026-03-01"), kreis());
        let id = requests::insert(&mut tx, &permit, new, &house.ids).await.unwrap();
        let one = requests::find(&mut tx, &permit, id).await.unwrap().unwrap();
        assert_eq!(one.due_on, "2026-04-01".parse::<Day>().unwrap());
        assert_eq!(
            permit.reveal(one.wish.as_ref().unwrap()).unwrap(),
            "Der Vorname hat nur ein t"
        );

        let why = "viele Akten".to_owned();
        assert!(
            requests::extend(&mut tx, &permit, (&one, &why), &house.ids)
                .await
                .unwrap()
        );
        assert!(
            !requests::extend(&mut tx, &permit, (&one, &why), &house.ids)
                .await
                .unwrap()
        );
        let one = requests::find(&mut tx, &permit, id).await.unwrap().unwrap();
        assert_eq!(one.due_on, "2026-06-01".parse::<Day>().unwrap());

        let outcome = "berichtigt".to_owned();
        let end = (RequestState::Done, &outcome);
        for (version, closes) in [
            (one.version - 1, false),
            (one.version, true),
            (one.version + 1, false),
        ] {
            let closed = requests::close(&mut tx, &permit, (id, version), end, &house.ids).await;
            assert_eq!(closed.unwrap(), closes, "{version}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_hold_stands_until_its_last_day_or_its_end() {
    on_both_databases(MIGRATIONS, async |house| {
        let (mut tx, permit) = person(&house).await;
        let (today, reason) = (permit.now().day(), "Klage".to_owned());
        let until = Some(today.plus_days(3));
        for hold in [
            (HoldKind::LegalHold, &reason, until),
            (HoldKind::Restriction, &reason, None),
        ] {
            holds::set(&mut tx, &permit, hold, &house.ids).await.unwrap();
        }
        let all = holds::of(&mut tx, &permit).await.unwrap();
        let of = |kind| all.iter().find(|hold| hold.kind == kind).unwrap();
        assert!(of(HoldKind::LegalHold).stands(today.plus_days(3)));
        assert!(!of(HoldKind::LegalHold).stands(today.plus_days(4)));
        assert!(of(HoldKind::Restriction).stands(today.plus_days(400)));
        assert!(
            holds::end(&mut tx, &permit, of(HoldKind::Restriction).id)
                .await
                .unwrap()
        );
        assert!(
            !holds::end(&mut tx, &permit, of(HoldKind::Restriction).id)
                .await
                .unwrap()
        );
        let all = holds::of(&mut tx, &permit).await.unwrap();
        let ended = all
            .iter()
            .find(|hold| hold.kind == HoldKind::Restriction)
            .unwrap();
        assert!(!ended.stands(today));
    })
    .await;
}
