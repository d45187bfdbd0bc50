//! What a list shows while it has nothing to show: what belongs here and what to do first.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// An empty list.
#[derive(Clone, Debug, Template)]
#[template(path = "components/empty.html")]
pub struct Empty {
    symbol: &'static str,
    title: String,
    text: String,
    action: Option<(String, String)>,
}

impl HtmlSafe for Empty {}

/// An empty state: what is not there yet, and what to do first.
pub fn state(title: impl Display, text: impl Display) -> Empty {
    Empty {
        symbol: "inbox",
        title: title.to_string(),
        text: text.to_string(),
        action: None,
    }
}

impl Empty {
    /// Another symbol than the tray.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.symbol = name;
        self
    }

    /// The first thing to do.
    #[must_use]
    pub fn action(mut self, label: impl Display, href: impl Display) -> Self {
        self.action = Some((label.to_string(), href.to_string()));
        self
    }
}
