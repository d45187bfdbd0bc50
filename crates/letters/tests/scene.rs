//! A house with pages of letters, a client who has consented, and a case of Anna's. Everybody in it is made up.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::disclosure::DisclosureMaker;
use access::permit::JobPurpose;
use access::relation::LeaseKind;
use access::role::{Role, Scope};
use access::session::model::SignedIn;
use access::subject::store::lease::{NewLease, lend};
use axum::Router;
use base::ids::{CaseId, OrganisationId, PersonId, RowId};
use base::language::Language;
use cases::asked::meeting::{MeetingTeller, Teller};
use cases::case::store::bulk::{BulkCase, bulk_insert as cases_at_once};
use cases::case::store::{Course, NewCase};
use consents::gate::Gate;
use consents::model::row::Recipient;
use consents::reading_aids::ReadingAids;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use consents::store::languages::switch;
use consents::store::withdrawals::{self, withdraw};
use db::statement::Statement;
use people::person::born::Born;
use people::person::model::{Contact, Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use testing::browser::{self, Sent};
use testing::house::House;
use testing::people::{delbrueck, kreis};
use web::house::Rooms;
use web::upload::scanner::Scanner;

/// The schema that letters need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    letters::MIGRATIONS,
];

/// What no foreign answer may hold.
pub(crate) const MARKER: &str = "Zauberwort";

/// A house with its pages and a case.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
    pub(crate) lead: PersonId,
    pub(crate) case: CaseId,
}

impl Scene {
    /// With Anna in it and one case.
    pub(crate) async fn new(house: House) -> Self {
        Self::with_scanner(house, Scanner::none()).await
    }

    /// As [`Scene::new`], in a house with a virus scanner.
    pub(crate) async fn with_scanner(house: House, scanner: Scanner) -> Self {
        Self::wired(house, |rooms| rooms.put(scanner)).await
    }

    /// As [`Scene::new`], in a house in which appointments are known.
    pub(crate) async fn with_meetings(house: House, teller: Teller) -> Self {
        let wire = |rooms: &mut Rooms| {
            rooms.put(Scanner::none());
            rooms.put(MeetingTeller(teller));
        };
        Self::wired(house, wire).await
    }

    async fn wired(house: House, wire: impl FnOnce(&mut Rooms)) -> Self {
        let anna = house.anna().await;
        let mut rooms = Rooms::default();
        wire(&mut rooms);
        rooms.put(organisation::memory::Memory::default());
        rooms.put(Gate::new(
            DisclosureMaker::for_the_wiring(),
            house.ids.clone(),
            consents::limits::none,
        ));
        let router = browser::router(
            &house,
            rooms,
            letters::routes().and(consents::routes()).into_vec(),
            &[],
        );
        organisations(&house).await;
        switch_languages(&house, &Language::ALL, true).await;
        let lead = bulk_insert(&house.back_door, vec![person(&anna)]).await.unwrap()[0];
        let mut scene = Self {
            house,
            router,
            anna,
            lead,
            case: CaseId::from_uuid(uuid::Uuid::nil()),
        };
        scene.consents().await;
        scene.case = scene.begin().await;
        scene
    }

    async fn consents(&self) {
        let permit = self.house.back_door.job(JobPurpose::Import).await.unwrap();
        let mut tx = self.house.back_door.write().await.unwrap();
        let paper = EarlierPaper {
            person: self.lead,
            controller: kreis(),
            on: "2026-02-01".parse().unwrap(),
            account: self.anna.account,
        };
        record_for_a_job(&mut tx, &permit, &[paper], &self.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    async fn begin(&self) -> CaseId {
        let new = BulkCase {
            owner: self.anna.account,
            controller: kreis(),
            lead: self.lead,
            others: Vec::new(),
            new: NewCase {
                language: Some(Language::Arabic),
                municipality: Some(delbrueck()),
                ..NewCase::default()
            },
            course: Course::begun_on(self.house.clock.today()),
        };
        let made = cases_at_once(&self.house.back_door, &[new]).await.unwrap();
        made[0].expect("a consent")
    }

    /// The address of a page of the case.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("/faelle/{}/{page}", self.case)
    }

    pub(crate) async fn get(&self, who: &SignedIn, page: &str) -> browser::Answer {
        browser::get(&self.router, who, &self.path(page)).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, page: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, &self.path(page), fields).await
    }

    /// Files a document as Anna.
    pub(crate) async fn file(&self, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> browser::Answer {
        browser::post_file(
            &self.router,
            &self.anna,
            &self.path("unterlagen"),
            (fields, sent(name, bytes)),
        )
        .await
    }

    /// Everybody for whom the case does not exist: another controller, a partner, residence, and more.
    pub(crate) async fn others(&self) -> Vec<SignedIn> {
        let house = &self.house;
        vec![
            house.bernd().await,
            house.clara().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
        ]
    }

    /// Shares the case with Bernd for consultation.
    pub(crate) async fn share_with(&self, who: &SignedIn) {
        let (mut tx, permit) = self
            .house
            .access
            .writing(&self.anna, Act::CaseShare, self.case)
            .await
            .unwrap();
        let lease = NewLease {
            kind: LeaseKind::Consultation,
            to: who.account,
            ends_at: permit.now().plus_hours(48),
            reason: "Beratung".to_owned(),
        };
        lend(&mut tx, &permit, &lease, &self.house.ids).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Lets the client agree that contact data and papers go to the Jobcenter for work.
    pub(crate) async fn agrees_with_the_jobcenter(&self) {
        self.agrees_that_the_jobcenter_gets(&["contact", "correspondence"])
            .await;
    }

    /// Lets the client agree that these data go to the Jobcenter for work.
    pub(crate) async fn agrees_that_the_jobcenter_gets(&self, categories: &[&str]) {
        let path = |page: &str| format!("/personen/{}/einwilligungen/{page}", self.lead);
        let (sheet, jobcenter) = (self.house.ids.next().to_string(), jobcenter().to_string());
        let mut draft = vec![
            ("blatt", sheet.as_str()),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
            ("richtung", "both"),
            ("gibt_ab", "person"),
            ("sprache", "de"),
            ("stelle", jobcenter.as_str()),
            ("zwecke", "work"),
        ];
        draft.extend(categories.iter().map(|category| ("daten", *category)));
        browser::post(&self.router, &self.anna, &path("neu"), &draft)
            .await
            .is(303);
        let signed = [
            ("blatt", sheet.as_str()),
            ("am", "2026-03-02"),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
        ];
        browser::post(&self.router, &self.anna, &path("unterschrift"), &signed)
            .await
            .is(303);
    }

    /// Lets the client take back what was agreed with the Jobcenter.
    pub(crate) async fn withdraws_from_the_jobcenter(&self) {
        let access = &self.house.access;
        let (mut tx, permit) = access
            .person_writing(&self.anna, Act::ConsentWrite, self.lead)
            .await
            .unwrap();
        let scope = withdrawals::Scope::Recipient(Recipient::Organisation(jobcenter()));
        let withdrawn = withdraw(&mut tx, &permit, &scope, &self.house.ids).await;
        assert!(withdrawn.unwrap().is_some());
        tx.commit().await.unwrap();
    }

    /// The number that a statement counts.
    pub(crate) async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement).number(&mut tx).await.unwrap()
    }

    /// The first id that an address on the page names behind this word.
    pub(crate) async fn id_on(&self, page: &str, before: &str) -> RowId {
        let body = self.get(&self.anna, page).await.body;
        let (_, rest) = body
            .split_once(before)
            .unwrap_or_else(|| panic!("no {before} in {body}"));
        rest.chars().take(36).collect::<String>().parse().unwrap()
    }
}

/// A recipient in the directory.
pub(crate) fn jobcenter() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c1".parse().unwrap()
}

async fn organisations(house: &House) {
    let mut tx = house.back_door.write().await.unwrap();
    for (id, name) in [
        (kreis(), "Kreis Musterland"),
        (jobcenter(), "Jobcenter Musterland"),
    ] {
        Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'open', '')",
        )
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
        Statement::new("INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, 'jobcenter')")
            .bind(&id)
            .bind_text(name)
            .run(&mut tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
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

fn person(anna: &SignedIn) -> NewPerson {
    let name = Name {
        given: "Amal".to_owned(),
        family: MARKER.to_owned(),
        other: String::new(),
    };
    let contact = Contact {
        address: "Am Bach 7\n33129 Delbrück".to_owned(),
        ..Contact::default()
    };
    NewPerson {
        owner: anna.account,
        controller: kreis(),
        municipality: Some(delbrueck()),
        household: None,
        details: Details {
            name,
            born: Born::Year(1990),
            contact,
            language: Some(Language::Arabic),
        },
    }
}

/// A file in the field of documents.
pub(crate) fn sent<'s>(name: &'s str, bytes: &'s [u8]) -> Sent<'s> {
    Sent {
        field: "datei",
        name,
        bytes,
    }
}
