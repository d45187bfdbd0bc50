//! What `ARCHITECTURE.md` says about rooms and layers, held against the folders. Not how well it says it.

use std::collections::BTreeMap;

use super::layers::layer_of;
use super::source::Tree;

const MAP: &str = "ARCHITECTURE.md";

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
