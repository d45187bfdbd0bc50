//! Giving back a file that somebody brought: as something to save, never to open in our pages. Not where it is kept.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

use crate::answer::Answer;
use crate::upload::format::Format;

/// What the browser may do with a file that somebody brought: nothing but save it.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// What is said of a file that is given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The format of its bytes.
    pub format: Format,
    /// How many bytes it has.
    pub size: i64,
    /// Its name without the ending: plain ASCII, nobody's name.
    pub stem: String,
}

/// The answer that carries the file; its body may come piece by piece.
///
/// # Errors
/// Never; the type fits the end of a handler.
pub fn saved(body: Body, saved: &Saved) -> Answer {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(saved.format.media_type()),
    );
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(saved.size));
    let name = format!("{}.{}", saved.stem, saved.format.extension());
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.insert(
        header::CONTENT_DISPOSITION,
        disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    for (name, value) in [
        ("content-security-policy", SANDBOX),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Ok(response)
}
