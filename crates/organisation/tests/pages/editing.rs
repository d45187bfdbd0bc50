//! Who coordinates changes posts and municipalities from a day on; who only reads cannot.

use axum::http::StatusCode;
use base::fte::Fte;
use organisation::model::post::{Allocation, Workplace};

use crate::house::{Pages, day, in_the_kreis, paderborn, stored};

fn post_path(act: &str) -> String {
    format!("/stellen/{}/{act}", paderborn().post("ebh-kreis"))
}

fn fte(text: &str) -> Fte {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_case_manager_reads_but_finds_no_form() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let municipality = format!("/kommunen/{}", paderborn().municipality("borchen"));
        for path in [
            post_path("bearbeiten"),
            post_path("besetzungen"),
            format!("{municipality}/bearbeiten"),
            "/stellen/neu".to_owned(),
        ] {
            assert_eq!(
                pages.get(&anna, &path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
            assert_eq!(
                pages.post(&anna, &path, &[]).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        assert!(!pages.get(&anna, &municipality).await.text.contains("Bearbeiten"));
    })
    .await;
}

#[tokio::test]
async fn a_foreign_id_is_not_found_whatever_the_body_says() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let nobody = house.ids.next_random();
        for path in [
            format!("/stellen/{nobody}/bearbeiten"),
            format!("/stellen/{nobody}/besetzungen"),
            format!("/stellen/{nobody}/besetzungsende"),
            format!("/stellen/{nobody}/besetzungskonto"),
            format!("/stellen/{nobody}/ruecknahme"),
            format!("/kommunen/{nobody}/bearbeiten"),
            format!("/kommunen/{nobody}/ruecknahme"),
            format!("/kommunen/{nobody}/sozialraeume"),
            format!("/kommunen/{nobody}/sozialraeume/ende"),
            format!("/foerderrahmen/{nobody}/bearbeiten"),
            format!("/foerdersaetze/{nobody}/bearbeiten"),
            format!("/organisationen/{nobody}/bearbeiten"),
        ] {
            for body in ["", "%%%", "csrf=falsch"] {
                let answer = pages.post_raw(&bernd, &path, body.to_owned()).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} {body:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_post_changes_from_a_day_on_and_was_otherwise_before() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, ids) = (Pages::of(&house), paderborn());
        let borchen = format!("kommune:{}", ids.municipality("borchen"));
        let kreis = ids.organisation("kreis").to_string();

        let answer = pages
            .post(
                &bernd,
                &post_path("bearbeiten"),
                &[
                    ("version", "1"),
                    ("name", "Einbürgerung Kreis, neu"),
                    ("ab", "2026-04-01"),
                    ("vzae", "0,75"),
                    ("ort", &borchen),
                    ("anstellung", &kreis),
                    ("fachaufsicht", &kreis),
                    ("dienstaufsicht", &kreis),
                    ("quelle", "Beschluss vom 01.03.2026"),
                ],
            )
            .await;

        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, post_path("x").trim_end_matches("/x")),
            "{}",
            answer.text
        );
        let structure = stored(&house).await;
        let post = structure.post(ids.post("ebh-kreis")).unwrap();
        assert_eq!(post.title, "Einbürgerung Kreis, neu");
        assert_eq!(post.allocation.value_on(day("2026-03-31")).unwrap().fte, fte("1"));
        let workplace = Workplace::Municipality(ids.municipality("borchen"));
        assert_eq!(
            post.allocation.value_on(day("2026-04-01")),
            Some(&Allocation {
                fte: fte("0,75"),
                workplace
            })
        );
        assert_eq!(
            post.allocation.on(day("2026-04-01")).unwrap().evidence.source,
            "Beschluss vom 01.03.2026"
        );
        assert!(
            pages
                .get(&bernd, &answer.location)
                .await
                .text
                .contains("Geändert ab 01.04.2026")
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_wrong_comes_back_with_a_german_sentence() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let fields = [
            ("version", "1"),
            ("name", "Ein Name"),
            ("ab", "31.02.2026"),
            ("vzae", "viel"),
            ("ort", "nirgends"),
        ];

        let answer = Pages::of(&house)
            .post(&bernd, &post_path("bearbeiten"), &fields)
            .await;

        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "Bitte ein Datum",
            "Bitte VZÄ als Zahl",
            "worauf die Änderung beruht",
            "value=\"Ein Name\"",
            "value=\"viel\"",
        ] {
            assert!(answer.text.contains(words), "{words}: {}", answer.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_post_cannot_shrink_below_what_is_filled() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let fields = [
            ("version", "1"),
            ("name", "Einbürgerung"),
            ("ab", "2026-04-01"),
            ("vzae", "0,25"),
            ("ort", "gebiet"),
            ("quelle", "Beschluss"),
        ];
        let answer = Pages::of(&house)
            .post(&bernd, &post_path("bearbeiten"), &fields)
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains("die Stelle hat aber nur 0,25 VZÄ"),
            "{}",
            answer.text
        );
    })
    .await;
}

#[tokio::test]
async fn a_post_is_filled_and_a_filling_ends() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let too_much = [
            ("version", "1"),
            ("vzae", "0,6"),
            ("ab", "2026-03-01"),
            ("quelle", "Personalamt"),
        ];
        let refused = pages.post(&bernd, &post_path("besetzungen"), &too_much).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("wären 1,1 VZÄ besetzt"), "{}", refused.text);

        let fitting = [
            ("version", "1"),
            ("vzae", "0,5"),
            ("ab", "2026-03-01"),
            ("quelle", "Personalamt"),
        ];
        assert_eq!(
            pages
                .post(&bernd, &post_path("besetzungen"), &fitting)
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        let structure = stored(&house).await;
        let post = structure.post(paderborn().post("ebh-kreis")).unwrap();
        assert_eq!(post.occupancy_on(day("2026-03-01")).vacant, Fte::ZERO);
        let begun = post
            .fillings
            .iter()
            .find(|filling| filling.validity.from() == day("2026-03-01"))
            .unwrap();

        let id = begun.id.to_string();
        let too_early = [
            ("version", "2"),
            ("besetzung", id.as_str()),
            ("letzter_tag", "2026-02-01"),
        ];
        let refused = pages.post(&bernd, &post_path("besetzungsende"), &too_early).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("liegt vor dem ersten"), "{}", refused.text);
        let ending = [
            ("version", "2"),
            ("besetzung", id.as_str()),
            ("letzter_tag", "2026-06-30"),
        ];
        assert_eq!(
            pages
                .post(&bernd, &post_path("besetzungsende"), &ending)
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        let structure = stored(&house).await;
        let post = structure.post(paderborn().post("ebh-kreis")).unwrap();
        assert_eq!(post.occupancy_on(day("2026-06-30")).vacant, Fte::ZERO);
        assert_eq!(post.occupancy_on(day("2026-07-01")).vacant, fte("0,5"));
    })
    .await;
}

#[tokio::test]
async fn the_post_that_was_missing_is_added_and_the_gap_closes() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, ids) = (Pages::of(&house), paderborn());
        let kreis = ids.organisation("kreis").to_string();
        let fields = [
            ("name", "Case Management Springer"),
            ("funktion", "case_management"),
            ("ab", "2026-01-01"),
            ("vzae", "1"),
            ("ort", "gebiet"),
            ("anstellung", kreis.as_str()),
            ("quelle", "Beschluss vom 01.03.2026"),
        ];

        let answer = pages.post(&bernd, "/stellen/neu", &fields).await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(
            pages
                .get(&bernd, &answer.location)
                .await
                .text
                .contains("Case Management Springer")
        );
        assert!(
            !pages
                .get(&bernd, "/kreis")
                .await
                .text
                .contains("noch keiner Stelle zugeteilt")
        );
    })
    .await;
}

#[tokio::test]
async fn a_municipality_gets_a_count_a_state_and_focus_groups_from_a_day_on() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, id) = (Pages::of(&house), paderborn().municipality("paderborn"));
        let path = format!("/kommunen/{id}/bearbeiten");
        let structure = stored(&house).await;
        let names: Vec<(String, String)> = structure
            .social_areas
            .iter()
            .map(|area| {
                (
                    format!("sozialraum-{}", area.id),
                    area.name.replace("Sozialbezirk 1", "Riemeke"),
                )
            })
            .collect();
        let mut fields = vec![
            ("version", "1"),
            ("name", "Paderborn"),
            ("ags", "05774032"),
            ("flaeche", "179,59"),
            ("zeile", "2"),
            ("spalte", "2"),
            ("stichtag", "2025-12-31"),
            ("einwohner", "156.000"),
            ("ab", "2026-04-01"),
            ("teilnahme", "in_talks"),
            ("schwerpunkt", "south_east_europe"),
            ("quelle", "Ratsbeschluss"),
        ];
        fields.extend(names.iter().map(|(field, name)| (field.as_str(), name.as_str())));

        let answer = pages.post(&bernd, &path, &fields).await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = pages.get(&bernd, &answer.location).await.text;
        assert!(page.contains("156.000") && page.contains("Riemeke"), "{page}");
        let structure = stored(&house).await;
        let place = structure.municipality(id).unwrap();
        let words = |on: &str| {
            let groups: Vec<&str> = place
                .focus_groups_on(day(on))
                .map(|row| row.value.code())
                .collect();
            (place.participation.value_on(day(on)).unwrap().code(), groups)
        };
        assert_eq!(words("2026-03-31").0, "participating");
        assert_eq!(words("2026-04-01"), ("in_talks", vec!["south_east_europe"]));

        fields[0] = ("version", "2");
        let again = pages.post(&bernd, &path, &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            again.text.contains("gibt es schon eine Einwohnerzahl"),
            "{}",
            again.text
        );
    })
    .await;
}
