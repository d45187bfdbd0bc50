//! Beginning a case: from a person, with a consent, once; and at the store, where no way leads around the consent.

use std::collections::BTreeSet;

use access::act::Act;
use access::permit::JobPurpose;
use access::subject::store::participant::cases_of;
use base::ids::{CaseId, Ids, PersonId};
use cases::case::store::bulk::{BulkCase, insert_for_a_job};
use cases::case::store::{self, Course, NewCase};
use cases::participant::model::Part;
use consents::store::proof::processing_consent;
use testing::house::on_both_databases;
use testing::people::{kreis, stadt};
use vault::subject::KeySubject;

use crate::scene::{MIGRATIONS, Scene, bulk_case};

const FIELDS: [(&str, &str); 4] = [
    ("bekannt", "0"),
    ("zugangsweg", "outreach"),
    ("zielgruppe", "refugees"),
    ("sprache", "ar"),
];

async fn cases_with(scene: &Scene, person: PersonId) -> Vec<CaseId> {
    let (mut tx, permit) = scene
        .house
        .access
        .person(&scene.anna, Act::PersonRead, person)
        .await
        .unwrap();
    cases_of(&mut tx, &permit).await.unwrap()
}

#[tokio::test]
async fn a_case_begins_from_a_person_who_has_consented() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.consenting("Ayşe", "Yıldız").await;
        let path = format!("/personen/{person}/fall");

        let form = scene.get(&scene.anna, &path).await;
        form.is(200).shows("Ayşe Yıldız");
        form.shows(r#"value="ar" selected"#);
        let begun = scene.post(&scene.anna, &path, &FIELDS).await;

        let case = cases_with(&scene, person).await[0];
        assert_eq!(begun.is(303).location, format!("/faelle/{case}"));
        let head = scene.head(case).await;
        assert!(
            head.code.starts_with("F-") && head.code.len() == 6,
            "{}",
            head.code
        );
        assert_eq!((head.lead, head.phase.code()), (person, "clearing"));
    })
    .await;
}

#[tokio::test]
async fn without_a_consent_there_is_a_clear_sentence_and_the_way_to_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await[0];
        let path = format!("/personen/{person}/fall");

        let page = scene.get(&scene.anna, &path).await;
        page.is(200).shows("Ohne sie gibt es keinen Fall");
        page.shows(&format!("/personen/{person}/einwilligungen"));
        scene
            .post(&scene.anna, &path, &FIELDS)
            .await
            .is(422)
            .shows("Ohne sie gibt es keinen Fall");

        assert!(cases_with(&scene, person).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_second_click_begins_no_second_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.consenting("Ayşe", "Yıldız").await;
        let path = format!("/personen/{person}/fall");

        scene.post(&scene.anna, &path, &FIELDS).await.is(303);
        scene
            .post(&scene.anna, &path, &FIELDS)
            .await
            .is(422)
            .shows("Es gibt schon einen Fall");

        assert_eq!(cases_with(&scene, person).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_is_said_at_its_field() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.consenting("Ayşe", "Yıldız").await;
        let path = format!("/personen/{person}/fall");
        let answer = scene
            .post(&scene.anna, &path, &[("bekannt", "0"), ("sprache", "tr")])
            .await;
        answer.is(422).shows("wie die Person zu Ihnen gekommen ist");
        answer.shows(r#"value="tr" selected"#);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_begins_a_case_with_annas_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.consenting("Ayşe", "Unverwechselbar").await;
        let others = scene.house.others().await;
        let path = format!("/personen/{person}/fall");
        scene.is_hidden_from(&others, &path, "Unverwechselbar").await;
    })
    .await;
}

#[tokio::test]
async fn the_store_begins_no_case_on_the_consent_of_somebody_else_or_to_another_controller() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (lead, other) = (
            scene.consenting("Ayşe", "Yıldız").await,
            scene.consenting("Selam", "Tesfay").await,
        );
        let access = &scene.house.access;
        let (mut tx, permit) = access.new_case(&scene.anna, lead).await.unwrap();
        let today = scene.house.clock.today();

        let elsewhere = processing_consent(&mut tx, &[lead], stadt(), today)
            .await
            .unwrap();
        assert!(elsewhere.is_err(), "the consent was given to the Kreis");
        let others = processing_consent(&mut tx, &[other], kreis(), today)
            .await
            .unwrap()
            .unwrap();
        let refused = store::create(&mut tx, &permit, &others, &NewCase::default(), access.ids()).await;

        assert!(refused.is_err());
    })
    .await;
}

#[tokio::test]
async fn many_cases_at_once_rest_on_consents_too() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let with = scene.consenting("Ayşe", "Yıldız").await;
        let child = scene.consenting("Elif", "Yıldız").await;
        let without = scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await[0];
        let course = Course::begun_on(scene.house.clock.today());
        let others = [(child, Part::Child), (without, Part::Other), (with, Part::Other)];
        let new = [with, without].map(|lead| BulkCase {
            others: others.to_vec(),
            ..bulk_case(scene.anna.account, lead, course)
        });

        let made = store::bulk::bulk_insert(&scene.house.back_door, &new)
            .await
            .unwrap();

        assert!(made[0].is_some() && made[1].is_none());
        assert_eq!(scene.head(made[0].unwrap()).await.lead, with);
        assert_eq!(cases_with(&scene, child).await, [made[0].unwrap()]);
        assert_eq!(
            cases_with(&scene, without).await,
            [],
            "who has not consented takes no part either"
        );
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_taken_is_drawn_again_without_losing_the_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let lead = scene.consenting("Ayşe", "Yıldız").await;
        let course = Course::begun_on(scene.house.clock.today());
        let case = bulk_case(scene.anna.account, lead, course);
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::Import).await.unwrap();
        let mut codes = BTreeSet::new();
        for _ in 0..2 {
            let new: Vec<CaseId> = (0..61)
                .map(|_| CaseId::from_uuid(scene.house.ids.next()))
                .collect();
            let keys: Vec<KeySubject> = new.iter().map(|id| KeySubject::Case(*id)).collect();
            back_door.keyring().create_many(&keys).await.unwrap();
            let adding: Vec<_> = new.iter().map(|id| (*id, None, &case)).collect();
            // The same seed draws the same codes first; the ids of the states after them are others.
            let ids = Ids::seeded(scene.house.clock.clone(), 7);
            let mut tx = back_door.write().await.unwrap();
            let made = insert_for_a_job(&mut tx, &permit, &adding, &ids).await.unwrap();
            tx.commit().await.unwrap();
            assert!(made.iter().all(|is_made| *is_made));
            for id in new {
                codes.insert(scene.head(id).await.code);
            }
        }

        assert_eq!(codes.len(), 2 * 61);
    })
    .await;
}
