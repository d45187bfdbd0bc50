//! A house with all its rooms, the shipped district and a router, on a test database. Everybody in it is made up.

use std::sync::Arc;

use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use access::subject::store::stand_in::{StandIn, insert_stand_in};
use axum::Router;
use base::ids::{AccountId, OrganisationId, PersonId, RowId};
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use people::index::PersonIndex;
use people::person::born::Born;
use people::person::model::{Contact, Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use post::mail::transport::Transport;
use testing::house::House;
use testing::people::delbrueck;
use web::house::{Houses, Running};

use crate::browser::{Browser, HOST};

/// A house as the program furnishes it, with its pages.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) furnished: Arc<web::house::House>,
    pub(crate) router: Router,
}

/// Runs a test in a scene on each database.
pub(crate) async fn on_both(test: impl AsyncFn(Scene)) {
    testing::house::on_both_databases(&[&app::rooms::migrations()], async |house| {
        test(Scene::new(house).await).await;
    })
    .await;
}

/// Runs a long test in a scene on SQLite; its twin is [`on_postgres`], so that each has the time of a test.
pub(crate) async fn on_sqlite(test: impl AsyncFn(Scene)) {
    testing::house::on_sqlite(&[&app::rooms::migrations()], async |house| {
        test(Scene::new(house).await).await;
    })
    .await;
}

/// Runs a long test in a scene on PostgreSQL; its twin is [`on_sqlite`].
pub(crate) async fn on_postgres(test: impl AsyncFn(Scene)) {
    testing::house::on_postgres(&[&app::rooms::migrations()], async |house| {
        test(Scene::new(house).await).await;
    })
    .await;
}

impl Scene {
    pub(crate) async fn new(house: House) -> Self {
        Self::with_district(house, KREIS_PADERBORN).await
    }

    /// With the district of this file.
    pub(crate) async fn with_district(house: House, file: &str) -> Self {
        let file = parse(file).map_err(|errors| errors[0].to_string()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let furnished = app::house::furnished(
            &house.back_door,
            Running::default(),
            ("https://kreis.test", &Transport::None),
        )
        .await
        .unwrap();
        let furnished = Arc::new(furnished);
        let scene = Self {
            house,
            router: router(&furnished),
            furnished,
        };
        scene.build_index().await;
        scene
    }

    /// The same pages once more, with rate limits that nobody has used yet.
    pub(crate) fn another_router(&self) -> Router {
        router(&self.furnished)
    }

    pub(crate) fn index(&self) -> &PersonIndex {
        self.furnished.rooms.get::<PersonIndex>().unwrap()
    }

    pub(crate) async fn build_index(&self) {
        self.index().build(&self.house.back_door).await.unwrap();
    }

    pub(crate) fn browser<'b>(&'b self, who: &'b SignedIn) -> Browser<'b> {
        Browser::of(&self.router, who)
    }

    pub(crate) fn anonymous(&self) -> Browser<'_> {
        Browser::anonymous(&self.router)
    }

    /// A person of this account at this controller, known to the index.
    pub(crate) async fn person_of(
        &self,
        owner: AccountId,
        controller: OrganisationId,
        given: &str,
    ) -> PersonId {
        let person = person(owner, controller, given);
        let ids = bulk_insert(&self.house.back_door, vec![person]).await.unwrap();
        self.build_index().await;
        ids[0]
    }

    /// Another case manager at this employer.
    pub(crate) async fn case_manager(&self, login: &str, employer: OrganisationId) -> SignedIn {
        let employer = Scope {
            kind: ScopeKind::Employer,
            id: Some(employer.to_string()),
        };
        self.house
            .someone(login, "Kollegin Test", Role::CaseManager, &[employer])
            .await
    }

    /// Lets one account stand in for another on these days; the last one is not included.
    pub(crate) async fn stands_in(
        &self,
        account: AccountId,
        for_account: AccountId,
        (from, until): (&str, &str),
    ) {
        let stand_in = StandIn {
            id: RowId::from_uuid(self.house.ids.next()),
            for_account,
            account,
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        };
        let mut tx = self.house.back_door.write().await.unwrap();
        let now = self.house.clock.now();
        insert_stand_in(&mut tx, &stand_in, for_account, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

fn router(furnished: &Arc<web::house::House>) -> Router {
    let mut houses = Houses::default();
    houses.add(HOST, Arc::clone(furnished));
    web::server::router(houses, app::rooms::routes())
}

/// A person with this given name.
pub(crate) fn person(owner: AccountId, controller: OrganisationId, given: &str) -> NewPerson {
    let name = Name {
        given: given.to_owned(),
        family: "Probe".to_owned(),
        other: String::new(),
    };
    let details = Details {
        name,
        born: Born::Year(1990),
        contact: Contact::default(),
        language: None,
    };
    NewPerson {
        owner,
        controller,
        municipality: Some(delbrueck()),
        household: None,
        details,
    }
}
