//! Pages that say what is not there: an address that leads nowhere, a guide that is closed, a question that cannot be
//! answered. Always in the language of the visit, always with a way on.

use askama::Template;
use axum::http::StatusCode;
use web::answer::{Answer, Refused, page_with};

use crate::guide::frame::Frame;
use crate::guide::symbol;
use crate::guide::visit::Visit;

#[derive(Template)]
#[template(path = "guide/missing.html")]
struct MissingPage {
    frame: Frame,
    text: String,
    has_ways: bool,
}

/// An address below the guide that is none.
pub(crate) async fn show(_: Visit) -> Answer {
    Err(Refused::NotFound)
}

/// The page of what is not there.
pub(crate) fn page(visit: &Visit) -> Answer {
    said(
        visit,
        (StatusCode::NOT_FOUND, "missing-title"),
        visit.words.of("missing-text"),
    )
}

/// The page of a guide that is closed, or whose offers are not read yet.
pub(crate) fn closed(visit: &Visit) -> Answer {
    let mut frame = visit.frame(visit.words.of("off-title"));
    frame.ways.clear();
    let page = MissingPage {
        frame,
        text: visit.words.of("off-text"),
        has_ways: false,
    };
    page_with(StatusCode::SERVICE_UNAVAILABLE, &page)
}

/// A page with a title and one sentence.
pub(crate) fn said(visit: &Visit, (status, title): (StatusCode, &str), text: String) -> Answer {
    let page = MissingPage {
        frame: visit.frame(visit.words.of(title)),
        text,
        has_ways: true,
    };
    page_with(status, &page)
}
