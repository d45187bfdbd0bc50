//! A house with the pages of this room, and a case of Anna's. Everybody in it is made up.

use access::act::Act;
use access::permit::Permit;
use access::session::model::SignedIn;
use axum::Router;
use base::ids::{CaseId, ContactId, PersonId, RowId};
use calendar::appointment::model::{Kind, Planned, Span, Texts};
use calendar::appointment::store as appointments;
use calendar::scope::Scope as Entries;
use db::migration::Migration;
use db::tx::Tx;
use people::person::model::{Details, Name};
use post::job::worker::Worker;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Answer};
use testing::house::House;
use web::house::Rooms;

use crate::store;

/// The schema that this room needs.
pub(crate) const MIGRATIONS: &[&[Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    calendar::MIGRATIONS,
];

/// A word that stands nowhere but in a sealed text.
pub(crate) const MARK: &str = "Zwetschgenkuchen";

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
        rooms.put(calendar::feed::door::FeedDoor::default());
        rooms.put(people::asked::Movers::default());
        let routes = calendar::routes().and(cases::routes());
        let router = browser::router(&house, rooms, routes.into_vec(), calendar::NAVIGATION);
        Self { house, router, anna }
    }

    /// A case of Anna's whose lead person has this family name.
    pub(crate) async fn case_of_anna(&self, family: &str) -> CaseId {
        let access = &self.house.access;
        let (mut tx, permit) = access.new_person(&self.anna).await.unwrap();
        let name = Name {
            given: "Selam".to_owned(),
            family: family.to_owned(),
            other: String::new(),
        };
        let details = Details {
            name,
            ..Details::default()
        };
        people::person::store::create(&mut tx, &permit, &details, access.ids())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (mut tx, case) = access.new_case(&self.anna, permit.id()).await.unwrap();
        let by = (self.anna.account, self.house.clock.now());
        store::insert_case(&mut tx, case.id(), permit.id(), by).await;
        tx.commit().await.unwrap();
        case.id()
    }

    /// A contact card of Anna's, as the gate knows it.
    pub(crate) async fn contact_of_anna(&self) -> ContactId {
        let id = ContactId::from_uuid(self.house.ids.next());
        let access = &self.house.access;
        let (tx, _) = access.new_file(&self.anna, Act::ContactAdd, id).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Leave of Anna's to write in a case.
    pub(crate) async fn writing(&self, case: CaseId) -> (Tx, Permit<CaseId>) {
        self.house
            .access
            .writing(&self.anna, Act::CaseWrite, case)
            .await
            .unwrap()
    }

    /// An appointment of an hour in a case of Anna's, with the mark in every text.
    pub(crate) async fn appointment(&self, case: CaseId, starts: &str) -> RowId {
        let (mut tx, permit) = self.writing(case).await;
        let planned = planned(starts);
        let scope = Entries::file(&permit).unwrap();
        let id = appointments::insert(&mut tx, &scope, &planned, &self.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A case of Anna's whose lead person has consented until these days.
    pub(crate) async fn case_with_consents(&self, until: &[&str]) -> (CaseId, PersonId) {
        let case = self.case_of_anna("Tesfay").await;
        let (tx, permit) = self.writing(case).await;
        let person = permit.people().next().unwrap();
        drop(tx);
        for day in until {
            store::insert_consent(&self.house, (person, self.anna.account), day).await;
        }
        (case, person)
    }

    /// What the room does at night, as the program runs it.
    pub(crate) async fn worker(&self) -> Worker {
        let letterhead = Letterhead::new("Testkreis", "https://kreis.test").unwrap();
        let outbox = Outbox::open(&self.house.back_door, letterhead).await.unwrap();
        Worker::new(self.house.back_door.clone(), calendar::jobs(&outbox))
    }

    /// Lets an account stand in for Anna on these days.
    pub(crate) async fn stands_in_for_anna(&self, who: &SignedIn, from: &str, until: &str) {
        self.house
            .stands_in(who.account, self.anna.account, (from, until))
            .await;
    }

    /// Moves the clock to this moment and signs the person in anew.
    pub(crate) async fn at(&self, moment: &str, who: &SignedIn) -> SignedIn {
        self.house.clock.set(moment.parse().unwrap());
        self.house.signed_in(who.account).await
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
        browser::post(&self.router, who, path, fields).await
    }
}

/// An hour in the office, with the mark in every text.
pub(crate) fn planned(starts: &str) -> Planned {
    Planned {
        kind: Kind::HomeVisit,
        span: Span::minutes(starts.parse().unwrap(), 60),
        municipality: None,
        texts: Texts {
            title: format!("{MARK} Titel"),
            place: format!("{MARK}weg 7"),
            note: format!("{MARK} Notiz"),
        },
    }
}
