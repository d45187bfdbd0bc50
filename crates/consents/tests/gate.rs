//! The gate with its store: what was granted is written down, what was refused leaves no trace but the answer.

use access::disclosure::{Basis, Subject};
use base::refusal::Refusal;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::refused::Refused;
use consents::model::row::{Direction, Recipient};
use consents::model::wish::{Asked, Wish};
use consents::store::disclosures;
use db::statement::Statement;
use testing::house::on_both_databases;
use testing::people::stadt;

use crate::scene::{MIGRATIONS, Scene, jobcenter, path, school};

fn to_the_jobcenter(categories: &[Category]) -> Wish {
    Wish {
        asked: Asked::ByConsent(Recipient::Organisation(jobcenter())),
        categories: categories.iter().copied().collect(),
        purpose: Purpose::Work,
        direction: Direction::To,
        path: OutgoingPath::Letter,
    }
}

#[tokio::test]
async fn what_is_granted_stands_in_the_file_and_in_the_audit_trail() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;

        let (mut tx, permit) = scene.writing(person).await;
        let wish = to_the_jobcenter(&[Category::Contact, Category::Work]);
        let disclosure = scene.gate.ask(&mut tx, &permit, &wish).await.unwrap().unwrap();
        tx.commit().await.unwrap();

        assert_eq!(disclosure.subject(), Subject::Person(person));
        assert_eq!(disclosure.terms().recipient, "Jobcenter Musterland");
        assert!(matches!(disclosure.terms().basis, Basis::ConsentRow(_)));
        let (mut tx, permit) = scene.writing(person).await;
        let all = disclosures::of(&mut tx, &permit).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].categories, [Category::Contact, Category::Work].into());
        assert_eq!(all[0].rows.len(), 4);
        let details: Vec<String> = Statement::new(
            "SELECT detail FROM access_audit WHERE purpose = 'disclosure' AND subject_id = $1",
        )
        .bind(&person)
        .all(&mut tx, |row| row.get("detail"))
        .await
        .unwrap();
        assert_eq!(details.len(), 1);
        assert!(
            details[0].contains("basis=consent") && !details[0].contains("Jobcenter"),
            "{details:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_what_may_go_and_what_not_and_writes_nothing_down() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;

        let (mut tx, permit) = scene.writing(person).await;
        let wish = to_the_jobcenter(&[Category::Work, Category::Health]);
        let refused = scene.gate.ask(&mut tx, &permit, &wish).await.unwrap().unwrap_err();

        assert_eq!(
            refused.german(),
            "An Jobcenter Musterland darf das nicht gehen. Es fehlt: Gesundheit: nicht vereinbart (Einwilligung). \
             Erlaubt ist: Arbeit. Nehmen Sie eine neue Erklärung auf oder lassen Sie das Fehlende weg."
        );
        assert!(disclosures::of(&mut tx, &permit).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_what_was_agreed_with_somebody_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let (mut tx, permit) = scene.writing(person).await;
        let to = |asked| Wish {
            asked,
            ..to_the_jobcenter(&[Category::Work])
        };
        let check = async |tx: &mut db::tx::Tx, asked: Asked, expected: bool| {
            let answer = scene.gate.ask(tx, &permit, &to(asked.clone())).await.unwrap();
            assert_eq!(answer.is_ok(), expected, "{asked:?} {answer:?}");
        };
        let organisation = |id| Asked::ByConsent(Recipient::Organisation(id));
        check(&mut tx, organisation(jobcenter()), true).await;
        check(&mut tx, organisation(school()), false).await;
        check(&mut tx, Asked::ToThePerson, true).await;
        let nowhere = "00000000-0000-4000-8000-00000000dead".parse().unwrap();
        let gone = scene
            .gate
            .ask(&mut tx, &permit, &to(organisation(nowhere)))
            .await
            .unwrap();
        assert_eq!(gone.unwrap_err(), Refused::RecipientGone);
        let nothing = scene
            .gate
            .ask(&mut tx, &permit, &to_the_jobcenter(&[]))
            .await
            .unwrap();
        assert_eq!(nothing.unwrap_err(), Refused::NothingAsked);
    })
    .await;
}

#[tokio::test]
async fn what_was_declared_to_one_controller_does_not_move_to_another() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        access::subject::store::give_to(&mut tx, &person.to_string(), scene.anna.account, (stadt(), None))
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let (mut tx, permit) = scene.writing(person).await;
        let refused = scene
            .gate
            .ask(&mut tx, &permit, &to_the_jobcenter(&[Category::Work]))
            .await
            .unwrap()
            .unwrap_err();
        assert!(
            refused
                .german()
                .contains("gegenüber einem anderen Verantwortlichen erklärt"),
            "{refused:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn of_a_case_nothing_goes_unless_everybody_in_it_has_agreed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (lead, other) = (
            scene.person("Rojda", "Demir").await,
            scene.person("Selam", "Tesfay").await,
        );
        scene.agreed(lead).await;
        let (mut tx, permit) = scene.house.access.new_case(&scene.anna, lead).await.unwrap();
        let wish = to_the_jobcenter(&[Category::Work]);

        let disclosure = scene.gate.ask_for_case(&mut tx, &permit, &[lead], &wish).await;
        assert_eq!(
            disclosure.unwrap().unwrap().subject(),
            Subject::Case(permit.case())
        );
        assert!(
            scene
                .gate
                .ask_for_case(&mut tx, &permit, &[], &wish)
                .await
                .is_err()
        );
        let stranger = scene
            .gate
            .ask_for_case(&mut tx, &permit, &[lead, other], &wish)
            .await;
        assert!(stranger.is_err(), "who takes no part has no say");
    })
    .await;
}

#[tokio::test]
async fn after_the_case_went_to_another_controller_declarations_name_the_old_one_and_allow_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.agreed(person).await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        Statement::new("UPDATE access_subject SET controller_id = $1 WHERE id = $2")
            .bind(&stadt())
            .bind(&person)
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .shows("Erklärt wurde gegenüber: Kreis Musterland")
            .shows("Der Fall gehört jetzt zu Stadt Musterstadt")
            .shows("gegenüber Kreis Musterland erklärt")
            .shows("Noch nichts vereinbart");
        let shown = scene
            .get(&scene.anna, &path(person, &format!("/blatt?blatt={sheet}")))
            .await;
        shown
            .is(200)
            .shows("Dieses Blatt gilt hier nicht.")
            .shows("Kreis Musterland");
        let (mut tx, permit) = scene.writing(person).await;
        let wish = to_the_jobcenter(&[Category::Contact]);
        let refused = scene
            .gate
            .ask(&mut tx, &permit, &wish)
            .await
            .unwrap()
            .unwrap_err();
        assert!(
            refused
                .german()
                .contains("gegenüber einem anderen Verantwortlichen erklärt"),
            "{}",
            refused.german()
        );
        drop(tx);

        scene.agreed(person).await;
        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .hides("Noch nichts vereinbart")
            .shows("gilt hier nicht");
        let (mut tx, permit) = scene.writing(person).await;
        assert!(scene.gate.ask(&mut tx, &permit, &wish).await.unwrap().is_ok());
    })
    .await;
}
