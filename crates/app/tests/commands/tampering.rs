//! Somebody with the database in hand changes the audit trail: `lotse audit verify` says so.

use db::district::District;
use db::statement::Statement;

use super::{add_person, close};
use crate::program::NewHouse;

/// A house with sealed lines in its trail.
async fn house_with_a_trail() -> NewHouse {
    let house = NewHouse::init();
    for given in ["Eine", "Zweite", "Dritte"] {
        add_person(&house, given).await;
    }
    let back_door = house.plot().open().await.unwrap();
    for _ in 0..3 {
        back_door.job(access::permit::JobPurpose::Upkeep).await.unwrap();
    }
    back_door.sealer().await.unwrap().seal().await.unwrap();
    close(&back_door).await;
    house.run(&["audit", "verify"], "").with(0).says("unversehrt");
    house
}

/// Runs these statements on the database, past the program and without the rules that stop it.
async fn tamper(house: &NewHouse, statements: &[&'static str]) {
    let district = District::open("tamper", &house.plot().database).await.unwrap();
    let mut tx = district.write().await.unwrap();
    let triggers = Statement::new("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        .all(&mut tx, |row| row.get::<String>("name"))
        .await
        .unwrap();
    assert!(triggers.len() >= 4, "{triggers:?}");
    for trigger in triggers {
        let text: &'static str = format!("DROP TRIGGER {trigger}").leak();
        Statement::new(text).run(&mut tx).await.unwrap();
    }
    for text in statements {
        let touched = Statement::new(text).run(&mut tx).await.unwrap();
        assert!(touched > 0, "{text}");
    }
    tx.commit().await.unwrap();
    district.close().await;
}

#[tokio::test]
async fn the_database_refuses_to_change_or_remove_a_line() {
    let house = house_with_a_trail().await;
    let district = District::open("tamper", &house.plot().database).await.unwrap();
    for text in [
        "UPDATE access_audit SET detail = 'x'",
        "DELETE FROM access_audit",
        "UPDATE access_audit_seal SET mac = 'x'",
        "DELETE FROM access_audit_seal",
    ] {
        let mut tx = district.write().await.unwrap();
        assert!(Statement::new(text).run(&mut tx).await.is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_changed_line_is_found() {
    let house = house_with_a_trail().await;
    tamper(
        &house,
        &["UPDATE access_audit SET detail = 'purpose=import' WHERE id = (SELECT line_id FROM access_audit_seal WHERE position = 2)"],
    )
    .await;
    house
        .run(&["audit", "verify"], "")
        .with(3)
        .says("Zeile 2 wurde verändert.");
    house.run(&["check"], "").with(3).says("NICHT in Ordnung");
}

#[tokio::test]
async fn a_removed_line_is_found() {
    let house = house_with_a_trail().await;
    tamper(
        &house,
        &["DELETE FROM access_audit WHERE id = (SELECT line_id FROM access_audit_seal WHERE position = 2)"],
    )
    .await;
    house.run(&["audit", "verify"], "").with(3).says("Zeile 2 fehlt");
}

#[tokio::test]
async fn a_cut_tail_is_found() {
    let house = house_with_a_trail().await;
    tamper(
        &house,
        &[
            "DELETE FROM access_audit WHERE id = (SELECT line_id FROM access_audit_seal ORDER BY position DESC LIMIT 1)",
            "DELETE FROM access_audit_seal WHERE position = (SELECT MAX(position) FROM access_audit_seal)",
        ],
    )
    .await;
    house.run(&["audit", "verify"], "").with(3).says("Das Ende fehlt");
}

#[tokio::test]
async fn an_older_state_put_back_by_hand_is_found() {
    let house = house_with_a_trail().await;
    let file = house.plot().database.file().unwrap().to_owned();
    let older = std::fs::read(&file).unwrap();
    add_person(&house, "Spätere").await;
    let back_door = house.plot().open().await.unwrap();
    back_door.job(access::permit::JobPurpose::Upkeep).await.unwrap();
    back_door.sealer().await.unwrap().seal().await.unwrap();
    close(&back_door).await;
    std::fs::write(&file, older).unwrap();
    house.run(&["audit", "verify"], "").with(3).says("älterer Stand");
}
