//! Headers of every response: nothing from elsewhere, nothing inline, nothing kept by caches that should not be.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use base::moment::Moment;

/// What the browser may load and do on our pages.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000"),
];

/// Adds the headers of every response.
pub(crate) async fn add(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

/// A page for one account is kept by nobody.
pub(crate) fn keep_private(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// Tells the page, in seconds, how long the session lasts without another click.
pub fn tell_session(headers: &mut HeaderMap, ends: Moment, now: Moment) {
    let seconds = (ends.seconds() - now.seconds()).max(0);
    headers
        .entry(HeaderName::from_static("x-session-seconds"))
        .or_insert(HeaderValue::from(seconds));
}

/// The browser forgets a cookie: a message that was shown, a session that is none here.
pub(crate) fn forget_cookie(headers: &mut HeaderMap, name: &str) {
    let secure = if name.starts_with("__Host-") {
        "; Secure"
    } else {
        ""
    };
    let gone = format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&gone) {
        headers.append(header::SET_COOKIE, value);
    }
}
