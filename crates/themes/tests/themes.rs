//! Findings, themes, their ladder and the answers that come back.

pub(crate) mod scene;

use testing::house::on_both_databases;

use crate::themes::scene::{MIGRATIONS, Scene};

const SENTENCE: &str = "Kitaplätze werden nur einmal im Jahr vergeben; wer später zuzieht, wartet.";

#[tokio::test]
async fn a_finding_passes_the_guard_shows_what_is_similar_and_tells_nobody_who_raised_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let anna = &scene.anna;
        scene
            .get(anna, "/befunde")
            .await
            .is(200)
            .shows("Keine Befunde gefunden");
        let text = "Am 3.5.2026 bekam Familie Sommer keinen Kitaplatz.";
        let fields = [("befund", text), ("feld", "education"), ("ebene", "district")];
        scene
            .post(anna, "/befunde/neu", &fields)
            .await
            .is(422)
            .shows("Identitätsschutz")
            .shows("Ersetzen durch „Im Mai 2026“")
            .shows("Ersetzen durch „die Familie“");
        scene
            .post(anna, "/befunde/neu", &[("befund", ""), ("feld", "")])
            .await
            .is(422)
            .shows("Bitte schreiben Sie in einem oder zwei Sätzen")
            .shows("Bitte wählen Sie das Handlungsfeld");
        let (date, name) = ("stelle-0-11", "stelle-18-32");
        let decided = [
            ("befund", text),
            ("feld", "education"),
            ("art", "waiting_time"),
            ("ebene", "district"),
            (date, "lassen"),
            ("stelle-0-11-grund", "Stichtag für alle"),
            (name, "ersetzen"),
        ];
        let first = scene
            .post(anna, "/befunde/neu", &decided)
            .await
            .is(303)
            .location
            .clone();
        scene
            .get(&scene.bernd, &first)
            .await
            .is(200)
            .shows("Am 3.5.2026 bekam die Familie keinen Kitaplatz.")
            .shows("Stichtag für alle")
            .hides("Sommer")
            .hides("Anna Test");
        let again = [
            ("befund", "Ohne Kitaplatz kein Sprachkurs: Kitaplätze fehlen."),
            ("feld", "education"),
            ("art", "waiting_time"),
            ("ebene", "district"),
        ];
        scene
            .post(&scene.clara, "/befunde/neu", &again)
            .await
            .is(200)
            .shows("Ähnliche Befunde")
            .shows("gleiche Art von Hindernis")
            .shows("Trotzdem speichern");
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM themes_finding").await, 1);
        let second = scene.finding(&scene.clara, again[0].1).await;
        scene.get(anna, &second).await.shows("gleiches Handlungsfeld");
        scene.get(anna, "/befunde?feld=housing").await.hides("Sprachkurs");
        scene
            .get(anna, "/befunde?stand=open&art=waiting_time")
            .await
            .shows("Sprachkurs");
        let ids = scene.texts("SELECT id AS t FROM themes_finding").await;
        assert!(
            ids.iter().all(|id| id.as_bytes()[14] == b'4'),
            "ids that tell when they were made"
        );
        let sealed = scene
            .number("SELECT COUNT(*) AS n FROM themes_finding WHERE raised_by IS NOT NULL")
            .await;
        assert_eq!(sealed, 2);
    })
    .await;
}

#[tokio::test]
async fn a_theme_and_its_steps_name_nobody() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = &scene.bernd;
        let told = "Frau Kowalczyk bekam am 3.5.2026 in Delbrück keinen Platz, Tel. 0170 5550123. Vorlage B-2026-03.";
        let theme = [
            ("titel", "Kita für Familie Kowalczyk"),
            ("beschreibung", told),
            ("feld", "education"),
            ("ebene", "district"),
            ("zustaendig", &bernd.account.to_string()),
        ];
        let asked = scene.post(bernd, "/themen/neu", &theme).await;
        asked
            .is(422)
            .shows("Identitätsschutz")
            .shows("Name: Frau Kowalczyk")
            .shows("Telefonnummer: Tel. 0170 5550123")
            .hides("Datum: ")
            .hides("Ort: ")
            .hides("Nummer: B-2026-03");
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM themes_theme").await, 0);
        let decided: Vec<(&str, &str)> = theme
            .iter()
            .copied()
            .chain([
                ("titel-10-27", "ersetzen"),
                ("beschreibung-0-14", "ersetzen"),
                ("beschreibung-60-77", "ersetzen"),
            ])
            .collect();
        let opened = scene.post(bernd, "/themen/neu", &decided).await;
        let opened = opened.is(303).location.clone();
        scene
            .get(bernd, &opened)
            .await
            .hides("Kowalczyk")
            .hides("5550123")
            .shows("3.5.2026")
            .shows("B-2026-03");

        let step = [
            ("version", "1"),
            ("nach", "local_board"),
            ("kommune", ""),
            ("grund", "Herr Sommerfeld wartet seit Mai"),
        ];
        let mut step = step.to_vec();
        let place = scene.texts("SELECT id AS t FROM organisation_municipality").await;
        step[2].1 = &place[0];
        let path = format!("{opened}/schritte");
        scene
            .post(bernd, &path, &step)
            .await
            .is(422)
            .shows("Name: Herr Sommerfeld");
        step.push(("grund-0-15", "lassen"));
        step.push(("grund-0-15-grund", "Bürgermeister, spricht für die Stadt"));
        scene.post(bernd, &path, &step).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn from_finding_to_theme_up_the_ladder_and_back_to_whoever_raised_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (anna, bernd, clara) = (&scene.anna, &scene.bernd, &scene.clara);
        let finding = scene.finding(anna, SENTENCE).await;
        scene
            .get(bernd, &format!("/themen/neu?befund={}", finding.rsplit('/').next().unwrap()))
            .await
            .is(200)
            .shows("Kitaplätze werden nur einmal im Jahr vergeben");
        let theme = scene.theme("Kita beim Zuzug unter dem Jahr", &[&finding]).await;
        scene
            .get(bernd, &theme)
            .await
            .is(200)
            .shows("T-2026-01")
            .shows("In die Lenkungsgruppe")
            .shows("In ein örtliches Gremium")
            .shows("Beenden")
            .hides("An die Koordination")
            .shows("Noch sind keine Zahlen");
        scene
            .get(anna, &theme)
            .await
            .is(200)
            .shows("Koordination")
            .hides("In die Lenkungsgruppe");
        let steps = format!("{theme}/schritte");
        scene
            .get(bernd, &format!("{steps}?nach=steering_group"))
            .await
            .is(200)
            .shows("Warum ohne örtliche Beratung?");
        let mut up = vec![
            ("version", "1"),
            ("nach", "steering_group"),
            ("grund", "In fünf Kommunen gemeldet"),
            ("frist", "01.10.2026"),
        ];
        scene
            .post(bernd, &steps, &up)
            .await
            .is(422)
            .shows("Bitte begründen Sie, warum es ohne örtliche Beratung weitergeht.");
        up.push(("ohne-oertliche-beratung", "betrifft alle Kommunen"));
        let answer = scene.post(bernd, &steps, &up).await.is(303).location.clone();
        scene
            .get(bernd, &answer)
            .await
            .is(200)
            .shows("Das Thema liegt jetzt hier: Lenkungsgruppe. Der Grund: In fünf Kommunen gemeldet. Bis zum 01.10.2026");
        scene
            .get(bernd, &theme)
            .await
            .shows("Noch keine Antwort an die Meldenden")
            .shows("nur mit einem Beschluss der Lenkungsgruppe");
        scene.post(bernd, &steps, &up).await.is(422).shows("inzwischen geändert");
        scene.get(bernd, &format!("{steps}?nach=working_group")).await.is(404);
        scene.answers(&theme, "Die Lenkungsgruppe berät im Oktober.").await;
        scene
            .get(anna, "/antworten")
            .await
            .is(200)
            .shows("Die Lenkungsgruppe berät im Oktober.")
            .shows("neu");
        scene.get(clara, "/antworten").await.is(200).hides("Die Lenkungsgruppe berät");
        let id = scene.texts("SELECT answer_id AS t FROM themes_answer_for").await.remove(0);
        for path in [format!("/antworten/{id}/gelesen"), format!("/antworten/{id}/fortbestand")] {
            scene.post(clara, &path, &[]).await.is(404);
            scene.post(bernd, &path, &[]).await.is(404);
        }
        scene.post(anna, &format!("/antworten/{id}/gelesen"), &[]).await.is(303);
        let goes_on = format!("/antworten/{id}/fortbestand");
        scene
            .post(anna, &goes_on, &[("befund", "Familie Sommer wartet noch.")])
            .await
            .is(422)
            .shows("Identitätsschutz");
        scene
            .post(anna, &goes_on, &[("befund", "Auch die Plätze in Spielgruppen reichen nicht.")])
            .await
            .is(303);
        scene
            .get(bernd, &theme)
            .await
            .shows("Auch die Plätze in Spielgruppen reichen nicht.")
            .shows("keine Zahlen")
            .hides("Anna Test")
            .hides("1 gelesen");
        let mails = scene.texts("SELECT kind AS t FROM post_notice").await;
        assert_eq!(mails, ["answer_arrived"]);
        let end = [
            ("version", "2"),
            ("nach", "done"),
            ("grund", "Plätze werden jetzt vierteljährlich vergeben"),
            ("ende", "solved"),
        ];
        scene.post(bernd, &steps, &end).await.is(303);
        scene.get(bernd, &theme).await.shows("gelöst").shows("An die Koordination");
        scene.get(bernd, "/themen").await.hides("Kita beim Zuzug");
        scene.get(bernd, "/themen?sicht=beendet").await.shows("Kita beim Zuzug");
    })
    .await;
}

#[tokio::test]
async fn an_answer_goes_to_whoever_fills_the_post_when_it_comes_and_waits_for_one_that_is_vacant() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let finding = scene.finding(&scene.anna, SENTENCE).await;
        let theme = scene.theme("Kita", &[&finding]).await;
        scene.empties_the_post("2026-03-01").await;
        scene.answers(&theme, "Wir fragen die Träger.").await;
        assert_eq!(
            scene.number("SELECT COUNT(*) AS n FROM themes_answer_for").await,
            0
        );
        scene.fills_a_post(&scene.clara, ("2026-03-02", None)).await;
        scene.house.clock.set("2026-03-04T06:00:00Z".parse().unwrap());
        scene.delivers().await;
        let clara = scene.house.signed_in(scene.clara.account).await;
        scene
            .get(&clara, "/antworten")
            .await
            .is(200)
            .shows("Wir fragen die Träger.");
        assert_eq!(
            scene.number("SELECT COUNT(*) AS n FROM themes_answer_for").await,
            1
        );
        let delivered = "SELECT COUNT(*) AS n FROM themes_answer WHERE delivered_at IS NOT NULL";
        assert_eq!(scene.number(delivered).await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_late_stands_on_a_page_and_the_clock_of_a_station_is_set_by_the_coordination() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = &scene.bernd;
        let wrong = [
            ("local_board", "0"),
            ("coordination", "14"),
            ("steering_group", "200"),
        ];
        scene
            .post(bernd, "/themen/fristen", &wrong)
            .await
            .is(422)
            .shows("Bitte eine Zahl von 1 bis");
        let right = [
            ("local_board", "90"),
            ("coordination", "14"),
            ("steering_group", "200"),
            ("working_group", "183"),
            ("state_office", "183"),
        ];
        scene.post(bernd, "/themen/fristen", &right).await.is(303);
        let theme = scene.theme("Wartet", &[]).await;
        scene
            .get(bernd, "/themen/verzug")
            .await
            .is(200)
            .shows("Niemand ist im Verzug");
        scene.house.clock.set("2026-03-20T08:00:00Z".parse().unwrap());
        let bernd = &scene.house.signed_in(scene.bernd.account).await;
        scene
            .get(bernd, "/themen/verzug")
            .await
            .is(200)
            .shows("Wartet")
            .shows("Tage im Verzug")
            .shows("1 Thema");
        scene.get(bernd, "/themen?verzug=ja").await.shows("Wartet");
        scene.get(bernd, &theme).await.shows("im Verzug");
        let watch = format!("{theme}/beobachtung");
        scene.post(bernd, &watch, &[]).await.is(303);
        scene.get(bernd, "/themen?sicht=beobachtet").await.shows("Wartet");
        scene.post(bernd, &watch, &[("beobachten", "nein")]).await.is(303);
        scene.get(bernd, "/themen?sicht=beobachtet").await.hides("Wartet");
    })
    .await;
}

#[tokio::test]
async fn findings_are_bundled_put_aside_and_corrected_and_a_second_editor_sees_both_texts() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = &scene.bernd;
        let one = scene.finding(&scene.anna, SENTENCE).await;
        let other = scene
            .finding(&scene.clara, "Formulare der Kita gibt es nur auf Deutsch.")
            .await;
        let theme = scene.theme("Kita", &[]).await;
        scene
            .get(bernd, &format!("{theme}/befunde"))
            .await
            .is(200)
            .shows("ähnlich: gleiches Handlungsfeld");
        let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let chosen = [("befund", id(&one))];
        let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, id)| (*name, id.as_str())).collect();
        scene
            .post(bernd, &format!("{theme}/befunde"), &chosen)
            .await
            .is(303);
        scene.get(bernd, &theme).await.shows("Kitaplätze werden nur");
        scene
            .get(&scene.anna, &one)
            .await
            .shows("T-2026-01")
            .hides("Berichtigen");
        let aside = format!("{other}/zurueckstellung");
        let path = scene
            .post(bernd, &aside, &[("version", "1")])
            .await
            .is(303)
            .location
            .clone();
        scene
            .get(bernd, &path)
            .await
            .shows("warum der Befund zurückgestellt wird");
        let reason = [("version", "1"), ("grund", "inzwischen mehrsprachig")];
        scene.post(bernd, &aside, &reason).await.is(303);
        scene
            .get(&scene.clara, &other)
            .await
            .shows("inzwischen mehrsprachig");
        scene
            .post(bernd, &format!("{other}/wartestand"), &[("version", "2")])
            .await
            .is(303);
        let edit = format!("{one}/bearbeiten");
        let late = [
            ("version", "1"),
            ("befund", "Mein Satz."),
            ("feld", "education"),
            ("ebene", "local"),
        ];
        scene
            .post(bernd, &edit, &late)
            .await
            .is(409)
            .shows("Mein Satz.")
            .shows("Kitaplätze werden nur");
        let now = [
            ("version", "2"),
            ("befund", "Mein Satz."),
            ("feld", "education"),
            ("ebene", "local"),
        ];
        scene.post(bernd, &edit, &now).await.is(303);
        scene
            .get(bernd, &one)
            .await
            .shows("Mein Satz.")
            .shows("vor Ort lösbar");
    })
    .await;
}

#[tokio::test]
async fn who_does_not_work_on_themes_sees_nothing_of_them_and_a_case_manager_changes_none() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let finding = scene.finding(&scene.anna, SENTENCE).await;
        let theme = scene.theme("Unsichtbares Thema", &[&finding]).await;
        let others = [
            scene.house.dora().await,
            scene.house.emil().await,
            scene.house.fatma().await,
            scene.house.gregor().await,
        ];
        for path in [
            "/befunde",
            &finding,
            "/themen",
            &theme,
            "/themen/verzug",
            "/antworten",
        ] {
            testing::browser::is_hidden_from(&scene.router, &others, path, "Unsichtbares").await;
        }
        for path in ["/themen/neu", "/themen/fristen"] {
            scene.get(&scene.anna, path).await.is(404);
        }
        for path in ["bearbeiten", "befunde", "schritte", "antwort"] {
            scene
                .post(&scene.anna, &format!("{theme}/{path}"), &[])
                .await
                .is(404);
        }
        scene
            .post(&scene.anna, &format!("{finding}/zurueckstellung"), &[])
            .await
            .is(404);
        scene.get(&scene.bernd, "/antworten").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn lists_ask_the_same_number_of_statements_however_long_they_are() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let asked = async |path: &str| {
            let before = scene.house.access.statements_run();
            scene.get(&scene.bernd, path).await.is(200);
            scene.house.access.statements_run() - before
        };
        let paths = ["/befunde", "/themen", "/themen/verzug"];
        scene
            .theme("Erstes", &[&scene.finding(&scene.anna, SENTENCE).await])
            .await;
        asked("/themen").await;
        let mut few = Vec::new();
        for path in paths {
            few.push(asked(path).await);
        }
        for number in 0..5 {
            let finding = scene.finding(&scene.anna, &format!("Satz {number}.")).await;
            scene.theme(&format!("Thema {number}"), &[&finding]).await;
        }
        for (path, few) in paths.iter().zip(few) {
            assert_eq!(asked(path).await, few, "{path}");
        }
    })
    .await;
}
