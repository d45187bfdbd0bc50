//! A referral from the choice to the outcome, told by Anna alone: on paper and on the phone.

use testing::browser;
use testing::house::on_both_databases;

use crate::scene::{MARKER, MIGRATIONS, Scene, seen};

#[tokio::test]
async fn the_search_says_what_fits_this_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .get(&scene.anna, "vermittlungen/angebote?suche=Sprachkurs")
            .await
            .shows("Sprachkurs am Vormittag")
            .shows("Beispielverband");
    })
    .await;
}

#[tokio::test]
async fn without_a_consent_a_referral_stays_a_proposal_and_the_page_leads_to_the_declaration() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.proposes().await;
        let consent = format!("/personen/{}/einwilligungen/neu?vorlage=language", scene.lead);
        scene
            .stand(id)
            .await
            .shows("darf nicht")
            .shows(&consent)
            .hides("Auf welchem Weg?");
        scene.sends(id, "person").await.is(422);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM referrals_referral WHERE state = 'proposed'")
                .await,
            1
        );
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM consents_disclosure")
                .await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_referral_goes_its_whole_way_on_paper_with_the_same_clock() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        scene
            .stand(id)
            .await
            .shows("Alles darf gehen")
            .shows("Auf welchem Weg?");
        scene.sends(id, "person").await.is(303);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM consents_disclosure WHERE thing = 'referral'")
                .await,
            1
        );
        assert_eq!(
            scene.number("SELECT COUNT(*) AS n FROM referrals_extract").await,
            0
        );
        let waits = [
            ("schritt", "waitlisted"),
            ("am", "2026-03-02"),
            ("bis", "2026-04-01"),
            ("weg", "phone"),
        ];
        scene.tells(id, &waits).await.is(303);
        scene
            .stand(id)
            .await
            .shows("auf der Warteliste")
            .shows("01.04.2026");
        scene
            .tells(id, &[("schritt", "started"), ("am", "2026-03-02")])
            .await
            .is(303);
        scene
            .tells(
                id,
                &[("schritt", "done"), ("am", "2026-03-02"), ("notiz", "fertig")],
            )
            .await
            .is(303);
        scene
            .stand(id)
            .await
            .shows("Abgeschlossen")
            .shows("fertig")
            .hides("Antwort eintragen");
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM referrals_step").await, 5);
        scene
            .get(&scene.anna, "vermittlungen")
            .await
            .shows("Sprachkurs am Vormittag")
            .shows("abgeschlossen");
    })
    .await;
}

#[tokio::test]
async fn a_step_that_does_not_follow_or_says_no_reason_is_not_taken() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        scene.tells(id, &[("schritt", "accepted")]).await.is(422);
        scene.sends(id, "post").await.is(303);
        scene
            .tells(id, &[("schritt", "declined")])
            .await
            .is(422)
            .shows("Bitte wählen Sie einen Grund");
        scene.tells(id, &[("schritt", "done")]).await.is(422);
        scene
            .tells(id, &[("schritt", "accepted"), ("am", "2026-03-03")])
            .await
            .is(422);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM referrals_referral WHERE state = 'sent'")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_sent_that_was_not_seen_before() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await.to_string();
        let unseen = [("vermittlung", id.as_str()), ("weg", "person")];
        scene
            .post(&scene.anna, "vermittlungen/versand", &unseen)
            .await
            .is(200);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM consents_disclosure")
                .await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn the_sheet_is_printed_for_both_and_written_down_each_time() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        scene.sends(id, "person").await.is(303);
        let id = id.to_string();
        for to in ["stelle", "person"] {
            let printed = scene
                .post(
                    &scene.anna,
                    "vermittlungen/bogen",
                    &[("vermittlung", &id), ("fuer", to)],
                )
                .await;
            assert!(printed.bytes.starts_with(b"%PDF"), "{to}: {}", printed.status);
        }
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM consents_disclosure")
                .await,
            3
        );
    })
    .await;
}

#[tokio::test]
async fn a_case_and_its_referrals_do_not_exist_for_others() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.proposes().await;
        let mut others = vec![scene.paul.clone()];
        others.extend([
            scene.house.bernd().await,
            scene.house.clara().await,
            scene.house.emil().await,
            scene.house.fatma().await,
        ]);
        for page in [
            "vermittlungen".to_owned(),
            format!("vermittlungen/stand?vermittlung={id}"),
        ] {
            browser::is_hidden_from(&scene.router, &others, &scene.path(&page), MARKER).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_hand_over_talk_is_planned_and_held() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        let (text, seen) = (id.to_string(), seen());
        let warm = [
            ("vermittlung", text.as_str()),
            ("weg", "phone"),
            ("gesehen", seen.as_str()),
            ("gespraech", "ja"),
            ("gespraech_am", "2026-03-10"),
        ];
        scene
            .post(&scene.anna, "vermittlungen/versand", &warm)
            .await
            .is(303);
        scene.stand(id).await.shows("geplant für 10.03.2026");
        let held = [
            ("vermittlung", text.as_str()),
            ("gespraech_am", "2026-03-02"),
            ("gefuehrt", "ja"),
        ];
        scene
            .post(&scene.anna, "vermittlungen/gespraech", &held)
            .await
            .is(303);
        scene.stand(id).await.shows("geführt am 02.03.2026");
    })
    .await;
}
