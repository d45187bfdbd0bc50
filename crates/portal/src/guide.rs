//! The public guide (Wegweiser): offers, consultation hours and requests for an appointment, in sixteen languages, without
//! an account, without cookies, without anything that tells one visitor from another. Not the directory itself.

mod accessibility;
mod ask;
mod cancel;
mod form;
mod frame;
mod hours;
mod missing;
mod offer;
mod offers;
mod pace;
mod paper;
mod proposal;
mod search;
mod situation;
pub mod standing;
mod start;
mod steering;
mod store;
mod symbol;
mod visit;
pub mod words;

use access::act::Act;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::{Fixture, Routes};

use crate::guide::visit::{sent, visited};

/// Where the guide begins.
pub(crate) const PATH: &str = "/wegweiser";

/// The entry of the guide in the side navigation of those who answer for it.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    group: "Angebote",
    label: "Wegweiser",
    href: "/wegweiser/verwaltung",
    icon: "language",
    act: Act::GuideManage,
}];

/// The background jobs of the guide.
pub fn jobs() -> Vec<JobKind> {
    steering::jobs()
}

/// The pages of the guide.
pub fn routes() -> Routes {
    Routes::about("guide")
        .public_get("/wegweiser", Fixture::None, start::choose)
        .public_get("/wegweiser/{sprache}", Fixture::Guide, |request| {
            visited(request, start::show)
        })
        .public_get("/wegweiser/{sprache}/{*rest}", Fixture::Guide, |request| {
            visited(request, missing::show)
        })
        .public_get(
            "/wegweiser/{sprache}/lebenslage/{lage}",
            Fixture::Guide,
            |request| visited(request, search::of_situation),
        )
        .public_get("/wegweiser/{sprache}/thema/{thema}", Fixture::Guide, |request| {
            visited(request, search::of_topic)
        })
        .public_get("/wegweiser/{sprache}/suche", Fixture::Guide, |request| {
            visited(request, search::show)
        })
        .public_get("/wegweiser/{sprache}/merkblatt", Fixture::Guide, |request| {
            visited(request, paper::print_out)
        })
        .public_get("/wegweiser/{sprache}/sprechstunden", Fixture::Guide, |request| {
            visited(request, hours::show)
        })
        .public_get("/wegweiser/{sprache}/angebot/{id}", Fixture::Guide, |request| {
            visited(request, offer::show)
        })
        .and(forms())
        .and(
            Routes::about("guide management")
                .get(
                    "/wegweiser/verwaltung",
                    Act::GuideManage,
                    Fixture::None,
                    steering::show,
                )
                .post(
                    "/wegweiser/verwaltung",
                    Act::GuideManage,
                    Fixture::None,
                    steering::answer,
                ),
        )
}

fn forms() -> Routes {
    Routes::about("proposal")
        .public_get(
            "/wegweiser/{sprache}/angebot/{id}/vorschlag",
            Fixture::Guide,
            |request| visited(request, proposal::ask),
        )
        .public_post(
            "/wegweiser/{sprache}/angebot/{id}/vorschlag",
            Fixture::Guide,
            |request| sent(request, proposal::answer),
        )
        .and(requests())
}

fn requests() -> Routes {
    Routes::about("request for an appointment")
        .public_get("/wegweiser/{sprache}/termin", Fixture::Guide, |request| {
            visited(request, ask::ask)
        })
        .public_post("/wegweiser/{sprache}/termin", Fixture::Guide, |request| {
            sent(request, ask::answer)
        })
        .public_get("/wegweiser/{sprache}/absage", Fixture::Guide, |request| {
            visited(request, cancel::ask)
        })
        .public_post("/wegweiser/{sprache}/absage", Fixture::Guide, |request| {
            sent(request, cancel::answer)
        })
        .and(
            Routes::about("accessibility statement")
                .public_get(
                    "/wegweiser/{sprache}/barrierefreiheit",
                    Fixture::Guide,
                    |request| visited(request, accessibility::show),
                )
                .public_post(
                    "/wegweiser/{sprache}/barrierefreiheit",
                    Fixture::Guide,
                    |request| sent(request, accessibility::answer),
                ),
        )
}
