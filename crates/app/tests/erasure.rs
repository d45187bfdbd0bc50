//! Whoever is erased is gone: from every table, for every key, in older backups too; whoever lives on keeps everything.
//! And before that, the person is told all of it.

use std::collections::BTreeSet;

use access::act::Act;
use access::person_data::RoomData;
use base::ids::{ContactId, ReferralId};
use calendar::appointment::model::{Kind as Meeting, Planned, Span, Texts};
use calendar::follow_up::model::{NewFollowUp, Topic};
use db::column::Kind;
use db::statement::Statement;
use post::job::worker::Worker;
use testing::people::kreis;
use vault::subject::KeySubject;

use crate::life::{BASILS, Life, MARKERS, number};
use crate::scene::{Scene, on_both};

/// Lines of the audit trail keep ids alone, as long as their year is kept.
const KEEPS_IDS: &[&str] = &["access_audit"];

/// Tables with a row in which this text stands, as a value or part of one.
async fn tables_with(scene: &Scene, text: &str) -> BTreeSet<String> {
    let district = scene.house.back_door.district();
    let mut found = BTreeSet::new();
    for table in district.tables().await.unwrap() {
        for (column, kind) in &table.columns {
            if *kind != Kind::Text {
                continue;
            }
            let statement = format!(
                "SELECT COUNT(*) AS n FROM {} WHERE {column} LIKE '%{text}%'",
                table.name
            );
            if number(scene, statement).await > 0 {
                found.insert(table.name.clone());
            }
        }
    }
    found.retain(|table| !KEEPS_IDS.contains(&table.as_str()));
    found
}

/// How many rows each table of the list has.
async fn rows_of(scene: &Scene, room: &RoomData) -> Vec<(&'static str, i64)> {
    let mut all = Vec::new();
    for rule in room.rules {
        all.push((
            rule.table,
            number(scene, format!("SELECT COUNT(*) AS n FROM {}", rule.table)).await,
        ));
    }
    all
}

/// What stays of a household in no table: notes to nobody, jobs that nobody queued.
const EMPTY: &[&str] = &["cases_emergency", "post_job"];

#[tokio::test]
async fn the_household_of_these_tests_has_a_row_in_every_table_of_the_list() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        life.asks(&scene).await;
        let mut empty = Vec::new();
        for room in life.data.rooms() {
            let rows = rows_of(&scene, room).await;
            empty.extend(
                rows.into_iter()
                    .filter(|(_, rows)| *rows == 0)
                    .map(|(table, _)| table),
            );
        }
        empty.retain(|table| !EMPTY.contains(table));
        assert!(empty.is_empty(), "{empty:?}");
    })
    .await;
}

#[tokio::test]
async fn a_person_is_told_everything_and_nothing_of_others() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let told = life.told(&scene, life.amira).await;
        for marker in MARKERS {
            assert!(told.contains(marker), "{marker} is missing in:\n{told}");
        }
        for heading in [
            "Stammdaten",
            "Haushalt",
            "Einwilligungen und Schweigepflichtentbindungen",
            "Empfänger: an wen Daten weitergegeben wurden",
            "Kontakte",
            "Falleinschätzung",
            "Ziele",
            "Termine",
            "Fristen",
            "Schreiben",
            "Unterlagen",
            "Netzwerkkarte",
            "Übernahme aus einer Liste",
            "Protokoll der Zugriffe",
        ] {
            assert!(
                told.contains(&format!("## {heading}")),
                "{heading} is missing in:\n{told}"
            );
        }
        for other in [BASILS, "Basil", "Tante Namenlos"] {
            assert!(!told.contains(other), "{other} is told in:\n{told}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_but_whose_person_it_is_opens_everything() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let access = &scene.house.access;
        for who in [
            scene.house.clara().await,
            scene.house.fatma().await,
            scene.house.bernd().await,
        ] {
            let asked = access
                .everything_of(&who, (Act::PersonRead, life.amira), &life.data, false)
                .await;
            assert!(asked.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn one_member_is_erased_and_the_case_lives_on() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        life.asks(&scene).await;
        let keyring = scene.house.back_door.keyring();

        let erased = life.erase(&scene, &[life.amira]).await;

        assert_eq!(erased, 2);
        for gone in [life.amira.to_string(), life.joined.to_string(), life.card.clone()] {
            assert_eq!(tables_with(&scene, &gone).await, BTreeSet::new());
        }
        for person in [life.amira, life.joined] {
            assert!(keyring.key_of(KeySubject::Person(person)).await.is_err());
        }
        let card = life.card.parse().unwrap();
        assert!(keyring.key_of(KeySubject::Contact(card)).await.is_err());
        let (mut tx, permit) = scene
            .house
            .access
            .reading(&life.anna, Act::CaseRead, life.case)
            .await
            .unwrap();
        let head = cases::case::store::head(&mut tx, &permit).await.unwrap().unwrap();
        assert_eq!(head.lead, life.basil);
        assert_eq!(
            planning::goal::store::goals(&mut tx, &permit)
                .await
                .unwrap()
                .len(),
            2
        );
        drop(tx);
        let told = life.told(&scene, life.basil).await;
        assert!(told.contains(BASILS) && told.contains("Lorbeerblatt"), "{told}");
        let page = scene
            .browser(&life.anna)
            .get(&format!("/faelle/{}", life.case))
            .await;
        page.is(200);
    })
    .await;
}

#[tokio::test]
async fn a_participant_is_erased_and_the_lead_person_keeps_everything() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        assert_eq!(life.erase(&scene, &[life.basil]).await, 1);
        assert_eq!(
            tables_with(&scene, &life.basil.to_string()).await,
            BTreeSet::new()
        );
        let told = life.told(&scene, life.amira).await;
        for marker in MARKERS {
            assert!(told.contains(marker), "{marker} is missing in:\n{told}");
        }
    })
    .await;
}

/// The referral of the household.
async fn referral(scene: &Scene) -> ReferralId {
    let mut tx = scene.house.back_door.read().await.unwrap();
    let id: Option<ReferralId> = Statement::new("SELECT id FROM referrals_referral")
        .first(&mut tx, |row| row.get("id"))
        .await
        .unwrap();
    id.unwrap()
}

#[tokio::test]
async fn with_its_last_person_a_case_goes_and_its_contacts_go_on_counting() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        life.asks(&scene).await;
        let contacts = "SELECT COUNT(*) AS n FROM cases_contact";
        let before = number(&scene, contacts.to_owned()).await;
        let referral = referral(&scene).await;
        let keyring = scene.house.back_door.keyring();
        assert!(keyring.key_of(KeySubject::Referral(referral)).await.is_ok());

        assert_eq!(life.erase(&scene, &[life.basil, life.amira]).await, 3);

        for gone in [
            life.amira.to_string(),
            life.basil.to_string(),
            life.case.to_string(),
            life.card.clone(),
            referral.to_string(),
        ] {
            assert_eq!(tables_with(&scene, &gone).await, BTreeSet::new());
        }
        assert_eq!(number(&scene, contacts.to_owned()).await, before);
        let texts = "SELECT COUNT(*) AS n FROM rights_request WHERE wish IS NOT NULL";
        assert_eq!(number(&scene, texts.to_owned()).await, 0);
        let noted = "SELECT COUNT(*) AS n FROM cases_contact WHERE note IS NOT NULL";
        assert_eq!(number(&scene, noted.to_owned()).await, 0);
        for subject in [KeySubject::Case(life.case), KeySubject::Referral(referral)] {
            assert!(keyring.key_of(subject).await.is_err());
        }
        // What a team was told leads to the start of their pages, not to a file.
        let leading = "SELECT COUNT(*) AS n FROM post_notice WHERE link <> '/partner'";
        assert_eq!(number(&scene, leading.to_owned()).await, 0);
        for room in life.data.rooms() {
            for (table, rows) in rows_of(&scene, room).await {
                let counts_on = matches!(
                    table,
                    "access_audit"
                        | "cases_contact"
                        | "cases_contact_topic"
                        | "imports_run"
                        | "imports_part"
                        | "imports_made"
                        | "post_job"
                        | "post_notice"
                        | "rights_request"
                        | "rights_run"
                );
                assert!(counts_on || rows == 0, "{table}: {rows}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_closed_case_is_erased_and_its_persons_stay() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let back_door = &scene.house.back_door;
        let permit = back_door
            .job(access::permit::JobPurpose::Retention)
            .await
            .unwrap();
        let gone = life
            .data
            .erase(back_door, &permit, &[KeySubject::Case(life.case)])
            .await;
        // What of the case was addressed to others has a key of its own, and goes first.
        let gone = gone.unwrap();
        assert!(
            matches!(gone[..], [KeySubject::Referral(_), KeySubject::Case(case)] if case == life.case),
            "{gone:?}"
        );
        assert_eq!(tables_with(&scene, &life.case.to_string()).await, BTreeSet::new());
        let told = life.told(&scene, life.amira).await;
        assert!(
            told.contains("Zimtstern") && told.contains("Safranfaden"),
            "{told}"
        );
        assert!(!told.contains("Lorbeerblatt"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn a_person_with_several_controllers_is_told_who_else_keeps_something() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let other = testing::people::stadt();
        assert_ne!(other, kreis());
        crate::life::run(
            &scene,
            format!(
                "UPDATE access_subject SET controller_id = '{other}' WHERE id = '{}'",
                life.case
            ),
        )
        .await;
        let (_, files) = scene
            .house
            .access
            .everything_of(&life.anna, (Act::PersonRead, life.amira), &life.data, false)
            .await
            .unwrap();
        assert!(files.cases.is_empty());
        assert_eq!(files.elsewhere, [other]);
    })
    .await;
}

/// The seal of a value does not open once the key is gone, whatever rows an older copy holds.
#[tokio::test]
async fn a_value_that_was_sealed_before_does_not_open_after() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let sealed = "SELECT name FROM people_person WHERE id = $1";
        let mut tx = scene.house.back_door.read().await.unwrap();
        let old = Statement::new(sealed)
            .bind(&life.amira)
            .first(&mut tx, |row| row.get::<Vec<u8>>("name"))
            .await
            .unwrap();
        drop(tx);
        assert!(old.is_some());
        life.erase(&scene, &[life.amira]).await;
        let made = scene
            .house
            .back_door
            .keyring()
            .keys_of(&[KeySubject::Person(life.amira)])
            .await;
        assert!(made.unwrap().is_empty());
    })
    .await;
}

/// Whatever can hang on a contact card, besides what the household's card has already.
async fn filled_card(scene: &Scene, life: &Life) -> ContactId {
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let card: ContactId = life.card.parse().unwrap();
    let (mut tx, permit) = access.writing(&life.anna, Act::ContactWrite, card).await.unwrap();
    let scope = calendar::scope::Scope::file(&permit).unwrap();
    let planned = Planned {
        kind: Meeting::Office,
        span: Span::minutes(permit.now().plus_hours(400), 45),
        municipality: None,
        texts: Texts::default(),
    };
    calendar::appointment::store::insert(&mut tx, &scope, &planned, ids)
        .await
        .unwrap();
    let follow_up = NewFollowUp {
        topic: Topic::AskAfter,
        day: permit.now().day().plus_days(30),
        text: "noch einmal anrufen".to_owned(),
    };
    calendar::follow_up::store::insert(&mut tx, &scope, &follow_up, ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (by, at) = (life.anna.account, "2026-02-01T08:00:00Z");
    for row in [
        format!(
            "INSERT INTO post_message (id, kind, subject, state, created_at) VALUES ('{}', 'sign_in_link', 'contact:{card}', 'queued', '{at}')",
            ids.next()
        ),
        format!(
            "INSERT INTO post_notice (id, account_id, kind, link, created_at) VALUES ('{}', '{by}', 'hand_over_picked_up', '/kontakte/{card}', '{at}')",
            ids.next()
        ),
        format!(
            "INSERT INTO access_parked (id, account_id, path, body, parked_at) VALUES ('{}', '{by}', '/kontakte/{card}', '', '{at}')",
            ids.next()
        ),
        format!(
            "INSERT INTO access_lease (id, subject_id, kind, account_id, granted_by, reason, granted_at, ends_at)
             VALUES ('{}', '{card}', 'transfer', '{by}', '{by}', '', '{at}', '{at}')",
            ids.next()
        ),
    ] {
        crate::life::run(scene, row).await;
    }
    card
}

#[tokio::test]
async fn a_card_past_its_day_goes_in_the_night_with_everything_that_hangs_on_it() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let card = filled_card(&scene, &life).await;
        let before = tables_with(&scene, &life.card).await;
        for table in [
            "access_lease",
            "access_parked",
            "access_subject",
            "calendar_appointment",
            "calendar_follow_up",
            "cases_contact",
            "cases_contact_card",
            "cases_hand_over",
            "cases_hand_over_topic",
            "cases_request",
            "imports_made",
            "post_message",
            "post_notice",
        ] {
            assert!(
                before.contains(table),
                "{table} knows nothing of the card: {before:?}"
            );
        }

        scene.house.clock.set("2027-03-03T05:00:00Z".parse().unwrap());
        let worker = scene.furnished.rooms.get::<Worker>().unwrap();
        while worker.run_due_once().await.unwrap() > 0 {}

        assert_eq!(tables_with(&scene, &life.card).await, BTreeSet::new());
        let keyring = scene.house.back_door.keyring();
        assert!(keyring.key_of(KeySubject::Contact(card)).await.is_err());
        assert!(keyring.key_of(KeySubject::Person(life.amira)).await.is_ok());
        let failed = "SELECT COUNT(*) AS n FROM post_job WHERE state = 'failed' OR attempts > 1";
        assert_eq!(number(&scene, failed.to_owned()).await, 0);
    })
    .await;
}
