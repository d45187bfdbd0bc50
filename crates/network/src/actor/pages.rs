//! Pages of the register of actors and their routes.

mod edit;
mod list;
mod new;
mod one;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::NetworkRead, Act::NetworkWrite);
    Routes::about("actor")
        .get("/akteure", read, Fixture::None, list::show)
        .get("/akteure.xlsx", read, Fixture::None, list::workbook)
        .get("/akteure/neu", write, Fixture::None, new::form)
        .post("/akteure/neu", write, Fixture::None, new::add)
        .get("/akteure/{id}", read, Fixture::Organisation, one::show)
        .get(
            "/akteure/{id}/bearbeiten",
            write,
            Fixture::Organisation,
            edit::form,
        )
        .post(
            "/akteure/{id}/bearbeiten",
            write,
            Fixture::Organisation,
            edit::save,
        )
}
