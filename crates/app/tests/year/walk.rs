//! The walk: sets the clock, lets the night work, lets people act, and writes down what differs from the look before.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use access::permit::JobPurpose;
use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use base::day::Day;
use base::ids::{AccountId, CaseId, OrganisationId, PersonId};
use base::local_time::{TimeOfDay, moment_at, start_of};
use base::moment::Moment;
use db::statement::Statement;
use post::job::worker::Worker;
use post::mail::transport::{DemoMailbox, Transport};
use post::notice::model::NoticeKind;
use testing::house::House;
use testing::people::delbrueck;
use web::house::{Houses, Running};

use crate::browser::{Answer, Browser, HOST};
use crate::scene::Scene;
use crate::year::{facts, people};

/// Days on which the server did not run at all: a weekend without power.
const OFF: [&str; 2] = ["2027-06-12", "2027-06-13"];
/// The night in which it did not run, and only at noon again.
const LATE: &str = "2028-02-29";
/// Nights in which the clock is changed.
const CLOCK_CHANGES: [&str; 3] = ["2027-03-28", "2027-10-31", "2028-03-26"];

/// A case as the calendar calls it.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) letter: char,
    pub(super) case: CaseId,
    pub(super) lead: PersonId,
}

/// Fourteen months of one house.
pub(super) struct Walk {
    pub(super) scene: Scene,
    pub(super) day: Day,
    pub(super) anna: AccountId,
    pub(super) ida: AccountId,
    pub(super) bernd: AccountId,
    /// The controller they all work for: what stays within it needs no consent.
    pub(super) kreis: OrganisationId,
    pub(super) known: Vec<Known>,
    signed_in: RefCell<BTreeMap<AccountId, SignedIn>>,
    mailbox: DemoMailbox,
    worker: Worker,
    looked_at: Moment,
    seen: BTreeSet<String>,
    lines: Vec<String>,
}

impl Walk {
    /// A house with three people in it, early on this day.
    pub(super) async fn begin(house: House, first: &str) -> Self {
        let day: Day = first.parse().unwrap();
        house.clock.set(start_of(day));
        let mut scene = Scene::new(house).await;
        let mailbox = DemoMailbox::default();
        let transport = Transport::Demo(mailbox.clone());
        let furnished = app::house::furnished(
            &scene.house.back_door,
            Running::default(),
            ("https://kreis.test", &transport),
        );
        scene.furnished = furnished.await.unwrap().into();
        let mut houses = Houses::default();
        houses.add(HOST, scene.furnished.clone());
        scene.router = web::server::router(houses, app::rooms::routes());
        scene.build_index().await;
        let rooms = &scene.furnished.rooms;
        let jobs = app::rooms::jobs(rooms.get().unwrap(), &transport, scene.index());
        let worker = Worker::new(scene.house.back_door.clone(), jobs);
        let kreis = administration(&scene).await;
        let scope = |kind, id: String| Scope { kind, id: Some(id) };
        let employer = scope(ScopeKind::Employer, kreis.to_string());
        let scopes = [
            employer.clone(),
            scope(ScopeKind::Municipality, delbrueck().to_string()),
        ];
        let district = [Scope::district(), employer];
        let someone = async |login, name, role, scopes| scene.house.someone(login, name, role, scopes).await;
        let anna = someone("anna.test", "Anna Test", Role::CaseManager, &scopes).await;
        let bernd = someone("bernd.test", "Bernd Test", Role::Coordinator, &district).await;
        let ida = someone("ida.test", "Ida Test", Role::CaseManager, &scopes).await;
        Self {
            day,
            anna: anna.account,
            ida: ida.account,
            bernd: bernd.account,
            kreis,
            known: Vec::new(),
            signed_in: RefCell::default(),
            mailbox,
            worker,
            looked_at: start_of(day),
            seen: BTreeSet::new(),
            lines: Vec::new(),
            scene,
        }
    }

    /// Walks to the end of this day.
    pub(super) async fn until(&mut self, last: &str) {
        let last: Day = last.parse().unwrap();
        while self.day <= last {
            let day = self.day.to_string();
            if !OFF.contains(&day.as_str()) {
                self.night(&day).await;
                self.look().await;
                if day != LATE {
                    self.at("09:00");
                }
                if people::act(self, &day).await {
                    self.look().await;
                }
            }
            self.day = self.day.plus_days(1);
        }
    }

    /// What the server does in the night before a day.
    async fn night(&mut self, day: &str) {
        if CLOCK_CHANGES.contains(&day) {
            let midnight = start_of(self.day);
            let morning = moment_at(self.day, "06:00".parse().unwrap()).unwrap();
            // The night of a change is an hour shorter or longer: the clock must not be set back in the morning.
            let half_hours = (0..).map(|count| midnight.plus_minutes(30 * count));
            for moment in half_hours.take_while(|moment| *moment < morning) {
                self.scene.house.clock.set(moment);
                self.work().await;
            }
        }
        self.at(if day == LATE { "12:00" } else { "06:00" });
        self.work().await;
    }

    /// Everything that is due now, as the program does it beside the requests.
    ///
    /// The server seals every second: what people wrote is sealed long before the night, and before a start works on.
    pub(super) async fn work(&self) {
        app::serving::seal(&self.scene.house.back_door).await;
        self.worker.run_due_once().await.unwrap();
        app::serving::tidy(&self.scene.house.back_door).await;
        app::serving::seal(&self.scene.house.back_door).await;
    }

    /// Sets the clock to this time of the day.
    pub(super) fn at(&self, time: &str) {
        let time: TimeOfDay = time.parse().unwrap();
        self.scene.house.clock.set(moment_at(self.day, time).unwrap());
        self.signed_in.borrow_mut().clear();
    }

    /// Writes down what somebody does.
    pub(super) fn tell(&mut self, what: &str) {
        self.lines.push(format!("{} {what}", self.day));
    }

    /// Somebody who has signed in at this moment.
    pub(super) async fn session(&self, account: AccountId) -> SignedIn {
        let known = self.signed_in.borrow().get(&account).cloned();
        if let Some(who) = known {
            return who;
        }
        let who = self.scene.house.signed_in(account).await;
        self.signed_in.borrow_mut().insert(account, who.clone());
        who
    }

    /// Sends a form that must be accepted.
    pub(super) async fn post(&self, account: AccountId, path: &str, fields: &[(&str, &str)]) -> Answer {
        let who = self.session(account).await;
        let answer = Browser::of(&self.scene.router, &who).post(path, fields).await;
        assert_eq!(answer.status, 303, "{} POST {path}: {}", self.day, answer.text());
        answer
    }

    /// The case of this letter.
    pub(super) fn case(&self, letter: char) -> Known {
        let found = self.known.iter().find(|known| known.letter == letter);
        *found.unwrap_or_else(|| panic!("no case {letter}"))
    }

    /// A path of the case of this letter.
    pub(super) fn path(&self, letter: char, page: &str) -> String {
        format!("/faelle/{}/{page}", self.case(letter).case)
    }

    /// A text with the letters of cases in place of their ids.
    pub(super) fn lettered(&self, text: &str) -> String {
        let replaced =
            |text: String, known: &Known| text.replace(&known.case.to_string(), &known.letter.to_string());
        self.known.iter().fold(text.to_owned(), replaced)
    }

    pub(super) fn name_of(&self, account: AccountId) -> &'static str {
        let names = [(self.anna, "Anna"), (self.ida, "Ida"), (self.bernd, "Bernd")];
        names
            .iter()
            .find(|(id, _)| *id == account)
            .map_or("?", |(_, name)| name)
    }

    /// Writes down what was sent and what shows or has gone since the last look.
    async fn look(&mut self) {
        self.signed_in.borrow_mut().clear();
        let now = self.scene.house.clock.now();
        // Mails that wait are sent at once, as the server's hands do.
        self.worker.run_due_once().await.unwrap();
        self.look_at_notices(now).await;
        let facts = facts::seen(self).await;
        let gone: Vec<String> = self
            .seen
            .difference(&facts)
            .map(|fact| format!("- {fact}"))
            .collect();
        let new: Vec<String> = facts
            .difference(&self.seen)
            .map(|fact| format!("+ {fact}"))
            .collect();
        for line in gone.iter().chain(&new) {
            self.tell(line);
        }
        self.seen = facts;
        self.looked_at = now;
    }

    /// Each notice has its mail, to the same person with the same link, and the mail says nothing else.
    async fn look_at_notices(&mut self, now: Moment) {
        let mut tx = self.scene.house.back_door.read().await.unwrap();
        let notices: Vec<(AccountId, NoticeKind, String)> = Statement::new(
            "SELECT account_id, kind, link FROM post_notice WHERE created_at > $1 AND created_at <= $2
             ORDER BY kind, account_id, link LIMIT 100",
        )
        .bind(&self.looked_at)
        .bind(&now)
        .all(&mut tx, |row| {
            Ok((row.get("account_id")?, row.get("kind")?, row.get("link")?))
        })
        .await
        .unwrap();
        drop(tx);
        let mut lines = Vec::new();
        let mut links: Vec<String> = Vec::new();
        for (account, kind, link) in notices {
            links.push(format!("https://kreis.test{link}"));
            let (name, link) = (self.name_of(account), self.lettered(&link));
            lines.push(format!("✉ {name}: {} {link}", kind.german()));
        }
        let mails = self.mailbox.mails();
        let new = mails.iter().filter(|mail| mail.at > self.looked_at);
        let mut mailed: Vec<String> = new.map(|mail| mail.letter.link.clone()).collect();
        links.sort();
        mailed.sort();
        assert_eq!(mailed, links, "{}: not each notice has its mail", self.day);
        for mail in mails.iter().filter(|mail| mail.at > self.looked_at) {
            for word in people::WORDS {
                assert!(
                    !mail.letter.text.contains(word),
                    "{}: a mail says {word}",
                    self.day
                );
            }
        }
        lines.sort();
        for line in lines {
            self.tell(&line);
        }
    }

    /// Compares with the calendar written by hand; shows where they part ways, and everything.
    #[track_caller]
    pub(super) fn is_told_as(&self, expected: &str) {
        let is_event = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let expected: Vec<&str> = expected.lines().filter(is_event).collect();
        let told: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        if told != expected {
            let place = told
                .iter()
                .zip(&expected)
                .take_while(|(one, other)| one == other)
                .count();
            let (told_here, expected_here) = (told.get(place), expected.get(place));
            panic!(
                "line {place}: told {told_here:?}, expected {expected_here:?}; all that was told:\n{}",
                told.join("\n")
            );
        }
    }

    /// No job failed or waits, no mail waits, and the audit trail is whole.
    pub(super) async fn left_nothing_undone(&self) {
        self.work().await;
        let back_door = &self.scene.house.back_door;
        let mut tx = back_door.read().await.unwrap();
        let failed = Statement::new(
            "SELECT kind || ' ' || COALESCE(code, '') AS what FROM post_job WHERE state <> 'done' LIMIT 10",
        )
        .all(&mut tx, |row| row.get::<String>("what"))
        .await
        .unwrap();
        assert_eq!(failed, [""; 0]);
        let waiting = Statement::new("SELECT kind FROM post_message WHERE state <> 'sent' LIMIT 10")
            .all(&mut tx, |row| row.get::<String>("kind"))
            .await
            .unwrap();
        assert_eq!(waiting, [""; 0]);
        // What is new was checked every night, everything every month.
        let findings =
            Statement::new("SELECT findings FROM accounts_audit_check WHERE findings <> '' LIMIT 10")
                .all(&mut tx, |row| row.get::<String>("findings"))
                .await
                .unwrap();
        assert_eq!(findings, [""; 0]);
        let checks = Statement::new("SELECT COUNT(*) AS n FROM accounts_audit_check");
        assert!(checks.number(&mut tx).await.unwrap() > 400);
        drop(tx);
        let report = back_door.verify_audit().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

/// The administration of the district that the scene has.
async fn administration(scene: &Scene) -> OrganisationId {
    let back_door = &scene.house.back_door;
    let permit = back_door.job(JobPurpose::Upkeep).await.unwrap();
    let mut tx = back_door.read().await.unwrap();
    let structure = organisation::store::structure::for_a_job(&mut tx, &permit).await;
    structure.unwrap().unwrap().district.administration
}
