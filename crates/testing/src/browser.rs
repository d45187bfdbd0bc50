//! A browser for tests: asks the real router as one of the named people, with cookie and form word. Runs no script.

use access::session::model::SignedIn;
use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;
use web::house::{Houses, NavEntry, Rooms, Running};
use web::routes::Route;

use crate::house::House;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads; empty if nowhere.
    pub location: String,
    /// The page; what is no text is shown as well as it can be.
    pub body: String,
    /// All headers.
    pub headers: HeaderMap,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Fails unless the page has these words.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(
            self.body.contains(text),
            "{} without {text:?}:\n{}",
            self.status,
            self.body
        );
        self
    }

    /// Fails if the page has these words.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(
            !self.body.contains(text),
            "{} with {text:?}:\n{}",
            self.status,
            self.body
        );
        self
    }

    /// Fails if the title, which tabs and the browser's history show, has these words.
    #[track_caller]
    pub fn hides_in_its_title(&self, text: &str) -> &Self {
        let title = self.body.split("<title>").nth(1).unwrap_or_default();
        let title = title.split("</title>").next().unwrap_or_default();
        assert!(!title.is_empty() && !title.contains(text), "titled {title:?}");
        self
    }

    /// Fails unless this is the status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location, self.body);
        self
    }

    /// The value of a header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().expect("a header is text"))
            .unwrap_or_default()
    }
}

/// The pages of these routes in this house, with what the rooms keep for it.
pub fn router(house: &House, rooms: Rooms, routes: Vec<Route>, navigation: &[NavEntry]) -> Router {
    let house = web::house::House {
        district: "Testkreis".to_owned(),
        access: house.access.clone(),
        rooms,
        navigation: navigation.to_vec(),
        running: Running::default(),
    };
    web::server::router(Houses::only(house), routes)
}

/// Asks for a page.
pub async fn get(router: &Router, who: &SignedIn, path: &str) -> Answer {
    send(router, asked_by(who, "GET", path), Body::empty()).await
}

/// Asks without being signed in, with the mark of what is known already; it may be empty.
pub async fn get_as_stranger(router: &Router, path: &str, known: &str) -> Answer {
    let request = asked("GET", path).header(header::IF_NONE_MATCH, known);
    send(router, request, Body::empty()).await
}

/// Posts these fields without being signed in.
pub async fn post_as_stranger(router: &Router, path: &str, fields: &[(&str, &str)]) -> Answer {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    let request = asked("POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(router, request, Body::from(pairs.join("&"))).await
}

/// Posts JSON without being signed in, as programs do.
pub async fn post_json_as_stranger(router: &Router, path: &str, json: &str) -> Answer {
    let request = asked("POST", path).header(header::CONTENT_TYPE, "application/json");
    send(router, request, Body::from(json.to_owned())).await
}

/// Posts these fields with the word of the session.
pub async fn post(router: &Router, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
    let word = who.token.form_word();
    let pairs: Vec<String> = [("csrf", word.as_str())]
        .iter()
        .chain(fields)
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    post_body(router, who, path, pairs.join("&").into_bytes()).await
}

/// Posts what no form would send.
pub async fn post_body(router: &Router, who: &SignedIn, path: &str, body: Vec<u8>) -> Answer {
    let request =
        asked_by(who, "POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(router, request, Body::from(body)).await
}

/// Holds that for all these people a page and its form do not exist, whatever is sent.
pub async fn is_hidden_from(router: &Router, others: &[SignedIn], path: &str, marker: &str) {
    for other in others {
        for answer in [
            get(router, other, path).await,
            post(router, other, path, &[]).await,
            post_body(router, other, path, b"\xff%%%=&&&=\0".to_vec()).await,
        ] {
            answer.is(404).hides(marker);
        }
    }
}

/// A file in a form.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'s> {
    /// The field of the form.
    pub field: &'s str,
    /// What the file is called.
    pub name: &'s str,
    /// What is in it.
    pub bytes: &'s [u8],
}

/// Posts these fields and one file with the word of the session.
pub async fn post_file(
    router: &Router,
    who: &SignedIn,
    path: &str,
    (fields, file): (&[(&str, &str)], Sent<'_>),
) -> Answer {
    let word = who.token.form_word();
    let mut body = Vec::new();
    for (field, value) in [("csrf", word.as_str())].iter().chain(fields) {
        let part = format!("--grenze\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        file.field, file.name
    );
    body.extend(head.into_bytes());
    body.extend_from_slice(file.bytes);
    body.extend(b"\r\n--grenze--\r\n");
    let request =
        asked_by(who, "POST", path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
    send(router, request, Body::from(body)).await
}

fn asked_by(who: &SignedIn, verb: &str, path: &str) -> Builder {
    let cookie = format!("{}={}", web::request::PLAIN_COOKIE, who.token.cookie_value());
    asked(verb, path).header(header::COOKIE, cookie)
}

fn asked(verb: &str, path: &str) -> Builder {
    Request::builder()
        .method(verb)
        .uri(path)
        .header(header::HOST, "kreis.test")
}

async fn send(router: &Router, request: Builder, body: Body) -> Answer {
    let request = request.body(body).expect("a request can be made");
    let Ok(response) = router.clone().oneshot(request).await;
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.expect("the body ends").to_bytes().to_vec();
    let text = |name| {
        let value = head.headers.get(name).map(|value| value.to_str());
        value
            .map_or("", |value| value.expect("a header is text"))
            .to_owned()
    };
    Answer {
        status: head.status,
        location: text(header::LOCATION),
        body: if text(header::CONTENT_TYPE).starts_with("text/") {
            String::from_utf8(bytes.clone()).expect("a page is UTF-8")
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        },
        headers: head.headers,
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
