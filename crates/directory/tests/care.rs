//! Keeping offers true: confirmations, free places, contact persons, translations, the profile of an organisation.

use directory::offer::model::Freshness;

use crate::scene::in_the_kreis;

#[tokio::test]
async fn a_confirmation_and_free_places_take_one_click() {
    in_the_kreis(async |scene| {
        let anna = scene.house.anna().await;
        let offer = scene.named("Beratung für Geflüchtete").await;
        let path = format!("/angebote/{}", offer.id);
        scene
            .post(&anna, &format!("{path}/bestaetigung"), &[])
            .await
            .is(303);
        let today = scene.house.clock.today();
        assert_eq!(scene.offer(offer.id).await.freshness(today), Freshness::Fresh);
        let places = format!("{path}/plaetze");
        scene.post(&anna, &places, &[("voll", "ja")]).await.is(303);
        assert!(scene.offer(offer.id).await.capacity.is_full());
        scene
            .post(
                &anna,
                &places,
                &[("frei", "3"), ("gesamt", "12"), ("wartezeit", "7")],
            )
            .await
            .is(303);
        scene
            .get(&anna, &path)
            .await
            .is(200)
            .shows("3 von 12 Plätze frei, 7 Tage Wartezeit");
        scene
            .post(&anna, &places, &[("frei", "13"), ("gesamt", "12")])
            .await
            .is(422)
            .shows("nicht mehr Plätze");
    })
    .await;
}

#[tokio::test]
async fn the_list_of_care_shows_whom_to_ask_and_empties_with_a_click() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Beratung für Geflüchtete").await;
        let path = format!("/angebote/pflege?organisation={}", offer.provider.id);
        scene
            .get(&bernd, "/angebote/pflege")
            .await
            .is(200)
            .shows(&offer.provider.name);
        scene
            .get(&bernd, &path)
            .await
            .is(200)
            .shows("Beratung für Geflüchtete")
            .shows("noch nie");
        let id = offer.id.to_string();
        let organisation = offer.provider.id.to_string();
        let sent = [("angebot", id.as_str()), ("organisation", organisation.as_str())];
        let answer = scene.post(&bernd, "/angebote/pflege", &sent).await;
        assert_eq!(answer.location, path);
        scene
            .get(&bernd, &path)
            .await
            .is(200)
            .hides(&format!("/angebote/{id}"));
        for odd in ["", "quatsch", "00000000-0000-7000-8000-00000000dead"] {
            scene
                .post(&bernd, "/angebote/pflege", &[("angebot", odd)])
                .await
                .is(303);
        }
    })
    .await;
}

#[tokio::test]
async fn contact_persons_have_a_last_day_within_two_years() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Wegweiser in einfacher Sprache").await;
        let path = format!("/angebote/{}/ansprechpersonen", offer.id);
        let today = scene.house.clock.today();
        let good = today.plus_months(6).german();
        let sent = [
            ("name", "Fachkraft Test"),
            ("email", "fach@kraft.example"),
            ("gilt_bis", good.as_str()),
        ];
        scene.post(&bernd, &path, &sent).await.is(303);
        for (name, email, until) in [
            ("", "", good.as_str()),
            ("A", "kein", good.as_str()),
            ("A", "", ""),
            ("A", "", "01.01.2020"),
            ("A", "", "01.01.2099"),
        ] {
            let sent = [("name", name), ("email", email), ("gilt_bis", until)];
            scene.post(&bernd, &path, &sent).await.is(422);
        }
        let stored = scene.offer(offer.id).await;
        assert_eq!(stored.contacts.len(), 1);
        let row = stored.contacts[0].id.to_string();
        scene
            .post(&bernd, &format!("{path}/ende"), &[("zeile", row.as_str())])
            .await
            .is(303);
        assert!(scene.offer(offer.id).await.contacts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn translations_need_both_name_and_text() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Beratung für Geflüchtete").await;
        let path = format!("/angebote/{}/texte", offer.id);
        let sent = [("version", "1"), ("name_ar", "استشارة"), ("text_ar", "نساعدكم")];
        scene.post(&bernd, &path, &sent).await.is(303);
        assert_eq!(scene.offer(offer.id).await.texts.len(), 1);
        scene
            .post(&bernd, &path, &[("version", "2"), ("name_uk", "Назва")])
            .await
            .is(422)
            .shows("Beschreibung auf Ukrainisch");
        scene
            .post(
                &bernd,
                &path,
                &[("version", "1"), ("name_uk", "Назва"), ("text_uk", "Текст")],
            )
            .await
            .is(409)
            .shows("Назва");
        assert_eq!(scene.offer(offer.id).await.texts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_profile_is_saved_once_and_not_written_over() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Beratung für Geflüchtete").await;
        let path = format!("/angebote/profil/{}", offer.provider.id);
        scene.get(&bernd, &path).await.is(200);
        let sent = [
            ("version", "0"),
            ("beschreibung", "Wohlfahrtsverband"),
            ("telefon", "05251 1 (Zentrale)"),
            ("gelistet", "ja"),
        ];
        scene.post(&bernd, &path, &sent).await.is(303);
        scene.post(&bernd, &path, &sent).await.is(409);
        scene
            .post(
                &bernd,
                &path,
                &[("version", "1"), ("email", "niemand"), ("telefon", "anrufen")],
            )
            .await
            .is(422);
        scene
            .get(&bernd, &format!("/angebote/{}", offer.id))
            .await
            .is(200)
            .shows("Wohlfahrtsverband");
    })
    .await;
}
