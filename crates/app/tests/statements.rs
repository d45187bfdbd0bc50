//! Every SQL text of the program is read by both databases, names only tables it may, and reads no table from end to end
//! that grows with the number of persons.

use std::path::PathBuf;

use db::statement::Statement;
use regex::Regex;
use syn::visit::Visit;
use testing::house::on_both_databases;

use crate::sources::{Statements, sources};

/// The rooms in order of layers; a statement may read tables of its own room and of lower ones.
const LAYERS: &[&[&str]] = &[
    &["vault"],
    &["access"],
    &["post"],
    &["organisation", "figures"],
    &["accounts", "directory", "network", "people"],
    &["consents"],
    &["cases"],
    &[
        "planning",
        "calendar",
        "letters",
        "imports",
        "referrals",
        "themes",
    ],
    &["boards"],
    &["insights", "rights"],
    &["desk", "portal"],
    &["app"],
];

#[derive(Debug)]
struct Found {
    room: String,
    file: PathBuf,
    text: String,
}

fn statements() -> Vec<Found> {
    let mut all = Vec::new();
    for (file, source) in sources() {
        let room = file.components().next().unwrap().as_os_str();
        let room = room.to_string_lossy().into_owned();
        let mut texts = Statements::default();
        texts.visit_file(&source);
        all.extend(texts.0.into_iter().map(|text| Found {
            room: room.clone(),
            file: file.clone(),
            text,
        }));
    }
    all
}

#[test]
fn no_statement_asks_for_rows_that_are_not_in_a_padded_list() {
    let negated = Regex::new(r"(?i)NOT\s+IN\s*\(\s*\$\d+\.\.\$").unwrap();
    for found in statements() {
        assert!(
            !negated.is_match(&found.text),
            "{}: the list is filled up with NULL, so no row would fit; write `(x IN (…)) IS NOT TRUE`:\n{}",
            found.file.display(),
            found.text
        );
    }
}

/// Texts that may go through a whole index, each because it stops early or because its index holds few rows.
const MAY_SCAN: &[(&str, &str)] = &[
    ("access_audit_at", "the oldest line: the first entry of the index"),
    (
        "people_person_household",
        "counts all persons, once, while the index of names is built",
    ),
    (
        "cases_emergency_waiting",
        "holds only the notes that wait for a second pair of eyes",
    ),
    ("rights_request_due", "holds only the requests that are open"),
    (
        "rights_request_closed",
        "the latest answers: stops after its rows",
    ),
    ("rights_hold_standing", "holds only the holds that stand"),
    ("access_subject_restricted", "holds only the protected files"),
    ("cases_case_age", "a page of the team view: stops after its rows"),
];

/// Tables whose rows belong to persons or cases: those with coded columns.
fn growing_tables() -> Vec<String> {
    let classes: toml::Table = include_str!("../../../docs/data-classes.toml").parse().unwrap();
    classes
        .into_iter()
        .filter(|(_, columns)| columns.get("coded").is_some())
        .map(|(table, _)| table)
        .collect()
}

/// The table that a line of a plan, `SCAN alias …`, goes through.
fn scanned<'t>(text: &'t str, plan: &'t str) -> Option<&'t str> {
    let alias = plan.strip_prefix("SCAN ")?.split(' ').next()?;
    let named = Regex::new(&format!(
        r"(?i)\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z]+_[a-z_]+)\s+(?:AS\s+)?{alias}\b"
    ))
    .unwrap();
    Some(
        named
            .captures(text)
            .map_or(alias, |found| found.get(1).unwrap().as_str()),
    )
}

/// Whether the first rows that a plan looks for belong to an account, a person or a case.
fn begins_with_few_rows(plan: &[String]) -> bool {
    let first = plan.iter().find(|line| line.starts_with("SEARCH"));
    first.is_some_and(|line| {
        [
            "(id=?",
            "(account_id=?",
            "(person_id=?",
            "(case_id=?",
            "(household_id=?",
        ]
        .iter()
        .any(|narrow| line.contains(narrow))
    })
}

fn layer(room: &str) -> Option<usize> {
    LAYERS.iter().position(|rooms| rooms.contains(&room))
}

#[tokio::test]
async fn every_statement_is_understood_by_both_databases() {
    let found: Vec<Found> = statements()
        .into_iter()
        .filter(|found| found.room != "vault")
        .collect();
    assert!(
        found.len() > 60,
        "only {} statements found: does the collector still work?",
        found.len()
    );
    on_both_databases(&[&app::rooms::migrations()], async |house| {
        let mut misread = Vec::new();
        for one in &found {
            let mut tx = house.back_door.read().await.unwrap();
            let text: &'static str = Box::leak(one.text.clone().into_boxed_str());
            if let Err(error) = Statement::new(text).prepare_only(&mut tx).await {
                misread.push(format!("{}: {error:?}", one.file.display()));
            }
        }
        assert!(
            misread.is_empty(),
            "{} statements:\n{}",
            misread.len(),
            misread.join("\n")
        );
    })
    .await;
}

/// PostgreSQL chooses by what stands in the tables, SQLite by the indexes alone: its plan says what an index is missing for.
#[tokio::test]
async fn no_statement_reads_all_rows_of_a_table_that_grows() {
    let growing = growing_tables();
    let folder = tempfile::tempdir().unwrap();
    let url = db::url::DatabaseUrl::Sqlite(folder.path().join("plans.sqlite"));
    let house = testing::house::house(folder, &url, &[&app::rooms::migrations()]).await;
    let mut scans = Vec::new();
    for one in statements().iter().filter(|found| found.room != "vault") {
        let mut tx = house.back_door.read().await.unwrap();
        let text: &'static str = Box::leak(format!("EXPLAIN QUERY PLAN {}", one.text).into_boxed_str());
        let plan = Statement::new(text)
            .all(&mut tx, |row| row.get::<String>("detail"))
            .await
            .unwrap();
        if one.text.contains("account_id IN (") && !begins_with_few_rows(&plan) {
            scans.push(format!(
                "{}: does not begin with the owners' files",
                one.file.display()
            ));
        }
        for line in plan {
            let is_allowed = MAY_SCAN.iter().any(|(index, _)| line.contains(index));
            let table = scanned(&one.text, &line).filter(|_| !is_allowed);
            if table.is_some_and(|table| growing.iter().any(|growing| growing == table)) {
                scans.push(format!("{}: {line}", one.file.display()));
            }
        }
    }
    assert!(scans.is_empty(), "{} scans:\n{}", scans.len(), scans.join("\n"));
}

#[test]
fn a_room_writes_its_own_tables_and_reads_those_of_lower_rooms() {
    let writes = Regex::new(r"(?i)\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+([a-z_]+)").unwrap();
    let reads = Regex::new(r"(?i)\b(?:FROM|JOIN)\s+([a-z]+_[a-z_]+)").unwrap();
    for found in statements() {
        let own = layer(&found.room).unwrap_or_else(|| panic!("room {} has no layer here", found.room));
        for table in writes
            .captures_iter(&found.text)
            .map(|captures| captures[1].to_owned())
        {
            // `ON CONFLICT DO UPDATE SET` is no table.
            if table.eq_ignore_ascii_case("set") {
                continue;
            }
            assert!(
                table.starts_with(&format!("{}_", found.room)),
                "{} writes {table}",
                found.file.display()
            );
        }
        for table in reads
            .captures_iter(&found.text)
            .map(|captures| captures[1].to_owned())
        {
            let room = table.split('_').next().unwrap();
            let Some(theirs) = layer(room) else { continue };
            assert!(
                room == found.room || theirs < own,
                "{} reads {table}",
                found.file.display()
            );
        }
    }
}
