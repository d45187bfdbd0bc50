//! Symbols from `icons.svg`. They decorate; the word beside them carries the meaning.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::assets;

/// A symbol that screen readers skip.
#[derive(Clone, Debug, Template)]
#[template(
    source = r##"<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ assets::href("icons.svg") }}#{{ name }}"/></svg>"##,
    ext = "html"
)]
pub struct Icon {
    name: &'static str,
}

impl HtmlSafe for Icon {}

/// The symbol of this name.
pub fn of(name: &'static str) -> Icon {
    Icon { name }
}
