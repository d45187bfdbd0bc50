//! What people are told of themes: those who watch one, and what may stand in an answer.

use testing::house::on_both_databases;

use crate::themes::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn whoever_watches_a_theme_is_told_once_when_it_moves_and_when_it_ends() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (anna, bernd, clara) = (&scene.anna, &scene.bernd, &scene.clara);
        let theme = scene.theme("Kita beim Zuzug", &[]).await;
        let watch = format!("{theme}/beobachtung");
        for who in [anna, bernd, clara] {
            scene.post(who, &watch, &[]).await.is(303);
        }
        scene.post(clara, &watch, &[("beobachten", "nein")]).await.is(303);
        let steps = format!("{theme}/schritte");
        let up = [
            ("version", "1"),
            ("nach", "steering_group"),
            ("grund", "In fünf Kommunen gemeldet"),
            ("ohne-oertliche-beratung", "betrifft alle Kommunen"),
        ];
        scene.post(bernd, &steps, &up).await.is(303);
        scene.post(bernd, &steps, &up).await.is(422);
        let told = "SELECT a.display_name || ': ' || n.kind || ' ' || n.link AS t
                    FROM post_notice n JOIN access_account a ON a.id = n.account_id ORDER BY n.kind";
        let moved = format!("Anna Test: theme_moved {theme}");
        assert_eq!(scene.texts(told).await, [moved.as_str()], "not whoever moved it");
        let end = [
            ("version", "2"),
            ("nach", "done"),
            ("grund", "Plätze werden jetzt vierteljährlich vergeben"),
            ("ende", "solved"),
        ];
        scene.post(bernd, &steps, &end).await.is(303);
        let ended = format!("Anna Test: theme_ended {theme}");
        assert_eq!(scene.texts(told).await, [ended, moved]);
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM post_message").await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_answer_passes_the_guard_and_what_the_program_puts_there_is_not_asked_about() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = &scene.bernd;
        let theme = scene.theme("Kita beim Zuzug", &[]).await;
        let up = [
            ("version", "1"),
            ("nach", "steering_group"),
            ("grund", "In fünf Kommunen gemeldet"),
            ("ohne-oertliche-beratung", "betrifft alle Kommunen"),
            ("frist", "01.10.2026"),
        ];
        scene.post(bernd, &format!("{theme}/schritte"), &up).await.is(303);
        let path = format!("{theme}/antwort");
        let words = |rest: &str| {
            format!(
                "Ihre Meldung steht im Thema „Kita beim Zuzug“ (T-2026-01). Das Thema liegt jetzt hier: Lenkungsgruppe. \
                 Der Grund: In fünf Kommunen gemeldet. Bis zum 01.10.2026 soll es dort weitergehen.{rest}"
            )
        };
        scene.get(bernd, &path).await.is(200).shows(&words(""));
        let named = words(" Familie Sommer hat einen Platz.");
        let asked = scene.post(bernd, &path, &[("antwort", &named)]).await;
        asked
            .is(422)
            .shows("Identitätsschutz")
            .shows("Ersetzen durch „die Familie“")
            .hides("Ersetzen durch „im Oktober");
        let answers = "SELECT COUNT(*) AS n FROM themes_answer";
        assert_eq!(scene.number(answers).await, 0);
        let at = named.find("Familie Sommer").unwrap();
        let hit = format!("stelle-{at}-{}", at + "Familie Sommer".len());
        let decided = [("antwort", named.as_str()), (hit.as_str(), "ersetzen")];
        scene.post(bernd, &path, &decided).await.is(303);
        let given = scene.texts("SELECT text AS t FROM themes_answer").await;
        assert_eq!(given, [words(" die Familie hat einen Platz.")]);
        scene.post(bernd, &path, &[("antwort", &words(""))]).await.is(303);
    })
    .await;
}
