//! Pages of network work and their routes.

mod form;
mod list;
mod one;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::NetworkRead, Act::NetworkWrite);
    Routes::about("network work")
        .get("/netzwerkarbeit", read, Fixture::None, list::show)
        .get("/netzwerkarbeit/neu", write, Fixture::None, form::new)
        .post("/netzwerkarbeit/neu", write, Fixture::None, form::add)
        .get("/netzwerkarbeit/{id}", read, Fixture::NetworkEntry, one::show)
        .get(
            "/netzwerkarbeit/{id}/bearbeiten",
            write,
            Fixture::NetworkEntry,
            form::edit,
        )
        .post(
            "/netzwerkarbeit/{id}/bearbeiten",
            write,
            Fixture::NetworkEntry,
            form::save,
        )
}
