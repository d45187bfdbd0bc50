//! Small words with a colour and a symbol: states of things, and how certain a shipped fact is.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// A state in one or two words; never told by colour alone.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="kern-badge kern-badge--{{ class }}">{% if let Some(name) = symbol %}{{ icon::of(name) }}{% endif %}<span class="kern-label">{{ label }}</span></span>"#,
    ext = "html"
)]
pub struct Tag {
    class: &'static str,
    symbol: Option<&'static str>,
    label: String,
}

impl HtmlSafe for Tag {}

/// A plain property.
pub fn neutral(label: impl Display) -> Tag {
    Tag {
        class: "default",
        symbol: None,
        label: label.to_string(),
    }
}

/// Running, new, to know.
pub fn note(label: impl Display) -> Tag {
    Tag {
        class: "info",
        symbol: None,
        label: label.to_string(),
    }
}

/// Done, valid, good.
pub fn success(label: impl Display) -> Tag {
    Tag {
        class: "success",
        symbol: Some("check_circle"),
        label: label.to_string(),
    }
}

/// Soon due, to look after.
pub fn warning(label: impl Display) -> Tag {
    Tag {
        class: "warning",
        symbol: Some("warning"),
        label: label.to_string(),
    }
}

/// Overdue, withdrawn, refused.
pub fn danger(label: impl Display) -> Tag {
    Tag {
        class: "danger",
        symbol: Some("error"),
        label: label.to_string(),
    }
}

impl Tag {
    /// Another symbol.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.symbol = Some(name);
        self
    }
}

/// The mark at a fact that the district has not confirmed yet.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="certainty">{{ icon::of("help") }}zu bestätigen{% if let Some(words) = reason %}<span class="certainty__reason">: {{ words }}</span>{% endif %}</span>"#,
    ext = "html"
)]
pub struct Certainty {
    reason: Option<String>,
}

impl HtmlSafe for Certainty {}

/// "zu bestätigen".
pub fn to_confirm() -> Certainty {
    Certainty { reason: None }
}

impl Certainty {
    /// Says why, as in "abgeleitet aus § 6.1".
    #[must_use]
    pub fn because(mut self, reason: impl Display) -> Self {
        self.reason = Some(reason.to_string());
        self
    }
}
