//! The shipped district with case managers on their posts, a coordinator, and the pages of findings, themes and answers.

use access::session::model::SignedIn;
use axum::Router;
use base::ids::PostId;
use db::statement::Statement;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::memory::Memory;
use post::job::worker::Worker;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Answer};
use testing::house::House;
use web::house::Rooms;

pub(crate) use crate::obstacles::scene::MIGRATIONS;

/// A house with its pages.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
    /// A case manager who fills the first post.
    pub(crate) anna: SignedIn,
    /// A coordinator.
    pub(crate) bernd: SignedIn,
    /// Another case manager, who fills no post.
    pub(crate) clara: SignedIn,
    outbox: Outbox,
}

impl Scene {
    pub(crate) async fn new(house: House) -> Self {
        let file = parse(KREIS_PADERBORN).map_err(|errors| errors.len()).unwrap();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let letterhead = Letterhead::new("Kreis Paderborn", "https://lotse.test").unwrap();
        let outbox = Outbox::open(&house.back_door, letterhead).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(Memory::default());
        rooms.put(outbox.clone());
        let router = browser::router(&house, rooms, themes::routes().into_vec(), themes::NAVIGATION);
        let (anna, bernd, clara) = (house.anna().await, house.bernd().await, house.clara().await);
        let scene = Self {
            house,
            router,
            anna,
            bernd,
            clara,
            outbox,
        };
        scene.fills_a_post(&scene.anna, ("2026-01-01", None)).await;
        scene
    }

    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> Answer {
        browser::get(&self.router, who, path).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
        browser::post(&self.router, who, path, fields).await
    }

    /// The post that everybody here fills, one after the other.
    async fn a_post(&self) -> PostId {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new("SELECT id FROM organisation_post ORDER BY id LIMIT 1")
            .first(&mut tx, |row| row.get("id"))
            .await
            .unwrap()
            .unwrap()
    }

    /// Puts an account on the post.
    pub(crate) async fn fills_a_post(&self, who: &SignedIn, (from, until): (&str, Option<&str>)) {
        let (post, filling) = (self.a_post().await, self.house.ids.next().to_string());
        let evidence =
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'open', '')";
        self.run(Statement::new(evidence).bind_text(&filling)).await;
        let row = "INSERT INTO organisation_filling (id, post_id, valid_from, valid_until, account_id)
                   VALUES ($1, $2, $3, $4, $5)";
        let until = until.map(str::to_owned);
        self.run(
            Statement::new(row)
                .bind_text(&filling)
                .bind(&post)
                .bind_text(from)
                .bind(&until)
                .bind(&who.account),
        )
        .await;
    }

    /// Ends every filling on a day.
    pub(crate) async fn empties_the_post(&self, on: &str) {
        let ended = "UPDATE organisation_filling SET valid_until = $1 WHERE account_id IS NOT NULL";
        self.run(Statement::new(ended).bind_text(on)).await;
    }

    async fn run(&self, statement: Statement) {
        let mut tx = self.house.back_door.write().await.unwrap();
        statement.run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The number `n` of a statement.
    pub(crate) async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement).number(&mut tx).await.unwrap()
    }

    /// The texts `t` of a statement.
    pub(crate) async fn texts(&self, statement: &'static str) -> Vec<String> {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement)
            .all(&mut tx, |row| row.get("t"))
            .await
            .unwrap()
    }

    /// A finding of a case manager, whatever is similar.
    pub(crate) async fn finding(&self, who: &SignedIn, text: &str) -> String {
        let fields = [
            ("befund", text),
            ("feld", "education"),
            ("art", "waiting_time"),
            ("ebene", "district"),
            ("gesehen", "ja"),
        ];
        let answer = self.post(who, "/befunde/neu", &fields).await;
        answer.is(303).location.clone()
    }

    /// A theme of the coordinator's, out of these findings.
    pub(crate) async fn theme(&self, title: &str, findings: &[&str]) -> String {
        let owner = self.bernd.account.to_string();
        let mut fields = vec![
            ("titel", title),
            ("feld", "education"),
            ("art", "waiting_time"),
            ("ebene", "district"),
            ("zustaendig", owner.as_str()),
        ];
        for finding in findings {
            fields.push(("befund", finding.rsplit('/').next().unwrap()));
        }
        let answer = self.post(&self.bernd, "/themen/neu", &fields).await;
        answer.is(303).location.clone()
    }

    /// The coordinator gives an answer to those who raised the theme, and the job delivers it.
    pub(crate) async fn answers(&self, theme: &str, text: &str) {
        let path = format!("{theme}/antwort");
        self.post(&self.bernd, &path, &[("antwort", text)]).await.is(303);
        self.delivers().await;
    }

    /// Runs every job that is due.
    pub(crate) async fn delivers(&self) {
        let jobs = themes::answer::jobs(&self.outbox);
        let worker = Worker::new(self.house.back_door.clone(), jobs);
        while worker.run_due_once().await.unwrap() > 0 {}
    }
}
