//! Protected files and break-glass through the pages of the whole house: what the protection hides and from whom, how it
//! is lifted and handed over, and how the coordination reads one case for some hours.

use access::permit::JobPurpose;
use access::role::Role;
use access::session::model::SignedIn;
use access::session::store as sessions;
use access::subject::store::opening::{self, Ground, OpeningFilter};
use base::ids::{AccountId, CaseId, PersonId};
use db::statement::Statement;
use post::job::worker::Worker;
use post::mail::transport::Transport;
use testing::people::{kreis, stadt};
use web::routes::{Fixture, Verb};

use crate::fixtures::{Fixtures, paper};
use crate::markers::{a_day_with_the_person, marker_in, may_tell_of_files};
use crate::scene::{Scene, on_both};

/// The day on which the passport of the person ends; nothing else is on it.
const PASSPORT_ENDS: &str = "20.03.2026";

/// Anna's case full of markers, and those around her.
struct Threatened {
    scene: Scene,
    anna: SignedIn,
    person: PersonId,
    case: CaseId,
    code: String,
    /// Stands in for Anna.
    ida: SignedIn,
    /// Will stand on the list.
    cora: SignedIn,
}

impl Threatened {
    async fn begin(scene: Scene) -> Self {
        let anna = scene.house.anna().await;
        let ida = scene.house.ida().await;
        let cora = scene.house.case_manager("Cora Test", kreis()).await;
        scene
            .stands_in(ida.account, anna.account, ("2026-03-01", "2026-03-15"))
            .await;
        let person = a_day_with_the_person(&scene, &anna).await;
        let mut tx = scene.house.back_door.read().await.unwrap();
        let (case, code) =
            Statement::new("SELECT c.id, c.code FROM cases_case c WHERE c.lead_person_id = $1")
                .bind(&person)
                .first(&mut tx, |row| {
                    Ok((row.get::<CaseId>("id")?, row.get::<String>("code")?))
                })
                .await
                .unwrap()
                .unwrap();
        drop(tx);
        Self {
            scene,
            anna,
            person,
            case,
            code,
            ida,
            cora,
        }
    }

    fn page(&self) -> String {
        format!("/faelle/{}/schutz", self.case)
    }

    async fn protect(&self) {
        let cora = self.cora.account.to_string();
        let form = [
            ("handlung", "schuetzen"),
            ("grund", "Drohungen, klöppeln"),
            ("vertretung", cora.as_str()),
        ];
        self.scene
            .browser(&self.anna)
            .post(&self.page(), &form)
            .await
            .is(303);
    }

    /// Whether this account finds the person by name.
    async fn finds(&self, who: &SignedIn) -> bool {
        let found = self
            .scene
            .browser(who)
            .post("/suche", &[("suche", "Quastenberg Zwirnhild")])
            .await;
        found.is(200).text().contains(&self.person.to_string())
    }

    /// Somebody decides the only thing that waits.
    async fn decided_by(&self, who: &SignedIn, decision: &str, status: u16) {
        let mut tx = self.scene.house.back_door.read().await.unwrap();
        let waiting = access::approval::store::waiting(&mut tx).await.unwrap();
        drop(tx);
        assert_eq!(waiting.len(), 1);
        let browser = self.scene.browser(who);
        if status == 303 {
            let list = browser.get("/freigaben").await.is(200).text();
            assert_eq!(marker_in(list.as_bytes()), None);
            for secret in [self.code.clone(), self.case.to_string(), self.person.to_string()] {
                assert!(!list.contains(&secret), "who decides learns {secret}");
            }
        }
        let path = format!("/freigaben/{}", waiting[0].id);
        browser
            .post(&path, &[("entscheidung", decision)])
            .await
            .is(status);
        self.work().await;
    }

    /// What is queued runs.
    async fn work(&self) {
        let rooms = &self.scene.furnished.rooms;
        let jobs = app::rooms::jobs(rooms.get().unwrap(), &Transport::None, self.scene.index());
        let jobs = jobs
            .into_iter()
            .filter(|job| job.name().starts_with("cases."))
            .collect();
        Worker::new(self.scene.house.back_door.clone(), jobs)
            .run_due_once()
            .await
            .unwrap();
    }

    async fn notices(&self, account: AccountId) -> Vec<String> {
        let mut tx = self.scene.house.back_door.read().await.unwrap();
        Statement::new("SELECT kind FROM post_notice WHERE account_id = $1 ORDER BY kind")
            .bind(&account)
            .all(&mut tx, |row| row.get("kind"))
            .await
            .unwrap()
    }
}

async fn confirm(scene: &Scene, who: &SignedIn) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    sessions::step_up(&mut tx, &who.session.token_hash, scene.house.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_protected_file_is_found_by_its_owner_and_its_list_alone() {
    on_both(async |scene| {
        let it = Threatened::begin(scene).await;
        assert!(it.finds(&it.ida).await, "the stand-in finds the person before");
        let bernd = it.scene.house.bernd().await;
        let team = it.scene.browser(&bernd).get("/team").await.text();
        it.protect().await;

        let everyone = it.scene.house.everyone().await;
        let mut strangers: Vec<&SignedIn> = everyone.iter().map(|(_, who)| who).collect();
        let elsewhere = it.scene.case_manager("anderswo.test", stadt()).await;
        strangers.extend([&it.ida, &elsewhere]);
        strangers.retain(|who| ![it.anna.account, it.cora.account].contains(&who.account));
        for who in strangers {
            let browser = it.scene.browser(who);
            for route in app::rooms::routes() {
                if route.info.fixture != Fixture::None
                    || route.info.verb != Verb::Get
                    || !may_tell_of_files(&route.info)
                {
                    continue;
                }
                let answer = browser.get(route.info.path).await;
                assert_eq!(
                    marker_in(&answer.bytes),
                    None,
                    "{} {}",
                    who.login,
                    route.info.path
                );
                let text = String::from_utf8_lossy(&answer.bytes).into_owned() + &answer.headers;
                // The audit trail of data protection holds random ids, and nothing else of anybody.
                let sees_ids = who
                    .roles
                    .iter()
                    .any(|one| one.role == Role::DataProtectionOfficer);
                let ids = [it.case.to_string(), it.person.to_string()];
                for secret in std::iter::once(&it.code).chain(ids.iter().filter(|_| !sees_ids)) {
                    assert!(
                        !text.contains(secret.as_str()),
                        "{} {} tells {secret}",
                        who.login,
                        route.info.path
                    );
                }
            }
            assert!(!it.finds(who).await, "{}", who.login);
            for words in ["Quastenberg", "17.03.1931", "030 23125 987", &it.code] {
                let found = browser.post("/suche", &[("suche", words)]).await.text();
                assert!(
                    !found.contains(&it.case.to_string()) && !found.contains("Zwirnhild"),
                    "{words}"
                );
            }
            let acute = format!("/faelle/akut?person={}", it.person);
            browser.get(&acute).await.is(404);
        }
        let double = it
            .scene
            .browser(&it.ida)
            .post(
                "/personen/neu",
                &[
                    ("vorname", "Zwirnhild"),
                    ("familienname", "Quastenberg"),
                    ("geboren", "17.03.1931"),
                ],
            )
            .await
            .text();
        assert!(
            !double.contains("Kordelgasse") && !double.contains("Anna Test"),
            "the double check tells of the person"
        );
        let now = it.scene.browser(&bernd).get("/team").await.text();
        let rows = |page: &str| page.matches("data-label=\"Phase\"").count();
        assert!(
            rows(&team) > 0 && rows(&now) == 0,
            "the team view still counts it"
        );

        assert!(it.finds(&it.anna).await);
        let list = it
            .scene
            .browser(&it.cora)
            .get("/faelle/geteilt")
            .await
            .is(200)
            .text();
        assert!(list.contains(&it.code) && list.contains("Geschützte Akte"));
        let file = it
            .scene
            .browser(&it.cora)
            .get(&format!("/faelle/{}", it.case))
            .await
            .is(200)
            .text();
        assert!(file.contains("Zwirnhild") && file.contains("auf der Zugriffsliste"));
        assert_eq!(it.notices(it.cora.account).await, ["protection_named"]);
        let day = it.scene.browser(&it.anna).get("/").await.is(200).text();
        assert!(
            day.contains("Geschützte Akten") && day.contains("geöffnet von Cora Test"),
            "the owner is not told who opened it: {day}"
        );
        let hers = it.scene.browser(&it.cora).get("/").await.is(200).text();
        assert!(!hers.contains("geöffnet von"), "that is for the owner alone");
        let own = it.scene.browser(&it.anna).get(&it.page()).await.is(200).text();
        assert!(
            own.contains("Drohungen, klöppeln") && own.contains("Cora Test") && own.contains("Fall ansehen")
        );
    })
    .await;
}

#[tokio::test]
async fn a_protection_names_somebody_and_whoever_lifts_it_or_hands_it_over_needs_a_second_person() {
    on_both(async |scene| {
        let it = Threatened::begin(scene).await;
        let browser = it.scene.browser(&it.anna);
        let nobody = [("handlung", "schuetzen"), ("grund", "Drohungen")];
        let again = browser.post(&it.page(), &nobody).await.is(422).text();
        assert!(again.contains("mindestens eine Person") && again.contains("Drohungen"));
        it.protect().await;
        let hanna = it.scene.house.hanna().await;

        browser
            .post(&it.page(), &[("handlung", "aufheben")])
            .await
            .is(303);
        assert!(!it.finds(&it.ida).await, "nothing is lifted before it is decided");
        it.decided_by(&hanna, "nein", 303).await;
        assert!(!it.finds(&it.ida).await, "what was refused is not lifted");

        // Who stands on the list hands over, too: the owner may be gone.
        let cora = it.scene.browser(&it.cora);
        let cora_id = it.cora.account.to_string();
        cora.post(&it.page(), &[("handlung", "aufheben")]).await.is(404);
        cora.post(&it.page(), &[("handlung", "abgeben"), ("nachfolge", &cora_id)])
            .await
            .is(303);
        it.decided_by(&hanna, "ja", 303).await;
        assert!(it.finds(&it.cora).await && !it.finds(&it.anna).await);
        browser.get(&format!("/faelle/{}", it.case)).await.is(404);
        cora.get(&format!("/faelle/{}", it.case)).await.is(200);

        cora.post(&it.page(), &[("handlung", "aufheben")]).await.is(303);
        it.decided_by(&hanna, "ja", 303).await;
        let stands_in = it.scene.case_manager("springt.ein", kreis()).await;
        it.scene
            .stands_in(stands_in.account, it.cora.account, ("2026-03-01", "2026-03-15"))
            .await;
        assert!(
            it.finds(&stands_in).await,
            "after the protection a stand-in finds the person again"
        );
    })
    .await;
}

#[tokio::test]
async fn what_comes_to_a_protected_file_is_protected_with_it() {
    on_both(async |scene| {
        let it = Threatened::begin(scene).await;
        it.protect().await;
        let child = it.scene.person_of(it.anna.account, kreis(), "Kindlein").await;
        paper(&it.scene, child, it.anna.account).await;
        let browser = it.scene.browser(&it.anna);
        let joins = [
            ("handlung", "aufnehmen"),
            ("person", &*child.to_string()),
            ("teil", "child"),
        ];
        browser
            .post(&format!("/faelle/{}/beteiligte", it.case), &joins)
            .await
            .is(303);
        let ida = it.scene.browser(&it.ida);
        ida.get(&format!("/personen/{child}")).await.is(404);
        let list = ida.get("/personen").await.is(200).text();
        assert!(!list.contains("Kindlein"), "{list}");
        it.scene
            .browser(&it.cora)
            .get(&format!("/personen/{child}"))
            .await
            .is(200);
    })
    .await;
}

#[tokio::test]
async fn a_protected_person_does_not_show_in_the_case_of_somebody_else() {
    on_both(async |scene| {
        let it = Threatened::begin(scene).await;
        let father = it.scene.person_of(it.ida.account, kreis(), "Vater").await;
        let fixtures = Fixtures::of(&it.scene, father.to_string(), it.ida.account).await;
        let theirs = fixtures.case();
        let join = Statement::new("INSERT INTO access_participant (case_id, person_id) VALUES ($1, $2)");
        let mut tx = it.scene.house.back_door.write().await.unwrap();
        join.bind(&theirs).bind(&it.person).run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let path = format!("/faelle/{theirs}");
        let browser = it.scene.browser(&it.ida);
        let before = browser.get(&path).await.is(200).text();
        assert!(before.contains("Zwirnhild"));
        rows_about(&it, theirs).await;
        let told = browser.get(&path).await.text();
        assert!(
            told.contains(&it.person.to_string()),
            "the time line tells of the declaration before"
        );
        for list in ["/", "/fristen", &format!("{path}/fristen")] {
            let text = browser.get(list).await.is(200).text();
            assert!(
                text.contains(PASSPORT_ENDS),
                "{list} tells of the deadline before:\n{text}"
            );
        }

        it.protect().await;
        for page in [
            "",
            "/beteiligte",
            "/zusammenarbeit",
            "/termine",
            "/fristen",
            "/ziele",
            "/abschluss",
        ] {
            let seen = browser.get(&format!("{path}{page}")).await;
            seen.is(200);
            assert_eq!(marker_in(&seen.bytes), None, "{page}");
            let text = seen.text();
            // Not even a row without a name: neither the id, nor a day, nor that something was signed or goes out.
            for secret in [it.person.to_string().as_str(), PASSPORT_ENDS] {
                assert!(!text.contains(secret), "{page} tells {secret}:\n{text}");
            }
        }
        for list in ["/", "/fristen", "/termine"] {
            let text = browser.get(list).await.is(200).text();
            assert!(!text.contains(PASSPORT_ENDS), "{list}");
        }
    })
    .await;
}

/// What a case of somebody else keeps of the person: a deadline, and that something went out.
async fn rows_about(it: &Threatened, theirs: CaseId) {
    let (ids, owner) = (&it.scene.house.ids, it.ida.account);
    let deadline = format!(
        "INSERT INTO calendar_deadline (id, case_id, kind, person_id, day, changed_at, changed_by)
         VALUES ('{}', '{theirs}', 'passport_end', '{}', '2026-03-20', '2026-03-02T08:00:00Z', '{owner}')",
        ids.next(),
        it.person
    );
    let disclosure = format!(
        "INSERT INTO consents_disclosure (id, person_id, case_id, recipient_kind, basis, purpose, direction, thing,
             disclosed_on, disclosed_at, account_id)
         VALUES ('{}', '{}', '{theirs}', 'person', 'person', 'accompany', 'to', 'letter', '2026-03-02',
             '2026-03-02T08:00:00Z', '{owner}')",
        ids.next(),
        it.person
    );
    for row in [deadline, disclosure] {
        crate::life::run(&it.scene, row).await;
    }
}

#[tokio::test]
async fn break_glass_asks_to_confirm_opens_for_hours_is_told_and_ends() {
    on_both(async |scene| {
        let it = Threatened::begin(scene).await;
        let (bernd, dora) = (it.scene.house.bernd().await, it.scene.house.dora().await);
        let browser = it.scene.browser(&bernd);
        let file = format!("/faelle/{}", it.case);
        browser.get(&file).await.is(404);
        assert!(browser.get("/notzugriff").await.is(303).location.starts_with("/konto/bestaetigen"));
        let code = it.code.to_lowercase();
        let form = [
            ("kuerzel", code.as_str()),
            ("anlass", Ground::DangerToLife.code()),
            ("grund", "Anruf der Klinik"),
        ];
        assert!(browser.post("/notzugriff", &form).await.is(303).location.starts_with("/konto/bestaetigen"));
        confirm(&it.scene, &bernd).await;
        browser.get("/notzugriff").await.is(200);
        browser.post("/notzugriff", &[("kuerzel", "F-0000"), form[1], form[2]]).await.is(422);
        assert_eq!(browser.post("/notzugriff", &form).await.is(303).location, file);

        let seen = browser.get(&file).await.is(200).text();
        assert!(seen.contains("Zwirnhild") && seen.contains("Notzugriff bis") && seen.contains("Jetzt beenden"));
        let person = format!("/personen/{}", it.person);
        assert!(browser.get(&person).await.is(200).text().contains("Notzugriff bis"));
        browser.get(&format!("{person}/bearbeiten")).await.is(404);
        browser.post(&format!("{file}/notizen"), &[("text", "x")]).await.is(404);
        it.scene.browser(&it.scene.house.hanna().await).get(&file).await.is(404);
        for told in [it.anna.account, dora.account] {
            assert!(it.notices(told).await.contains(&"break_glass".to_owned()));
        }

        browser.post(&format!("/notzugriff/{}/ende", it.case), &[]).await.is(303);
        browser.get(&file).await.is(404);
        browser.post(&format!("/notzugriff/{}/ende", it.case), &[]).await.is(404);

        browser.post("/notzugriff", &form).await.is(303);
        browser.post("/notzugriff", &form).await.is(303);
        browser.post("/notzugriff", &form).await.is(422);
        it.scene.house.clock.set(it.scene.house.clock.now().plus_hours(5));
        let later = it.scene.house.signed_in(bernd.account).await;
        it.scene.browser(&later).get(&file).await.is(404);

        let permit = it.scene.house.back_door.job(JobPurpose::Upkeep).await.unwrap();
        let mut tx = it.scene.house.back_door.write().await.unwrap();
        let ended = opening::note_ended(&mut tx, &permit, &it.scene.house.ids).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ended, 2);
        let mut tx = it.scene.house.back_door.read().await.unwrap();
        let lines: Vec<(String, String, String)> = Statement::new(
            "SELECT act, relation, purpose FROM access_audit WHERE subject_id = $1 AND relation = 'break_glass'
             OR act = 'case.break_glass' ORDER BY at, id",
        )
        .bind(&it.case)
        .all(&mut tx, |row| Ok((row.get("act")?, row.get("relation")?, row.get("purpose")?)))
        .await
        .unwrap();
        drop(tx);
        let has = |act: &str, relation: &str, purpose: &str| {
            lines.iter().any(|line| *line == (act.to_owned(), relation.to_owned(), purpose.to_owned()))
        };
        assert!(has("case.break_glass", "other_controller", "work"), "begin: {lines:?}");
        assert!(has("case.read", "break_glass", "work"), "access: {lines:?}");
        assert!(has("case.break_glass_end", "break_glass", "work"), "end: {lines:?}");
        assert!(has("case.break_glass", "break_glass", "ended"), "end by itself: {lines:?}");
        listed_for_data_protection(&it, &dora).await;
    })
    .await;
}

async fn listed_for_data_protection(it: &Threatened, dora: &SignedIn) {
    let access = &it.scene.house.access;
    let (mut tx, permit) = access.enter(dora, access::act::Act::AuditRead).await.unwrap();
    let all = opening::openings(&mut tx, &permit, OpeningFilter::default(), 50)
        .await
        .unwrap();
    assert_eq!(all.len(), 3);
    let first = &all[0];
    assert_eq!(
        (first.account_name.as_str(), first.owner_name.as_str()),
        ("Bernd Test", "Anna Test")
    );
    assert_eq!((first.ground, first.is_open), (Some(Ground::DangerToLife), false));
    assert!(all[2].lines >= 2, "{all:?}");
    let rest = OpeningFilter {
        before: Some((first.granted_at, first.id)),
        ..OpeningFilter::default()
    };
    assert_eq!(
        opening::openings(&mut tx, &permit, rest, 50).await.unwrap().len(),
        2
    );
}

#[tokio::test]
async fn break_glass_never_opens_a_protected_case() {
    on_both(async |scene| {
        let it = Threatened::begin(scene).await;
        it.protect().await;
        let bernd = it.scene.house.bernd().await;
        confirm(&it.scene, &bernd).await;
        let browser = it.scene.browser(&bernd);
        let try_code = async |code: &str| {
            let form = [("kuerzel", code), ("anlass", "absence"), ("grund", "Frist")];
            let text = browser.post("/notzugriff", &form).await.is(422).text();
            text.replace(code, "F-????")
        };
        let (hidden, missing) = (try_code(&it.code).await, try_code("F-0000").await);
        let without_word = |text: &str| {
            text.lines()
                .filter(|line| !line.contains("csrf"))
                .collect::<String>()
        };
        assert_eq!(without_word(&hidden), without_word(&missing));
        browser.get(&format!("/faelle/{}", it.case)).await.is(404);
    })
    .await;
}
