//! The wall around personal data at rest: every table that hangs on a person, a case or another file is named by exactly
//! one collector, one eraser and one retention rule, and what hangs there is found without reading whole tables.

use std::collections::{BTreeMap, BTreeSet};

use access::person_data::{PersonData, RoomData};
use db::statement::Statement;
use db::url::DatabaseUrl;
use testing::house::{House, house};

/// Names of columns that hold the id of a file, with or without a foreign key.
const NAMES: &[&str] = &["person_id", "case_id", "subject_id", "card_id"];
/// Where every file is registered.
const ROOT: &str = "access_subject";

/// A table as the database describes it.
#[derive(Clone, Debug, Default)]
struct Table {
    columns: BTreeSet<String>,
    /// Column and the table it refers to.
    references: Vec<(String, String)>,
    /// Columns with which an index begins.
    indexed: BTreeSet<String>,
}

type Schema = BTreeMap<String, Table>;

async fn rows(house: &House, text: String) -> Vec<(String, String, String)> {
    let mut tx = house.back_door.read().await.unwrap();
    Statement::new(text.leak())
        .all(&mut tx, |row| Ok((row.get("t")?, row.get("a")?, row.get("b")?)))
        .await
        .unwrap()
}

async fn schema(house: &House) -> Schema {
    let tables = "FROM sqlite_master m, pragma_";
    let of_tables = "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
    let mut schema = Schema::new();
    for (table, column, _) in rows(
        house,
        format!("SELECT m.name AS t, c.name AS a, '' AS b {tables}table_info(m.name) c {of_tables}"),
    )
    .await
    {
        schema.entry(table).or_default().columns.insert(column);
    }
    for (table, column, to) in rows(
        house,
        format!(
            "SELECT m.name AS t, f.\"from\" AS a, f.\"table\" AS b {tables}foreign_key_list(m.name) f {of_tables}"
        ),
    )
    .await
    {
        schema.entry(table).or_default().references.push((column, to));
    }
    for (table, column, _) in rows(
        house,
        format!(
            "SELECT m.name AS t, i.name AS a, '' AS b {tables}index_list(m.name) l, pragma_index_info(l.name) i {of_tables} AND i.seqno = 0"
        ),
    )
    .await
    {
        schema.entry(table).or_default().indexed.insert(column);
    }
    schema
}

/// Tables whose own id is that of a file.
fn files(schema: &Schema) -> BTreeSet<String> {
    let mut known = BTreeSet::from([ROOT.to_owned()]);
    loop {
        let found: Vec<String> = schema
            .iter()
            .filter(|(name, table)| {
                !known.contains(*name)
                    && table
                        .references
                        .iter()
                        .any(|(column, to)| column == "id" && known.contains(to))
            })
            .map(|(name, _)| name.clone())
            .collect();
        if found.is_empty() {
            return known;
        }
        known.extend(found);
    }
}

/// The columns of a table that hold the id of a file.
fn own_columns(schema: &Schema, name: &str) -> BTreeSet<String> {
    let files = files(schema);
    let table = &schema[name];
    let by_key = table.references.iter().filter(|(_, to)| files.contains(to));
    let by_name = table
        .columns
        .iter()
        .filter(|column| NAMES.contains(&column.as_str()));
    let mut own: BTreeSet<String> = by_key
        .map(|(column, _)| column.clone())
        .chain(by_name.cloned())
        .collect();
    if name == ROOT {
        own.insert("id".to_owned());
    }
    own
}

/// The tables that hang on a file, directly or through others.
fn person_tables(schema: &Schema) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = schema
        .keys()
        .filter(|name| !own_columns(schema, name).is_empty())
        .cloned()
        .collect();
    loop {
        let found: Vec<String> = schema
            .iter()
            .filter(|(name, table)| {
                !known.contains(*name) && table.references.iter().any(|(_, to)| known.contains(to))
            })
            .map(|(name, _)| name.clone())
            .collect();
        if found.is_empty() {
            return known;
        }
        known.extend(found);
    }
}

/// Which tables an entry names, as collector, eraser or rule.
type Tables = fn(&RoomData) -> Vec<&'static str>;

/// What is wrong with the list, one line each.
fn findings(schema: &Schema, data: &PersonData) -> Vec<String> {
    let mut findings = Vec::new();
    let times = |tables: Tables, wanted: &str| {
        let named = data.rooms().iter().flat_map(tables);
        named.filter(|table| *table == wanted).count()
    };
    let lists: [(&str, Tables); 3] = [
        ("collector", |room| room.collector.tables.to_vec()),
        ("eraser", |room| room.eraser.tables.to_vec()),
        ("retention rule", |room| {
            room.rules.iter().map(|rule| rule.table).collect()
        }),
    ];
    let found = person_tables(schema);
    for table in &found {
        for (what, tables) in lists {
            match times(tables, table) {
                1 => {}
                0 => findings.push(format!("{table}: no {what}")),
                n => findings.push(format!("{table}: {n} of {what}")),
            }
        }
    }
    for room in data.rooms() {
        for rule in room.rules {
            let Some(table) = schema.get(rule.table) else {
                findings.push(format!("{}: there is no such table", rule.table));
                continue;
            };
            let named: BTreeSet<String> = rule.columns.iter().map(|&column| column.to_owned()).collect();
            let missing = own_columns(schema, rule.table);
            findings.extend(
                missing
                    .difference(&named)
                    .map(|column| format!("{}.{column}: not named", rule.table)),
            );
            findings.extend(
                named
                    .difference(&table.columns)
                    .map(|column| format!("{}.{column}: there is no such column", rule.table)),
            );
            let prefix = format!("{}_", room.room);
            if !rule.table.starts_with(&prefix) {
                findings.push(format!(
                    "{}: belongs to another room than {}",
                    rule.table, room.room
                ));
            }
        }
    }
    findings
}

async fn migrated() -> House {
    let folder = tempfile::tempdir().unwrap();
    let file = DatabaseUrl::Sqlite(folder.path().join("data.sqlite"));
    house(folder, &file, &[&app::rooms::migrations()]).await
}

async fn with(house: &House, table: &str) {
    let mut tx = house.back_door.write().await.unwrap();
    Statement::new(table.to_owned().leak())
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn every_table_of_a_person_has_one_collector_one_eraser_and_one_retention_rule() {
    let schema = schema(&migrated().await).await;
    assert!(person_tables(&schema).len() > 45, "{:?}", person_tables(&schema));
    let found = findings(&schema, &app::rooms::person_data());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn a_table_that_nobody_names_is_found_however_it_hangs_on_a_person() {
    for (table, column) in [
        (
            "CREATE TABLE invented (id TEXT PRIMARY KEY, who TEXT REFERENCES access_subject (id))",
            "who",
        ),
        (
            "CREATE TABLE invented (id TEXT PRIMARY KEY, person_id TEXT)",
            "person_id",
        ),
        (
            "CREATE TABLE invented (id TEXT PRIMARY KEY REFERENCES cases_case (id))",
            "id",
        ),
        (
            "CREATE TABLE invented (id TEXT PRIMARY KEY, goal_id TEXT REFERENCES planning_goal (id))",
            "",
        ),
    ] {
        let house = migrated().await;
        with(&house, table).await;
        let schema = schema(&house).await;
        assert_eq!(
            findings(&schema, &app::rooms::person_data()),
            [
                "invented: no collector",
                "invented: no eraser",
                "invented: no retention rule"
            ],
            "{table}"
        );
        assert_eq!(
            own_columns(&schema, "invented")
                .into_iter()
                .next()
                .unwrap_or_default(),
            column
        );
    }
}

#[tokio::test]
async fn what_hangs_on_a_person_is_found_without_reading_whole_tables() {
    let schema = schema(&migrated().await).await;
    let tables = person_tables(&schema);
    let mut slow = Vec::new();
    for name in &tables {
        let table = &schema[name];
        let to_the_list = table.references.iter().filter(|(_, to)| tables.contains(to));
        let columns: BTreeSet<String> = to_the_list
            .map(|(column, _)| column.clone())
            .chain(own_columns(&schema, name))
            .collect();
        slow.extend(
            columns
                .difference(&table.indexed)
                .map(|column| format!("{name}.{column}: no index begins with it")),
        );
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
