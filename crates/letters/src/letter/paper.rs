//! A letter in print: address, subject, German beside the other language, a line to sign on.

use base::day::Day;
use base::language::Language;
use print::data;
use print::document::{Document, Letterhead, Template as Layout};
use serde_json::{Value, json};

use crate::letter::model::{LetterContent, LetterText};
use crate::template::model::Signature;
use crate::template::shipped::word;

const LAYOUT: Layout = Layout {
    name: "letter",
    source: include_str!("../../templates/print/letter.typ"),
};

/// What a letter is printed from.
pub(crate) struct Paper<'p> {
    pub(crate) content: &'p LetterContent,
    pub(crate) signature: Signature,
    /// What the file is called; names nobody.
    pub(crate) title: &'p str,
    pub(crate) letterhead: Option<Letterhead>,
    /// The day of the letter.
    pub(crate) dated_on: Day,
    pub(crate) is_demo: bool,
}

impl Paper<'_> {
    /// The document.
    pub(crate) fn document(&self) -> Document {
        let texts = &self.content.texts;
        let languages: Vec<Language> = texts.iter().map(|text| text.language).collect();
        let in_each = |key: &str| {
            let words = languages.iter().map(|language| word(*language, key));
            words.collect::<Vec<_>>()
        };
        let signs_client = matches!(self.signature, Signature::Client | Signature::Both);
        Document {
            template: LAYOUT,
            title: self.title.to_owned(),
            language: Language::German,
            printed_on: self.dated_on,
            letterhead: self.letterhead.clone(),
            demo: self.is_demo,
            data: json!({
                "recipient": self.content.recipient.lines().collect::<Vec<_>>(),
                "languages": languages.iter().map(|language| data::language(*language)).collect::<Vec<_>>(),
                "subject": texts.iter().map(|text| &text.subject).collect::<Vec<_>>(),
                "paragraphs": paragraphs(texts),
                "aid": in_each("reading-aid"),
                "sign": signs_client.then(|| in_each("sign-client")),
            }),
        }
    }
}

/// Paragraph beside paragraph; texts of different length stand beside each other as wholes.
fn paragraphs(texts: &[LetterText]) -> Vec<Vec<Value>> {
    let lines = |text: &LetterText| -> Vec<String> {
        let lines = text.body.lines().filter(|line| !line.trim().is_empty());
        lines.map(str::to_owned).collect()
    };
    let columns: Vec<Vec<String>> = texts.iter().map(lines).collect();
    let rows = columns.first().map_or(0, Vec::len);
    if columns.iter().all(|column| column.len() == rows) {
        return (0..rows)
            .map(|row| columns.iter().map(|column| json!([column[row]])).collect())
            .collect();
    }
    vec![columns.iter().map(|column| json!(column)).collect()]
}
