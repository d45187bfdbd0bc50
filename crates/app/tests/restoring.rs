//! An older backup of a whole household comes back, put in place with the program's own commands on each database: of the
//! member who was erased since nothing opens and nothing stands in any table, the others are whole.

use std::collections::BTreeSet;

use access::act::Act;
use access::back_door::BackDoor;
use base::ids::ContactId;
use db::column::Kind;
use db::statement::Statement;
use db::url::DatabaseUrl;
use people::index::PersonIndex;
use testing::house::{house, postgres_database};
use vault::subject::KeySubject;

use crate::life::{BASILS, Life};
use crate::markers::files_below;
use crate::program::lotse;
use crate::scene::Scene;

/// Tables with a row in which one of these texts stands; lines of the audit trail keep ids.
async fn tables_with(back_door: &BackDoor, texts: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for table in back_door.district().tables().await.unwrap() {
        for (column, kind) in &table.columns {
            if *kind != Kind::Text || table.name == "access_audit" {
                continue;
            }
            for text in texts {
                let statement = format!(
                    "SELECT COUNT(*) AS n FROM {} WHERE {column} LIKE '%{text}%'",
                    table.name
                );
                let mut tx = back_door.read().await.unwrap();
                let rows = Statement::new(statement.leak()).number(&mut tx).await.unwrap();
                if rows > 0 {
                    found.insert(table.name.clone());
                }
            }
        }
    }
    found
}

/// The wrapped keys of these files as they lie in the key store.
async fn wrapped_keys(store: &std::path::Path, files: &[KeySubject]) -> Vec<Vec<u8>> {
    let store = db::district::District::open("keys", &DatabaseUrl::Sqlite(store.to_owned()))
        .await
        .unwrap();
    let mut tx = store.read().await.unwrap();
    let mut keys = Vec::new();
    for file in files {
        let found = Statement::new("SELECT wrapped FROM vault_key WHERE subject = $1")
            .bind(file)
            .first(&mut tx, |row| row.get::<Vec<u8>>("wrapped"))
            .await
            .unwrap();
        keys.push(found.unwrap());
    }
    drop(tx);
    store.close().await;
    keys
}

async fn close(back_door: &BackDoor) {
    back_door.keyring().close().await;
    back_door.district().close().await;
}

async fn one_member_stays_erased(url: &DatabaseUrl, address: &str) {
    let house = house(tempfile::tempdir().unwrap(), url, &[&app::rooms::migrations()]).await;
    let scene = Scene::new(house).await;
    let life = Life::lived(&scene).await;
    life.asks(&scene).await;
    let folder = scene.house.folder().to_owned();
    let beside = tempfile::tempdir().unwrap();
    let config = beside.path().join("lotse.toml");
    let data = folder.display();
    std::fs::write(
        &config,
        format!(
            "[server]\nlisten = \"127.0.0.1:0\"\n[[district]]\nkey = \"probe\"\nhost = \"kreis.test\"\n\
             database = \"{address}\"\nfolder = \"{data}\"\nmaster_key = \"{data}/master.key\"\n"
        ),
    )
    .unwrap();
    let config_path = config.display().to_string();
    let run = |arguments: &[&str]| lotse(&[arguments, &["--config", &config_path]].concat(), "");
    let to = |name: &str| beside.path().join(name).display().to_string();
    let said = run(&["backup", "--to", &to("daten"), "--keys-to", &to("schluessel")])
        .with(0)
        .said;
    let backup = said.lines().find_map(|line| line.strip_prefix("Daten:"));
    let backup = backup.unwrap().trim().to_owned();
    let card: ContactId = life.card.parse().unwrap();
    let erased = [
        KeySubject::Person(life.amira),
        KeySubject::Person(life.joined),
        KeySubject::Contact(card),
    ];
    let keys = wrapped_keys(&folder.join("keys.sqlite"), &erased).await;

    assert_eq!(life.erase(&scene, &[life.amira]).await, 2);
    close(&scene.house.back_door).await;
    run(&["restore", "--from", &backup, "--yes"])
        .with(0)
        .says("auch aus dem eingespielten Stand gelöscht");

    let config = app::config::read(&config, std::iter::empty()).unwrap();
    let back_door = app::house::Plot::of(&config, &config.district[0])
        .unwrap()
        .open()
        .await
        .unwrap();
    let ids = [life.amira.to_string(), life.joined.to_string(), life.card.clone()];
    assert_eq!(tables_with(&back_door, &ids).await, BTreeSet::new());
    assert!(back_door.keyring().keys_of(&erased).await.unwrap().is_empty());
    let asked = back_door
        .access()
        .everything_of(&life.anna, (Act::PersonRead, life.amira), &life.data, false)
        .await;
    assert!(asked.is_err());
    let built = PersonIndex::new().build(&back_door).await.unwrap();
    assert_eq!((built.persons, built.unreadable), (1, 0));
    let told = life.told_at(back_door.access(), life.basil).await;
    for kept in [BASILS, "Lorbeerblatt", "im Fall", "Ablehnung"] {
        assert!(told.contains(kept), "{kept} did not come back:\n{told}");
    }
    let (mut tx, permit) = back_door
        .access()
        .reading(&life.anna, Act::CaseRead, life.case)
        .await
        .unwrap();
    let head = cases::case::store::head(&mut tx, &permit).await.unwrap().unwrap();
    assert_eq!(head.lead, life.basil);
    drop(tx);
    close(&back_door).await;
    for (path, bytes) in files_below(&folder) {
        for key in &keys {
            assert!(
                !bytes.windows(key.len()).any(|window| window == key),
                "a key of the erased person lies in {path}"
            );
        }
    }
    run(&["check"]).with(0);
    run(&["audit", "verify"]).with(0).says("unversehrt");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_backup_of_a_household_brings_everybody_back_but_the_one_who_was_erased() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data.sqlite");
    let address = format!("sqlite:{}", file.display());
    one_member_stays_erased(&DatabaseUrl::Sqlite(file), &address).await;
    match postgres_database().await {
        Some(url) => {
            let DatabaseUrl::Postgres { address, .. } = &url else {
                unreachable!()
            };
            let address = address.clone();
            one_member_stays_erased(&url, &address).await;
        }
        None => eprintln!("no PostgreSQL for tests: restored on SQLite only"),
    }
}
