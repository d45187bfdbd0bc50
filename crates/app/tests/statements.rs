//! Every SQL text of the program is read by both databases, and names only tables it may.

use std::path::{Path, PathBuf};

use db::statement::Statement;
use regex::Regex;
use syn::visit::Visit;
use testing::house::on_both_databases;

/// The rooms in order of layers; a statement may read tables of its own room and of lower ones.
const LAYERS: &[&[&str]] = &[
    &["vault"],
    &["access"],
    &["post"],
    &["organisation", "figures"],
    &["accounts", "directory", "people"],
    &["consents"],
    &["cases"],
    &["planning", "calendar", "letters", "imports"],
    &["rights"],
    &["desk"],
    &["app"],
];

#[derive(Debug)]
struct Found {
    room: String,
    file: PathBuf,
    text: String,
}

#[derive(Default)]
struct Collector(Vec<String>);

impl<'ast> Visit<'ast> for Collector {
    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        let is_statement = found
            .path
            .segments
            .last()
            .is_some_and(|segment| segment.ident == "sql");
        if is_statement && let Ok(text) = found.parse_body::<syn::LitStr>() {
            self.0.push(text.value());
        }
        syn::visit::visit_macro(self, found);
    }
}

fn statements() -> Vec<Found> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(&crates)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        let inside = path.strip_prefix(&crates).unwrap();
        let is_source = inside
            .components()
            .nth(1)
            .is_some_and(|part| part.as_os_str() == "src");
        if !is_source || path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let room = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let mut collector = Collector::default();
        collector.visit_file(&syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap());
        all.extend(collector.0.into_iter().map(|text| Found {
            room: room.clone(),
            file: inside.to_owned(),
            text,
        }));
    }
    all
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
