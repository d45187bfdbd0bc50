//! A browser for tests: asks the real router as one of the named people, with cookie and form word. Runs no script.

use access::session::model::SignedIn;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    #[track_caller]
    pub(crate) fn shows(&self, text: &str) -> &Self {
        assert!(
            self.text().contains(text),
            "{} without {text:?}:\n{}",
            self.status,
            self.text()
        );
        self
    }

    #[track_caller]
    pub(crate) fn hides(&self, text: &str) -> &Self {
        assert!(
            !self.text().contains(text),
            "{} with {text:?}:\n{}",
            self.status,
            self.text()
        );
        self
    }

    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location, self.text());
        self
    }
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
    let request = asked(who, "POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(router, request.body(Body::from(pairs.join("&"))).unwrap()).await
}

/// Posts a form with a file in one of its fields.
pub(crate) async fn post_file(
    router: &Router,
    who: &SignedIn,
    path: &str,
    (fields, file, bytes): (&[(&str, &str)], &str, &[u8]),
) -> Answer {
    let word = who.token.form_word();
    let mut body = Vec::new();
    for (field, value) in [("csrf", word.as_str())].iter().chain(fields) {
        let part = format!("--grenze\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"{file}\"; filename=\"Rojda Demir.exe\"\r\n\r\n"
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
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer {
        status,
        location: location.unwrap_or_default(),
        headers,
        bytes: bytes.to_vec(),
    }
}

fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escape).collect()
}
