//! What the file asks of this room: the time line, what is due, what is to settle before closing, the summary.

use access::act::Act;
use cases::asked::closing::Checker;
use cases::asked::due::{About, Reminder};
use cases::asked::timeline::Teller;
use planning::asked::{checker, reminder, teller};
use planning::summary::summary;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, day};

#[tokio::test]
async fn the_case_is_told_and_summed_up() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let base = format!("/faelle/{case}");
        let levels = [
            ("version", "0"),
            ("bedarf_housing", "5"),
            ("ressourcen_housing", ""),
        ];
        scene
            .post(&scene.anna, &format!("{base}/einschaetzung/neu"), &levels)
            .await
            .is(303);
        let way = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_housing", "accompanied"),
        ];
        scene
            .post(&scene.anna, &format!("{base}/zustaendigkeit"), &way)
            .await
            .is(303);
        let goal = scene.goal(case, "Wohnung gefunden", &[("ebene", "action")]).await;
        let step = scene.step((case, goal), "Antrag stellen", "2026-03-20").await;
        let (mut tx, permit) = scene.reading(case).await;
        let open = summary(&mut tx, &permit).await.unwrap();
        assert_eq!(open.open_goals.len(), 1);
        assert_eq!(open.open_goals[0].attainment, None);
        assert_eq!((open.areas.len(), open.ways.len(), open.overdue_steps), (1, 1, 0));
        assert!(open.radar.is_some() && open.agreement.is_none());
        drop(tx);

        scene.on("2026-03-21").await;
        let (mut tx, permit) = scene.reading(case).await;
        assert_eq!(summary(&mut tx, &permit).await.unwrap().overdue_steps, 1);
        drop(tx);
        let step = step.to_string();
        let done = [("schritt", step.as_str()), ("handlung", "erledigt")];
        scene
            .post(&scene.anna, &format!("{base}/ziele/schritte"), &done)
            .await
            .is(303);
        scene
            .post(&scene.anna, &format!("{base}/zielvereinbarung"), &[])
            .await
            .is(303);
        let goal = format!("ziel_{goal}");
        let review = [("version", "0"), (goal.as_str(), "2")];
        scene
            .post(&scene.anna, &format!("{base}/ueberpruefung"), &review)
            .await
            .is(303);

        let (mut tx, permit) = scene.reading(case).await;
        let teller: Teller = teller;
        let told = teller(&mut tx, &permit).await.unwrap();
        let mut titles: Vec<&str> = told.iter().map(|one| one.title.as_str()).collect();
        titles.sort_unstable();
        assert_eq!(
            titles,
            [
                "Falleinschätzung 1",
                "Schritt erledigt",
                "Zielvereinbarung 1",
                "Zuständigkeit entschieden",
                "Überprüfung 1"
            ]
        );
        assert_eq!(told[0].day, day("2026-03-21"));
    })
    .await;
}

#[tokio::test]
async fn what_is_due_is_named_once_per_case_for_those_who_care_for_it_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let base = format!("/faelle/{case}");
        let levels = [
            ("version", "0"),
            ("bedarf_housing", "5"),
            ("ressourcen_housing", ""),
        ];
        scene
            .post(&scene.anna, &format!("{base}/einschaetzung/neu"), &levels)
            .await
            .is(303);
        let goal = scene.goal(case, "Wohnung gefunden", &[("ebene", "action")]).await;
        scene.step((case, goal), "Antrag stellen", "2026-03-20").await;
        scene.step((case, goal), "Besichtigen", "2026-03-10").await;
        scene
            .post(&scene.anna, &format!("{base}/zielvereinbarung"), &[])
            .await
            .is(303);
        let reminder: Reminder = reminder;

        let (mut tx, permit) = scene.house.access.list(&scene.anna, Act::CaseList).await.unwrap();
        let soon = reminder(&mut tx, &permit, day("2026-03-31")).await.unwrap();
        assert_eq!(soon.len(), 1);
        assert_eq!(
            (soon[0].by, soon[0].what.as_str()),
            (day("2026-03-10"), "2 Schritte sind fällig")
        );
        assert_eq!(soon[0].about, About::Case(case));
        let later = reminder(&mut tx, &permit, day("2026-12-31")).await.unwrap();
        let what: Vec<&str> = later.iter().map(|due| due.what.as_str()).collect();
        assert_eq!(
            what,
            [
                "2 Schritte sind fällig",
                "Überprüfung der Ziele fällig",
                "Falleinschätzung erneuern"
            ]
        );
        drop(tx);
        let clara = scene.house.clara().await;
        let (mut tx, permit) = scene.house.access.list(&clara, Act::CaseList).await.unwrap();
        assert!(
            reminder(&mut tx, &permit, day("2030-01-01"))
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn before_closing_goals_are_rated_and_the_assessment_is_fresh() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let base = format!("/faelle/{case}");
        let goal = scene.goal(case, "Wohnung gefunden", &[("ebene", "action")]).await;
        let checker: Checker = checker;
        let (mut tx, permit) = scene.reading(case).await;
        let checks = checker(&mut tx, &permit).await.unwrap();
        let missing: Vec<&str> = checks.iter().map(|check| check.missing.as_str()).collect();
        assert_eq!(
            missing,
            [
                "1 Ziel ohne Bewertung",
                "noch keine Falleinschätzung",
                "in keinem Lebensbereich entschieden"
            ]
        );
        drop(tx);
        let levels = [
            ("version", "0"),
            ("bedarf_housing", "5"),
            ("ressourcen_housing", ""),
        ];
        scene
            .post(&scene.anna, &format!("{base}/einschaetzung/neu"), &levels)
            .await
            .is(303);
        let way = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_housing", "accompanied"),
        ];
        scene
            .post(&scene.anna, &format!("{base}/zustaendigkeit"), &way)
            .await
            .is(303);
        let goal = format!("ziel_{goal}");
        let review = [("version", "0"), (goal.as_str(), "4")];
        scene
            .post(&scene.anna, &format!("{base}/ueberpruefung"), &review)
            .await
            .is(303);
        let (mut tx, permit) = scene.reading(case).await;
        let checks = checker(&mut tx, &permit).await.unwrap();
        assert!(checks.iter().all(|check| check.holds && check.missing.is_empty()));
        drop(tx);
        scene.on("2026-09-03").await;
        let (mut tx, permit) = scene.reading(case).await;
        let checks = checker(&mut tx, &permit).await.unwrap();
        assert_eq!(checks[1].missing, "letzte Falleinschätzung vom 02.03.2026");
    })
    .await;
}
