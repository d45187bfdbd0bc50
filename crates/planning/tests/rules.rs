//! The rules of the house: read by those who use them, kept by coordinators.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const PATH: &str = "/regeln/zustaendigkeit";
const EDIT: &str = "/regeln/zustaendigkeit/bearbeiten";

#[tokio::test]
async fn coordinators_change_rules_and_case_managers_read_them() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        let list = scene.get(&scene.anna, PATH).await;
        list.is(200).shows("§ 36 SGB VIII");
        list.hides("Neue Regel");
        scene.get(&scene.anna, EDIT).await.is(404);
        scene.post(&scene.anna, EDIT, &[]).await.is(404);
        scene.get(&bernd, PATH).await.is(200).shows("Neue Regel");

        let empty = [("regel", ""), ("version", "0"), ("reihenfolge", "5")];
        let again = scene.post(&bernd, EDIT, &empty).await;
        again.is(422).shows("mindestens einen Lebensbereich");
        again.shows("Bitte erklären Sie die Regel");
        let new = [
            ("regel", ""),
            ("version", "0"),
            ("reihenfolge", "5"),
            ("rechtskreis", "sgb12"),
            ("lebensbereiche", "health"),
            ("wenn", "sgb12"),
            ("fallmanagement", "ja"),
            (
                "erklaerung",
                "Das Sozialamt führt hier ein eigenes Fallmanagement.",
            ),
            ("quelle", "Vereinbarung von 2026"),
            ("gilt", "ja"),
        ];
        scene.post(&bernd, EDIT, &new).await.is(303);
        scene.get(&scene.anna, PATH).await.shows("Vereinbarung von 2026");

        let case = scene.case_of_anna("Rojda", "Demir").await;
        let page = format!("/faelle/{case}/zustaendigkeit");
        let facts = [
            ("handlung", "umstaende"),
            ("version", "0"),
            ("umstaende", "sgb12"),
        ];
        scene.post(&scene.anna, &page, &facts).await.is(303);
        scene
            .get(&scene.anna, &page)
            .await
            .shows("SGB XII – Sozialamt führt eigenes Fallmanagement");
    })
    .await;
}

#[tokio::test]
async fn a_rule_has_one_writer_at_a_time_and_can_be_switched_off() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        let (mut tx, _permit) = scene
            .house
            .access
            .enter(&bernd, access::act::Act::PlanningRuleRead)
            .await
            .unwrap();
        let rule = planning::responsibility::store::rules(&mut tx).await.unwrap()[0].clone();
        drop(tx);
        let id = rule.id.to_string();
        scene
            .get(&bernd, &format!("{EDIT}?regel={id}"))
            .await
            .is(200)
            .shows("Kooperationsplan");
        let off = [
            ("regel", id.as_str()),
            ("version", "1"),
            ("reihenfolge", "10"),
            ("rechtskreis", "sgb2"),
            ("lebensbereiche", "work"),
            ("erklaerung", "Ruht."),
        ];
        scene.post(&bernd, EDIT, &off).await.is(303);
        scene.get(&bernd, PATH).await.shows("gilt nicht");
        scene
            .post(&bernd, EDIT, &off)
            .await
            .is(409)
            .shows("Ihre Eingaben stehen noch da");
        let gone = [
            ("regel", "00000000-0000-7000-8000-00000000dead"),
            off[1],
            off[2],
            off[3],
            off[4],
            off[5],
        ];
        scene.post(&bernd, EDIT, &gone).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn intervals_are_kept_by_coordinators() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        let path = "/regeln/intervalle";
        scene.get(&scene.anna, path).await.is(404);
        scene.get(&bernd, path).await.is(200);
        let wrong = [
            ("version", "1"),
            ("ueberpruefung", "0"),
            ("einschaetzung", "sechs"),
        ];
        scene
            .post(&bernd, path, &wrong)
            .await
            .is(422)
            .shows("ganze Zahl von 1 bis 24");
        let new = [("version", "1"), ("ueberpruefung", "2"), ("einschaetzung", "12")];
        scene.post(&bernd, path, &new).await.is(303);
        scene
            .post(&bernd, path, &new)
            .await
            .is(409)
            .shows("Überprüfung 2, Einschätzung 12");
        scene.get(&scene.anna, PATH).await.shows("alle 2 Monate");
    })
    .await;
}
