//! Pairs of word and value, as in the head of a record. For prose use a paragraph.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

/// A list of facts.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/facts.html")]
pub struct Facts {
    facts: Vec<Fact>,
}

impl HtmlSafe for Facts {}

#[derive(Clone, Debug)]
struct Fact {
    label: String,
    value: String,
    href: Option<String>,
    mark: Option<super::tag::Certainty>,
}

/// No facts yet.
pub fn list() -> Facts {
    Facts::default()
}

impl Facts {
    /// Adds a fact; an empty value shows as a dash.
    #[must_use]
    pub fn fact(mut self, label: impl Display, value: impl Display) -> Self {
        self.facts.push(Fact {
            label: label.to_string(),
            value: value.to_string(),
            href: None,
            mark: None,
        });
        self
    }

    /// Makes the last value a link.
    #[must_use]
    pub fn href(mut self, address: impl Display) -> Self {
        if let Some(fact) = self.facts.last_mut() {
            fact.href = Some(address.to_string());
        }
        self
    }

    /// Marks the last value as "zu bestätigen".
    #[must_use]
    pub fn to_confirm(mut self, reason: impl Display) -> Self {
        if let Some(fact) = self.facts.last_mut() {
            fact.mark = Some(super::tag::to_confirm().because(reason));
        }
        self
    }
}
