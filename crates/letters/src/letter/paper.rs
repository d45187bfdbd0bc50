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

#[cfg(test)]
mod tests {
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    use super::*;
    use crate::template::filled::filled;
    use crate::template::papers::Paper as ListedPaper;
    use crate::template::placeholder::{Asked, Placeholder};
    use crate::template::shipped::{Shipped, template};
    use crate::template::text::Values;

    /// What someone types who fills every field to the brim.
    fn longest() -> Values {
        let value = |one: &Placeholder| match one.asked() {
            Asked::Text => "Wort ".repeat(240),
            Asked::Line => "Sehr lange Angabe ".repeat(4),
            _ => one.sample().to_owned(),
        };
        let all = Placeholder::ALL.iter().filter(|one| **one != Placeholder::Papers);
        all.map(|one| (*one, value(one))).collect()
    }

    #[test]
    fn every_shipped_letter_is_valid_pdf_ua_and_has_two_pages_at_most() {
        let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        for shipped in Shipped::ALL {
            let template = template(*shipped);
            for language in [Language::Arabic, Language::Tigrinya, Language::Bulgarian] {
                let texts = filled(&template, language, (&longest(), ListedPaper::ALL)).unwrap();
                let content = LetterContent::of("Erika Beispiel\nMusterweg 1", &texts, &Values::new());
                let document = Paper {
                    content: &content,
                    signature: template.signature,
                    title: &template.name,
                    letterhead: None,
                    dated_on: "2026-03-02".parse().unwrap(),
                    is_demo: true,
                }
                .document();
                let file = print::public(&document).unwrap();
                let report = validate_pdf_bytes(&file.bytes, &ua_1).unwrap();
                assert!(
                    report.failures.is_empty(),
                    "{shipped} {language}: {:?}",
                    report.failures
                );
                let pages = report.document.page_count;
                assert!((1..=2).contains(&pages), "{shipped} {language}: {pages} pages");
            }
        }
    }
}
