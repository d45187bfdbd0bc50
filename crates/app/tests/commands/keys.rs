//! Keys that are changed, lost or wrong.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{add_person, opened};
use crate::program::{Client, NewHouse, Running};

#[tokio::test]
async fn a_lost_or_wrong_master_key_is_said_and_nothing_is_overwritten() {
    let house = NewHouse::init();
    add_person(&house, "Bleibend").await;
    let plot = house.plot();
    let right = std::fs::read(&plot.master_key).unwrap();
    let store = std::fs::read(plot.key_store()).unwrap();
    let data = std::fs::read(plot.database.file().unwrap()).unwrap();
    let untouched = || {
        assert!(std::fs::read(plot.key_store()).unwrap() == store);
        assert!(std::fs::read(plot.database.file().unwrap()).unwrap() == data);
    };

    std::fs::remove_file(&plot.master_key).unwrap();
    for command in [["check"].as_slice(), &["serve"], &["keys", "rotate"]] {
        house
            .run(command, "")
            .with(1)
            .says("ist nicht lesbar. Es wurde nichts verändert.");
        assert!(!plot.master_key.exists());
        untouched();
    }
    for (wrong, sentence) in [
        ("00".repeat(32) + "\n", "passt nicht zum Schlüsselspeicher"),
        ("kein Schlüssel".to_owned(), "enthält keinen Hauptschlüssel"),
    ] {
        std::fs::write(&plot.master_key, &wrong).unwrap();
        for command in [["check"].as_slice(), &["serve"], &["keys", "rotate"]] {
            house.run(command, "").with(1).says(sentence);
            assert_eq!(std::fs::read_to_string(&plot.master_key).unwrap(), wrong);
            untouched();
        }
    }

    std::fs::write(&plot.master_key, right).unwrap();
    house.run(&["check"], "").with(0);
    assert_eq!(opened(&house).await.persons, 1);
}

#[tokio::test]
async fn a_lost_key_store_is_said_and_none_is_made() {
    let house = NewHouse::init();
    let store = house.plot().key_store();
    let aside = house.beside("beiseite.sqlite");
    std::fs::rename(&store, &aside).unwrap();
    for command in [["check"].as_slice(), &["serve"], &["keys", "rotate"]] {
        house.run(command, "").with(1).says("Schlüsselspeicher");
        assert!(!store.exists(), "{command:?} made a new key store");
    }
    std::fs::rename(&aside, &store).unwrap();
    house.run(&["check"], "").with(0);
}

#[tokio::test]
async fn the_master_key_changes_while_people_go_on_working() {
    let house = NewHouse::init();
    let demo = house.beside("demo");
    let running = Running::demo(&demo, "20");
    house.take_over_demo(&demo);
    let first = std::fs::read(demo.join("master.key")).unwrap();
    let mut client = Client::signed_in(running.address, "casemanagement", app::demo::accounts::PASSWORD);
    let is_over = AtomicBool::new(false);

    let (added, rotations) = std::thread::scope(|threads| {
        let working = threads.spawn(|| {
            let mut added = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                let path = crate::faults::add(&mut client, added.len());
                added.push(path.expect("a person is added at any time"));
            }
            added
        });
        let rotations = [(); 3].map(|()| house.run(&["keys", "rotate"], ""));
        is_over.store(true, Ordering::Relaxed);
        (working.join().unwrap(), rotations)
    });

    for rotation in rotations {
        rotation.with(0).says("Neuer Hauptschlüssel");
    }
    assert!(added.len() > 3, "nobody worked meanwhile");
    assert_ne!(std::fs::read(demo.join("master.key")).unwrap(), first);
    for path in &added {
        client.get(path).unwrap().is(200);
    }
    running.stop();
    let again = Running::demo(&demo, "20");
    let mut client = client.at(&again);
    for path in &added {
        client.get(path).unwrap().is(200);
    }
    drop(again);
    house.run(&["check"], "").with(0);
}
