//! „Without identity" is a closed list of columns: the source is read for what serves it, and the pages of everybody who
//! is no case manager of the persons stay the same to the letter whatever stands in every other column.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use access::session::model::SignedIn;
use cases::team::model::COLUMNS;
use db::statement::Statement;
use db::url::DatabaseUrl;
use quote::ToTokens as _;
use regex::Regex;
use syn::visit::Visit;
use testing::people::{delbrueck, paderborn};
use web::routes::{Fixture, Verb};

use crate::fixtures::Fixtures;
use crate::life::Life;
use crate::markers::may_tell_of_files;
use crate::scene::Scene;
use crate::sources::{Statements, sources};

/// The one store that may read cases of others.
const STORE: &str = "cases/src/team/store.rs";
/// Columns that say which cases are listed, and in which order their rows are joined; no page shows them.
const DECIDING: &[&str] = &["cases_case.municipality_id"];

/// Functions that take a permit without identity, with what they answer.
#[derive(Default)]
struct Takers(Vec<(String, String)>);

impl<'ast> Visit<'ast> for Takers {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        let inputs = function.sig.inputs.to_token_stream().to_string();
        if inputs.contains("WithoutIdentity") {
            let output = function.sig.output.to_token_stream().to_string();
            self.0.push((function.sig.ident.to_string(), output));
        }
        syn::visit::visit_item_fn(self, function);
    }
}

/// The columns that a statement gives out, with their tables.
fn columns(text: &str) -> BTreeSet<String> {
    let tables = Regex::new(r"(?i)\b(?:FROM|JOIN)\s+([a-z]+_[a-z_]+)(?:\s+([a-z])\b)?").unwrap();
    let aliases: BTreeMap<String, String> = tables
        .captures_iter(text)
        .map(|found| {
            let alias = found
                .get(2)
                .map_or(String::new(), |alias| alias.as_str().to_owned());
            (alias, found[1].to_owned())
        })
        .collect();
    let list = Regex::new(r"(?is)^\s*SELECT\s+(.*?)\s+FROM\b").unwrap();
    let list = list.captures(text).map(|found| found[1].to_owned()).unwrap();
    list.split(',')
        .map(|column| {
            let column = column.trim();
            let (alias, name) = column.split_once('.').unwrap_or(("", column));
            assert!(
                name.chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '_'),
                "only plain columns here, not {column}"
            );
            format!("{}.{name}", aliases[alias])
        })
        .collect()
}

#[test]
fn what_is_without_identity_is_read_from_a_closed_list_of_columns_and_answered_with_one_type() {
    let mut takers = Vec::new();
    let mut texts = Statements::default();
    for (path, file) in sources() {
        if path.starts_with("access") {
            continue;
        }
        let mut found = Takers::default();
        found.visit_file(&file);
        takers.extend(found.0.into_iter().map(|taker| (path.clone(), taker)));
        if path == Path::new(STORE) {
            texts.visit_file(&file);
        }
    }
    assert!(
        !takers.is_empty() && !texts.0.is_empty(),
        "this test looks in the wrong place"
    );
    for (path, (name, output)) in &takers {
        assert_eq!(path, Path::new(STORE), "{name} reads cases of others elsewhere");
        let others = output
            .replace("TeamCase", "")
            .replace("Result", "")
            .replace("Vec", "")
            .replace("bool", "");
        assert!(!others.contains(char::is_alphabetic), "{name} answers {output}");
    }
    let read: BTreeSet<String> = texts.0.iter().flat_map(|text| columns(text)).collect();
    let allowed: BTreeSet<String> = COLUMNS.iter().map(|&column| column.to_owned()).collect();
    assert_eq!(read, allowed);
}

#[test]
fn the_one_type_has_the_five_fields_of_the_list_and_none_that_others_can_fill() {
    let (_, file) = sources()
        .into_iter()
        .find(|(path, _)| path == Path::new("cases/src/team/model.rs"))
        .unwrap();
    let fields: Vec<(String, String, bool)> = file
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Struct(one) if one.ident == "TeamCase" => Some(&one.fields),
            _ => None,
        })
        .flatten()
        .map(|field| {
            let name = field.ident.as_ref().unwrap().to_string();
            let is_private = matches!(field.vis, syn::Visibility::Inherited);
            (
                name,
                field.ty.to_token_stream().to_string().replace(' ', ""),
                is_private,
            )
        })
        .collect();
    let expected = [
        ("phase", "Phase"),
        ("areas", "Vec<(LifeArea,Option<i64>)>"),
        ("weeks", "i32"),
        ("overdue", "usize"),
        ("languages", "&'staticstr"),
    ];
    assert_eq!(
        fields,
        expected.map(|(name, kind)| (name.to_owned(), kind.to_owned(), true))
    );
}

/// A page as it is, a spreadsheet as its parts but the one that tells when it was made.
fn readable(bytes: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut all = String::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let tells_when = part.name().is_ok_and(|name| name == "docProps/core.xml");
        if !tells_when {
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut content).unwrap();
            all.push_str(&String::from_utf8_lossy(&content));
        }
    }
    all
}

/// Every page that somebody may open without an id in its address, without what differs from one answer to the next.
async fn pages(scene: &Scene, who: &SignedIn) -> BTreeMap<&'static str, String> {
    // What makes a form unlike any other, so that it is taken once.
    let once = Regex::new(r#"name="einmal"[^>]*"#).unwrap();
    let mut all = BTreeMap::new();
    for route in app::rooms::routes() {
        let is_page = route.info.fixture == Fixture::None && route.info.verb == Verb::Get;
        if is_page && may_tell_of_files(&route.info) {
            let answer = scene.browser(who).get(route.info.path).await;
            let text = once.replace_all(&readable(&answer.bytes), "").into_owned();
            all.insert(route.info.path, format!("{} {text}", answer.status));
        }
    }
    all
}

/// Writes something else into every column that is classed as sealed or coded, but those of the list, those that decide
/// which cases are listed, and ids; returns how many columns that were.
async fn write_over(scene: &Scene) -> usize {
    let classes: toml::Table = include_str!("../../../docs/data-classes.toml").parse().unwrap();
    let mut written = 0;
    for (table, class) in &classes {
        // Whose a file is, and the audit trail, decide what opens; they are no content. Requests and erasures of the house
        // the programme lead decides upon, by their days and without names: that is a task of its own.
        if ["access_", "vault_", "rights_"]
            .iter()
            .any(|room| table.starts_with(room))
        {
            continue;
        }
        for (kind, value) in [
            ("sealed", "X'0102030405'"),
            (
                "coded",
                "CASE WHEN typeof({c}) = 'text' AND {c} LIKE '____-__-__' THEN '1987-06-05' \
              WHEN typeof({c}) = 'text' AND {c} LIKE '____-__-__T%' THEN '1987-06-05T07:08:09.000Z' \
              WHEN typeof({c}) = 'text' THEN 'zz-' || rowid ELSE {c} + 7 END",
            ),
        ] {
            let columns = class
                .get(kind)
                .and_then(toml::Value::as_array)
                .cloned()
                .unwrap_or_default();
            for column in columns.iter().filter_map(toml::Value::as_str) {
                let name = format!("{table}.{column}");
                let is_kept = COLUMNS.contains(&name.as_str()) || DECIDING.contains(&name.as_str());
                if is_kept || column == "id" || column.ends_with("_id") || column == "subject" {
                    continue;
                }
                let value = value.replace("{c}", column);
                let text = format!("UPDATE {table} SET {column} = {value} WHERE {column} IS NOT NULL");
                let mut tx = scene.house.back_door.write().await.unwrap();
                // A few columns refuse a value that is none of theirs: those cannot hold a marker either.
                if Statement::new(text.leak())
                    .run(&mut tx)
                    .await
                    .is_ok_and(|rows| rows > 0)
                {
                    tx.commit().await.unwrap();
                    written += 1;
                }
            }
        }
    }
    written
}

#[tokio::test]
async fn no_other_column_reaches_a_page_of_whoever_sees_cases_without_identity() {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("data.sqlite"));
    let house = testing::house::house(folder, &url, &[&app::rooms::migrations()]).await;
    let scene = Scene::new(house).await;
    let life = Life::lived(&scene).await;
    life.asks(&scene).await;
    let structure = Fixtures::of(&scene, String::new(), life.anna.account)
        .await
        .structure;
    let region = structure.regions[0].id.to_string();
    let mut tx = scene.house.back_door.write().await.unwrap();
    for place in [delbrueck(), paderborn()] {
        access::subject::store::set_area(&mut tx, &place.to_string(), &region)
            .await
            .unwrap();
    }
    let place = Statement::new("UPDATE cases_case SET municipality_id = $1").bind(&delbrueck());
    place.run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();

    let visitors = [
        scene.house.bernd().await,
        scene.house.hanna().await,
        scene.house.clara().await,
    ];
    let mut before = Vec::new();
    for who in &visitors {
        let all = pages(&scene, who).await;
        assert!(
            all["/team"].contains("Wochen offen\" class=\"number\">0"),
            "{} sees no case: {}",
            who.login,
            all["/team"]
        );
        before.push(all);
    }
    let written = write_over(&scene).await;
    assert!(written > 40, "only {written} columns were written over");
    for (who, before) in visitors.iter().zip(&before) {
        let now = pages(&scene, who).await;
        for (path, page) in before {
            let same = page
                .lines()
                .zip(now[path].lines())
                .find(|(one, other)| one != other);
            assert_eq!(same, None, "{} {path} shows more than the list", who.login);
            assert_eq!(
                page.len(),
                now[path].len(),
                "{} {path} shows more than the list",
                who.login
            );
        }
    }
    // What is of the list does show: this test would see a difference.
    let mut tx = scene.house.back_door.write().await.unwrap();
    let language = Statement::new("UPDATE cases_case SET language = 'uk', phase = 'accompanied'");
    language.run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let now = pages(&scene, &visitors[0]).await;
    assert_ne!(now["/team"], before[0]["/team"]);
}
