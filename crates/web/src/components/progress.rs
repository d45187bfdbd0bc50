//! How far long work has come. The page that shows it may be left at any time.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

/// A bar with words.
#[derive(Clone, Debug, Template)]
#[template(path = "components/progress.html")]
pub struct Progress {
    label: String,
    id: String,
    parts: Option<(u64, u64)>,
}

impl HtmlSafe for Progress {}

/// `done` of `total` parts; the id must be the only one of its kind on the page.
pub fn bar(id: impl Display, label: impl Display, done: u64, total: u64) -> Progress {
    Progress {
        label: label.to_string(),
        id: id.to_string(),
        parts: Some((done, total.max(1))),
    }
}

/// Work whose length nobody knows.
pub fn running(id: impl Display, label: impl Display) -> Progress {
    Progress {
        label: label.to_string(),
        id: id.to_string(),
        parts: None,
    }
}

impl Progress {
    fn percent(&self) -> Option<u64> {
        self.parts.map(|(done, total)| done.min(total) * 100 / total)
    }
}
