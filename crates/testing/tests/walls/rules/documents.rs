//! What documents say about the house, held against the folders: the map's rooms and layers, the index of decisions.
//! Not how well they say it.

use std::collections::BTreeMap;

use super::layers::layer_of;
use super::source::Tree;

const MAP: &str = "ARCHITECTURE.md";
const DECISIONS: &str = "docs/decisions/README.md";

/// Rooms that the map leaves out, invents, or puts on another layer.
pub(crate) fn map_against_folders(tree: &Tree) -> Vec<String> {
    let Some(map) = tree.file(MAP) else {
        return vec![format!("{MAP}: is missing")];
    };
    let shown = rooms_on_the_map(&map.text);
    let mut findings = Vec::new();
    for (room, _) in tree.rooms() {
        match (shown.get(room), layer_of(room)) {
            (None, _) => findings.push(format!("{MAP}: does not show `{room}`")),
            (Some(layer), own) if *layer != own => {
                findings.push(format!(
                    "{MAP}: `{room}` stands on another layer than in rules/layers.rs"
                ));
            }
            _ => {}
        }
    }
    let exists = |room: &str| tree.rooms().any(|(name, _)| name == room);
    let invented = shown.keys().filter(|room| !exists(room));
    findings.extend(invented.map(|room| format!("{MAP}: shows `{room}`, which does not exist")));
    findings
}

/// Decisions that the index of decisions leaves out.
pub(crate) fn decisions_against_index(tree: &Tree) -> Vec<String> {
    let Some(index) = tree.file(DECISIONS) else {
        return vec![format!("{DECISIONS}: is missing")];
    };
    let folder = DECISIONS.trim_end_matches("README.md");
    let names = tree
        .files
        .iter()
        .filter_map(|file| file.path.strip_prefix(folder));
    let left_out =
        names.filter(|name| !name.starts_with("README") && !index.text.contains(&format!("]({name})")));
    left_out
        .map(|name| format!("{DECISIONS}: does not list `{name}`"))
        .collect()
}

/// Rows of a table whose first column is `Layer`, as `| 2 | \`db\` \`charts\` | … |`; `–` stands for no layer.
fn rooms_on_the_map(text: &str) -> BTreeMap<&str, Option<u8>> {
    let mut rooms = BTreeMap::new();
    let mut in_table = false;
    for line in text.lines() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        if !line.trim_start().starts_with('|') {
            in_table = false;
        } else if cells.first() == Some(&"Layer") {
            in_table = true;
        } else if let (true, [layer, names, ..]) = (in_table, cells.as_slice()) {
            let names = names.split('`').skip(1).step_by(2);
            rooms.extend(names.map(|name| (name, layer.parse().ok())));
        }
    }
    rooms
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMS: [(&str, &str); 3] = [
        ("crates/base/Cargo.toml", ""),
        ("crates/db/Cargo.toml", ""),
        ("xtask/Cargo.toml", ""),
    ];

    fn check(rows: &str, expected: &[&str]) {
        let map = format!("# Map\n\n| Layer | Room | What |\n|---|---|---|\n{rows}\nAfter `nothing`.\n");
        let samples: Vec<(&str, &str)> = ROOMS.into_iter().chain([(MAP, map.as_str())]).collect();
        let expected: Vec<String> = expected.iter().map(|end| format!("{MAP}: {end}")).collect();
        assert_eq!(map_against_folders(&Tree::of(&samples)), expected, "{rows}");
    }

    #[test]
    fn a_decision_that_the_index_leaves_out_is_found() {
        let tree = Tree::of(&[
            (DECISIONS, "| [0001](0001-house.md) | The house |"),
            ("docs/decisions/0001-house.md", "# 0001"),
            ("docs/decisions/0002-charts.md", "# 0002"),
        ]);
        let expected = format!("{DECISIONS}: does not list `0002-charts.md`");
        assert_eq!(decisions_against_index(&tree), [expected]);
    }

    #[test]
    fn the_map_shows_exactly_the_rooms_that_exist() {
        check(
            "| 1 | `base` | words |\n| 2 | `db` | door |\n| – | `xtask` | tool |",
            &[],
        );
        check(
            "| 1 | `base` | words |\n| – | `xtask` | tool |",
            &["does not show `db`"],
        );
        check(
            "| 1 | `base` `cases` | words |\n| 2 | `db` | door |\n| – | `xtask` | tool |",
            &["shows `cases`, which does not exist"],
        );
        check(
            "| 1 | `base` `db` | words |\n| – | `xtask` | tool |",
            &["`db` stands on another layer than in rules/layers.rs"],
        );
    }

    #[test]
    fn a_missing_map_is_found() {
        assert_eq!(
            map_against_folders(&Tree::of(&ROOMS)),
            ["ARCHITECTURE.md: is missing"]
        );
    }
}
