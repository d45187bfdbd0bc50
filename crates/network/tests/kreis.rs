//! A district as it is shipped, with the pages of the network.

use access::session::model::SignedIn;
use axum::Router;
use db::statement::Statement;
use db::tx::Tx;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::memory::Memory;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Answer};
use testing::house::House;
use web::house::Rooms;

/// The schema that the network needs.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    network::MIGRATIONS,
];

/// A district with its pages.
pub(crate) struct Kreis {
    pub(crate) house: House,
    pub(crate) router: Router,
    /// A case manager.
    pub(crate) anna: SignedIn,
    /// A coordinator, who keeps the pool and writes letters.
    pub(crate) bernd: SignedIn,
}

impl Kreis {
    /// With the shipped organisation and an empty network.
    pub(crate) async fn new(house: House) -> Self {
        let file = parse(KREIS_PADERBORN).map_err(|errors| errors.len()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let head = Letterhead::new("Kreis Paderborn", "https://lotse.test").unwrap();
        let mut rooms = Rooms::default();
        rooms.put(Memory::default());
        rooms.put(Outbox::open(&house.back_door, head).await.unwrap());
        let router = browser::router(&house, rooms, network::routes().into_vec(), network::NAVIGATION);
        let (anna, bernd) = (house.anna().await, house.bernd().await);
        Self {
            house,
            router,
            anna,
            bernd,
        }
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
        browser::post(&self.router, who, path, fields).await
    }

    pub(crate) async fn tx(&self) -> Tx {
        self.house.back_door.read().await.unwrap()
    }

    /// The only text that a statement finds, as `t`.
    pub(crate) async fn text(&self, statement: &'static str) -> String {
        let mut tx = self.tx().await;
        let found = Statement::new(statement).first(&mut tx, |row| row.get("t")).await;
        found.unwrap().unwrap()
    }

    /// The only number that a statement finds, as `n`.
    pub(crate) async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.tx().await;
        Statement::new(statement).number(&mut tx).await.unwrap()
    }

    /// An organisation that is taken into the network by this account.
    pub(crate) async fn actor(&self, who: &SignedIn, name: &str, fields: &[(&str, &str)]) -> String {
        let new = [("name", name), ("art", "welfare")];
        let answer = self.post(who, "/akteure/neu", &new).await;
        let path = answer.is(303).location.clone();
        let mut all = vec![("version", "0"), ("rundbriefe", "ja")];
        all.extend_from_slice(fields);
        self.post(who, &path, &all).await.is(303);
        path.trim_end_matches("/bearbeiten").to_owned()
    }
}
