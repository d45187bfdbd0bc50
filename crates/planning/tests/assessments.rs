//! The assessment: three areas in one go, versions on top of each other, two writers at once.

use cases::life_area::LifeArea;
use planning::assessment::model::{Level, Urgency, standing};
use planning::assessment::store::versions;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn only_what_was_talked_about_is_stored_and_the_rest_stays_empty() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/einschaetzung");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Noch keine Einschätzung");
        let form = scene.get(&scene.anna, &format!("{path}/neu")).await;
        form.is(200)
            .shows("Wohnung verloren oder gesundheitlich nicht zumutbar");

        let typed = [
            ("version", "0"),
            ("am", "2026-03-02"),
            ("bedarf_housing", "5"),
            ("beduerfnis_housing", "4"),
            ("dringlichkeit_housing", "now"),
            ("ressourcen_housing", "Schwester nimmt Kinder auf"),
            ("hindernisse_housing", ""),
            ("bedarf_work", "3"),
            ("ressourcen_work", ""),
            ("bedarf_health", ""),
            ("ressourcen_health", ""),
        ];
        scene
            .post(&scene.anna, &format!("{path}/neu"), &typed)
            .await
            .is(303);

        let (mut tx, permit) = scene.reading(case).await;
        let all = versions(&mut tx, &permit).await.unwrap();
        assert_eq!(all.len(), 1);
        let now = standing(&all);
        assert_eq!(
            now.keys().copied().collect::<Vec<_>>(),
            [LifeArea::Work, LifeArea::Housing]
        );
        let housing = &now[&LifeArea::Housing];
        assert_eq!((housing.need, housing.wish), (Level::new(5), Level::new(4)));
        assert_eq!(housing.urgency, Some(Urgency::Now));
        let page = scene.get(&scene.anna, &path).await;
        page.is(200).shows("Schwester nimmt Kinder auf");
        page.shows("Bedarf: am Anfang und heute");
        page.shows("Rojda Demir").hides_in_its_title("Rojda");
    })
    .await;
}

#[tokio::test]
async fn a_new_version_begins_with_the_last_one_and_keeps_the_first_for_comparison() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/einschaetzung/neu");
        let first = [
            ("version", "0"),
            ("bedarf_housing", "5"),
            ("ressourcen_housing", ""),
        ];
        scene.post(&scene.anna, &path, &first).await.is(303);
        scene.on("2026-06-01").await;
        scene
            .get(&scene.anna, &path)
            .await
            .shows("Bedarf 5 · zuletzt am 02.03.2026");
        let second = [
            ("version", "1"),
            ("bedarf_housing", "2"),
            ("ressourcen_housing", ""),
        ];
        scene.post(&scene.anna, &path, &second).await.is(303);

        let (mut tx, permit) = scene.reading(case).await;
        let all = versions(&mut tx, &permit).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(
            planning::assessment::model::first(&all)[&LifeArea::Housing].need,
            Level::new(5)
        );
        assert_eq!(standing(&all)[&LifeArea::Housing].need, Level::new(2));
        let due = planning::due::store::of_case(&mut tx, &permit).await.unwrap();
        assert_eq!(due.assessment_on.unwrap().to_string(), "2026-12-01");
        drop(tx);
        let page = scene
            .get(&scene.anna, &format!("/faelle/{case}/einschaetzung"))
            .await;
        page.is(200).shows("Verlauf des Bedarfs je Lebensbereich");
    })
    .await;
}

#[tokio::test]
async fn nothing_changed_is_no_version_and_long_or_impossible_input_comes_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/einschaetzung/neu");
        let nothing = [
            ("version", "0"),
            ("bedarf_housing", ""),
            ("ressourcen_housing", ""),
        ];
        scene
            .post(&scene.anna, &path, &nothing)
            .await
            .is(422)
            .shows("Es wurde nichts geändert");
        let long = "ä".repeat(10_000);
        let too_much = [
            ("version", "0"),
            ("bedarf_housing", "3"),
            ("ressourcen_housing", &long),
            ("am", "31.02.2026"),
        ];
        let again = scene.post(&scene.anna, &path, &too_much).await;
        again.is(422).shows("10000 Zeichen, höchstens 4000");
        again.shows("Bitte ein Datum wie 28.02.2026 eingeben");
        again.shows(&long);
        let tomorrow = [
            ("version", "0"),
            ("bedarf_housing", "3"),
            ("ressourcen_housing", ""),
            ("am", "2026-03-03"),
        ];
        scene
            .post(&scene.anna, &path, &tomorrow)
            .await
            .is(422)
            .shows("liegt in der Zukunft");
        let marks = [
            ("version", "0"),
            ("bedarf_housing", "3"),
            ("ressourcen_housing", "🙂 مرحبا <b>"),
        ];
        scene.post(&scene.anna, &path, &marks).await.is(303);
        let page = scene
            .get(&scene.anna, &format!("/faelle/{case}/einschaetzung"))
            .await;
        page.shows("🙂 مرحبا &#60;b&#62;");
    })
    .await;
}

#[tokio::test]
async fn two_writers_keep_both_texts_and_meet_only_where_both_wrote() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/einschaetzung/neu");
        let first = [
            ("version", "0"),
            ("bedarf_housing", "5"),
            ("ressourcen_housing", "Von der Ersten"),
        ];
        scene.post(&scene.anna, &path, &first).await.is(303);

        let elsewhere = [
            ("version", "0"),
            ("bedarf_housing", ""),
            ("ressourcen_housing", ""),
            ("hindernisse_housing", ""),
            ("bedarf_work", "2"),
            ("ressourcen_work", ""),
        ];
        scene.post(&scene.anna, &path, &elsewhere).await.is(303);
        let (mut tx, permit) = scene.reading(case).await;
        let now = standing(&versions(&mut tx, &permit).await.unwrap());
        drop(tx);
        assert_eq!(now[&LifeArea::Housing].resources, "Von der Ersten");
        assert_eq!(now[&LifeArea::Work].need, Level::new(2));

        let same = [
            ("version", "0"),
            ("bedarf_housing", "1"),
            ("ressourcen_housing", "Von der Zweiten"),
        ];
        let met = scene.post(&scene.anna, &path, &same).await;
        met.is(409).shows("Von der Ersten");
        met.shows("Von der Zweiten");
        met.shows(r#"name="version" value="2""#);
    })
    .await;
}

#[tokio::test]
async fn the_closing_page_sets_the_first_assessment_against_the_last() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let assess = async |version: &str, on: &str, need: &str| {
            let typed = [
                ("version", version),
                ("am", on),
                ("bedarf_housing", need),
                ("ressourcen_housing", ""),
            ];
            let path = format!("/faelle/{case}/einschaetzung/neu");
            scene.post(&scene.anna, &path, &typed).await.is(303);
        };
        let closing = format!("/faelle/{case}/abschluss");
        assess("0", "2026-03-01", "5").await;
        scene
            .get(&scene.anna, &closing)
            .await
            .is(200)
            .hides("Was sich verändert hat");

        assess("1", "2026-03-02", "2").await;

        let page = scene.get(&scene.anna, &closing).await;
        page.is(200).shows("Was sich verändert hat");
        page.shows("Bedarf: am Anfang und heute");
        page.shows("Erste Einschätzung");
    })
    .await;
}
