//! What the program says when it is set up wrong: which line, what is meant, and that nothing was touched.

use std::path::Path;

use db::district::District;
use db::statement::Statement;
use db::url::DatabaseUrl;

use crate::program::{NewHouse, Running, filling_demo, lotse};

#[test]
fn an_unknown_setting_names_its_line_and_the_nearest_one() {
    let house = NewHouse::init();
    let text = std::fs::read_to_string(house.config()).unwrap();
    std::fs::write(house.config(), text.replace("listen =", "lissten =")).unwrap();
    let line = text
        .lines()
        .position(|line| line.starts_with("listen ="))
        .unwrap()
        + 1;
    for command in [["check"], ["serve"], ["migrate"]] {
        house.run(&command, "").with(2).says(&format!(
            "Zeile {line}: Die Einstellung „lissten“ gibt es nicht. Gemeint ist vermutlich „listen“."
        ));
    }
}

#[test]
fn a_virus_scanner_that_is_not_there_stops_the_start_and_one_that_does_not_answer_is_found() {
    let house = NewHouse::init();
    let text = std::fs::read_to_string(house.config()).unwrap();
    let with = |scanner: &str| {
        let with = text.replace(
            "[[district]]",
            &format!("[uploads]\nscanner = {scanner}\n[[district]]"),
        );
        std::fs::write(house.config(), with).unwrap();
    };
    with(r#"["/nowhere/clamdscan", "-"]"#);
    for command in [["serve"], ["check"]] {
        house
            .run(&command, "")
            .with(2)
            .says("Das Programm „/nowhere/clamdscan“ gibt es nicht");
    }
    with(r#"["sh", "-c", "cat; exit 2"]"#);
    house
        .run(&["check"], "")
        .with(3)
        .says("Virenscanner: antwortet NICHT");
    with(r#"["sh", "-c", "cat"]"#);
    house.run(&["check"], "").with(0).says("Virenscanner: in Ordnung");
}

#[test]
fn reads_are_audited_in_operation_whatever_is_asked_for() {
    let house = NewHouse::init();
    house.run(&["serve", "--without-read-audit"], "").with(2);
    assert!(house.plot().audits_reading);
    let text = std::fs::read_to_string(house.config()).unwrap();
    for section in ["[server]", "[[district]]"] {
        let with = text.replacen(section, &format!("{section}\naudits_reading = false"), 1);
        std::fs::write(house.config(), with).unwrap();
        house
            .run(&["serve"], "")
            .with(2)
            .says("Die Einstellung „audits_reading“ gibt es nicht.");
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_nothing_is_touched() {
    let house = NewHouse::init();
    let file = house.plot().database.file().unwrap().to_owned();
    let district = District::open("newer", &DatabaseUrl::Sqlite(file.clone()))
        .await
        .unwrap();
    let mut tx = district.write().await.unwrap();
    Statement::new(
        "INSERT INTO db_migration (number, name, checksum, applied_at) VALUES (9999, 'later', 'x', 'y')",
    )
    .run(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    district.close().await;
    let before = std::fs::read(&file).unwrap();
    for command in [
        vec!["check"],
        vec!["serve"],
        vec!["migrate"],
        vec!["user", "lock", "administration"],
        vec!["keys", "rotate"],
    ] {
        house.run(&command, "").with(1).says("neuer");
        assert!(std::fs::read(&file).unwrap() == before, "{command:?}");
    }
}

#[test]
fn the_house_does_not_open_with_data_of_the_demo() {
    let house = NewHouse::init();
    let demo = house.beside("demo");
    drop(Running::demo(&demo, "5"));
    house.take_over_demo(&demo);
    house
        .run(&["serve"], "")
        .with(3)
        .says("wurde von `lotse demo` angelegt");
}

/// Waits until the demo has given somebody an account, which it does long before all its data are there.
async fn wait_for_an_account(folder: &Path) {
    let (file, keys) = (folder.join("data.sqlite"), folder.join("keys.sqlite"));
    while !keys.exists() {
        std::thread::yield_now();
    }
    let district = District::open("demo", &DatabaseUrl::Sqlite(file)).await.unwrap();
    loop {
        let mut tx = district.read().await.unwrap();
        let accounts = Statement::new("SELECT COUNT(*) AS n FROM access_account")
            .number(&mut tx)
            .await
            .unwrap();
        if accounts > 0 {
            break;
        }
        tokio::task::yield_now().await;
    }
    district.close().await;
}

#[tokio::test]
async fn a_demo_that_was_interrupted_is_known_as_one_and_not_opened() {
    let house = NewHouse::init();
    let demo = house.beside("demo");
    let folder = demo.display().to_string();
    let mut filling = filling_demo(&folder, "100000");
    wait_for_an_account(&demo).await;
    filling.kill().unwrap();
    filling.wait().unwrap();
    lotse(&["demo", "--port", "0", "--data", &folder], "")
        .with(2)
        .says("wurde dabei unterbrochen");
    house.take_over_demo(&demo);
    house
        .run(&["serve"], "")
        .with(3)
        .says("wurde von `lotse demo` angelegt");
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let house = NewHouse::init();
    let file = house.plot().database.file().unwrap().to_owned();
    std::fs::remove_file(&file).unwrap();
    for command in [["check"], ["serve"]] {
        house.run(&command, "").with(3).says("lotse init");
        assert!(!file.exists());
    }
}
