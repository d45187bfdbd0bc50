//! Symbols from `guide.svg`. They decorate; the word beside them carries the meaning.

use askama::Template;
use askama::filters::HtmlSafe;
use web::assets;

/// A symbol of the guide; the word beside it carries the meaning.
#[derive(Clone, Debug, Template)]
#[template(
    source = r##"<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ assets::href("guide.svg") }}#{{ name }}"/></svg>"##,
    ext = "html"
)]
pub(crate) struct Symbol {
    name: &'static str,
}

impl HtmlSafe for Symbol {}

/// The symbol of this name.
pub(crate) fn of(name: &'static str) -> Symbol {
    Symbol { name }
}
