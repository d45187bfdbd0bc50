//! Pages of deadlines: of one case, and the radar over all of one's own.

pub(crate) mod of_case;
pub(crate) mod radar;

use access::act::Act;
use web::components::tag::{self, Tag};
use web::routes::{Fixture, Routes};

use base::day::Day;

use crate::deadline::model::{Nearness, days_left};

pub(crate) fn routes() -> Routes {
    Routes::about("deadline")
        .get("/fristen", Act::CalendarOwn, Fixture::None, radar::show)
        .get(
            "/faelle/{id}/fristen",
            Act::CaseRead,
            Fixture::Case,
            of_case::show,
        )
        .post(
            "/faelle/{id}/fristen",
            Act::CaseWrite,
            Fixture::Case,
            of_case::add,
        )
        .post(
            "/faelle/{id}/fristen/erledigung",
            Act::CaseWrite,
            Fixture::Case,
            of_case::settle,
        )
        .post(
            "/faelle/{id}/fristen/verschiebung",
            Act::CaseWrite,
            Fixture::Case,
            of_case::move_to,
        )
}

/// How near a day is, in words and colour.
pub(crate) fn nearness(day: Day, today: Day) -> Tag {
    let words = days_left(day, today);
    match Nearness::of(day, today) {
        Nearness::Passed | Nearness::Week => tag::danger(words),
        Nearness::Month => tag::warning(words),
        Nearness::Quarter => tag::note(words),
        Nearness::Far => tag::neutral(words),
    }
}
