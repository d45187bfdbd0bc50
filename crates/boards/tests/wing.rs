//! The wing of the house in which measures are kept: a district, a theme, and two decisions about it.

use access::session::model::SignedIn;
use axum::Router;
use base::ids::{AccountId, MunicipalityId};
use db::statement::Statement;
use db::tx::Tx;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::memory::Memory;
use post::job::worker::Worker;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Answer};
use testing::house::House;
use web::house::Rooms;

/// The schema that measures need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    figures::MIGRATIONS,
    themes::MIGRATIONS,
    boards::MIGRATIONS,
];

/// The theme.
pub(crate) const THEME: &str = "00000000-0000-4000-8000-0000000000a1";
/// A decision about it that was adopted on 2024-07-15.
pub(crate) const DECISION: &str = "00000000-0000-4000-8000-0000000000a2";
/// One that was rejected.
pub(crate) const REJECTED: &str = "00000000-0000-4000-8000-0000000000a3";

/// A district with boards, measures and letters.
pub(crate) struct Wing {
    pub(crate) house: House,
    pub(crate) router: Router,
    outbox: Outbox,
    /// A municipality.
    pub(crate) place: MunicipalityId,
    /// A case manager.
    pub(crate) anna: SignedIn,
    /// A coordinator.
    pub(crate) bernd: SignedIn,
}

impl Wing {
    pub(crate) async fn new(house: House) -> Self {
        let file = parse(KREIS_PADERBORN).map_err(|errors| errors.len()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (anna, bernd) = (house.anna().await, house.bernd().await);
        let mut tx = house.back_door.write().await.unwrap();
        decided(&mut tx, bernd.account).await;
        let place = Statement::new("SELECT id FROM organisation_municipality ORDER BY name LIMIT 1")
            .first(&mut tx, |row| row.get("id"))
            .await
            .unwrap()
            .unwrap();
        tx.commit().await.unwrap();
        let head = Letterhead::new("Kreis Paderborn", "https://lotse.test").unwrap();
        let outbox = Outbox::open(&house.back_door, head).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(Memory::default());
        rooms.put(outbox.clone());
        let router = browser::router(&house, rooms, boards::routes().into_vec(), boards::NAVIGATION);
        Self {
            house,
            router,
            outbox,
            place,
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

    /// Runs every job of this room that is due at a moment.
    pub(crate) async fn night(&self, moment: &str) {
        self.house.clock.set(moment.parse().unwrap());
        run_jobs(&self.house, &self.outbox).await;
    }

    /// A residence officer and a partner, who find no measures.
    pub(crate) async fn others(&self) -> Vec<SignedIn> {
        vec![self.house.fatma().await, self.house.emil().await]
    }

    pub(crate) async fn run(&self, statement: &'static str) {
        let mut tx = self.house.back_door.write().await.unwrap();
        Statement::new(statement).run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
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

    /// How many statements the page of a coordinator takes.
    pub(crate) async fn statements_of(&self, path: &str) -> u64 {
        self.get(&self.bernd, path).await.is(200);
        let before = self.house.access.statements_run();
        self.get(&self.bernd, path).await.is(200);
        self.house.access.statements_run() - before
    }

    /// A half-year in which the field of the theme has this number here.
    pub(crate) async fn published(&self, time: (&'static str, &'static str), here: i64) {
        crate::measures::published(self, time, here).await;
    }
}

/// Runs every job of this room that is due.
pub(crate) async fn run_jobs(house: &House, outbox: &Outbox) {
    let worker = Worker::new(house.back_door.clone(), boards::jobs(outbox));
    while worker.run_due_once().await.unwrap() > 0 {}
}

/// A board whose meeting has decided twice about a theme.
async fn decided(tx: &mut Tx, account: AccountId) {
    Statement::new(
        "INSERT INTO themes_theme (id, number, title, field, level, status, owner_id, station, since, opened_on)
         VALUES ($1, 'T-2024-01', 'Kurse fehlen', 'language', 'district', 'open', $2, 'coordination', '2024-03-01',
             '2024-03-01')",
    )
    .bind_text(THEME)
    .bind(&account)
    .run(tx)
    .await
    .unwrap();
    for statement in [
        "INSERT INTO boards_board (id, kind, name, meets_per_year, quorum, invitation_days, shows_drafts,
             is_informed_only, starts_on)
         VALUES ('00000000-0000-4000-8000-0000000000b1', 'steering_group', 'Lenkungsgruppe', 2, 'none', 14, FALSE, FALSE,
             '2022-01-01')",
        "INSERT INTO boards_meeting (id, board_id, starts_at, ends_at, place, state)
         VALUES ('00000000-0000-4000-8000-0000000000b2', '00000000-0000-4000-8000-0000000000b1', '2024-07-15T08:00:00Z',
             '2024-07-15T10:00:00Z', 'Saal', 'held')",
    ] {
        Statement::new(statement).run(tx).await.unwrap();
    }
    for (item, position, decision, number, outcome, yes) in [
        (
            "00000000-0000-4000-8000-0000000000b3",
            1_i64,
            DECISION,
            "B-2024-01",
            "adopted",
            7_i64,
        ),
        (
            "00000000-0000-4000-8000-0000000000b4",
            2,
            REJECTED,
            "B-2024-02",
            "rejected",
            0,
        ),
    ] {
        Statement::new(
            "INSERT INTO boards_agenda_item (id, meeting_id, position, kind, title, theme_id, state)
             VALUES ($1, '00000000-0000-4000-8000-0000000000b2', $2, 'decision', 'Kurse', $3, 'accepted')",
        )
        .bind_text(item)
        .bind(&position)
        .bind_text(THEME)
        .run(tx)
        .await
        .unwrap();
        let theme = if outcome == "adopted" {
            Some(THEME.to_owned())
        } else {
            None
        };
        Statement::new(
            "INSERT INTO boards_decision (id, number, board_id, item_id, theme_id, title, text, outcome, decided_on,
                 votes_yes, votes_no, votes_abstained, present, entitled)
             VALUES ($1, $2, '00000000-0000-4000-8000-0000000000b1', $3, $4, 'Kurse am Abend', 'Es gibt Kurse am Abend.',
                 $5, '2024-07-15', $6, 1, 0, 9, 12)",
        )
        .bind_text(decision)
        .bind_text(number)
        .bind_text(item)
        .bind(&theme)
        .bind_text(outcome)
        .bind(&yes)
        .run(tx)
        .await
        .unwrap();
    }
}
