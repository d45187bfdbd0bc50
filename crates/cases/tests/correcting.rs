//! A contact that was written down wrongly is corrected or taken back, by whoever may write where it stands.

use access::act::Act;
use base::ids::CaseId;
use cases::asked::timeline::Happened;
use cases::contact::answers::teller;
use db::statement::Statement;
use testing::house::on_both_databases;

use crate::contacts::{NEW, card, filled};
use crate::scene::{MIGRATIONS, Scene};

async fn number(scene: &Scene, statement: &'static str) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new(statement).number(&mut tx).await.unwrap()
}

const CONTACTS: &str = "SELECT COUNT(*) AS n FROM cases_contact";
const TOPICS: &str = "SELECT COUNT(*) AS n FROM cases_contact_topic";

/// What the time line of a case says of its contacts.
async fn told(scene: &Scene, case: CaseId) -> Vec<Happened> {
    let access = &scene.house.access;
    let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
    teller(&mut tx, &permit).await.unwrap()
}

/// The contact of which a page says that it can be corrected.
fn id_on(body: &str) -> String {
    let (_, rest) = body.split_once("berichtigung?kontakt=").unwrap();
    rest.chars().take(36).collect()
}

/// A case of Anna's with one contact in it; its path and the id of the contact.
async fn case_with_a_contact(scene: &Scene) -> (CaseId, String) {
    let case = scene.case_of_anna("Selam", "Tesfay").await;
    let fields = filled("1", &[("art", "case_contact"), ("notiz", "Falsch verstanden")]);
    scene
        .post(&scene.anna, &format!("/faelle/{case}/kontakt"), &fields)
        .await
        .is(303);
    let href = told(scene, case).await[0].href.clone().unwrap();
    (case, id_on(&href))
}

#[tokio::test]
async fn a_contact_in_a_case_is_corrected_and_says_so() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, id) = case_with_a_contact(&scene).await;
        let path = format!("/faelle/{case}/kontakt/berichtigung");
        let form = scene.get(&scene.anna, &format!("{path}?kontakt={id}")).await;
        form.is(200).shows("Falsch verstanden");
        form.shows("name=\"version\" value=\"1\"");
        form.shows("Anna Test");

        let mut fields = filled(
            "1",
            &[("art", "case_contact"), ("notiz", "Richtig"), ("thema", "work")],
        );
        fields.extend([("kontakt", id.as_str()), ("version", "1"), ("tag", "27.02.2026")]);
        let saved = scene.post(&scene.anna, &path, &fields).await;

        assert_eq!(saved.is(303).location, format!("/faelle/{case}"));
        let told = told(&scene, case).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].day.to_string(), "2026-02-27");
        let text = told[0].text.clone().unwrap();
        assert_eq!(text, "Ausbildung und Arbeit\nRichtig\nBerichtigt am 02.03.2026");
        assert_eq!(number(&scene, TOPICS).await, 1);
        assert_eq!(
            number(
                &scene,
                "SELECT COUNT(*) AS n FROM cases_case WHERE last_contact_on = '2026-02-27'"
            )
            .await,
            1
        );
        let wrong = [("kontakt", id.as_str()), ("version", "2"), ("tag", "31.02.2026")];
        scene
            .post(&scene.anna, &path, &wrong)
            .await
            .is(422)
            .shows("Bitte ein Datum wie");
    })
    .await;
}

#[tokio::test]
async fn the_second_one_who_corrects_sees_both_notes() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, id) = case_with_a_contact(&scene).await;
        let path = format!("/faelle/{case}/kontakt/berichtigung");
        let with = |note| {
            let mut fields = filled("1", &[("art", "case_contact"), ("notiz", note)]);
            fields.extend([("kontakt", id.as_str()), ("version", "1")]);
            fields
        };
        scene.post(&scene.anna, &path, &with("Vom ersten")).await.is(303);
        let both = scene.post(&scene.anna, &path, &with("Vom zweiten")).await;
        both.is(409).shows("Vom ersten");
        both.shows("Vom zweiten");
        both.shows("name=\"version\" value=\"2\"");
    })
    .await;
}

#[tokio::test]
async fn a_contact_that_never_was_is_taken_back_and_counts_no_more() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, id) = case_with_a_contact(&scene).await;
        let path = format!("/faelle/{case}/kontakt/ruecknahme");
        let outdated = [("kontakt", id.as_str()), ("version", "7")];
        scene.post(&scene.anna, &path, &outdated).await.is(409);
        assert_eq!(number(&scene, CONTACTS).await, 1);

        let current = [("kontakt", id.as_str()), ("version", "1")];
        scene.post(&scene.anna, &path, &current).await.is(303);

        assert_eq!(number(&scene, CONTACTS).await, 0);
        assert_eq!(number(&scene, TOPICS).await, 0);
        assert!(told(&scene, case).await.is_empty());
        let lines =
            "SELECT COUNT(*) AS n FROM access_audit WHERE act = 'case.write' AND subject_kind = 'case'";
        assert!(number(&scene, lines).await >= 2, "written down and taken back");
        scene.post(&scene.anna, &path, &current).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_contact_on_a_card_is_corrected_and_a_note_without_a_card_goes_with_its_file() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let card = card(&scene, "1", "Selam Tesfay").await;
        let page = scene.get(&scene.anna, &card).await;
        page.is(200).shows("Berichtigen");
        let id = id_on(&page.body);
        let mut fields = filled("1", &[("notiz", "Sucht Arbeit")]);
        fields.extend([("kontakt", id.as_str()), ("version", "1")]);
        let path = format!("{card}/kontakt/berichtigung");
        assert_eq!(
            scene.post(&scene.anna, &path, &fields).await.is(303).location,
            card
        );
        let page = scene.get(&scene.anna, &card).await;
        page.shows("Sucht Arbeit");
        page.shows("berichtigt am 02.03.2026");
        page.hides("Sucht eine Wohnung");
        let gone = [("kontakt", id.as_str()), ("version", "2")];
        let path = format!("{card}/kontakt/ruecknahme");
        assert_eq!(scene.post(&scene.anna, &path, &gone).await.is(303).location, card);
        scene.get(&scene.anna, &card).await.is(200).hides("Sucht Arbeit");

        let noted = filled("2", &[("notiz", "Nur gemerkt")]);
        scene.post(&scene.anna, NEW, &noted).await.is(303);
        let list = scene.get(&scene.anna, "/kontakte").await;
        let files = "SELECT COUNT(*) AS n FROM access_subject WHERE kind = 'contact'";
        assert_eq!(number(&scene, files).await, 2);
        let (_, rest) = list
            .body
            .split_once("<th scope=\"row\"><a href=\"/kontakte/")
            .unwrap();
        let file: String = rest.chars().take(36).collect();
        let fields = [("kontakt", file.as_str()), ("version", "1")];
        let path = format!("/kontakte/{file}/kontakt/ruecknahme");
        assert_eq!(
            scene.post(&scene.anna, &path, &fields).await.is(303).location,
            "/kontakte"
        );
        assert_eq!(number(&scene, files).await, 1);
        assert_eq!(number(&scene, CONTACTS).await, 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_corrects_it_and_not_through_another_file() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, id) = case_with_a_contact(&scene).await;
        let other = scene.case_of_anna("Amal", "Haddad").await;
        let card = card(&scene, "2", "Vater T.").await;
        let fields = [("kontakt", id.as_str()), ("version", "1")];
        for place in [format!("/faelle/{other}"), card] {
            let path = format!("{place}/kontakt/berichtigung?kontakt={id}");
            scene.get(&scene.anna, &path).await.is(404);
            for act in ["berichtigung", "ruecknahme"] {
                let path = format!("{place}/kontakt/{act}");
                scene.post(&scene.anna, &path, &fields).await.is(404);
            }
        }
        for other in scene.house.others().await {
            let path = format!("/faelle/{case}/kontakt");
            let form = format!("{path}/berichtigung?kontakt={id}");
            scene.get(&other, &form).await.is(404).hides("Falsch verstanden");
            for act in ["berichtigung", "ruecknahme"] {
                let path = format!("{path}/{act}");
                scene.post(&other, &path, &fields).await.is(404);
            }
        }
        assert_eq!(number(&scene, CONTACTS).await, 2);
    })
    .await;
}

#[tokio::test]
async fn in_a_closed_case_nothing_is_corrected_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, id) = case_with_a_contact(&scene).await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        Statement::new("UPDATE cases_case SET phase = 'closed'")
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut fields = filled("1", &[("art", "case_contact"), ("notiz", "Richtig")]);
        fields.extend([("kontakt", id.as_str()), ("version", "1")]);
        let path = format!("/faelle/{case}/kontakt/berichtigung");
        let refused = scene.post(&scene.anna, &path, &fields).await;
        refused.is(422).shows("Der Fall ist abgeschlossen.");
        refused.shows("Richtig");
    })
    .await;
}
