//! What is set on the pages: letters, names, demo marks, and what a template cannot reach. Not the file format.

use base::language::Language;
use typst::layout::{Frame, FrameItem};

use super::*;
use crate::document::Template;

#[path = "../../examples/samples/documents.rs"]
mod documents;
#[path = "../../examples/samples/sentences.rs"]
mod sentences;

/// What stands on each page, and how many glyphs of it are the box for a missing letter.
fn read(document: &Document) -> (Vec<String>, usize) {
    let press = Press::with(
        &document.template,
        envelope(document, None).to_string().into_bytes(),
    );
    let set: PagedDocument = typst::compile(&press).output.unwrap();
    let mut missing = 0;
    let pages = set
        .pages()
        .iter()
        .map(|page| text_of(&page.frame, &mut missing))
        .collect();
    (pages, missing)
}

fn text_of(frame: &Frame, missing: &mut usize) -> String {
    let mut text = String::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Text(item) => {
                *missing += item.glyphs.iter().filter(|glyph| glyph.id == 0).count();
                text.push_str(&item.text);
            }
            FrameItem::Group(group) => text.push_str(&text_of(&group.frame, missing)),
            _ => {}
        }
    }
    text
}

#[test]
fn no_letter_is_missing_in_any_of_the_sixteen_languages() {
    for language in Language::ALL {
        let (pages, missing) = read(&documents::letter(language));
        assert_eq!(missing, 0, "{language}");
        assert!(!pages.concat().contains('\u{fffd}'), "{language}");
    }
    assert_eq!(read(&documents::languages()).1, 0);
}

#[test]
fn a_name_that_looks_like_markup_is_printed_letter_by_letter() {
    let (pages, _) = read(&documents::consent(Language::Arabic));
    let without_breaks = |text: &str| text.replace(['\n', ' '], "");
    assert!(
        without_breaks(&pages.concat()).contains(&without_breaks(documents::HOSTILE_NAME)),
        "{}",
        pages.concat()
    );
}

#[test]
fn a_letter_that_no_font_has_is_marked_and_stops_nothing() {
    let mut document = documents::letter(Language::German);
    document.data["recipient"][0] = "Li 李 🙂".into();
    let (pages, missing) = read(&document);
    assert!(pages.concat().contains("Li � �"), "{pages:?}");
    assert_eq!(missing, 0);
}

#[test]
fn every_page_of_a_demo_says_so_and_no_other_does() {
    let mut plan = documents::plan();
    let (pages, _) = read(&plan);
    assert!(pages.len() > 2);
    assert!(
        pages
            .iter()
            .all(|page| page.contains("alle Angaben sind erfunden"))
    );
    plan.demo = false;
    assert!(read(&plan).0.iter().all(|page| !page.contains("Demo")));
}

#[test]
fn a_table_repeats_its_heading_on_every_page_it_needs() {
    let (pages, _) = read(&documents::plan());
    assert!(
        pages
            .iter()
            .filter(|page| page.contains("Anstellungsträger"))
            .count()
            >= 2
    );
}

#[test]
fn a_template_reaches_nothing_but_its_own_files() {
    let attempts = [
        r#"#read("/etc/passwd")"#,
        r#"#read("../../etc/passwd")"#,
        r#"#json("/other.json")"#,
        r#"#image("/logo.png")"#,
        r#"#include "/secret.typ""#,
        r#"#import "@preview/cetz:0.3.0""#,
        r#"#eval("1 + 1")"#,
        r#"#std.eval("1 + 1")"#,
        r#"#plugin("/code.wasm")"#,
        "#datetime.today()",
    ];
    for attempt in attempts {
        let source: &'static str = Box::leak(format!("#import \"/base.typ\": *\n{attempt}").into_boxed_str());
        let mut document = documents::letter(Language::German);
        document.template = Template {
            name: "attempt",
            source,
        };
        match printed(&document, None) {
            Err(PrintFailure::Template {
                template: "attempt",
                line,
                ..
            }) => {
                assert_eq!(line, Some(2), "{attempt}");
            }
            other => panic!("{attempt}: {other:?}"),
        }
    }
}
