//! The public guide: languages, offers, what is refused and how, and that nothing of a visitor is kept.

use base::language::Language;
use testing::browser;
use testing::house::on_both_databases;
use testing::people::{delbrueck, paderborn};

use crate::guide_scene::{CAFE, HIDDEN, MIGRATIONS, Scene, mark_of};

#[tokio::test]
async fn every_page_is_there_in_every_language_small_and_without_cookie_or_script() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        for language in Language::ALL {
            for below in [
                "",
                "/suche",
                "/suche?q=Sprachcafe",
                "/lebenslage/german",
                "/thema/conversation",
                &format!("/angebot/{CAFE}"),
                "/sprechstunden",
                "/termin",
                "/absage",
                "/barrierefreiheit",
            ] {
                let path = format!("/wegweiser/{language}{below}");
                let page = scene.get(&path).await;
                page.is(200)
                    .shows(&format!("lang=\"{language}\" dir=\"{}\"", language.dir()))
                    .hides("<script")
                    .hides(" style=")
                    // Without it a browser sends forms as if they came from nowhere, and they are refused.
                    .hides("content=\"no-referrer\"");
                assert_eq!(page.header("set-cookie"), "", "{path}");
                assert!(page.bytes.len() < 60_000, "{path}: {} bytes", page.bytes.len());
                for other in Language::ALL {
                    page.shows(&format!("hreflang=\"{other}\""));
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_offer_says_what_one_needs_and_marks_what_is_german() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let arabic = scene.get(&format!("/wegweiser/ar/angebot/{CAFE}")).await;
        arabic
            .is(200)
            .shows("مقهى اللغة")
            .shows("مفتوح الآن")
            .shows("href=\"tel:05250000012\"")
            .shows("lang=\"de\" dir=\"ltr\" class=\"start\">Markt 1, 33129 Delbrück")
            .hides("javascript:");
        scene
            .get(&format!("/wegweiser/de/angebot/{CAFE}"))
            .await
            .shows("Sprachcafé &#60;b&#62;im&#60;/b&#62; Rathaus")
            .shows("ohne Stufen")
            .shows("Ausweis")
            .shows("Noch nicht bestätigt");
        scene
            .get(&format!("/wegweiser/de-x-leicht/angebot/{CAFE}"))
            .await
            .shows("Sie sprechen Deutsch.");
        scene
            .get(&format!("/wegweiser/de/angebot/{HIDDEN}"))
            .await
            .is(404);
        scene
            .get("/wegweiser/de/suche?q=Haus")
            .await
            .hides("Nur für das Haus");
    })
    .await;
}

#[tokio::test]
async fn what_makes_no_sense_is_said_in_the_language_of_the_page() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let long = "x".repeat(5_000);
        for (below, status) in [
            ("/suche?ort=nirgends".to_owned(), 404),
            ("/suche?ort=00000000-0000-7000-8000-00000000dead".to_owned(), 404),
            ("/suche?thema=unsinn".to_owned(), 404),
            ("/suche?angebotssprache=xx".to_owned(), 404),
            ("/suche?seite=0".to_owned(), 404),
            ("/suche?seite=99".to_owned(), 404),
            (format!("/suche?q={long}"), 422),
            ("/thema/unsinn".to_owned(), 404),
            ("/lebenslage/unsinn".to_owned(), 404),
            ("/angebot/1".to_owned(), 404),
            ("/merkblatt?thema=sport".to_owned(), 404),
            ("/gibt/es/nicht".to_owned(), 404),
        ] {
            let page = scene.get(&format!("/wegweiser/ar{below}")).await;
            page.is(status).shows("lang=\"ar\" dir=\"rtl\"");
        }
        scene.get("/wegweiser/xx").await.is(404).shows("lang=\"de\"");
        let quoted = scene
            .get("/wegweiser/de/suche?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
            .await;
        quoted.is(200).hides("<script");
    })
    .await;
}

#[tokio::test]
async fn a_search_finds_by_words_place_and_language_and_says_what_it_found() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let (here, there) = (delbrueck(), paderborn());
        scene
            .get(&format!(
                "/wegweiser/de/suche?q=sprachcafe&ort={here}&angebotssprache=ar&offen=ja"
            ))
            .await
            .shows("Gefundene Angebote: 1");
        scene
            .get(&format!("/wegweiser/de/suche?q=zahnarzt&ort={there}"))
            .await
            .shows("Nichts gefunden")
            .shows("/wegweiser/de/termin");
        scene
            .get("/wegweiser/de/lebenslage/german")
            .await
            .shows("Sprachcafé und Gesprächskreis");
    })
    .await;
}

#[tokio::test]
async fn a_leaflet_is_a_pdf_in_the_language_of_the_page() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let leaflet = scene.get("/wegweiser/ar/merkblatt?thema=conversation").await;
        leaflet.is(200);
        assert!(leaflet.bytes.starts_with(b"%PDF"));
        assert_eq!(leaflet.header("content-type"), "application/pdf");
        let again = scene.get("/wegweiser/ar/merkblatt?thema=conversation").await;
        assert!(leaflet.bytes == again.bytes, "printed once");
    })
    .await;
}

#[tokio::test]
async fn a_language_that_nobody_has_checked_is_off_until_somebody_switches_it_on() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::serve(house).await;
        scene.get("/wegweiser/de").await.is(200).hides("hreflang=\"ar\"");
        scene.get("/wegweiser/ar").await.is(404);
        let bernd = scene.house.bernd().await;
        let fields = [("sprache", "ar"), ("handlung", "ein")];
        browser::post(&scene.router, &bernd, "/einwilligungen/sprachen", &fields)
            .await
            .is(303);
        scene.wait(6);
        scene
            .get("/wegweiser/ar")
            .await
            .is(200)
            .shows("لم تُراجَع هذه الترجمة بعد.");
    })
    .await;
}

#[tokio::test]
async fn the_coordination_closes_and_opens_the_guide_and_nobody_else_does() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let path = "/wegweiser/verwaltung";
        let bernd = scene.house.bernd().await;
        browser::get(&scene.router, &bernd, path)
            .await
            .is(200)
            .shows("geöffnet");
        browser::post(&scene.router, &bernd, path, &[("handlung", "zu")])
            .await
            .is(303);
        for shut in ["/wegweiser", "/wegweiser/ar", "/wegweiser/de/termin"] {
            scene.get(shut).await.is(503);
        }
        scene.wait(1);
        browser::post(&scene.router, &bernd, path, &[("handlung", "auf")])
            .await
            .is(303);
        scene.get("/wegweiser/ar").await.is(200);
        let others = [
            scene.house.clara().await,
            scene.house.emil().await,
            scene.house.fatma().await,
        ];
        browser::is_hidden_from(&scene.router, &others, path, "geöffnet").await;
    })
    .await;
}

#[tokio::test]
async fn feedback_on_accessibility_waits_sealed_for_the_coordination_and_goes_when_it_is_answered() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let path = "/wegweiser/de/barrierefreiheit";
        let page = scene.get(path).await;
        page.shows("Ombudsstelle").shows("teilweise vereinbar");
        let mark = mark_of(&page);
        scene.wait(20);
        let fields = [
            ("einmal", mark.as_str()),
            ("webseite", ""),
            ("rueckmeldung", "Die Karte fehlt <i>mir</i>"),
            ("antwort", "besuch@example.org"),
        ];
        for _ in 0..2 {
            scene.post(path, &fields).await.is(200).shows("Danke.");
        }
        scene
            .post(path, &[("einmal", mark.as_str()), ("rueckmeldung", "")])
            .await
            .is(422)
            .shows("Bitte schreiben Sie etwas.");
        let bernd = scene.house.bernd().await;
        let shown = browser::get(&scene.router, &bernd, "/wegweiser/verwaltung").await;
        shown
            .shows("Die Karte fehlt")
            .shows("besuch@example.org")
            .hides("<i>mir");
        assert_eq!(
            shown.body.matches("Die Karte fehlt").count(),
            1,
            "sent twice is kept once"
        );
        let id = shown.body.split("name=\"rueckmeldung\" value=\"").nth(1).unwrap();
        let done = [("handlung", "erledigt"), ("rueckmeldung", &id[..36])];
        browser::post(&scene.router, &bernd, "/wegweiser/verwaltung", &done)
            .await
            .is(303);
        browser::get(&scene.router, &bernd, "/wegweiser/verwaltung")
            .await
            .hides("Die Karte fehlt");
    })
    .await;
}

#[tokio::test]
async fn a_report_on_an_offer_waits_once_for_the_directory_and_names_nobody() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::demo(house).await;
        let path = format!("/wegweiser/de/angebot/{CAFE}/vorschlag");
        let mark = scene.mark(&path).await;
        let fields = [("einmal", mark.as_str()), ("hinweis", "Die Nummer ist falsch.")];
        for _ in 0..2 {
            scene
                .post(&path, &fields)
                .await
                .is(200)
                .shows("Wir prüfen Ihren Hinweis.");
        }
        let mut tx = scene.house.back_door.read().await.unwrap();
        let open = directory::proposal::store::in_state(
            &mut tx,
            directory::proposal::model::ProposalState::Open,
            10,
        )
        .await
        .unwrap();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].note.as_deref(), Some("Die Nummer ist falsch."));
        drop(tx);
        scene
            .post(&format!("/wegweiser/de/angebot/{HIDDEN}/vorschlag"), &fields)
            .await
            .is(404);
    })
    .await;
}
