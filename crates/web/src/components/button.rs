//! Buttons and links that look like buttons. One primary button per page: the next step.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// A button of a form, or a link if it has an address.
#[derive(Clone, Debug, Template)]
#[template(path = "components/button.html")]
pub struct Button {
    label: String,
    look: &'static str,
    icon: Option<&'static str>,
    href: Option<String>,
    kind: &'static str,
    is_small: bool,
    is_label_hidden: bool,
    is_disabled: bool,
    attributes: Vec<(&'static str, String)>,
}

impl HtmlSafe for Button {}

/// The next step; at most one on a page.
pub fn primary(label: impl Display) -> Button {
    Button::with_look(label, "primary")
}

/// Another step of the same page.
pub fn secondary(label: impl Display) -> Button {
    Button::with_look(label, "secondary")
}

/// A way out or a rare act.
pub fn tertiary(label: impl Display) -> Button {
    Button::with_look(label, "tertiary")
}

/// An act that cannot be undone.
pub fn danger(label: impl Display) -> Button {
    Button::with_look(label, "danger")
}

/// Copies `text` to the clipboard; not shown without JavaScript.
pub fn copy(label: impl Display, text: impl Display) -> Button {
    let button = Button {
        kind: "button",
        ..tertiary(label)
    };
    button
        .icon("content_copy")
        .small()
        .attr("data-copy", text)
        .attr("hidden", "")
}

impl Button {
    fn with_look(label: impl Display, look: &'static str) -> Self {
        Self {
            label: label.to_string(),
            look,
            icon: None,
            href: None,
            kind: "submit",
            is_small: false,
            is_label_hidden: false,
            is_disabled: false,
            attributes: Vec::new(),
        }
    }

    /// Becomes a link to this address.
    #[must_use]
    pub fn href(mut self, address: impl Display) -> Self {
        self.href = Some(address.to_string());
        self
    }

    /// Shows a symbol before the word.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// Low enough for tables and cards.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.is_small = true;
        self
    }

    /// Shows only the symbol; the word is still read out.
    #[must_use]
    pub fn icon_only(mut self) -> Self {
        self.is_label_hidden = true;
        self
    }

    /// Cannot be used now; say beside it why.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.is_disabled = true;
        self
    }

    /// Sends this name and value with the form.
    #[must_use]
    pub fn sends(self, name: impl Display, value: impl Display) -> Self {
        self.attr("name", name).attr("value", value)
    }

    /// Any other attribute, such as `form`, `formaction` or `hx-post`.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }
}
