//! A document about a person is printed without a disclosure, and a sealed name put into a public one.

use print::document::Document;
use vault::sealed::Open;

fn document(document: &Document) {
    let _ = print::personal(document);
}

fn name_in_a_public_title(document: &mut Document, name: Open<String>) {
    document.title = name;
    let _ = print::public(&*document);
}

fn main() {}
