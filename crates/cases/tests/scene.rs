//! A house with pages of cases, persons with a consent, and cases. Everybody in it is made up.

use access::act::Act;
use access::disclosure::DisclosureMaker;
use access::permit::JobPurpose;
use access::person_data::PersonData;
use access::session::model::SignedIn;
use axum::Router;
use base::day::Day;
use base::ids::{AccountId, CaseId, OrganisationId, PersonId, RowId};
use base::language::Language;
use cases::asked::closing::{Checkers, Closers};
use cases::asked::comparison::Comparers;
use cases::case::model::{AccessRoute, Phase};
use cases::case::store::bulk::{BulkCase, bulk_insert as cases_at_once};
use cases::case::store::{Course, NewCase};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use db::statement::Statement;
use people::asked::Movers;
use people::index::PersonIndex;
use people::person::born::Born;
use people::person::model::{Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
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
];

/// The jobs of cases, with what the rooms up to here keep.
pub(crate) fn jobs() -> Vec<post::job::kind::JobKind> {
    let data = PersonData::new(vec![
        cases::person_data::PERSON_DATA,
        consents::person_data::PERSON_DATA,
        people::person_data::PERSON_DATA,
        post::person_data::PERSON_DATA,
        access::person_data::own::PERSON_DATA,
    ]);
    cases::jobs(&data, &Closers::default())
}

/// A house with its pages and its index.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) index: PersonIndex,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
}

impl Scene {
    /// With Anna in it, and the index ready.
    pub(crate) async fn new(house: House) -> Self {
        let index = PersonIndex::new();
        let anna = house.anna().await;
        index.build(&house.back_door).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(index.clone());
        rooms.put(Checkers::default());
        rooms.put(Closers::default());
        rooms.put(Comparers::default());
        rooms.put(Movers::new(cases::movers()));
        rooms.put(organisation::memory::Memory::default());
        let letterhead = Letterhead::new("Testkreis", "https://kreis.test").unwrap();
        rooms.put(Outbox::open(&house.back_door, letterhead).await.unwrap());
        rooms.put(Gate::new(
            DisclosureMaker::for_the_wiring(),
            house.ids.clone(),
            consents::limits::none,
        ));
        let routes = cases::routes().and(people::routes());
        let router = browser::router(&house, rooms, routes.into_vec(), &[]);
        let scene = Self {
            house,
            index,
            router,
            anna,
        };
        scene.organisation(kreis(), "Kreis Test").await;
        scene
    }

    /// Persons of this account, without a consent.
    pub(crate) async fn persons_of(&self, owner: AccountId, names: &[(&str, &str)]) -> Vec<PersonId> {
        let new = names.iter().map(|(given, family)| person(owner, given, family));
        let ids = bulk_insert(&self.house.back_door, new.collect()).await.unwrap();
        self.index.build(&self.house.back_door).await.unwrap();
        ids
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

    /// A case of Anna's in this phase since a day.
    pub(crate) async fn case_in(&self, family: &str, phase: Phase, since: &str) -> CaseId {
        let lead = self.consenting("Probe", family).await;
        let course = Course {
            phase,
            ..Course::begun_on(day(since))
        };
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

    /// An organisation of the district.
    pub(crate) async fn organisation(&self, id: OrganisationId, name: &str) {
        let mut tx = self.house.back_door.write().await.unwrap();
        Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'open', '')
             ON CONFLICT DO NOTHING",
        )
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
        Statement::new(
            "INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, 'municipal_administration')
             ON CONFLICT DO NOTHING",
        )
        .bind(&id)
        .bind_text(name)
        .run(&mut tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }

    /// A person agrees, in both instruments, that everything not specially protected goes to an organisation when the
    /// accompaniment is handed over.
    pub(crate) async fn agrees_to_hand_over(&self, person: PersonId, to: OrganisationId) {
        let mut tx = self.house.back_door.write().await.unwrap();
        for kind in ["processing", "release"] {
            let declaration = RowId::from_uuid(self.house.ids.next());
            Statement::new(
                "INSERT INTO consents_declaration (id, sheet_id, person_id, kind, controller_id, language, given_by,
                     professional_id, prepared_at, prepared_by, given_on, form, recorded_at, recorded_by)
                 VALUES ($1, $1, $2, $3, $4, 'de', 'person', $5, $6, $5, '2026-03-01', 'earlier', $6, $5)",
            )
            .bind(&declaration)
            .bind(&person)
            .bind_text(kind)
            .bind(&kreis())
            .bind(&self.anna.account)
            .bind(&self.house.clock.now())
            .run(&mut tx)
            .await
            .unwrap();
            for category in Category::all(false) {
                Statement::new(
                    "INSERT INTO consents_row (id, declaration_id, person_id, recipient_kind, organisation_id, category,
                         purpose, direction, is_agreed)
                     VALUES ($1, $2, $3, 'organisation', $4, $5, 'handover', 'to', TRUE)",
                )
                .bind(&RowId::from_uuid(self.house.ids.next()))
                .bind(&declaration)
                .bind(&person)
                .bind(&to)
                .bind(&category)
                .run(&mut tx)
                .await
                .unwrap();
            }
        }
        tx.commit().await.unwrap();
    }

    /// Lets an account stand in for Anna on these days.
    pub(crate) async fn stands_in_for_anna(&self, account: AccountId, from: &str, until: &str) {
        self.house
            .stands_in(account, self.anna.account, (from, until))
            .await;
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
