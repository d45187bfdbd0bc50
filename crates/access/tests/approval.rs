//! Four eyes: a wish waits, a second person decides, the effect happens in the same transaction.

use access::act::Act;
use access::approval::model::{Decision, DecisionRefused, Wish};
use access::approval::{ask, decide, store as approvals};
use access::audit::model::AuditSubject;
use access::relation::Relation;
use access::role::{Role, Scope};
use access::session::model::SignedIn;
use base::ids::{AccountId, ApprovalId};
use testing::house::{House, on_both_databases};

async fn wished(house: &House, who: &SignedIn, act: Act, account: AccountId, wish: &Wish) -> ApprovalId {
    let (mut tx, permit) = house
        .access
        .enter_writing(who, act, AuditSubject::Account(account))
        .await
        .expect("a permit");
    ask(&mut tx, &permit, account, wish, &house.ids)
        .await
        .expect("asked");
    ask(&mut tx, &permit, account, wish, &house.ids)
        .await
        .expect("asked twice");
    let waiting = approvals::waiting(&mut tx).await.expect("rows");
    assert_eq!(waiting.len(), 1);
    tx.commit().await.expect("committed");
    waiting[0].id
}

async fn decided(
    house: &House,
    who: &SignedIn,
    id: ApprovalId,
    decision: Decision,
) -> Result<access::approval::model::Approval, DecisionRefused> {
    let (mut tx, permit) = house
        .access
        .enter_writing(who, Act::ApprovalDecide, AuditSubject::House)
        .await
        .expect("a permit");
    let answer = decide(&mut tx, &permit, who, (id, decision), &house.ids)
        .await
        .expect("an answer");
    if answer.is_ok() {
        tx.commit().await.expect("committed");
    }
    answer
}

#[tokio::test]
async fn making_oneself_the_stand_in_waits_for_a_second_person() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, hanna) = (house.anna().await, house.hanna().await);
        let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
        let ida = house
            .someone("ida.test", "Ida Test", Role::CaseManager, &scopes)
            .await;
        let (tx, permit) = house.access.new_person(&anna).await.expect("a person");
        let person = permit.person();
        tx.commit().await.expect("committed");
        let wish = Wish::StandIn {
            account: ida.account,
            from: "2026-03-02".parse().expect("a day"),
            until: "2026-03-09".parse().expect("a day"),
        };
        let id = wished(&house, &ida, Act::StandInArrange, anna.account, &wish).await;
        assert!(house.access.person(&ida, Act::PersonRead, person).await.is_err());
        decided(&house, &hanna, id, Decision::Approved)
            .await
            .expect("approved");
        let (_tx, permit) = house
            .access
            .person(&ida, Act::PersonRead, person)
            .await
            .expect("a permit");
        assert_eq!(permit.relation(), Relation::StandIn);
        assert_eq!(
            decided(&house, &hanna, id, Decision::Rejected).await,
            Err(DecisionRefused::AlreadyDecided)
        );
    })
    .await;
}

#[tokio::test]
async fn a_rejected_wish_changes_nothing_and_one_that_became_impossible_is_refused() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (gregor, dora, fatma) = (house.gregor().await, house.dora().await, house.fatma().await);
        let grant = |until: Option<&str>| Wish::RoleGrant {
            role: Role::CaseManager,
            scope: Scope::district(),
            from: "2026-03-02".parse().expect("a day"),
            until: until.map(|day| day.parse().expect("a day")),
        };
        let id = wished(&house, &gregor, Act::AccountWrite, fatma.account, &grant(None)).await;
        decided(&house, &dora, id, Decision::Rejected)
            .await
            .expect("rejected");
        let id = wished(
            &house,
            &gregor,
            Act::AccountWrite,
            fatma.account,
            &grant(Some("2026-09-01")),
        )
        .await;
        let refused = decided(&house, &dora, id, Decision::Approved).await;
        assert!(
            matches!(refused, Err(DecisionRefused::NoLongerPossible(_))),
            "{refused:?}"
        );
        let roles = house.signed_in(fatma.account).await.roles;
        assert_eq!(
            roles.iter().map(|role| role.role).collect::<Vec<_>>(),
            [Role::ResidenceOfficer]
        );
    })
    .await;
}
