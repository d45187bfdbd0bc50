//! Organisations and their controller data.

use axum::http::StatusCode;
use organisation::model::organisation::PrivacyLaw;

use crate::house::{Pages, in_the_kreis, paderborn, stored};

#[tokio::test]
async fn the_list_is_searched_by_name_and_by_kind() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let pages = Pages::of(&house);
        let found = pages.get(&anna, "/organisationen?text=delbr%C3%BCck").await.text;
        assert!(
            found.contains("Delbrück") && !found.contains("Altenbeken"),
            "{found}"
        );
        let kind = pages
            .get(&anna, "/organisationen?art=jobcenter&sortierung=-name")
            .await
            .text;
        assert!(kind.contains("Jobcenter"), "{kind}");
        let nothing = pages.get(&anna, "/organisationen?text=gibtesnicht").await.text;
        assert!(nothing.contains("Keine Organisation gefunden"), "{nothing}");
    })
    .await;
}

#[tokio::test]
async fn an_organisation_shows_its_controller_and_for_what_it_is_responsible() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let path = format!("/organisationen/{}", paderborn().organisation("kreis"));
        let page = Pages::of(&house).get(&anna, &path).await.text;
        for words in ["Verantwortlicher", "DSGVO", "Anstellungsträger", "Dienstaufsicht"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_organisation_is_added_and_gets_controller_data_of_its_own() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let pages = Pages::of(&house);
        let fields = [
            ("name", "Beispielverband e. V."),
            ("art", "welfare"),
            ("quelle", "Impressum"),
        ];
        let answer = pages.post(&bernd, "/organisationen/neu", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let id = answer.location.rsplit('/').next().unwrap().to_owned();

        let fields = [
            ("version", "1"),
            ("name", "Beispielverband e. V."),
            ("art", "welfare"),
            ("verantwortlich", "ja"),
            ("verantwortlicher", "Beispielverband für den Kreis e. V."),
            ("recht", "kdg"),
            ("quelle", "Impressum"),
        ];
        let path = format!("/organisationen/{id}/bearbeiten");
        assert_eq!(
            pages.post(&bernd, &path, &fields).await.status,
            StatusCode::SEE_OTHER
        );
        let structure = stored(&house).await;
        let controller = structure
            .organisation(id.parse().unwrap())
            .unwrap()
            .controller
            .clone()
            .unwrap();
        assert_eq!(controller.law, PrivacyLaw::Kdg);

        let without = [
            ("version", "2"),
            ("name", "Beispielverband e. V."),
            ("art", "welfare"),
            ("quelle", "Impressum"),
        ];
        assert_eq!(
            pages.post(&bernd, &path, &without).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            stored(&house)
                .await
                .organisation(id.parse().unwrap())
                .unwrap()
                .controller,
            None
        );
        let again = [
            ("version", "3"),
            fields[1],
            fields[2],
            fields[3],
            fields[4],
            fields[5],
            fields[6],
        ];
        assert_eq!(
            pages.post(&bernd, &path, &again).await.status,
            StatusCode::SEE_OTHER
        );
    })
    .await;
}

#[tokio::test]
async fn an_organisation_is_not_part_of_itself() {
    in_the_kreis(async |house| {
        let bernd = house.bernd().await;
        let (kreis, part) = (
            paderborn().organisation("kreis"),
            paderborn().organisation("sachgebiet-kim").to_string(),
        );
        let fields = [
            ("version", "1"),
            ("name", "Kreis Paderborn"),
            ("art", "district_administration"),
            ("teil_von", part.as_str()),
            ("quelle", "Impressum"),
        ];
        let answer = Pages::of(&house)
            .post(&bernd, &format!("/organisationen/{kreis}/bearbeiten"), &fields)
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains("nicht Teil von sich selbst"),
            "{}",
            answer.text
        );
    })
    .await;
}
