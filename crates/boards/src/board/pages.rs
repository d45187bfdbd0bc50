//! Pages of boards: all of them with what comes next, one of them with seats, meetings and decisions, and its form.

mod form;
pub(crate) mod list;
pub(crate) mod one;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write, board) = (Act::BoardRead, Act::BoardWrite, Fixture::Board);
    Routes::about("board")
        .get("/gremien", read, Fixture::None, list::show)
        .get("/gremien/neu", write, Fixture::None, form::new)
        .post("/gremien/neu", write, Fixture::None, form::add)
        .get("/gremien/{id}", read, board, one::show)
        .get("/gremien/{id}/bearbeiten", write, board, form::edit)
        .post("/gremien/{id}/bearbeiten", write, board, form::save)
        .post(
            "/gremien/{id}/auftraege",
            Act::MeetingWrite,
            board,
            one::finish_task,
        )
}
