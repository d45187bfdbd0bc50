//! The rights of the person, as people at their desks carry them out: taken down, extended, answered, erased by two; and
//! the end of files whose time is over.

use std::io::{Cursor, Read};

use access::session::model::SignedIn;
use access::subject::store as subjects;
use post::job::worker::Worker;
use vault::subject::KeySubject;

use crate::life::{BASILS, Life, number, run};
use crate::scene::{Scene, on_both};

/// What follows this in the page, until the quote.
fn after(page: &str, before: &str) -> String {
    let (_, rest) = page
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before} in:\n{page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Takes a request down and gives its address.
async fn asked(scene: &Scene, life: &Life, kind: &str) -> String {
    let fields = [
        ("art", kind),
        ("eingang", "2026-02-20"),
        ("identitaet", "known"),
        ("anliegen", "Bitte prüfen"),
    ];
    let answer = scene
        .browser(&life.anna)
        .post(&format!("/personen/{}/rechte", life.amira), &fields)
        .await;
    answer.is(303);
    answer.location
}

fn id_of(address: &str) -> &str {
    address.split_once("antrag=").unwrap().1
}

/// Runs the jobs that are due, until nothing is left to do.
async fn work(scene: &Scene) {
    let worker = scene.furnished.rooms.get::<Worker>().unwrap();
    for _ in 0..5 {
        worker.run_due_once().await.unwrap();
    }
}

async fn released(scene: &Scene, who: &SignedIn) -> u16 {
    let browser = scene.browser(who);
    let page = browser.get("/loeschung").await.is(200).text();
    let run = after(&page, "name=\"lauf\" value=\"");
    let fields = [("schritt", "freigeben"), ("lauf", &run)];
    browser.post("/loeschung", &fields).await.status
}

#[tokio::test]
async fn a_request_has_a_clock_that_is_extended_once_and_ends_with_an_answer() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let browser = scene.browser(&life.anna);
        let address = asked(&scene, &life, "access").await;
        let page = browser.get(&address).await.is(200).text();
        assert!(
            page.contains("20.03.2026") && page.contains("Bitte prüfen"),
            "{page}"
        );

        let post = format!("/personen/{}/antrag", life.amira);
        let id = id_of(&address).to_owned();
        let extend = [
            ("antrag", id.as_str()),
            ("schritt", "verlaengern"),
            ("grund", "Viele Akten"),
        ];
        browser
            .post(&post, &[("antrag", &id), ("schritt", "verlaengern")])
            .await
            .is(422);
        browser.post(&post, &extend).await.is(303);
        browser.post(&post, &extend).await.is(422);
        let page = browser.get(&address).await.is(200).text();
        assert!(
            page.contains("20.05.2026") && page.contains("Viele Akten"),
            "{page}"
        );

        let letter = format!("/personen/{}/antrag.pdf", life.amira);
        let printed = browser.post(&letter, &[("antrag", &id)]).await;
        assert!(printed.is(200).bytes.starts_with(b"%PDF"));

        let version = after(&page, "name=\"version\" value=\"");
        let close = [
            ("antrag", id.as_str()),
            ("version", &version),
            ("ergebnis", "refused"),
        ];
        browser.post(&post, &close).await.is(422);
        let close = [
            ("antrag", id.as_str()),
            ("version", version.as_str()),
            ("ergebnis", "done"),
            ("antwort", "Auskunft erteilt"),
        ];
        browser.post(&post, &close).await.is(303);
        let page = browser.get(&address).await.is(200).text();
        assert!(
            page.contains("erfüllt") && !page.contains("Abschließen"),
            "{page}"
        );
        assert!(
            browser
                .post(&letter, &[("antrag", &id)])
                .await
                .is(200)
                .bytes
                .starts_with(b"%PDF")
        );
    })
    .await;
}

#[tokio::test]
async fn the_access_file_is_paper_and_data_with_documents_and_without_others() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let path = format!("/personen/{}/auskunft.zip", life.amira);
        let fields = [("durchgesehen", "ja"), ("unterlagen", "ja")];
        let answer = scene.browser(&life.anna).post(&path, &fields).await;
        answer.is(200);
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).unwrap();
        let mut pdf = Vec::new();
        archive.by_name("Auskunft.pdf").unwrap().read_to_end(&mut pdf).unwrap();
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000);
        let mut json = String::new();
        archive.by_name("Auskunft.json").unwrap().read_to_string(&mut json).unwrap();
        for word in ["Zimtstern", "Safranfaden", "Lorbeerblatt", "Protokoll der Zugriffe", "Empfänger"] {
            assert!(json.contains(word), "{word} is missing in:\n{json}");
        }
        for other in [BASILS, "Basil", "Tante Namenlos"] {
            assert!(!json.contains(other), "{other} is told in:\n{json}");
        }
        let names: Vec<String> = (0..archive.len())
            .map(|file| archive.by_index(file).unwrap().name().unwrap().into_owned())
            .collect();
        let documents = names.iter().filter(|name| name.starts_with("Unterlagen/")).count();
        // Two signatures that were drawn, a scan, a letter and a document.
        assert_eq!(documents, 5);
        let mut drawn = String::new();
        archive
            .by_name("Unterlagen/unterschrift-001.svg")
            .unwrap()
            .read_to_string(&mut drawn)
            .unwrap();
        assert!(drawn.contains("M0 0L9 9"), "{drawn}");

        let given = format!(
            "SELECT COUNT(*) AS n FROM consents_disclosure WHERE person_id = '{}' AND basis = 'person' AND thing = 'access_file'",
            life.amira
        );
        assert_eq!(number(&scene, given).await, 1);
    })
    .await;
}

/// Writes a note into the person's case.
async fn noted(scene: &Scene, life: &Life, note: &str) {
    let talk = [
        ("einmal", note),
        ("zurueck", "/"),
        ("tag", "2026-02-25"),
        ("art", "case_contact"),
        ("weg", "phone"),
        ("dauer", "up_to_30"),
        ("sprachmittlung", "none"),
        ("ergebnis", "informed"),
        ("notiz", note),
    ];
    scene
        .browser(&life.anna)
        .post(&format!("/faelle/{}/kontakt", life.case), &talk)
        .await
        .is(303);
}

/// The data of the answer, with these places released.
async fn handed_out(scene: &Scene, life: &Life, released: &[&str]) -> String {
    let path = format!("/personen/{}/auskunft.zip", life.amira);
    let mut fields = vec![("durchgesehen", "ja")];
    fields.extend(released.iter().map(|key| ("frei", *key)));
    let answer = scene.browser(&life.anna).post(&path, &fields).await;
    answer.is(200);
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).unwrap();
    let mut json = String::new();
    archive
        .by_name("Auskunft.json")
        .unwrap()
        .read_to_string(&mut json)
        .unwrap();
    json
}

#[tokio::test]
async fn others_are_found_before_the_answer_goes_out_and_blackened_unless_released() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let elsewhere = scene.case_manager("nebenan.test", testing::people::kreis()).await;
        scene
            .person_of(elsewhere.account, testing::people::kreis(), "Klabauterine")
            .await;
        noted(
            &scene,
            &life,
            "Basil kam mit Klabauterine Probe und Herrn Schnurpsel vom Amt.",
        )
        .await;
        let browser = scene.browser(&life.anna);
        let zip = format!("/personen/{}/auskunft.zip", life.amira);
        let sent = browser.post(&zip, &[]).await;
        assert_eq!(
            sent.is(303).location,
            format!("/personen/{}/auskunft", life.amira)
        );
        let page = browser.get(&sent.location).await.is(200).text();
        for named in ["Partner/in", "„Klabauterine Probe“", "„Herrn Schnurpsel“"] {
            assert!(page.contains(named), "{named} is not shown in:\n{page}");
        }
        // Whoever is advised elsewhere is shown as anybody whose name stands there.
        assert!(!page.contains("nebenan"), "{page}");

        let json = handed_out(&scene, &life, &[]).await;
        for hidden in ["Klabauterine", "Schnurpsel", "Basil"] {
            assert!(!json.contains(hidden), "{hidden} in:\n{json}");
        }
        assert!(
            json.contains("[geschwärzt: Partner/in] kam mit [geschwärzt: andere Person]"),
            "{json}"
        );
        let (_, office) = page.split_once("<summary>Herrn Schnurpsel").unwrap();
        let key = after(office, "value=\"");
        let json = handed_out(&scene, &life, &[&key]).await;
        assert!(
            json.contains("Herrn Schnurpsel vom Amt") && !json.contains("Klabauterine"),
            "{json}"
        );
        for stranger in [scene.house.dora().await, elsewhere] {
            scene.browser(&stranger).get(&sent.location).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_may_release_an_erasure_is_told_with_nothing_but_a_link() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let (dora, hanna) = (scene.house.dora().await, scene.house.hanna().await);
        let told = async |who: &SignedIn| {
            let text = format!(
                "SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'deletion_waiting' AND link = '/loeschung' AND account_id = '{}'",
                who.account
            );
            number(&scene, text).await
        };
        closed(&scene, &life, "2022-12-31").await;
        propose(&scene, &dora).await;
        assert_eq!((told(&dora).await, told(&hanna).await), (1, 1));
        assert_eq!(told(&life.anna).await, 0);
        assert_eq!(released(&scene, &dora).await, 303);
        assert_eq!((told(&dora).await, told(&hanna).await), (1, 2));
        let mails = "SELECT COUNT(*) AS n FROM post_message WHERE subject IS NULL";
        assert!(number(&scene, mails.to_owned()).await >= 3);
    })
    .await;
}

#[tokio::test]
async fn due_days_are_watched_without_anybodys_name() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let (dora, bernd) = (scene.house.dora().await, scene.house.bernd().await);
        asked(&scene, &life, "correction").await;
        let page = scene
            .browser(&dora)
            .get("/betroffenenrechte")
            .await
            .is(200)
            .text();
        assert!(
            page.contains("Berichtigung") && page.contains("20.03.2026"),
            "{page}"
        );
        for hidden in ["Zimtstern", "Amira", &life.amira.to_string(), "Bitte prüfen"] {
            assert!(!page.contains(hidden), "{hidden}");
        }
        scene.browser(&bernd).get("/betroffenenrechte").await.is(404);
        let rights = format!("/personen/{}/rechte", life.amira);
        scene.browser(&dora).get(&rights).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_erasure_takes_two_people_and_leaves_the_proof_that_it_was_done() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let (dora, person) = (scene.house.dora().await, life.amira.to_string());
        let address = asked(&scene, &life, "erasure").await;
        let (post, id) = (format!("/personen/{person}/antrag"), id_of(&address).to_owned());
        let erase = [("antrag", id.as_str()), ("schritt", "loeschen")];
        scene.browser(&life.anna).post(&post, &erase).await.is(303);
        scene.browser(&life.anna).post(&post, &erase).await.is(422);
        work(&scene).await;
        scene
            .browser(&life.anna)
            .get(&format!("/personen/{person}"))
            .await
            .is(200);

        assert_eq!(released(&scene, &dora).await, 303);
        work(&scene).await;

        scene
            .browser(&life.anna)
            .get(&format!("/personen/{person}"))
            .await
            .is(404);
        scene
            .browser(&life.anna)
            .get(&format!("/personen/{}", life.basil))
            .await
            .is(200);
        scene
            .browser(&life.anna)
            .get(&format!("/faelle/{}", life.case))
            .await
            .is(200);
        let page = scene.browser(&dora).get("/loeschung").await.is(200).text();
        // What of them was addressed to others is a file of its own.
        assert!(page.contains("2 Personen, 1 weitere Akte gelöscht"), "{page}");
        let proof = "SELECT COUNT(*) AS n FROM rights_request
             WHERE state = 'done' AND closed_on IS NOT NULL AND person_id IS NULL AND wish IS NULL";
        assert_eq!(number(&scene, proof.to_owned()).await, 1);
        let items = "SELECT COUNT(*) AS n FROM rights_run_item";
        assert_eq!(number(&scene, items.to_owned()).await, 0);
        let keyring = scene.house.back_door.keyring();
        assert!(keyring.key_of(KeySubject::Person(life.amira)).await.is_err());
        assert!(keyring.key_of(KeySubject::Person(life.basil)).await.is_ok());
    })
    .await;
}

/// Lets the case of a household have been closed on a day.
async fn closed(scene: &Scene, life: &Life, on: &str) {
    run(
        scene,
        format!(
            "UPDATE cases_case SET phase = 'closed', phase_since = '{on}', closed_on = '{on}', close_reason = 'other'
             WHERE id = '{}'",
            life.case
        ),
    )
    .await;
}

async fn propose(scene: &Scene, who: &SignedIn) {
    let answer = scene
        .browser(who)
        .post("/loeschung", &[("schritt", "vorschlag")])
        .await;
    answer.is(303);
    work(scene).await;
}

#[tokio::test]
async fn three_full_years_after_the_closing_year_a_case_is_proposed_and_two_people_erase_it() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let (dora, hanna) = (scene.house.dora().await, scene.house.hanna().await);
        let waiting = "SELECT COUNT(*) AS n FROM rights_run_item WHERE state = 'waiting'";
        closed(&scene, &life, "2023-01-01").await;
        propose(&scene, &dora).await;
        assert_eq!(number(&scene, waiting.to_owned()).await, 0);
        closed(&scene, &life, "2022-12-31").await;
        propose(&scene, &dora).await;
        propose(&scene, &dora).await;
        assert_eq!(number(&scene, waiting.to_owned()).await, 3);

        assert_eq!(released(&scene, &dora).await, 303);
        assert_eq!(released(&scene, &dora).await, 422);
        work(&scene).await;
        scene
            .browser(&life.anna)
            .get(&format!("/faelle/{}", life.case))
            .await
            .is(200);
        assert_eq!(released(&scene, &hanna).await, 303);
        work(&scene).await;

        scene
            .browser(&life.anna)
            .get(&format!("/faelle/{}", life.case))
            .await
            .is(404);
        for person in [life.amira, life.basil] {
            scene
                .browser(&life.anna)
                .get(&format!("/personen/{person}"))
                .await
                .is(404);
            assert!(
                scene
                    .house
                    .back_door
                    .keyring()
                    .key_of(KeySubject::Person(person))
                    .await
                    .is_err()
            );
        }
        let page = scene.browser(&hanna).get("/loeschung").await.is(200).text();
        // What of them was addressed to others is a file of its own.
        assert!(
            page.contains("1 Fall, 3 Personen, 1 weitere Akte gelöscht"),
            "{page}"
        );
        let contacts = "SELECT COUNT(*) AS n FROM cases_contact";
        assert!(number(&scene, contacts.to_owned()).await > 0);
    })
    .await;
}

#[tokio::test]
async fn a_hold_keeps_a_file_before_it_is_proposed_and_after() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let (dora, hanna) = (scene.house.dora().await, scene.house.hanna().await);
        closed(&scene, &life, "2020-05-01").await;
        propose(&scene, &dora).await;
        let hold = format!("/personen/{}/loeschsperre", life.basil);
        let browser = scene.browser(&life.anna);
        browser
            .post(&hold, &[("art_der_sperre", "legal_hold")])
            .await
            .is(422);
        let fields = [
            ("art_der_sperre", "legal_hold"),
            ("grund", "Klage vor dem Verwaltungsgericht"),
        ];
        browser.post(&hold, &fields).await.is(303);

        assert_eq!(released(&scene, &dora).await, 303);
        assert_eq!(released(&scene, &hanna).await, 303);
        work(&scene).await;

        browser.get(&format!("/faelle/{}", life.case)).await.is(200);
        browser.get(&format!("/personen/{}", life.basil)).await.is(200);
        let page = scene.browser(&dora).get("/loeschung").await.is(200).text();
        assert!(page.contains("2 wegen Sperre behalten"), "{page}");
        propose(&scene, &dora).await;
        let waiting = "SELECT COUNT(*) AS n FROM rights_run_item WHERE state = 'waiting'";
        assert_eq!(number(&scene, waiting.to_owned()).await, 0);
        let page = browser
            .get(&format!("/personen/{}/rechte", life.basil))
            .await
            .is(200)
            .text();
        let ended = after(&page, "name=\"beenden\" value=\"");
        browser.post(&hold, &[("beenden", &ended)]).await.is(303);
        propose(&scene, &dora).await;
        assert!(number(&scene, waiting.to_owned()).await > 0);
    })
    .await;
}

#[tokio::test]
async fn a_controller_decides_its_own_period() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let dora = scene.house.dora().await;
        let browser = scene.browser(&dora);
        closed(&scene, &life, "2022-06-01").await;
        let decide = |years: &'static str| [("art", "case"), ("jahre", years)];
        browser.post("/loeschung", &decide("31")).await.is(422);
        browser.post("/loeschung", &decide("10")).await.is(303);
        propose(&scene, &dora).await;
        let waiting = "SELECT COUNT(*) AS n FROM rights_run_item WHERE state = 'waiting'";
        assert_eq!(number(&scene, waiting.to_owned()).await, 0);
        let page = browser.get("/loeschung").await.is(200).text();
        assert!(
            page.contains("Schreiben, Unterlagen und Karten") && !page.contains("letters_"),
            "{page}"
        );
        assert!(
            page.contains("10 volle Jahre") && page.contains("nach <strong>7 Tagen</strong>"),
            "{page}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_person_without_a_case_has_an_end_too() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let (dora, hanna) = (scene.house.dora().await, scene.house.hanna().await);
        let old = scene
            .person_of(anna.account, testing::people::kreis(), "Lange")
            .await;
        let young = scene
            .person_of(anna.account, testing::people::kreis(), "Eben")
            .await;
        run(
            &scene,
            format!("UPDATE people_person SET changed_at = '2021-03-02T08:00:00Z' WHERE id = '{old}'"),
        )
        .await;
        propose(&scene, &dora).await;
        assert_eq!(released(&scene, &hanna).await, 303);
        assert_eq!(released(&scene, &dora).await, 303);
        work(&scene).await;
        let mut tx = scene.house.back_door.read().await.unwrap();
        assert!(subjects::seat(&mut tx, &old.to_string()).await.unwrap().is_none());
        assert!(
            subjects::seat(&mut tx, &young.to_string())
                .await
                .unwrap()
                .is_some()
        );
    })
    .await;
}
