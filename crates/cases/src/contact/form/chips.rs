//! Answers in one row, each a tap and most a key: radio buttons or checkboxes that work without a script.

use std::borrow::Borrow;

use askama::Template;
use askama::filters::HtmlSafe;
use base::input::InputErrors;
use web::components::icon;

/// A group of answers.
#[derive(Clone, Debug, Template)]
#[template(path = "cases/contact_chips.html")]
pub(crate) struct Chips {
    name: &'static str,
    label: &'static str,
    is_many: bool,
    error: Option<String>,
    answers: Vec<Answer>,
}

impl HtmlSafe for Chips {}

#[derive(Clone, Debug)]
struct Answer {
    value: &'static str,
    label: &'static str,
    key: Option<char>,
    is_chosen: bool,
}

/// A group without answers yet, of which one is chosen.
pub(crate) fn chips(name: &'static str, label: &'static str, errors: &InputErrors) -> Chips {
    Chips {
        name,
        label,
        is_many: false,
        error: errors.at(name).map(str::to_owned),
        answers: Vec::new(),
    }
}

impl Chips {
    /// Any number may be chosen.
    pub(crate) fn many(mut self) -> Self {
        self.is_many = true;
        self
    }

    /// Adds an answer with its access key, chosen or not.
    pub(crate) fn chip(
        mut self,
        value: &'static str,
        label: &'static str,
        (key, is_chosen): (Option<char>, bool),
    ) -> Self {
        self.answers.push(Answer {
            value,
            label,
            key,
            is_chosen,
        });
        self
    }

    fn kind(&self) -> &'static str {
        if self.is_many { "checkbox" } else { "radio" }
    }

    /// The first one has the name, so that the error summary leads there.
    fn id(&self, place: impl Borrow<usize>) -> String {
        match *place.borrow() {
            0 => self.name.to_owned(),
            place => format!("{}-{}", self.name, place + 1),
        }
    }
}
