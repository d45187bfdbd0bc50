//! Pages of a meeting for the staff: its form, its agenda, its invitation. Minutes have pages of their own.

pub(crate) mod files;
mod form;
pub(crate) mod one;
mod step;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write, meeting) = (Act::BoardRead, Act::MeetingWrite, Fixture::Meeting);
    Routes::about("meeting")
        .get("/gremien/{id}/sitzungen/neu", write, Fixture::Board, form::new)
        .post("/gremien/{id}/sitzungen/neu", write, Fixture::Board, form::add)
        .get("/sitzungen/{id}", read, meeting, one::show)
        .get("/sitzungen/{id}/bearbeiten", write, meeting, form::edit)
        .post("/sitzungen/{id}/bearbeiten", write, meeting, form::save)
        .post("/sitzungen/{id}/einladung", write, meeting, step::invite)
        .post("/sitzungen/{id}/beginn", write, meeting, step::begin)
        .post("/sitzungen/{id}/absage", write, meeting, step::cancel)
        .get("/sitzungen/{id}/einladung.pdf", read, meeting, files::invitation)
        .get("/sitzungen/{id}/termin.ics", read, meeting, files::calendar)
        .get("/sitzungen/{id}/niederschrift.pdf", read, meeting, files::minutes)
}
