//! Network map and resource map: entries, picture, print; and what the room tells of a case.

use access::act::Act;
use letters::asked::{summary, teller};
use testing::house::on_both_databases;

use crate::scene::{MARKER, MIGRATIONS, Scene};

fn sister() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Zauberwort <b>"),
        ("beziehung", "Schwester"),
        ("ring", "family"),
        ("verbindung", "conflict"),
        ("notiz", "wohnt in Köln 🙂"),
    ]
}

#[tokio::test]
async fn a_tie_is_drawn_changed_ended_and_printed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .get(&scene.anna, "netzwerk")
            .await
            .is(200)
            .shows("Noch niemand auf der Karte");
        scene
            .post(&scene.anna, "netzwerk/bearbeiten", &sister())
            .await
            .is(303);
        let map = scene.get(&scene.anna, "netzwerk").await;
        map.is(200).shows("<svg");
        map.hides("<b>");
        map.shows("Familie: Zauberwort");
        let id = scene.id_on("netzwerk", "bearbeiten?eintrag=").await.to_string();

        let mut changed = sister();
        changed.extend([("eintrag", id.as_str()), ("version", "1"), ("bis", "2026-01-31")]);
        scene
            .post(&scene.anna, "netzwerk/bearbeiten", &changed)
            .await
            .is(303);
        scene
            .post(&scene.anna, "netzwerk/bearbeiten", &changed)
            .await
            .is(409)
            .shows("Inzwischen geändert");
        let map = scene.get(&scene.anna, "netzwerk").await;
        map.shows("früher, bis 31.01.2026");
        map.shows("Familie: niemand");
        let print = scene.post(&scene.anna, "netzwerk/druck", &[]).await;
        assert!(print.is(200).bytes.starts_with(b"%PDF-"));
        let gone = [("eintrag", id.as_str())];
        scene.post(&scene.anna, "netzwerk/loeschung", &gone).await.is(303);
        scene
            .get(&scene.anna, "netzwerk")
            .await
            .shows("Noch niemand auf der Karte");
    })
    .await;
}

#[tokio::test]
async fn resources_stand_on_cards_and_are_printed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let typed = [("bereich", "skills"), ("was", "Schneiderin, vier Sprachen")];
        scene.post(&scene.anna, "ressourcen", &typed).await.is(303);
        let empty = [("bereich", "people"), ("was", " ")];
        scene
            .post(&scene.anna, "ressourcen", &empty)
            .await
            .is(422)
            .shows("worauf die Person bauen kann");
        scene
            .post(&scene.anna, "ressourcen", &[("bereich", "x"), ("was", "y")])
            .await
            .is(404);
        scene
            .get(&scene.anna, "ressourcen")
            .await
            .is(200)
            .shows("Schneiderin, vier Sprachen");
        let print = scene.post(&scene.anna, "ressourcen/druck", &[]).await;
        assert!(print.is(200).bytes.starts_with(b"%PDF-"));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_the_maps() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .post(&scene.anna, "netzwerk/bearbeiten", &sister())
            .await
            .is(303);
        for other in scene.others().await {
            for page in ["netzwerk", "netzwerk/bearbeiten", "ressourcen"] {
                scene.get(&other, page).await.is(404).hides(MARKER);
            }
            for page in [
                "netzwerk/bearbeiten",
                "netzwerk/loeschung",
                "netzwerk/druck",
                "ressourcen",
                "ressourcen/druck",
            ] {
                scene.post(&other, page, &sister()).await.is(404).hides(MARKER);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_time_line_and_the_file_tell_of_the_latest_papers() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let fields = [("art", "decision"), ("titel", "Bescheid")];
        scene.file("x.pdf", b"%PDF-1.7\n%%EOF", &fields).await.is(303);
        let (mut tx, permit) = scene
            .house
            .access
            .reading(&scene.anna, Act::CaseRead, scene.case)
            .await
            .unwrap();
        let told = teller(&mut tx, &permit).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].title.as_str(), told[0].text.as_deref()),
            ("Unterlage: Bescheid", Some("Bescheid"))
        );
        let summary = summary(&mut tx, &permit).await.unwrap();
        assert_eq!((summary.letters.len(), summary.documents.len()), (0, 1));
    })
    .await;
}
