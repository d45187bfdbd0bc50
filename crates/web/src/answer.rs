//! What a page answers: itself, a redirect, a file, or a refusal with its own page. What is foreign looks like nothing.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use access::failure::Denied;

use crate::shell::{Message, MessageKind};

/// The answer of a handler.
pub type Answer = Result<Response, Refused>;

/// Why there is no page; `server` makes the pages of refusals.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such page for this account.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("sign in first")]
    SignInFirst,
    /// The second factor must be given again.
    #[error("step up first")]
    StepUpFirst,
    /// The form was made for another session.
    #[error("form expired")]
    FormExpired,
    /// Too many requests from this address.
    #[error("slow down")]
    TooMany {
        /// Seconds to wait.
        seconds: u64,
    },
    /// The database is away or full: nothing was written, everything typed is shown again.
    #[error("database away")]
    DatabaseAway(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Something unexpected; it is logged once, the person sees a reference number.
    #[error("failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Refused {
    /// Something unexpected.
    pub fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// Does work that keeps a core busy – printing, reading a file – beside the requests; the caller holds no transaction.
///
/// # Errors
/// [`Refused::Failed`] with what the work says, or if it broke off.
pub async fn beside<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, Refused>
where
    T: Send + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Refused::failed)?
        .map_err(Refused::failed)
}

impl From<db::failure::Failure> for Refused {
    fn from(failure: db::failure::Failure) -> Self {
        use db::failure::Failure;
        match failure {
            Failure::Unavailable { .. } | Failure::StorageFull { .. } => {
                Self::DatabaseAway(Box::new(failure))
            }
            other => Self::Failed(Box::new(other)),
        }
    }
}

impl From<Denied> for Refused {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotSignedIn => Self::SignInFirst,
            Denied::NotFound => Self::NotFound,
            Denied::StepUpNeeded(_) => Self::StepUpFirst,
            Denied::Database(failure) | Denied::Keys(vault::failure::KeyFailure::Database(failure)) => {
                failure.into()
            }
            Denied::AuditStopped => Self::DatabaseAway(Box::new(denied)),
            Denied::Keys(other) => Self::Failed(Box::new(other)),
        }
    }
}

impl From<vault::failure::KeyFailure> for Refused {
    fn from(failure: vault::failure::KeyFailure) -> Self {
        Denied::Keys(failure).into()
    }
}

/// A page.
///
/// # Errors
/// [`Refused::Failed`] if the template cannot be rendered.
pub fn page(template: &impl Template) -> Answer {
    page_with(StatusCode::OK, template)
}

/// A page shown again because something typed was not right (422).
///
/// # Errors
/// [`Refused::Failed`] if the template cannot be rendered.
pub fn page_again(template: &impl Template) -> Answer {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A page that shows both versions because someone else was quicker (409).
///
/// # Errors
/// [`Refused::Failed`] if the template cannot be rendered.
pub fn page_conflict(template: &impl Template) -> Answer {
    page_with(StatusCode::CONFLICT, template)
}

/// A page with a status.
///
/// # Errors
/// [`Refused::Failed`] if the template cannot be rendered.
pub fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    html(status, template.render().map_err(Refused::failed)?)
}

/// A page that is rendered already.
///
/// # Errors
/// Never; the type fits the end of a handler.
pub fn html(status: StatusCode, html: String) -> Answer {
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    Ok(response)
}

/// Leads to another page of the house (303).
///
/// # Errors
/// Never; the type fits the end of a handler.
pub fn go_to(path: &str) -> Answer {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let location = HeaderValue::from_str(local_path(path)).unwrap_or_else(|_| HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

/// Leads to another page and says there what was done.
///
/// `saying` is a key of [`SAYINGS`]: no text of a person travels in a cookie.
///
/// # Errors
/// Never; the type fits the end of a handler.
pub fn go_to_saying(path: &str, saying: &'static str) -> Answer {
    let mut response = go_to(path)?;
    let cookie = format!(
        "{}={saying}; Path=/; Max-Age=20; HttpOnly; SameSite=Lax",
        crate::request::MESSAGE_COOKIE
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// What can be said on the next page: key → text.
pub const SAYINGS: &[(&str, &str)] = &[
    ("gespeichert", "Gespeichert."),
    ("angelegt", "Angelegt."),
    ("beendet", "Beendet."),
    ("entfernt", "Entfernt."),
    ("bestaetigt", "Bestätigt."),
    ("gemeldet", "Gemeldet. Danke."),
    ("abgemeldet", "Sie sind abgemeldet."),
    (
        "kennwort",
        "Das neue Kennwort gilt ab jetzt. Alle anderen Anmeldungen wurden beendet.",
    ),
    (
        "zweiter-faktor",
        "Die zweite Stufe der Anmeldung ist eingerichtet.",
    ),
    ("anmeldungen-beendet", "Alle anderen Anmeldungen wurden beendet."),
    (
        "vorgelegt",
        "Vorgelegt. Es gilt, sobald eine zweite Person zugestimmt hat.",
    ),
    (
        "entschieden",
        "Entschieden. Die Beteiligten werden benachrichtigt.",
    ),
    (
        "gesperrt",
        "Das Konto ist gesperrt, seine Anmeldungen sind beendet.",
    ),
    ("entsperrt", "Das Konto ist entsperrt."),
    ("freigegeben", "Das Jahr ist freigegeben."),
    (
        "vermittelt",
        "Die Vermittlung ist versandt. Die Frist für die Antwort läuft.",
    ),
    (
        "gezaehlt",
        "Gezählt. Die Lücke steht ohne Bezug zum Fall in der Bedarfsanalyse.",
    ),
    (
        "beantwortet",
        "Danke. Das Case Management sieht Ihre Antwort sofort.",
    ),
    ("versandt", "Versandt. Die Nachrichten stehen im Postausgang."),
];

pub(crate) fn carried_message(key: &str) -> Option<Message> {
    let (_, text) = SAYINGS.iter().find(|(own, _)| *own == key)?;
    Some(Message {
        kind: MessageKind::Done,
        text: (*text).to_owned(),
        undo: None,
    })
}

/// A file to save; `name` is plain ASCII.
///
/// # Errors
/// Never; the type fits the end of a handler.
pub fn file(bytes: Vec<u8>, mime: &'static str, name: &str) -> Answer {
    let plain: String = name
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || "._-".contains(*letter))
        .collect();
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\""));
    headers.insert(
        header::CONTENT_DISPOSITION,
        disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    Ok(response)
}

/// Only paths of this house are followed: `//elsewhere` and `https:` are not.
pub fn local_path(path: &str) -> &str {
    let is_local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.contains(['\r', '\n']);
    if is_local { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_out_of_the_house() {
        for (asked, led) in [
            ("/konto", "/konto"),
            ("//boese.example", "/"),
            ("https://x", "/"),
            ("/\\x", "/"),
            ("", "/"),
        ] {
            assert_eq!(local_path(asked), led);
        }
    }
}
