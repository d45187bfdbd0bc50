//! Sending what is filed: opened piece by piece while the browser takes it, as something to save, never to run.

use std::sync::Arc;

use access::act::Act;
use access::failure::Denied;
use access::gate::Access;
use access::session::model::SignedIn;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use base::ids::{CaseId, RowId};
use futures_util::stream;
use web::answer::{Answer, Refused};
use web::request::Request;

use crate::content::AT_ONCE;
use crate::content::store as content;

/// What the browser may do with a file that somebody brought: nothing but save it.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// A file of a case to send.
pub(crate) struct Sent {
    pub(crate) case: CaseId,
    pub(crate) file: RowId,
    pub(crate) size: i64,
    pub(crate) media_type: &'static str,
    /// Plain ASCII, nobody's name.
    pub(crate) name: String,
}

struct Course {
    access: Access,
    who: Arc<SignedIn>,
    sent: (CaseId, RowId),
    next: usize,
}

/// The answer that carries the file; each part of it is opened with a permit of its own.
pub(crate) fn send(request: &Request, sent: &Sent) -> Answer {
    let course = Course {
        access: request.access().clone(),
        who: Arc::new(request.who()?.clone()),
        sent: (sent.case, sent.file),
        next: 0,
    };
    let mut response = Response::new(Body::from_stream(stream::try_unfold(course, next)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(sent.media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(sent.size));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", sent.name));
    headers.insert(
        header::CONTENT_DISPOSITION,
        disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    for (name, value) in [
        ("content-security-policy", SANDBOX),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Ok(response)
}

async fn next(course: Course) -> Result<Option<(Vec<u8>, Course)>, Denied> {
    let (case, file) = course.sent;
    let (mut tx, permit) = course.access.reading(&course.who, Act::CaseRead, case).await?;
    let bytes = content::read(&mut tx, &permit, (file, course.next)).await?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let next = course.next + AT_ONCE;
    Ok(Some((bytes, Course { next, ..course })))
}

/// The row that the address names in this field; `None` if it names none.
pub(crate) fn asked_for(request: &Request, field: &str) -> Result<Option<RowId>, Refused> {
    match request.query().text(field) {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Refused::NotFound),
    }
}
