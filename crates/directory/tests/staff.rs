//! The pages of staff: who reads, who changes, what is refused and in which words.

use axum::http::StatusCode;
use base::ids::OfferId;
use directory::offer::model::Status;
use testing::browser;

use crate::scene::{fields, in_the_kreis, lent};

const MARKER: &str = "<b>Zauberwort</b>";

#[tokio::test]
async fn everybody_who_is_signed_in_reads_offers_and_few_change_them() {
    in_the_kreis(async |scene| {
        let house = &scene.house;
        let offer = scene.named("Jugendmigrationsdienst (JMD)").await;
        let path = format!("/angebote/{}", offer.id);
        let (emil, fatma) = (house.emil().await, house.fatma().await);
        for who in [&emil, &fatma] {
            scene
                .get(who, "/angebote")
                .await
                .is(200)
                .shows("Jugendmigrationsdienst")
                .hides("Angebot anlegen");
            scene
                .get(who, &path)
                .await
                .is(200)
                .shows("Albinstraße 2")
                .hides("/bearbeiten");
            for page in ["bearbeiten", "orte", "texte", "ansprechpersonen"] {
                scene.get(who, &format!("{path}/{page}")).await.is(404);
                scene.post(who, &format!("{path}/{page}"), &[]).await.is(404);
            }
            scene
                .post(who, &format!("{path}/bestaetigung"), &[])
                .await
                .is(404);
            scene.get(who, "/angebote/fehlt").await.is(404);
            scene.get(who, "/angebote/einlesen").await.is(404);
        }
        let anna = house.anna().await;
        scene
            .get(&anna, &path)
            .await
            .is(200)
            .shows("/bearbeiten")
            .shows("Noch nicht bestätigt");
        scene.get(&anna, "/angebote/einlesen").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_added_changed_and_shown_as_it_was_typed() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let template = scene.named("Beratung für Geflüchtete").await;
        let sent = fields(
            &template,
            &[
                ("name", MARKER),
                ("beschreibung", MARKER),
                ("hinweis", MARKER),
                ("unterlagen", MARKER),
            ],
        );
        let answer = scene.post(&bernd, "/angebote/neu", &lent(&sent)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let id: OfferId = answer.location.split('/').nth(2).unwrap().parse().unwrap();
        let offer = scene.offer(id).await;
        assert_eq!((offer.name.as_str(), offer.version), (MARKER, 1));
        for path in [
            "/angebote".to_owned(),
            format!("/angebote/{id}"),
            format!("/angebote/{id}/bearbeiten"),
            format!("/angebote/{id}/orte"),
            format!("/angebote/{id}/ansprechpersonen"),
            format!("/angebote/{id}/texte"),
            "/angebote/pflege".to_owned(),
        ] {
            scene.get(&bernd, &path).await.is(200).hides("<b>Zauber");
        }
        let sent = fields(&offer, &[("stand", "defunct")]);
        scene
            .post(&bernd, &format!("/angebote/{id}/bearbeiten"), &lent(&sent))
            .await
            .is(303);
        assert_eq!(scene.offer(id).await.status, Status::Defunct);
        scene.get(&bernd, "/angebote").await.is(200).hides("Zauberwort");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_is_stored() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Beratung für Geflüchtete").await;
        let path = format!("/angebote/{}/bearbeiten", offer.id);
        let long = "x".repeat(5_000);
        for (field, text) in [
            ("name", long.as_str()),
            ("beschreibung", long.as_str()),
            ("email", "niemand"),
            ("website", "javascript:alert(1)"),
            ("alter_von", "uralt"),
            ("organisation", "00000000-0000-7000-8000-00000000dead"),
            ("stand", "%%%"),
        ] {
            let sent = fields(&offer, &[(field, text)]);
            let answer = scene.post(&bernd, &path, &lent(&sent)).await;
            answer.is(422).shows("aria-invalid").shows("data-unsaved");
        }
        assert_eq!(scene.offer(offer.id).await, offer);
    })
    .await;
}

#[tokio::test]
async fn whoever_saves_second_sees_both_versions() {
    in_the_kreis(async |scene| {
        let (anna, bernd) = (scene.house.anna().await, scene.house.bernd().await);
        let offer = scene.named("Beratung für Geflüchtete").await;
        let path = format!("/angebote/{}/bearbeiten", offer.id);
        let mine = fields(&offer, &[("name", "Meine Fassung")]);
        let theirs = fields(&offer, &[("name", "Ihre Fassung")]);
        scene.post(&bernd, &path, &lent(&theirs)).await.is(303);
        let answer = scene.post(&anna, &path, &lent(&mine)).await;
        answer
            .is(409)
            .shows("Meine Fassung")
            .shows("Ihre Fassung")
            .shows(&bernd.display_name);
        answer.shows("name=\"version\" value=\"2\"");
        assert_eq!(scene.offer(offer.id).await.name, "Ihre Fassung");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found_whatever_the_body_says() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let nobody = scene.house.ids.next_random();
        for path in [
            "bearbeiten",
            "orte",
            "zeiten",
            "schliesstage",
            "ansprechpersonen",
            "texte",
            "bestaetigung",
            "plaetze",
            "vorschlag",
        ] {
            let path = format!("/angebote/{nobody}/{path}");
            for body in ["", "%%%", "csrf=falsch"] {
                browser::post_body(&scene.router, &bernd, &path, body.into())
                    .await
                    .is(404);
            }
        }
        for path in [
            format!("/angebote/{nobody}"),
            format!("/orte/{nobody}"),
            format!("/angebote/vorschlaege/{nobody}"),
            format!("/angebote/profil/{nobody}"),
            "/angebote/quatsch".to_owned(),
        ] {
            scene.get(&bernd, &path).await.is(404);
        }
    })
    .await;
}
