//! The trail as the data protection officer reads it.

use access::act::Act;
use access::audit::model::{Actor, AuditLine, AuditSubject};
use access::relation::Relation;
use base::ids::RowId;
use base::moment::Moment;
use testing::house::{House, on_both_databases};

use crate::administration::{SCHEMA, browser};

async fn line_at(house: &House, at: &str, act: Act) {
    let line = AuditLine {
        id: RowId::from_uuid(house.ids.next()),
        at: at.parse::<Moment>().expect("a moment"),
        account: None,
        actor: Actor::Command,
        act,
        subject: AuditSubject::House,
        purpose: "work",
        relation: Relation::House,
        detail: "=cmd".to_owned(),
    };
    let mut tx = house.back_door.write().await.expect("a transaction");
    access::audit::store::insert(&mut tx, &line)
        .await
        .expect("written");
    tx.commit().await.expect("committed");
}

#[tokio::test]
async fn the_trail_is_filtered_by_day_act_and_account_and_says_what_it_is_for() {
    on_both_databases(SCHEMA, async |house| {
        let dora = house.dora().await;
        line_at(&house, "2026-02-10T22:59:00Z", Act::PersonRead).await;
        line_at(&house, "2026-02-10T23:01:00Z", Act::PersonWrite).await;
        let mut browser = browser(&house, &dora).await;
        let all = browser.get("/protokoll").await.with(200);
        assert!(
            all.contains("Nur für den Datenschutz")
                && all.contains("Dora Test")
                && all.contains("Befehlszeile")
        );
        let day = browser
            .get("/protokoll?von=2026-02-11&bis=2026-02-11")
            .await
            .with(200);
        assert!(
            day.contains("<td data-label=\"Handlung\">Person ändern")
                && !day.contains("<td data-label=\"Handlung\">Person ansehen")
        );
        let act = browser.get("/protokoll?handlung=person.read").await.with(200);
        assert!(
            act.contains("<td data-label=\"Handlung\">Person ansehen")
                && !act.contains("<td data-label=\"Handlung\">Protokoll")
        );
        let own = browser
            .get(&format!("/protokoll?konto={}", dora.account))
            .await
            .with(200);
        assert!(!own.contains("Befehlszeile"));
        browser.get("/protokoll?von=31.02.2026").await.with(422);
    })
    .await;
}

#[tokio::test]
async fn long_trails_are_paged_and_exported_harmless() {
    on_both_databases(SCHEMA, async |house| {
        let dora = house.dora().await;
        for minute in 10..59 {
            line_at(&house, &format!("2026-02-10T10:{minute}:00Z"), Act::PersonRead).await;
        }
        for minute in 10..20 {
            line_at(&house, &format!("2026-02-10T11:{minute}:00Z"), Act::PersonRead).await;
        }
        let mut browser = browser(&house, &dora).await;
        let first = browser.get("/protokoll?handlung=person.read").await.with(200);
        assert_eq!(first.matches("<th scope=\"row\">").count(), 50);
        let next = first
            .split("href=\"")
            .map(|rest| rest.split('"').next().unwrap_or_default());
        let next = next
            .filter(|href| href.contains("ab="))
            .last()
            .expect("a next page")
            .replace("&amp;", "&")
            .replace("&#38;", "&");
        assert_eq!(
            browser
                .get(&next)
                .await
                .with(200)
                .matches("<th scope=\"row\">")
                .count(),
            9
        );
        let file = browser
            .get("/protokoll/export?handlung=person.read")
            .await
            .with(200);
        assert_eq!(file.lines().count(), 60);
        assert!(file.contains("'=cmd"));
        assert!(
            browser
                .get("/protokoll")
                .await
                .with(200)
                .contains("Protokoll ansehen")
        );
    })
    .await;
}

#[tokio::test]
async fn a_year_is_released_by_two_people_and_not_too_early() {
    on_both_databases(SCHEMA, async |house| {
        let (dora, hanna) = (house.dora().await, house.hanna().await);
        line_at(&house, "2022-05-01T10:00:00Z", Act::PersonRead).await;
        let (mut first, mut second) = (browser(&house, &dora).await, browser(&house, &hanna).await);
        assert!(
            first
                .get("/protokoll/jahre")
                .await
                .with(200)
                .contains("kann freigegeben werden")
        );
        first.post("/protokoll/jahre/2023", &[]).await.with(409);
        first.post("/protokoll/jahre/2022", &[]).await.leads_to();
        first.post("/protokoll/jahre/2022", &[]).await.with(409);
        assert!(
            second
                .get("/protokoll/jahre")
                .await
                .with(200)
                .contains("wartet auf Ihre Zustimmung")
        );
        second.post("/protokoll/jahre/2022", &[]).await.leads_to();
        let mut tx = house.back_door.read().await.expect("a transaction");
        assert_eq!(
            access::audit::store::released_years(&mut tx)
                .await
                .expect("years"),
            ["2022"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_page_shows_what_the_last_check_gave() {
    on_both_databases(SCHEMA, async |house| {
        let dora = house.dora().await;
        let mut browser = browser(&house, &dora).await;
        assert!(
            browser
                .get("/protokoll")
                .await
                .with(200)
                .contains("Noch keine Prüfung")
        );
        house
            .back_door
            .sealer()
            .await
            .expect("a sealer")
            .seal()
            .await
            .expect("sealed");
        let report = house.back_door.verify_audit().await.expect("a report");
        let mut tx = house.back_door.write().await.expect("a transaction");
        accounts::audit::note_check(&mut tx, &report, &house.ids, house.clock.now())
            .await
            .expect("noted");
        tx.commit().await.expect("committed");
        assert!(
            browser
                .get("/protokoll")
                .await
                .with(200)
                .contains("Letzte Prüfung ohne Befund")
        );
    })
    .await;
}
