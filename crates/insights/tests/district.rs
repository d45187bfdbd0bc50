//! A district as it is shipped, with cases spread over its municipalities. All of them are made up and coded only.

use access::permit::JobPurpose;
use access::session::model::SignedIn;
use axum::Router;
use base::moment::Moment;
use db::statement::Statement;
use figures::asked::Counters;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::memory::Memory;
use post::job::worker::Worker;
use testing::browser;
use testing::house::House;
use testing::people::kreis;
use web::house::Rooms;

/// The schema that figures need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    figures::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    planning::MIGRATIONS,
    directory::MIGRATIONS,
    themes::MIGRATIONS,
    insights::MIGRATIONS,
];

/// One to three obstacles in most cases, where the case is: the first digits of its id say which.
const OBSTACLES: &str = "INSERT INTO themes_obstacle (id, noted_on, field, kind, severity, municipality_id, case_token, post)
     SELECT c.id || k.i, c.opened_on,
         CASE WHEN substr(c.id, 36 - k.i, 1) < '4' THEN 'housing' WHEN substr(c.id, 36 - k.i, 1) < '7' THEN 'work' ELSE 'language' END,
         CASE WHEN substr(c.id, 35, 1) < '7' THEN 'waiting_time' WHEN k.i = 0 THEN 'other' ELSE 'hand_over' END,
         '2', c.municipality_id, c.id, $2
     FROM cases_case c, (SELECT 0 AS i UNION ALL SELECT 1 UNION ALL SELECT 2) k
     WHERE substr(c.id, 36, 1) < '8' AND c.opened_on < $1";

/// The days on which cases begin are spread over so many before the clock's.
const DAYS: i64 = 500;

/// A district with its pages and its job.
pub(crate) struct Kreis {
    pub(crate) house: House,
    pub(crate) router: Router,
    worker: Worker,
}

/// What rooms count.
pub(crate) fn counters() -> Counters {
    Counters::new(
        [
            cases::counts::COUNTERS,
            planning::counts::COUNTERS,
            themes::COUNTERS,
        ]
        .concat(),
    )
}

impl Kreis {
    /// With the shipped organisation and no case.
    pub(crate) async fn new(house: House) -> Self {
        let file = parse(KREIS_PADERBORN).map_err(|errors| errors.len()).unwrap();
        let now = house.clock.now();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, now).await.unwrap();
        tx.commit().await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(counters());
        rooms.put(Memory::default());
        let router = browser::router(&house, rooms, insights::routes().into_vec(), insights::NAVIGATION);
        let worker = Worker::new(house.back_door.clone(), insights::jobs(&counters()));
        Self {
            house,
            router,
            worker,
        }
    }

    /// So many cases, most of them in the first municipalities; some closed, some with an assessment and a residence.
    pub(crate) async fn with_cases(&self, count: i64) {
        let today = self.house.clock.today();
        let who = self.house.case_manager("Karl", kreis()).await;
        let mut tx = self.house.back_door.write().await.unwrap();
        Statement::new(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO access_subject (id, kind, account_id, controller_id, created_at)
             SELECT '00000000-0000-4000-8000-' || substr(CAST(1000000000000 + i AS TEXT), 2), 'case', $2,
                 '00000000-0000-4000-8000-0000000000a1', '2025-01-01T00:00:00Z'
             FROM n",
        )
        .bind(&count)
        .bind(&who.account)
        .run(&mut tx)
        .await
        .unwrap();
        for day in 0..DAYS {
            let begun = today.plus_days(i32::try_from(day - DAYS).unwrap());
            let closed = begun.plus_days(i32::try_from(40 + day % 90).unwrap());
            self.cases_of_a_day(&mut tx, (count, day), (&who, begun, closed))
                .await;
        }
        for (text, by_day) in [
            (
                "INSERT INTO planning_circumstances (case_id, facts, residence, changed_at, changed_by)
                 SELECT c.id, '', CASE WHEN substr(c.id, 36, 1) < '6' THEN 'permit' ELSE 'toleration' END, $1, $2
                 FROM cases_case c WHERE substr(c.id, 36, 1) < '8'",
                false,
            ),
            (
                "INSERT INTO planning_assessment (id, case_id, number, held_on, at, by_account_id)
                 SELECT c.id, c.id, 1, c.opened_on, $1, $2 FROM cases_case c WHERE substr(c.id, 36, 1) < '7'",
                false,
            ),
            (
                "INSERT INTO planning_level (id, assessment_id, area, need)
                 SELECT c.id, c.id, CASE WHEN substr(c.id, 35, 1) < '5' THEN 'housing' ELSE 'language' END,
                     CASE WHEN substr(c.id, 34, 1) < '8' THEN 4 ELSE 2 END
                 FROM cases_case c WHERE substr(c.id, 36, 1) < '7' AND c.opened_on < $1",
                true,
            ),
        ] {
            let statement = Statement::new(text);
            let statement = if by_day {
                statement.bind(&today)
            } else {
                statement.bind(&self.house.clock.now()).bind(&who.account)
            };
            statement.run(&mut tx).await.unwrap();
        }
        Statement::new(OBSTACLES)
            .bind(&today)
            .bind(&Vec::<u8>::new())
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    async fn cases_of_a_day(
        &self,
        tx: &mut db::tx::Tx,
        (count, day): (i64, i64),
        (who, begun, closed): (&SignedIn, base::day::Day, base::day::Day),
    ) {
        let is_closed = day % 3 == 0 && closed < self.house.clock.today();
        let place = (day * day) % 17 % 10 + 1;
        Statement::new(
            "INSERT INTO cases_case (id, code, phase, phase_since, lead_person_id, municipality_id, target_group,
                 access_route, opened_on, last_contact_on, closed_on, close_reason, changed_at, changed_by)
             SELECT s.id, s.id, CASE WHEN $1 THEN 'closed' ELSE 'accompanied' END, CASE WHEN $1 THEN $2 ELSE $3 END, s.id,
                 (SELECT m.id FROM (SELECT o.id, ROW_NUMBER() OVER (ORDER BY o.ags) AS k
                     FROM organisation_municipality o) m WHERE m.k = $4),
                 CASE WHEN substr(s.id, 36, 1) < '4' THEN 'refugees' ELSE 'newly_arrived' END,
                 CASE WHEN substr(s.id, 36, 1) < '7' THEN 'oneself' ELSE 'school' END,
                 $3, $3, CASE WHEN $1 THEN $2 ELSE NULL END, CASE WHEN $1 THEN 'goals_reached' ELSE NULL END, $5, $6
             FROM access_subject s
             WHERE s.kind = 'case' AND CAST(substr(s.id, 25) AS BIGINT) % 500 = $7 AND CAST(substr(s.id, 25) AS BIGINT) <= $8",
        )
        .bind(&is_closed)
        .bind(&closed)
        .bind(&begun)
        .bind(&place)
        .bind(&self.house.clock.now())
        .bind(&who.account)
        .bind(&day)
        .bind(&count)
        .run(tx)
        .await
        .unwrap();
    }

    /// Lets the job run on this day.
    pub(crate) async fn on(&self, day: &str) {
        let moment: Moment = format!("{day}T08:00:00Z").parse().unwrap();
        self.house.clock.set(moment);
        self.worker.run_due_once().await.unwrap();
    }

    /// The only number that a statement finds.
    pub(crate) async fn number(&self, text: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(text).number(&mut tx).await.unwrap()
    }

    /// The id of a municipality.
    pub(crate) async fn municipality(&self, name: &str) -> String {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new("SELECT id FROM organisation_municipality WHERE name = $1")
            .bind_text(name)
            .first(&mut tx, |row| row.get("id"))
            .await
            .unwrap()
            .unwrap()
    }

    /// Leave to count.
    pub(crate) async fn permit(&self) -> access::permit::JobPermit {
        self.house.back_door.job(JobPurpose::Snapshot).await.unwrap()
    }
}
