//! What members of another organisation reach: what is addressed to them, by list and by id, and nothing else.

use access::act::Act;
use access::failure::Denied;
use base::ids::ReferralId;
use consents::model::category::Category;
use db::statement::Statement;
use referrals::input::read_answer;
use referrals::partner::{Answered, answer};
use testing::house::on_both_databases;
use web::form::Form;

use crate::scene::{MARKER, MIGRATIONS, Scene, association, gate, member, school};

#[tokio::test]
async fn a_member_sees_what_is_addressed_to_the_own_organisation_and_others_see_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let colleague = member(&scene.house, "pia.test", association()).await;
        let stranger = member(&scene.house, "quirin.test", school()).await;
        for who in [&scene.paul, &colleague] {
            assert_eq!(scene.listed_for(who).await, 1);
            assert!(scene.opened_by(who, id).await.unwrap().contains(MARKER));
        }
        assert_eq!(scene.listed_for(&stranger).await, 0);
        assert_eq!(scene.opened_by(&stranger, id).await, None);
        let emil = scene.house.emil().await;
        assert_eq!(scene.listed_for(&emil).await, 0);
        assert_eq!(scene.opened_by(&emil, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_addressed_never_opens_the_case_or_the_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let access = &scene.house.access;
        let case = access.reading(&scene.paul, Act::CaseRead, scene.case).await;
        assert!(matches!(case, Err(Denied::NotFound)));
        let person = access.person(&scene.paul, Act::PersonRead, scene.lead).await;
        assert!(matches!(person, Err(Denied::NotFound)));
        let as_anna = access.reading(&scene.anna, Act::ReferralRead, id).await;
        assert!(matches!(as_anna, Err(Denied::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn every_view_leaves_a_line_and_the_first_of_a_day_is_written_down_as_passed_on() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        scene.opened_by(&scene.paul, id).await.unwrap();
        scene.opened_by(&scene.paul, id).await.unwrap();
        let lines =
            "SELECT COUNT(*) AS n FROM access_audit WHERE act = 'referral.read' AND relation = 'addressed'
                     AND subject_kind = 'referral'";
        assert_eq!(scene.number(lines).await, 2);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM consents_disclosure WHERE thing = 'page'")
                .await,
            1
        );
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM referrals_view").await, 1);
        scene.stand(id).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn an_expired_consent_hides_the_referral_at_once() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("2026-03-05").await;
        let id = scene.proposes().await;
        scene.sends(id, "portal").await.is(303);
        assert_eq!(scene.listed_for(&scene.paul).await, 1);
        scene
            .run(Statement::new(
                "UPDATE consents_row SET valid_until = '2026-03-01' WHERE organisation_id IS NOT NULL",
            ))
            .await;
        assert_eq!(scene.listed_for(&scene.paul).await, 0);
        assert_eq!(scene.opened_by(&scene.paul, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_protected_case_is_closed_to_others_too() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        scene
            .run(Statement::new(
                "UPDATE access_subject SET is_restricted = TRUE WHERE kind = 'case'",
            ))
            .await;
        assert_eq!(scene.listed_for(&scene.paul).await, 0);
        assert_eq!(scene.opened_by(&scene.paul, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn an_answer_of_a_member_comes_back_with_its_words() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let done = answers(&scene, id, "schritt=declined&grund=full&notiz=Erst+im+Herbst").await;
        assert!(matches!(done, Answered::Done { owner: Some(owner), .. } if owner == scene.anna.account));
        scene
            .stand(id)
            .await
            .shows("Abgelehnt – kein Platz frei")
            .shows("Erst im Herbst")
            .shows("Gibt es nicht – zählen");
    })
    .await;
}

#[tokio::test]
async fn after_the_outcome_the_sheet_is_seen_for_some_weeks_and_then_no_more() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        answers(&scene, id, "schritt=declined&grund=full").await;
        assert_eq!(scene.listed_for(&scene.paul).await, 1);
        scene
            .run(Statement::new(
                "UPDATE access_address SET ends_at = '2026-03-02T07:00:00Z'",
            ))
            .await;
        assert_eq!(scene.listed_for(&scene.paul).await, 0);
        assert_eq!(scene.opened_by(&scene.paul, id).await, None);
    })
    .await;
}

#[tokio::test]
async fn only_what_was_sent_is_sealed_for_them() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let read = scene.opened_by(&scene.paul, id).await.unwrap();
        assert!(!read.contains("nur für die Akte"));
        let (mut tx, permit) = scene
            .house
            .access
            .writing(&scene.paul, Act::ReferralRead, id)
            .await
            .unwrap();
        let gate = gate(&scene.house);
        let sheet = referrals::partner::opened(&mut tx, &permit, &gate)
            .await
            .unwrap()
            .unwrap();
        let categories: Vec<Category> = sheet.parts.keys().copied().collect();
        assert_eq!(categories, [Category::Contact, Category::Language]);
    })
    .await;
}

/// Paul answers.
async fn answers(scene: &Scene, id: ReferralId, typed: &str) -> Answered {
    let (mut tx, permit) = scene
        .house
        .access
        .writing(&scene.paul, Act::ReferralAnswer, id)
        .await
        .unwrap();
    let gate = gate(&scene.house);
    let sheet = referrals::partner::opened(&mut tx, &permit, &gate)
        .await
        .unwrap()
        .unwrap();
    let referral = &sheet.referral;
    let how_far = (referral.state(), referral.course.sent_on, permit.now().day());
    let told = read_answer(&Form::read(typed.as_bytes()), how_far, true).unwrap();
    let done = answer(&mut tx, &permit, (referral, &told), &scene.house.ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    done
}
