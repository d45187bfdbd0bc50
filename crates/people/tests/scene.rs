//! A house with pages of persons, and persons put into it. Everybody in it is made up.

use access::session::model::SignedIn;
use axum::Router;
use base::ids::{AccountId, PersonId};
use base::language::Language;
use people::index::PersonIndex;
use people::person::born::Born;
use people::person::model::{Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use testing::browser;
use testing::house::House;
use testing::people::{delbrueck, kreis};
use web::house::Rooms;

/// The schema that persons need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] =
    &[access::MIGRATIONS, organisation::MIGRATIONS, people::MIGRATIONS];

/// What the rooms of these tests keep of persons.
pub(crate) fn person_data() -> access::person_data::PersonData {
    access::person_data::PersonData::new(vec![
        people::person_data::PERSON_DATA,
        access::person_data::own::PERSON_DATA,
    ])
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
        let router = router(&house, &index);
        Self {
            house,
            index,
            router,
            anna,
        }
    }

    /// Adds persons of this account and tells the index.
    pub(crate) async fn persons_of(&self, owner: AccountId, names: &[(&str, &str)]) -> Vec<PersonId> {
        let ids = bulk_insert(
            &self.house.back_door,
            names
                .iter()
                .map(|(given, family)| person(owner, given, family))
                .collect(),
        );
        let ids = ids.await.unwrap();
        self.index.build(&self.house.back_door).await.unwrap();
        ids
    }

    /// One person of Anna's.
    pub(crate) async fn person_of_anna(&self, given: &str, family: &str) -> PersonId {
        self.persons_of(self.anna.account, &[(given, family)]).await[0]
    }

    /// Lets an account stand in for Anna on these days.
    pub(crate) async fn stands_in_for_anna(&self, account: AccountId, from: &str, until: &str) {
        self.house
            .stands_in(account, self.anna.account, (from, until))
            .await;
    }

    /// Another case manager of the Kreis.
    pub(crate) async fn colleague(&self) -> SignedIn {
        use access::role::{Role, Scope, ScopeKind};
        let employer = Scope {
            kind: ScopeKind::Employer,
            id: Some(kreis().to_string()),
        };
        self.house
            .someone("ida.test", "Ida Test", Role::CaseManager, &[employer])
            .await
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> browser::Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, path, fields).await
    }
}

/// The pages of this room in this house.
pub(crate) fn router(house: &House, index: &PersonIndex) -> Router {
    let mut rooms = Rooms::default();
    rooms.put(index.clone());
    rooms.put(people::asked::Movers::default());
    browser::router(house, rooms, people::routes().into_vec(), people::NAVIGATION)
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
