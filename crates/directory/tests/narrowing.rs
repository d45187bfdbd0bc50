//! The list of offers: narrowed by what is wanted, page by page, and a missing offer noted from it.

use access::role::{Role, Scope, ScopeKind};
use base::ids::OfferId;
use testing::people::kreis;

use crate::scene::in_the_kreis;

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
async fn a_click_counts_for_the_place_of_whoever_clicks_and_an_empty_field_for_none() {
    in_the_kreis(async |scene| {
        let offer = scene.named("Ehrenamt für Geflüchtete in Delbrück").await;
        let scope = |kind, id: String| Scope { kind, id: Some(id) };
        let scopes = [
            scope(ScopeKind::Employer, kreis().to_string()),
            scope(
                ScopeKind::Municipality,
                offer.eligibility.areas.iter().next().unwrap().to_string(),
            ),
        ];
        let clerk = scene
            .house
            .someone("clerk.test", "Fachkraft Test", Role::CaseManager, &scopes)
            .await;
        scene
            .post(&clerk, "/angebote/fehlt", &[("feld", "housing")])
            .await
            .is(303);
        let page = scene.get(&clerk, "/angebote/fehlt").await;
        page.is(200).shows("<th scope=\"row\">Delbrück").hides("ohne Ort");
        scene
            .post(&clerk, "/angebote/fehlt", &[("feld", "work"), ("kommune", "")])
            .await
            .is(303);
        scene
            .get(&clerk, "/angebote/fehlt")
            .await
            .is(200)
            .shows("ohne Ort");
    })
    .await;
}
