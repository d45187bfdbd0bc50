//! The hall in which boards meet: a district with the boards that come with the program, and accounts that sit in one.

use access::session::model::SignedIn;
use axum::Router;
use base::clock::Clock;
use db::statement::Statement;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::memory::Memory;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Answer};
use testing::house::House;
use web::house::Rooms;

/// A district with its boards.
pub(crate) struct Hall {
    pub(crate) house: House,
    pub(crate) router: Router,
    pub(crate) outbox: Outbox,
    /// A case manager.
    pub(crate) anna: SignedIn,
    /// A coordinator.
    pub(crate) bernd: SignedIn,
    /// A case manager elsewhere.
    pub(crate) clara: SignedIn,
    /// The steering group.
    pub(crate) steering: String,
}

impl Hall {
    pub(crate) async fn new(house: House) -> Self {
        let file = parse(KREIS_PADERBORN).map_err(|errors| errors.len()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        let now = house.clock.now();
        organisation::import::import(&mut tx, &file, now).await.unwrap();
        let district = (&file.structure, now.day());
        let text = boards::shipped::KREIS_PADERBORN;
        let came = boards::shipped::import(&mut tx, text, district, &house.ids)
            .await
            .unwrap();
        assert!(came > 14, "{came}");
        tx.commit().await.unwrap();
        let (anna, bernd, clara) = (house.anna().await, house.bernd().await, house.clara().await);
        let head = Letterhead::new("Kreis Paderborn", "https://lotse.test").unwrap();
        let mut rooms = Rooms::default();
        rooms.put(Memory::default());
        let outbox = Outbox::open(&house.back_door, head).await.unwrap();
        rooms.put(outbox.clone());
        let router = browser::router(&house, rooms, boards::routes().into_vec(), boards::NAVIGATION);
        let mut hall = Self {
            house,
            router,
            outbox,
            anna,
            bernd,
            clara,
            steering: String::new(),
        };
        hall.steering = hall
            .text("SELECT id AS t FROM boards_board WHERE kind = 'steering_group'")
            .await;
        hall
    }

    /// The moment of the clock, as it is typed: a day so many days from today.
    pub(crate) fn day(&self, days: i32) -> String {
        clock(&self.house).today().plus_days(days).german()
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
        browser::post(&self.router, who, path, fields).await
    }

    /// The only text that a statement finds, as `t`.
    pub(crate) async fn text(&self, statement: &'static str) -> String {
        let mut tx = self.house.back_door.read().await.unwrap();
        let found = Statement::new(statement).first(&mut tx, |row| row.get("t")).await;
        found.unwrap().unwrap()
    }

    /// The only number that a statement finds, as `n`.
    pub(crate) async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement).number(&mut tx).await.unwrap()
    }

    /// Runs a statement with one text.
    pub(crate) async fn run(&self, statement: &'static str, text: &str) {
        let mut tx = self.house.back_door.write().await.unwrap();
        Statement::new(statement)
            .bind_text(text)
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// Gives an account the seat of the Sozialamt in the steering group.
    pub(crate) async fn seat(&self, who: &SignedIn) {
        self.run(
            "UPDATE boards_membership SET account_id = $1, person_name = 'Jana Muster'
             WHERE function = 'Sozialamtsleitung Kreis Paderborn'",
            &who.account.to_string(),
        )
        .await;
    }

    /// A meeting of the steering group so many days from today, with the usual agenda; its path for the staff.
    pub(crate) async fn meeting(&self, days: i32) -> String {
        let day = self.day(days);
        let fields = [
            ("tag", day.as_str()),
            ("von", "10:00"),
            ("bis", "12:00"),
            ("ort", "Kreishaus, Raum 1"),
            ("tagesordnung", "ja"),
        ];
        let path = format!("/gremien/{}/sitzungen/neu", self.steering);
        self.post(&self.bernd, &path, &fields)
            .await
            .is(303)
            .location
            .clone()
    }
}

fn clock(house: &House) -> &Clock {
    &house.clock
}
