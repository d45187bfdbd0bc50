//! The start page and the search as each role sees them, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod case_file;
mod search;
mod start;
mod theme_story;

use access::permit::JobPurpose;
use access::session::model::SignedIn;
use axum::Router;
use base::ids::{AccountId, CaseId, PersonId};
use cases::asked::due::{Reminder, Reminders};
use cases::asked::tab::CaseTabs;
use cases::asked::timeline::{Teller, Tellers};
use cases::case::store::bulk::{BulkCase, bulk_insert as bulk_cases};
use cases::case::store::{Course, NewCase};
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use people::index::PersonIndex;
use people::person::born::Born;
use people::person::model::{Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use testing::browser;
use testing::house::House;
use testing::people::kreis;
use web::house::Rooms;

pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    accounts::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    planning::MIGRATIONS,
    calendar::MIGRATIONS,
    rights::MIGRATIONS,
    figures::MIGRATIONS,
    themes::MIGRATIONS,
    boards::MIGRATIONS,
];

/// The pages of this room and of those it shows, as somebody finds them before any district was imported.
pub(crate) fn router(house: &House, index: &PersonIndex) -> Router {
    let mut rooms = Rooms::default();
    rooms.put(index.clone());
    rooms.put(people::asked::Movers::default());
    rooms.put(organisation::memory::Memory::default());
    let mut tellers = cases::tellers();
    tellers.extend([planning::asked::teller as Teller, calendar::told::teller]);
    rooms.put(Tellers::new(tellers));
    let mut reminders = cases::reminders();
    reminders.extend([
        planning::asked::reminder as Reminder,
        calendar::told::reminder,
        desk::measures_due::reminder,
    ]);
    rooms.put(Reminders::new(reminders));
    rooms.put(CaseTabs::new(
        [desk::CASE_TABS, planning::asked::TABS, cases::TABS].concat(),
    ));
    let routes = people::routes()
        .and(organisation::routes())
        .and(cases::routes())
        .and(calendar::routes())
        .and(desk::routes())
        .into_vec();
    let navigation = [desk::NAVIGATION, people::NAVIGATION, organisation::NAVIGATION].concat();
    browser::router(house, rooms, routes, &navigation)
}

/// A house with its pages, and Anna in it.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) index: PersonIndex,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
}

impl Scene {
    pub(crate) async fn new(house: House) -> Self {
        let index = PersonIndex::new();
        let anna = house.anna().await;
        index.build(&house.back_door).await.unwrap();
        let router = router(&house, &index);
        Self {
            house,
            index,
            router,
            anna,
        }
    }

    pub(crate) async fn persons_of(&self, owner: AccountId, names: &[(&str, &str)]) -> Vec<PersonId> {
        let person = |(given, family): &(&str, &str)| NewPerson {
            owner,
            controller: kreis(),
            municipality: None,
            household: None,
            details: Details {
                name: Name {
                    given: (*given).to_owned(),
                    family: (*family).to_owned(),
                    other: String::new(),
                },
                born: Born::Year(1990),
                ..Details::default()
            },
        };
        let ids = bulk_insert(&self.house.back_door, names.iter().map(person).collect())
            .await
            .unwrap();
        self.index.build(&self.house.back_door).await.unwrap();
        ids
    }

    /// A case of Anna's own, of a person with this name, resting on a consent on paper.
    pub(crate) async fn case_of(&self, name: (&str, &str)) -> CaseId {
        let lead = self.persons_of(self.anna.account, &[name]).await[0];
        let permit = self.house.back_door.job(JobPurpose::Import).await.unwrap();
        let today = self.house.clock.now().day();
        let paper = EarlierPaper {
            person: lead,
            controller: kreis(),
            on: today,
            account: self.anna.account,
        };
        let mut tx = self.house.back_door.write().await.unwrap();
        record_for_a_job(&mut tx, &permit, &[paper], &self.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let case = BulkCase {
            owner: self.anna.account,
            controller: kreis(),
            lead,
            others: Vec::new(),
            new: NewCase::default(),
            course: Course::begun_on(today),
        };
        bulk_cases(&self.house.back_door, &[case]).await.unwrap()[0].unwrap()
    }

    pub(crate) async fn search(&self, who: &SignedIn, words: &str) -> browser::Answer {
        browser::post(&self.router, who, "/suche", &[("suche", words)]).await
    }
}
