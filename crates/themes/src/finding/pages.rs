//! Pages of findings and their routes.

mod drop;
pub(crate) mod form;
pub(crate) mod hits;
mod list;
mod one;
mod write;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::FindingRead, Act::FindingWrite);
    Routes::about("finding")
        .get("/befunde", read, Fixture::None, list::show)
        .get("/befunde/neu", read, Fixture::None, write::new)
        .post("/befunde/neu", read, Fixture::None, write::add)
        .get("/befunde/{id}", read, Fixture::Finding, one::show)
        .get("/befunde/{id}/bearbeiten", write, Fixture::Finding, write::edit)
        .post("/befunde/{id}/bearbeiten", write, Fixture::Finding, write::save)
        .post("/befunde/{id}/thema", write, Fixture::Finding, drop::bundle)
        .post(
            "/befunde/{id}/zurueckstellung",
            write,
            Fixture::Finding,
            drop::put_aside,
        )
        .post(
            "/befunde/{id}/wartestand",
            write,
            Fixture::Finding,
            drop::wait_again,
        )
}
