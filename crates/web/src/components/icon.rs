//! Symbols from `icons.svg`. They decorate; the word beside them carries the meaning.

use std::sync::LazyLock;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::assets;

/// What all symbols begin with: a page has dozens of them.
static OPENING: LazyLock<String> = LazyLock::new(|| {
    let file = assets::href("icons.svg");
    format!(r#"<svg class="icon" aria-hidden="true" focusable="false"><use href="{file}#"#)
});

/// A symbol that screen readers skip.
#[derive(Clone, Debug, Template)]
#[template(source = r#"{{ OPENING.as_str()|safe }}{{ name }}"/></svg>"#, ext = "html")]
pub struct Icon {
    name: &'static str,
}

impl HtmlSafe for Icon {}

/// The symbol of this name.
pub fn of(name: &'static str) -> Icon {
    Icon { name }
}
