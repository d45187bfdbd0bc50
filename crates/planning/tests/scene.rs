//! A house with pages of planning, and cases of persons who have consented. Everybody in it is made up.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::disclosure::DisclosureMaker;
use access::permit::{JobPurpose, Permit};
use access::relation::LeaseKind;
use access::role::{Role, Scope};
use access::session::model::SignedIn;
use access::subject::store::lease::{NewLease, lend};
use axum::Router;
use base::day::Day;
use base::ids::{AccountId, CaseId, PersonId};
use base::language::Language;
use cases::asked::closing::Checkers;
use cases::asked::comparison::Comparers;
use cases::case::model::AccessRoute;
use cases::case::store::bulk::{BulkCase, bulk_insert as cases_at_once};
use cases::case::store::{Course, NewCase};
use consents::gate::Gate;
use consents::reading_aids::ReadingAids;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use consents::store::languages::switch;
use db::tx::Tx;
use people::person::born::Born;
use people::person::model::{Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use testing::browser;
use testing::house::House;
use testing::people::{delbrueck, kreis};
use web::house::Rooms;

/// The schema that cases need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    planning::MIGRATIONS,
];

/// A house with its pages.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
}

impl Scene {
    /// With Anna in it.
    pub(crate) async fn new(house: House) -> Self {
        let anna = house.anna().await;
        let mut rooms = Rooms::default();
        rooms.put(Checkers::new(vec![planning::asked::checker]));
        rooms.put(Comparers::new(vec![planning::asked::comparer]));
        rooms.put(Gate::new(
            DisclosureMaker::for_the_wiring(),
            house.ids.clone(),
            consents::limits::none,
        ));
        let routes = planning::routes().and(cases::routes());
        let router = browser::router(&house, rooms, routes.into_vec(), &[]);
        switch_languages(&house, &Language::ALL, true).await;
        Self { house, router, anna }
    }

    /// Persons of this account, without a consent.
    pub(crate) async fn persons_of(&self, owner: AccountId, names: &[(&str, &str)]) -> Vec<PersonId> {
        let new = names.iter().map(|(given, family)| person(owner, given, family));
        bulk_insert(&self.house.back_door, new.collect()).await.unwrap()
    }

    /// One person of Anna's who has consented on paper.
    pub(crate) async fn consenting(&self, given: &str, family: &str) -> PersonId {
        let id = self.persons_of(self.anna.account, &[(given, family)]).await[0];
        self.consents(&[id], self.anna.account).await;
        id
    }

    /// Lets these persons consent to processing by the Kreis.
    pub(crate) async fn consents(&self, persons: &[PersonId], account: AccountId) {
        let permit = self.house.back_door.job(JobPurpose::Import).await.unwrap();
        let mut tx = self.house.back_door.write().await.unwrap();
        for person in persons {
            let paper = EarlierPaper {
                person: *person,
                controller: kreis(),
                on: day("2026-02-01"),
                account,
            };
            record_for_a_job(&mut tx, &permit, &[paper], &self.house.ids)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// A case of Anna's with a lead person of this name.
    pub(crate) async fn case_of_anna(&self, given: &str, family: &str) -> CaseId {
        let lead = self.consenting(given, family).await;
        let course = Course::begun_on(self.house.clock.today());
        self.cases(&[bulk_case(self.anna.account, lead, course)]).await[0]
    }

    /// These cases; each must be possible.
    pub(crate) async fn cases(&self, new: &[BulkCase]) -> Vec<CaseId> {
        let made = cases_at_once(&self.house.back_door, new).await.unwrap();
        made.into_iter().map(|id| id.expect("a consent")).collect()
    }

    /// The lead person of a case, as Anna sees it.
    pub(crate) async fn head(&self, case: CaseId) -> cases::case::store::Head {
        let (mut tx, permit) = self
            .house
            .access
            .reading(&self.anna, Act::CaseRead, case)
            .await
            .unwrap();
        cases::case::store::head(&mut tx, &permit).await.unwrap().unwrap()
    }

    /// Lends a case to somebody.
    pub(crate) async fn lends(&self, who: &SignedIn, (case, kind): (CaseId, LeaseKind), to: &SignedIn) {
        let act = match kind {
            LeaseKind::Acute => Act::CaseAcute,
            _ => Act::CaseShare,
        };
        let (mut tx, permit) = self.house.access.writing(who, act, case).await.unwrap();
        let new = NewLease {
            kind,
            to: to.account,
            reason: "Kind im Krankenhaus".to_owned(),
            ends_at: permit.now().plus_hours(12),
        };
        lend(&mut tx, &permit, &new, &self.house.ids).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A transaction and a permit to read Anna's case.
    pub(crate) async fn reading(&self, case: CaseId) -> (Tx, Permit<CaseId>) {
        let access = &self.house.access;
        access.reading(&self.anna, Act::CaseRead, case).await.unwrap()
    }

    /// Another morning, with Anna signed in again.
    pub(crate) async fn on(&mut self, day: &str) {
        self.house.clock.set(format!("{day}T08:00:00Z").parse().unwrap());
        self.anna = self.house.signed_in(self.anna.account).await;
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> browser::Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, path, fields).await
    }

    /// Holds that for all these people a page and its form do not exist, whatever is sent.
    pub(crate) async fn is_hidden_from(&self, others: &[SignedIn], path: &str, marker: &str) {
        browser::is_hidden_from(&self.router, others, path, marker).await;
    }
}

/// A day.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A case of an account at the Kreis.
pub(crate) fn bulk_case(owner: AccountId, lead: PersonId, course: Course) -> BulkCase {
    BulkCase {
        owner,
        controller: kreis(),
        lead,
        others: Vec::new(),
        new: NewCase {
            language: Some(Language::Arabic),
            access_route: Some(AccessRoute::Outreach),
            municipality: Some(delbrueck()),
            ..NewCase::default()
        },
        course,
    }
}

/// A person of an account at the Kreis.
pub(crate) fn person(owner: AccountId, given: &str, family: &str) -> NewPerson {
    let name = Name {
        given: given.to_owned(),
        family: family.to_owned(),
        other: String::new(),
    };
    let details = Details {
        name,
        born: Born::Year(1990),
        language: Some(Language::Arabic),
        ..Details::default()
    };
    NewPerson {
        owner,
        controller: kreis(),
        municipality: Some(delbrueck()),
        household: None,
        details,
    }
}

/// Lets the coordinator switch languages on, or off.
pub(crate) async fn switch_languages(house: &House, languages: &[Language], is_on: bool) {
    let login = format!("sprachen.{}", house.ids.next());
    let who = house
        .someone(&login, "Sprachen Test", Role::Coordinator, &[Scope::district()])
        .await;
    let act = (Act::ConsentTextWrite, AuditSubject::House);
    let (mut tx, permit) = house.access.enter_writing(&who, act.0, act.1).await.unwrap();
    for language in languages {
        let marks = ReadingAids::default().marks(*language);
        switch(&mut tx, &permit, (*language, &marks), is_on, &house.ids)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}
