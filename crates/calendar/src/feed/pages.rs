//! The page on which an account makes, renews and ends its feed, and the feed itself at its secret address.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::mail_link::model::Secret;
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::{button, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::feed::door::{Asked, FeedDoor};
use crate::feed::model::{hash, secret_in};
use crate::feed::store;

pub(crate) fn routes() -> Routes {
    Routes::about("calendar feed")
        .get("/termine/abo", Act::CalendarOwn, Fixture::None, show)
        .post("/termine/abo", Act::CalendarOwn, Fixture::None, renew)
        .post("/termine/abo/ende", Act::CalendarOwn, Fixture::None, end)
        .public_get("/kalender/{token}", Fixture::Link, feed)
}

#[derive(Template)]
#[template(path = "calendar/feed.html")]
struct FeedPage {
    shell: Shell,
    /// Since when there is a feed; empty if there is none.
    since: String,
    /// The address, shown only once.
    address: Option<String>,
}

fn shell(request: &Request) -> Shell {
    request.shell_below("Kalender-Abo", &[("Termine", "/termine")])
}

async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::CalendarOwn).await?;
    let since = store::since(&mut tx, &permit).await?;
    page(&FeedPage {
        shell: shell(&request),
        since: since.map(|at| at.day().german()).unwrap_or_default(),
        address: None,
    })
}

async fn renew(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    request.form()?;
    let secret = Secret::new(request.access().ids());
    store::renew(&mut tx, &permit, &hash(&secret)).await?;
    tx.commit().await?;
    let scheme = if request.house().running.has_tls {
        "https"
    } else {
        "http"
    };
    let host = request.header("host");
    page(&FeedPage {
        shell: shell(&request),
        since: permit.now().day().german(),
        address: Some(format!("{scheme}://{host}/kalender/{}.ics", secret.text())),
    })
}

async fn end(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    request.form()?;
    store::end(&mut tx, &permit).await?;
    tx.commit().await?;
    go_to_saying("/termine/abo", "beendet")
}

/// The feed: start, end and "Termin", for whoever has the secret.
async fn feed(request: Request) -> Answer {
    let name: String = request.path_value("token")?;
    let address = request.visitor().address.to_string();
    let door = request.room::<FeedDoor>()?;
    let calendar = match door
        .ask(request.access(), secret_in(&name).as_ref(), &address)
        .await?
    {
        Asked::Found(calendar) => calendar,
        Asked::Unknown => return Err(Refused::NotFound),
        Asked::TooMany(seconds) => return Err(Refused::TooMany { seconds }),
    };
    let file = print::public(print::Work::Calendar(&calendar)).map_err(Refused::failed)?;
    let mark = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(&file.bytes)[..16]));
    let is_known = request.header("if-none-match") == mark;
    let mut response = Response::new(if is_known {
        Body::empty()
    } else {
        Body::from(file.bytes)
    });
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(file.kind.media_type()),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(header::ETAG, mark);
    }
    Ok(response)
}
