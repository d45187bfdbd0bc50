//! Someone must be told: once, durably, and nobody else.

use access::account::store as accounts;
use access::act::Act;
use access::role::Role;
use access::session::model::SignedIn;
use post::mail::store as mail;
use post::notice::model::NoticeKind;
use post::notice::store::{self, NoticeLine};
use post::notice::{Told, tell};
use testing::house::{House, on_both_databases};

use crate::SCHEMA;
use crate::outbox::outbox;

async fn unseen(house: &House, who: &SignedIn) -> Vec<NoticeLine> {
    let (mut tx, permit) = house.access.enter(who, Act::AccountOwn).await.unwrap();
    store::unseen(&mut tx, &permit, 10).await.unwrap()
}

async fn tell_of_reset(house: &House, told: &[Told]) -> usize {
    let outbox = outbox(house).await;
    let link = "/konto".parse().unwrap();
    let mut tx = house.back_door.write().await.unwrap();
    let count = tell(&mut tx, &outbox, told, (NoticeKind::SecondFactorReset, &link))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    count
}

#[tokio::test]
async fn owner_and_data_protection_officer_are_told_once_and_nobody_else() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, dora, gregor) = (house.anna().await, house.dora().await, house.gregor().await);
        let officers = Told::Role(Role::DataProtectionOfficer);

        let count = tell_of_reset(
            &house,
            &[Told::Account(anna.account), officers, Told::Account(dora.account)],
        )
        .await;

        assert_eq!(count, 2);
        for who in [&anna, &dora] {
            let notices = unseen(&house, who).await;
            let [notice] = notices.as_slice() else {
                panic!("{notices:?}")
            };
            assert_eq!(
                (notice.kind, notice.link.as_str()),
                (NoticeKind::SecondFactorReset, "/konto")
            );
        }
        for who in [house.clara().await, house.emil().await, house.fatma().await] {
            assert!(unseen(&house, &who).await.is_empty());
        }
        let (mut tx, permit) = house.access.enter(&gregor, Act::MailRead).await.unwrap();
        assert_eq!(
            mail::list(&mut tx, &permit, (None, None), 10)
                .await
                .unwrap()
                .len(),
            2
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_that_has_ended_is_not_told() {
    on_both_databases(SCHEMA, async |house| {
        let dora = house.dora().await;
        let mut tx = house.back_door.write().await.unwrap();
        for role in accounts::role_assignments(&mut tx, dora.account).await.unwrap() {
            accounts::end_role_assignment(&mut tx, role.id, house.clock.today())
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();

        assert_eq!(
            tell_of_reset(&house, &[Told::Role(Role::DataProtectionOfficer)]).await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_notice_stays_until_its_own_account_has_seen_it() {
    on_both_databases(SCHEMA, async |house| {
        let (anna, clara) = (house.anna().await, house.clara().await);
        tell_of_reset(&house, &[Told::Account(anna.account)]).await;
        let notice = unseen(&house, &anna).await.remove(0);

        for (who, is_own) in [(&clara, false), (&anna, true), (&anna, false)] {
            let (reading, permit) = house.access.enter(who, Act::AccountOwn).await.unwrap();
            drop(reading);
            let mut tx = house.back_door.write().await.unwrap();
            assert_eq!(
                store::mark_seen(&mut tx, &permit, notice.id).await.unwrap(),
                is_own
            );
            tx.commit().await.unwrap();
        }

        assert!(unseen(&house, &anna).await.is_empty());
    })
    .await;
}
