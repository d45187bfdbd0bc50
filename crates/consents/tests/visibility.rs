//! Who may see declarations: the owner. For all others there is neither person nor declaration.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, path};

const PAGES: [&str; 5] = ["", "/neu", "/blatt", "/scan", "/widerruf"];
const ACTS: [&str; 7] = [
    "/neu",
    "/unterschrift",
    "/scan",
    "/scan/loeschung",
    "/widerruf",
    "/blatt.pdf",
    "/widerruf.pdf",
];

#[tokio::test]
async fn for_everyone_else_there_are_no_declarations() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Markierung", "Unverwechselbar").await;
        let sheet = scene.agreed(person).await.to_string();
        let house = &scene.house;
        let others = [
            house.bernd().await,
            house.clara().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
            house.hanna().await,
        ];
        for other in &others {
            for page in PAGES {
                let answer = scene.get(other, &path(person, page)).await;
                answer.is(404).hides("Unverwechselbar").hides("Jobcenter");
                let named = format!("{}?blatt={sheet}", path(person, page));
                scene.get(other, &named).await.is(404).hides("Jobcenter");
            }
            for act in ACTS {
                let fields = [("blatt", sheet.as_str()), ("erklaerungen", "processing")];
                let answer = scene.post(other, &path(person, act), &fields).await;
                answer.is(404).hides("Unverwechselbar");
            }
        }
        let (file, permit) = scene.file(person).await;
        assert!(file.rows().all(|row| row.stands(permit.now().day())));
    })
    .await;
}

#[tokio::test]
async fn the_sheet_of_one_person_is_not_found_below_another() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (first, second) = (
            scene.person("Rojda", "Demir").await,
            scene.person("Selam", "Tesfay").await,
        );
        let sheet = scene.agreed(first).await.to_string();
        scene
            .get(&scene.anna, &format!("{}?blatt={sheet}", path(second, "/blatt")))
            .await
            .is(404);
        for act in ["/blatt.pdf", "/unterschrift"] {
            let fields = [("blatt", sheet.as_str())];
            scene.post(&scene.anna, &path(second, act), &fields).await.is(404);
        }
        let fields = [
            ("blatt", sheet.as_str()),
            ("erklaerungen", "processing"),
            ("eigene", "work"),
            ("sprache", "de"),
        ];
        scene
            .post(&scene.anna, &path(second, "/neu"), &fields)
            .await
            .is(404);
    })
    .await;
}
