//! Pages of follow-ups: of one file, and all of one's own.

pub(crate) mod of_file;
pub(crate) mod own;

use access::act::Act;
use base::ids::{CaseId, ContactId};
use web::routes::{Fixture, Routes};

use crate::follow_up::pages::of_file::{add, done, move_to, show};

pub(crate) fn routes() -> Routes {
    let (case, contact) = (Fixture::Case, Fixture::Contact);
    Routes::about("follow-up")
        .get("/wiedervorlagen", Act::CalendarOwn, Fixture::None, own::show)
        .post("/wiedervorlagen", Act::CalendarOwn, Fixture::None, own::add)
        .post(
            "/wiedervorlagen/erledigung",
            Act::CalendarOwn,
            Fixture::None,
            own::done,
        )
        .post(
            "/wiedervorlagen/verschiebung",
            Act::CalendarOwn,
            Fixture::None,
            own::move_to,
        )
        .get("/faelle/{id}/wiedervorlagen", Act::CaseRead, case, show::<CaseId>)
        .post("/faelle/{id}/wiedervorlagen", Act::CaseWrite, case, add::<CaseId>)
        .post(
            "/faelle/{id}/wiedervorlagen/erledigung",
            Act::CaseWrite,
            case,
            done::<CaseId>,
        )
        .post(
            "/faelle/{id}/wiedervorlagen/verschiebung",
            Act::CaseWrite,
            case,
            move_to::<CaseId>,
        )
        .get(
            "/kontakte/{id}/wiedervorlagen",
            Act::ContactRead,
            contact,
            show::<ContactId>,
        )
        .post(
            "/kontakte/{id}/wiedervorlagen",
            Act::ContactWrite,
            contact,
            add::<ContactId>,
        )
        .post(
            "/kontakte/{id}/wiedervorlagen/erledigung",
            Act::ContactWrite,
            contact,
            done::<ContactId>,
        )
        .post(
            "/kontakte/{id}/wiedervorlagen/verschiebung",
            Act::ContactWrite,
            contact,
            move_to::<ContactId>,
        )
}
