//! Pages of papers for the staff: all of them, one of them in any of its editions, its form.

pub(crate) mod form;
mod list;
pub(crate) mod one;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write, paper) = (Act::BoardRead, Act::MeetingWrite, Fixture::Paper);
    Routes::about("paper")
        .get("/sitzungsvorlagen", read, Fixture::None, list::show)
        .get("/sitzungsvorlagen/neu", write, Fixture::None, form::new)
        .post("/sitzungsvorlagen/neu", write, Fixture::None, form::add)
        .get("/sitzungsvorlagen/{id}", read, paper, one::show)
        .get("/sitzungsvorlagen/{id}/vorlage.pdf", read, paper, one::file)
        .get("/sitzungsvorlagen/{id}/bearbeiten", write, paper, form::edit)
        .post("/sitzungsvorlagen/{id}/bearbeiten", write, paper, form::save)
}
