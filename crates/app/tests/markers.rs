//! A person made of words that stand nowhere else: none of them reaches anybody who may not see the person, and none
//! lies in the open in a file, a log, a counter or a row.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use access::act::Act;
use access::session::model::SignedIn;
use base::ids::PersonId;
use cases::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use db::district::District;
use db::url::DatabaseUrl;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use testing::people::{kreis, stadt};
use web::routes::{Door, RouteInfo, Verb};

use crate::fixtures::{Fixtures, case};
use crate::scene::{Scene, on_both, on_postgres, on_sqlite};

/// Field of the form and the word in it.
const MARKERS: &[(&str, &str)] = &[
    ("vorname", "Zwirnhild"),
    ("familienname", "Quastenberg"),
    ("weitere_namen", "Fransenhuber"),
    ("geboren", "17.03.1931"),
    ("telefon", "030 23125 987"),
    ("email", "bommel@troddel.example"),
    ("anschrift", "Kordelgasse 4711"),
    ("hinweis", "Nur abends klöppeln"),
];

/// The same words as they might stand elsewhere: in other letters, another order, an address.
pub(crate) const ELSEWHERE: &[&str] = &[
    "zwirnhild",
    "quastenberg",
    "fransenhuber",
    "1931-03-17",
    "17.03.1931",
    "17. märz 1931",
    "23125 987",
    "23125987",
    "bommel",
    "troddel.example",
    "kordelgasse",
    "klöppeln",
    "kl%c3%b6ppeln",
];

/// The first marker found in these bytes, whatever the letters' case.
pub(crate) fn marker_in(bytes: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    ELSEWHERE.iter().copied().find(|marker| text.contains(marker))
}

/// Everything that was logged, at every level.
#[derive(Clone, Default)]
pub(crate) struct Log(pub(crate) Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Log and counters of this process.
pub(crate) fn listening() -> &'static (Log, PrometheusHandle) {
    static LISTENING: OnceLock<(Log, PrometheusHandle)> = OnceLock::new();
    LISTENING.get_or_init(|| {
        let log = Log::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .init();
        (log, PrometheusBuilder::new().install_recorder().unwrap())
    })
}

/// Anna adds the person through the pages, looks at everything, changes it, and makes every mistake there is.
pub(crate) async fn a_day_with_the_person(scene: &Scene, anna: &SignedIn) -> PersonId {
    let browser = scene.browser(anna);
    let with = |more: &[(&'static str, &'static str)]| [MARKERS, more].concat();
    browser.post("/personen/neu", MARKERS).await.is(200);
    let added = browser
        .post("/personen/neu", &with(&[("schritt", "anlegen")]))
        .await;
    let person = added
        .is(303)
        .location
        .strip_prefix("/personen/")
        .unwrap()
        .to_owned();
    let page = format!("/personen/{person}");
    let edit = format!("{page}/bearbeiten");

    let own = browser.get(&page).await.is(200).text();
    let form = browser.get(&edit).await.is(200).text();
    for (field, word) in MARKERS {
        assert!(
            form.contains(word),
            "{field}: the owner does not see {word}, so this test would find nothing:\n{own}"
        );
    }
    let case = case(scene, &person, anna.account).await;
    work_on(scene, anna, &case).await;
    for path in [
        "/",
        "/personen",
        "/faelle",
        &format!("/faelle/{case}"),
        "/termine",
        "/wiedervorlagen",
    ] {
        let list = browser.get(path).await.is(200).text();
        assert!(list.contains("Zwirnhild"), "{path}");
    }
    let found = browser
        .post("/suche", &[("suche", "Quastenberg Zwirnhild")])
        .await;
    assert!(found.is(200).text().contains(&person));
    browser.post(&edit, &with(&[("version", "1")])).await.is(303);
    browser
        .post(&edit, &with(&[("version", "1"), ("hinweis", "")]))
        .await
        .is(409);
    browser
        .post(
            &edit,
            &[
                ("version", "2"),
                ("vorname", "Zwirnhild"),
                ("geboren", "17.03.1931 klöppeln"),
            ],
        )
        .await
        .is(422);
    let body = b"vorname=Zwirnhild&familienname=Quastenberg&hinweis=kl%C3%B6ppeln".to_vec();
    browser.post_body(&edit, body).await.is(403);
    person.parse().unwrap()
}

/// Anna writes down a talk, a note of her own, a follow-up, an appointment and a goal, each with a word that stands
/// nowhere else.
async fn work_on(scene: &Scene, anna: &SignedIn, case: &str) {
    let browser = scene.browser(anna);
    let token = scene.house.ids.next_random().to_string();
    let talk = [
        ("einmal", token.as_str()),
        ("zurueck", "/"),
        ("tag", "2026-03-02"),
        ("art", ContactKind::CaseContact.code()),
        ("weg", Mode::Phone.code()),
        ("dauer", MinutesClass::UpTo30.code()),
        ("sprachmittlung", Interpreter::None.code()),
        ("ergebnis", ContactResult::Informed.code()),
        ("notiz", "Klöppeln am Telefon besprochen"),
    ];
    let follow_up = [
        ("anlass", "papers"),
        ("tag", "2026-03-02"),
        ("text", "Klöppeln nachfragen"),
    ];
    let appointment = [
        ("art", "office"),
        ("tag", "2026-03-02"),
        ("uhrzeit", "15:00"),
        ("minuten", "45"),
        ("titel", "Klöppeln"),
        ("ort", "Kordelgasse"),
    ];
    let goal = [
        ("ebene", "principle"),
        ("ziel", "Klöppeln"),
        ("titel", "Klöppeln"),
        ("stand", "open"),
    ];
    for (page, form) in [
        ("kontakt", talk.as_slice()),
        ("notizen", &[("text", "Klöppeln nur für mich")]),
        ("wiedervorlagen", &follow_up),
        ("termine/neu", &appointment),
        ("ziele/bearbeiten", &goal),
    ] {
        browser
            .post(&format!("/faelle/{case}/{page}"), form)
            .await
            .is(303);
    }
    let file = browser.get(&format!("/faelle/{case}")).await.is(200).text();
    assert!(
        file.contains("Klöppeln am Telefon"),
        "the talk is not in the file"
    );
}

/// Whether a page could tell of a person at all: those of the organisation, of texts and of rules are about nobody, and
/// the walk of all pages in this file looks at them once.
pub(crate) fn may_tell_of_files(info: &RouteInfo) -> bool {
    const ABOUT_NOBODY: &[Act] = &[
        Act::OrganisationRead,
        Act::OrganisationWrite,
        Act::PolicyRead,
        Act::ConsentTextRead,
        Act::ConsentTextWrite,
        Act::LetterTemplateRead,
        Act::LetterTemplateWrite,
        Act::PlanningRuleRead,
        Act::PlanningRuleWrite,
    ];
    match info.door {
        Door::Act(act) => !ABOUT_NOBODY.contains(&act),
        Door::Public => false,
    }
}

/// Everybody who may not see the person.
async fn strangers(scene: &Scene, anna: &SignedIn) -> Vec<SignedIn> {
    let mut strangers: Vec<SignedIn> = scene
        .house
        .everyone()
        .await
        .into_iter()
        .map(|(_, who)| who)
        .collect();
    strangers.push(scene.case_manager("daneben.test", kreis()).await);
    let stood_in = scene.case_manager("ende.test", kreis()).await;
    scene
        .stands_in(stood_in.account, anna.account, ("2026-02-01", "2026-03-02"))
        .await;
    let elsewhere = scene.case_manager("anderswo.test", stadt()).await;
    scene
        .stands_in(elsewhere.account, anna.account, ("2026-03-01", "2026-03-31"))
        .await;
    strangers.extend([stood_in, elsewhere]);
    strangers
}

/// Lets strangers walk all routes after a day with a person.
async fn walk_of_strangers(scene: Scene) {
    let anna = scene.house.anna().await;
    let person = a_day_with_the_person(&scene, &anna).await;
    let strangers = strangers(&scene, &anna).await;
    let fixtures = Fixtures::of(&scene, person.to_string(), anna.account).await;
    let mut visitors: Vec<(String, crate::browser::Browser<'_>)> = strangers
        .iter()
        .map(|who| (who.login.clone(), scene.browser(who)))
        .collect();
    visitors.push(("nobody".to_owned(), scene.anonymous()));
    for (login, browser) in &visitors {
        for route in app::rooms::routes() {
            let path = fixtures.filled(&route.info);
            let answer = match route.info.verb {
                Verb::Get => browser.get(&path).await,
                Verb::Post if login == "nobody" => continue,
                Verb::Post => browser.post_body(&path, Vec::new()).await,
            };
            let seen = marker_in(&answer.bytes).or_else(|| marker_in(answer.headers.as_bytes()));
            assert_eq!(
                seen, None,
                "{login} {:?} {path} ({})",
                route.info.verb, answer.status
            );
        }
        // Whoever may search is shown the words that were typed, and nothing else of the person.
        for words in ["Quastenberg", "Fransenhuber"] {
            let answer = browser.post("/suche", &[("suche", words)]).await;
            let text = answer.text();
            assert!(
                !text.contains("Zwirnhild") && !text.contains(&person.to_string()),
                "{login} found {words}"
            );
        }
        let doubled = browser
            .post(
                "/personen/neu",
                &[("vorname", "Zwirnhilde"), ("familienname", "Quastenberg")],
            )
            .await;
        assert!(
            !doubled.text().contains("Kordelgasse") && !doubled.text().contains(&person.to_string()),
            "{login} was shown a double"
        );
    }
}

#[tokio::test]
async fn no_word_of_a_person_reaches_a_stranger_on_sqlite() {
    on_sqlite(walk_of_strangers).await;
}

#[tokio::test]
async fn no_word_of_a_person_reaches_a_stranger_on_postgres() {
    on_postgres(walk_of_strangers).await;
}

#[tokio::test]
async fn no_word_of_a_person_lies_in_a_file_a_log_a_counter_or_a_row() {
    let (log, counters) = listening();
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        a_day_with_the_person(&scene, &anna).await;
        let back_door = &scene.house.back_door;
        back_door.sealer().await.unwrap().seal().await.unwrap();
        // On PostgreSQL the rows lie elsewhere: a copy of all of them is searched in their place.
        let copy = scene.house.folder().join("all-rows.sqlite");
        let rows = District::open("rows", &DatabaseUrl::Sqlite(copy.clone()))
            .await
            .unwrap();
        let now = scene.house.clock.now();
        rows.fill_from(back_door.district(), &app::rooms::migrations(), now)
            .await
            .unwrap();
        rows.close().await;

        let mut found_login = false;
        for (path, bytes) in files_below(scene.house.folder()) {
            assert_eq!(marker_in(&bytes), None, "{path}");
            found_login |= String::from_utf8_lossy(&bytes).contains("anna.test");
        }
        assert!(
            found_login,
            "an open word was not found in the files either: this test reads the wrong ones"
        );
    })
    .await;
    let logged = log.0.lock().unwrap().clone();
    assert_eq!(marker_in(&logged), None, "in the log");
    assert!(
        String::from_utf8_lossy(&logged).contains("people_person"),
        "the log was not listened to"
    );
    let counted = counters.render();
    assert_eq!(marker_in(counted.as_bytes()), None, "in the counters");
    assert!(
        counted.contains("/personen/{id}"),
        "nothing was counted:\n{counted}"
    );
}

/// All files below a folder with their bytes.
pub(crate) fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (
                entry.path().display().to_string(),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}
