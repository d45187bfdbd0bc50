//! Views of one thing as tabs. Each tab is a page of its own with its own address.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

/// A row of tabs.
#[derive(Clone, Debug, Template)]
#[template(path = "components/tabs.html")]
pub struct Tabs {
    label: String,
    tabs: Vec<Tab>,
}

impl HtmlSafe for Tabs {}

#[derive(Clone, Debug)]
struct Tab {
    label: String,
    href: String,
    count: Option<String>,
    is_current: bool,
}

/// Tabs without entries; the label names them for screen readers, as in "Ansichten der Stelle".
pub fn bar(label: impl Display) -> Tabs {
    Tabs {
        label: label.to_string(),
        tabs: Vec::new(),
    }
}

impl Tabs {
    /// Adds a tab.
    #[must_use]
    pub fn tab(mut self, label: impl Display, href: impl Display) -> Self {
        self.tabs.push(Tab {
            label: label.to_string(),
            href: href.to_string(),
            count: None,
            is_current: false,
        });
        self
    }

    /// Puts a number behind the last tab.
    #[must_use]
    pub fn count(mut self, number: impl Display) -> Self {
        if let Some(tab) = self.tabs.last_mut() {
            tab.count = Some(number.to_string());
        }
        self
    }

    /// Marks the tab with this address as the one that is shown.
    #[must_use]
    pub fn current(mut self, href: impl Display) -> Self {
        let href = href.to_string();
        for tab in &mut self.tabs {
            tab.is_current = tab.href == href;
        }
        self
    }
}
