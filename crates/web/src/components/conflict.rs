//! Two people changed the same record: both texts side by side, nothing lost. The caller found out what differs.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// Letters that are read at a glance in a field of one line; longer texts get a box.
const LONGEST_LINE: usize = 60;

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

impl Difference {
    /// Whether both texts fit into a field of one line.
    fn is_one_line(&self) -> bool {
        let fits = |text: &str| !text.contains('\n') && text.chars().count() <= LONGEST_LINE;
        fits(&self.mine) && fits(&self.theirs)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stand_in_one_line_and_long_ones_in_a_box() {
        let long = "x".repeat(LONGEST_LINE + 1);
        for (mine, theirs, is_one_line) in [
            ("anna@example.org", "bernd@example.org", true),
            ("", "Neu", true),
            ("Erste Zeile\nZweite", "Neu", false),
            ("Kurz", long.as_str(), false),
        ] {
            let html = with("Bernd Beispiel", "heute")
                .field("f", "F")
                .texts(mine, theirs)
                .to_string();
            assert_eq!(html.contains("<textarea"), !is_one_line, "{mine} / {theirs}");
            assert_eq!(html.contains("type=\"text\""), is_one_line, "{mine} / {theirs}");
        }
    }
}
