//! Pages of appointments: of one file, of the week, and the form of both.

pub(crate) mod form;
pub(crate) mod of_file;
pub(crate) mod saving;
pub(crate) mod week;

use access::act::Act;
use base::ids::{CaseId, ContactId};
use web::routes::{Fixture, Routes};

use crate::appointment::pages::{form as forms, week as weeks};

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::CaseRead, Act::CaseWrite);
    let (read_contact, write_contact) = (Act::ContactRead, Act::ContactWrite);
    Routes::about("appointment")
        .get("/termine", Act::CalendarOwn, Fixture::None, weeks::show)
        .get("/termine/neu", Act::CalendarOwn, Fixture::None, forms::ask_own)
        .post("/termine/neu", Act::CalendarOwn, Fixture::None, forms::answer_own)
        .get(
            "/termine/bearbeiten",
            Act::CalendarOwn,
            Fixture::None,
            forms::ask_own_change,
        )
        .post(
            "/termine/bearbeiten",
            Act::CalendarOwn,
            Fixture::None,
            forms::answer_own_change,
        )
        .post("/termine/ergebnis", Act::CalendarOwn, Fixture::None, weeks::note)
        .get(
            "/faelle/{id}/termine",
            read,
            Fixture::Case,
            of_file::show::<CaseId>,
        )
        .get(
            "/faelle/{id}/termine/neu",
            write,
            Fixture::Case,
            forms::ask::<CaseId>,
        )
        .post(
            "/faelle/{id}/termine/neu",
            write,
            Fixture::Case,
            forms::answer::<CaseId>,
        )
        .get(
            "/faelle/{id}/termine/bearbeiten",
            write,
            Fixture::Case,
            forms::ask_change::<CaseId>,
        )
        .post(
            "/faelle/{id}/termine/bearbeiten",
            write,
            Fixture::Case,
            forms::answer_change::<CaseId>,
        )
        .post(
            "/faelle/{id}/termine/ergebnis",
            write,
            Fixture::Case,
            of_file::note::<CaseId>,
        )
        .get(
            "/kontakte/{id}/termine",
            read_contact,
            Fixture::Contact,
            of_file::show::<ContactId>,
        )
        .get(
            "/kontakte/{id}/termine/neu",
            write_contact,
            Fixture::Contact,
            forms::ask::<ContactId>,
        )
        .post(
            "/kontakte/{id}/termine/neu",
            write_contact,
            Fixture::Contact,
            forms::answer::<ContactId>,
        )
        .get(
            "/kontakte/{id}/termine/bearbeiten",
            write_contact,
            Fixture::Contact,
            forms::ask_change::<ContactId>,
        )
        .post(
            "/kontakte/{id}/termine/bearbeiten",
            write_contact,
            Fixture::Contact,
            forms::answer_change::<ContactId>,
        )
        .post(
            "/kontakte/{id}/termine/ergebnis",
            write_contact,
            Fixture::Contact,
            of_file::note::<ContactId>,
        )
}
