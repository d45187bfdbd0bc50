//! Pages of decisions for the staff: the register, one of them with what follows from it, its excerpt.

mod list;
mod one;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, decision) = (Act::BoardRead, Fixture::Decision);
    Routes::about("decision")
        .get("/beschluesse", read, Fixture::None, list::show)
        .get("/beschluesse/{id}", read, decision, one::show)
        .get("/beschluesse/{id}/auszug.pdf", read, decision, one::file)
        .post("/beschluesse/{id}/auszug", Act::MeetingWrite, decision, one::send)
        .post(
            "/beschluesse/{id}/thema",
            Act::ThemeWrite,
            decision,
            one::move_theme,
        )
}
