//! A house with a Kreis, a Jobcenter and persons of Anna's in it. Everybody in it is made up.

use access::act::Act;
use access::disclosure::DisclosureMaker;
use access::permit::Permit;
use access::session::model::SignedIn;
use axum::Router;
use base::ids::{OrganisationId, PersonId, RowId};
use base::language::Language;
use consents::gate::Gate;
use consents::store::file::{self, ConsentFile};
use db::statement::Statement;
use db::tx::Tx;
use people::person::born::Born;
use people::person::model::{Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Sent};
use testing::house::House;
use testing::people::{delbrueck, kreis, stadt};
use web::house::{Houses, Rooms, Running};

/// The schema that declarations need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    organisation::MIGRATIONS,
    post::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
];

/// A recipient in the directory.
pub(crate) fn jobcenter() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c1".parse().unwrap()
}

/// Another one.
pub(crate) fn school() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c2".parse().unwrap()
}

/// A house with its pages.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
    pub(crate) gate: Gate,
}

impl Scene {
    /// With Anna in it; every language may be printed, as in the demo.
    pub(crate) async fn new(house: House) -> Self {
        Self::run(house, true).await
    }

    /// With Anna in it; run as in a town hall, or as in the demo.
    pub(crate) async fn run(house: House, is_demo: bool) -> Self {
        organisations(&house).await;
        let anna = house.anna().await;
        let gate = || {
            let (maker, ids) = (DisclosureMaker::for_the_wiring(), house.ids.clone());
            Gate::new(maker, ids, consents::limits::none)
        };
        let mut rooms = Rooms::default();
        rooms.put(gate());
        let letterhead = Letterhead::new("Testkreis", "https://kreis.test").unwrap();
        rooms.put(Outbox::open(&house.back_door, letterhead).await.unwrap());
        let served = web::house::House {
            district: "Testkreis".to_owned(),
            access: house.access.clone(),
            rooms,
            navigation: consents::NAVIGATION.to_vec(),
            running: Running {
                is_demo,
                ..Running::default()
            },
        };
        let router = web::server::router(Houses::only(served), consents::routes().into_vec());
        let gate = gate();
        Self {
            house,
            router,
            anna,
            gate,
        }
    }

    /// A person of Anna's, born in 1990.
    pub(crate) async fn person(&self, given: &str, family: &str) -> PersonId {
        self.person_born(given, family, Born::Year(1990)).await
    }

    /// A person of Anna's.
    pub(crate) async fn person_born(&self, given: &str, family: &str, born: Born) -> PersonId {
        let name = Name {
            given: given.to_owned(),
            family: family.to_owned(),
            other: String::new(),
        };
        let new = NewPerson {
            owner: self.anna.account,
            controller: kreis(),
            municipality: Some(delbrueck()),
            household: None,
            details: Details {
                name,
                born,
                language: Some(Language::Arabic),
                ..Details::default()
            },
        };
        bulk_insert(&self.house.back_door, vec![new]).await.unwrap()[0]
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> browser::Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, path, fields).await
    }

    /// Prepares a sheet and returns its id.
    pub(crate) async fn prepared(&self, person: PersonId, fields: &[(&str, &str)]) -> RowId {
        let sheet = RowId::from_uuid(self.house.ids.next());
        let id = sheet.to_string();
        let mut sent = vec![
            ("blatt", id.as_str()),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
            ("richtung", "both"),
            ("gibt_ab", "person"),
        ];
        if !fields.iter().any(|(name, _)| *name == "sprache") {
            sent.push(("sprache", "de"));
        }
        sent.extend(fields);
        let answer = self.post(&self.anna, &path(person, "/neu"), &sent).await;
        answer.is(303);
        assert!(answer.location.ends_with(&id), "{}", answer.location);
        sheet
    }

    /// Records that a sheet was signed on paper today.
    pub(crate) async fn signed(&self, person: PersonId, sheet: RowId, fields: &[(&str, &str)]) {
        let id = sheet.to_string();
        let mut sent = vec![
            ("blatt", id.as_str()),
            ("am", "2026-03-02"),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
        ];
        if !fields.iter().any(|(name, _)| *name == "erklaerungen") {
            sent.extend([("erklaerungen", "processing"), ("erklaerungen", "release")]);
        }
        sent.extend(fields);
        self.post(&self.anna, &path(person, "/unterschrift"), &sent)
            .await
            .is(303);
    }

    /// Withdraws what a field of the form names, and returns the id of the withdrawal.
    pub(crate) async fn withdrawn(&self, person: PersonId, (field, id): (&str, RowId)) -> String {
        let id = id.to_string();
        let answer = self
            .post(&self.anna, &path(person, "/widerruf"), &[(field, &id)])
            .await;
        answer.is(303);
        answer.location.split("widerruf=").nth(1).unwrap().to_owned()
    }

    /// Sends a file with a form of the declarations.
    pub(crate) async fn send(
        &self,
        who: &SignedIn,
        (person, below): (PersonId, &str),
        (fields, field, bytes): (&[(&str, &str)], &str, &[u8]),
    ) -> browser::Answer {
        let to = path(person, below);
        let file = Sent {
            field,
            name: "Rojda Demir.exe",
            bytes,
        };
        browser::post_file(&self.router, who, &to, (fields, file)).await
    }

    /// How many rows a statement counts as `n`.
    pub(crate) async fn number(&self, text: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        let found = Statement::new(text)
            .first(&mut tx, |row| row.get::<i64>("n"))
            .await;
        found.unwrap().unwrap()
    }

    /// Everything agreed for the own file, and work with the Jobcenter, signed today.
    pub(crate) async fn agreed(&self, person: PersonId) -> RowId {
        let jobcenter = jobcenter().to_string();
        let fields = [
            ("eigene", "contact"),
            ("eigene", "work"),
            ("stelle", jobcenter.as_str()),
            ("zwecke", "work"),
            ("daten", "contact"),
            ("daten", "work"),
        ];
        let sheet = self.prepared(person, &fields).await;
        self.signed(person, sheet, &[]).await;
        sheet
    }

    /// What was declared, as Anna may read it.
    pub(crate) async fn file(&self, person: PersonId) -> (ConsentFile, Permit<PersonId>) {
        let access = &self.house.access;
        let (mut tx, permit) = access.person(&self.anna, Act::ConsentRead, person).await.unwrap();
        (file::read(&mut tx, &permit).await.unwrap(), permit)
    }

    /// A writing transaction of Anna's.
    pub(crate) async fn writing(&self, person: PersonId) -> (Tx, Permit<PersonId>) {
        let access = &self.house.access;
        access
            .person_writing(&self.anna, Act::ConsentWrite, person)
            .await
            .unwrap()
    }
}

/// An address below the declarations of a person.
pub(crate) fn path(person: PersonId, below: &str) -> String {
    format!("/personen/{person}/einwilligungen{below}")
}

async fn organisations(house: &House) {
    let mut tx = house.back_door.write().await.unwrap();
    let all = [
        (kreis(), "Kreis Musterland", "district_administration"),
        (stadt(), "Stadt Musterstadt", "municipal_administration"),
        (jobcenter(), "Jobcenter Musterland", "jobcenter"),
        (school(), "Gesamtschule Musterstadt", "other"),
    ];
    for (id, name, kind) in all {
        Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'stated', 'Test')",
        )
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
        Statement::new("INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, $3)")
            .bind(&id)
            .bind_text(name)
            .bind_text(kind)
            .run(&mut tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}
