//! The walls of the house, held against this repository. Each finding names its file and line.
//! What a rule looks for stands in `rules`, with samples of what it finds; nothing here knows a rule.

mod rules;

use std::sync::LazyLock;

use rules::source::Tree;
use rules::{architecture, capabilities, data_classes, documents, glossary, tidy, words};

/// Fails with one line a finding.
#[track_caller]
fn assert_none(rule: impl FnOnce(&Tree) -> Vec<String>) {
    static REPOSITORY: LazyLock<Tree> = LazyLock::new(Tree::of_the_repository);
    let findings = rule(&REPOSITORY);
    assert!(
        findings.is_empty(),
        "{} findings:\n  {}",
        findings.len(),
        findings.join("\n  ")
    );
}

#[test]
fn a_room_uses_only_lower_rooms() {
    assert_none(architecture::upward_edges);
}

#[test]
fn only_the_door_and_the_key_store_speak_to_the_database_driver() {
    assert_none(architecture::driver_users);
}

#[test]
fn nobody_else_names_the_two_capabilities() {
    assert_none(capabilities::misnamed_capabilities);
}

#[test]
fn sql_stands_in_stores_only() {
    assert_none(capabilities::stray_statements);
}

#[test]
fn rules_know_no_page_and_no_driver() {
    assert_none(capabilities::impure_models);
}

#[test]
fn every_column_has_a_class_that_fits_it() {
    assert_none(data_classes::columns_against_classes);
}

#[test]
fn the_map_shows_exactly_the_rooms_that_exist() {
    assert_none(documents::map_against_folders);
}

#[test]
fn every_decision_stands_in_the_index() {
    assert_none(documents::decisions_against_index);
}

#[test]
fn every_file_opens_with_what_it_is() {
    assert_none(tidy::without_an_opening_sentence);
}

#[test]
fn no_file_is_too_long() {
    assert_none(tidy::too_long);
}

#[test]
fn nothing_unfinished_lies_about() {
    assert_none(tidy::left_lying_about);
}

#[test]
fn no_word_is_out_of_place() {
    assert_none(words::out_of_place);
}

#[test]
fn every_room_has_its_word() {
    assert_none(glossary::rooms_without_a_word);
}

#[test]
fn every_german_word_in_a_route_has_its_english_twin() {
    assert_none(glossary::routes_without_a_word);
}
