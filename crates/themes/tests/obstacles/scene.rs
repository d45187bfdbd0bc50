//! The shipped district with Anna, who fills a post, and cases of hers. Everybody in it is made up.

use access::act::Act;
use access::disclosure::DisclosureMaker;
use access::failure::Denied;
use access::permit::{JobPermit, JobPurpose, Permit};
use access::session::model::SignedIn;
use axum::Router;
use base::day::Day;
use base::ids::{CaseId, MunicipalityId, ObstacleId, PersonId, PostId};
use cases::asked::closing::{Checkers, Closers};
use cases::asked::comparison::Comparers;
use cases::case::model::Phase;
use cases::case::store::bulk::{BulkCase, bulk_insert as cases_at_once};
use cases::case::store::{Course, NewCase};
use consents::gate::Gate;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use db::statement::Statement;
use db::tx::Tx;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use people::person::born::Born;
use people::person::model::{Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser;
use testing::house::House;
use testing::people::kreis;
use themes::obstacle::model::Obstacle;
use themes::obstacle::store;
use web::house::Rooms;

/// The schema that obstacles need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    figures::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    themes::MIGRATIONS,
];

/// A house with its pages.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
    pub(crate) post: PostId,
}

impl Scene {
    /// With Anna on her post.
    pub(crate) async fn new(house: House) -> Self {
        let file = parse(KREIS_PADERBORN).map_err(|errors| errors.len()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let anna = house.anna().await;
        let letterhead = Letterhead::new("Kreis Paderborn", "https://lotse.test").unwrap();
        let outbox = Outbox::open(&house.back_door, letterhead).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(outbox);
        rooms.put(Checkers::default());
        rooms.put(Closers::new(themes::closers()));
        rooms.put(Comparers::default());
        rooms.put(organisation::memory::Memory::default());
        rooms.put(Gate::new(
            DisclosureMaker::for_the_wiring(),
            house.ids.clone(),
            consents::limits::none,
        ));
        let routes = themes::routes().and(cases::routes());
        let router = browser::router(&house, rooms, routes.into_vec(), &[]);
        let post = fill_a_post(&house, &anna).await;
        Self {
            house,
            router,
            anna,
            post,
        }
    }

    /// A case of Anna's in a phase since a day.
    pub(crate) async fn case_in(&self, phase: Phase, since: &str) -> CaseId {
        let (lead, since) = (self.person().await, since.parse().unwrap());
        let new = BulkCase {
            owner: self.anna.account,
            controller: kreis(),
            lead,
            others: Vec::new(),
            new: NewCase::default(),
            course: Course {
                phase,
                ..Course::begun_on(since)
            },
        };
        cases_at_once(&self.house.back_door, &[new]).await.unwrap()[0].unwrap()
    }

    /// A case of Anna's.
    pub(crate) async fn case(&self) -> CaseId {
        self.case_in(Phase::Accompanied, "2026-02-02").await
    }

    /// Who has consented on paper.
    async fn person(&self) -> PersonId {
        let new = NewPerson {
            owner: self.anna.account,
            controller: kreis(),
            municipality: None,
            household: None,
            details: Details {
                name: Name {
                    given: "Amal".to_owned(),
                    family: "Zauberwort".to_owned(),
                    other: String::new(),
                },
                born: Born::Year(1990),
                ..Details::default()
            },
        };
        let person = bulk_insert(&self.house.back_door, vec![new]).await.unwrap()[0];
        let permit = self.job().await;
        let mut tx = self.house.back_door.write().await.unwrap();
        let paper = EarlierPaper {
            person,
            controller: kreis(),
            on: "2026-02-01".parse().unwrap(),
            account: self.anna.account,
        };
        record_for_a_job(&mut tx, &permit, &[paper], &self.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        person
    }

    /// Leave for a job.
    pub(crate) async fn job(&self) -> JobPermit {
        self.house.back_door.job(JobPurpose::Snapshot).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> browser::Answer {
        browser::get(&self.router, &self.anna, path).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, &self.anna, path, fields).await
    }

    /// Anna notes an obstacle in a case: `housing.no_offer`.
    pub(crate) async fn notes(&self, case: CaseId, what: &str) {
        let path = format!("/faelle/{case}/hindernis");
        self.post(&path, &[("hindernis", what)]).await.is(303);
    }

    /// Anna closes a case.
    pub(crate) async fn closes(&self, case: CaseId) {
        let fields = [("version", "1"), ("grund", "goals_reached")];
        self.post(&format!("/faelle/{case}/abschluss"), &fields)
            .await
            .is(303);
    }

    /// The case as Anna reads it.
    pub(crate) async fn reading(&self, case: CaseId) -> (Tx, Permit<CaseId>) {
        let access = &self.house.access;
        access.reading(&self.anna, Act::CaseRead, case).await.unwrap()
    }

    /// What Anna finds in a case.
    pub(crate) async fn found(&self, case: CaseId) -> Vec<Obstacle> {
        let (mut tx, permit) = self.reading(case).await;
        store::of_case(&mut tx, &permit).await.unwrap()
    }

    /// Whether Anna may take an obstacle back.
    pub(crate) async fn takes_back(&self, case: CaseId, id: ObstacleId) -> Result<bool, Denied> {
        let access = &self.house.access;
        let (mut tx, permit) = access.writing(&self.anna, Act::CaseWrite, case).await?;
        let gone = store::take_back(&mut tx, &permit, id).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// The number that a statement counts.
    pub(crate) async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement).number(&mut tx).await.unwrap()
    }

    /// Changes rows as no page does.
    pub(crate) async fn run(&self, statement: &'static str) {
        let mut tx = self.house.back_door.write().await.unwrap();
        Statement::new(statement).run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// All texts `t` of a statement, as they come.
    pub(crate) async fn texts(&self, statement: &'static str) -> Vec<String> {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement)
            .all(&mut tx, |row| row.get("t"))
            .await
            .unwrap()
    }

    /// A municipality of the district.
    pub(crate) async fn municipality(&self, name: &str) -> MunicipalityId {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new("SELECT id FROM organisation_municipality WHERE name = $1")
            .bind_text(name)
            .first(&mut tx, |row| row.get("id"))
            .await
            .unwrap()
            .unwrap()
    }

    /// The day of the house.
    pub(crate) fn today(&self) -> Day {
        self.house.clock.today()
    }
}

/// Anna fills the first post of the district.
async fn fill_a_post(house: &House, anna: &SignedIn) -> PostId {
    let mut tx = house.back_door.write().await.unwrap();
    let post: PostId = Statement::new("SELECT id FROM organisation_post ORDER BY id LIMIT 1")
        .first(&mut tx, |row| row.get("id"))
        .await
        .unwrap()
        .unwrap();
    let filling = house.ids.next().to_string();
    for statement in [
        Statement::new("INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'open', '')")
            .bind_text(&filling),
        Statement::new(
            "INSERT INTO organisation_filling (id, post_id, valid_from, account_id) VALUES ($1, $2, '2026-01-01', $3)",
        )
        .bind_text(&filling)
        .bind(&post)
        .bind(&anna.account),
    ] {
        statement.run(&mut tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    post
}
