//! From routes to a router: district by host, session by cookie, door, handler, refusal pages, headers. No page itself.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use access::policy::{Grant, grant_of_roles};
use access::relation::Relation;
use access::session::model::SignedIn;
use access::session::throttle::network_of;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{
    ConnectInfo, DefaultBodyLimit, FromRequest, Path, RawPathParams, Request as HttpRequest,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::MethodRouter;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;

use crate::answer::Refused;
use crate::headers;
use crate::house::{House, Houses};
use crate::refusal_page::{self, NotArrived};
use crate::request::{Asked, MESSAGE_COOKIE, Request, session_cookie, session_token};
use crate::routes::{Door, Route, Verb};
use crate::taken_up;
use crate::upload;

/// Most bytes of a form.
const LARGEST_FORM: usize = 1024 * 1024;
/// Public acts per minute and address: a town hall behind one address signs in at eight; guessing is slowed by `access`.
const PUBLIC_ACTS_PER_MINUTE: u32 = 120;
/// Where who has no second factor yet is led.
pub const SECOND_FACTOR_PATH: &str = "/konto/zweiter-faktor";
/// Where who must give the second factor again is led.
pub const STEP_UP_PATH: &str = "/konto/bestaetigen";
/// Where who is not signed in is led.
pub const SIGN_IN_PATH: &str = "/anmelden";

/// Forms with files that are read at once; others wait, so that memory stays bounded.
const UPLOADS_AT_ONCE: usize = 3;
/// The same for those who are not signed in: they never keep those waiting who work here.
const STRANGERS_UPLOADS_AT_ONCE: usize = 1;
/// Longest time that a form, or one with files over a slow line, may take to arrive.
const LONGEST_ARRIVAL: Duration = Duration::from_mins(1);
const LONGEST_ARRIVAL_WITH_FILES: Duration = Duration::from_mins(10);

struct Shared {
    houses: Houses,
    uploads: Semaphore,
    strangers_uploads: Semaphore,
    public_acts: DefaultKeyedRateLimiter<IpAddr>,
}

/// The router of all districts.
///
/// # Panics
/// If two routes have the same verb and path: found by the first test that builds the router.
pub fn router(houses: Houses, routes: Vec<Route>) -> Router {
    let quota = Quota::per_minute(
        std::num::NonZeroU32::new(PUBLIC_ACTS_PER_MINUTE).unwrap_or(std::num::NonZeroU32::MIN),
    );
    let shared = Arc::new(Shared {
        houses,
        uploads: Semaphore::new(UPLOADS_AT_ONCE),
        strangers_uploads: Semaphore::new(STRANGERS_UPLOADS_AT_ONCE),
        public_acts: RateLimiter::keyed(quota),
    });
    let mut by_path: HashMap<&'static str, MethodRouter> = HashMap::new();
    for route in routes {
        let shared = Arc::clone(&shared);
        let path = route.info.path;
        let verb = route.info.verb;
        let route_takes_files = route.info.takes_files;
        let handler = move |params: Result<RawPathParams, RawPathParamsRejection>, request: HttpRequest| {
            let (shared, route) = (Arc::clone(&shared), route.clone());
            async move { answer(&shared, &route, path_values(params), request).await }
        };
        let largest = if route_takes_files {
            upload::LARGEST_BODY
        } else {
            LARGEST_FORM
        };
        let methods = by_path.remove(path).unwrap_or_default();
        by_path.insert(
            path,
            match verb {
                Verb::Get => methods.get(handler),
                // The limit covers the methods added so far; no path has more than these two.
                Verb::Post => methods.post(handler).layer(DefaultBodyLimit::max(largest)),
            },
        );
    }
    let mut router = Router::new();
    for (path, methods) in by_path {
        let shared = Arc::clone(&shared);
        let unused_verb = move |request: HttpRequest| {
            let shared = Arc::clone(&shared);
            async move { not_found(&shared, request).await }
        };
        router = router.route(path, methods.fallback(unused_verb));
    }
    let fallback = {
        let shared = Arc::clone(&shared);
        move |request: HttpRequest| {
            let shared = Arc::clone(&shared);
            async move { not_found(&shared, request).await }
        }
    };
    router
        .route("/assets/{*file}", axum::routing::get(static_file))
        .fallback(fallback)
        .layer(axum::middleware::map_response(headers::add))
        .layer(CompressionLayer::new())
}

/// The values in the path; bytes that are no text give none, so that what they name does not exist.
fn path_values(params: Result<RawPathParams, RawPathParamsRejection>) -> HashMap<String, String> {
    let values = |params: RawPathParams| {
        let values = params.iter();
        values
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    params.map(values).unwrap_or_default()
}

async fn answer(
    shared: &Shared,
    route: &Route,
    path_values: HashMap<String, String>,
    request: HttpRequest,
) -> Response {
    let begun = Instant::now();
    let response = answered(shared, route, path_values, request).await;
    let status = response.status();
    let verb = if route.info.verb == Verb::Get {
        "GET"
    } else {
        "POST"
    };
    crate::metrics::answered(verb, route.info.path, status.as_u16(), begun.elapsed());
    response
}

async fn answered(
    shared: &Shared,
    route: &Route,
    path_values: HashMap<String, String>,
    request: HttpRequest,
) -> Response {
    let Some(house) = house_of(&shared.houses, &request) else {
        return unknown_host();
    };
    let address = address_of(&request, &house);
    if route.info.verb == Verb::Post && comes_from_elsewhere(request.headers()) {
        return refusal_page::of(&Refused::NotFound, &house, None, &Bytes::new());
    }
    let (parts, body) = request.into_parts();
    let boundary = route
        .info
        .takes_files
        .then(|| upload::boundary(&parts.headers))
        .flatten();
    let who = who_is(&house, &parts.headers).await;
    let body = match arrived(
        shared,
        &who,
        HttpRequest::from_parts(parts.clone(), body),
        boundary.is_some(),
    )
    .await
    {
        Ok(body) => body,
        Err(not_arrived) => return refusal_page::not_arrived(not_arrived, &house),
    };
    let (body, uploads) = match boundary {
        Some(boundary) => upload::taken_apart(body, boundary).await.unwrap_or_default(),
        None => (body, Vec::new()),
    };
    let who = match who {
        Ok(who) => who,
        Err(refused) => {
            let mut response = refusal_page::before_the_door(&refused, &house, &parts.headers, &body);
            if matches!(refused, Refused::NotFound) {
                headers::forget_cookie(response.headers_mut(), session_cookie(&house));
            }
            return response;
        }
    };
    let asked = Request::new(Asked {
        house: Arc::clone(&house),
        who,
        uri: parts.uri,
        headers: parts.headers,
        body,
        uploads,
        path_values,
        address,
    });
    let answer = match at_the_door(shared, route, &asked) {
        Ok(()) => (route.handler)(asked.clone()).await,
        Err(refused) => Err(refused),
    };
    match answer {
        Ok(mut response) => {
            if route.info.verb == Verb::Post {
                taken_up::forget_if_saved(&asked, response.status()).await;
            }
            if let Some(who) = &asked.0.who {
                headers::keep_private(response.headers_mut());
                headers::tell_session(response.headers_mut(), who.idle_end, house.access.clock().now());
            }
            let had_message = asked.cookie(MESSAGE_COOKIE).is_some();
            if had_message && response.status() != StatusCode::SEE_OTHER {
                headers::forget_cookie(response.headers_mut(), MESSAGE_COOKIE);
            }
            response
        }
        Err(Refused::SignInFirst) => sign_in_first(&asked, route.info.verb).await,
        Err(Refused::StepUpFirst) => {
            let who = asked.0.who.as_ref();
            let must_set_up = who.is_some_and(|who| who.must_set_up_second_factor);
            let path = if must_set_up {
                SECOND_FACTOR_PATH
            } else {
                STEP_UP_PATH
            };
            refusal_page::lead(path, &asked.address_of_page())
        }
        Err(refused) => refusal_page::of(&refused, &house, Some(asked.shell("Lotse")), &asked.0.body),
    }
}

/// The body of a request. Bodies with files wait for their turn.
async fn arrived(
    shared: &Shared,
    who: &Result<Option<SignedIn>, Refused>,
    request: HttpRequest,
    has_files: bool,
) -> Result<Bytes, NotArrived> {
    let longest = if has_files {
        LONGEST_ARRIVAL_WITH_FILES
    } else {
        LONGEST_ARRIVAL
    };
    let turns = if matches!(who, Ok(Some(_))) {
        &shared.uploads
    } else {
        &shared.strangers_uploads
    };
    let _turn = if has_files {
        turns.acquire().await.ok()
    } else {
        None
    };
    match tokio::time::timeout(longest, Bytes::from_request(request, &())).await {
        Err(_) => Err(NotArrived::TooSlow),
        Ok(Err(_)) => Err(NotArrived::TooLarge),
        Ok(Ok(body)) => Ok(body),
    }
}

/// Leads to the sign-in; what was posted after the session had ended waits, sealed, for its account.
async fn sign_in_first(asked: &Request, verb: Verb) -> Response {
    let page = asked.address_of_page();
    if verb == Verb::Get {
        return refusal_page::lead(SIGN_IN_PATH, &page);
    }
    if let Some(token) = asked.session_token()
        && let Err(error) = asked.access().park(&token, &page, &asked.0.body).await
    {
        return refusal_page::of(&error.into(), asked.house(), None, &asked.0.body);
    }
    refusal_page::lead(SIGN_IN_PATH, "/")
}

fn at_the_door(shared: &Shared, route: &Route, request: &Request) -> Result<(), Refused> {
    match route.info.door {
        Door::Public => {
            // Addresses are kept no longer than their minute.
            shared.public_acts.retain_recent();
            if route.info.verb == Verb::Post
                && shared
                    .public_acts
                    .check_key(&network_of(request.0.address))
                    .is_err()
            {
                return Err(Refused::TooMany { seconds: 60 });
            }
            Ok(())
        }
        Door::Act(act) => {
            let who = request.who()?;
            let is_set_up = !who.must_set_up_second_factor || request.path().starts_with(SECOND_FACTOR_PATH);
            if !is_set_up {
                return Err(Refused::StepUpFirst);
            }
            if may_in_some_relation(who, act) {
                Ok(())
            } else {
                Err(Refused::NotFound)
            }
        }
    }
}

/// Whether the policy lets this account do the act in any relation; the exact one is asked with the permit.
fn may_in_some_relation(who: &SignedIn, act: access::act::Act) -> bool {
    let roles = || who.roles.iter().map(|assignment| assignment.role);
    Relation::ALL
        .iter()
        .any(|relation| grant_of_roles(roles(), act, *relation) != Grant::None)
}

async fn who_is(house: &House, headers: &HeaderMap) -> Result<Option<SignedIn>, Refused> {
    let Some(token) = session_token(headers, house) else {
        return Ok(None);
    };
    // Whoever is at home in another district finds nothing here, not even the way in.
    if !house.access.is_own_token(&token).await? {
        return Err(Refused::NotFound);
    }
    Ok(house.access.session(&token).await?)
}

fn house_of(houses: &Houses, request: &HttpRequest) -> Option<Arc<House>> {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    houses
        .find(host.or_else(|| request.uri().host()).unwrap_or_default())
        .cloned()
}

/// The visitor's address: the connection's, or what a trusted proxy says was its own visitor's.
fn address_of(request: &HttpRequest, house: &House) -> IpAddr {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let direct = connection.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    if !house.running.trusted_proxies.contains(&direct) {
        return direct;
    }
    let forwarded = request
        .headers()
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok());
    forwarded
        .and_then(|list| list.rsplit(',').next()?.trim().parse().ok())
        .unwrap_or(direct)
}

/// Whether the browser says that another site sent this form.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site") {
        return true;
    }
    match (text("origin"), text("host")) {
        (Some("null"), _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, own)| own != host),
        _ => false,
    }
}

async fn not_found(shared: &Shared, request: HttpRequest) -> Response {
    let Some(house) = house_of(&shared.houses, &request) else {
        return unknown_host();
    };
    let address = address_of(&request, &house);
    let (parts, _body) = request.into_parts();
    let who = who_is(&house, &parts.headers).await.ok().flatten();
    let asked = Request::new(Asked {
        house: Arc::clone(&house),
        who,
        uri: parts.uri,
        headers: parts.headers,
        body: Bytes::new(),
        uploads: Vec::new(),
        path_values: HashMap::new(),
        address,
    });
    refusal_page::of(
        &Refused::NotFound,
        &house,
        Some(asked.shell("Lotse")),
        &Bytes::new(),
    )
}

/// A file of the interface: the same for everybody, kept by browsers for a year because its address names its version.
async fn static_file(Path(file): Path<String>) -> Response {
    let Some(asset) = crate::assets::find(&file) else {
        return unknown_host();
    };
    let mut response = Response::new(Body::from(asset.bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    response
}

fn unknown_host() -> Response {
    let mut response = Response::new(Body::from("404\n"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
