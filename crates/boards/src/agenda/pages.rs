//! Pages of an agenda for the staff: adding, ordering and preparing items, answering proposals.

pub(crate) mod add;
pub(crate) mod edit;
mod hold;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (write, meeting, item) = (Act::MeetingWrite, Fixture::Meeting, Fixture::AgendaItem);
    Routes::about("agenda item")
        .post("/sitzungen/{id}/punkte", write, meeting, add::add)
        .post("/sitzungen/{id}/reihenfolge", write, meeting, add::reorder)
        .get("/tagesordnungspunkte/{id}", write, item, edit::edit)
        .post("/tagesordnungspunkte/{id}", write, item, edit::save)
        .post("/tagesordnungspunkte/{id}/antwort", write, item, add::answer)
        .post("/tagesordnungspunkte/{id}/vorlagen", write, item, hold::papers)
        .post("/tagesordnungspunkte/{id}/gaeste", write, item, hold::guests)
}
