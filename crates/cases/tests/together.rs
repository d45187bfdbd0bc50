//! Working together: acute access, consultation that reads and does not write, transfer, talks about a case.

use access::act::Act;
use access::failure::Denied;
use access::session::model::SignedIn;
use base::ids::CaseId;
use db::statement::Statement;
use testing::browser::Answer;
use testing::house::on_both_databases;
use testing::people::{kreis, stadt};

use crate::scene::{MIGRATIONS, Scene};

async fn notices(scene: &Scene, account: &SignedIn, kind: &str) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new("SELECT COUNT(*) AS n FROM post_notice WHERE account_id = $1 AND kind = $2")
        .bind(&account.account)
        .bind_text(kind)
        .number(&mut tx)
        .await
        .unwrap()
}

async fn may(scene: &Scene, who: &SignedIn, act: Act, case: CaseId) -> bool {
    match scene.house.access.reading(who, act, case).await {
        Ok(_) => true,
        Err(Denied::NotFound) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn acute_access_opens_a_colleagues_case_for_a_day_and_the_owner_is_told() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Unverwechselbar").await;
        let lead = scene.head(case).await.lead;
        let ida = scene.house.ida().await;
        let path = format!("/faelle/akut?person={lead}");
        let id = case.to_string();

        let page = scene.get(&ida, &path).await;
        page.is(200).shows(&scene.head(case).await.code);
        page.hides("Unverwechselbar");
        scene
            .post(&ida, &path, &[("fall", &id)])
            .await
            .is(422)
            .shows("Bitte schreiben Sie den Grund");
        assert!(!may(&scene, &ida, Act::CaseRead, case).await);
        let opens = [
            ("fall", id.as_str()),
            ("grund", "Steht am Tresen, Frist läuft heute ab"),
        ];
        scene.post(&ida, &path, &opens).await.is(303);

        assert!(may(&scene, &ida, Act::CaseWrite, case).await);
        assert_eq!(notices(&scene, &scene.anna, "acute_access").await, 1);
        let seen = scene
            .get(&scene.anna, &format!("/faelle/{case}/zusammenarbeit"))
            .await;
        seen.shows("Frist läuft heute ab");
        scene.house.clock.set("2026-03-03T08:00:00Z".parse().unwrap());
        assert!(!may(&scene, &ida, Act::CaseRead, case).await);
    })
    .await;
}

#[tokio::test]
async fn the_double_check_leads_to_acute_access() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Selam", "Tesfay").await;
        let head = scene.head(case).await;
        let ida = scene.house.ida().await;
        let typed = [
            ("vorname", "Selam"),
            ("familienname", "Tesfay"),
            ("geboren", "1990"),
        ];

        let looked = scene.post(&ida, "/personen/neu", &typed).await;

        let path = format!("/faelle/akut?person={}", head.lead);
        looked.is(200).shows(&format!("href=\"{path}\""));
        scene.get(&ida, &path).await.is(200).shows(&head.code);
    })
    .await;
}

#[tokio::test]
async fn acute_access_is_for_the_same_place_and_controller_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let lead = scene.head(case).await.lead;
        let elsewhere = scene.house.case_manager("Jana Test", stadt()).await;
        let others = [
            elsewhere,
            scene.house.clara().await,
            scene.house.bernd().await,
            scene.house.emil().await,
            scene.house.fatma().await,
        ];
        let path = format!("/faelle/akut?person={lead}");
        scene.is_hidden_from(&others, &path, "F-").await;
        scene.is_hidden_from(&others, "/faelle/akut", "F-").await;
    })
    .await;
}

async fn shared_with(scene: &Scene, case: CaseId, who: &SignedIn, days: &str) {
    let id = who.account.to_string();
    let fields = [
        ("handlung", "teilen"),
        ("person", id.as_str()),
        ("grund", "Rat zur Wohnung"),
        ("tage", days),
    ];
    let path = format!("/faelle/{case}/zusammenarbeit");
    scene.post(&scene.anna, &path, &fields).await.is(303);
}

#[tokio::test]
async fn a_shared_case_is_read_and_not_written_until_it_is_taken_back() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let bernd = scene.house.bernd().await;
        let path = format!("/faelle/{case}/zusammenarbeit");
        let id = bernd.account.to_string();
        let long = [
            ("handlung", "teilen"),
            ("person", id.as_str()),
            ("grund", "Rat"),
            ("tage", "15"),
        ];
        scene
            .post(&scene.anna, &path, &long)
            .await
            .is(422)
            .shows("1 bis 14 Tagen");
        shared_with(&scene, case, &bernd, "14").await;

        assert!(may(&scene, &bernd, Act::CaseRead, case).await);
        assert!(!may(&scene, &bernd, Act::CaseWrite, case).await);
        for page in [
            "beteiligte",
            "abschluss",
            "notizen",
            "zusammenarbeit",
            "fallbesprechungen",
        ] {
            scene
                .post(&bernd, &format!("/faelle/{case}/{page}"), &[])
                .await
                .is(404);
        }
        let lent = scene.get(&bernd, "/faelle/geteilt").await;
        lent.is(200).shows("Fallberatung, nur lesen");
        lent.hides("Yıldız");
        assert_eq!(notices(&scene, &bernd, "case_shared").await, 1);

        let page = scene.get(&scene.anna, &path).await;
        let lease = page.body.split("name=\"freigabe\" value=\"").nth(1).unwrap()[..36].to_owned();
        let takes_back = [("handlung", "zuruecknehmen"), ("freigabe", lease.as_str())];
        scene.post(&scene.anna, &path, &takes_back).await.is(303);
        assert!(!may(&scene, &bernd, Act::CaseRead, case).await);
        scene.get(&bernd, "/faelle/geteilt").await.shows("Nichts geteilt");
    })
    .await;
}

#[tokio::test]
async fn a_consultation_ends_by_itself_and_nobody_else_can_be_chosen() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let (bernd, clara) = (scene.house.bernd().await, scene.house.clara().await);
        shared_with(&scene, case, &bernd, "2").await;
        let id = clara.account.to_string();
        let foreign = [("handlung", "teilen"), ("person", id.as_str()), ("grund", "Rat")];
        let path = format!("/faelle/{case}/zusammenarbeit");
        scene
            .post(&scene.anna, &path, &foreign)
            .await
            .is(422)
            .shows("Bitte wählen Sie eine Kollegin");

        scene.house.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
        assert!(!may(&scene, &bernd, Act::CaseRead, case).await);
    })
    .await;
}

async fn offered_to(scene: &Scene, case: CaseId, who: &SignedIn) -> Answer {
    let id = who.account.to_string();
    let fields = [
        ("handlung", "abgeben"),
        ("person", id.as_str()),
        ("grund", "Elternzeit"),
    ];
    let path = format!("/faelle/{case}/zusammenarbeit");
    let answer = scene.post(&scene.anna, &path, &fields).await;
    let Some((_, rest)) = answer.body.split_once("name=\"gesehen\" value=\"") else {
        return answer;
    };
    // For another controller the page shows first what would go.
    answer.is(200).shows("Alles darf gehen");
    let mark = rest.split('"').next().unwrap();
    let mut seen = fields.to_vec();
    seen.push(("gesehen", mark));
    scene.post(&scene.anna, &path, &seen).await
}

#[tokio::test]
async fn a_case_goes_to_a_colleague_who_accepts_it_with_its_persons() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.house.ida().await;
        offered_to(&scene, case, &ida).await.is(303);
        offered_to(&scene, case, &ida)
            .await
            .is(422)
            .shows("schon jemandem angeboten");
        assert!(!may(&scene, &ida, Act::CaseRead, case).await);

        let path = format!("/faelle/{case}/uebernahme");
        let offer = scene.get(&ida, &path).await;
        offer.is(200).shows("Elternzeit");
        offer.hides("Yıldız");
        let accepted = scene.post(&ida, &path, &[("entscheidung", "ja")]).await;
        assert_eq!(accepted.is(303).location, format!("/faelle/{case}"));

        assert!(may(&scene, &ida, Act::CaseWrite, case).await);
        assert!(!may(&scene, &scene.anna, Act::CaseRead, case).await);
        scene.get(&ida, "/faelle").await.shows("Yıldız, Ayşe");
        scene.get(&scene.anna, "/faelle").await.hides("Yıldız");
        assert_eq!(notices(&scene, &scene.anna, "offer_answered").await, 1);
        scene.get(&ida, &path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_offer_is_declined_and_the_case_stays() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.house.ida().await;
        offered_to(&scene, case, &ida).await.is(303);
        let path = format!("/faelle/{case}/uebernahme");
        scene.post(&ida, &path, &[("entscheidung", "nein")]).await.is(303);
        scene.get(&ida, &path).await.is(404);
        assert!(may(&scene, &scene.anna, Act::CaseWrite, case).await);
        let others = [
            scene.house.clara().await,
            scene.house.bernd().await,
            scene.house.emil().await,
        ];
        scene.is_hidden_from(&others, &path, "Yıldız").await;
    })
    .await;
}

#[tokio::test]
async fn to_another_controller_a_case_goes_only_on_a_declaration() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.organisation(stadt(), "Stadt Test").await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let clara = scene.house.clara().await;

        let refused = offered_to(&scene, case, &clara).await;
        refused.is(422).shows("anderen Verantwortlichen");
        refused.shows("Elternzeit");
        scene
            .get(&clara, &format!("/faelle/{case}/uebernahme"))
            .await
            .is(404);

        let lead = scene.head(case).await.lead;
        scene.agrees_to_hand_over(lead, stadt()).await;
        offered_to(&scene, case, &clara).await.is(303);
        let path = format!("/faelle/{case}/uebernahme");
        scene.post(&clara, &path, &[("entscheidung", "ja")]).await.is(303);
        let (mut tx, permit) = scene
            .house
            .access
            .reading(&clara, Act::CaseRead, case)
            .await
            .unwrap();
        let head = cases::case::store::head(&mut tx, &permit).await.unwrap().unwrap();
        assert_eq!(head.controller, stadt());
        assert_ne!(kreis(), stadt());
    })
    .await;
}

#[tokio::test]
async fn a_conference_from_a_sheet_must_not_tell_who_it_is() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/faelle/{case}/fallbesprechungen");
        let held = |content| {
            [
                ("tag", "02.03.2026"),
                ("beteiligte", "Jobcenter, Jugendamt"),
                ("grundlage", "deidentified"),
                ("gespraech", content),
            ]
        };
        let told = scene
            .post(&scene.anna, &path, &held("Frau Yıldız sucht eine Wohnung"))
            .await;
        told.is(422).shows("verrät vielleicht noch");
        told.shows("Frau Yıldız sucht eine Wohnung");
        scene
            .post(&scene.anna, &path, &held("Eine Mutter sucht eine Wohnung"))
            .await
            .is(303);
        let page = scene.get(&scene.anna, &path).await;
        page.is(200).shows("Eine Mutter sucht eine Wohnung");
        page.shows("ohne Namen, vom Bogen");
    })
    .await;
}

#[tokio::test]
async fn a_conference_with_names_needs_a_consent_that_names_the_organisation() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.organisation(stadt(), "Stadt Test").await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/faelle/{case}/fallbesprechungen");
        let id = stadt().to_string();
        let held = [
            ("tag", "02.03.2026"),
            ("beteiligte", "Stadt"),
            ("grundlage", "consent"),
            ("stelle", id.as_str()),
            ("gespraech", "Frau Yıldız sucht eine Wohnung"),
        ];
        scene.post(&scene.anna, &path, &held[..3]).await.is(422);
        scene
            .post(&scene.anna, &path, &held)
            .await
            .is(422)
            .shows("nur für andere Stellen vereinbart");
    })
    .await;
}

#[tokio::test]
async fn a_hand_over_talk_is_written_down() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/faelle/{case}/uebergabegespraeche");
        let held = [
            ("tag", "02.03.2026"),
            ("beteiligte", "Ida Test"),
            ("gespraech", "Stand der Wohnungssuche"),
        ];
        scene.post(&scene.anna, &path, &held).await.is(303);
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Stand der Wohnungssuche");
    })
    .await;
}
