//! Pages of the analysis and their routes.

mod asked;
mod files;
mod map;
mod place;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write, freeze) = (
        Act::NeedsAnalysisRead,
        Act::NeedsAnalysisWrite,
        Act::NeedsAnalysisFreeze,
    );
    let of_all = Routes::about("needs analysis")
        .get("/bedarf", read, Fixture::None, map::show)
        .get("/bedarf.xlsx", read, Fixture::None, files::workbook)
        .get("/bedarf.pdf", read, Fixture::None, files::paper)
        .post("/bedarf/einschaetzung", freeze, Fixture::None, map::comment)
        .post("/bedarf/festschreibung", freeze, Fixture::None, map::freeze);
    let of_one = Routes::about("needs of a municipality")
        .get("/bedarf/{id}", read, Fixture::Municipality, place::show)
        .post(
            "/bedarf/{id}/einschaetzung",
            write,
            Fixture::Municipality,
            place::comment,
        );
    of_all.and(of_one)
}
