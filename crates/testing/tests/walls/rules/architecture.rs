//! Arrows only downwards: which room may use which, read from the manifests. What rooms say in their code is `capabilities`.

use super::layers::{TESTING, XTASK, layer_of};
use super::source::Tree;

/// Rooms that speak to a database driver: the one door, the key store beside it, and the test databases.
const MAY_USE_THE_DRIVER: &[&str] = &["db", "vault", TESTING];

/// Every room that has no layer or uses a room of its own or a higher layer.
pub(crate) fn upward_edges(tree: &Tree) -> Vec<String> {
    let mut findings = Vec::new();
    let packages = package_names(tree);
    let room_of = |package: &str| {
        packages
            .iter()
            .find(|(name, _)| name == package)
            .map(|(_, room)| *room)
    };
    for (room, manifest) in tree.rooms() {
        let own = layer_of(room);
        if own.is_none() && room != TESTING && room != XTASK {
            findings.push(format!(
                "{}: `{room}` has no layer in rules/layers.rs",
                manifest.path
            ));
        }
        for (kind, dependency) in dependencies(&manifest.text) {
            let Some(used) = room_of(&dependency) else {
                continue;
            };
            let only_in_tests = kind == "dev-dependencies";
            let allowed = match (room, used) {
                (XTASK, _) => false,
                (TESTING, _) => true,
                (_, TESTING) => only_in_tests,
                _ => matches!((own, layer_of(used)), (Some(own), Some(lower)) if lower < own),
            };
            if !allowed {
                findings.push(format!(
                    "{}: `{room}` must not use `{used}` ({kind})",
                    manifest.path
                ));
            }
        }
    }
    findings
}

/// Every room but the few that names the database driver.
pub(crate) fn driver_users(tree: &Tree) -> Vec<String> {
    let uses = |(room, manifest): &(&str, &super::source::SourceFile)| {
        !MAY_USE_THE_DRIVER.contains(room)
            && dependencies(&manifest.text)
                .iter()
                .any(|(_, name)| name == "sqlx")
    };
    tree.rooms()
        .filter(uses)
        .map(|(room, file)| format!("{}: `{room}` speaks to sqlx past `db`", file.path))
        .collect()
}

/// The package name of each room: the binary's differs from its folder.
fn package_names(tree: &Tree) -> Vec<(String, &str)> {
    let name = |text: &str| {
        let manifest: toml::Table = text.parse().ok()?;
        Some(manifest.get("package")?.get("name")?.as_str()?.to_owned())
    };
    tree.rooms()
        .filter_map(|(room, manifest)| Some((name(&manifest.text)?, room)))
        .collect()
}

fn dependencies(manifest: &str) -> Vec<(&'static str, String)> {
    let Ok(manifest) = manifest.parse::<toml::Table>() else {
        return Vec::new();
    };
    ["dependencies", "build-dependencies", "dev-dependencies"]
        .into_iter()
        .flat_map(|kind| {
            let names = manifest
                .get(kind)
                .and_then(toml::Value::as_table)
                .map(|table| table.keys().cloned().collect());
            let names: Vec<String> = names.unwrap_or_default();
            names.into_iter().map(move |name| (kind, name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: (&str, &str) = ("crates/base/Cargo.toml", "package.name = 'base'");
    const WEB: (&str, &str) = ("crates/web/Cargo.toml", "package.name = 'web'");
    const TESTING_ROOM: (&str, &str) = ("crates/testing/Cargo.toml", "package.name = 'testing'");

    fn check(room: &str, manifest: &str, expected: &[&str]) {
        let path = format!("crates/{room}/Cargo.toml");
        let text = format!("package.name = '{room}'\n{manifest}");
        let tree = Tree::of(&[BASE, WEB, TESTING_ROOM, (&path, &text)]);
        let found = upward_edges(&tree);
        assert_eq!(
            found,
            expected
                .iter()
                .map(|end| format!("{path}: {end}"))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_room_may_use_lower_rooms_only() {
        check(
            "cases",
            "dependencies.base.workspace = true\ndependencies.web.workspace = true",
            &[],
        );
        check(
            "vault",
            "dependencies.web.workspace = true",
            &["`vault` must not use `web` (dependencies)"],
        );
        check(
            "print",
            "dependencies.web.workspace = true",
            &["`print` must not use `web` (dependencies)"],
        );
        check(
            "print",
            "dev-dependencies.web.workspace = true",
            &["`print` must not use `web` (dev-dependencies)"],
        );
    }

    #[test]
    fn the_test_room_is_for_tests_only() {
        check("cases", "dev-dependencies.testing.workspace = true", &[]);
        check(
            "cases",
            "dependencies.testing.workspace = true",
            &["`cases` must not use `testing` (dependencies)"],
        );
    }

    #[test]
    fn a_room_without_a_layer_is_found() {
        check("helpers", "", &["`helpers` has no layer in rules/layers.rs"]);
    }

    #[test]
    fn the_driver_stays_behind_its_door() {
        let manifest = "package.name = 'cases'\ndependencies.sqlx.workspace = true";
        let tree = Tree::of(&[("crates/cases/Cargo.toml", manifest)]);
        assert_eq!(
            driver_users(&tree),
            ["crates/cases/Cargo.toml: `cases` speaks to sqlx past `db`"]
        );
    }
}
