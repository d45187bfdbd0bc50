//! Requests, holds and runs on both databases, as their stores keep them. Pages, jobs and erasure through all rooms are
//! tested where everything is wired, in `app`.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use access::act::Act;
use access::permit::Permit;
use base::day::Day;
use base::ids::PersonId;
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::limit::Limits;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
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

#[tokio::test]
async fn the_gate_learns_of_a_restriction_and_of_an_objection_from_the_day_they_came() {
    on_both_databases(MIGRATIONS, async |house| {
        let (mut tx, permit) = person(&house).await;
        let today = permit.now().day();
        let persons = [permit.person()];
        let of = async |tx: &mut Tx| {
            let all = rights::limits::standing(tx, &persons, today).await.unwrap();
            Limits::of(permit.person(), &all)
        };
        assert_eq!(of(&mut tx).await, Limits::default());

        let asked = |kind| NewRequest {
            kind,
            ..asked("2026-02-27")
        };
        let since = "2026-02-27".parse::<Day>().unwrap();
        for kind in [RequestKind::Restriction, RequestKind::Objection] {
            let new = asked(kind);
            let id = requests::insert(&mut tx, &permit, (&new, kreis()), &house.ids)
                .await
                .unwrap();
            let limits = of(&mut tx).await;
            let (restricted, objected) = match kind {
                RequestKind::Objection => (None, Some(since)),
                _ => (Some(since), None),
            };
            assert_eq!(
                (limits.restricted, limits.objected),
                (restricted, objected),
                "{kind}"
            );
            let refused = (
                RequestState::Refused,
                &"Es überwiegen zwingende Gründe".to_owned(),
            );
            assert!(
                requests::close(&mut tx, &permit, (id, 1), refused, &house.ids)
                    .await
                    .unwrap()
            );
            assert_eq!(
                of(&mut tx).await,
                Limits::default(),
                "a refused {kind} stops nothing"
            );
        }

        let reason = "Die Angaben sind strittig".to_owned();
        holds::set(&mut tx, &permit, (HoldKind::LegalHold, &reason, None), &house.ids)
            .await
            .unwrap();
        assert_eq!(
            of(&mut tx).await,
            Limits::default(),
            "a legal hold keeps, it stops nothing"
        );
        holds::set(
            &mut tx,
            &permit,
            (HoldKind::Restriction, &reason, Some(today)),
            &house.ids,
        )
        .await
        .unwrap();
        assert_eq!(of(&mut tx).await.restricted, Some(today));
        let tomorrow = today.plus_days(1);
        let later = rights::limits::standing(&mut tx, &persons, tomorrow)
            .await
            .unwrap();
        assert!(later.is_empty(), "its last day is over");

        let new = asked(RequestKind::Objection);
        let id = requests::insert(&mut tx, &permit, (&new, kreis()), &house.ids)
            .await
            .unwrap();
        let done = (RequestState::Done, &"Die Verarbeitung endet".to_owned());
        assert!(
            requests::close(&mut tx, &permit, (id, 1), done, &house.ids)
                .await
                .unwrap()
        );
        assert_eq!(
            of(&mut tx).await.objected,
            Some(since),
            "what was granted goes on stopping"
        );
    })
    .await;
}

#[tokio::test]
async fn over_an_objection_nothing_goes_but_to_the_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let (mut tx, permit) = person(&house).await;
        let new = NewRequest {
            kind: RequestKind::Objection,
            ..asked("2026-03-01")
        };
        requests::insert(&mut tx, &permit, (&new, kreis()), &house.ids)
            .await
            .unwrap();
        let maker = access::disclosure::DisclosureMaker::for_the_wiring();
        let gate = Gate::new(maker, house.ids.clone(), rights::limits::standing);
        let letter = Wish::to_the_person(OutgoingPath::Letter, Purpose::Accompany, [Category::Contact]);
        assert!(gate.ask(&mut tx, &permit, &letter).await.unwrap().is_ok());
    })
    .await;
}
