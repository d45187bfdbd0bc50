//! Backups: an older state comes back, but nobody who was erased since comes back with it.

use access::permit::JobPurpose;
use db::district::District;
use db::statement::Statement;
use db::url::DatabaseUrl;
use people::index::PersonIndex;
use people::person::store::bulk_insert;

use base::ids::PersonId;

use super::{add_person, close, opened};
use crate::markers::files_below;
use crate::program::NewHouse;

/// Makes a backup and gives the data file of it.
fn back_up(house: &NewHouse) -> String {
    let (data, keys) = (house.beside("sicherung"), house.beside("schluessel"));
    let said = house
        .run(
            &[
                "backup",
                "--to",
                &data.display().to_string(),
                "--keys-to",
                &keys.display().to_string(),
            ],
            "",
        )
        .with(0)
        .said;
    let line = said.lines().find_map(|line| line.strip_prefix("Daten:"));
    line.unwrap().trim().to_owned()
}

async fn erase(house: &NewHouse, person: PersonId) {
    let back_door = house.plot().open().await.unwrap();
    let permit = back_door.job(JobPurpose::Retention).await.unwrap();
    let erased = people::erasure::erase(
        &back_door,
        &permit,
        (&PersonIndex::new(), &app::rooms::person_data()),
        &[person],
    )
    .await;
    assert_eq!(erased.unwrap(), 1);
    close(&back_door).await;
}

/// The wrapped key of a person as it lies in the key store.
async fn wrapped_key(house: &NewHouse, person: PersonId) -> Vec<u8> {
    let store = District::open("keys", &DatabaseUrl::Sqlite(house.plot().key_store()))
        .await
        .unwrap();
    let mut tx = store.read().await.unwrap();
    let found = Statement::new("SELECT wrapped FROM vault_key WHERE subject = $1")
        .bind(&format!("person:{person}"))
        .first(&mut tx, |row| row.get::<Vec<u8>>("wrapped"))
        .await
        .unwrap();
    drop(tx);
    store.close().await;
    found.unwrap()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn whoever_was_erased_does_not_come_back_with_an_older_backup() {
    let house = NewHouse::init();
    let erased = add_person(&house, "Vergangen").await;
    let kept = add_person(&house, "Bleibend").await;
    let key = wrapped_key(&house, erased).await;
    let kept_key = wrapped_key(&house, kept).await;
    let files = || files_below(&house.folder());
    assert!(
        files().iter().any(|(_, bytes)| contains(bytes, &key)),
        "the key was looked for in the wrong files"
    );
    let data = back_up(&house);
    erase(&house, erased).await;
    assert_eq!(opened(&house).await.persons, 1);

    house
        .run(&["restore", "--from", &data, "--yes"], "")
        .with(0)
        .says("aus dem eingespielten Stand gelöscht: 1 Akte.");

    let built = opened(&house).await;
    assert_eq!((built.persons, built.unreadable), (1, 0));
    for (path, bytes) in files() {
        assert!(
            !contains(&bytes, &key),
            "the key of the erased person lies in {path}"
        );
        assert!(
            !contains(&bytes, &kept_key),
            "the key of the ended epoch lies in {path}"
        );
    }
    house.run(&["check"], "").with(0);
    house.run(&["audit", "verify"], "").with(0).says("unversehrt");
}

#[tokio::test]
async fn a_lost_key_store_comes_back_from_the_newest_bundle_and_still_forgets() {
    let house = NewHouse::init();
    let erased = add_person(&house, "Vergangen").await;
    add_person(&house, "Bleibend").await;
    let before = back_up(&house);
    erase(&house, erased).await;
    // Names of backups count seconds.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    back_up(&house);
    for file in ["keys.sqlite", "keys.sqlite-wal", "keys.sqlite-shm"] {
        let _ = std::fs::remove_file(house.plot().folder.join(file));
    }

    house
        .run(&["restore", "--from", &before, "--yes"], "")
        .with(3)
        .says("--keys-from");
    let keys = house.beside("schluessel").display().to_string();
    house
        .run(&["restore", "--from", &before, "--keys-from", &keys, "--yes"], "")
        .with(0);

    let built = opened(&house).await;
    assert_eq!((built.persons, built.unreadable), (1, 0));
}

#[tokio::test]
async fn restoring_asks_first_and_keeps_the_state_it_replaces() {
    let house = NewHouse::init();
    let data = back_up(&house);
    add_person(&house, "Neuer").await;
    assert_eq!(opened(&house).await.persons, 1);
    house
        .run(&["restore", "--from", &data], "nein\n")
        .with(2)
        .says("Abgebrochen. Es wurde nichts verändert.");
    assert_eq!(opened(&house).await.persons, 1);
    house
        .run(
            &[
                "restore",
                "--from",
                &house.config().display().to_string(),
                "--yes",
            ],
            "",
        )
        .says("lotse:");
    assert_eq!(opened(&house).await.persons, 1);

    let said = house.run(&["restore", "--from", &data], "ja\n").with(0).said;
    assert_eq!(opened(&house).await.persons, 0);
    let aside = said
        .lines()
        .find_map(|line| {
            line.split_once("Der alte Stand liegt in ")
                .map(|(_, path)| path.trim_end_matches('.'))
        })
        .unwrap()
        .to_owned();
    assert!(std::path::Path::new(&aside).exists(), "{aside}");
    house.run(&["restore", "--from", &aside, "--yes"], "").with(0);
    assert_eq!(opened(&house).await.persons, 1);
}

#[tokio::test]
async fn the_newest_seven_bundles_of_keys_are_kept_and_no_older_one() {
    let house = NewHouse::init();
    let keys = house.beside("schluessel");
    std::fs::create_dir_all(&keys).unwrap();
    let bundle = |stamp: &str| keys.join(format!("kreis-paderborn-{stamp}-keys.sqlite"));
    for day in 10..19 {
        std::fs::write(bundle(&format!("202001{day}000000")), "old").unwrap();
    }
    let foreign = keys.join("ein-anderer-kreis-20200101000000-keys.sqlite");
    std::fs::write(&foreign, "of another district").unwrap();

    back_up(&house);

    let mut left: Vec<String> = std::fs::read_dir(&keys)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("kreis-paderborn-"))
        .collect();
    left.sort();
    assert_eq!(left.len(), 7, "{left:?}");
    assert!(
        left[0].contains("20200113") && !left[6].contains("2020"),
        "{left:?}"
    );
    assert!(foreign.exists());
    let said = house
        .run(
            &[
                "backup",
                "--to",
                &keys.display().to_string(),
                "--keys-to",
                &keys.display().to_string(),
            ],
            "",
        )
        .with(2)
        .said;
    assert!(said.contains("verschiedene Ordner"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_while_writing_holds_every_key_its_rows_need() {
    let house = NewHouse::init();
    let back_door = house.plot().open().await.unwrap();
    let mut tx = back_door.read().await.unwrap();
    let first = access::account::store::credentials(&mut tx, "administration").await;
    let owner = first.unwrap().unwrap().account.id;
    drop(tx);
    let writing = tokio::spawn({
        let back_door = back_door.clone();
        async move {
            loop {
                let new = crate::scene::person(owner, testing::people::kreis(), "Laufend");
                bulk_insert(&back_door, vec![new]).await.unwrap();
            }
        }
    });
    let data = tokio::task::block_in_place(|| back_up(&house));
    writing.abort();
    let _ = writing.await;
    close(&back_door).await;
    std::fs::remove_file(house.plot().key_store()).unwrap();
    let keys = house.beside("schluessel").display().to_string();
    house
        .run(&["restore", "--from", &data, "--keys-from", &keys, "--yes"], "")
        .with(0);
    let built = opened(&house).await;
    assert_eq!(built.unreadable, 0, "{built:?}");
}
