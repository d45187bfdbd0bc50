//! What rests on a law: released by a second person, used once, in its time; and the list of what went out.

use std::collections::BTreeSet;

use base::ids::{PersonId, RowId};
use consents::model::category::Category;
use consents::model::duty::DutyRefused;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::refused::Refused;
use consents::model::wish::Wish;
use consents::store::{disclosures, duties};
use db::statement::Statement;
use testing::house::on_both_databases;

use crate::every_path::{by_law, duty, released_by};
use crate::scene::{MIGRATIONS, Scene, path};

#[tokio::test]
async fn a_law_opens_nothing_before_a_second_person_has_released_it_and_then_once() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        let (person, other) = (
            scene.person("Rojda", "Demir").await,
            scene.person("Selam", "Tesfay").await,
        );
        let talk = by_law(OutgoingPath::Talk);
        let ask = async |id: RowId, whose: PersonId, path: OutgoingPath, categories: &[Category]| {
            let (mut tx, permit) = scene.writing(whose).await;
            let wish = Wish::by_law(path, id, categories.iter().copied());
            let answer = scene.gate.ask(&mut tx, &permit, &wish).await.unwrap();
            tx.commit().await.unwrap();
            answer.map(|disclosure| disclosure.terms().basis.clone())
        };
        let contact = [Category::Contact];
        let refused = |why| Err(Refused::Duty(why));

        let waits = duty(&scene, person, (&talk, None)).await;
        assert_eq!(
            ask(waits, person, OutgoingPath::Talk, &contact).await,
            refused(DutyRefused::NotReleased)
        );
        let no = duty(&scene, person, (&talk, Some((&ida, false)))).await;
        assert_eq!(
            ask(no, person, OutgoingPath::Talk, &contact).await,
            refused(DutyRefused::Refused)
        );

        let yes = duty(&scene, person, (&talk, Some((&ida, true)))).await;
        assert_eq!(
            ask(yes, other, OutgoingPath::Talk, &contact).await,
            refused(DutyRefused::NotMeant)
        );
        assert_eq!(
            ask(yes, person, OutgoingPath::Letter, &contact).await,
            refused(DutyRefused::NotMeant)
        );
        let more = [Category::Contact, Category::Health];
        assert!(
            matches!(
                ask(yes, person, OutgoingPath::Talk, &more).await,
                Err(Refused::NotCovered { .. })
            ),
            "more than was released"
        );
        let basis = ask(yes, person, OutgoingPath::Talk, &contact).await.unwrap();
        assert_eq!(
            basis,
            access::disclosure::Basis::LegalDuty {
                paragraph: "§ 4 Abs. 3 KKG".to_owned(),
                decided_by: scene.anna.account,
                confirmed_by: ida.account,
            }
        );
        assert_eq!(
            ask(yes, person, OutgoingPath::Talk, &contact).await,
            refused(DutyRefused::Over)
        );

        let late = duty(&scene, person, (&talk, Some((&ida, true)))).await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        Statement::new("UPDATE consents_duty SET expires_at = '2026-03-01T00:00:00Z' WHERE id = $1")
            .bind(&late)
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            ask(late, person, OutgoingPath::Talk, &contact).await,
            refused(DutyRefused::Expired)
        );
    })
    .await;
}

#[tokio::test]
async fn the_one_who_asked_is_never_the_second_person_not_even_in_the_database() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let id = duty(&scene, person, (&by_law(OutgoingPath::Talk), None)).await;
        let (mut tx, permit) = released_by(&scene, &scene.anna, person).await;
        let answer = String::new();
        assert!(
            !duties::decide(&mut tx, &permit, (id, true, &answer), &scene.house.ids)
                .await
                .unwrap()
        );
        drop(tx);
        let mut tx = scene.house.back_door.write().await.unwrap();
        let forced = Statement::new(
            "UPDATE consents_duty SET state = 'released', decided_at = asked_at, decided_by = asked_by WHERE id = $1",
        )
        .bind(&id)
        .run(&mut tx)
        .await;
        assert!(forced.is_err(), "the table itself refuses it");
    })
    .await;
}

#[tokio::test]
async fn what_went_out_is_read_page_by_page_however_much_it_is() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let (mut tx, permit) = scene.writing(person).await;
        let wish = Wish::to_the_person(OutgoingPath::Letter, Purpose::Accompany, [Category::Contact]);
        for _ in 0..(disclosures::PAGE * 2 + 3) {
            scene.gate.ask(&mut tx, &permit, &wish).await.unwrap().unwrap();
        }
        tx.commit().await.unwrap();

        let (mut tx, permit) = scene.writing(person).await;
        let all = disclosures::of(&mut tx, &permit).await.unwrap();
        let ids: BTreeSet<RowId> = all.iter().map(|one| one.id).collect();
        assert_eq!((all.len(), ids.len()), (103, 103));
        drop(tx);
        let first = scene.get(&scene.anna, &path(person, "/weitergaben")).await;
        first
            .is(200)
            .shows("Was weitergegeben wurde")
            .shows("die Person selbst");
        let (_, rest) = first.body.split_once("/weitergaben?ab=").expect("a next page");
        let next: String = rest.chars().take(36).collect();
        let second = scene
            .get(&scene.anna, &path(person, &format!("/weitergaben?ab={next}")))
            .await;
        second.is(200).shows("50 Weitergaben");
    })
    .await;
}
