//! A document before it is set: template, title, language and data. Not markup: no part of it is read as Typst source
//! except the template, which is compiled into the binary.

use base::day::Day;
use base::language::Language;
use serde_json::Value;

/// A Typst template that a crate carries in its source, such as
/// `Template { name: "staffing-plan", source: include_str!("../templates/print/staffing-plan.typ") }`.
///
/// It begins with `#import "/base.typ": *` and `#show: sheet`, and finds the document's data in `data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name, in letters, digits and hyphens; it is in every failure.
    pub name: &'static str,
    /// The Typst source.
    pub source: &'static str,
}

/// Who sends the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The organisation, in its own words.
    pub organisation: String,
    /// Office, address, telephone, opening hours: a line each, beside the name.
    pub lines: Vec<String>,
    /// The controller in the sense of the GDPR, printed at the foot of every page.
    pub controller: Option<String>,
}

impl Letterhead {
    /// The letterhead of a controller: the name above its address, and both in the foot.
    pub fn of(name: &str, address: Option<&str>) -> Self {
        Self {
            organisation: name.to_owned(),
            lines: std::iter::once("Kommunales Integrationsmanagement")
                .chain(address)
                .map(str::to_owned)
                .collect(),
            controller: Some(
                std::iter::once(name)
                    .chain(address)
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
        }
    }
}

/// What is to be printed. The data are values: a text in them is printed letter by letter, whatever it contains.
#[derive(Clone, PartialEq)]
pub struct Document {
    /// How it is set.
    pub template: Template,
    /// The title, also of the file.
    pub title: String,
    /// The language of the document; parts may be in another one.
    pub language: Language,
    /// The day it is printed.
    pub printed_on: Day,
    /// Who sends it.
    pub letterhead: Option<Letterhead>,
    /// Whether every page says that its data are invented.
    pub demo: bool,
    /// What the template shows; see [`crate::data`] for tables and charts.
    pub data: Value,
}

impl std::fmt::Debug for Document {
    /// The template only; title and data may be about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({})", self.template.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_names_the_controller_with_its_address() {
        let known = Letterhead::of("Kreis Paderborn", Some("Aldegreverstr. 10–14"));
        assert_eq!(known.lines.len(), 2);
        assert_eq!(
            known.controller.as_deref(),
            Some("Kreis Paderborn, Aldegreverstr. 10–14")
        );
        let unknown = Letterhead::of("Kreis Paderborn", None);
        assert_eq!(unknown.controller.as_deref(), Some("Kreis Paderborn"));
    }
}
