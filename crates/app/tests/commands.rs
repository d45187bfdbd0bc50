//! The commands of the program, as an operator types them: from the first `init` to a restored backup.

mod backup;
mod configuration;
mod keys;
mod tampering;

use access::account::store as accounts;
use access::back_door::BackDoor;
use base::ids::PersonId;
use db::district::District;
use db::url::DatabaseUrl;
use people::index::{Built, PersonIndex};
use people::person::store::bulk_insert;
use testing::people::kreis;

use crate::program::{NewHouse, PASSWORD, lotse};
use crate::scene::person;

/// Adds a person in the care of the first account, while the house stands still.
async fn add_person(house: &NewHouse, given: &str) -> PersonId {
    let back_door = house.plot().open().await.unwrap();
    let mut tx = back_door.read().await.unwrap();
    let first = accounts::credentials(&mut tx, "administration").await.unwrap();
    drop(tx);
    let owner = first.unwrap().account.id;
    let ids = bulk_insert(&back_door, vec![person(owner, kreis(), given)])
        .await
        .unwrap();
    close(&back_door).await;
    ids[0]
}

async fn close(back_door: &BackDoor) {
    back_door.keyring().close().await;
    back_door.district().close().await;
}

/// How many persons open, and how many rows do not.
async fn opened(house: &NewHouse) -> Built {
    let back_door = house.plot().open().await.unwrap();
    let built = PersonIndex::new().build(&back_door).await.unwrap();
    close(&back_door).await;
    built
}

#[tokio::test]
async fn a_new_house_is_whole_and_its_accounts_can_be_kept_from_the_command_line() {
    let house = NewHouse::init();
    house.run(&["check"], "").with(0).says("Schlüssel in Ordnung");
    let add = [
        "user",
        "add",
        "vertretung",
        "--name",
        "Vertretung",
        "--email",
        "v@example.org",
        "--password-stdin",
    ];
    house
        .run(&add, PASSWORD)
        .with(0)
        .says("Konto „vertretung“ angelegt");
    house.run(&add, PASSWORD).with(1).says("Das gibt es schon.");
    house
        .run(
            &[
                "user",
                "add",
                "x",
                "--name",
                "X",
                "--email",
                "x@example.org",
                "--role",
                "case_manager",
                "--password-stdin",
            ],
            PASSWORD,
        )
        .with(2)
        .says("auf den Seiten");
    house
        .run(&["user", "reset", "vertretung", "--password-stdin"], "kurz")
        .with(2);
    house
        .run(&["user", "lock", "vertretung"], "")
        .with(0)
        .says("gesperrt");
    let locked = async || {
        let back_door = house.plot().open().await.unwrap();
        let mut tx = back_door.read().await.unwrap();
        let found = accounts::credentials(&mut tx, "vertretung").await.unwrap();
        drop(tx);
        close(&back_door).await;
        found.unwrap().account.locked_at.is_some()
    };
    assert!(locked().await);
    house
        .run(
            &["user", "reset", "vertretung", "--password-stdin"],
            "vier Pflaumen singen",
        )
        .with(0);
    assert!(!locked().await);
    house
        .run(&["user", "lock", "niemand"], "")
        .with(2)
        .says("Das Konto „niemand“ gibt es nicht");
}

#[test]
fn a_house_is_never_made_over_another() {
    let house = NewHouse::init();
    let before = std::fs::read(house.config()).unwrap();
    let folder = house.folder().display().to_string();
    lotse(
        &["init", &folder, "--email", "x@example.org", "--password-stdin"],
        PASSWORD,
    )
    .with(2)
    .says("gibt es schon");
    assert_eq!(std::fs::read(house.config()).unwrap(), before);
}

#[tokio::test]
async fn all_rows_are_the_same_after_a_way_through_the_other_database() {
    let Some(postgres) = testing::house::postgres_database().await else {
        eprintln!("no PostgreSQL for tests: not copied");
        return;
    };
    let DatabaseUrl::Postgres { address, .. } = &postgres else {
        unreachable!()
    };
    let house = NewHouse::init();
    add_person(&house, "Umzug").await;
    let (there, back) = (
        format!(
            "{address}{}schema=umzug",
            if address.contains('?') { '&' } else { '?' }
        ),
        house.beside("zurueck.sqlite"),
    );
    let source = house.plot().database.file().unwrap().to_owned();
    let sqlite = |file: &std::path::Path| format!("sqlite:{}", file.display());
    lotse(&["copy-database", &sqlite(&source), &there], "").with(0);
    lotse(&["copy-database", &there, &sqlite(&back)], "").with(0);
    lotse(&["copy-database", &there, &sqlite(&back)], "")
        .with(1)
        .says("nicht leer");

    let before = contents(&DatabaseUrl::Sqlite(source)).await;
    let after = contents(&DatabaseUrl::Sqlite(back)).await;
    assert!(
        before.len() > 20 && before.iter().any(|line| line.starts_with("people_person")),
        "{before:?}"
    );
    assert_eq!(before, after);
    assert_eq!(before, contents(&there.parse().unwrap()).await);
}

/// Every row of every table as one line.
async fn contents(url: &DatabaseUrl) -> Vec<String> {
    let district = District::open("contents", url).await.unwrap();
    let mut lines = Vec::new();
    for table in district.tables().await.unwrap() {
        if table.name == "db_migration" {
            continue;
        }
        let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
        let text: &'static str = format!("SELECT {} FROM {}", names.join(", "), table.name).leak();
        let mut tx = district.read().await.unwrap();
        let rows = db::statement::Statement::new(text)
            .all(&mut tx, |row| {
                let mut line = table.name.clone();
                for (name, kind) in &table.columns {
                    use db::column::Kind;
                    let value = match kind {
                        Kind::Text => format!("{:?}", row.get::<Option<String>>(name)?),
                        Kind::Int => format!("{:?}", row.get::<Option<i64>>(name)?),
                        Kind::Bool => format!("{:?}", row.get::<Option<bool>>(name)?),
                        Kind::Bytes => format!("{:?}", row.get::<Option<Vec<u8>>>(name)?),
                    };
                    line.push(' ');
                    line.push_str(&value);
                }
                Ok(line)
            })
            .await
            .unwrap();
        lines.extend(rows);
    }
    district.close().await;
    lines.sort();
    lines
}
