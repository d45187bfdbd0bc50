//! Goals as a tree with steps, two writers, and ids of other cases.

use base::ids::{CaseId, RowId};
use planning::goal::model::{GoalKind, GoalState};
use planning::goal::store;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

impl Scene {
    /// A goal of Anna's case.
    pub(crate) async fn goal(&self, case: CaseId, title: &str, fields: &[(&str, &str)]) -> RowId {
        let mut all = vec![("goal", ""), ("version", "0"), ("ziel", title)];
        all.extend(fields);
        let path = format!("/faelle/{case}/ziele/bearbeiten");
        self.post(&self.anna, &path, &all).await.is(303);
        let (mut tx, permit) = self.reading(case).await;
        let goals = store::goals(&mut tx, &permit).await.unwrap();
        goals.iter().find(|goal| goal.text.title == title).unwrap().id
    }

    /// A step towards a goal of Anna's case.
    pub(crate) async fn step(&self, (case, goal): (CaseId, RowId), what: &str, due: &str) -> RowId {
        let goal = goal.to_string();
        let fields = [
            ("ziel", goal.as_str()),
            ("was", what),
            ("wer", "client"),
            ("schritt_bis", due),
        ];
        let path = format!("/faelle/{case}/ziele/schritte");
        self.post(&self.anna, &path, &fields).await.is(303);
        let (mut tx, permit) = self.reading(case).await;
        let steps = store::steps(&mut tx, &permit).await.unwrap();
        steps.iter().find(|step| step.text.what == what).unwrap().id
    }
}

#[tokio::test]
async fn goals_stand_below_each_other_and_help_says_what_is_missing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/ziele");
        scene
            .get(&scene.anna, &path)
            .await
            .is(200)
            .shows("Noch keine Ziele");
        let principle = scene
            .goal(
                case,
                "Ich arbeite wieder als Pflegerin",
                &[("ebene", "principle"), ("lebensbereich", "work")],
            )
            .await;
        let above = principle.to_string();
        let action = scene
            .goal(case, "Besser Deutsch", &[("ebene", "action"), ("ueber", &above)])
            .await;
        let page = scene.get(&scene.anna, &path).await;
        page.is(200).shows("Was heißt „besser“ genau?");
        page.shows("Wer macht was als Nächstes?");
        let upside_down = [
            ("goal", ""),
            ("version", "0"),
            ("ziel", "Oben"),
            ("ebene", "principle"),
            ("ueber", &action.to_string()),
        ];
        scene
            .post(&scene.anna, &format!("{path}/bearbeiten"), &upside_down)
            .await
            .is(422)
            .shows("Unter einem Handlungsziel kann dieses Ziel nicht stehen");
        let below = scene
            .get(
                &scene.anna,
                &format!("{path}/bearbeiten?unter={above}&ebene=frame"),
            )
            .await;
        below.is(200).shows("Rahmenziel");
        below.shows("Fünf Fragen an ein Handlungsziel");
    })
    .await;
}

#[tokio::test]
async fn steps_are_ticked_unticked_and_taken_away() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let goal = scene.goal(case, "Kurs B1 begonnen", &[("ebene", "action")]).await;
        let step = scene
            .step((case, goal), "Einstufungstest machen", "2026-02-28")
            .await
            .to_string();
        let page = format!("/faelle/{case}/ziele");
        let path = format!("{page}/schritte");
        scene.get(&scene.anna, &page).await.shows("überfällig");
        let act = |act| [("schritt", step.as_str()), ("handlung", act)];
        scene.post(&scene.anna, &path, &act("erledigt")).await.is(303);
        scene
            .get(&scene.anna, &page)
            .await
            .shows("erledigt am 02.03.2026");
        scene.post(&scene.anna, &path, &act("entfernen")).await.is(404);
        scene.post(&scene.anna, &path, &act("offen")).await.is(303);
        scene.post(&scene.anna, &path, &act("entfernen")).await.is(303);
        scene.get(&scene.anna, &page).await.hides("Einstufungstest");
        let goal = goal.to_string();
        let nobody = [
            ("ziel", goal.as_str()),
            ("was", "Antrag stellen"),
            ("wer", "other"),
        ];
        let again = scene.post(&scene.anna, &path, &nobody).await;
        again.is(422).shows("wer das ist");
        again.shows("Antrag stellen");
    })
    .await;
}

#[tokio::test]
async fn the_second_writer_of_a_goal_sees_both_texts() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let goal = scene
            .goal(case, "Kurs B1 begonnen", &[("ebene", "action")])
            .await
            .to_string();
        let path = format!("/faelle/{case}/ziele/bearbeiten");
        let edit = |title, version| {
            [
                ("goal", goal.as_str()),
                ("version", version),
                ("ziel", title),
                ("ebene", "action"),
            ]
        };
        scene
            .post(&scene.anna, &path, &edit("Kurs B1 läuft", "1"))
            .await
            .is(303);
        let met = scene
            .post(&scene.anna, &path, &edit("Kurs B2 begonnen", "1"))
            .await;
        met.is(409).shows("Kurs B1 läuft");
        met.shows("Kurs B2 begonnen");
        scene
            .post(&scene.anna, &path, &edit("Kurs B2 begonnen", "2"))
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn goals_and_steps_of_another_case_cannot_be_reached_through_ones_own() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (one, other) = (
            scene.case_of_anna("Rojda", "Demir").await,
            scene.case_of_anna("Selam", "Tesfay").await,
        );
        let goal = scene.goal(one, "Kurs B1 begonnen", &[("ebene", "action")]).await;
        let step = scene.step((one, goal), "Anrufen", "2026-04-01").await.to_string();
        let goal = goal.to_string();
        let path = format!("/faelle/{other}/ziele");
        scene
            .get(&scene.anna, &format!("{path}/bearbeiten?ziel={goal}"))
            .await
            .is(404);
        let edit = [
            ("goal", goal.as_str()),
            ("version", "1"),
            ("ziel", "Fremd"),
            ("ebene", "action"),
        ];
        scene
            .post(&scene.anna, &format!("{path}/bearbeiten"), &edit)
            .await
            .is(404);
        for act in ["erledigt", "offen", "entfernen"] {
            let fields = [("schritt", step.as_str()), ("handlung", act)];
            scene
                .post(&scene.anna, &format!("{path}/schritte"), &fields)
                .await
                .is(404);
        }
        let add = [("ziel", goal.as_str()), ("was", "Fremd"), ("wer", "kim")];
        scene
            .post(&scene.anna, &format!("{path}/schritte"), &add)
            .await
            .is(404);
        let below = [
            ("goal", ""),
            ("version", "0"),
            ("ziel", "Darunter"),
            ("ebene", "action"),
            ("ueber", &goal),
        ];
        scene
            .post(&scene.anna, &format!("{path}/bearbeiten"), &below)
            .await
            .is(422)
            .shows("gibt es nicht mehr");
        let (mut tx, permit) = scene.reading(one).await;
        let goals = store::goals(&mut tx, &permit).await.unwrap();
        assert_eq!(
            (goals[0].text.kind, goals[0].text.state),
            (GoalKind::Action, GoalState::Open)
        );
        assert_eq!(goals[0].text.title, "Kurs B1 begonnen");
    })
    .await;
}
