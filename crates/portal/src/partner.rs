//! The pages of partners: what is addressed to their organisation, the team, their own offers. Whatever a consent no longer
//! covers does not exist here, in no list, count, file or search. Who may see what, `access` and `consents` decide.

mod list;
mod offers;
mod referral;
mod team;
mod teams;

use access::act::Act;
use access::gate::SecondFactor;
use access::session::model::SignedIn;
use web::answer::{Answer, Refused, go_to};
use web::house::NavEntry;
use web::request::Request;
use web::routes::{Fixture, Routes};

/// Where partners begin.
const PATH: &str = "/partner";
/// Where a second factor is set up.
const SET_UP: &str = "/konto/zweiter-faktor";

/// The entries of partners in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Vermittlungen an uns", PATH, "inbox", Act::ReferralList),
    entry(
        "Eigene Angebote",
        "/partner/angebote",
        "description",
        Act::OwnOfferWrite,
    ),
    entry("Team", "/partner/team", "diversity_3", Act::PartnerTeamWrite),
];

/// The entries of the administration.
pub const ADMINISTRATION: &[NavEntry] = &[NavEntry {
    group: "Verwaltung",
    label: "Partnerteams",
    href: "/partnerteams",
    icon: "diversity_3",
    act: Act::AccountWrite,
}];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Partner",
        label,
        href,
        icon,
        act,
    }
}

/// The routes of partners.
pub(crate) fn routes() -> Routes {
    let (list, read, answer) = (Act::ReferralList, Act::ReferralRead, Act::ReferralAnswer);
    let (team, offer) = (Act::PartnerTeamWrite, Act::OwnOfferWrite);
    Routes::about("addressed referral")
        .get("/partner", list, Fixture::None, list::show)
        .post("/partner/export", list, Fixture::None, list::export)
        .get(
            "/partner/vermittlungen/{id}",
            read,
            Fixture::Referral,
            referral::show,
        )
        .post(
            "/partner/vermittlungen/{id}",
            answer,
            Fixture::Referral,
            referral::answer,
        )
        .post(
            "/partner/vermittlungen/{id}/bogen",
            read,
            Fixture::Referral,
            referral::print,
        )
        .and(
            Routes::about("partner team")
                .get("/partner/team", team, Fixture::None, team::show)
                .post("/partner/team", team, Fixture::None, team::add)
                .post("/partner/team/ende", team, Fixture::None, team::end)
                .get("/partnerteams", Act::AccountWrite, Fixture::None, teams::show)
                .post("/partnerteams", Act::AccountWrite, Fixture::None, teams::set_lead),
        )
        .and(
            Routes::about("own offer")
                .get("/partner/angebote", offer, Fixture::None, offers::show)
                .post("/partner/angebote", offer, Fixture::None, offers::note),
        )
}

/// Whether the second factor is still to come: what names a person is opened with it, once in a session.
fn lacks_second_factor(request: &Request, who: &SignedIn) -> bool {
    let is_asked = request.access().settings().second_factor != SecondFactor::OffInDemo;
    is_asked && who.session.stepped_up_at.is_none()
}

/// Where to go for it: somebody without one sets it up. Reads on its own, so whoever asks holds no connection.
async fn to_second_factor(request: &Request, who: &SignedIn) -> Answer {
    if !request.access().confirms_with_code(who).await? {
        return go_to(SET_UP);
    }
    accounts::step_up::needed_first(request, request.path())?.ok_or(Refused::NotFound)
}
