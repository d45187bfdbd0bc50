//! The trail as the data protection officer reads it.

use access::act::Act;
use access::audit::model::{Actor, AuditLine, AuditSubject};
use access::relation::Relation;
use base::ids::RowId;
use base::moment::Moment;
use db::statement::Statement;
use post::job::worker::Worker;
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

/// Lets the night pass in which the jobs of this room run.
async fn night(house: &House) {
    house.clock.set(house.clock.now().plus_hours(24));
    let worker = Worker::new(house.back_door.clone(), accounts::jobs());
    worker.run_due_once().await.expect("jobs");
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
        assert_eq!(first.matches("<th scope=\"row\"").count(), 50);
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
                .matches("<th scope=\"row\"")
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
async fn a_file_of_the_trail_that_is_not_whole_says_so() {
    on_both_databases(SCHEMA, async |house| {
        let dora = house.dora().await;
        let mut tx = house.back_door.write().await.expect("a transaction");
        Statement::new(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10100)
             INSERT INTO access_audit (id, at, actor, act, purpose, relation, detail)
             SELECT '00000000-0000-7000-8000-' || CAST(100000000000 + i AS TEXT), '2026-02-10T10:00:00Z', 'command',
                 'person.read', 'work', 'house', ''
             FROM n",
        )
        .run(&mut tx)
        .await
        .expect("lines");
        tx.commit().await.expect("committed");
        let mut browser = browser(&house, &dora).await;
        let file = browser
            .get("/protokoll/export?handlung=person.read")
            .await
            .with(200);
        let last = file.lines().last().expect("a line");
        assert!(last.contains("Hier fehlen ältere Zeilen"), "{last}");
        assert!(file.lines().count() > 10_000);
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
        assert_eq!(house.back_door.released_years().await.expect("years"), ["2022"]);
    })
    .await;
}

#[tokio::test]
async fn a_year_without_lines_the_running_and_a_young_one_cannot_be_released() {
    on_both_databases(SCHEMA, async |house| {
        let dora = house.dora().await;
        line_at(&house, "2021-05-01T10:00:00Z", Act::PersonRead).await;
        let mut browser = browser(&house, &dora).await;
        for (year, sentence) in [
            ("2026", "Das laufende Jahr kann nicht freigegeben werden"),
            ("2025", "erst 3 volle Jahre nach seinem Ende"),
            ("2023", "erst 3 volle Jahre nach seinem Ende"),
            ("2027", "erst 3 volle Jahre nach seinem Ende"),
            ("2022", "Zu diesem Jahr steht nichts im Protokoll"),
            ("20", "Zu diesem Jahr steht nichts im Protokoll"),
            ("-2021", "Zu diesem Jahr steht nichts im Protokoll"),
        ] {
            let page = browser
                .post(&format!("/protokoll/jahre/{year}"), &[])
                .await
                .with(409);
            assert!(page.contains(sentence), "{year}: {page}");
        }
        let page = browser.get("/protokoll/jahre").await.with(200);
        for state in [
            "kann freigegeben werden",
            "ohne Zeilen",
            "wird aufbewahrt",
            "läuft noch",
        ] {
            assert!(page.contains(state), "{state}");
        }
        assert_eq!(page.matches("Freigabe beantragen").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_released_year_is_removed_in_the_night_and_no_other() {
    on_both_databases(SCHEMA, async |house| {
        let (dora, hanna) = (house.dora().await, house.hanna().await);
        for at in [
            "2021-12-31T23:59:59Z",
            "2022-05-01T10:00:00Z",
            "2023-01-01T00:00:00Z",
        ] {
            line_at(&house, at, Act::PersonRead).await;
        }
        for who in [&dora, &hanna] {
            let mut browser = browser(&house, who).await;
            browser.post("/protokoll/jahre/2022", &[]).await.leads_to();
        }
        night(&house).await;
        let mut browser = browser(&house, &house.signed_in(dora.account).await).await;
        let page = browser.get("/protokoll?handlung=person.read").await.with(200);
        assert_eq!(page.matches("<th scope=\"row\"").count(), 2, "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_column_in_which_nothing_stands_is_not_shown() {
    on_both_databases(SCHEMA, async |house| {
        let (dora, gregor) = (house.dora().await, house.gregor().await);
        line_at(&house, "2026-02-10T10:00:00Z", Act::PersonRead).await;
        browser(&house, &gregor)
            .await
            .post(
                "/konten/neu",
                &[
                    ("konto", "ida.test"),
                    ("name", "Ida Test"),
                    ("email", "ida@example.org"),
                ],
            )
            .await
            .leads_to();
        let mut browser = browser(&house, &dora).await;
        let of_the_house = browser.get("/protokoll?handlung=person.read").await.with(200);
        assert!(of_the_house.contains("Einzelheit") && !of_the_house.contains("Beziehung"));
        assert!(!of_the_house.contains("Gegenstand"));
        let of_an_account = browser.get("/protokoll?handlung=account.write").await.with(200);
        assert!(of_an_account.contains("<th scope=\"col\">Gegenstand"));
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
        night(&house).await;
        let mut browser = self::browser(&house, &house.signed_in(dora.account).await).await;
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
