//! The pages of staff: who reads, who changes, what is refused and in which words.

use axum::http::StatusCode;
use base::ids::OfferId;
use directory::offer::model::{Freshness, Status};
use directory::place;
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
async fn the_list_is_narrowed_by_field_place_language_and_organisation() {
    in_the_kreis(async |scene| {
        let anna = scene.house.anna().await;
        let page = scene.get(&anna, "/angebote?feld=health").await;
        page.is(200)
            .shows("Psychosoziales Zentrum")
            .hides("Jugendmigrationsdienst");
        let offer = scene.named("Ehrenamt für Geflüchtete in Delbrück").await;
        let delbrueck = offer.eligibility.areas.iter().next().unwrap();
        let page = scene.get(&anna, &format!("/angebote?kommune={delbrueck}")).await;
        page.is(200)
            .shows("Ehrenamt für Geflüchtete")
            .shows("Psychosoziales")
            .hides("Wegweiser in einfacher");
        let page = scene
            .get(&anna, &format!("/angebote?organisation={}", offer.provider.id))
            .await;
        page.is(200)
            .shows("Ehrenamt für Geflüchtete")
            .hides("Psychosoziales");
        scene
            .get(&anna, "/angebote?sprache=ti")
            .await
            .is(200)
            .shows("Kein Angebot gefunden")
            .shows("Gibt es nicht");
        let page = scene.get(&anna, "/angebote?thema=sport&sprache=ti").await;
        page.is(200).shows("für einen Menschen melden");
        for odd in [
            "feld=fliegen",
            "kommune=1",
            "sprache=xx",
            "ab=quatsch",
            "ab=%00%ff",
            "thema=%3Cscript%3E",
        ] {
            scene
                .get(&anna, &format!("/angebote?{odd}"))
                .await
                .is(200)
                .hides("<script>");
        }
    })
    .await;
}

#[tokio::test]
async fn the_pages_of_a_long_list_follow_each_other_without_gaps() {
    in_the_kreis(async |scene| {
        let anna = scene.house.anna().await;
        let mut tx = scene.house.back_door.write().await.unwrap();
        let now = scene.house.clock.now();
        directory::bulk::insert(&mut tx, 0..120, (&scene.house.ids, now))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut path = "/angebote".to_owned();
        let mut seen = std::collections::BTreeSet::new();
        let mut pages = 0;
        loop {
            pages += 1;
            let before = scene.house.access.statements_run();
            let page = scene.get(&anna, &path).await;
            assert!(scene.house.access.statements_run() - before < 30, "{path}");
            page.is(200);
            let ids = page.body.split("href=\"/angebote/").skip(1);
            seen.extend(ids.filter_map(|rest| rest.get(..36)?.parse::<OfferId>().ok()));
            let Some(rest) = page.body.split("rel=\"next\" href=\"").nth(1) else {
                break;
            };
            path = rest
                .split('"')
                .next()
                .unwrap()
                .replace("&#38;", "&")
                .replace("&amp;", "&");
        }
        assert_eq!((pages, seen.len()), (3, 133));
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
async fn places_hours_and_closures_are_added_and_removed() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Wegweiser in einfacher Sprache").await;
        let path = format!("/angebote/{}", offer.id);
        let id = offer.id.to_string();
        let new = [
            ("angebot", id.as_str()),
            ("name", "Rathaus"),
            ("art", "physical"),
            ("strasse", "Am Markt 1"),
            ("plz", "33098"),
            ("stadt", "Paderborn"),
            ("stufenlos", "yes"),
        ];
        let answer = scene.post(&bernd, "/orte/neu", &new).await;
        assert_eq!(answer.location, format!("{path}/orte"), "{}", answer.body);
        let at = scene.offer(offer.id).await.places[0].id.to_string();
        let hours = [
            ("an", at.as_str()),
            ("tag", "1"),
            ("von", "9"),
            ("bis", "12:30"),
            ("rhythmus", "1"),
        ];
        scene
            .post(&bernd, &format!("{path}/zeiten"), &hours)
            .await
            .is(303);
        let wrong = [
            ("an", at.as_str()),
            ("tag", "8"),
            ("von", "12"),
            ("bis", "9"),
            ("rhythmus", "2"),
        ];
        scene
            .post(&bernd, &format!("{path}/zeiten"), &wrong)
            .await
            .is(422)
            .shows("Wochentag")
            .shows("nach dem Anfang")
            .shows("gezählt");
        let closure = [
            ("an", at.as_str()),
            ("zu_von", "24.12.2026"),
            ("zu_bis", "1.1.2027"),
            ("grund", "Ferien"),
        ];
        scene
            .post(&bernd, &format!("{path}/schliesstage"), &closure)
            .await
            .is(303);
        let wrong = [
            ("an", at.as_str()),
            ("zu_von", "24.12.2026"),
            ("zu_bis", "1.12.2026"),
        ];
        scene
            .post(&bernd, &format!("{path}/schliesstage"), &wrong)
            .await
            .is(422)
            .shows("vor dem ersten");
        let stored = scene.offer(offer.id).await;
        assert_eq!(stored.places[0].hours[0].german(), "Montag 09:00–12:30 Uhr");
        assert_eq!(
            stored.places[0].closures[0].german(),
            "24.12.2026 bis 01.01.2027, Ferien"
        );
        scene
            .get(&bernd, &format!("{path}/orte"))
            .await
            .is(200)
            .shows("Montag 09:00–12:30")
            .shows("Die nächsten: ");
        let foreign = scene.named("Jugendmigrationsdienst (JMD)").await.places[0]
            .id
            .to_string();
        scene
            .post(
                &bernd,
                &format!("{path}/zeiten"),
                &[
                    ("an", foreign.as_str()),
                    ("tag", "1"),
                    ("von", "9"),
                    ("bis", "10"),
                ],
            )
            .await
            .is(404);
        scene
            .post(
                &bernd,
                &format!("{path}/orte/ende"),
                &[("zeile", foreign.as_str())],
            )
            .await
            .is(303);
        assert_eq!(scene.named("Jugendmigrationsdienst (JMD)").await.places.len(), 1);
        let row = stored.places[0].hours[0].id.to_string();
        scene
            .post(&bernd, &format!("{path}/zeiten/ende"), &[("zeile", row.as_str())])
            .await
            .is(303);
        let row = stored.places[0].closures[0].id.to_string();
        scene
            .post(
                &bernd,
                &format!("{path}/schliesstage/ende"),
                &[("zeile", row.as_str())],
            )
            .await
            .is(303);
        scene
            .post(&bernd, &format!("{path}/orte/ende"), &[("zeile", at.as_str())])
            .await
            .is(303);
        assert!(scene.offer(offer.id).await.places.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_people_do_not_write_over_each_others_place() {
    in_the_kreis(async |scene| {
        let (anna, bernd) = (scene.house.anna().await, scene.house.bernd().await);
        let place = scene.named("Jugendmigrationsdienst (JMD)").await.places[0]
            .place
            .clone();
        let path = format!("/orte/{}", place.id);
        scene.get(&anna, &path).await.is(200).shows("Albinstraße 2");
        let typed = |name: &'static str| {
            [
                ("version", "1"),
                ("name", name),
                ("art", "physical"),
                ("stufenlos", "unknown"),
            ]
        };
        scene.post(&bernd, &path, &typed("Bernds Haus")).await.is(303);
        scene
            .post(&anna, &path, &typed("Annas Haus"))
            .await
            .is(409)
            .shows("Bernds Haus")
            .shows("Annas Haus");
        scene
            .post(
                &anna,
                &path,
                &[("version", "2"), ("name", ""), ("plz", "1"), ("breite", "Nord")],
            )
            .await
            .is(422);
        let mut tx = scene.house.back_door.read().await.unwrap();
        assert_eq!(
            place::store::place(&mut tx, place.id)
                .await
                .unwrap()
                .unwrap()
                .name,
            "Bernds Haus"
        );
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
async fn a_missing_offer_is_noted_in_one_click_and_counted() {
    in_the_kreis(async |scene| {
        let anna = scene.house.anna().await;
        scene
            .get(&anna, "/angebote/fehlt")
            .await
            .is(200)
            .shows("Noch nichts gemeldet");
        scene
            .post(&anna, "/angebote/fehlt", &[("feld", "housing")])
            .await
            .is(303);
        scene
            .post(
                &anna,
                "/angebote/fehlt",
                &[("thema", "flat_search"), ("menschen", "4"), ("sprache", "ar")],
            )
            .await
            .is(303);
        scene
            .get(&anna, "/angebote/fehlt")
            .await
            .is(200)
            .shows("2 Meldungen für 5 Menschen")
            .shows("Wohnen: Wohnungssuche");
        scene
            .post(&anna, "/angebote/fehlt", &[("menschen", "0")])
            .await
            .is(422)
            .shows("Handlungsfeld")
            .shows("von 1 bis 999");
        let (emil, clara) = (scene.house.emil().await, scene.house.clara().await);
        scene
            .post(&emil, "/angebote/fehlt", &[("feld", "housing")])
            .await
            .is(404);
        scene
            .get(&clara, "/angebote/fehlt")
            .await
            .is(200)
            .hides(&anna.display_name)
            .hides(&anna.login);
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
