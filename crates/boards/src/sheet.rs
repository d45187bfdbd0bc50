//! A paper of a board as a sequence of parts, set by one template: invitation, paper, minutes, excerpt. Not the look:
//! that is the template's and the base's.

use base::day::Day;
use base::language::Language;
use charts::table::Table;
use db::tx::Tx;
use print::data;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};
use web::answer::{Answer, Refused, beside, file};
use web::request::Request;

use crate::look::store::sender;

const TEMPLATE: Template = Template {
    name: "board-paper",
    source: include_str!("../templates/print/board-paper.typ"),
};

/// From whom and when a paper is.
#[derive(Clone, Debug)]
pub(crate) struct Occasion {
    letterhead: Letterhead,
    day: Day,
    is_demo: bool,
}

impl Occasion {
    /// The district of a request, today.
    pub(crate) async fn of(request: &Request, tx: &mut Tx) -> Result<Self, Refused> {
        let letterhead = match sender(tx).await? {
            Some((name, address)) => Letterhead::of(&name, address.as_deref()),
            None => Letterhead::of(&request.house().district, None),
        };
        Ok(Self {
            letterhead,
            day: request.access().clock().today(),
            is_demo: request.house().running.is_demo,
        })
    }
}

/// A paper while it is written.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    title: String,
    standing: String,
    parts: Vec<Value>,
}

impl Sheet {
    /// An empty paper, with a word on how it stands.
    pub(crate) fn new(title: impl Into<String>, standing: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            standing: standing.into(),
            parts: Vec::new(),
        }
    }

    /// A heading.
    pub(crate) fn heading(&mut self, text: &str) -> &mut Self {
        self.part(json!({ "kind": "heading", "text": text }))
    }

    /// A paragraph or several; nothing if it is empty.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        if text.trim().is_empty() {
            return self;
        }
        self.part(json!({ "kind": "text", "text": text }))
    }

    /// The words of a decision with what came of it.
    pub(crate) fn decision(&mut self, (label, text, result): (&str, &str, &str)) -> &mut Self {
        self.part(json!({ "kind": "decision", "label": label, "text": text, "result": result }))
    }

    /// Points; nothing if there are none.
    pub(crate) fn list(&mut self, items: &[String]) -> &mut Self {
        if items.is_empty() {
            return self;
        }
        self.part(json!({ "kind": "list", "items": items }))
    }

    /// Names with their values.
    pub(crate) fn facts(&mut self, pairs: &[(&str, String)]) -> &mut Self {
        let pairs: Vec<&(&str, String)> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
        self.part(json!({ "kind": "facts", "pairs": pairs }))
    }

    /// Numbered items with the papers below each.
    pub(crate) fn agenda(&mut self, items: &[(String, Vec<String>)]) -> &mut Self {
        let items: Vec<Value> = items
            .iter()
            .map(|(title, papers)| json!({ "title": title, "papers": papers }))
            .collect();
        self.part(json!({ "kind": "agenda", "items": items }))
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
        Document {
            template: TEMPLATE,
            title: self.title,
            language: Language::German,
            printed_on: occasion.day,
            letterhead: Some(occasion.letterhead),
            demo: occasion.is_demo,
            data: json!({ "standing": self.standing, "parts": self.parts }),
        }
    }
}

/// The paper as a tagged PDF. What boards work with holds no data of clients: themes, figures, decisions.
pub(crate) async fn printed(document: Document, name: &str) -> Answer {
    let printed = beside(move || print::public(&document)).await?;
    file(printed.bytes, printed.kind.media_type(), name)
}
