//! What is funded and how much is paid changes from a day on; days before keep what they had.

use axum::http::StatusCode;
use base::money::Euro;
use organisation::model::funding::{FundingFrame, FundingRate};
use organisation::model::structure::Structure;

use crate::house::{Pages, day, in_the_kreis, stored};

const CASE_MANAGEMENT: &str = "Case Management, ganzer Kreis";

fn frame(structure: &Structure) -> &FundingFrame {
    let mut frames = structure.frames.iter();
    frames.find(|frame| frame.title == CASE_MANAGEMENT).unwrap()
}

fn latest_rate(structure: &Structure) -> &FundingRate {
    let rates = structure.rates.iter().filter(|rate| rate.title == "Koordination");
    rates.max_by_key(|rate| rate.validity.from()).unwrap()
}

fn yearly(structure: &Structure, on: &str) -> String {
    let on = day(on);
    let mut frames = structure.frames.iter();
    let frame = frames
        .find(|frame| frame.title.starts_with("Koordination, Kreis") && frame.validity.covers(on))
        .unwrap();
    frame
        .yearly_amount(&structure.rates, on)
        .map(Euro::german)
        .unwrap_or_default()
}

#[tokio::test]
async fn a_frame_grows_from_a_day_on_and_was_smaller_before() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let before = stored(&house).await;
        let path = format!("/foerderrahmen/{}/bearbeiten", frame(&before).id);
        let fields = [
            ("version", "1"),
            ("name", CASE_MANAGEMENT),
            ("vzae", "15"),
            ("ab", "2027-01-01"),
            ("quelle", "Bescheid vom 01.03.2026"),
        ];

        let answer = pages.post(&bernd, &path, &fields).await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let structure = stored(&house).await;
        let on = |text: &str| {
            let mut like = structure.frames_like(frame(&before));
            let found = like.find(|frame| frame.validity.covers(day(text))).unwrap();
            (found.fte.german(), found.evidence.source.clone())
        };
        assert_eq!(on("2026-12-31").0, "14,0");
        assert_eq!(
            on("2027-01-01"),
            ("15,0".to_owned(), "Bescheid vom 01.03.2026".to_owned())
        );
        let page = pages.get(&bernd, "/foerderung").await.text;
        assert!(
            page.contains("geplant") && page.contains("geändert ab 01.01.2027"),
            "{page}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_end_is_entered_without_another_value_and_what_it_rested_on_stays() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let before = stored(&house).await;
        let frame_before = frame(&before);
        let path = format!("/foerderrahmen/{}/bearbeiten", frame_before.id);
        let fields = [
            ("version", "1"),
            ("name", "Case Management"),
            ("vzae", "14"),
            ("ab", "2026-03-02"),
            ("bis", "2027-12-31"),
            ("quelle", "Bescheid"),
        ];
        let answer = Pages::of(&house).post(&bernd, &path, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let structure = stored(&house).await;
        let after = structure
            .frames
            .iter()
            .find(|frame| frame.id == frame_before.id)
            .unwrap();
        assert_eq!(after.validity.last_day(), Some(day("2027-12-31")));
        assert_eq!(after.title, "Case Management");
        assert_eq!(after.evidence, frame_before.evidence);
    })
    .await;
}

#[tokio::test]
async fn a_rate_changes_from_a_day_on_and_the_amount_follows() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let before = stored(&house).await;
        let rate = latest_rate(&before);
        let fields = [
            ("version", "1"),
            ("name", rate.title.as_str()),
            ("betrag", "60.000,00"),
            ("je", "1"),
            ("hoechstbetrag", "ja"),
            ("ab", "2027-01-01"),
            ("quelle", "Richtlinie"),
        ];
        let path = format!("/foerdersaetze/{}/bearbeiten", rate.id);
        let answer = Pages::of(&house).post(&bernd, &path, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let structure = stored(&house).await;
        assert_eq!(yearly(&structure, "2026-12-31"), "199.500,00 €");
        assert_eq!(yearly(&structure, "2027-01-01"), "210.000,00 €");
    })
    .await;
}

#[tokio::test]
async fn a_second_rate_for_the_same_days_is_refused_and_nothing_typed_is_lost() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let before = stored(&house).await;
        let fields = [
            ("version", "1"),
            ("name", "Mein Satz"),
            ("funktion", "case_management"),
            ("wofuer", "staff_yearly"),
            ("betrag", "1"),
            ("je", "1"),
            ("ab", "2026-03-01"),
            ("quelle", "Richtlinie"),
        ];
        let refused = pages.post(&bernd, "/foerdersaetze/neu", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Dafür gilt schon", "value=\"Mein Satz\""] {
            assert!(refused.text.contains(words), "{words}: {}", refused.text);
        }
        assert_eq!(stored(&house).await, before);

        let missing = [("funktion", "residence_office"), ("betrag", "57.000")];
        let mut fields = fields.to_vec();
        for (name, value) in missing {
            fields.iter_mut().find(|(own, _)| *own == name).unwrap().1 = value;
        }
        let added = pages.post(&bernd, "/foerdersaetze/neu", &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        assert_eq!(stored(&house).await.rates.len(), before.rates.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_wrong_about_funding_comes_back_with_a_sentence() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let frame = pages
            .post(
                &bernd,
                "/foerderrahmen/neu",
                &[("version", "1"), ("vzae", "0"), ("ab", "morgen")],
            )
            .await;
        assert_eq!(frame.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "Bitte einen Namen",
            "Aufgabe wählen",
            "mehr als 0 VZÄ",
            "Bitte ein Datum",
            "worauf die Änderung",
        ] {
            assert!(frame.text.contains(words), "{words}: {}", frame.text);
        }
        let rate = pages
            .post(
                &bernd,
                "/foerdersaetze/neu",
                &[("version", "1"), ("betrag", "viel")],
            )
            .await;
        assert!(
            rate.text.contains("Bitte einen Betrag") && rate.text.contains("wofür der Betrag"),
            "{}",
            rate.text
        );
    })
    .await;
}

#[tokio::test]
async fn who_only_reads_sees_the_funding_without_forms_and_a_partner_sees_nothing() {
    in_the_kreis(async |house| {
        let (clara, emil, fatma) = (house.clara().await, house.emil().await, house.fatma().await);
        let pages = Pages::of(&house);
        for reader in [&clara, &fatma] {
            let page = pages.get(reader, "/foerderung").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(
                page.text.contains(CASE_MANAGEMENT) && !page.text.contains("/bearbeiten"),
                "{}",
                page.text
            );
            assert!(
                !page.text.contains("Pauschale Case Management 2022") && page.text.contains("stand=alle")
            );
        }
        assert_eq!(
            pages.get(&emil, "/foerderung").await.status,
            StatusCode::NOT_FOUND
        );
        for path in [
            "/foerderrahmen/neu",
            "/foerdersaetze/neu",
            "/kreis/bearbeiten",
            "/kreis/ruecknahme",
            "/kommunen/neu",
        ] {
            assert_eq!(
                pages.get(&clara, path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
            assert_eq!(
                pages.post(&clara, path, &[]).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
    })
    .await;
}
