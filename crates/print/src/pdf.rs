//! From a document to a tagged PDF (PDF/UA-1). Not a layout: that is the templates' work.

use access::disclosure::{Basis, Disclosure};
use serde_json::{Value, json};
use typst::comemo;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::eco_vec;
use typst::foundations::Smart;
use typst::syntax::Span;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::data;
use crate::document::Document;
use crate::failure::{PrintFailure, Said};
use crate::file::{File, FileKind};
use crate::legible::legible;
use crate::press::Press;

#[cfg(test)]
mod tests;

/// What Typst remembers between documents is dropped after so many documents that did not need it.
const REMEMBERED_DOCUMENTS: usize = 8;

/// Sets the document and writes it as PDF/UA-1.
pub(crate) fn printed(document: &Document, disclosure: Option<&Disclosure>) -> Result<File, PrintFailure> {
    let envelope = envelope(document, disclosure).to_string().into_bytes();
    let press = Press::with(&document.template, envelope);
    let bytes = set(&press).map_err(|problems| PrintFailure::Template {
        template: document.template.name,
        line: problems.iter().find_map(|problem| press.line_of(problem)),
        said: Said::new(
            problems
                .iter()
                .map(|problem| problem.message.as_str())
                .collect::<Vec<_>>()
                .join("; "),
        ),
    });
    // A person's data stay in memory no longer than needed; what every document shares is quickly made again.
    comemo::evict(if disclosure.is_some() {
        0
    } else {
        REMEMBERED_DOCUMENTS
    });
    Ok(File {
        kind: FileKind::Pdf,
        bytes: bytes?,
    })
}

fn set(press: &Press) -> SourceResult<Vec<u8>> {
    let document: PagedDocument = typst::compile(press).output?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|problem| {
        eco_vec![SourceDiagnostic::error(
            Span::detached(),
            problem.message().clone()
        )]
    })?;
    let creator = Smart::Custom(Some("Lotse".to_owned()));
    typst_pdf::pdf(
        &document,
        &PdfOptions {
            standards,
            creator,
            ..PdfOptions::default()
        },
    )
}

/// Everything a template may know, as one value.
fn envelope(document: &Document, disclosure: Option<&Disclosure>) -> Value {
    let title = match document.title.trim() {
        "" => document.template.name,
        title => title,
    };
    let letterhead = document.letterhead.as_ref().map(|letterhead| {
        json!({
            "organisation": letterhead.organisation,
            "lines": letterhead.lines,
            "controller": letterhead.controller,
        })
    });
    let disclosure = disclosure.map(|disclosure| {
        let terms = disclosure.terms();
        json!({ "recipient": terms.recipient, "on": terms.on, "ground": ground(&terms.basis) })
    });
    legible(&json!({
        "title": title,
        "language": data::language(document.language),
        "printed_on": document.printed_on,
        "letterhead": letterhead,
        "disclosure": disclosure,
        "demo": document.demo,
        "data": document.data,
    }))
}

/// The ground of a disclosure in German words, as a template may print it.
fn ground(basis: &Basis) -> String {
    match basis {
        Basis::ConsentRow(_) => "Einwilligung".to_owned(),
        Basis::ToThePerson => "an die betroffene Person".to_owned(),
        Basis::LegalDuty { paragraph, .. } => format!("gesetzliche Pflicht, {paragraph}"),
        Basis::SameController { purpose } => format!("derselbe Verantwortliche, Zweck: {purpose}"),
    }
}
