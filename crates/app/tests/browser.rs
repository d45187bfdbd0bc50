//! A browser for tests: asks the real router by host and cookie, and keeps the whole answer. Runs no script.

use access::session::model::SignedIn;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// The host of the one district of most tests.
pub(crate) const HOST: &str = "kreis.test";

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// All headers as text, names included.
    pub(crate) headers: String,
    pub(crate) location: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }
}

/// What every answer of the house tells the browser, whoever asks and whatever the answer is.
#[track_caller]
fn assert_guarded(path: &str, headers: &HeaderMap, shows_own_things: bool) {
    let value = |name: &str| {
        let value = headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_else(|| panic!("no {name} in {headers:?}"))
    };
    let policy = value("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'") || policy.starts_with("sandbox"),
        "{policy}"
    );
    for forbidden in ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"] {
        assert!(!policy.contains(forbidden), "{policy}");
    }
    for (name, expected) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(value(name), expected, "{headers:?}");
    }
    assert!(value("strict-transport-security").starts_with("max-age="));
    // What the open interface answers is for the pages of others; nothing else is.
    let is_open = path.starts_with("/hsds/") && value("cross-origin-resource-policy") == "cross-origin";
    assert!(
        is_open || value("cross-origin-resource-policy") == "same-origin",
        "{path} {headers:?}"
    );
    if shows_own_things {
        assert_eq!(value("cache-control"), "no-store", "{path} {headers:?}");
    }
}

/// Who asks, and under which host.
#[derive(Clone, Copy)]
pub(crate) struct Browser<'b> {
    router: &'b Router,
    who: Option<&'b SignedIn>,
    host: &'b str,
}

impl<'b> Browser<'b> {
    pub(crate) fn of(router: &'b Router, who: &'b SignedIn) -> Self {
        Self {
            router,
            who: Some(who),
            host: HOST,
        }
    }

    /// Someone who is not signed in.
    pub(crate) fn anonymous(router: &'b Router) -> Self {
        Self {
            router,
            who: None,
            host: HOST,
        }
    }

    pub(crate) fn at(self, host: &'b str) -> Self {
        Self { host, ..self }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap())
            .await
    }

    /// Posts these fields with the word of the session.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        if let Some(who) = self.who {
            body.append_pair("csrf", &who.token.form_word());
        }
        self.post_body(path, body.extend_pairs(fields).finish().into_bytes())
            .await
    }

    /// Posts a body as it is, without the word of the session.
    pub(crate) async fn post_body(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Posts a form with files: this one at once, or one that begins to arrive and never ends.
    pub(crate) async fn post_files(&self, path: &str, body: Option<&'static str>) -> Answer {
        let endless = futures_util::stream::pending::<Result<Vec<u8>, std::convert::Infallible>>();
        let body = body.map_or_else(|| Body::from_stream(endless), Body::from);
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
        self.send(request.body(body).unwrap()).await
    }

    fn request(&self, verb: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder()
            .method(verb)
            .uri(path)
            .header(header::HOST, self.host);
        match self.who {
            None => request,
            Some(who) => {
                let cookie = format!("{}={}", web::request::PLAIN_COOKIE, who.token.cookie_value());
                request.header(header::COOKIE, cookie)
            }
        }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let path = request.uri().path().to_owned();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |name| {
            let value = response.headers().get(name).map(|value| value.to_str().unwrap());
            value.unwrap_or_default().to_owned()
        };
        let (status, location) = (response.status().as_u16(), text(header::LOCATION));
        let shows_own_things =
            self.who.is_some() && response.status() == 200 && !path.starts_with("/assets/");
        assert_guarded(&path, response.headers(), shows_own_things);
        let headers = format!("{:?}", response.headers());
        let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        Answer {
            status,
            headers,
            location,
            bytes,
        }
    }
}
