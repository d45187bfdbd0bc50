//! One word per thing: `docs/glossary.md` pairs the English word in the code with the German one people see.

use std::collections::BTreeSet;

use super::source::Tree;
use super::spots::Spot;

const GLOSSARY: &str = "docs/glossary.md";

/// What registers a route with its path as first argument, see `web::routes`; a path may also be a constant `…_PATH`.
const REGISTERS_A_ROUTE: &[&str] = &["get", "post", "public_get", "public_post", "route"];

/// Words in a path that are no nouns of the domain: files, probes, endings.
const NOT_A_NOUN: &[&str] = &["assets", "healthz", "readyz", "metrics"];

/// Rooms that the glossary does not name, and rows that are not complete.
pub(crate) fn rooms_without_a_word(tree: &Tree) -> Vec<String> {
    let Some(glossary) = tree.file(GLOSSARY) else {
        return vec![format!("{GLOSSARY}: is missing")];
    };
    let words = words_in_code(&glossary.text);
    let unnamed = tree.rooms().filter(|(room, _)| !words.contains(room));
    unnamed
        .map(|(room, _)| format!("{GLOSSARY}: does not name the room `{room}`"))
        .collect()
}

/// German words in routes that the glossary does not pair with an English one.
pub(crate) fn routes_without_a_word(tree: &Tree) -> Vec<String> {
    let words = tree
        .file(GLOSSARY)
        .map(|file| words_in_code(&file.text))
        .unwrap_or_default();
    let mut findings = Vec::new();
    for file in tree
        .rust()
        .filter(|file| !file.is_for_tests() && file.room() != Some("xtask"))
    {
        for place in file.spots().product() {
            let Spot::Call { name, text } = &place.spot else {
                continue;
            };
            let is_path = name.ends_with("_PATH") || REGISTERS_A_ROUTE.contains(&name.as_str());
            if !is_path || !text.starts_with('/') {
                continue;
            }
            for word in nouns_of(text).filter(|word| !words.contains(word)) {
                findings.push(format!(
                    "{}:{}: `{word}` of `{text}` is not in {GLOSSARY}",
                    file.path, place.line
                ));
            }
        }
    }
    findings
}

fn nouns_of(path: &str) -> impl Iterator<Item = &str> {
    let is_noun = |part: &&str| !part.is_empty() && !part.contains(['{', '.']) && !NOT_A_NOUN.contains(part);
    path.split('/').filter(is_noun)
}

/// Everything between backticks, split at `/`: `` `/faelle/{id}` `` names `faelle`.
fn words_in_code(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter(|line| line.starts_with('|'))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .flat_map(|code| code.split('/'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: (&str, &str) = (GLOSSARY, "| case | Fall | `/faelle` | `cases` |\n");

    #[test]
    fn every_room_has_its_word() {
        let check = |manifest: &str, expected: usize| {
            assert_eq!(
                rooms_without_a_word(&Tree::of(&[WORDS, (manifest, "")])).len(),
                expected,
                "{manifest}"
            );
        };
        check("crates/cases/Cargo.toml", 0);
        check("crates/boards/Cargo.toml", 1);
    }

    #[test]
    fn every_german_word_in_a_route_has_its_twin() {
        let check = |text: &str, expected: usize| {
            let tree = Tree::of(&[WORDS, ("crates/cases/src/pages.rs", text)]);
            assert_eq!(routes_without_a_word(&tree).len(), expected, "{text}");
        };
        check("fn a() { routes.get(\"/faelle/{id}\", show); }", 0);
        check("fn a() { routes.get(\"/faelle/{id}/abschluss\", show); }", 1);
        check("const SIGN_OUT_PATH: &str = \"/abmelden\";", 1);
        check("fn a() { read(\"/faelle/abschluss\"); }", 0);
        check("#[test]\nfn a() { routes.get(\"/anderes\", show); }", 0);
    }
}
