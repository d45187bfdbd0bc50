//! An overdue review is reminded of once for each day on which one was due.

use db::statement::Statement;
use post::job::worker::Worker;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn an_overdue_review_is_reminded_of_once_until_the_next_one_is_overdue() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let letterhead = Letterhead::new("Testkreis", "https://kreis.test").unwrap();
        let outbox = Outbox::open(&scene.house.back_door, letterhead).await.unwrap();
        let worker = Worker::new(scene.house.back_door.clone(), planning::jobs(&outbox));
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let goal = scene.goal(case, "Kurs B1 begonnen", &[("ebene", "action")]).await;
        let goal = format!("ziel_{goal}");
        let path = format!("/faelle/{case}/ueberpruefung");
        let mut told = Vec::new();
        for (version, held, next) in [("0", "2026-03-02", "2026-03-10"), ("1", "2026-03-20", "2026-03-31")] {
            scene.on(held).await;
            let typed = [("version", version), (goal.as_str(), "1"), ("naechste", next), ("am", held)];
            scene.post(&scene.anna, &path, &typed).await.is(303);
            for ahead in 0..=14 {
                let day = next.parse::<base::day::Day>().unwrap().plus_days(ahead - 1);
                scene.house.clock.set(format!("{day}T04:00:00Z").parse().unwrap());
                worker.run_due_once().await.unwrap();
                let mut tx = scene.house.back_door.read().await.unwrap();
                let links = Statement::new(
                    "SELECT link FROM post_notice WHERE kind = 'review_overdue' AND created_at >= $1 LIMIT 10",
                )
                .bind(&scene.house.clock.now())
                .all(&mut tx, |row| row.get::<String>("link"))
                .await
                .unwrap();
                told.extend(links.into_iter().map(|link| (day.to_string(), link)));
            }
        }
        let expected = ["2026-03-11", "2026-04-01"].map(|day| (day.to_owned(), path.clone()));
        assert_eq!(told, expected);
    })
    .await;
}
