//! Two people changed the same record: both texts side by side, nothing lost. The caller found out what differs.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// What differs; stands inside the form, whose save button then saves this person's text.
#[derive(Clone, Debug, Template)]
#[template(path = "components/conflict.html")]
pub struct Conflict {
    by: String,
    when: String,
    fields: Vec<Difference>,
}

impl HtmlSafe for Conflict {}

#[derive(Clone, Debug)]
struct Difference {
    name: String,
    label: String,
    mine: String,
    theirs: String,
}

/// A conflict with what this person saved at this moment.
pub fn with(by: impl Display, when: impl Display) -> Conflict {
    Conflict {
        by: by.to_string(),
        when: when.to_string(),
        fields: Vec::new(),
    }
}

impl Conflict {
    /// Starts a field that differs.
    #[must_use]
    pub fn field(mut self, name: impl Display, label: impl Display) -> Self {
        let (name, label) = (name.to_string(), label.to_string());
        self.fields.push(Difference {
            name,
            label,
            mine: String::new(),
            theirs: String::new(),
        });
        self
    }

    /// What was typed here, and what is stored by now, in the last field.
    #[must_use]
    pub fn texts(mut self, mine: impl Display, theirs: impl Display) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.mine = mine.to_string();
            field.theirs = theirs.to_string();
        }
        self
    }
}
