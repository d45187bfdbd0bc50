//! The own account: password, other sessions, confirming again.

use access::account::second_factor;
use testing::house::on_both_databases;
use web::house::Rooms;

use crate::browser::Browser;
use crate::sign_in::{PASSWORD, give_password, strict};

#[tokio::test]
async fn a_new_password_ends_all_other_sessions() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let elsewhere = house.signed_in(anna.account).await;
        let mut browser = Browser::new(&house).of(&anna);
        let new = "vier Hasen rechnen";
        let fields = |old, first, second| {
            [
                ("kennwort", old),
                ("kennwort_neu", first),
                ("kennwort_wiederholt", second),
            ]
        };
        for (form, expected) in [
            (fields("falsch", new, new), "bisherige Kennwort stimmt nicht"),
            (fields(PASSWORD, "kurz", "kurz"), "mindestens"),
            (fields(PASSWORD, new, "anders"), "nicht gleich"),
        ] {
            let page = browser.post("/konto/kennwort", &form).await.with(422);
            assert!(page.contains(expected), "{expected}");
        }
        assert_eq!(
            browser
                .post("/konto/kennwort", &fields(PASSWORD, new, new))
                .await
                .leads_to(),
            "/konto"
        );
        browser.get("/konto").await.with(200);
        Browser::new(&house)
            .of(&elsewhere)
            .get("/konto")
            .await
            .asks_to_sign_in();
    })
    .await;
}

#[tokio::test]
async fn other_sessions_are_seen_and_can_be_ended() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        let elsewhere = house.signed_in(anna.account).await;
        let mut browser = Browser::new(&house).of(&anna);
        assert!(
            browser
                .get("/konto/anmeldungen")
                .await
                .with(200)
                .contains("Alle anderen abmelden")
        );
        browser.post("/konto/anmeldungen", &[]).await.leads_to();
        assert!(
            !browser
                .get("/konto/anmeldungen")
                .await
                .with(200)
                .contains("Alle anderen abmelden")
        );
        Browser::new(&house)
            .of(&elsewhere)
            .get("/konto")
            .await
            .asks_to_sign_in();
    })
    .await;
}

#[tokio::test]
async fn grave_acts_ask_to_confirm_again_first() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let mut browser = Browser::new(&house).of(&anna);
        let first = browser.get("/konto/zweiter-faktor/neu").await.leads_to();
        assert_eq!(first, "/konto/bestaetigen?weiter=%2Fkonto%2Fzweiter-faktor%2Fneu");
        browser
            .post("/konto/bestaetigen", &[("kennwort", "falsch")])
            .await
            .with(422);
        let form = [("kennwort", PASSWORD), ("weiter", "/konto/zweiter-faktor/neu")];
        assert_eq!(
            browser.post("/konto/bestaetigen", &form).await.leads_to(),
            "/konto/zweiter-faktor/neu"
        );
        browser.get("/konto/zweiter-faktor/neu").await.with(200);
    })
    .await;
}

#[tokio::test]
async fn a_confirmation_needs_the_second_factor_and_is_fresh_for_five_minutes() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let access = strict(&house).await;
        let secret = access.offered_second_factor(&anna).await.expect("a secret");
        let code = || second_factor::code_at(&secret, house.clock.now().seconds());
        access
            .set_up_second_factor(&anna, &code())
            .await
            .expect("set up")
            .expect("codes");
        let mut browser = Browser::at(&access, Rooms::default()).of(&anna);
        let grave = "/konto/zweiter-faktor/neu";
        browser.get(grave).await.leads_to();
        let page = browser.get("/konto/bestaetigen").await.with(200);
        assert!(page.contains("name=\"code\"") && !page.contains("name=\"kennwort\""));
        for wrong in [("kennwort", PASSWORD), ("code", "000000")] {
            browser.post("/konto/bestaetigen", &[wrong]).await.with(422);
            browser.get(grave).await.leads_to();
        }

        house.clock.set(house.clock.now().plus_minutes(2));
        browser
            .post("/konto/bestaetigen", &[("code", &code())])
            .await
            .leads_to();
        house.clock.set(house.clock.now().plus_minutes(4));
        browser.get(grave).await.with(200);
        house.clock.set(house.clock.now().plus_minutes(1));
        assert_eq!(
            browser.get(grave).await.leads_to(),
            "/konto/bestaetigen?weiter=%2Fkonto%2Fzweiter-faktor%2Fneu"
        );
        browser
            .post("/konto/zweiter-faktor/ersatzcodes", &[])
            .await
            .leads_to();
    })
    .await;
}
