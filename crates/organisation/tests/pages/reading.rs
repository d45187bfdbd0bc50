//! What people read: the glance, the plan, one post, one municipality, and who may not.

use axum::http::StatusCode;
use organisation::district_file::shipped::KREIS_PADERBORN;
use testing::house::on_both_databases;

use crate::house::{Pages, in_the_kreis, paderborn, settle};

const MUSTERSTADT: &str = include_str!("../data/musterstadt.toml");

#[tokio::test]
async fn the_glance_shows_every_place_and_the_post_that_is_allocated_nowhere() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let page = Pages::of(&house).get(&anna, "/kreis").await;

        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.text.contains("1,0 VZÄ sind noch keiner Stelle zugeteilt"),
            "{}",
            page.text
        );
        for place in [
            "Altenbeken",
            "Bad Wünnenberg",
            "Delbrück",
            "Paderborn",
            "Salzkotten",
        ] {
            assert!(page.text.contains(place), "{place}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_city_without_regions_has_a_glance_too() {
    on_both_databases(&[access::MIGRATIONS, organisation::MIGRATIONS], async |house| {
        settle(&house, MUSTERSTADT).await;
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let page = pages.get(&anna, "/kreis").await;

        assert!(page.text.contains("Bezirk Mitte"), "{}", page.text);
        assert!(
            !page.text.contains("<th scope=\"col\">Region</th>"),
            "{}",
            page.text
        );
        for path in ["/stellenplan", "/stellenplan?ansicht=stellen", "/kommunen"] {
            assert_eq!(pages.get(&anna, path).await.status, StatusCode::OK, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn before_the_import_the_glance_says_what_to_do_first() {
    on_both_databases(&[access::MIGRATIONS, organisation::MIGRATIONS], async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let page = pages.get(&anna, "/kreis").await;
        assert!(page.text.contains("lotse district import"), "{}", page.text);
        assert_eq!(
            pages.get(&anna, "/stellenplan").await.status,
            StatusCode::NOT_FOUND
        );
        settle(&house, KREIS_PADERBORN).await;
        assert!(pages.get(&anna, "/kreis").await.text.contains("Delbrück"));
    })
    .await;
}

#[tokio::test]
async fn the_plan_is_filtered_sorted_and_shown_for_a_day() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);

        let whole = pages.get(&anna, "/stellenplan").await.text;
        assert!(whole.contains("Noch keiner Stelle zugeteilt"), "{whole}");
        let of_posts = pages
            .get(&anna, "/stellenplan?ansicht=stellen&baustein=3")
            .await
            .text;
        assert!(of_posts.contains("EBH Kreis"), "{of_posts}");
        assert!(!of_posts.contains("Koordination Kreis 1"), "{of_posts}");
        let north = format!("/stellenplan?region={}", paderborn().region("nord"));
        let north = pages.get(&anna, &north).await.text;
        assert!(
            north.contains("Hövelhof") && !north.contains("Altenbeken"),
            "{north}"
        );
        let past = pages.get(&anna, "/stellenplan?am=2021-06-01").await.text;
        assert!(past.contains("Keine Stelle gefunden"), "{past}");
    })
    .await;
}

#[tokio::test]
async fn the_plan_leaves_as_a_workbook_as_separated_values_and_as_a_document() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let workbook = pages.get(&anna, "/stellenplan.xlsx").await;
        assert!(workbook.bytes.starts_with(b"PK"));
        let document = pages.get(&anna, "/stellenplan.pdf").await;
        assert!(document.bytes.starts_with(b"%PDF"), "{}", document.status);
        let separated = pages.get(&anna, "/stellenplan.csv?baustein=2").await;
        assert!(
            separated.text.contains("Delbrück;Baustein 2"),
            "{}",
            separated.text
        );
    })
    .await;
}

#[tokio::test]
async fn a_post_tells_employer_and_fachaufsicht_apart_and_since_when_it_is_vacant() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let page = Pages::of(&house)
            .get(&anna, &format!("/stellen/{}", paderborn().post("ebh-kreis")))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "Anstellungsträger",
            "Fachaufsicht",
            "Dienstaufsicht",
            "0,5 VZÄ sind seit",
        ] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_municipality_shows_its_facts_with_what_they_rest_on() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let path = format!("/kommunen/{}", paderborn().municipality("paderborn"));
        let page = Pages::of(&house).get(&anna, &path).await;
        for words in [
            "155.009",
            "30.06.2023",
            "Sozialbezirk 1",
            "Region 4 (Stadt Paderborn)",
            "zu bestätigen",
        ] {
            assert!(page.text.contains(words), "{words}: {}", page.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_partner_finds_no_page_of_the_organisation() {
    in_the_kreis(async |house| {
        let emil = house.emil().await;
        let pages = Pages::of(&house);
        let post = format!("/stellen/{}", paderborn().post("ebh-kreis"));
        for path in ["/kreis", "/stellenplan", "/stellenplan.xlsx", "/kommunen", &post] {
            assert_eq!(
                pages.get(&emil, path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn an_id_that_is_not_there_is_not_found() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let nobody = house.ids.next_random();
        for path in [
            format!("/stellen/{nobody}"),
            format!("/kommunen/{nobody}"),
            "/stellen/1".to_owned(),
        ] {
            assert_eq!(
                pages.get(&anna, &path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_allowed_keep_the_way_on_and_look_the_same() {
    in_the_kreis(async |house| {
        let (anna, emil) = (house.anna().await, house.emil().await);
        let pages = Pages::of(&house);
        let not_there = pages.get(&anna, "/gibt-es-nicht").await.text;
        let not_allowed = pages.get(&anna, "/kreis/bearbeiten").await.text;
        let foreign_id = format!("/stellen/{}", house.ids.next_random());

        assert!(not_there.contains("href=\"/stellenplan\"") && not_there.contains("id=\"mein-konto\""));
        assert!(!not_there.contains("aria-current"));
        assert_eq!(not_there, not_allowed);
        assert_eq!(not_there, pages.get(&anna, &foreign_id).await.text);
        let partner = pages.get(&emil, "/kreis").await.text;
        assert_eq!(partner, pages.get(&emil, "/gibt-es-nicht").await.text);
    })
    .await;
}

#[tokio::test]
async fn a_page_takes_few_statements_however_many_posts_there_are() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        assert!(pages.statements(&anna, "/kreis").await <= 24);
        let post = format!("/stellen/{}", paderborn().post("ebh-kreis"));
        for path in ["/kreis", "/stellenplan", "/kommunen", &post] {
            assert!(pages.statements(&anna, path).await <= 5, "{path}");
        }
    })
    .await;
}
