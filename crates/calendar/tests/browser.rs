//! A browser for tests: asks the real router as one of the named people, with cookie and form word. Runs no script.

use access::session::model::SignedIn;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use testing::house::House;
use tower::ServiceExt;
use web::house::{Houses, Rooms, Running};

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) mark: String,
    pub(crate) body: String,
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

/// The pages of this room in this house, and those of cases.
pub(crate) fn router(house: &House) -> Router {
    let mut rooms = Rooms::default();
    rooms.put(calendar::feed::door::FeedDoor::default());
    rooms.put(people::asked::Movers::default());
    let house = web::house::House {
        district: "Testkreis".to_owned(),
        access: house.access.clone(),
        rooms,
        navigation: calendar::NAVIGATION.to_vec(),
        running: Running::default(),
    };
    let routes = calendar::routes().and(cases::routes());
    web::server::router(Houses::only(house), routes.into_vec())
}

pub(crate) async fn get(router: &Router, who: &SignedIn, path: &str) -> Answer {
    send(router, asked(who, "GET", path).body(Body::empty()).unwrap()).await
}

/// Asks without being signed in, perhaps with the mark of what is known already.
pub(crate) async fn get_as_stranger(router: &Router, path: &str, known: &str) -> Answer {
    let request = Request::builder()
        .uri(path)
        .header(header::HOST, "kreis.test")
        .header(header::IF_NONE_MATCH, known);
    send(router, request.body(Body::empty()).unwrap()).await
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
    let mark = response.headers().get(header::ETAG);
    let mark = mark.map(|value| value.to_str().unwrap().to_owned());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer {
        status,
        location: location.unwrap_or_default(),
        mark: mark.unwrap_or_default(),
        body: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escape).collect()
}
