//! Sending what is filed: opened piece by piece while the browser takes it, as something to save, never to run.

use std::sync::Arc;

use access::act::Act;
use access::failure::Denied;
use access::gate::Access;
use access::session::model::SignedIn;
use axum::body::Body;
use base::ids::{CaseId, RowId};
use futures_util::stream;
use web::answer::{Answer, Refused};
use web::request::Request;
use web::upload::saving::{Saved, saved};

use crate::content::AT_ONCE;
use crate::content::store as content;

/// A file of a case to send.
pub(crate) struct Sent {
    pub(crate) case: CaseId,
    pub(crate) file: RowId,
}

struct Course {
    access: Access,
    who: Arc<SignedIn>,
    sent: (CaseId, RowId),
    next: usize,
}

/// The answer that carries the file; each part of it is opened with a permit of its own.
pub(crate) fn send(request: &Request, sent: &Sent, what: &Saved) -> Answer {
    let course = Course {
        access: request.access().clone(),
        who: Arc::new(request.who()?.clone()),
        sent: (sent.case, sent.file),
        next: 0,
    };
    saved(Body::from_stream(stream::try_unfold(course, next)), what)
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
