//! Signing in and out, staying signed in, light and dark.

use access::account::{password, second_factor, store as accounts};
use access::gate::{Access, SecondFactor, Settings};
use access::session::model::SignedIn;
use testing::house::{House, on_both_databases};
use vault::keyring::{IfMissing, Keyring};
use vault::master::MasterFile;
use web::house::Rooms;

use crate::browser::Browser;

pub(crate) const PASSWORD: &str = "drei Birnen tanzen";

pub(crate) async fn give_password(house: &House, who: &SignedIn) {
    let hash = password::hash(PASSWORD.to_owned()).await.expect("a hash");
    let mut tx = house.back_door.write().await.expect("a transaction");
    accounts::set_password(&mut tx, who.account, &hash, house.clock.now())
        .await
        .expect("stored");
    tx.commit().await.expect("committed");
}

/// The same house with a gate that always asks for the second factor.
pub(crate) async fn strict(house: &House) -> Access {
    let master = MasterFile::at(&house.folder().join("master.key"));
    let keys = house.folder().join("keys.sqlite");
    let keyring = Keyring::open(
        &keys,
        master,
        IfMissing::Refuse,
        house.clock.clone(),
        house.ids.clone(),
    )
    .await
    .expect("keys");
    let settings = Settings {
        second_factor: SecondFactor::Required,
        ..house.access.settings().clone()
    };
    Access::open(
        house.back_door.district().clone(),
        keyring,
        settings,
        house.clock.clone(),
        house.ids.clone(),
    )
    .0
}

#[tokio::test]
async fn a_password_lets_in_and_leads_on_and_signing_out_lets_nobody_back() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let mut browser = Browser::new(&house);
        assert!(
            browser
                .get("/anmelden?weiter=/konto")
                .await
                .with(200)
                .contains("value=\"/konto\"")
        );
        browser.get("/konto").await.asks_to_sign_in();

        let wrong = browser
            .post("/anmelden", &[("konto", "anna.test"), ("kennwort", "falsch")])
            .await
            .with(422);
        assert!(wrong.contains("Die Angaben stimmen nicht") && wrong.contains("value=\"anna.test\""));
        let form = [
            ("konto", "Anna.Test "),
            ("kennwort", PASSWORD),
            ("weiter", "/konto"),
        ];
        assert_eq!(browser.post("/anmelden", &form).await.leads_to(), "/konto");
        assert!(browser.get("/konto").await.with(200).contains("Anna Test"));
        let mark = browser.cookies.get("lotse-browser").cloned().expect("a mark");
        assert!(!mark.contains("anna"), "{mark}");
        let page = browser.get("/konto").await;
        assert_eq!(page.session_seconds, Some(1_800));
        house.clock.set(house.clock.now().plus_minutes(20));
        let kept = browser.post("/sitzung", &[]).await;
        assert_eq!(kept.session_seconds, Some(1_800));
        kept.with(204);

        let session = browser.cookies.get("lotse").cloned().expect("a session");
        assert_eq!(browser.post("/abmelden", &[]).await.leads_to(), "/anmelden");
        browser.cookies.insert("lotse".to_owned(), session);
        browser.get("/konto").await.asks_to_sign_in();
    })
    .await;
}

#[tokio::test]
async fn who_signs_in_for_the_first_time_sets_up_a_second_factor_before_anything_else() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        give_password(&house, &anna).await;
        let access = strict(&house).await;
        let mut browser = Browser::at(&access, Rooms::default());
        browser
            .post("/anmelden", &[("konto", "anna.test"), ("kennwort", PASSWORD)])
            .await
            .leads_to();
        assert_eq!(
            browser.get("/konto").await.leads_to(),
            "/konto/zweiter-faktor?weiter=%2Fkonto"
        );
        let page = browser.get("/konto/zweiter-faktor").await.with(200);
        assert!(page.contains("<svg role=\"img\""));
        let secret = typed_secret(&page);
        browser
            .post("/konto/zweiter-faktor", &[("code", "000000")])
            .await
            .with(422);
        let code = second_factor::code_at(&secret, house.clock.now().seconds());
        let codes = browser
            .post("/konto/zweiter-faktor", &[("code", &code)])
            .await
            .with(200);
        let recovery = codes
            .split("<li><code>")
            .nth(1)
            .and_then(|rest| rest.split('<').next())
            .expect("a code")
            .to_owned();
        browser.get("/konto").await.with(200);

        // The next sign-in asks for a code; the one just used does not work a second time, a recovery code does.
        let mut other = Browser::at(&access, Rooms::default());
        let next = other
            .post("/anmelden", &[("konto", "anna.test"), ("kennwort", PASSWORD)])
            .await
            .leads_to();
        assert_eq!(next, "/anmelden/code");
        other.get("/konto").await.asks_to_sign_in();
        other.post("/anmelden/code", &[("code", &code)]).await.with(422);
        assert_eq!(
            other
                .post("/anmelden/code", &[("code", &recovery), ("weiter", "/konto")])
                .await
                .leads_to(),
            "/konto"
        );
        assert!(
            other
                .get("/konto/anmeldungen")
                .await
                .with(200)
                .contains("mit Ersatzcode angemeldet")
        );
    })
    .await;
}

#[tokio::test]
async fn light_and_dark_are_kept_without_an_account() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let mut browser = Browser::new(&house);
        assert_eq!(
            browser
                .post("/darstellung", &[("darstellung", "dunkel")])
                .await
                .leads_to(),
            "/"
        );
        assert!(
            browser
                .get("/anmelden")
                .await
                .with(200)
                .contains("data-kern-theme=\"dark\"")
        );
    })
    .await;
}

pub(crate) fn typed_secret(page: &str) -> Vec<u8> {
    let typed = page
        .split("ein: <code>")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .expect("a secret");
    data_encoding::BASE32_NOPAD
        .decode(typed.replace(' ', "").as_bytes())
        .expect("base 32")
}

#[tokio::test]
async fn near_the_end_of_the_day_a_session_says_that_it_lasts_no_longer() {
    on_both_databases(crate::administration::SCHEMA, async |house| {
        let anna = house.anna().await;
        let mut browser = Browser::at(&house.access, Rooms::default()).of(&anna);
        // Ten hours at most; a click every twenty minutes.
        for _ in 0..29 {
            house.clock.set(house.clock.now().plus_minutes(20));
            browser.post("/sitzung", &[]).await.with(204);
        }
        house.clock.set(house.clock.now().plus_minutes(19));
        let kept = browser.post("/sitzung", &[]).await;
        assert_eq!(kept.session_seconds, Some(60));
        house.clock.set(house.clock.now().plus_minutes(1));
        browser.get("/konto").await.asks_to_sign_in();
    })
    .await;
}
