//! What the Kreis has to confirm, and what confirming does.

use axum::http::StatusCode;
use organisation::model::evidence::Certainty;

use crate::house::{Pages, day, in_the_kreis, paderborn, stored};

#[tokio::test]
async fn the_list_shows_inferred_open_and_computed_points() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let page = pages.get(&anna, "/zu-bestaetigen").await.text;
        assert!(
            page.contains("Region 1 (Nord)") && page.contains("Sozialbezirk 1"),
            "{page}"
        );
        let funding = pages
            .get(&anna, "/zu-bestaetigen?bereich=foerderung&stand=open")
            .await
            .text;
        assert!(
            funding.contains("1,0 VZÄ sind gefördert, aber keiner Stelle zugeteilt"),
            "{funding}"
        );
        assert!(!funding.contains("Sozialbezirk 1"), "{funding}");
        assert!(!page.contains("type=\"checkbox\""), "Anna reads only");
    })
    .await;
}

#[tokio::test]
async fn what_is_confirmed_is_stated_from_then_on_and_says_who_and_on_whose_word() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let before = stored(&house).await.to_confirm(day("2026-03-02")).len();
        let (region, area) = (
            paderborn().region("nord").to_string(),
            paderborn().social_area("sozialbezirk-1").to_string(),
        );
        let fields = [
            ("punkt", region.as_str()),
            ("punkt", area.as_str()),
            ("quelle", "Jugendamt, Schreiben vom 01.03.2026"),
        ];

        let answer = pages.post(&bernd, "/zu-bestaetigen", &fields).await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let structure = stored(&house).await;
        assert_eq!(structure.to_confirm(day("2026-03-02")).len(), before - 2);
        let evidence = &structure.region(paderborn().region("nord")).unwrap().evidence;
        assert_eq!(
            (evidence.certainty, evidence.source.as_str()),
            (Certainty::Stated, "Jugendamt, Schreiben vom 01.03.2026")
        );
        let page = pages.get(&bernd, "/zu-bestaetigen").await.text;
        assert!(
            page.contains("Region 1 (Nord) – Zuschnitt und Name") && page.contains("Bernd Test"),
            "{page}"
        );

        let again = pages.post(&bernd, "/zu-bestaetigen", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("inzwischen bestätigt"), "{}", again.text);
    })
    .await;
}

#[tokio::test]
async fn that_nobody_knows_cannot_be_confirmed() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let structure = stored(&house).await;
        let post = structure.post(paderborn().post("koordination-kreis-1")).unwrap();
        let unknown = post
            .fillings
            .iter()
            .find(|filling| filling.fte.is_none())
            .unwrap()
            .id
            .to_string();
        let answer = Pages::of(&house)
            .post(
                &bernd,
                "/zu-bestaetigen",
                &[("punkt", &unknown), ("quelle", "Amt")],
            )
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(stored(&house).await, structure);
    })
    .await;
}

#[tokio::test]
async fn a_confirmation_needs_a_word_and_keeps_the_ticks() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let region = paderborn().region("nord").to_string();
        let answer = Pages::of(&house)
            .post(&bernd, "/zu-bestaetigen", &[("punkt", &region)])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains(&format!("value=\"{region}\" checked")),
            "{}",
            answer.text
        );
    })
    .await;
}
