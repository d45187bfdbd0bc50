//! What lies on the disk: no interpreter, no remark, no signature, no name of a recipient in clear.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

const WORDS: [&str; 4] = ["Dolmetschprobe", "Schrankfach", "M7 7L77 777", "Geheimpraxis"];

#[tokio::test]
async fn nothing_said_about_a_signature_stands_at_rest_in_plain() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let fields = [
            ("andere", "Geheimpraxis"),
            ("zwecke", "health"),
            ("daten", "contact"),
        ];
        let sheet = scene.prepared(person, &fields).await;
        let fields = [
            ("form", "screen"),
            ("zeichnung", "M7 7L77 777"),
            ("gedolmetscht", "Dolmetschprobe"),
            ("bemerkung", "Schrankfach"),
        ];
        let id = sheet.to_string();
        let mut sent = vec![
            ("blatt", id.as_str()),
            ("am", "2026-03-02"),
            ("erklaert", "interpreter"),
            ("erklaerungen", "processing"),
        ];
        sent.extend(fields);
        scene
            .post(&scene.anna, &crate::scene::path(person, "/unterschrift"), &sent)
            .await
            .is(303);
        let (file, permit) = scene.file(person).await;
        let declaration = &file.sheets[0].declarations[0];
        let interpreter = declaration.interpreter.as_ref().unwrap();
        assert_eq!(permit.reveal(interpreter).unwrap(), "Dolmetschprobe");

        for entry in std::fs::read_dir(scene.house.folder()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for word in WORDS {
                let is_there = bytes.windows(word.len()).any(|window| window == word.as_bytes());
                assert!(!is_there, "{word} in {}", path.display());
            }
        }
    })
    .await;
}
