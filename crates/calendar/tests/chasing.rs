//! What the night does, day by day: each appointment is asked about once, each deadline warned of three times.

use calendar::appointment::store::lists::without_outcome;
use post::job::worker::Worker;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};
use crate::store;

#[tokio::test]
async fn a_past_appointment_is_asked_about_once_and_no_longer_when_it_has_an_outcome() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let id = scene.appointment(case, "2026-03-02T09:00:00Z").await.to_string();
        scene.appointment(case, "2026-03-05T09:00:00Z").await;
        let worker = Worker::new(scene.house.back_door.clone(), calendar::jobs());
        let mut asked = Vec::new();
        for day in ["2026-03-02", "2026-03-03", "2026-03-04"] {
            let anna = scene.at(&format!("{day}T08:00:00Z"), &scene.anna).await;
            worker.run_due_once().await.unwrap();
            let access = &scene.house.access;
            let (mut tx, permit) = access.list(&anna, access::act::Act::CalendarOwn).await.unwrap();
            let open = without_outcome(&mut tx, &permit).await.unwrap();
            asked.push(
                open.iter()
                    .map(|one| one.appointment.id.to_string())
                    .collect::<Vec<_>>(),
            );
        }
        assert_eq!(asked, [vec![], vec![id.clone()], vec![id.clone()]]);

        let anna = scene.house.signed_in(scene.anna.account).await;
        let fields = [("termin", id.as_str()), ("ergebnis", "attended")];
        scene
            .post(&anna, &format!("/faelle/{case}/termine/ergebnis"), &fields)
            .await
            .is(303);
        let access = &scene.house.access;
        let (mut tx, permit) = access.list(&anna, access::act::Act::CalendarOwn).await.unwrap();
        assert!(without_outcome(&mut tx, &permit).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn over_a_year_each_deadline_is_warned_of_three_times() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let path = format!("/faelle/{case}/fristen");
        for fields in [
            [("art", "section_24"), ("tag", "")],
            [("art", "benefit_end"), ("tag", "10.3.2026")],
        ] {
            scene.post(&scene.anna, &path, &fields).await.is(303);
        }
        let worker = Worker::new(scene.house.back_door.clone(), calendar::jobs());
        let first: base::day::Day = "2026-03-02".parse().unwrap();
        for ahead in (0..=370).step_by(2) {
            let day = first.plus_days(ahead);
            scene.house.clock.set(format!("{day}T04:00:00Z").parse().unwrap());
            worker.run_due_once().await.unwrap();
        }
        let mut tx = scene.house.back_door.read().await.unwrap();
        let warned = store::warnings(&mut tx).await;
        let expected = [
            ("2026-03-10", 30, "2026-03-02"),
            ("2026-03-10", 7, "2026-03-04"),
            ("2027-03-04", 90, "2026-12-05"),
            ("2027-03-04", 30, "2027-02-03"),
            ("2027-03-04", 7, "2027-02-25"),
        ];
        let expected = expected.map(|(day, before, on)| (day.to_owned(), before, on.to_owned()));
        assert_eq!(warned, expected);
    })
    .await;
}
