//! The pages of referrals: those of one case, and the list of one's own. Partners have pages of their own in `portal`.

mod choose;
mod mine;
mod new;
mod overview;
mod sending;
mod sheet;
mod stand;
mod told;

use access::act::Act;
use base::ids::{PersonId, ReferralId};
use cases::case::opened::Opened;
use people::person::store::of_case::{PersonOfCase, persons_of_case};
use web::answer::Refused;
use web::components::tag::{self, Tag};
use web::form::Form;
use web::routes::{Fixture, Routes};

use crate::model::state::State;
use crate::store::{Referral, find};

/// The page below the case.
const PAGE: &str = "vermittlungen";
/// Its name in the bar and above the pages below it.
const TITLE: &str = "Vermittlungen";

/// The routes of referrals.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::CaseRead, Act::CaseWrite);
    Routes::about("referral")
        .get("/vermittlungen", Act::CaseList, Fixture::None, mine::show)
        .get("/faelle/{id}/vermittlungen", read, Fixture::Case, overview::show)
        .get(
            "/faelle/{id}/vermittlungen/angebote",
            write,
            Fixture::Case,
            choose::show,
        )
        .get("/faelle/{id}/vermittlungen/neu", write, Fixture::Case, new::ask)
        .post(
            "/faelle/{id}/vermittlungen/neu",
            write,
            Fixture::Case,
            new::answer,
        )
        .get(
            "/faelle/{id}/vermittlungen/stand",
            read,
            Fixture::Case,
            stand::show,
        )
        .post(
            "/faelle/{id}/vermittlungen/versand",
            write,
            Fixture::Case,
            sending::send,
        )
        .post(
            "/faelle/{id}/vermittlungen/antwort",
            write,
            Fixture::Case,
            told::answer,
        )
        .post(
            "/faelle/{id}/vermittlungen/gespraech",
            write,
            Fixture::Case,
            told::talk,
        )
        .post(
            "/faelle/{id}/vermittlungen/luecke",
            write,
            Fixture::Case,
            told::gap,
        )
        .post(
            "/faelle/{id}/vermittlungen/bogen",
            write,
            Fixture::Case,
            sheet::print,
        )
}

/// The referral that a form or an address names.
async fn named(case: &mut Opened, form: &Form) -> Result<Referral, Refused> {
    let id: ReferralId = form.text("vermittlung").parse().map_err(|_| Refused::NotFound)?;
    find(&mut case.tx, &case.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}

/// Where a referral of a case is shown.
fn address(case: &Opened, referral: ReferralId) -> String {
    crate::asked::address(case.permit.id(), referral)
}

/// Everybody who takes part in the case, with the name as it is shown.
async fn people_of(case: &mut Opened) -> Result<Vec<(PersonOfCase, String)>, Refused> {
    let persons = persons_of_case(&mut case.tx, &case.permit).await?;
    let named = persons.into_iter().filter_map(|person| {
        let name = case.permit.reveal(&person.name)?.in_full();
        Some((person, name))
    });
    Ok(named.collect())
}

fn name_of(people: &[(PersonOfCase, String)], id: PersonId) -> String {
    let found = people.iter().find(|(person, _)| person.id == id);
    found.map_or_else(String::new, |(_, name)| name.clone())
}

/// The state as a mark; late is said where it matters.
pub fn state_tag(state: State, is_late: bool) -> Tag {
    match state {
        State::Sent if is_late => tag::danger("Antwort überfällig").icon("schedule"),
        State::Proposed | State::Dropped => tag::neutral(state.german()),
        State::Sent => tag::note(state.german()).icon("schedule"),
        State::Accepted | State::Started => tag::success(state.german()).icon("check"),
        State::Waitlisted => tag::warning(state.german()).icon("schedule"),
        State::Declined => tag::danger(state.german()).icon("close"),
        State::Done => tag::success(state.german()),
        State::Stopped => tag::danger(state.german()).icon("shield"),
    }
}

/// `12 Tage`, `1 Tag`; empty if nothing is counted.
fn days(days: Option<i32>) -> String {
    match days {
        None => String::new(),
        Some(1) => "1 Tag".to_owned(),
        Some(days) => format!("{days} Tage"),
    }
}
