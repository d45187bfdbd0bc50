//! How a single file is kept: an opening sentence, a length that fits a head, nothing left lying about. Not formatting.

use super::source::{SourceFile, Tree};
use super::spots::Spot;

/// Lines of code a file may have, without blank lines, comments and tests.
pub(crate) const MOST_LINES: usize = 400;

/// Files without `//!` on their first line.
pub(crate) fn without_an_opening_sentence(tree: &Tree) -> Vec<String> {
    let has_none = |file: &&SourceFile| {
        !file
            .text
            .lines()
            .next()
            .is_some_and(|line| line.starts_with("//! "))
    };
    tree.rust()
        .filter(has_none)
        .map(|file| format!("{}:1: does not open with `//!`", file.path))
        .collect()
}

/// Files with more than [`MOST_LINES`] lines of code.
pub(crate) fn too_long(tree: &Tree) -> Vec<String> {
    let is_product = |file: &&SourceFile| !file.is_for_tests() || file.room() == Some("testing");
    let lengths = tree
        .rust()
        .filter(is_product)
        .map(|file| (file, lines_of_code(file)));
    let long = lengths.filter(|(_, lines)| *lines > MOST_LINES);
    long.map(|(file, lines)| format!("{}: {lines} lines of code, {MOST_LINES} are the most", file.path))
        .collect()
}

/// Switched-off lints and macros of unfinished work, in tests too. That the product does not panic, clippy holds.
pub(crate) fn left_lying_about(tree: &Tree) -> Vec<String> {
    let mut findings = Vec::new();
    for file in tree.rust() {
        for place in &file.spots().places {
            let says = match &place.spot {
                Spot::Attribute(name) if name == "allow" => {
                    "`allow` has no reason; write `#[expect(…, reason = …)]`"
                }
                Spot::Macro(name) if name == "dbg" || name == "todo" || name == "unimplemented" => {
                    "is not finished"
                }
                _ => continue,
            };
            findings.push(format!("{}:{}: {says}", file.path, place.line));
        }
    }
    findings
}

fn lines_of_code(file: &SourceFile) -> usize {
    let tests = &file.spots().test_lines;
    let is_code = |(number, line): &(usize, &str)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("//") && !tests.iter().any(|test| test.contains(&(number + 1)))
    };
    file.text.lines().enumerate().filter(is_code).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Tree {
        Tree::of(&[("crates/cases/src/goals.rs", text)])
    }

    #[test]
    fn a_file_opens_with_what_it_is() {
        assert!(without_an_opening_sentence(&tree("//! Goals.\n")).is_empty());
        assert_eq!(
            without_an_opening_sentence(&tree("use base::day::Day;\n")).len(),
            1
        );
        assert_eq!(without_an_opening_sentence(&tree("")).len(), 1);
    }

    #[test]
    fn comments_blank_lines_and_tests_do_not_make_a_file_long() {
        let code = "const A: u8 = 1;\n".repeat(MOST_LINES);
        let tests = format!(
            "#[cfg(test)]\nmod tests {{\n{}}}\n",
            "const B: u8 = 1;\n".repeat(100)
        );
        assert!(too_long(&tree(&format!("//! Goals.\n\n/// One.\n{code}{tests}"))).is_empty());
        assert_eq!(too_long(&tree(&format!("{code}const C: u8 = 1;\n"))).len(), 1);
    }

    #[test]
    fn unfinished_work_is_found_with_its_line() {
        let check = |text: &str, expected: &[&str]| {
            let expected: Vec<String> = expected
                .iter()
                .map(|end| format!("crates/cases/src/goals.rs:{end}"))
                .collect();
            assert_eq!(left_lying_about(&tree(text)), expected, "{text}");
        };
        check("fn a() {}\nfn b() { todo!(); }", &["2: is not finished"]);
        check("fn b() { dbg!(1); }", &["1: is not finished"]);
        check(
            "#[allow(dead_code)]\nfn b() {}",
            &["1: `allow` has no reason; write `#[expect(…, reason = …)]`"],
        );
        check("#[expect(dead_code, reason = \"a sample\")]\nfn b() {}", &[]);
    }
}
