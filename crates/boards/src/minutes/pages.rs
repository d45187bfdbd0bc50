//! Pages of minutes for the staff: written live, one form for each item, approved by a later meeting.

mod approval;
mod live;
mod write;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (read, write, meeting) = (Act::BoardRead, Act::MeetingWrite, Fixture::Meeting);
    Routes::about("minutes")
        .get("/sitzungen/{id}/niederschrift", read, meeting, live::show)
        .post("/sitzungen/{id}/anwesenheit", write, meeting, write::attendance)
        .post("/sitzungen/{id}/genehmigung", write, meeting, approval::approve)
        .post(
            "/tagesordnungspunkte/{id}/niederschrift",
            write,
            Fixture::AgendaItem,
            write::item,
        )
}
