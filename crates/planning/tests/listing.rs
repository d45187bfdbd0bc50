//! What lists of cases know of planning: life areas as they stand, and since when something is overdue.

use base::ids::CaseId;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

/// A new assessment of housing alone; an empty level takes back what was said.
async fn housing(scene: &Scene, case: CaseId, (after, level): (&str, &str)) {
    let path = format!("/faelle/{case}/einschaetzung/neu");
    let typed = [
        ("version", after),
        ("bedarf_housing", level),
        ("ressourcen_housing", ""),
    ];
    scene.post(&scene.anna, &path, &typed).await.is(303);
}

/// A review after so many others, with the next one planned for a day.
async fn review(scene: &Scene, case: CaseId, (after, next): (&str, &str)) {
    let path = format!("/faelle/{case}/ueberpruefung");
    let typed = [("version", after), ("notiz", "Besprochen"), ("naechste", next)];
    scene.post(&scene.anna, &path, &typed).await.is(303);
}

#[tokio::test]
async fn a_case_is_found_by_the_life_areas_of_its_assessment_as_they_stand() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        scene.case_of_anna("Ayşe", "Andere").await;
        housing(&scene, case, ("0", "5")).await;

        let list = scene.get(&scene.anna, "/faelle?bereich=housing").await;
        list.is(200).shows("Demir, Rojda");
        list.hides("Andere");
        let other_area = scene.get(&scene.anna, "/faelle?bereich=work").await;
        other_area.is(200).hides("Demir");

        housing(&scene, case, ("1", "")).await;
        let list = scene.get(&scene.anna, "/faelle?bereich=housing").await;
        list.is(200).hides("Demir");
    })
    .await;
}

#[tokio::test]
async fn an_assessment_is_overdue_from_the_day_after_it_was_due_until_it_is_renewed() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        housing(&scene, case, ("0", "5")).await;
        let overdue = "/faelle?ueberfaellig=ja";

        scene.on("2026-09-02").await;
        scene.get(&scene.anna, overdue).await.is(200).hides("Demir");
        scene.on("2026-09-03").await;
        let list = scene.get(&scene.anna, overdue).await;
        list.is(200).shows("Demir, Rojda");
        list.shows("03.09.2026");

        housing(&scene, case, ("1", "4")).await;
        scene.get(&scene.anna, overdue).await.is(200).hides("Demir");
    })
    .await;
}

#[tokio::test]
async fn a_review_that_was_held_leaves_the_overdue_assessment_in_the_list() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        housing(&scene, case, ("0", "5")).await;
        review(&scene, case, ("0", "2026-06-02")).await;

        scene.on("2026-09-04").await;
        let list = scene.get(&scene.anna, "/faelle").await;
        list.is(200).shows("03.06.2026");
        review(&scene, case, ("1", "2026-12-01")).await;

        let list = scene.get(&scene.anna, "/faelle").await;
        list.is(200).shows("03.09.2026");
        list.hides("03.06.2026");
    })
    .await;
}
