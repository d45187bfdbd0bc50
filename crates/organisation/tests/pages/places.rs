//! The district's own data, new municipalities, and social areas that begin and end.

use axum::http::StatusCode;
use organisation::model::evidence::Certainty;

use crate::house::{Pages, day, in_the_kreis, paderborn, stored};

#[tokio::test]
async fn the_district_gets_another_name_on_someones_word() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let kreis = paderborn().organisation("kreis").to_string();
        let fields = [
            ("version", "1"),
            ("name", "Kreis Paderborn (Hochstift)"),
            ("art", "kreis"),
            ("ags", "05774"),
            ("flaeche", "1.246,82"),
            ("verwaltung", kreis.as_str()),
            ("stichtag", "2025-12-31"),
            ("einwohner", "320.000"),
            ("quelle", "Kreistag"),
        ];
        let answer = pages.post(&bernd, "/kreis/bearbeiten", &fields).await;

        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/kreis"),
            "{}",
            answer.text
        );
        let district = stored(&house).await.district;
        assert_eq!(district.name, "Kreis Paderborn (Hochstift)");
        assert_eq!(
            (district.evidence.certainty, district.evidence.source.as_str()),
            (Certainty::Stated, "Kreistag")
        );
        let page = pages.get(&bernd, "/kreis").await.text;
        assert!(
            page.contains("320.000") && page.contains("Quelle: Kreistag"),
            "{page}"
        );
        let again = pages.post(&bernd, "/kreis/bearbeiten", &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    })
    .await;
}

#[tokio::test]
async fn the_district_keeps_its_key_and_its_administration() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let fields = [("version", "1"), ("ags", "05770"), ("einwohner", "viele")];
        let answer = Pages::of(&house).post(&bernd, "/kreis/bearbeiten", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "nicht mehr in diesem Gebiet",
            "Bitte eine Organisation aus der Liste",
            "Bitte eine Art",
            "ganze Zahl",
        ] {
            assert!(answer.text.contains(words), "{words}: {}", answer.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_municipality_lies_in_its_region_from_its_first_day() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let region = paderborn().region("nord").to_string();
        let fields = [
            ("name", "Neustadt"),
            ("art", "municipality"),
            ("ags", "05774099"),
            ("flaeche", "12,5"),
            ("zeile", "8"),
            ("spalte", "8"),
            ("ab", "2026-03-01"),
            ("teilnahme", "in_talks"),
            ("schwerpunkt", "refugees"),
            ("region", region.as_str()),
            ("stichtag", "2025-12-31"),
            ("einwohner", "9.000"),
            ("quelle", "Gesetz vom 01.01.2026"),
        ];

        let answer = pages.post(&bernd, "/kommunen/neu", &fields).await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = pages.get(&bernd, &answer.location).await.text;
        for words in [
            "Neustadt",
            "im Gespräch",
            "9.000",
            "Region 1 (Nord)",
            "Geflüchtete",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let structure = stored(&house).await;
        let place = structure
            .municipalities
            .iter()
            .find(|place| place.name == "Neustadt")
            .unwrap();
        assert_eq!(structure.region_of(place.id, day("2026-02-28")), None);
        assert_eq!(
            structure.region_of(place.id, day("2026-03-01")),
            Some(paderborn().region("nord"))
        );

        let again = pages.post(&bernd, "/kommunen/neu", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Diesen AGS hat schon Neustadt", "steht schon Neustadt"] {
            assert!(again.text.contains(words), "{words}: {}", again.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_social_area_begins_and_ends_but_not_while_a_post_is_there() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, ids) = (Pages::of(&house), paderborn());
        let place = format!("/kommunen/{}", ids.municipality("paderborn"));
        let path = format!("{place}/sozialraeume");
        let fields = [
            ("version", "1"),
            ("name", "Sozialbezirk 9"),
            ("ab", "2026-04-01"),
            ("quelle", "Jugendamt"),
        ];
        assert_eq!(
            pages.post(&bernd, &path, &fields).await.status,
            StatusCode::SEE_OTHER
        );
        let structure = stored(&house).await;
        let new = structure
            .social_areas
            .iter()
            .find(|area| area.name == "Sozialbezirk 9")
            .unwrap();
        assert_eq!(new.validity.from(), day("2026-04-01"));

        let double = [
            ("version", "2"),
            ("name", "sozialbezirk 9"),
            ("ab", "2026-05-01"),
            ("quelle", "Jugendamt"),
        ];
        let double = pages.post(&bernd, &path, &double).await;
        assert!(double.text.contains("gibt es hier schon"), "{}", double.text);

        let used = ids.social_area("sozialbezirk-1").to_string();
        let end = |id: &str, version: &str| {
            vec![
                ("version".to_owned(), version.to_owned()),
                ("sozialraum".to_owned(), id.to_owned()),
                ("letzter_tag".to_owned(), "2026-06-30".to_owned()),
            ]
        };
        let ending = async |id: &str, version: &str| {
            let fields = end(id, version);
            let borrowed: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            pages.post(&bernd, &format!("{path}/ende"), &borrowed).await
        };
        let refused = ending(&used, "2").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.text.contains("Dieser Einsatzort wird noch gebraucht"),
            "{}",
            refused.text
        );
        assert_eq!(
            ending(&new.id.to_string(), "2").await.status,
            StatusCode::SEE_OTHER
        );
        let structure = stored(&house).await;
        assert_eq!(
            structure.social_area(new.id).unwrap().validity.last_day(),
            Some(day("2026-06-30"))
        );
        let elsewhere = format!("/kommunen/{}/sozialraeume/ende", ids.municipality("borchen"));
        let foreign = pages
            .post(&bernd, &elsewhere, &[("version", "1"), ("sozialraum", &used)])
            .await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    })
    .await;
}
