//! Lists of cases: filtered, sorted by name, as many statements for many as for few; dormant ones close at once.

use access::permit::JobPurpose;
use base::ids::CaseId;
use base::language::Language;
use cases::case::model::Phase;
use cases::case::store::{Course, NewCase};
use cases::life_area::LifeArea;
use cases::list::model::FlagKind;
use cases::list::store::{Flag, set_flags_for_a_job};
use db::statement::Statement;
use testing::house::on_both_databases;
use testing::people::{delbrueck, kreis};

use crate::scene::{MIGRATIONS, Scene, bulk_case, day};

async fn flag(scene: &Scene, case: CaseId, kind: FlagKind, (about, since): (&str, &str)) {
    let permit = scene.house.back_door.job(JobPurpose::Upkeep).await.unwrap();
    let mut tx = scene.house.back_door.write().await.unwrap();
    let flag = Flag {
        about: about.to_owned(),
        level: Some(4),
        since: day(since),
    };
    set_flags_for_a_job(&mut tx, &permit, case, (kind, &[flag]))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// So many more cases of Anna's.
async fn many(scene: &Scene, count: usize) {
    let names: Vec<String> = (0..count).map(|number| format!("Mittel{number:03}")).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|name| ("N", name.as_str())).collect();
    let persons = scene.persons_of(scene.anna.account, &names).await;
    scene.consents(&persons, scene.anna.account).await;
    let course = Course::begun_on(scene.house.clock.today());
    let new: Vec<_> = persons
        .iter()
        .map(|lead| bulk_case(scene.anna.account, *lead, course))
        .collect();
    scene.cases(&new).await;
}

#[tokio::test]
async fn the_list_is_sorted_by_name_and_comes_in_pages() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.case_of_anna("Ömer", "Özdemir").await;
        many(&scene, 58).await;
        scene.case_of_anna("Anna", "Abel").await;

        let first = scene.get(&scene.anna, "/faelle").await;
        first.is(200).shows("1–50 von 60 Fällen");
        assert!(first.body.find("Abel, Anna").unwrap() < first.body.find("Mittel000").unwrap());
        first.hides("Özdemir");
        scene
            .get(&scene.anna, "/faelle?ab=51")
            .await
            .shows("Özdemir, Ömer");
        scene
            .get(&scene.anna, "/faelle?ab=99999999999999999999&phase=zz")
            .await
            .is(200);
    })
    .await;
}

#[tokio::test]
async fn every_filter_finds_its_cases_and_no_other() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let lead = scene.consenting("Selam", "Gesucht").await;
        let course = Course {
            phase: Phase::ReferredOn,
            ..Course::begun_on(day("2026-02-01"))
        };
        let mut new = bulk_case(scene.anna.account, lead, course);
        new.new = NewCase {
            language: Some(Language::Tigrinya),
            ..new.new
        };
        let case = scene.cases(&[new]).await[0];
        flag(
            &scene,
            case,
            FlagKind::LifeArea,
            (LifeArea::Housing.code(), "2026-02-01"),
        )
        .await;
        flag(&scene, case, FlagKind::OverduePlan, ("review", "2026-03-01")).await;
        let other = scene.case_of_anna("Ayşe", "Andere").await;
        flag(&scene, other, FlagKind::OverduePlan, ("review", "2026-03-03")).await;
        let closed = scene.case_in("Geschlossen", Phase::Closed, "2026-01-01").await;
        flag(&scene, closed, FlagKind::OverduePlan, ("review", "2026-03-01")).await;

        for query in [
            "phase=referred_on",
            "sprache=ti",
            "bereich=housing",
            "ueberfaellig=ja",
            "phase=alle&ueberfaellig=ja",
        ] {
            let list = scene.get(&scene.anna, &format!("/faelle?{query}")).await;
            list.is(200).shows("Gesucht");
            list.hides("Andere");
            list.hides("Geschlossen, Probe");
        }
        let place = scene
            .get(&scene.anna, &format!("/faelle?kommune={}", delbrueck()))
            .await;
        place.shows("Gesucht");
        scene
            .get(
                &scene.anna,
                "/faelle?kommune=00000000-0000-4000-8000-0000000000b9",
            )
            .await
            .hides("Gesucht");
        scene
            .get(&scene.anna, "/faelle?phase=closed")
            .await
            .shows("Geschlossen, Probe");
        scene
            .get(&scene.anna, "/faelle?phase=alle")
            .await
            .shows("3 Fällen");
    })
    .await;
}

#[tokio::test]
async fn each_room_replaces_its_own_flags_and_the_earliest_day_is_shown() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Selam", "Gesucht").await;
        flag(&scene, case, FlagKind::OverduePlan, ("review", "2026-02-01")).await;
        flag(&scene, case, FlagKind::OverdueDate, ("deadline", "2026-02-09")).await;
        let list = scene.get(&scene.anna, "/faelle").await;
        list.is(200).shows("01.02.2026");
        list.hides("09.02.2026");

        flag(&scene, case, FlagKind::OverduePlan, ("review", "2026-08-01")).await;

        scene.get(&scene.anna, "/faelle").await.shows("09.02.2026");
    })
    .await;
}

async fn statements(scene: &Scene, path: &str) -> u64 {
    scene.get(&scene.anna, path).await.is(200);
    let before = scene.house.access.statements_run();
    scene.get(&scene.anna, path).await.is(200);
    scene.house.access.statements_run() - before
}

#[tokio::test]
async fn many_cases_take_as_many_statements_as_few() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        many(&scene, 25).await;
        let few = statements(&scene, "/faelle").await;
        many(&scene, 100).await;
        let more = statements(&scene, "/faelle").await;
        assert!(more <= few + 2 && more <= 14, "{few} {more}");
        let before = scene.house.access.statements_run();
        scene.post(&scene.anna, "/faelle/export", &[]).await.is(200);
        let look = scene.house.access.statements_run() - before;
        assert!(look <= 14, "the page before the file: {look}");
    })
    .await;
}

#[tokio::test]
async fn the_list_leaves_as_a_file_through_the_gate_and_every_case_in_it_is_written_down() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.organisation(kreis(), "Kreis Test").await;
        scene.case_of_anna("Ayşe", "Yıldız").await;
        scene.case_in("Geschlossen", Phase::Closed, "2026-01-01").await;
        let before = scene.post(&scene.anna, "/faelle/export", &[("art", "csv")]).await;
        before.is(200).shows("1 Fall darf in die Datei");
        before.hides("Yıldız");
        let named = before.body.split("name=\"fall\" value=\"").nth(1).unwrap();
        let goes = [("art", "csv"), ("fall", named.split('"').next().unwrap())];
        // What came to the list after the look does not go.
        scene.case_of_anna("Später", "Dazugekommen").await;
        let file = scene.post(&scene.anna, "/faelle/export", &goes).await;
        file.is(200).shows("Ayşe Yıldız");
        file.hides("Geschlossen");
        file.hides("Dazugekommen");
        let mut tx = scene.house.back_door.read().await.unwrap();
        let written = "SELECT COUNT(*) AS n FROM access_audit WHERE purpose = 'disclosure' AND detail LIKE '%thing=export%'";
        assert_eq!(Statement::new(written).number(&mut tx).await.unwrap(), 1);
        drop(tx);
        let mut tx = scene.house.back_door.write().await.unwrap();
        Statement::new("UPDATE consents_row SET is_agreed = FALSE").run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let everything = [("art", "xlsx"), ("phase", "alle")];
        let none = scene.post(&scene.anna, "/faelle/export", &everything).await;
        none.is(422).shows("keine gültige Einwilligung");
        none.shows("3 Fälle bleiben hier");
        // What was withdrawn between the look and the click stays here.
        scene.post(&scene.anna, "/faelle/export", &goes).await.is(422).shows("keine gültige Einwilligung");
    })
    .await;
}

#[tokio::test]
async fn a_filter_is_kept_and_thrown_away() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        let keeps = [
            ("name", "Wohnen dringend"),
            ("bereich", "housing"),
            ("ueberfaellig", "ja"),
            ("boese", "x"),
        ];
        let kept = scene.post(&scene.anna, "/faelle/filter", &keeps).await;
        assert_eq!(kept.is(303).location, "/faelle?bereich=housing&ueberfaellig=ja");
        let list = scene.get(&scene.anna, "/faelle").await;
        list.shows("Wohnen dringend");
        scene.get(&ida, "/faelle").await.hides("Wohnen dringend");
        let id = list.body.split("name=\"loeschen\" value=\"").nth(1).unwrap()[..36].to_owned();
        scene
            .post(&ida, "/faelle/filter", &[("loeschen", &id)])
            .await
            .is(303);
        scene.get(&scene.anna, "/faelle").await.shows("Wohnen dringend");
        scene
            .post(&scene.anna, "/faelle/filter", &[("loeschen", &id)])
            .await
            .is(303);
        scene.get(&scene.anna, "/faelle").await.hides("Wohnen dringend");
    })
    .await;
}

#[tokio::test]
async fn a_stand_in_lists_on_the_agreed_days_only_and_others_see_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.case_of_anna("Selam", "Tesfay").await;
        let ida = scene.house.ida().await;
        scene.get(&ida, "/faelle").await.is(200).hides("Tesfay");
        scene
            .stands_in_for_anna(ida.account, "2026-03-01", "2026-03-04")
            .await;
        let list = scene.get(&ida, "/faelle").await;
        list.is(200).shows("Tesfay, Selam");
        list.shows("Anna Test");

        scene.house.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
        let ida = scene.house.signed_in(ida.account).await;
        scene.get(&ida, "/faelle").await.is(200).hides("Tesfay");
        let clara = scene.house.clara().await;
        scene.get(&clara, "/faelle").await.is(200).hides("Tesfay");
        for other in [
            scene.house.bernd().await,
            scene.house.emil().await,
            scene.house.fatma().await,
        ] {
            scene.get(&other, "/faelle").await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn dormant_cases_are_proposed_and_the_chosen_ones_close() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let old = scene.case_in("Lange", Phase::Accompanied, "2025-09-02").await;
        let kept = scene.case_in("Auch", Phase::Accompanied, "2025-01-02").await;
        scene.case_in("Frisch", Phase::Accompanied, "2025-09-03").await;
        let page = scene.get(&scene.anna, "/faelle/ruhend").await;
        page.is(200).shows("Lange, Probe");
        page.shows("Auch, Probe");
        page.hides("Frisch");

        let id = old.to_string();
        scene
            .post(&scene.anna, "/faelle/ruhend", &[("grund", "contact_lost")])
            .await
            .is(422);
        let chosen = [("grund", "contact_lost"), ("fall", id.as_str())];
        scene.post(&scene.anna, "/faelle/ruhend", &chosen).await.is(303);
        scene.post(&scene.anna, "/faelle/ruhend", &chosen).await.is(422);

        assert_eq!(scene.head(old).await.phase, Phase::Closed);
        assert_eq!(scene.head(kept).await.phase, Phase::Accompanied);
        let ida = scene.house.ida().await;
        let foreign = [("grund", "contact_lost"), ("fall", &kept.to_string())];
        scene.post(&ida, "/faelle/ruhend", &foreign).await.is(422);
        assert_eq!(scene.head(kept).await.phase, Phase::Accompanied);
    })
    .await;
}
