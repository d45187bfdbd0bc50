//! The sentences of the start page stand beside addresses that are there: an address that moved takes its sentence along.

use std::collections::BTreeSet;

#[test]
fn every_sentence_of_the_start_page_belongs_to_an_address_of_the_navigation() {
    let entries = app::rooms::navigation();
    let addresses: BTreeSet<&str> = entries.iter().map(|entry| entry.href).collect();
    let gone: Vec<&str> = desk::ways::SENTENCES
        .iter()
        .map(|(address, _)| *address)
        .filter(|address| !addresses.contains(address))
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
}
