//! Broken files, one defect each: the line, the field and the reason are told, and nothing is half-read.

mod form;
mod rules;

use std::fmt::Write;

use organisation::district_file::error::FileError;
use organisation::district_file::parse::parse;

/// A small Kreis that is right in every line; the tests break one of them, by its number.
const GOOD: &str = include_str!("../../data/kreis-klein.toml");

fn errors_of(text: &str) -> Vec<FileError> {
    parse(text).err().unwrap_or_default()
}

/// Replaces line `line` of the good file by `broken` (several lines are allowed) and expects exactly one error.
fn check(line: usize, broken: &str, expected: (usize, &str, &str)) {
    let text: String = GOOD
        .lines()
        .enumerate()
        .fold(String::new(), |mut text, (index, original)| {
            let _ = writeln!(text, "{}", if index + 1 == line { broken } else { original });
            text
        });
    let errors = errors_of(&text);
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors.len(), 1, "{broken}\n{}", told.join("\n"));
    let (line, path, reason) = expected;
    assert_eq!(
        (errors[0].line, errors[0].path.as_str()),
        (line, path),
        "{broken}: {}",
        errors[0].reason
    );
    assert!(
        errors[0].reason.contains(reason),
        "{broken}: {}",
        errors[0].reason
    );
}

#[test]
fn the_file_that_is_broken_here_is_right_before() {
    assert_eq!(errors_of(GOOD), []);
}

#[test]
fn all_errors_are_told_at_once_in_the_order_of_lines() {
    let text = GOOD
        .replace("art = \"kreis\"\n", "art = \"krais\"\n")
        .replace("zeile = 1, spalte = 2", "zeile = 1, spalte = 99")
        .replace("betrag = 57000", "betrag = \"viel\"")
        .replace("region = \"nord\"", "region = \"nrod\"");
    let told: Vec<(usize, String)> = errors_of(&text)
        .into_iter()
        .map(|error| (error.line, error.path))
        .collect();
    let expected = [
        (8, "gebiet.art"),
        (27, "kommune[adorf].region[1].region"),
        (36, "kommune[bedorf].karte.spalte"),
        (84, "foerdersatz[cm].betrag"),
    ];
    assert_eq!(told, expected.map(|(line, path)| (line, path.to_owned())));
}

#[test]
fn an_empty_file_says_what_it_needs() {
    let told: Vec<String> = errors_of("").into_iter().map(|error| error.path).collect();
    assert_eq!(told, ["datei", "gebiet", "kommune"]);
}

#[test]
fn an_error_reads_as_one_line() {
    let error = errors_of(&GOOD.replace("ags = \"05997\"\n", "ags = \"x\"\n")).remove(0);
    assert!(
        error.to_string().starts_with("Zeile 9, gebiet.ags: „x“: "),
        "{error}"
    );
}
