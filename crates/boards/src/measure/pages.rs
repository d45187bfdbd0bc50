//! Pages of measures: the list, one of them with its effect, the form.

mod edit;
mod list;
mod one;

use access::act::Act;
use base::ids::MeasureId;
use web::answer::Refused;
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::look::Look;
use crate::measure::model::Measure;
use crate::measure::store;

const PATH: &str = "/massnahmen";

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::MeasureRead, Act::MeasureWrite);
    Routes::about("measure")
        .get("/massnahmen", read, Fixture::None, list::page)
        .get("/massnahmen.xlsx", read, Fixture::None, list::workbook)
        .get("/massnahmen/neu", write, Fixture::None, edit::new)
        .post("/massnahmen/neu", write, Fixture::None, edit::add)
        .get("/massnahmen/{id}", read, Fixture::Measure, one::page)
        .get("/massnahmen/{id}/bearbeiten", write, Fixture::Measure, edit::edit)
        .post("/massnahmen/{id}/bearbeiten", write, Fixture::Measure, edit::save)
        .post("/massnahmen/{id}/fortschritt", write, Fixture::Measure, one::note)
        .post(
            "/massnahmen/{id}/meilensteine",
            write,
            Fixture::Measure,
            one::add_milestone,
        )
        .post(
            "/massnahmen/{id}/meilenstein",
            write,
            Fixture::Measure,
            one::reach_milestone,
        )
}

/// The measure of the address.
async fn measure(request: &Request, look: &mut Look) -> Result<Measure, Refused> {
    let id: MeasureId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}
