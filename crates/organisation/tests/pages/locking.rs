//! Two people change the same record: the second one sees both versions and loses nothing.

use axum::http::StatusCode;

use crate::house::{Pages, in_the_kreis, paderborn, stored};

#[tokio::test]
async fn the_second_editor_of_a_post_sees_both_versions_and_keeps_the_text() {
    in_the_kreis(async |house| {
        let (bernd, hanna) = (house.bernd().await, house.hanna().await);
        let pages = Pages::of(&house);
        let path = format!("/stellen/{}/bearbeiten", paderborn().post("ebh-kreis"));
        let fields = |name: &'static str, version: &'static str| {
            [
                ("version", version),
                ("name", name),
                ("ab", "2026-04-01"),
                ("vzae", "1"),
                ("ort", "gebiet"),
                ("quelle", "Beschluss"),
            ]
        };
        assert_eq!(
            pages
                .post(&bernd, &path, &fields("Name von Bernd", "1"))
                .await
                .status,
            StatusCode::SEE_OTHER
        );

        let answer = pages.post(&hanna, &path, &fields("Name von Hanna", "1")).await;

        assert_eq!(answer.status, StatusCode::CONFLICT);
        for words in [
            "Bernd Test",
            "Name von Bernd",
            "value=\"Name von Hanna\"",
            "name=\"version\" value=\"2\"",
        ] {
            assert!(answer.text.contains(words), "{words}: {}", answer.text);
        }
        assert_eq!(
            stored(&house)
                .await
                .post(paderborn().post("ebh-kreis"))
                .unwrap()
                .title,
            "Name von Bernd"
        );
        assert_eq!(
            pages
                .post(&hanna, &path, &fields("Name von Hanna", "2"))
                .await
                .status,
            StatusCode::SEE_OTHER
        );
    })
    .await;
}

#[tokio::test]
async fn the_second_editor_of_a_municipality_sees_a_count_of_inhabitants_against_the_stored_one() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let path = format!("/kommunen/{}/bearbeiten", paderborn().municipality("borchen"));
        let typed = [
            ("version", "7"),
            ("name", "Borchen"),
            ("stichtag", "2026-01-31"),
            ("einwohner", "13.999"),
        ];

        let with_count = pages.post(&bernd, &path, &typed).await;
        let without = pages.post(&bernd, &path, &typed[..2]).await;

        for answer in [&with_count, &without] {
            assert_eq!(answer.status, StatusCode::CONFLICT);
        }
        let row = with_count.text.split("Einwohnerzahl</th>").nth(1).unwrap();
        let row = row.split("</tr>").next().unwrap();
        assert!(row.contains("13.999 am 31.01.2026"), "{row}");
        assert_eq!(row.matches(" am ").count(), 2, "{row}");
        assert!(!without.text.contains("Einwohnerzahl</th>"));
    })
    .await;
}

#[tokio::test]
async fn an_outdated_form_changes_no_other_record_either() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let before = stored(&house).await;
        let ids = paderborn();
        for path in [
            format!("/stellen/{}/besetzungen", ids.post("ebh-kreis")),
            format!("/kommunen/{}/bearbeiten", ids.municipality("borchen")),
            format!("/organisationen/{}/bearbeiten", ids.organisation("kreis")),
            format!("/kommunen/{}/sozialraeume", ids.municipality("borchen")),
            format!("/kommunen/{}/ruecknahme", ids.municipality("borchen")),
            format!("/stellen/{}/ruecknahme", ids.post("ebh-kreis")),
            format!("/foerderrahmen/{}/bearbeiten", before.frames[0].id),
            format!("/foerdersaetze/{}/bearbeiten", before.rates[0].id),
            "/foerderrahmen/neu".to_owned(),
            "/foerdersaetze/neu".to_owned(),
            "/kreis/bearbeiten".to_owned(),
            "/kreis/ruecknahme".to_owned(),
            "/regionen".to_owned(),
            "/regionen/namen".to_owned(),
            "/regionen/zuschnitt".to_owned(),
        ] {
            let answer = pages
                .post(
                    &bernd,
                    &path,
                    &[
                        ("version", "7"),
                        ("name", "Mein Text"),
                        ("quelle", "Meine Quelle"),
                    ],
                )
                .await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
        }
        assert_eq!(stored(&house).await, before);
    })
    .await;
}
