//! Merges what the rooms export: migrations, routes, navigation. The only list in which all rooms stand.

use access::person_data::PersonData;
use axum::http::StatusCode;
use calendar::feed::door::FeedDoor;
use cases::asked::closing::{Checker, Checkers, Closers};
use cases::asked::comparison::Comparers;
use cases::asked::due::{Reminder, Reminders};
use cases::asked::meeting::MeetingTeller;
use cases::asked::tab::{CaseTab, CaseTabs};
use cases::asked::timeline::{Teller, Tellers};
use cases::case::around::around_person;
use consents::asked::Stoppers;
use consents::reading_aids::ReadingAids;
use db::migration::Migration;
use figures::asked::Counters;
use people::asked::{Movers, Ways};
use people::index::PersonIndex;
use portal::guide::standing::Guide;
use post::job::kind::JobKind;
use post::mail::outbox::Outbox;
use post::mail::transport::Transport;
use rights::notice::shelf::Shelf;
use rights::retention::pages::KeptBackups;
use web::answer::{Answer, Refused};
use web::house::{NavEntry, Rooms};
use web::request::Request;
use web::routes::{Fixture, Route, Routes};

use crate::commands::backup::KEPT_BUNDLES;

/// The schema of this room.
const MIGRATIONS: &[Migration] = &[Migration {
    number: 90,
    name: "app",
    text: include_str!("../migrations/0090_app.sql"),
}];

/// The schema of all rooms.
pub fn migrations() -> Vec<Migration> {
    [
        access::MIGRATIONS,
        post::MIGRATIONS,
        organisation::MIGRATIONS,
        figures::MIGRATIONS,
        directory::MIGRATIONS,
        network::MIGRATIONS,
        people::MIGRATIONS,
        accounts::MIGRATIONS,
        consents::MIGRATIONS,
        cases::MIGRATIONS,
        planning::MIGRATIONS,
        calendar::MIGRATIONS,
        letters::MIGRATIONS,
        imports::MIGRATIONS,
        referrals::MIGRATIONS,
        themes::MIGRATIONS,
        boards::MIGRATIONS,
        insights::MIGRATIONS,
        rights::MIGRATIONS,
        portal::MIGRATIONS,
        MIGRATIONS,
    ]
    .concat()
}

/// The background jobs of all rooms.
pub fn jobs(outbox: &Outbox, transport: &Transport, index: &PersonIndex) -> Vec<JobKind> {
    let mut all = post::jobs(outbox, transport);
    all.push(crate::upkeep::sweep_orphan_keys());
    all.extend(accounts::jobs());
    all.extend(cases::jobs(&person_data(), &closers()));
    all.extend(cases::protection::jobs(index));
    all.extend(planning::jobs(outbox));
    all.extend(calendar::jobs(outbox));
    all.extend(referrals::jobs(outbox));
    all.extend(themes::jobs());
    all.extend(themes::answer::jobs(outbox));
    all.extend(boards::jobs(outbox));
    all.extend(directory::jobs::kinds());
    all.extend(network::jobs());
    all.extend(imports::jobs(index));
    all.extend(insights::jobs(&counters()));
    all.extend(portal::guide::jobs());
    all.extend(rights::retention::jobs::jobs(outbox, index, &person_data()));
    all
}

/// What rooms answer to questions of rooms below them: what there is of a person and moves with it, what happened, what
/// is due, what is to be settled before a case closes.
pub fn put_answers(rooms: &mut Rooms) {
    let mut tellers = cases::tellers();
    tellers.extend([
        planning::asked::teller as Teller,
        calendar::told::teller,
        letters::asked::teller,
        referrals::asked::teller,
    ]);
    let mut reminders = cases::reminders();
    reminders.extend([
        planning::asked::reminder as Reminder,
        desk::network_due::reminder,
        desk::measures_due::reminder,
        calendar::told::reminder,
        referrals::asked::reminder,
        themes::answer::asked::reminder,
        themes::reconstruction::asked::reminder,
    ]);
    let mut checkers = cases::checkers();
    checkers.extend([
        planning::asked::checker as Checker,
        calendar::told::checker,
        referrals::asked::checker,
    ]);
    rooms.put(Tellers::new(tellers));
    rooms.put(Reminders::new(reminders));
    rooms.put(Checkers::new(checkers));
    rooms.put(closers());
    rooms.put(Comparers::new(vec![planning::asked::comparer]));
    rooms.put(MeetingTeller(calendar::told::meetings));
    rooms.put(CaseTabs::new(case_tabs()));
    rooms.put(Movers::new(
        [
            consents::movers(),
            cases::movers(),
            calendar::movers(),
            referrals::movers(),
        ]
        .concat(),
    ));
    rooms.put(Ways::new(
        [cases::ways(), consents::ways(), rights::ways()].concat(),
    ));
    rooms.put(ReadingAids::new(vec![
        cases::closing::words::source,
        planning::agreement::words::source,
        letters::shipped_text,
        referrals::words::source,
        directory::words::source,
        rights::notice::words::source,
        portal::guide::words::source,
    ]));
    rooms.put(Stoppers::new(referrals::stoppers()));
    rooms.put(FeedDoor::default());
    rooms.put(counters());
    rooms.put(person_data());
    rooms.put(KeptBackups(KEPT_BUNDLES));
    rooms.put(Shelf::default());
    rooms.put(Guide::default());
}

/// What rooms let go of when a case closes.
pub fn closers() -> Closers {
    Closers::new(themes::closers())
}

/// What rooms count for the monthly figures.
pub fn counters() -> Counters {
    Counters::new(
        [
            cases::counts::COUNTERS,
            planning::counts::COUNTERS,
            themes::COUNTERS,
        ]
        .concat(),
    )
}

/// What all rooms keep of persons and cases, the highest room first.
pub fn person_data() -> PersonData {
    PersonData::new(vec![
        rights::person_data::PERSON_DATA,
        imports::person_data::PERSON_DATA,
        themes::person_data::PERSON_DATA,
        referrals::person_data::PERSON_DATA,
        letters::person_data::PERSON_DATA,
        calendar::person_data::PERSON_DATA,
        planning::person_data::PERSON_DATA,
        cases::person_data::PERSON_DATA,
        consents::person_data::PERSON_DATA,
        people::person_data::PERSON_DATA,
        post::person_data::PERSON_DATA,
        access::person_data::own::PERSON_DATA,
    ])
    .held_by(rights::hold::holder)
}

/// The pages of a case, in the order in which its bar shows them.
fn case_tabs() -> Vec<CaseTab> {
    [
        desk::CASE_TABS,
        planning::asked::TABS,
        calendar::told::TABS,
        &[CaseTab::CONSENTS],
        letters::asked::TABS,
        referrals::asked::TABS,
        themes::CASE_TABS,
        cases::TABS,
    ]
    .concat()
}

/// The routes of all rooms.
pub fn routes() -> Vec<Route> {
    let all: Vec<Routes> = vec![
        desk::routes(),
        portal::routes(),
        people::routes(),
        consents::routes().surrounded(around_person),
        cases::routes(),
        planning::routes(),
        calendar::routes(),
        letters::routes(),
        imports::routes(),
        referrals::routes(),
        themes::routes(),
        boards::routes(),
        rights::routes(),
        directory::routes(),
        network::routes(),
        insights::routes(),
        organisation::routes(),
        accounts::routes(),
    ];
    all.into_iter().flat_map(Routes::into_vec).collect()
}

/// Routes that only the demo has: the gallery of components.
pub fn demo_routes() -> Vec<Route> {
    Routes::about("gallery")
        .public_get("/galerie", Fixture::None, async |request: Request| {
            gallery(&request, "")
        })
        .public_get("/galerie/{name}", Fixture::File, async |request: Request| {
            let name: String = request.path_value("name")?;
            gallery(&request, &name)
        })
        .into_vec()
}

fn gallery(request: &Request, name: &str) -> Answer {
    let page = web::gallery::render(name, request.shell("Galerie")).ok_or(Refused::NotFound)?;
    web::answer::html(StatusCode::OK, page.map_err(Refused::failed)?)
}

/// The navigation of all rooms, in the order in which it is shown.
pub fn navigation() -> Vec<NavEntry> {
    [
        desk::NAVIGATION,
        cases::NAVIGATION,
        referrals::NAVIGATION,
        portal::partner::NAVIGATION,
        people::NAVIGATION,
        imports::NAVIGATION,
        consents::NAVIGATION,
        calendar::NAVIGATION,
        letters::NAVIGATION,
        planning::NAVIGATION,
        people::RULES,
        directory::NAVIGATION,
        network::NAVIGATION,
        themes::NAVIGATION,
        boards::NAVIGATION,
        portal::guide::NAVIGATION,
        insights::NAVIGATION,
        rights::NAVIGATION,
        organisation::NAVIGATION,
        accounts::NAVIGATION,
        portal::partner::ADMINISTRATION,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use cases::asked::tab::Leads;
    use web::routes::{Door, Verb};

    use super::*;

    #[test]
    fn no_two_migrations_share_a_number() {
        let numbers: BTreeSet<u32> = migrations().iter().map(|migration| migration.number).collect();
        assert_eq!(numbers.len(), migrations().len());
    }

    /// Where the tabs of a case lead, and for whom.
    fn tabs() -> BTreeMap<String, Door> {
        let address = |leads| match leads {
            Leads::ToPage("") => "/faelle/{id}".to_owned(),
            Leads::ToPage(page) => format!("/faelle/{{id}}/{page}"),
            Leads::ToLeadPerson(page) => format!("/personen/{{id}}/{page}"),
        };
        case_tabs()
            .iter()
            .map(|tab| (address(tab.leads), Door::Act(tab.act)))
            .collect()
    }

    #[test]
    fn a_tab_of_a_case_leads_to_a_page_for_whoever_sees_it() {
        let pages: BTreeMap<String, Door> = pages().into_iter().collect();
        for (address, door) in tabs() {
            assert_eq!(pages.get(&address), Some(&door), "{address}");
        }
    }

    #[test]
    fn each_page_of_a_case_has_a_tab() {
        let tabs = tabs();
        let without: Vec<String> = pages()
            .into_iter()
            .map(|(path, _)| path)
            .filter(|path| path.starts_with("/faelle/{id}") && path.matches('/').count() <= 3)
            .filter(|path| !tabs.contains_key(path))
            .collect();
        // A form that a button opens, and the offer that whoever may take the case over sees before it is theirs.
        assert_eq!(without, ["/faelle/{id}/uebernahme", "/faelle/{id}/kontakt"]);
    }

    fn pages() -> Vec<(String, Door)> {
        routes()
            .into_iter()
            .filter(|route| route.info.verb == Verb::Get)
            .map(|route| (route.info.path.to_owned(), route.info.door))
            .collect()
    }

    #[test]
    fn every_entry_of_the_navigation_has_its_picture() {
        let pictures = include_str!("../../web/assets/icons.svg");
        for entry in navigation() {
            let id = format!("id=\"{}\"", entry.icon);
            assert!(pictures.contains(&id), "{}: {}", entry.href, entry.icon);
        }
    }

    #[test]
    fn every_entry_of_the_navigation_leads_to_a_route() {
        let paths: BTreeSet<&str> = routes().iter().map(|route| route.info.path).collect();
        for entry in navigation() {
            assert!(paths.contains(entry.href), "{}", entry.href);
        }
    }
}
