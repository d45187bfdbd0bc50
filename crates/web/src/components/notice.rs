//! Boxes that say something important within a page. What just happened is a message of the shell instead.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// A coloured box with symbol, title and, if needed, a sentence and a link.
#[derive(Clone, Debug, Template)]
#[template(path = "components/notice.html")]
pub struct Notice {
    class: &'static str,
    symbol: &'static str,
    title: String,
    text: Option<String>,
    link: Option<(String, String)>,
}

impl HtmlSafe for Notice {}

/// Something to know.
pub fn note(title: impl Display) -> Notice {
    Notice::new("info", "info", title)
}

/// Something that went well.
pub fn success(title: impl Display) -> Notice {
    Notice::new("success", "check_circle", title)
}

/// Something to look after.
pub fn warning(title: impl Display) -> Notice {
    Notice::new("warning", "warning", title)
}

/// Something that is wrong or lost.
pub fn danger(title: impl Display) -> Notice {
    Notice::new("danger", "error", title)
}

impl Notice {
    fn new(class: &'static str, symbol: &'static str, title: impl Display) -> Self {
        Self {
            class,
            symbol,
            title: title.to_string(),
            text: None,
            link: None,
        }
    }

    /// What it means and what to do.
    #[must_use]
    pub fn text(mut self, sentence: impl Display) -> Self {
        self.text = Some(sentence.to_string());
        self
    }

    /// Where to do it.
    #[must_use]
    pub fn link(mut self, label: impl Display, href: impl Display) -> Self {
        self.link = Some((label.to_string(), href.to_string()));
        self
    }
}
