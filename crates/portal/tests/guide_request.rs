//! Asking for an appointment without an account: from the form to the case manager who takes it up, and back by its code.

use db::statement::Statement;
use testing::browser;
use testing::house::on_both_databases;
use testing::people::{delbrueck, paderborn};

use crate::guide_scene::{MIGRATIONS, Scene, code_of, mark_of};

const FORM: &str = "/wegweiser/ar/termin";

async fn count(scene: &Scene, table: &'static str) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    let text = match table {
        "requests" => "SELECT COUNT(*) AS n FROM cases_request",
        "cards" => "SELECT COUNT(*) AS n FROM cases_contact_card WHERE closed_on IS NULL",
        _ => "SELECT COUNT(*) AS n FROM access_subject",
    };
    Statement::new(text).number(&mut tx).await.unwrap()
}

#[tokio::test]
async fn a_request_reaches_the_case_managers_of_the_place_and_opens_with_the_taking_up() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let mark = scene.mark(FORM).await;
        let done = scene.ask(&mark, "ar").await;
        done.is(200).shows("وصل طلبكم").shows("Delbrück");

        let (clara, ida) = (scene.house.clara().await, scene.house.ida().await);
        for other in [&clara] {
            browser::get(&scene.router, other, "/kontakte/uebergaben")
                .await
                .is(200)
                .hides("Übernehmen");
        }
        let waiting = browser::get(&scene.router, &scene.anna, "/kontakte/uebergaben").await;
        waiting
            .shows("Terminwünsche aus dem Wegweiser")
            .shows("Arabisch")
            .shows("Anruf, nachmittags")
            .hides("Besuch Eins")
            .hides("0151");
        let id = waiting
            .body
            .split("/kontakte/")
            .find(|rest| rest.contains("/uebernahme"))
            .unwrap();
        let path = format!("/kontakte/{}", &id[..36]);
        let take = format!("{path}/uebernahme");
        browser::is_hidden_from(&scene.router, &[clara, scene.house.emil().await], &take, "Besuch").await;

        browser::post(&scene.router, &scene.anna, &take, &[])
            .await
            .is(303);
        browser::get(&scene.router, &scene.anna, &path)
            .await
            .shows("Besuch Eins")
            .shows("0151 0000000 (Anruf, nachmittags, mit Sprachmittlung)");
        browser::post(&scene.router, &ida, &take, &[]).await.is(422);
        assert_eq!(count(&scene, "cards").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_request_with_one_code() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let mark = scene.mark(FORM).await;
        let codes = [
            code_of(&scene.ask(&mark, "ar").await),
            code_of(&scene.ask(&mark, "de").await),
        ];
        assert_eq!(codes[0], codes[1]);
        assert_eq!(count(&scene, "requests").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_code_takes_back_what_waits_at_once_and_leaves_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let files = count(&scene, "files").await;
        let mark = scene.mark(FORM).await;
        let code = code_of(&scene.ask(&mark, "ar").await);
        for wrong in ["", "ABCD-ABCD-ABCD", "<script>"] {
            scene
                .post("/wegweiser/de/absage", &[("code", wrong)])
                .await
                .is(422)
                .shows("Diesen Code kennen wir nicht.");
        }
        scene
            .post(
                "/wegweiser/de/absage",
                &[("code", &code.to_lowercase().replace('-', " "))],
            )
            .await
            .is(200)
            .shows("Ihre Angaben sind gelöscht.");
        assert_eq!(count(&scene, "requests").await, 0);
        assert_eq!(count(&scene, "files").await, files);
        scene
            .post("/wegweiser/de/absage", &[("code", &code)])
            .await
            .is(422);
    })
    .await;
}

#[tokio::test]
async fn a_code_closes_the_card_of_who_took_the_request_up_and_tells_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let mark = scene.mark(FORM).await;
        let code = code_of(&scene.ask(&mark, "ar").await);
        let waiting = browser::get(&scene.router, &scene.anna, "/kontakte/uebergaben").await;
        let id = waiting
            .body
            .split("/kontakte/")
            .find(|rest| rest.contains("/uebernahme"))
            .unwrap();
        let take = format!("/kontakte/{}/uebernahme", &id[..36]);
        browser::post(&scene.router, &scene.anna, &take, &[])
            .await
            .is(303);

        scene
            .post("/wegweiser/de/absage", &[("code", &code)])
            .await
            .is(200)
            .shows("heute Nacht");
        assert_eq!(count(&scene, "cards").await, 0);
        let mut tx = scene.house.back_door.read().await.unwrap();
        let told = Statement::new("SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'request_taken_back'")
            .number(&mut tx)
            .await
            .unwrap();
        assert_eq!(told, 1);
    })
    .await;
}

#[tokio::test]
async fn machines_and_accidents_are_asked_to_look_once_more_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let quick = mark_of(&scene.get(FORM).await);
        scene
            .ask(&quick, "de")
            .await
            .is(422)
            .shows("Besuch Eins")
            .shows("noch einmal");
        scene.ask("AAAA", "de").await.is(422).shows("Besuch Eins");
        let old = scene.mark(FORM).await;
        scene.wait(25 * 3_600);
        let again = scene.ask(&old, "de").await;
        again.is(422).shows("0151 0000000");
        scene.wait(20);
        scene.ask(&mark_of(&again), "de").await.is(200);
        let place = delbrueck().to_string();
        let trapped = [
            ("einmal", old.as_str()),
            ("webseite", "http://spam.example"),
            ("ort", &place),
            ("rufname", "x"),
            ("weg", "mail"),
            ("erreichbar", "a@b.example"),
        ];
        scene.post("/wegweiser/de/termin", &trapped).await.is(422);
        assert_eq!(count(&scene, "requests").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_place_without_case_manager_is_not_offered_and_wrong_answers_are_named() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let mark = scene.mark("/wegweiser/de/termin").await;
        scene
            .get("/wegweiser/de/termin")
            .await
            .shows(&delbrueck().to_string());
        let elsewhere = paderborn().to_string();
        scene.get("/wegweiser/de/termin").await.hides(&elsewhere);
        let long = "ä".repeat(500);
        for (place, name, way, reach, said) in [
            (
                elsewhere.as_str(),
                "A",
                "phone",
                "0151 000000",
                "Bitte wählen Sie Ihren Ort.",
            ),
            (
                &delbrueck().to_string(),
                "",
                "phone",
                "0151 000000",
                "wie wir Sie nennen dürfen",
            ),
            (&delbrueck().to_string(), &long, "phone", "0151 000000", "zu lang"),
            (
                &delbrueck().to_string(),
                "A",
                "phone",
                "ruf an",
                "keine Telefonnummer",
            ),
            (
                &delbrueck().to_string(),
                "A",
                "mail",
                "a.b",
                "keine E-Mail-Adresse",
            ),
        ] {
            let fields = [
                ("einmal", mark.as_str()),
                ("ort", place),
                ("rufname", name),
                ("weg", way),
                ("erreichbar", reach),
            ];
            scene
                .post("/wegweiser/de/termin", &fields)
                .await
                .is(422)
                .shows(said);
        }
        assert_eq!(count(&scene, "requests").await, 0);
    })
    .await;
}

#[tokio::test]
async fn one_connection_sends_a_dozen_forms_and_then_waits() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        for _ in 0..12 {
            scene.post("/wegweiser/ar/absage", &[("code", "x")]).await.is(422);
        }
        scene
            .post("/wegweiser/ar/absage", &[("code", "x")])
            .await
            .is(429)
            .shows("dir=\"rtl\"");
        scene.wait(600);
        scene.post("/wegweiser/ar/absage", &[("code", "x")]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_takes_up_is_gone_after_four_weeks() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let mark = scene.mark(FORM).await;
        scene.ask(&mark, "ar").await.is(200);
        let permit = scene
            .house
            .back_door
            .job(access::permit::JobPurpose::Retention)
            .await
            .unwrap();
        let today = scene.house.clock.today();
        let past = async |day| {
            let mut tx = scene.house.back_door.read().await.unwrap();
            cases::contact::store::erase::past(&mut tx, &permit, (day, None))
                .await
                .unwrap()
        };
        assert_eq!(past(today.plus_days(27)).await.len(), 0);
        let due = past(today.plus_days(28)).await;
        assert_eq!(due.len(), 1);
        let mut tx = scene.house.back_door.write().await.unwrap();
        cases::contact::store::erase::erase(&mut tx, &permit, due[0])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&scene, "requests").await, 0);
    })
    .await;
}
