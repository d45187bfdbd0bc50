//! What the night does, day by day: each appointment is asked about once, each deadline warned of three times, the end of
//! each consent told once; one notice a night, however many cases there are.

use access::act::Act;
use access::session::model::SignedIn;
use calendar::appointment::store::lists::without_outcome;
use post::job::worker::Worker;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};
use crate::store;

/// What somebody is told and has not seen: kind and link.
async fn told(scene: &Scene, who: &SignedIn) -> Vec<(String, String)> {
    let who = scene.house.signed_in(who.account).await;
    let (mut tx, permit) = scene.house.access.enter(&who, Act::AccountOwn).await.unwrap();
    let unseen = post::notice::store::unseen(&mut tx, &permit, 50).await.unwrap();
    let told = unseen.into_iter().map(|one| (one.kind.to_string(), one.link));
    told.collect()
}

/// The nights after these days.
async fn nights(scene: &Scene, worker: &Worker, days: &[&str]) {
    for day in days {
        scene.house.clock.set(format!("{day}T04:00:00Z").parse().unwrap());
        worker.run_due_once().await.unwrap();
        // A second worker of the same house finds nothing left to do.
        worker.run_due_once().await.unwrap();
    }
}

fn notice(kind: &str, link: &str) -> (String, String) {
    (kind.to_owned(), link.to_owned())
}

#[tokio::test]
async fn a_night_tells_once_of_one_case_by_its_page_and_of_many_by_the_list() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        let clara = scene.house.clara().await;
        let cases = [
            scene.case_of_anna("Tesfay").await,
            scene.case_of_anna("Demir").await,
        ];
        for case in cases {
            let fields = [("art", "permit_end"), ("tag", "2.4.2026")];
            scene
                .post(&scene.anna, &format!("/faelle/{case}/fristen"), &fields)
                .await
                .is(303);
        }
        let path = format!("/faelle/{}/fristen", cases[0]);
        let sooner = [("art", "passport_end"), ("tag", "12.3.2026")];
        scene.post(&scene.anna, &path, &sooner).await.is(303);
        scene.stands_in_for_anna(&ida, "2026-03-05", "2026-03-10").await;
        let worker = scene.worker().await;

        nights(
            &scene,
            &worker,
            &["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"],
        )
        .await;

        let near = |link: &str| notice("deadline_near", link);
        assert_eq!(told(&scene, &scene.anna).await, [near("/fristen"), near(&path)]);
        assert_eq!(told(&scene, &ida).await, [near(&path)]);
        assert!(told(&scene, &clara).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_consent_is_told_once_thirty_days_ahead() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, _) = scene.case_with_consents(&["2026-06-30"]).await;
        let worker = scene.worker().await;

        nights(&scene, &worker, &["2026-05-30"]).await;
        assert!(told(&scene, &scene.anna).await.is_empty());
        nights(
            &scene,
            &worker,
            &["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"],
        )
        .await;

        let page = format!("/faelle/{case}/fristen");
        assert_eq!(told(&scene, &scene.anna).await, [notice("consent_ending", &page)]);
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_was_given_again_for_longer_does_not_end() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (case, _) = scene.case_with_consents(&["2026-06-30", "2027-06-30"]).await;
        let worker = scene.worker().await;

        let list = scene.get(&scene.anna, &format!("/faelle/{case}/fristen")).await;
        list.shows("30.06.2027: Einwilligung läuft ab");
        list.hides("30.06.2026: Einwilligung");
        nights(&scene, &worker, &["2026-06-01"]).await;

        assert!(told(&scene, &scene.anna).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_past_appointment_is_asked_about_once_and_no_longer_when_it_has_an_outcome() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let id = scene.appointment(case, "2026-03-02T09:00:00Z").await.to_string();
        scene.appointment(case, "2026-03-05T09:00:00Z").await;
        let worker = scene.worker().await;
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
        let worker = scene.worker().await;
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
