//! Regions are cut anew on a day: the days before keep the old cut, the gate learns the new one.

use axum::http::StatusCode;

use crate::house::{Pages, day, in_the_kreis, paderborn, stored};

async fn cut(
    pages: &Pages<'_>,
    who: &access::session::model::SignedIn,
    from: &str,
    borchen_to: &str,
) -> crate::house::Answer {
    let ids = paderborn();
    let structure = stored(pages.house()).await;
    let version = "1".to_owned();
    let mut fields = vec![
        ("version".to_owned(), version),
        ("ab".to_owned(), from.to_owned()),
        ("quelle".to_owned(), "Kreistag".to_owned()),
    ];
    for place in &structure.municipalities {
        let region = if place.id == ids.municipality("borchen") {
            ids.region(borchen_to).to_string()
        } else {
            place.region.rows()[0].value.to_string()
        };
        fields.push((format!("kommune-{}", place.id), region));
    }
    let borrowed: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    pages.post(who, "/regionen/zuschnitt", &borrowed).await
}

#[tokio::test]
async fn a_municipality_moves_on_a_day_and_old_reports_stay() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (pages, ids) = (Pages::of(&house), paderborn());

        let answer = cut(&pages, &bernd, "2026-03-01", "nord").await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let structure = stored(&house).await;
        let borchen = ids.municipality("borchen");
        assert_eq!(
            structure.region_of(borchen, day("2026-02-28")),
            Some(ids.region("ost"))
        );
        assert_eq!(
            structure.region_of(borchen, day("2026-03-01")),
            Some(ids.region("nord"))
        );
        let old = format!("/stellenplan?am=2026-02-28&region={}", ids.region("ost"));
        assert!(pages.get(&bernd, &old).await.text.contains("Borchen"));
        let new = format!("/stellenplan?region={}", ids.region("ost"));
        assert!(!pages.get(&bernd, &new).await.text.contains("Borchen"));
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_was_read_before_shows_the_cut_from_its_day_on() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let east = format!("/stellenplan?region={}", paderborn().region("ost"));
        let north = format!("/stellenplan?region={}", paderborn().region("nord"));
        assert!(pages.get(&bernd, &east).await.text.contains("Borchen"));
        assert!(!pages.get(&bernd, &north).await.text.contains("Borchen"));

        let (now, tomorrow) = (house.clock.now(), house.clock.today().plus_days(1));
        cut(&pages, &bernd, &tomorrow.to_string(), "nord").await;
        assert!(pages.get(&bernd, &east).await.text.contains("Borchen"));

        house.clock.set(now.plus_seconds(24 * 60 * 60));
        let anna = house.anna().await;
        assert!(!pages.get(&anna, &east).await.text.contains("Borchen"));
        assert!(pages.get(&anna, &north).await.text.contains("Borchen"));
    })
    .await;
}

#[tokio::test]
async fn a_cut_behind_an_earlier_one_or_without_change_is_refused_with_everything_kept() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let too_early = cut(&pages, &bernd, "2021-01-01", "nord").await;
        assert_eq!(too_early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            too_early.text.contains("value=\"Kreistag\""),
            "{}",
            too_early.text
        );
        let nothing = cut(&pages, &bernd, "2026-03-01", "ost").await;
        assert!(
            nothing.text.contains("liegt schon jede Kommune"),
            "{}",
            nothing.text
        );
    })
    .await;
}

#[tokio::test]
async fn regions_are_added_and_renamed_on_someones_word() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let fields = [
            ("version", "1"),
            ("name", "Region 5 (West)"),
            ("neu_ab", "2026-03-01"),
            ("quelle", "Kreistag"),
        ];
        assert_eq!(
            pages.post(&bernd, "/regionen", &fields).await.status,
            StatusCode::SEE_OTHER
        );

        let structure = stored(&house).await;
        let names: Vec<(String, String)> = structure
            .regions
            .iter()
            .map(|region| {
                (
                    format!("region-{}", region.id),
                    region.name.replace("Nord", "Senne"),
                )
            })
            .collect();
        let mut fields = vec![("version", "2"), ("quelle", "Jugendamt")];
        fields.extend(names.iter().map(|(field, name)| (field.as_str(), name.as_str())));
        assert_eq!(
            pages.post(&bernd, "/regionen/namen", &fields).await.status,
            StatusCode::SEE_OTHER
        );

        let north = stored(&house)
            .await
            .region(paderborn().region("nord"))
            .unwrap()
            .clone();
        assert_eq!(
            (north.name.as_str(), north.evidence.source.as_str()),
            ("Region 1 (Senne)", "Jugendamt")
        );
        assert!(!north.evidence.needs_confirmation());
    })
    .await;
}

#[tokio::test]
async fn who_only_reads_sees_the_cut_without_forms() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let page = pages.get(&anna, "/regionen").await;
        assert!(
            page.text.contains("Region 1 (Nord)") && !page.text.contains("/regionen/zuschnitt"),
            "{}",
            page.text
        );
        assert_eq!(
            pages.post(&anna, "/regionen/zuschnitt", &[]).await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}
