//! A browser for tests: keeps cookies, sends forms, follows nothing by itself.

use std::collections::BTreeMap;

use access::gate::Access;
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
pub(crate) struct Seen {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
    /// How long the session lasts from now, if the answer says so.
    pub(crate) session_seconds: Option<i64>,
}

impl Seen {
    /// The body, after the status has been what was expected.
    #[track_caller]
    pub(crate) fn with(self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location, self.body);
        self.body
    }

    /// Where it leads, after the status has been 303.
    #[track_caller]
    pub(crate) fn leads_to(self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.location
    }

    /// After the answer has been that one must sign in first.
    #[track_caller]
    pub(crate) fn asks_to_sign_in(self) {
        let to = self.leads_to();
        assert!(to == "/anmelden" || to.starts_with("/anmelden?weiter="), "{to}");
    }
}

/// A browser with its cookies.
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    word: String,
}

impl Browser {
    /// A browser that is not signed in.
    pub(crate) fn new(house: &House) -> Self {
        Self::at(&house.access, Rooms::default())
    }

    /// A browser at this gate, with these values of rooms.
    pub(crate) fn at(access: &Access, rooms: Rooms) -> Self {
        let house = web::house::House {
            district: "Kreis Test".to_owned(),
            access: access.clone(),
            rooms,
            navigation: Vec::new(),
            running: Running::default(),
        };
        let router = web::server::router(Houses::only(house), accounts::routes().into_vec());
        Self {
            router,
            cookies: BTreeMap::new(),
            word: String::new(),
        }
    }

    /// The same browser with someone signed in.
    pub(crate) fn of(mut self, who: &SignedIn) -> Self {
        self.cookies
            .insert("lotse".to_owned(), who.token.cookie_value().to_owned());
        self.word = who.token.form_word();
        self
    }

    pub(crate) async fn get(&mut self, path: &str) -> Seen {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form with the word of the session.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", &self.word);
        form.extend_pairs(fields);
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.finish())).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Seen {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request
            .header(header::HOST, "lotse.test")
            .header(header::COOKIE, cookies.join("; "));
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).expect("a request"))
            .await
            .expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie");
            assert_guarded(cookie);
            self.keep(cookie);
        }
        let location = response
            .headers()
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().expect("text"))
            .to_owned();
        let session_seconds = response.headers().get("x-session-seconds");
        let session_seconds =
            session_seconds.map(|value| value.to_str().expect("text").parse().expect("seconds"));
        let status = response.status();
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        Seen {
            status,
            location,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            session_seconds,
        }
    }

    fn keep(&mut self, cookie: &str) {
        let (name, value) = cookie
            .split(';')
            .next()
            .and_then(|pair| pair.split_once('='))
            .expect("a pair");
        if name == "lotse" {
            self.word = access::session::model::SessionToken::sent(value)
                .map(|token| token.form_word())
                .unwrap_or_default();
        }
        if value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// What every cookie of the house has: it goes to no other site, and no script reads it but the one of light and dark.
#[track_caller]
fn assert_guarded(cookie: &str) {
    let attributes: Vec<&str> = cookie.split(';').skip(1).map(str::trim).collect();
    assert!(attributes.contains(&"Path=/"), "{cookie}");
    let keeps_to_us = ["SameSite=Lax", "SameSite=Strict"];
    assert!(keeps_to_us.iter().any(|one| attributes.contains(one)), "{cookie}");
    assert!(
        cookie.starts_with("darstellung=") || attributes.contains(&"HttpOnly"),
        "{cookie}"
    );
}
