//! Letters as PDF: to a municipality, and to an office of the Land. Not what stands in them.

use base::day::Day;
use base::language::Language;
use db::tx::Tx;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};
use web::answer::Refused;
use web::request::Request;

use crate::effect::model::CAVEAT;
use crate::letter::content::Content;
use crate::look::store::sender;

const TEMPLATE: Template = Template {
    name: "board-letter",
    source: include_str!("../../templates/print/board-letter.typ"),
};

/// From whom, on which day, to whom and about what a letter is.
#[derive(Clone, Debug)]
pub(crate) struct Envelope {
    pub(crate) letterhead: Letterhead,
    pub(crate) day: Day,
    pub(crate) is_demo: bool,
    pub(crate) recipient: Vec<String>,
    pub(crate) subject: String,
}

/// The letterhead of the district.
pub(crate) async fn letterhead(request: &Request, tx: &mut Tx) -> Result<Letterhead, Refused> {
    Ok(match sender(tx).await? {
        Some((name, address)) => Letterhead::of(&name, address.as_deref()),
        None => Letterhead::of(&request.house().district, None),
    })
}

/// A letter of these parts.
pub(crate) fn letter(envelope: Envelope, parts: &[Value]) -> Document {
    Document {
        template: TEMPLATE,
        title: envelope.subject.clone(),
        language: Language::German,
        printed_on: envelope.day,
        letterhead: Some(envelope.letterhead),
        demo: envelope.is_demo,
        data: json!({
            "recipient": envelope.recipient,
            "subject": envelope.subject,
            "parts": parts,
        }),
    }
}

/// A paragraph or several.
pub(crate) fn text(text: &str) -> Value {
    json!({ "kind": "text", "text": text })
}

/// Words of somebody else, set apart.
pub(crate) fn quote(text: &str) -> Value {
    json!({ "kind": "quote", "text": text })
}

/// The parts of the letter to a municipality.
pub(crate) fn parts(content: &Content) -> Vec<Value> {
    let mut parts = vec![text(&content.greeting)];
    let mut section = |heading: &str, items: &[String], none: &str| {
        parts.push(json!({ "kind": "heading", "text": heading }));
        if items.is_empty() {
            parts.push(text(none));
        } else {
            parts.push(json!({ "kind": "list", "items": items }));
        }
    };
    section(
        "Themen, die Ihre Kommune betreffen",
        &content.themes,
        "Zurzeit ist kein Thema offen, das Ihre Kommune betrifft.",
    );
    section(
        "Beschlüsse des Halbjahres",
        &content.decisions,
        "Im Halbjahr gab es keinen Beschluss dazu.",
    );
    section(
        "Maßnahmen",
        &content.measures,
        "Zurzeit läuft keine Maßnahme in Ihrer Kommune.",
    );
    if !content.measures.is_empty() {
        parts.push(text(CAVEAT));
    }
    parts.push(text(
        "Für Fragen und eigene Vorschläge sprechen Sie uns bitte an.\n\nMit freundlichen Grüßen\n\nKommunales \
         Integrationsmanagement",
    ));
    parts
}
