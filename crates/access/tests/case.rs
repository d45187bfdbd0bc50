//! Who may open a case, and for how long somebody else's is lent.

use access::act::Act;
use access::failure::Denied;
use access::relation::{LeaseKind, Relation};
use access::role::Role;
use access::session::model::SignedIn;
use access::subject::store::lease::{NewLease, end, leases, lend, lent_to_me, take_over};
use access::subject::store::participant::join;
use base::ids::{CaseId, PersonId};
use testing::house::{House, on_both_databases};
use testing::people::kreis;

async fn new_person(house: &House, who: &SignedIn) -> PersonId {
    let (tx, permit) = house.access.new_person(who).await.expect("a person");
    let id = permit.person();
    tx.commit().await.expect("committed");
    id
}

async fn new_case(house: &House, who: &SignedIn, lead: PersonId) -> CaseId {
    let (tx, permit) = house.access.new_case(who, lead).await.expect("a case");
    let id = permit.case();
    tx.commit().await.expect("committed");
    id
}

/// A colleague of Anna's: the same employer, the same place.
async fn ida(house: &House, anna: &SignedIn) -> SignedIn {
    let scopes: Vec<_> = anna.roles.iter().map(|role| role.scope.clone()).collect();
    house
        .someone("ida.test", "Ida Test", Role::CaseManager, &scopes)
        .await
}

async fn lends(house: &House, who: &SignedIn, case: CaseId, (act, kind): (Act, LeaseKind), to: &SignedIn) {
    let (mut tx, permit) = house.access.writing(who, act, case).await.expect("a permit");
    let new = NewLease {
        kind,
        to: to.account,
        reason: "Kind im Krankenhaus".to_owned(),
        ends_at: permit.now().plus_hours(10_000),
    };
    lend(&mut tx, &permit, &new, &house.ids).await.expect("lent");
    tx.commit().await.expect("committed");
}

/// The relation in which someone does an act with a case, or `None` if it does not exist for them.
async fn opens(house: &House, who: &SignedIn, act: Act, case: CaseId) -> Option<Relation> {
    match house.access.reading(who, act, case).await {
        Ok((_tx, permit)) => Some(permit.relation()),
        Err(Denied::NotFound) => None,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_case_exists_for_its_case_manager_and_opens_with_its_persons() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let lead = new_person(&house, &anna).await;
        let child = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        let both = house
            .access
            .writing_both(&anna, (Act::CaseWrite, case), (Act::PersonWrite, child))
            .await;
        let (mut tx, case_permit, person_permit) = both.expect("two permits");
        join(&mut tx, &case_permit, &person_permit).await.expect("joined");
        tx.commit().await.expect("committed");

        let (_tx, permit) = house
            .access
            .reading(&anna, Act::CaseRead, case)
            .await
            .expect("hers");
        assert!(permit.key().is_ok());
        let mut people: Vec<PersonId> = permit.people().collect();
        people.sort();
        let mut both = vec![lead, child];
        both.sort();
        assert_eq!(people, both);
        for nobody in [
            house.bernd().await,
            house.clara().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
        ] {
            for act in [Act::CaseRead, Act::CaseWrite, Act::CaseClose, Act::CaseAccept] {
                assert_eq!(
                    opens(&house, &nobody, act, case).await,
                    None,
                    "{} {act}",
                    nobody.login
                );
            }
            assert!(matches!(
                house.access.new_case(&nobody, lead).await,
                Err(Denied::NotFound)
            ));
        }
    })
    .await;
}

#[tokio::test]
async fn acute_access_opens_a_colleagues_case_for_a_day_with_a_reason() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let ida = ida(&house, &anna).await;
        let lead = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        assert_eq!(opens(&house, &ida, Act::CaseRead, case).await, None);
        assert_eq!(
            opens(&house, &house.clara().await, Act::CaseAcute, case).await,
            None
        );

        lends(&house, &ida, case, (Act::CaseAcute, LeaseKind::Acute), &ida).await;
        assert_eq!(
            opens(&house, &ida, Act::CaseWrite, case).await,
            Some(Relation::AcuteAccess)
        );
        assert_eq!(opens(&house, &ida, Act::CaseClose, case).await, None);
        let (_tx, person) = house
            .access
            .reading(&ida, Act::PersonRead, lead)
            .await
            .expect("the person of the case");
        assert_eq!(person.relation(), Relation::AcuteAccess);
        assert!(house.access.writing(&ida, Act::PersonWrite, lead).await.is_err());

        house.clock.set("2026-03-03T08:00:00Z".parse().expect("a moment"));
        let ida = house.signed_in(ida.account).await;
        assert_eq!(opens(&house, &ida, Act::CaseRead, case).await, None);
        let anna = house.signed_in(anna.account).await;
        let (mut tx, permit) = house
            .access
            .reading(&anna, Act::CaseRead, case)
            .await
            .expect("hers");
        let all = leases(&mut tx, &permit).await.expect("leases");
        assert_eq!(
            permit.reveal(&all[0].reason).map(String::as_str),
            Some("Kind im Krankenhaus")
        );
    })
    .await;
}

#[tokio::test]
async fn acute_access_is_for_the_one_who_asks_and_sharing_is_for_the_one_whose_case_it_is() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let ida = ida(&house, &anna).await;
        let lead = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        let (mut tx, permit) = house
            .access
            .writing(&ida, Act::CaseAcute, case)
            .await
            .expect("a permit");
        for (kind, to) in [
            (LeaseKind::Consultation, ida.account),
            (LeaseKind::Transfer, ida.account),
            (LeaseKind::Acute, anna.account),
        ] {
            let new = NewLease {
                kind,
                to,
                reason: String::new(),
                ends_at: permit.now().plus_hours(1),
            };
            assert!(lend(&mut tx, &permit, &new, &house.ids).await.is_err(), "{kind}");
        }
        assert_eq!(opens(&house, &ida, Act::CaseShare, case).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_shared_case_is_read_for_at_most_two_weeks_and_can_be_taken_back() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, bernd) = (house.anna().await, house.bernd().await);
        let lead = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        let sharing = (Act::CaseShare, LeaseKind::Consultation);
        lends(&house, &anna, case, sharing, &bernd).await;
        assert_eq!(
            opens(&house, &bernd, Act::CaseRead, case).await,
            Some(Relation::Consultation)
        );
        assert_eq!(opens(&house, &bernd, Act::CaseWrite, case).await, None);
        house.clock.set("2026-03-16T08:00:00Z".parse().expect("a moment"));
        let bernd = house.signed_in(bernd.account).await;
        assert_eq!(opens(&house, &bernd, Act::CaseRead, case).await, None);

        let anna = house.signed_in(anna.account).await;
        lends(&house, &anna, case, sharing, &bernd).await;
        let (mut tx, permit) = house
            .access
            .writing(&anna, Act::CaseShare, case)
            .await
            .expect("hers");
        let id = leases(&mut tx, &permit).await.expect("leases")[0].id;
        assert!(end(&mut tx, &permit, id).await.expect("ended"));
        assert!(!end(&mut tx, &permit, id).await.expect("ended once"));
        tx.commit().await.expect("committed");
        assert_eq!(opens(&house, &bernd, Act::CaseRead, case).await, None);
    })
    .await;
}

#[tokio::test]
async fn who_takes_over_an_offered_case_has_it_with_its_persons_and_the_former_owner_has_it_no_more() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let ida = ida(&house, &anna).await;
        let lead = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        lends(&house, &anna, case, (Act::CaseShare, LeaseKind::Transfer), &ida).await;
        assert_eq!(opens(&house, &ida, Act::CaseRead, case).await, None);

        let (mut tx, permit) = house
            .access
            .writing(&ida, Act::CaseAccept, case)
            .await
            .expect("offered");
        take_over(&mut tx, &permit, (kreis(), None))
            .await
            .expect("taken over");
        tx.commit().await.expect("committed");

        assert_eq!(
            opens(&house, &ida, Act::CaseRead, case).await,
            Some(Relation::Own)
        );
        assert_eq!(opens(&house, &anna, Act::CaseRead, case).await, None);
        assert!(house.access.person(&anna, Act::PersonRead, lead).await.is_err());
        assert!(house.access.person(&ida, Act::PersonWrite, lead).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn keys_are_shown_for_listed_cases_and_persons_only() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, clara) = (house.anna().await, house.clara().await);
        let lead = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        let foreign = new_person(&house, &clara).await;
        let foreign_case = new_case(&house, &clara, foreign).await;

        let (tx, permit) = house.access.list(&anna, Act::CaseList).await.expect("a list");
        drop(tx);
        let shown = house
            .access
            .shown_files(&permit, &[case, foreign_case], &[lead, foreign])
            .await
            .expect("shown");

        assert!(shown.of(case).is_some() && shown.of(lead).is_some());
        assert!(shown.of(foreign_case).is_none() && shown.of(foreign).is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_lent_stands_in_a_list_of_its_own() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (anna, bernd) = (house.anna().await, house.bernd().await);
        let lead = new_person(&house, &anna).await;
        let case = new_case(&house, &anna, lead).await;
        lends(
            &house,
            &anna,
            case,
            (Act::CaseShare, LeaseKind::Consultation),
            &bernd,
        )
        .await;
        let (mut tx, permit) = house.access.enter(&bernd, Act::LentList).await.expect("a permit");

        let lent = lent_to_me(&mut tx, &permit).await.expect("a list");

        assert_eq!(lent.len(), 1);
        assert_eq!((lent[0].case, lent[0].owner.as_str()), (case, "Anna Test"));
    })
    .await;
}
