//! What becomes of cases when two entries turn out to be one person, and two again.

use base::ids::{CaseId, PersonId};
use cases::case::store::Course;
use db::statement::Statement;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, bulk_case};

/// Who leads, takes part in and is opened by which case, line by line.
async fn standing(scene: &Scene) -> Vec<String> {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new(
        "SELECT 'leads ' || id || ' ' || lead_person_id AS line FROM cases_case
         UNION ALL
         SELECT 'takes part ' || case_id || ' ' || person_id || ' ' || part || ' ' || COALESCE(left_on, '')
         FROM cases_participant
         UNION ALL
         SELECT 'opens ' || case_id || ' ' || person_id FROM access_participant
         ORDER BY line
         LIMIT 100",
    )
    .all(&mut tx, |row| row.get("line"))
    .await
    .unwrap()
}

async fn led_by(scene: &Scene, lead: PersonId) -> CaseId {
    let course = Course::begun_on(scene.house.clock.today());
    scene.cases(&[bulk_case(scene.anna.account, lead, course)]).await[0]
}

async fn joins(scene: &Scene, case: CaseId, person: PersonId) {
    let typed = [
        ("handlung", "aufnehmen"),
        ("person", &person.to_string()),
        ("teil", "other"),
    ];
    let path = format!("/faelle/{case}/beteiligte");
    scene.post(&scene.anna, &path, &typed).await.is(303);
}

async fn merge(scene: &Scene, kept: PersonId, gone: PersonId) {
    let (stays, goes) = (kept.to_string(), gone.to_string());
    let typed = [
        ("handlung", "zusammenfuehren"),
        ("mit", goes.as_str()),
        ("behalten", stays.as_str()),
    ];
    let path = format!("/personen/{kept}/zusammenfuehrung");
    scene.post(&scene.anna, &path, &typed).await.is(303);
}

async fn part(scene: &Scene, kept: PersonId, gone: PersonId) {
    let path = format!("/personen/{kept}/trennung");
    let typed = [("eintrag", gone.to_string())];
    let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
    scene.post(&scene.anna, &path, &typed).await.is(303);
}

#[tokio::test]
async fn the_cases_of_one_entry_become_those_of_the_other_and_go_back_exactly() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let kept = scene.consenting("Mohammed", "Al-Hassan").await;
        let gone = scene.consenting("Muhammad", "Alhasan").await;
        let third = scene.consenting("Selam", "Tesfay").await;
        let own = led_by(&scene, gone).await;
        led_by(&scene, kept).await;
        let with_both = led_by(&scene, gone).await;
        joins(&scene, with_both, kept).await;
        let as_other = led_by(&scene, third).await;
        joins(&scene, as_other, gone).await;
        let before = standing(&scene).await;

        merge(&scene, kept, gone).await;

        assert_eq!(scene.head(own).await.lead, kept);
        assert_eq!(scene.head(with_both).await.lead, kept);
        for case in [own, as_other] {
            let page = scene
                .get(&scene.anna, &format!("/faelle/{case}/beteiligte"))
                .await;
            page.is(200).shows("Mohammed Al-Hassan");
        }

        part(&scene, kept, gone).await;

        assert_eq!(standing(&scene).await, before);
    })
    .await;
}

#[tokio::test]
async fn whoever_left_a_case_is_not_opened_by_it_again_through_another_entry() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let kept = scene.consenting("Mohammed", "Al-Hassan").await;
        let gone = scene.consenting("Muhammad", "Alhasan").await;
        let case = scene.case_of_anna("Selam", "Tesfay").await;
        joins(&scene, case, gone).await;
        let path = format!("/faelle/{case}/beteiligte");
        let leaves = [("handlung", "herausnehmen"), ("person", &gone.to_string())];
        scene.post(&scene.anna, &path, &leaves).await.is(303);
        let before = standing(&scene).await;

        merge(&scene, kept, gone).await;

        let opens = format!("opens {case} {kept}");
        assert!(!standing(&scene).await.contains(&opens));
        part(&scene, kept, gone).await;
        assert_eq!(standing(&scene).await, before);
    })
    .await;
}
