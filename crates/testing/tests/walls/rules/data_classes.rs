//! Every column has a class: `docs/data-classes.toml` held against all migrations. What a class means stands there.

use std::collections::BTreeMap;

use super::source::Tree;

const CLASSES: &str = "docs/data-classes.toml";
const KNOWN: &[&str] = &["sealed", "coded", "figure", "plain"];
const KINDS: &[&str] = &["TEXT", "BIGINT", "BOOLEAN", "BYTEA"];
/// Bytes that are no sealed content: keys, which are wrapped themselves.
const KEY_STORE: &str = "vault_";

/// `(table, column)`.
type Column = (String, String);

/// Columns without a class, classes without a column, and columns that cannot hold what their class says.
pub(crate) fn columns_against_classes(tree: &Tree) -> Vec<String> {
    let columns = columns(tree);
    let (classes, mut findings) = classes(tree);
    for ((table, column), kind) in &columns {
        let name = format!("{table}.{column}");
        match classes.get(&(table.clone(), column.clone())).map(String::as_str) {
            None => findings.push(format!("{CLASSES}: `{name}` has no class")),
            Some("sealed") if kind != "BYTEA" => {
                findings.push(format!("{CLASSES}: `{name}` is sealed, but {kind} and not BYTEA"));
            }
            Some("sealed") => {}
            Some(class) if kind == "BYTEA" && !table.starts_with(KEY_STORE) => {
                findings.push(format!(
                    "{CLASSES}: `{name}` holds bytes and is {class}, not sealed"
                ));
            }
            Some(_) => {}
        }
    }
    let vanished = classes.keys().filter(|column| !columns.contains_key(*column));
    findings.extend(vanished.map(|(table, column)| format!("{CLASSES}: `{table}.{column}` does not exist")));
    findings
}

/// Columns with their classes; and classes that are not known, and columns that have two.
fn classes(tree: &Tree) -> (BTreeMap<Column, String>, Vec<String>) {
    let text = tree
        .file(CLASSES)
        .map(|file| file.text.as_str())
        .unwrap_or_default();
    let tables: toml::Table = match text.parse() {
        Ok(tables) => tables,
        Err(error) => return (BTreeMap::new(), vec![format!("{CLASSES}: {error}")]),
    };
    let mut found = BTreeMap::new();
    let mut findings = Vec::new();
    for (table, by_class) in &tables {
        for (class, columns) in by_class.as_table().into_iter().flatten() {
            if !KNOWN.contains(&class.as_str()) {
                findings.push(format!("{CLASSES}: `{class}` of `{table}` is no class"));
            }
            for column in columns
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(toml::Value::as_str)
            {
                if found
                    .insert((table.clone(), column.to_owned()), class.clone())
                    .is_some()
                {
                    findings.push(format!("{CLASSES}: `{table}.{column}` has two classes"));
                }
            }
        }
    }
    (found, findings)
}

/// All columns of all migrations with their kinds.
fn columns(tree: &Tree) -> BTreeMap<Column, String> {
    let mut migrations: Vec<_> = tree
        .files
        .iter()
        .filter(|file| file.path.contains("/migrations/") && file.path.rsplit('.').next() == Some("sql"))
        .collect();
    migrations.sort_by_key(|file| file.path.rsplit('/').next().unwrap_or_default());
    let mut columns = BTreeMap::new();
    for file in migrations {
        let mut table = None;
        for line in file.text.lines().map(str::trim) {
            let words: Vec<&str> = line
                .split([' ', '(', ',', ';'])
                .filter(|word| !word.is_empty())
                .collect();
            match words.as_slice() {
                ["CREATE", "TABLE", name, ..] => table = Some((*name).to_owned()),
                ["DROP", "TABLE", name, ..] => columns.retain(|(table, _), _| table != name),
                ["ALTER", "TABLE", table, "ADD", "COLUMN", column, kind, ..] => {
                    columns.insert(((*table).to_owned(), (*column).to_owned()), (*kind).to_owned());
                }
                ["ALTER", "TABLE", table, "DROP", "COLUMN", column, ..] => {
                    columns.remove(&((*table).to_owned(), (*column).to_owned()));
                }
                [column, kind, ..] if KINDS.contains(kind) => {
                    if let Some(table) = &table {
                        columns.insert((table.clone(), (*column).to_owned()), (*kind).to_owned());
                    }
                }
                _ => {}
            }
            if line.ends_with(';') {
                table = None;
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "-- Persons.\nCREATE TABLE people_person (\n    id TEXT PRIMARY KEY,\n    name BYTEA NOT NULL,\n    CHECK (id <> '')\n);\n";

    fn findings(migration: &str, classes: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("crates/people/migrations/0040_people.sql", migration),
            (CLASSES, classes),
        ]);
        let mut findings = columns_against_classes(&tree);
        for finding in &mut findings {
            *finding = finding.replace("docs/data-classes.toml: ", "");
        }
        findings
    }

    #[test]
    fn a_listed_table_is_in_order() {
        let none: [&str; 0] = [];
        assert_eq!(
            findings(TABLE, "[people_person]\nsealed = ['name']\ncoded = ['id']"),
            none
        );
    }

    #[test]
    fn a_column_without_a_class_and_a_class_without_a_column_are_found() {
        let added = format!("{TABLE}ALTER TABLE people_person ADD COLUMN note TEXT;\n");
        assert_eq!(
            findings(
                &added,
                "[people_person]\nsealed = ['name']\ncoded = ['id', 'gone']"
            ),
            [
                "`people_person.note` has no class",
                "`people_person.gone` does not exist"
            ]
        );
    }

    #[test]
    fn what_is_sealed_is_bytes_and_bytes_are_sealed() {
        assert_eq!(
            findings(TABLE, "[people_person]\nsealed = ['id']\nplain = ['name']"),
            [
                "`people_person.id` is sealed, but TEXT and not BYTEA",
                "`people_person.name` holds bytes and is plain, not sealed"
            ]
        );
    }

    #[test]
    fn a_class_is_one_of_four_and_a_column_has_one() {
        assert_eq!(
            findings(
                TABLE,
                "[people_person]\nsealed = ['name']\ncoded = ['id']\nopen = ['id']"
            ),
            [
                "`open` of `people_person` is no class",
                "`people_person.id` has two classes"
            ]
        );
    }
}
