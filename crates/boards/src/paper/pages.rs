//! Pages of papers for the staff: all of them, one of them in any of its editions, its form.

pub(crate) mod form;
mod list;
pub(crate) mod one;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write, paper) = (Act::BoardRead, Act::MeetingWrite, Fixture::Paper);
    Routes::about("paper")
        .get("/vorlagen", read, Fixture::None, list::show)
        .get("/vorlagen/neu", write, Fixture::None, form::new)
        .post("/vorlagen/neu", write, Fixture::None, form::add)
        .get("/vorlagen/{id}", read, paper, one::show)
        .get("/vorlagen/{id}/vorlage.pdf", read, paper, one::file)
        .get("/vorlagen/{id}/bearbeiten", write, paper, form::edit)
        .post("/vorlagen/{id}/bearbeiten", write, paper, form::save)
}
