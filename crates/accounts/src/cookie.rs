//! The cookies of this room: the session and light or dark. They carry a secret or a choice, never data.

use axum::http::{HeaderValue, header};
use axum::response::Response;

use access::mail_link::model::Secret;
use access::session::model::SessionToken;
use web::house::House;
use web::request::{THEME_COOKIE, browser_cookie, session_cookie};
use web::shell::Theme;

/// Name of the cookie that remembers a device over TLS; the prefix binds it to this host.
const SECURE_DEVICE: &str = "__Host-lotse-geraet";
/// Name of the cookie that remembers a device without TLS, in demo.
const PLAIN_DEVICE: &str = "lotse-geraet";
const YEAR_SECONDS: i64 = 365 * 24 * 3_600;

/// Lets the browser carry the session until it is closed.
pub(crate) fn keep_session(response: Response, house: &House, token: &SessionToken) -> Response {
    set(response, house, session_cookie(house), token.cookie_value(), None)
}

/// Lets the browser carry the mark of a login that has signed in with it, for a year.
pub(crate) fn keep_browser_mark(response: Response, house: &House, mark: &str) -> Response {
    set(response, house, browser_cookie(house), mark, Some(YEAR_SECONDS))
}

/// Takes the session from the browser.
pub(crate) fn drop_session(response: Response, house: &House) -> Response {
    set(response, house, session_cookie(house), "", Some(0))
}

/// Remembers the device for a year.
pub(crate) fn keep_device(response: Response, house: &House, device: &Secret) -> Response {
    set(
        response,
        house,
        device_name(house),
        device.text(),
        Some(YEAR_SECONDS),
    )
}

/// Name of the cookie that remembers a device.
pub(crate) fn device_name(house: &House) -> &'static str {
    if house.running.has_tls {
        SECURE_DEVICE
    } else {
        PLAIN_DEVICE
    }
}

/// Keeps light or dark for a year.
pub(crate) fn keep_theme(response: Response, house: &House, theme: Theme) -> Response {
    set(response, house, THEME_COOKIE, theme.key(), Some(YEAR_SECONDS))
}

fn set(mut response: Response, house: &House, name: &str, value: &str, seconds: Option<i64>) -> Response {
    let secure = if house.running.has_tls { "; Secure" } else { "" };
    let age = seconds
        .map(|seconds| format!("; Max-Age={seconds}"))
        .unwrap_or_default();
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
