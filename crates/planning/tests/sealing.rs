//! What lies on the disk: levels and days as codes, no word of anybody.

use db::statement::Statement;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const WORD: &str = "Wortlautprobe";

#[tokio::test]
async fn nothing_that_was_typed_stands_at_rest_in_plain() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let base = format!("/faelle/{case}");
        let levels = [
            ("version", "0"),
            ("bedarf_housing", "5"),
            ("ressourcen_housing", WORD),
            ("hindernisse_housing", WORD),
        ];
        scene
            .post(&scene.anna, &format!("{base}/einschaetzung/neu"), &levels)
            .await
            .is(303);
        let way = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_housing", "accompanied"),
            ("notiz_housing", WORD),
        ];
        scene
            .post(&scene.anna, &format!("{base}/zustaendigkeit"), &way)
            .await
            .is(303);
        let goal = scene
            .goal(case, WORD, &[("ebene", "action"), ("woran", WORD)])
            .await;
        scene.step((case, goal), WORD, "2026-04-01").await;
        scene
            .post(&scene.anna, &format!("{base}/zielvereinbarung"), &[])
            .await
            .is(303);
        let review = [("version", "0"), ("notiz", WORD)];
        scene
            .post(&scene.anna, &format!("{base}/ueberpruefung"), &review)
            .await
            .is(303);

        for entry in std::fs::read_dir(scene.house.folder()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                assert!(!holds(&std::fs::read(&path).unwrap()), "{}", path.display());
            }
        }
        let mut tx = scene.house.back_door.read().await.unwrap();
        let sealed: [(&str, &'static str); 6] = [
            ("resources", "SELECT resources AS sealed FROM planning_level"),
            ("obstacles", "SELECT obstacles AS sealed FROM planning_level"),
            ("note", "SELECT note AS sealed FROM planning_decision"),
            ("title", "SELECT title AS sealed FROM planning_goal"),
            ("goals", "SELECT goals AS sealed FROM planning_agreement"),
            ("review", "SELECT note AS sealed FROM planning_review"),
        ];
        for (what, text) in sealed {
            let stored = Statement::new(text)
                .all(&mut tx, |row| row.get::<Vec<u8>>("sealed"))
                .await
                .unwrap();
            assert!(
                !stored.is_empty() && stored.iter().all(|bytes| !holds(bytes)),
                "{what}"
            );
        }
    })
    .await;
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(WORD.len()).any(|window| window == WORD.as_bytes())
}
