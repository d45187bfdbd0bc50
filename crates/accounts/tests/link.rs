//! Links and PINs for people who come rarely, and links that set a password.

use access::mail_link::model::{LinkPurpose, Secret};
use testing::house::{House, on_both_databases};

use crate::administration::{SCHEMA, browser, rooms};
use crate::browser::Browser;
use crate::sign_in::strict;

const EMAIL: &str = "emil.test@example.org";

/// A link, as Emil finds it in his mail.
async fn link(house: &House) -> Secret {
    let mut asked = house.access.ask_link(EMAIL).await.expect("asked");
    let secret = asked.parts().0.expect("a link").secret.clone();
    asked.commit().await.expect("committed");
    secret
}

async fn stranger(house: &House) -> Browser {
    Browser::at(&strict(house).await, rooms(house).await)
}

#[tokio::test]
async fn asking_for_a_link_says_the_same_to_everyone() {
    on_both_databases(SCHEMA, async |house| {
        house.emil().await;
        house.anna().await;
        let mut browser = stranger(&house).await;
        let mut answers = Vec::new();
        for email in [EMAIL, "niemand@example.org", "anna.test@example.org"] {
            answers.push(
                browser
                    .post("/anmelden/link", &[("email", email), ("sprache", "tr")])
                    .await
                    .with(200),
            );
        }
        assert!(answers[0].contains("gelen kutunuza") && answers[0].contains("lang=\"tr\""));
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        // Who works with files has no way in without a second factor.
        let mut asked = house
            .access
            .ask_link("anna.test@example.org")
            .await
            .expect("asked");
        assert!(asked.parts().0.is_none());
    })
    .await;
}

#[tokio::test]
async fn the_frame_of_link_pages_speaks_the_language_of_the_page() {
    on_both_databases(SCHEMA, async |house| {
        let mut browser = stranger(&house).await;
        for (path, word) in [
            ("/anmelden/link?sprache=ar", "داكن"),
            ("/anmelden/link?sprache=fa", "تیره"),
            ("/anmelden/link?sprache=en", "Same as device"),
            ("/anmelden/link", "Wie das Gerät"),
        ] {
            let page = browser.get(path).await.with(200);
            assert!(page.contains(word), "{path}");
            assert_eq!(page.contains("Darstellung"), path == "/anmelden/link", "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_and_a_new_pin_let_in_and_the_device_is_remembered() {
    on_both_databases(SCHEMA, async |house| {
        house.emil().await;
        let mut browser = stranger(&house).await;
        let path = format!("/anmelden/link/{}", link(&house).await.text());
        let page = browser.get(&format!("{path}?sprache=ar")).await.with(200);
        assert!(page.contains("dir=\"rtl\"") && page.contains("pin_wiederholt"));
        let form = |pin, again| [("pin", pin), ("pin_wiederholt", again)];
        browser.post(&path, &form("482915", "482916")).await.with(422);
        browser.post(&path, &form("123456", "123456")).await.with(422);
        assert_eq!(
            browser.post(&path, &form("482915", "482915")).await.leads_to(),
            "/"
        );
        assert!(
            browser
                .get("/konto/anmeldungen")
                .await
                .with(200)
                .contains("Gemerkte Geräte")
        );
        browser.get(&path).await.with(422);

        browser.post("/abmelden", &[]).await.leads_to();
        assert!(
            browser
                .get("/anmelden/link")
                .await
                .with(200)
                .contains("action=\"/anmelden/pin\"")
        );
        assert_eq!(
            browser
                .post("/anmelden/pin", &[("pin", "482915")])
                .await
                .leads_to(),
            "/"
        );
        browser.get("/konto").await.with(200);
    })
    .await;
}

#[tokio::test]
async fn the_mailbox_alone_is_not_enough_once_there_is_a_pin() {
    on_both_databases(SCHEMA, async |house| {
        house.emil().await;
        let mut browser = stranger(&house).await;
        let first = format!("/anmelden/link/{}", link(&house).await.text());
        browser
            .post(&first, &[("pin", "482915"), ("pin_wiederholt", "482915")])
            .await
            .leads_to();
        let mut thief = stranger(&house).await;
        let path = format!("/anmelden/link/{}", link(&house).await.text());
        assert!(!thief.get(&path).await.with(200).contains("pin_wiederholt"));
        for left in (1..5).rev() {
            let page = thief.post(&path, &[("pin", "999111")]).await.with(422);
            assert!(page.contains(&format!("Versuche übrig: {left}.")), "{page}");
        }
        thief.post(&path, &[("pin", "999111")]).await.with(422);
        assert!(
            house
                .access
                .open_link(&Secret::sent(&path[15..]).expect("a secret"), LinkPurpose::SignIn)
                .await
                .expect("read")
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn five_wrong_pins_revoke_the_device_and_end_its_sessions() {
    on_both_databases(SCHEMA, async |house| {
        house.emil().await;
        let mut browser = stranger(&house).await;
        let path = format!("/anmelden/link/{}", link(&house).await.text());
        browser
            .post(&path, &[("pin", "482915"), ("pin_wiederholt", "482915")])
            .await
            .leads_to();
        for _ in 0..5 {
            browser
                .post("/anmelden/pin", &[("pin", "111999")])
                .await
                .with(422);
        }
        browser.get("/konto").await.asks_to_sign_in();
        house.clock.set(house.clock.now().plus_hours(2));
        browser
            .post("/anmelden/pin", &[("pin", "482915")])
            .await
            .with(422);
    })
    .await;
}

#[tokio::test]
async fn a_device_can_be_forgotten_by_its_owner_only() {
    on_both_databases(SCHEMA, async |house| {
        house.emil().await;
        let clara = house.clara().await;
        let mut emil = stranger(&house).await;
        let path = format!("/anmelden/link/{}", link(&house).await.text());
        emil.post(&path, &[("pin", "482915"), ("pin_wiederholt", "482915")])
            .await
            .leads_to();
        let page = emil.get("/konto/anmeldungen").await.with(200);
        let id = page
            .split("name=\"id\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("an id")
            .to_owned();
        browser(&house, &clara)
            .await
            .post("/konto/geraete", &[("id", &id)])
            .await
            .with(404);
        emil.get("/konto").await.with(200);
        emil.post("/konto/geraete", &[("id", &id)]).await.leads_to();
        emil.get("/konto").await.asks_to_sign_in();
    })
    .await;
}

#[tokio::test]
async fn a_mailed_link_sets_a_password_once() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, anna) = (house.gregor().await, house.anna().await);
        let mut admin = browser(&house, &gregor).await;
        admin
            .post(&format!("/konten/{}/link", anna.account), &[])
            .await
            .leads_to();
        let mut tx = house.back_door.write().await.expect("a transaction");
        let now = house.clock.now();
        let secret = access::mail_link::issue(
            &mut tx,
            Some(anna.account),
            LinkPurpose::Password,
            &house.ids,
            now,
        )
        .await
        .expect("a link");
        tx.commit().await.expect("committed");
        let path = format!("/anmelden/kennwort/{}", secret.text());
        let mut visitor = Browser::new(&house);
        assert!(visitor.get(&path).await.with(200).contains("anna.test"));
        let form = |first, second| [("kennwort_neu", first), ("kennwort_wiederholt", second)];
        visitor.post(&path, &form("kurz", "kurz")).await.with(422);
        let new = "vier Hasen rechnen";
        assert_eq!(visitor.post(&path, &form(new, new)).await.leads_to(), "/anmelden");
        visitor.post(&path, &form(new, new)).await.with(422);
        assert_eq!(
            visitor
                .post("/anmelden", &[("konto", "anna.test"), ("kennwort", new)])
                .await
                .leads_to(),
            "/"
        );
        // A link to set a password does not sign in, and the other way round.
        visitor
            .get(&format!("/anmelden/link/{}", secret.text()))
            .await
            .with(422);
    })
    .await;
}
