//! The power goes, the disk is full, the database is away: what was acknowledged stands, what was typed is shown again.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::program::{Client, Running, lotse};
use crate::scene::Scene;

const KILLED: usize = 100;
const LOGIN: &str = "casemanagement";

/// Adds a person and gives its path, or nothing if the house did not acknowledge it.
pub(crate) fn add(client: &mut Client, number: usize) -> Option<String> {
    let name = name(number);
    let form = [
        ("vorname", name.as_str()),
        ("familienname", "Probe"),
        ("schritt", "anlegen"),
        ("hinweis", "Klingel defekt"),
    ];
    let reply = client.post("/personen/neu", &form).ok()?;
    (reply.status == 303).then_some(reply.location)
}

/// Names that are not alike, so that nobody is asked whether two are the same person.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ke", "di", "fo", "gu", "ma", "ne", "pi", "ro", "su", "ta", "we", "zi", "jo", "lu", "ha",
    ];
    let mixed = number.wrapping_mul(40_503) % 65_536;
    [mixed >> 12, mixed >> 8, mixed >> 4, mixed]
        .map(|part| SYLLABLES[part % 16])
        .concat()
}

fn configuration(folder: &Path) -> String {
    let file = folder.join("check.toml");
    let data = folder.display();
    let text = format!(
        "[server]\nlisten = \"127.0.0.1:0\"\n[[district]]\nkey = \"demo\"\nhost = \"localhost\"\n\
         database = \"sqlite:{data}/data.sqlite\"\nfolder = \"{data}\"\nmaster_key = \"{data}/master.key\"\n"
    );
    std::fs::write(&file, text).unwrap();
    file.display().to_string()
}

fn sign_in(running: &Running) -> Client {
    Client::signed_in(running.address, LOGIN, app::demo::accounts::PASSWORD)
}

#[test]
fn killed_a_hundred_times_while_writing_it_keeps_everything_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = Running::demo(folder.path(), "50");
    let config = configuration(folder.path());
    let client = sign_in(&running);
    let next = AtomicUsize::new(0);
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..KILLED {
        let new = Mutex::new(Vec::new());
        let mut client = client.clone().at(&running);
        for path in acknowledged.iter().rev().take(4) {
            client.get(path).unwrap().is(200);
        }
        std::thread::scope(|threads| {
            for _ in 0..2 {
                threads.spawn(|| {
                    let mut client = client.clone();
                    // The house is killed under it: an error ends the work.
                    while client.get("/healthz").is_ok() {
                        if let Some(path) = add(&mut client, next.fetch_add(1, Ordering::Relaxed)) {
                            new.lock().unwrap().push(path);
                        }
                    }
                });
            }
            let begun = Instant::now();
            while new.lock().unwrap().len() < 1 + round % 3 {
                assert!(begun.elapsed() < Duration::from_secs(30), "nothing was written");
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_micros((round as u64 * 7_919) % 20_000));
            running.kill();
        });
        acknowledged.extend(new.into_inner().unwrap());
        if round % 20 == 0 {
            lotse(&["check", "--config", &config], "").with(0);
        }
        running = Running::demo(folder.path(), "50");
    }
    let mut client = client.at(&running);
    for path in &acknowledged {
        client.get(path).unwrap().is(200);
    }
    running.stop();
    lotse(&["check", "--config", &config], "").with(0);
    lotse(&["audit", "verify", "--config", &config], "")
        .with(0)
        .says("unversehrt");
    assert!(
        acknowledged.len() >= KILLED,
        "only {} persons were written",
        acknowledged.len()
    );
}

/// A small disk of its own, gone with the value.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "lotse-test"])
            .arg(folder.path())
            .output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn on_a_full_disk_nothing_typed_is_lost_and_work_goes_on_when_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("no small disk can be mounted here: the full disk was not tried");
        return;
    };
    let folder = disk.0.path();
    let running = Running::demo(&folder.join("demo"), "50");
    let mut client = sign_in(&running);
    let kept = add(&mut client, 1).unwrap();
    let before = persons(&mut client);

    let filler = folder.join("filler");
    fill(&filler);
    let full = (2..400)
        .map(|number| {
            let name = name(number);
            let form = [
                ("vorname", name.as_str()),
                ("familienname", "Probe"),
                ("schritt", "anlegen"),
                ("hinweis", "Klingel defekt"),
            ];
            (client.post("/personen/neu", &form).unwrap(), name)
        })
        .find(|(reply, _)| reply.status != 303);
    let (reply, name) = full.expect("the disk never got full");
    let reply = reply.is(503);
    for typed in [name.as_str(), "Klingel defekt", "Noch einmal senden"] {
        assert!(reply.text.contains(typed), "without {typed}:\n{}", reply.text);
    }
    std::fs::remove_file(&filler).unwrap();

    let again = (500..550).find_map(|number| {
        std::thread::sleep(Duration::from_millis(100));
        add(&mut client, number)
    });
    let again = again.expect("nothing is written although there is room again");
    for path in [&kept, &again] {
        client.get(path).unwrap().is(200);
    }
    assert!(persons(&mut client) > before);
    let config = configuration(&folder.join("demo"));
    running.stop();
    lotse(&["check", "--config", &config], "").with(0);
}

/// How many persons the list names.
fn persons(client: &mut Client) -> usize {
    client
        .get("/personen")
        .unwrap()
        .is(200)
        .text
        .matches("href=\"/personen/")
        .count()
}

fn fill(file: &Path) {
    use std::io::Write as _;
    let mut file = std::fs::File::create(file).unwrap();
    for size in [1 << 20, 1 << 12] {
        let block = vec![0_u8; size];
        while file.write_all(&block).is_ok() {}
    }
}

const TYPED: [(&str, &str); 4] = [
    ("vorname", "Selam"),
    ("familienname", "Probe"),
    ("schritt", "anlegen"),
    ("hinweis", "Klingel defekt"),
];

/// Sends a form while the database is away, and again when it is back.
async fn nothing_typed_is_lost(scene: &Scene, away: impl AsyncFnOnce(), back: impl AsyncFnOnce()) {
    let anna = scene.house.anna().await;
    let browser = Browser::of(&scene.router, &anna);
    browser.get("/personen/neu").await.is(200);
    away().await;
    let answer = browser.post("/personen/neu", &TYPED).await;
    answer.is(503);
    let text = answer.text();
    let word = format!("name=\"csrf\" value=\"{}\"", anna.token.form_word());
    for kept in ["Selam", "Klingel defekt", "Noch einmal senden", &word] {
        assert!(text.contains(kept), "without {kept}:\n{text}");
    }
    assert!(answer.headers.contains("no-store"), "{}", answer.headers);
    browser.get("/personen").await.is(503);

    back().await;
    browser.post("/personen/neu", &TYPED).await.is(303);
    let list = browser.get("/personen").await.is(200).text();
    assert_eq!(list.matches("Probe, Selam").count(), 1, "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgresql_is_away_nothing_typed_is_lost() {
    let Some(url) = testing::house::postgres_database().await else {
        eprintln!("no PostgreSQL for tests: not tried");
        return;
    };
    let db::url::DatabaseUrl::Postgres { address, .. } = &url else {
        unreachable!()
    };
    let address = address.split('?').next().unwrap();
    let name = address.rsplit('/').next().unwrap().to_owned();
    let server = std::env::var(testing::house::POSTGRES_VARIABLE)
        .unwrap()
        .parse()
        .unwrap();
    let server = db::district::District::open("server", &server).await.unwrap();
    let house = testing::house::house(tempfile::tempdir().unwrap(), &url, &[&app::rooms::migrations()]).await;
    let scene = Scene::new(house).await;
    let tell = async |text: String| {
        let mut tx = server.write().await.unwrap();
        let text: &'static str = text.leak();
        db::statement::Statement::new(text)
            .all(&mut tx, |_| Ok(()))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    };
    nothing_typed_is_lost(
        &scene,
        async || {
            tell(format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")).await;
            tell(format!(
                "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = '{name}'"
            ))
            .await;
        },
        async || tell(format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")).await,
    )
    .await;
}
