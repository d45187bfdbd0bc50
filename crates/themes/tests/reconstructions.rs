//! Reconstructions: sealed for their author until a second person has read them, plain and without names afterwards.

use access::act::Act;
use access::session::model::SignedIn;
use base::ids::ReconstructionId;
use post::job::worker::Worker;
use testing::browser::{self, Answer, is_hidden_from};
use testing::house::on_both_databases;
use themes::reconstruction::store::released::{Wanted, released, released_list};
use themes::reconstruction::store::{mine, waiting};
use vault::subject::KeySubject;

use crate::obstacles::scene::{MIGRATIONS, Scene};

const ROWS: &str = "SELECT COUNT(*) AS n FROM themes_reconstruction";
const FRAME: [(&str, &str); 4] = [
    ("titel", "Weg in den Sprachkurs"),
    ("feld", "language"),
    ("beteiligte", "Jobcenter, Fallmanagement"),
    ("lehre", "Anmeldung und Platz gehören zusammen."),
];

/// A reconstruction of Anna's.
struct Written<'s> {
    scene: &'s Scene,
    id: ReconstructionId,
}

impl<'s> Written<'s> {
    async fn begun(scene: &'s Scene) -> Self {
        let answer = scene.post("/fallrekonstruktionen/neu", &FRAME).await;
        let path = answer.is(303).location.clone();
        let id = path.split('/').nth(2).unwrap().parse().unwrap();
        Self { scene, id }
    }

    /// With two stations as it was and one as it should have been; the second one says this.
    async fn told(scene: &'s Scene, text: &str) -> Self {
        let written = Self::begun(scene).await;
        written
            .station(("war", "1", "Familie"), "Meldet sich an.")
            .await
            .is(303);
        written.station(("war", "4", "Jobcenter"), text).await.is(303);
        written
            .station(("ideal", "1", "Familie"), "Der Kurs beginnt.")
            .await
            .is(303);
        written
    }

    fn path(&self, page: &str) -> String {
        format!("/fallrekonstruktionen/{}/{page}", self.id)
    }

    async fn get(&self, page: &str) -> Answer {
        self.scene.get(&self.path(page)).await
    }

    /// Posts with the version that the page has now.
    async fn post(&self, page: &str, fields: &[(&str, &str)]) -> Answer {
        let version = self.version().await;
        let all = [&[("version", version.as_str())], fields].concat();
        self.scene.post(&self.path(page), &all).await
    }

    async fn version(&self) -> String {
        let all = self
            .scene
            .texts("SELECT CAST(version AS TEXT) AS t FROM themes_reconstruction ORDER BY begun_on, id")
            .await;
        all.into_iter().next().unwrap()
    }

    async fn station(&self, (way, month, lane): (&str, &str, &str), text: &str) -> Answer {
        let fields = [
            ("art", way),
            ("monat", month),
            ("wer", lane),
            ("geschah", text),
            ("bruch", "ja"),
            ("wartetage", "30"),
        ];
        self.post("verlauf", &fields).await
    }

    async fn read_by(&self, who: &SignedIn, page: &str) -> Answer {
        browser::get(&self.scene.router, who, &self.path(page)).await
    }

    async fn answered_by(&self, who: &SignedIn, fields: &[(&str, &str)]) -> Answer {
        let version = self.version().await;
        let all = [&[("version", version.as_str())], fields].concat();
        browser::post(&self.scene.router, who, &self.path("freigabe"), &all).await
    }

    async fn submitted(scene: &'s Scene) -> Self {
        let written = Self::told(scene, "Der Antrag beginnt von vorn.").await;
        written.post("einreichung", &[]).await.is(303);
        written
    }
}

/// What of reconstructions is due for somebody.
async fn due(scene: &Scene, who: &SignedIn) -> Vec<String> {
    let (mut tx, permit) = scene.house.access.list(who, Act::CaseList).await.unwrap();
    let today = scene.today();
    let due = themes::reconstruction::asked::reminder(&mut tx, &permit, today).await;
    due.unwrap().into_iter().map(|one| one.what).collect()
}

/// Of what Anna was told.
async fn told(scene: &Scene) -> Vec<String> {
    let all =
        "SELECT n.kind AS t FROM post_notice n JOIN themes_reconstruction r ON r.author_id = n.account_id
               ORDER BY n.kind";
    scene.texts(all).await
}

#[tokio::test]
async fn it_goes_from_its_author_through_a_second_person_to_everybody() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (ida, bernd) = (scene.house.ida().await, scene.house.bernd().await);
        let written = Written::told(&scene, "Der Antrag beginnt von vorn.").await;
        written
            .get("verlauf")
            .await
            .is(200)
            .shows("verlauf-bild-title")
            .shows("30 Tage Wartezeit")
            .shows("Bruchstelle");
        written
            .post("reihenfolge", &[("nummer", "2"), ("handlung", "hoch")])
            .await
            .is(303);
        written
            .get("rahmen")
            .await
            .is(200)
            .hides_in_its_title("Sprachkurs");
        written.get("pruefung").await.is(200).shows("Nichts offen");
        written.post("einreichung", &[]).await.is(303);
        assert_eq!(
            due(&scene, &ida).await,
            ["1 Fallrekonstruktion wartet auf Gegenlesen"]
        );
        assert!(due(&scene, &scene.anna).await.is_empty(), "not one's own");
        written
            .get("pruefung")
            .await
            .shows("Wartet auf die zweite Person");

        let list = browser::get(&scene.router, &ida, "/fallrekonstruktionen").await;
        list.is(200)
            .shows("Bitte gegenlesen")
            .hides("Weg in den Sprachkurs");
        written
            .read_by(&ida, "freigabe")
            .await
            .is(200)
            .shows("Weg in den Sprachkurs");
        written
            .answered_by(&ida, &[("handlung", "zurueckgeben")])
            .await
            .is(422);
        let back = [("handlung", "zurueckgeben"), ("bemerkung", "Bitte kürzen")];
        written.answered_by(&ida, &back).await.is(303);
        assert_eq!(told(&scene).await, ["reconstruction_returned"]);
        assert!(due(&scene, &ida).await.is_empty());
        written.get("verlauf").await.shows("Bitte kürzen");
        written.post("einreichung", &[]).await.is(303);
        written
            .answered_by(&ida, &[("handlung", "freigeben")])
            .await
            .is(422);
        let release = [("handlung", "freigeben"), ("gelesen", "ja")];
        written.answered_by(&ida, &release).await.is(303);
        let both = ["reconstruction_released", "reconstruction_returned"];
        assert_eq!(told(&scene).await, both, "the author, once each");

        let path = format!("/fallrekonstruktionen/{}", written.id);
        let page = browser::get(&scene.router, &bernd, &path).await;
        page.is(200)
            .shows("Weg in den Sprachkurs")
            .shows("Der Antrag beginnt von vorn.");
        let file = browser::get(&scene.router, &bernd, &format!("{path}/fallrekonstruktion.pdf")).await;
        assert!(file.is(200).bytes.starts_with(b"%PDF"));
        let (mut tx, permit) = scene.house.access.enter(&bernd, Act::FindingRead).await.unwrap();
        let one = released(&mut tx, &permit, written.id).await.unwrap().unwrap();
        assert_eq!((one.real.len(), one.ideal.len()), (2, 1));
        assert_eq!(one.real[0].lane, "Jobcenter", "in the order that was chosen");
        drop(tx);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM access_subject WHERE kind = 'reconstruction'")
                .await,
            0
        );
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM themes_reconstruction WHERE draft IS NOT NULL")
                .await,
            0
        );

        let version = written.version().await;
        let withdrawal = format!("{path}/rueckzug");
        browser::post(&scene.router, &bernd, &withdrawal, &[("version", &version)])
            .await
            .is(404);
        browser::post(&scene.router, &ida, &withdrawal, &[("version", &version)])
            .await
            .is(303);
        browser::get(&scene.router, &bernd, &path).await.is(404);
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM themes_station").await, 0);
        assert_eq!(scene.number(ROWS).await, 1, "who refers to it finds that it was");
    })
    .await;
}

#[tokio::test]
async fn only_its_author_and_whoever_releases_it_reach_it_before_and_they_are_never_the_same() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let written = Written::told(&scene, "Der Antrag beginnt von vorn.").await;
        let others = scene.house.others().await;
        let ida = others.last().unwrap().clone();
        let editor = ["rahmen", "verlauf", "pruefung"];
        for page in editor {
            is_hidden_from(&scene.router, &others, &written.path(page), "Antrag").await;
        }
        is_hidden_from(&scene.router, &others, &written.path("freigabe"), "Antrag").await;
        is_hidden_from(
            &scene.router,
            std::slice::from_ref(&scene.anna),
            &written.path("freigabe"),
            "Antrag",
        )
        .await;
        let as_released = format!("/fallrekonstruktionen/{}", written.id);
        browser::get(&scene.router, &scene.anna, &as_released)
            .await
            .is(404);

        written.post("einreichung", &[]).await.is(303);
        for page in editor {
            is_hidden_from(&scene.router, &others, &written.path(page), "Antrag").await;
        }
        let who_cannot: Vec<SignedIn> = others
            .into_iter()
            .filter(|one| {
                !one.roles
                    .iter()
                    .any(|role| role.role == access::role::Role::CaseManager)
            })
            .collect();
        is_hidden_from(&scene.router, &who_cannot, &written.path("freigabe"), "Antrag").await;
        is_hidden_from(
            &scene.router,
            std::slice::from_ref(&scene.anna),
            &written.path("freigabe"),
            "Antrag",
        )
        .await;
        written.read_by(&ida, "freigabe").await.is(200);
        let file = written.scene.house.back_door.keyring();
        assert!(file.key_of(KeySubject::Reconstruction(written.id)).await.is_ok());

        written.post("loeschung", &[]).await.is(303);
        assert_eq!(scene.number(ROWS).await, 0);
        scene.house.clock.set(scene.house.clock.now().plus_hours(2));
        scene
            .house
            .back_door
            .sweep_orphan_keys(scene.house.clock.now())
            .await
            .unwrap();
        assert!(file.key_of(KeySubject::Reconstruction(written.id)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn an_open_place_stops_it_and_a_text_that_changed_is_checked_against_names_again() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case().await.to_string();
        let written = Written::told(&scene, "Am 3.5.2026 wartet Zauberworts Antrag.").await;
        written
            .get("pruefung")
            .await
            .is(200)
            .shows("3.5.2026")
            .shows("Mit Namen aus eigenen Fällen");
        written.post("einreichung", &[]).await.is(422).shows("offen");
        let with_names = format!("pruefung?fall={case}");
        written
            .get(&with_names)
            .await
            .shows("Zauberworts")
            .shows("Geprüft wird mit den Namen");
        let foreign = scene.house.clara().await;
        let others = browser::get(&scene.router, &foreign, &written.path(&with_names)).await;
        others.is(404);

        let page = written.get(&with_names).await;
        let value = |name: &str| {
            let field = page
                .body
                .split(&format!("name=\"{name}\" value=\""))
                .nth(1)
                .unwrap_or_default();
            field.split('"').next().unwrap_or_default().to_owned()
        };
        let mut fields: Vec<(String, String)> = vec![("fall".into(), case.clone())];
        for number in 0..2 {
            for name in ["art", "worte", "vorschlag"] {
                let name = format!("{name}-{number}");
                fields.push((name.clone(), value(&name)));
            }
            fields.push((format!("entscheidung-{number}"), "ersetzen".into()));
            fields.push((format!("ersatz-{number}"), format!("Ersatz {number}")));
        }
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        written.post("pruefung", &fields).await.is(303);
        written.get(&with_names).await.shows("Nichts offen");

        let again = written.station(("war", "9", "Schule"), "Amal beginnt.").await;
        again.is(303);
        let answer = written.post("einreichung", &[]).await;
        answer.is(422);
        written
            .post("reihenfolge", &[("nummer", "4"), ("handlung", "entfernen")])
            .await
            .is(303);
        written
            .station(("war", "9", "Schule"), "Der Kurs beginnt.")
            .await
            .is(303);
        written
            .post("einreichung", &[])
            .await
            .is(422)
            .shows("Der Text hat sich seit der Prüfung mit Namen geändert");
        written.post("einreichung", &[("fall", &case)]).await.is(303);
        let kept = scene
            .number("SELECT COUNT(*) AS n FROM themes_reconstruction WHERE state = 'submitted'")
            .await;
        assert_eq!(kept, 1);
        let all = scene
            .texts("SELECT code || field || state AS t FROM themes_reconstruction")
            .await;
        assert!(
            !all[0].contains(&case),
            "which cases it comes from is kept nowhere"
        );
    })
    .await;
}

#[tokio::test]
async fn who_writes_in_two_windows_loses_nothing_and_what_is_read_is_what_is_released() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        let written = Written::told(&scene, "Der Antrag beginnt von vorn.").await;
        let old = [
            ("version", "1"),
            ("art", "war"),
            ("monat", "5"),
            ("wer", "Amt"),
            ("geschah", "Zweites Fenster"),
        ];
        let answer = scene.post(&written.path("verlauf"), &old).await;
        answer.is(409).shows("Zweites Fenster");
        let frame = [&FRAME[1..], &[("titel", "Anderer Titel"), ("version", "1")]].concat();
        let answer = scene.post(&written.path("rahmen"), &frame).await;
        answer
            .is(409)
            .shows("Anderer Titel")
            .shows("Weg in den Sprachkurs");

        written.post("einreichung", &[]).await.is(303);
        let read = written.version().await;
        written.post("ruecknahme", &[]).await.is(303);
        written
            .station(("war", "6", "Amt"), "Nach dem Lesen geschrieben.")
            .await
            .is(303);
        written.post("einreichung", &[]).await.is(303);
        let release = [
            ("version", read.as_str()),
            ("handlung", "freigeben"),
            ("gelesen", "ja"),
        ];
        let answer = browser::post(&scene.router, &ida, &written.path("freigabe"), &release).await;
        answer.is(409).shows("Nach dem Lesen geschrieben.");
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM themes_reconstruction WHERE state = 'released'")
                .await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_list_asks_as_often_for_many_as_for_one_and_what_lies_half_a_year_is_gone() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ida = scene.house.ida().await;
        let cost = async || {
            let before = scene.house.access.statements_run();
            browser::get(&scene.router, &ida, "/fallrekonstruktionen")
                .await
                .is(200);
            scene.house.access.statements_run() - before
        };
        cost().await;
        Written::submitted(&scene).await;
        let for_one = cost().await;
        for _ in 0..4 {
            Written::begun(&scene).await;
        }
        assert_eq!(cost().await, for_one);
        let (mut tx, permit) = scene
            .house
            .access
            .enter(&scene.anna, Act::FindingRead)
            .await
            .unwrap();
        assert_eq!(mine(&mut tx, &permit).await.unwrap().len(), 5);
        assert_eq!(
            waiting(&mut tx, &permit).await.unwrap().len(),
            0,
            "one's own does not wait for oneself"
        );
        assert!(
            released_list(&mut tx, &permit, &Wanted::default())
                .await
                .unwrap()
                .is_empty()
        );
        drop(tx);

        let worker = Worker::new(
            scene.house.back_door.clone(),
            themes::reconstruction::nightly::jobs(),
        );
        scene.house.clock.set("2026-08-28T12:00:00Z".parse().unwrap());
        while worker.run_due_once().await.unwrap() > 0 {}
        assert_eq!(scene.number(ROWS).await, 5);
        scene.house.clock.set("2026-08-30T12:00:00Z".parse().unwrap());
        while worker.run_due_once().await.unwrap() > 0 {}
        assert_eq!(scene.number(ROWS).await, 0);
        assert_eq!(
            scene
                .number("SELECT COUNT(*) AS n FROM access_subject WHERE kind = 'reconstruction'")
                .await,
            0
        );
    })
    .await;
}
