//! Everything that happened to a thing, in order of time. The caller decides what may be shown and in which order.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// A time line.
#[derive(Clone, Debug, Template)]
#[template(path = "components/timeline.html")]
pub struct Timeline {
    entries: Vec<Entry>,
}

impl HtmlSafe for Timeline {}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    when: String,
    symbol: &'static str,
    title: String,
    href: Option<String>,
    by: Option<String>,
    text: Option<String>,
    is_ahead: bool,
}

impl Timeline {
    /// The line with these entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }
}

impl Entry {
    /// Something that happened; `when` is shown as it is, as in `12.03.2026`.
    pub fn new(when: impl Display, symbol: &'static str, title: impl Display) -> Self {
        Self {
            when: when.to_string(),
            symbol,
            title: title.to_string(),
            href: None,
            by: None,
            text: None,
            is_ahead: false,
        }
    }

    /// Makes the title a link.
    #[must_use]
    pub fn href(mut self, address: impl Display) -> Self {
        self.href = Some(address.to_string());
        self
    }

    /// Says who did it.
    #[must_use]
    pub fn by(mut self, who: impl Display) -> Self {
        self.by = Some(who.to_string());
        self
    }

    /// Adds a few sentences; line breaks are kept.
    #[must_use]
    pub fn text(mut self, sentences: impl Display) -> Self {
        self.text = Some(sentences.to_string());
        self
    }

    /// Has not happened yet.
    #[must_use]
    pub fn ahead(mut self) -> Self {
        self.is_ahead = true;
        self
    }
}
