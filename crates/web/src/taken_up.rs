//! A kept text on its way back: its id travels with the form until that is saved, then the text is forgotten.
//! Keeping and showing it is the business of others, see `access::parked`.

use access::parked::FIELD;
use axum::http::StatusCode;
use base::ids::RowId;

use crate::form::Form;
use crate::request::Request;

/// The kept text that a form was filled from.
pub(crate) fn of(form: &Form) -> Option<RowId> {
    form.text(FIELD).parse().ok()
}

/// Forgets the kept text that a form was filled from once the form is saved. Pages answer so by leading on; a page
/// shown again (422, 409, a next step) saved nothing yet and carries the id further.
pub(crate) async fn forget_if_saved(request: &Request, answer: StatusCode) {
    if answer != StatusCode::SEE_OTHER {
        return;
    }
    let (Some(who), Some(id)) = (request.visitor_account(), of(&Form::read(&request.0.body))) else {
        return;
    };
    // What was typed is saved by now: the kept text staying for its day is no reason to say otherwise.
    if let Err(error) = request.access().forget_saved(who, id, request.path()).await {
        tracing::warn!(%error, "a kept text that was saved is still kept");
    }
}
