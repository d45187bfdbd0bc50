//! A browser for tests: asks the real router as one of the named people, with cookie and form word. Runs no script.

use access::session::model::SignedIn;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use testing::house::House;
use tower::ServiceExt;
use web::house::{Houses, Rooms, Running};
use web::routes::Route;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        assert!(
            self.body.contains(text),
            "{} without {text:?}:\n{}",
            self.status,
            self.body
        );
    }

    #[track_caller]
    pub(crate) fn hides(&self, text: &str) {
        assert!(
            !self.body.contains(text),
            "{} with {text:?}:\n{}",
            self.status,
            self.body
        );
    }

    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location, self.body);
        self
    }
}

/// The pages of these routes in this house, with what the rooms keep for it.
pub(crate) fn router(house: &House, rooms: Rooms, routes: Vec<Route>) -> Router {
    let house = web::house::House {
        district: "Testkreis".to_owned(),
        access: house.access.clone(),
        rooms,
        navigation: Vec::new(),
        running: Running::default(),
    };
    web::server::router(Houses::only(house), routes)
}

pub(crate) async fn get(router: &Router, who: &SignedIn, path: &str) -> Answer {
    send(router, asked(who, "GET", path).body(Body::empty()).unwrap()).await
}

/// Posts these fields with the word of the session.
pub(crate) async fn post(router: &Router, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
    let word = who.token.form_word();
    let mut sent = vec![("csrf", word.as_str())];
    sent.extend(fields);
    let pairs: Vec<String> = sent
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    post_body(router, who, path, pairs.join("&").into_bytes()).await
}

pub(crate) async fn post_body(router: &Router, who: &SignedIn, path: &str, body: Vec<u8>) -> Answer {
    let request = asked(who, "POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(router, request.body(Body::from(body)).unwrap()).await
}

/// A form with one file, as browsers send it.
pub(crate) async fn post_file(
    router: &Router,
    who: &SignedIn,
    path: &str,
    (fields, name, bytes): (&[(&str, &str)], &str, &[u8]),
) -> Answer {
    let word = who.token.form_word();
    let mut body = Vec::new();
    for (field, value) in [("csrf", word.as_str())].iter().chain(fields) {
        let part = format!("--grenze\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    );
    body.extend(head.into_bytes());
    body.extend_from_slice(bytes);
    body.extend(b"\r\n--grenze--\r\n");
    let request =
        asked(who, "POST", path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
    send(router, request.body(Body::from(body)).unwrap()).await
}

fn asked(who: &SignedIn, verb: &str, path: &str) -> axum::http::request::Builder {
    let cookie = format!("{}={}", web::request::PLAIN_COOKIE, who.token.cookie_value());
    Request::builder()
        .method(verb)
        .uri(path)
        .header(header::HOST, "kreis.test")
        .header(header::COOKIE, cookie)
}

async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let location = response
        .headers()
        .get(header::LOCATION)
        .map(|value| value.to_str().unwrap().to_owned());
    let headers = response.headers().clone();
    let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
    Answer {
        status,
        location: location.unwrap_or_default(),
        body: String::from_utf8_lossy(&bytes).into_owned(),
        headers,
        bytes,
    }
}

fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escape).collect()
}
