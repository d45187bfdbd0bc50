//! Who sees the planning of a case: its case manager; for a day who has acute access; in a consultation to read only.

use access::relation::LeaseKind;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const PAGES: [&str; 10] = [
    "einschaetzung",
    "einschaetzung/neu",
    "zustaendigkeit",
    "ziele",
    "ziele/bearbeiten",
    "ziele/schritte",
    "zielvereinbarung",
    "zielvereinbarung/unterschrift",
    "zielvereinbarung/druck",
    "ueberpruefung",
];

#[tokio::test]
async fn for_everyone_else_there_is_no_planning_of_annas_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        scene.goal(case, "Unverwechselbar", &[("ebene", "action")]).await;
        let others = scene.house.others().await;
        for page in PAGES {
            let path = format!("/faelle/{case}/{page}");
            scene.is_hidden_from(&others, &path, "Unverwechselbar").await;
        }
        scene
            .get(&scene.anna, &format!("/faelle/{case}/ziele"))
            .await
            .is(200)
            .shows("Unverwechselbar");
    })
    .await;
}

#[tokio::test]
async fn in_a_consultation_all_is_read_and_nothing_written() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        scene.goal(case, "Wohnung gefunden", &[("ebene", "action")]).await;
        let bernd = scene.house.bernd().await;
        scene
            .lends(&scene.anna, (case, LeaseKind::Consultation), &bernd)
            .await;
        for page in ["einschaetzung", "zustaendigkeit", "ziele", "ueberpruefung"] {
            let path = format!("/faelle/{case}/{page}");
            let shown = scene.get(&bernd, &path).await;
            shown.is(200).hides("Speichern");
            shown.hides("Neues Ziel");
            shown.hides("Entscheidungen speichern");
            shown.hides("Überprüfung speichern");
            scene.post(&bernd, &path, &[]).await.is(404);
        }
        for page in ["einschaetzung/neu", "ziele/bearbeiten"] {
            scene.get(&bernd, &format!("/faelle/{case}/{page}")).await.is(404);
        }
        scene
            .get(&bernd, &format!("/faelle/{case}/ziele"))
            .await
            .shows("Wohnung gefunden");
    })
    .await;
}

#[tokio::test]
async fn acute_access_writes_for_a_day() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let ida = scene.house.ida().await;
        scene.lends(&ida, (case, LeaseKind::Acute), &ida).await;
        let path = format!("/faelle/{case}/ziele/bearbeiten");
        let new = [
            ("goal", ""),
            ("version", "0"),
            ("ziel", "Schutzplatz gefunden"),
            ("ebene", "action"),
        ];
        scene.post(&ida, &path, &new).await.is(303);
        scene
            .get(&scene.anna, &format!("/faelle/{case}/ziele"))
            .await
            .shows("Schutzplatz gefunden");
        scene.on("2026-03-04").await;
        let ida = scene.house.signed_in(ida.account).await;
        scene.get(&ida, &format!("/faelle/{case}/ziele")).await.is(404);
    })
    .await;
}
