//! What was posted after a session had ended: kept, shown to its owner only, and gone once it was saved.

use access::session::model::SignedIn;
use base::moment::Moment;
use testing::house::{House, on_both_databases};

use crate::administration::{SCHEMA, browser};
use crate::browser::Browser;
use crate::sign_in::{PASSWORD, give_password};

/// The house two hours later, with what Gregor sent after his session had ended; he is signed in again.
async fn kept_for(house: &House, gregor: &SignedIn, path: &str, body: &str) -> Browser {
    let later: Moment = house.clock.now().plus_hours(2);
    house.clock.set(later);
    let body = format!("csrf=x&{body}");
    let is_kept = house.access.park(&gregor.token, path, body.as_bytes()).await;
    assert!(is_kept.expect("answered"));
    let gregor = house.signed_in(gregor.account).await;
    browser(house, &gregor).await
}

fn after<'p>(page: &'p str, before: &str) -> &'p str {
    let value = page.split(before).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_else(|| panic!("no {before} in {page}"))
}

#[tokio::test]
async fn what_was_posted_after_the_session_ended_waits_after_signing_in() {
    on_both_databases(SCHEMA, async |house| {
        let anna = house.anna().await;
        let clara = house.clara().await;
        give_password(&house, &anna).await;
        let later: Moment = house.clock.now().plus_hours(2);
        house.clock.set(later);
        let body = b"csrf=x&notiz=Termin+am+Dienstag&kennwort=geheim";
        assert!(
            house
                .access
                .park(&anna.token, "/personen/neu", body)
                .await
                .expect("kept")
        );
        let stranger = house.access.new_token().await.expect("a token");
        assert!(
            !house
                .access
                .park(&stranger, "/personen/neu", body)
                .await
                .expect("answered")
        );

        let mut browser = Browser::new(&house);
        let form = [("konto", "anna.test"), ("kennwort", PASSWORD)];
        assert_eq!(
            browser.post("/anmelden", &form).await.leads_to(),
            "/konto/eingaben"
        );
        let page = browser.get("/konto/eingaben").await.with(200);
        assert!(
            page.contains("Termin am Dienstag")
                && page.contains("action=\"/personen/neu\"")
                && !page.contains("geheim")
        );
        let id = page
            .split("name=\"id\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("an id")
            .to_owned();

        let clara = house.signed_in(clara.account).await;
        let mut other = Browser::new(&house).of(&clara);
        assert!(!other.get("/konto/eingaben").await.with(200).contains("Dienstag"));
        other.post("/konto/eingaben", &[("id", &id)]).await.with(404);
        browser.post("/konto/eingaben", &[("id", &id)]).await.leads_to();
        assert!(
            !browser
                .get("/konto/eingaben")
                .await
                .with(200)
                .contains("Dienstag")
        );
    })
    .await;
}

#[tokio::test]
async fn a_kept_text_goes_when_it_is_saved_and_stays_until_then() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, anna) = (house.gregor().await, house.anna().await);
        let edit = format!("/konten/{}/bearbeiten", anna.account);
        let typed = "name=Anna+Neu&email=keine+Adresse&version=1";
        let mut owner = kept_for(&house, &gregor, &edit, typed).await;
        let page = owner.get("/konto/eingaben").await.with(200);
        assert!(
            page.contains("<dt>E-Mail</dt>")
                && !page.contains("<dt>Version</dt>")
                && !page.contains("<code>")
        );
        let id = after(&page, "name=\"aufbewahrt\" value=\"").to_owned();
        let form = |email, version| {
            [
                ("name", "Anna Neu"),
                ("email", email),
                ("version", version),
                ("aufbewahrt", &*id),
            ]
        };

        let again = owner.post(&edit, &form("keine Adresse", "1")).await.with(422);
        assert_eq!(after(&again, "name=\"aufbewahrt\" value=\""), id);
        let both = owner
            .post(&edit, &form("anna.neu@example.org", "7"))
            .await
            .with(409);
        assert_eq!(after(&both, "name=\"aufbewahrt\" value=\""), id);
        owner
            .post("/darstellung", &[("darstellung", "hell"), ("aufbewahrt", &id)])
            .await
            .leads_to();
        assert!(owner.get("/konto/eingaben").await.with(200).contains("Anna Neu"));

        owner
            .post(&edit, &form("anna.neu@example.org", "1"))
            .await
            .leads_to();
        assert!(
            owner
                .get("/konto/eingaben")
                .await
                .with(200)
                .contains("Nichts aufbewahrt")
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_a_kept_text_of_someone_else_go() {
    on_both_databases(SCHEMA, async |house| {
        let (gregor, anna) = (house.gregor().await, house.anna().await);
        let mut owner = kept_for(&house, &gregor, "/darstellung?x=1", "notiz=Meins").await;
        let page = owner.get("/konto/eingaben").await.with(200);
        let id = after(&page, "name=\"aufbewahrt\" value=\"");
        let anna = house.signed_in(anna.account).await;
        let mut other = Browser::new(&house).of(&anna);

        other.post("/darstellung", &[("aufbewahrt", id)]).await.leads_to();
        assert!(owner.get("/konto/eingaben").await.with(200).contains("Meins"));
        owner.post("/darstellung", &[("aufbewahrt", id)]).await.leads_to();
        assert!(
            owner
                .get("/konto/eingaben")
                .await
                .with(200)
                .contains("Nichts aufbewahrt")
        );
    })
    .await;
}

#[tokio::test]
async fn a_text_taken_up_in_a_session_that_ends_too_is_kept_once() {
    on_both_databases(SCHEMA, async |house| {
        let gregor = house.gregor().await;
        let mut owner = kept_for(&house, &gregor, "/konten/neu", "name=Erste+Fassung").await;
        let page = owner.get("/konto/eingaben").await.with(200);
        let id = after(&page, "name=\"aufbewahrt\" value=\"");

        let body = format!("name=Zweite+Fassung&aufbewahrt={id}");
        let mut owner = kept_for(&house, &gregor, "/konten/neu", &body).await;

        let page = owner.get("/konto/eingaben").await.with(200);
        assert!(page.contains("Zweite Fassung") && !page.contains("Erste Fassung"));
    })
    .await;
}
