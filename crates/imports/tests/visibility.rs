//! A list is for whoever sent it: for everybody else it is not there, whatever is asked or sent.

use testing::browser;
use testing::house::on_both_databases;

use crate::scene::{LIST, MIGRATIONS, Scene, workbook};

#[tokio::test]
async fn a_list_does_not_exist_for_others() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let staged = scene.sends(&workbook(LIST)).await;
        let checked = scene.sends(&workbook(LIST)).await;
        scene.accepts_columns(&checked).await;
        let done = scene.takes_over(&workbook(LIST)).await;
        let others = scene.others().await;
        for other in &others {
            for list in [&staged, &checked, &done] {
                for page in ["", "/spalten", "/vorschau", "/ruecknahme", "/ausgelassen"] {
                    let path = format!("{list}{page}");
                    scene.get(other, &path).await.is(404).hides("Probeli");
                }
                for page in ["/spalten", "/vorschau", "/ruecknahme", "/loeschung"] {
                    let path = format!("{list}{page}");
                    scene
                        .post(other, &path, &[("schritt", "uebernehmen")])
                        .await
                        .is(404);
                    let broken = b"\xff%%%=&&&=\0".to_vec();
                    browser::post_body(&scene.router, other, &path, broken)
                        .await
                        .is(404);
                }
            }
        }
        for other in others {
            if other.login == "clara.test" {
                scene.get(&other, "/einfuhr").await.is(200).hides("/spalten");
                continue;
            }
            scene.get(&other, "/einfuhr").await.is(404);
            scene
                .sends_as(&other, "x.csv", b"Name;Phase\nA;B\n")
                .await
                .is(404);
        }
    })
    .await;
}
