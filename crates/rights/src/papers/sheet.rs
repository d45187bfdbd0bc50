//! A paper as a sequence of parts, set by one template. Not the look: that is the template's and the base's.

use base::day::Day;
use base::language::Language;
use charts::table::Table;
use print::data;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};

const TEMPLATE: Template = Template {
    name: "privacy-paper",
    source: include_str!("../../templates/print/privacy-paper.typ"),
};

/// From when and where the values of a paper are.
#[derive(Clone, Debug)]
pub(crate) struct Occasion {
    pub(crate) letterhead: Letterhead,
    pub(crate) day: Day,
    pub(crate) version: &'static str,
    pub(crate) is_demo: bool,
}

/// A paper while it is written.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    title: &'static str,
    parts: Vec<Value>,
}

impl Sheet {
    /// An empty paper.
    pub(crate) fn new(title: &'static str) -> Self {
        Self {
            title,
            parts: Vec::new(),
        }
    }

    /// A heading.
    pub(crate) fn heading(&mut self, text: &str) -> &mut Self {
        self.part(json!({ "kind": "heading", "text": text }))
    }

    /// A heading below a heading.
    pub(crate) fn subheading(&mut self, text: &str) -> &mut Self {
        self.part(json!({ "kind": "subheading", "text": text }))
    }

    /// A paragraph.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.part(json!({ "kind": "text", "text": text }))
    }

    /// Something to notice.
    pub(crate) fn notice(&mut self, text: &str) -> &mut Self {
        self.part(json!({ "kind": "notice", "text": text }))
    }

    /// Points.
    pub(crate) fn list<T: Into<String>>(&mut self, items: impl IntoIterator<Item = T>) -> &mut Self {
        let items: Vec<String> = items.into_iter().map(Into::into).collect();
        self.part(json!({ "kind": "list", "items": items }))
    }

    /// Numbered sentences, as in an agreement.
    pub(crate) fn clauses(&mut self, items: &[&str]) -> &mut Self {
        self.part(json!({ "kind": "clauses", "items": items }))
    }

    /// Points to tick, for whoever checks the paper.
    pub(crate) fn ticks(&mut self, items: &[&str]) -> &mut Self {
        self.part(json!({ "kind": "ticks", "items": items }))
    }

    /// Names with their values.
    pub(crate) fn facts<'f>(&mut self, pairs: impl IntoIterator<Item = (&'f str, String)>) -> &mut Self {
        let pairs: Vec<(&str, String)> = pairs.into_iter().collect();
        self.part(json!({ "kind": "facts", "pairs": pairs }))
    }

    /// A table.
    pub(crate) fn table(&mut self, table: &Table) -> &mut Self {
        self.part(json!({ "kind": "table", "table": data::table(table) }))
    }

    /// Lines to sign on.
    pub(crate) fn signatures(&mut self, labels: &[&str]) -> &mut Self {
        self.part(json!({ "kind": "signatures", "labels": labels }))
    }

    fn part(&mut self, part: Value) -> &mut Self {
        self.parts.push(part);
        self
    }

    /// The paper as a document.
    pub(crate) fn document(self, occasion: Occasion) -> Document {
        let stand = format!("Werte vom {}, Lotse {}", occasion.day.german(), occasion.version);
        Document {
            template: TEMPLATE,
            title: self.title.to_owned(),
            language: Language::German,
            printed_on: occasion.day,
            letterhead: Some(occasion.letterhead),
            demo: occasion.is_demo,
            data: json!({ "stand": stand, "parts": self.parts }),
        }
    }
}
