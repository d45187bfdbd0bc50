//! The feed holds nothing but start, end and "Termin", and only for whoever has its secret.

use testing::browser::get_as_stranger;
use testing::house::on_both_databases;

use crate::scene::{MARK, MIGRATIONS, Scene};

/// The path of the feed that the page shows once.
fn feed_path(body: &str) -> String {
    let (_, rest) = body.split_once("http://kreis.test").unwrap();
    rest.split_once(['<', '"']).unwrap().0.to_owned()
}

#[tokio::test]
async fn the_feed_tells_start_end_and_termin_and_nothing_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna(MARK).await;
        let visit = scene.appointment(case, "2026-03-03T08:30:00Z").await;
        scene.appointment(case, "2026-10-25T09:00:00Z").await;
        let cancelled = [
            ("termin", visit.to_string()),
            ("ergebnis", "cancelled".to_owned()),
        ];
        let mut cancelled: Vec<(&str, &str)> = cancelled
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        cancelled.push(("grund", "illness"));
        scene
            .post(
                &scene.anna,
                &format!("/faelle/{case}/termine/ergebnis"),
                &cancelled,
            )
            .await
            .is(303);
        let path = feed_path(&scene.post(&scene.anna, "/termine/abo", &[]).await.is(200).body);

        let feed = get_as_stranger(&scene.router, &path, "").await;

        let lines: Vec<&str> = feed.is(200).body.lines().collect();
        let entries: Vec<&[&str]> = lines.split(|line| *line == "BEGIN:VEVENT").skip(1).collect();
        let shape = |entry: &[&str]| {
            let without_uid = entry.iter().filter(|line| !line.starts_with("UID:"));
            without_uid.map(|line| (*line).to_owned()).collect::<Vec<_>>()
        };
        let expected_first = [
            "DTSTAMP:20260302T080000Z",
            "DTSTART;TZID=Europe/Berlin:20260303T093000",
            "DTEND;TZID=Europe/Berlin:20260303T103000",
            "SUMMARY:Termin",
            "CLASS:PRIVATE",
            "STATUS:CANCELLED",
            "END:VEVENT",
        ];
        let expected_second = [
            "DTSTAMP:20260302T080000Z",
            "DTSTART;TZID=Europe/Berlin:20261025T100000",
            "DTEND;TZID=Europe/Berlin:20261025T110000",
            "SUMMARY:Termin",
            "CLASS:PRIVATE",
            "STATUS:CONFIRMED",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(entries.len(), 2, "{}", feed.body);
        assert_eq!(shape(entries[0]), expected_first);
        assert_eq!(shape(entries[1]), expected_second);
        for secret in [
            MARK,
            "Selam",
            "Hausbesuch",
            "LOCATION",
            "DESCRIPTION",
            &case.to_string(),
            &visit.to_string(),
            &scene.anna.account.to_string(),
            "anna",
        ] {
            feed.hides(secret);
        }
        let uids: Vec<&&str> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
        assert!(
            uids.iter().all(|uid| uid.ends_with("@lotse") && uid.len() == 46),
            "{uids:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_feed_is_renewed_and_ended_and_an_unknown_secret_finds_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let unknown = format!("/kalender/{}.ics", "A".repeat(43));
        let nothing = get_as_stranger(&scene.router, &unknown, "").await;
        assert_eq!(
            nothing.is(404).body,
            get_as_stranger(&scene.router, "/gibtesnicht", "").await.body
        );
        scene
            .get(&scene.anna, "/termine/abo")
            .await
            .is(200)
            .shows("Abo einrichten");
        let first = feed_path(&scene.post(&scene.anna, "/termine/abo", &[]).await.body);
        let second = feed_path(&scene.post(&scene.anna, "/termine/abo", &[]).await.body);
        let page = scene.get(&scene.anna, "/termine/abo").await;
        page.shows("Abo seit 02.03.2026");
        page.hides("/kalender/");

        get_as_stranger(&scene.router, &first, "").await.is(404);
        let feed = get_as_stranger(&scene.router, &second, "").await;
        let known = get_as_stranger(&scene.router, &second, feed.is(200).header("etag")).await;
        assert!(known.is(304).body.is_empty());
        scene.post(&scene.anna, "/termine/abo/ende", &[]).await.is(303);
        get_as_stranger(&scene.router, &second, "").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn whoever_guesses_is_slowed_down() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        for guess in 0..30 {
            let path = format!("/kalender/{guess:043}.ics");
            get_as_stranger(&scene.router, &path, "").await.is(404);
        }
        let path = format!("/kalender/{}.ics", "B".repeat(43));
        get_as_stranger(&scene.router, &path, "").await.is(429);
    })
    .await;
}

#[tokio::test]
async fn times_of_a_stand_in_end_with_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let ida = scene.house.ida().await;
        scene.stands_in_for_anna(&ida, "2026-03-01", "2026-03-04").await;
        scene.appointment(case, "2026-03-03T08:30:00Z").await;
        let fields = [
            ("art", "phone"),
            ("tag", "3.3.2026"),
            ("uhrzeit", "15"),
            ("minuten", "30"),
        ];
        scene
            .post(&ida, &format!("/faelle/{case}/termine/neu"), &fields)
            .await
            .is(303);
        let path = feed_path(&scene.post(&ida, "/termine/abo", &[]).await.body);
        let feed = get_as_stranger(&scene.router, &path, "").await;
        feed.shows("20260303T150000");
        feed.hides("20260303T093000");
        scene.house.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
        let feed = get_as_stranger(&scene.router, &path, "").await;
        feed.is(200).hides("20260303T150000");
    })
    .await;
}

#[tokio::test]
async fn own_consultation_hours_stand_in_the_feed_without_their_place() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        crate::store::insert_municipality(&scene.house, testing::people::delbrueck()).await;
        let place = testing::people::delbrueck().to_string();
        let fields = [
            ("kommune", place.as_str()),
            ("ort", MARK),
            ("wochentag", "2"),
            ("rhythmus", "last_of_month"),
            ("von", "9"),
            ("bis_uhr", "12:30"),
            ("ab", "2026-03-01"),
            ("bis", "2026-11-30"),
        ];
        scene
            .post(&scene.anna, "/sprechstunden/neu", &fields)
            .await
            .is(303);
        let ida = scene.house.ida().await;
        let path = feed_path(&scene.post(&scene.anna, "/termine/abo", &[]).await.is(200).body);
        let of_ida = feed_path(&scene.post(&ida, "/termine/abo", &[]).await.is(200).body);

        let feed = get_as_stranger(&scene.router, &path, "").await;

        let lines = feed.is(200).body.lines();
        let starts: Vec<&str> = lines
            .filter_map(|line| line.strip_prefix("DTSTART;TZID=Europe/Berlin:"))
            .collect();
        let expected = [
            "20260331T090000",
            "20260428T090000",
            "20260526T090000",
            "20260630T090000",
            "20260728T090000",
            "20260825T090000",
            "20260929T090000",
            "20261027T090000",
            "20261124T090000",
        ];
        assert_eq!(starts, expected);
        assert_eq!(feed.body.matches("SUMMARY:Termin").count(), expected.len());
        for secret in [MARK, "LOCATION", "Sprechstunde", "Delbr"] {
            feed.hides(secret);
        }
        let nothing = get_as_stranger(&scene.router, &of_ida, "").await;
        nothing.is(200).hides("BEGIN:VEVENT");
    })
    .await;
}
