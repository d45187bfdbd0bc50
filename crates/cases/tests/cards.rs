//! Contact cards through their pages: from card to person to case, two editors, the indication check, merged persons.

use cases::contact::answers::{MOVER, reminder};
use db::statement::Statement;
use people::asked::Movers;
use testing::house::on_both_databases;

use crate::contacts::{NEW, card, filled, told};
use crate::scene::{MIGRATIONS, Scene, day};

#[tokio::test]
async fn a_card_becomes_a_person_without_typing_anything_again() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = card(&scene, "1", "Selam Tesfay").await;
        let shown = scene.get(&scene.anna, &path).await;
        shown.is(200).shows("Selam Tesfay");
        shown.shows("Sucht eine Wohnung");
        let form = scene.get(&scene.anna, &format!("{path}/person")).await;
        form.is(200).shows(r#"value="Tesfay""#);
        form.shows(r#"value="0151 2345678""#);
        form.shows(r#"<option value="ar" selected>"#);

        let fields = [
            ("vorname", "Selam"),
            ("familienname", "Tesfay"),
            ("telefon", "0151 2345678"),
            ("sprache", "ar"),
        ];
        let made = scene.post(&scene.anna, &format!("{path}/person"), &fields).await;
        made.is(303);
        let person = scene.get(&scene.anna, &made.location).await;
        person.is(200).shows("0151 2345678");
        let again = scene.post(&scene.anna, &format!("{path}/person"), &fields).await;
        assert_eq!(
            again.is(303).location,
            made.location,
            "the back button makes no second one"
        );
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("wurde eine Person");

        let person = made.location.trim_start_matches("/personen/").parse().unwrap();
        scene.consents(&[person], scene.anna.account).await;
        let begun = scene
            .post(
                &scene.anna,
                &format!("/personen/{person}/fall"),
                &[("zugangsweg", "outreach"), ("bekannt", "0")],
            )
            .await;
        begun.is(303);
        let case = begun.location.trim_start_matches("/faelle/").parse().unwrap();
        let told = told(&scene, case).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("Sucht eine Wohnung"), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn who_may_be_there_already_is_shown_first_and_can_take_the_card() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let known = scene.persons_of(scene.anna.account, &[("Selam", "Tesfay")]).await[0];
        let path = format!("{}/person", card(&scene, "1", "Selam Tesfay").await);
        let fields = [("vorname", "Selam"), ("familienname", "Tesfay")];
        scene
            .post(&scene.anna, &path, &fields)
            .await
            .is(422)
            .shows("gibt es vielleicht schon");
        let given = scene
            .post(&scene.anna, &path, &[("person", &known.to_string())])
            .await;
        assert_eq!(given.is(303).location, format!("/personen/{known}"));
        let clara = scene.house.clara().await;
        scene
            .post(&clara, &path, &[("person", &known.to_string())])
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn another_name_than_the_one_that_was_asked_is_asked_again() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        scene.persons_of(ida.account, &[("Selam", "Tesfay")]).await;
        let path = format!("{}/person", card(&scene, "1", "S. Tesfay").await);
        let born = ("geboren", "1990");
        let wrong = [("vorname", "S."), ("familienname", "Tesfay"), born];
        scene.get(&scene.anna, &path).await.is(200).hides("Ida");

        let asked = ("geprueft", "S. / Tesfay /  / 1990 (Tag unbekannt)");
        let right = [("vorname", "Selam"), wrong[1], born, asked];
        let told = scene.post(&scene.anna, &path, &right).await;
        told.is(422).shows("Bekannt bei");
    })
    .await;
}

#[tokio::test]
async fn the_second_editor_of_a_card_sees_both_versions() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = card(&scene, "1", "Vater mit zwei Kindern").await;
        let edit = format!("{path}/bearbeiten");
        scene
            .get(&scene.anna, &edit)
            .await
            .is(200)
            .shows("Vater mit zwei Kindern");
        let first = [
            ("version", "1"),
            ("karte_name", "Familie T."),
            ("karte_erreichbar", "0151 1"),
        ];
        scene.post(&scene.anna, &edit, &first).await.is(303);
        let second = [
            ("version", "1"),
            ("karte_name", "Vater T."),
            ("karte_erreichbar", "0151 1"),
        ];
        let both = scene.post(&scene.anna, &edit, &second).await;
        both.is(409).shows("Familie T.");
        both.shows("Vater T.");
    })
    .await;
}

#[tokio::test]
async fn a_card_is_foreign_to_everybody_else_and_open_to_a_stand_in() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = card(&scene, "1", "Selam Tesfay").await;
        let others = scene.house.others().await;
        for below in ["/bearbeiten", "/person", "/indikation", "/kontakt"] {
            scene
                .is_hidden_from(&others, &format!("{path}{below}"), "Selam")
                .await;
        }
        for other in &others {
            scene.get(other, &path).await.is(404);
        }
        let (clara, emil, fatma, ida) = (&others[1], &others[3], &others[4], &others[7]);
        for other in [clara, ida] {
            scene.get(other, "/kontakte").await.is(200).hides("Selam");
        }
        for other in [emil, fatma] {
            scene.get(other, "/kontakte").await.is(404);
            scene.post(other, NEW, &filled("x", &[])).await.is(404);
        }
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-03-15")
            .await;
        scene.get(ida, &path).await.is(200).shows("Selam Tesfay");
    })
    .await;
}

#[tokio::test]
async fn the_indication_check_explains_its_result_and_keeps_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = card(&scene, "1", "Selam Tesfay").await;
        let check = format!("{path}/indikation");
        scene
            .get(&scene.anna, &check)
            .await
            .is(200)
            .shows("Sind mehrere Stellen beteiligt?");
        let yes = [("akteure", "ja"), ("komplex", "ja"), ("wunsch", "ja")];
        let answer = scene.post(&scene.anna, &check, &yes).await;
        answer.is(200).shows("Case Management");
        answer.shows("Mehrere Stellen müssen abgestimmt werden.");
        scene
            .post(&scene.anna, &check, &[])
            .await
            .is(200)
            .shows("Kurzberatung genügt");
        scene.get(&scene.anna, &path).await.shows("Kurzberatung genügt");
    })
    .await;
}

#[tokio::test]
async fn an_appointment_on_a_card_is_due() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let more = [
            ("karte_name", "Selam"),
            ("karte_tag", "2026-03-09"),
            ("karte_uhrzeit", "9.30"),
        ];
        scene.post(&scene.anna, NEW, &filled("1", &more)).await.is(303);
        let (mut tx, permit) = scene
            .house
            .access
            .list(&scene.anna, access::act::Act::ContactList)
            .await
            .unwrap();
        assert!(
            reminder(&mut tx, &permit, day("2026-03-08"))
                .await
                .unwrap()
                .is_empty()
        );
        let due = reminder(&mut tx, &permit, day("2026-03-09")).await.unwrap();
        assert_eq!(due[0].what, "Termin mit Kontaktkarte um 09:30 Uhr");
    })
    .await;
}

#[tokio::test]
async fn contacts_move_with_a_merged_person_and_back_notes_and_all() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = card(&scene, "1", "Selam Tesfay").await;
        let made = scene
            .post(
                &scene.anna,
                &format!("{path}/person"),
                &[("vorname", "Selam"), ("familienname", "Tesfay")],
            )
            .await;
        let gone = made.location.trim_start_matches("/personen/").parse().unwrap();
        let kept = scene
            .persons_of(scene.anna.account, &[("Salam", "Tesfaye")])
            .await[0];
        let (access, ids) = (&scene.house.access, &scene.house.ids);
        let act = access::act::Act::PersonMerge;
        let movers = Movers::new(vec![MOVER]);

        let (mut tx, one, other) = access
            .writing_both(&scene.anna, (act, kept), (act, gone))
            .await
            .unwrap();
        people::merge::join(&mut tx, (&one, &other), &movers, ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let owner = async || {
            let mut tx = scene.house.back_door.read().await.unwrap();
            Statement::new("SELECT person_id FROM cases_contact")
                .first(&mut tx, |row| row.get::<base::ids::PersonId>("person_id"))
                .await
                .unwrap()
        };
        assert_eq!(owner().await, Some(kept));

        let (mut tx, one, other) = access
            .writing_both(&scene.anna, (act, kept), (act, gone))
            .await
            .unwrap();
        assert!(
            people::merge::part(&mut tx, (&one, &other), &movers, ids)
                .await
                .unwrap()
        );
        tx.commit().await.unwrap();
        assert_eq!(owner().await, Some(gone));
    })
    .await;
}
