//! What the interface answers: JSON that any site may read. Not the pages of `web`.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::Value;

/// The public directory is for everybody, also for scripts of other sites.
const FOR_EVERYBODY: [(HeaderName, &str); 2] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "cross-origin",
    ),
];

/// A value as JSON.
pub(crate) fn json(status: StatusCode, value: &Value) -> Response {
    text(status, "application/json", value.to_string())
}

/// A text of this kind.
pub(crate) fn text(status: StatusCode, mime: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    for (name, value) in FOR_EVERYBODY {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
