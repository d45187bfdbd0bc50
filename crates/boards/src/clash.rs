//! What a second editor sees: where the own text and what was saved meanwhile differ. What was typed stays in the form.

use askama::Template;
use askama::filters::HtmlSafe;
use web::components::conflict;

/// Fields of a form in words: label and what stands there.
pub(crate) type Shown = Vec<(&'static str, String)>;

/// The box above the form.
#[derive(Clone, Debug, Template)]
#[template(path = "boards/_clash.html")]
pub(crate) struct Clash {
    head: conflict::Conflict,
    differences: Vec<(&'static str, String, String)>,
}

impl HtmlSafe for Clash {}

/// The box for a record that was saved in the meantime.
pub(crate) fn clash(mine: Shown, theirs: Shown) -> Clash {
    let pairs = mine.into_iter().zip(theirs);
    let differences = pairs
        .filter(|((_, mine), (_, theirs))| mine != theirs)
        .map(|((label, mine), (_, theirs))| (label, mine, theirs))
        .collect();
    Clash {
        head: conflict::with("jemand anderes", "gerade eben"),
        differences,
    }
}
