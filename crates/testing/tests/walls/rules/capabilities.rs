//! Names that only few rooms may say, and what each kind of file may know. Rights themselves are decided in `access`.

use super::source::{SourceFile, Tree};
use super::spots::Spot;

/// A capability and the rooms whose code may name it: where it is made, where it is moved to, and the wiring between.
const CAPABILITIES: &[(&str, &[&str])] = &[
    ("DisclosureMaker", &["access", "consents", "app"]),
    ("Keyring", &["vault", "access", "app"]),
];

/// What pure rules do not know: databases, pages, drivers.
const UNKNOWN_TO_MODELS: &[&str] = &["sqlx", "axum", "askama", "web", "tokio"];

/// Product code that names a capability outside the rooms it is for. Tests take theirs from `testing`.
pub(crate) fn misnamed_capabilities(tree: &Tree) -> Vec<String> {
    let mut findings = Vec::new();
    for file in tree.rust() {
        let named = file.spots();
        for place in named.product() {
            let Spot::Name(name) = &place.spot else { continue };
            let Some((_, rooms)) = CAPABILITIES.iter().find(|(capability, _)| capability == name) else {
                continue;
            };
            if !file.room().is_some_and(|room| rooms.contains(&room)) {
                findings.push(format!(
                    "{}:{}: only {} may name `{name}`",
                    file.path,
                    place.line,
                    rooms.join(", ")
                ));
            }
        }
    }
    findings.dedup();
    findings
}

/// SQL outside stores: the macro, or a statement made by hand.
pub(crate) fn stray_statements(tree: &Tree) -> Vec<String> {
    let is_stray =
        |file: &&SourceFile| !file.is_for_tests() && file.room() != Some("db") && !is_in(file, "store");
    let find = |file: &SourceFile| {
        let spots = file.spots();
        let is_sql = |spot: &Spot| match spot {
            Spot::Macro(name) => name == "sql",
            Spot::Path(path) => path.ends_with("Statement::new"),
            _ => false,
        };
        let lines: Vec<usize> = spots
            .product()
            .filter(|place| is_sql(&place.spot))
            .map(|place| place.line)
            .collect();
        lines
            .into_iter()
            .map(|line| format!("{}:{line}: SQL stands in store.rs", file.path))
            .collect::<Vec<_>>()
    };
    tree.rust().filter(is_stray).flat_map(find).collect()
}

/// Rules that know a database or a page.
pub(crate) fn impure_models(tree: &Tree) -> Vec<String> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| is_in(file, "model")) {
        for place in file.spots().product() {
            if let Spot::Root(root) = &place.spot
                && UNKNOWN_TO_MODELS.contains(&root.as_str())
            {
                findings.push(format!("{}:{}: a model knows no `{root}`", file.path, place.line));
            }
        }
    }
    findings
}

/// `store.rs`, or a file below `store/`.
fn is_in(file: &SourceFile, part: &str) -> bool {
    file.path
        .split('/')
        .skip_while(|folder| *folder != "src")
        .any(|name| name == part || name == format!("{part}.rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capability_may_be_named_where_it_is_made_and_wired_and_in_tests() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(
                misnamed_capabilities(&Tree::of(&[(path, text)])).len(),
                expected,
                "{path}: {text}"
            );
        };
        check(
            "crates/app/src/wiring.rs",
            "use access::disclosure::DisclosureMaker;",
            0,
        );
        check(
            "crates/cases/src/pages.rs",
            "use access::disclosure::DisclosureMaker;",
            1,
        );
        check("crates/cases/src/pages.rs", "// DisclosureMaker is elsewhere", 0);
        check(
            "crates/cases/src/pages.rs",
            "#[cfg(test)]\nmod tests { use vault::Keyring; }",
            0,
        );
        check("crates/cases/tests/main.rs", "use vault::Keyring;", 0);
    }

    #[test]
    fn sql_stands_in_stores_only() {
        let text = "fn a() { db::sql!(\"SELECT 1\"); }";
        let check = |path: &str, expected: usize| {
            assert_eq!(stray_statements(&Tree::of(&[(path, text)])).len(), expected);
        };
        check("crates/cases/src/goals/store.rs", 0);
        check("crates/cases/src/store/goals.rs", 0);
        check("crates/cases/tests/main.rs", 0);
        check("crates/cases/src/goals/pages.rs", 1);
    }

    #[test]
    fn a_model_knows_no_pages_and_no_driver() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(
                impure_models(&Tree::of(&[(path, text)])).len(),
                expected,
                "{text}"
            );
        };
        check("crates/cases/src/model.rs", "use base::day::Day;", 0);
        check("crates/cases/src/model/goal.rs", "use axum::Router;", 1);
        check("crates/cases/src/model.rs", "fn a() { sqlx::query(1); }", 1);
        check("crates/cases/src/pages.rs", "use axum::Router;", 0);
    }
}
