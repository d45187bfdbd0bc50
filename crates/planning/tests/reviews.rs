//! Reviews: few keys, a curve, and the next day.

use planning::goal::model::GoalState;
use planning::goal::store as goals;
use planning::review::store::reviews;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn goals_are_rated_reached_ones_are_done_and_the_next_day_is_planned() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/ueberpruefung");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Keine offenen Ziele");
        let one = scene.goal(case, "Kurs B1 begonnen", &[("ebene", "action")]).await;
        let two = scene.goal(case, "Wohnung gefunden", &[("ebene", "action")]).await;
        let form = scene.get(&scene.anna, &path).await;
        form.is(200).shows("Kurs B1 begonnen");
        form.shows(r#"value="2026-06-02""#);

        let (first, second) = (format!("ziel_{one}"), format!("ziel_{two}"));
        let typed = [
            ("version", "0"),
            (first.as_str(), "1"),
            (second.as_str(), "2"),
            ("naechste", "2026-06-02"),
            ("notiz", ""),
            ("am", "2026-03-02"),
        ];
        scene.post(&scene.anna, &path, &typed).await.is(303);
        scene.on("2026-06-02").await;
        scene
            .get(&scene.anna, &path)
            .await
            .shows("war für den 02.06.2026 geplant");
        let later = [
            ("version", "1"),
            (first.as_str(), "4"),
            (second.as_str(), "3"),
            ("naechste", "2026-09-02"),
            ("notiz", "Läuft gut"),
        ];
        scene.post(&scene.anna, &path, &later).await.is(303);

        let (mut tx, permit) = scene.reading(case).await;
        let all = reviews(&mut tx, &permit).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(all[1].levels[&one].number(), 4);
        let states: Vec<GoalState> = goals::goals(&mut tx, &permit)
            .await
            .unwrap()
            .iter()
            .map(|goal| goal.text.state)
            .collect();
        assert_eq!(
            states
                .iter()
                .filter(|state| **state == GoalState::Reached)
                .count(),
            1
        );
        drop(tx);
        let page = scene.get(&scene.anna, &path).await;
        page.shows("Zielerreichung");
        page.shows("Kurs B1 begonnen: 4 – erreicht");
        page.hides(&format!(r#"name="{first}""#));
        page.shows(&format!(r#"name="{second}""#));
    })
    .await;
}

#[tokio::test]
async fn a_second_reviewer_keeps_what_was_typed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/ueberpruefung");
        let typed = |note| [("version", "0"), ("notiz", note)];
        scene
            .post(&scene.anna, &path, &typed("Erste Notiz"))
            .await
            .is(303);
        let met = scene.post(&scene.anna, &path, &typed("Zweite Notiz")).await;
        met.is(409).shows("Zweite Notiz");
        met.shows("Erste Notiz");
        met.shows(r#"name="version" value="1""#);
        scene
            .post(&scene.anna, &path, &[("version", "1")])
            .await
            .is(422)
            .shows("mindestens ein Ziel");
    })
    .await;
}
