//! A stolen file is worthless: a household with a row in every table that hangs on people, a day of work with a person
//! made of words that stand nowhere else, and whatever was typed, begun, queued or parked – none of it lies in the clear in
//! the database, its log, a backup, the key store, or in what was logged.

mod haystack;

use std::collections::BTreeSet;

use access::act::Act;
use access::session::model::SignedIn;
use base::ids::RowId;
use consents::store::scans;
use db::district::District;
use db::url::DatabaseUrl;
use testing::browser::{Sent, post_file};
use web::upload::format::Format;

use crate::dump::haystack::Needles;
use crate::life::{BASILS, Life, MARKERS, number};
use crate::markers::{ELSEWHERE, a_day_with_the_person, files_below, listening};
use crate::scene::{Scene, on_both};

/// A number that authorities give, as people type it into notes.
const FILE_NUMBER: &str = "Az. 50.3-4711/26-Quaste";
/// What stands in pieces of files that never became whole.
const HALF_SENT: &str = "Trommelwirbelfisch";
/// What was typed after the session had ended.
const PARKED: &str = "Paukenschlagkuchen";
/// What stands in a list that waits to be taken over.
const LISTED: &str = "Harfensaitenbaum";
/// The shortest text of the access file that is looked for (letters): shorter ones stand everywhere.
const SHORTEST: usize = 8;
/// Words of the household that are also names of organisations and templates, which are no secret.
const OPEN: &[&str] = &["Jugendamt", "Einladung", "Bescheid", "Jobcenter"];

/// Everything freely written that the access file tells of a household, and who it is about.
async fn written_of(scene: &Scene, life: &Life) -> BTreeSet<String> {
    let access = &scene.house.access;
    let mut all = BTreeSet::new();
    for person in [life.amira, life.basil] {
        let (mut tx, files) = access
            .everything_of(&life.anna, (Act::PersonRead, person), &life.data, false)
            .await
            .unwrap();
        for section in life.data.collect(&mut tx, &files).await.unwrap() {
            for fact in section.entries.iter().flat_map(|entry| &entry.facts) {
                if fact.is_written || section.title == "Stammdaten" {
                    all.extend(fact.value.lines().map(str::to_owned));
                }
            }
        }
    }
    all.retain(|text| text.chars().count() >= SHORTEST && !OPEN.iter().any(|open| text == open));
    // Days and names of staff stand in the clear by right.
    all.retain(|text| !text.ends_with(" Test") && !text.starts_with(|letter: char| letter.is_ascii_digit()));
    all
}

/// Files half sent, a list that waits, a text whose session ended, and a note with a file number.
async fn leave_things_half_done(scene: &Scene, life: &Life) {
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let browser = scene.browser(&life.anna);
    let note = format!("{FILE_NUMBER} liegt beim Amt");
    browser
        .post(
            &format!("/faelle/{}/notizen", life.case),
            &[("text", note.as_str())],
        )
        .await
        .is(303);
    let (mut tx, permit) = access
        .person_writing(&life.anna, Act::ConsentWrite, life.amira)
        .await
        .unwrap();
    let sheet = consents::store::file::read(&mut tx, &permit)
        .await
        .unwrap()
        .sheets[0]
        .id;
    let scan = scans::NewScan {
        id: RowId::from_uuid(ids.next()),
        sheet,
        format: Format::Png,
        size: 4_096,
    };
    scans::begin(&mut tx, &permit, &scan).await.unwrap();
    scans::add(&mut tx, &permit, (scan.id, 0), (HALF_SENT.as_bytes(), ids))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let list = format!("Vorname;Familienname\n{LISTED};Probe\n");
    let sent = Sent {
        field: "datei",
        name: "liste.csv",
        bytes: list.as_bytes(),
    };
    let answer = post_file(&scene.router, &life.anna, "/einfuhr", (&[], sent)).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
    let body = format!("csrf=x&hinweis={PARKED}");
    let path = format!("/personen/{}/bearbeiten", life.amira);
    let parked = after_the_session(scene, &life.anna, (&path, &body)).await;
    assert!(parked, "nothing was parked");
}

async fn after_the_session(scene: &Scene, who: &SignedIn, (path, body): (&str, &str)) -> bool {
    let now = scene.house.clock.now();
    scene.house.clock.set(now.plus_hours(2));
    let kept = scene.house.access.park(&who.token, path, body.as_bytes()).await;
    scene.house.clock.set(now);
    kept.unwrap()
}

/// Copies as a thief takes them: all rows of the database, and both halves of a backup.
async fn steal(scene: &Scene) {
    let back_door = &scene.house.back_door;
    let copy = scene.house.folder().join("all-rows.sqlite");
    let rows = District::open("rows", &DatabaseUrl::Sqlite(copy)).await.unwrap();
    let now = scene.house.clock.now();
    rows.fill_from(back_door.district(), &app::rooms::migrations(), now)
        .await
        .unwrap();
    rows.copy_file_to(&scene.house.folder().join("sicherung-data.sqlite"))
        .await
        .unwrap();
    rows.close().await;
    back_door
        .keyring()
        .copy_to(&scene.house.folder().join("sicherung-keys.sqlite"))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_stolen_dump_tells_nothing_of_anybody() {
    let (log, _) = listening();
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        life.asks(&scene).await;
        a_day_with_the_person(&scene, &life.anna).await;
        leave_things_half_done(&scene, &life).await;
        let dora = scene.house.dora().await;
        let proposal = scene
            .browser(&dora)
            .post("/loeschung", &[("schritt", "vorschlag")])
            .await;
        proposal.is(303);
        let written = written_of(&scene, &life).await;
        assert!(written.len() > 20, "{written:?}");
        let words = MARKERS.iter().chain(ELSEWHERE).chain(&[
            BASILS,
            FILE_NUMBER,
            HALF_SENT,
            PARKED,
            LISTED,
            "Tante Namenlos",
        ]);
        let needles = Needles::of(words.map(|word| (*word).to_owned()).chain(written));
        assert!(needles.len() > 40, "{}", needles.len());
        for table in [
            "access_parked",
            "imports_part",
            "post_job",
            "post_message",
            "consents_scan_chunk",
        ] {
            let rows = number(&scene, format!("SELECT COUNT(*) AS n FROM {table}")).await;
            assert!(rows > 0, "{table} is empty: nothing could be found there");
        }
        steal(&scene).await;
        let mut searched = 0;
        for (path, bytes) in files_below(scene.house.folder()) {
            assert_eq!(needles.find_in(&bytes), None, "in {path}");
            searched += bytes.len();
        }
        assert!(searched > 1_000_000, "only {searched} bytes were searched");
        let logged = log.0.lock().unwrap().clone();
        assert_eq!(needles.find_in(&logged), None, "in the log");
    })
    .await;
}

/// What is packed otherwise would not be looked into: nothing in the program packs otherwise.
#[test]
fn nothing_packs_in_a_way_that_is_not_looked_into() {
    let lock = include_str!("../../../Cargo.lock");
    for packer in [
        "zstd", "zstd-sys", "ruzstd", "lz4_flex", "lz4-sys", "snap", "xz2", "lzma-sys", "bzip2",
    ] {
        assert!(
            !lock.contains(&format!("name = \"{packer}\"\n")),
            "{packer} packs in its own way: let `haystack` look into it"
        );
    }
}
