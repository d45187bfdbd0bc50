//! What lies on the disk: no name, no birth, no address in any file; after erasing, no key either.

use access::permit::JobPurpose;
use db::statement::Statement;
use people::erasure::erase;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, person_data};

const WORDS: [&str; 5] = [
    "Wortlautprobe",
    "Zwischenzeiler",
    "Seitenstraße",
    "0151-424242",
    "1987-06-05",
];

#[tokio::test]
async fn nothing_of_a_person_stands_at_rest_in_plain() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let fields = [
            ("schritt", "anlegen"),
            ("vorname", "Wortlautprobe"),
            ("familienname", "Zwischenzeiler"),
            ("geboren", "05.06.1987"),
            ("anschrift", "Seitenstraße 5"),
            ("telefon", "0151-424242"),
        ];
        scene.post(&scene.anna, "/personen/neu", &fields).await.is(303);

        for file in std::fs::read_dir(scene.house.folder()).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for word in WORDS {
                assert!(!holds(&bytes, word.as_bytes()), "{word} in {}", path.display());
                assert!(
                    !holds(&bytes, word.to_lowercase().as_bytes()),
                    "{word} in {}",
                    path.display()
                );
            }
        }
        let mut tx = scene.house.back_door.read().await.unwrap();
        let stored: Vec<Vec<u8>> = Statement::new("SELECT name, birth, contact FROM people_person")
            .all(&mut tx, |row| {
                Ok([
                    row.get::<Vec<u8>>("name")?,
                    row.get("birth")?,
                    row.get("contact")?,
                ]
                .concat())
            })
            .await
            .unwrap();
        assert_eq!(stored.len(), 1);
        assert!(WORDS.iter().all(|word| !holds(&stored[0], word.as_bytes())));
    })
    .await;
}

#[tokio::test]
async fn an_erased_person_is_gone_with_row_key_and_entry() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person_of_anna("Yonas", "Gebremichael").await;
        let stays = scene.person_of_anna("Rojda", "Demir").await;
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::Retention).await.unwrap();

        assert_eq!(
            erase(back_door, &permit, (&scene.index, &person_data()), &[person])
                .await
                .unwrap(),
            1
        );

        scene
            .get(&scene.anna, &format!("/personen/{person}"))
            .await
            .is(404);
        scene
            .get(&scene.anna, &format!("/personen/{stays}"))
            .await
            .is(200)
            .shows("Rojda");
        scene.get(&scene.anna, "/personen").await.hides("Gebremichael");
        let subject = vault::subject::KeySubject::Person(person);
        assert!(back_door.keyring().key_of(subject).await.is_err());
        assert_eq!(
            erase(back_door, &permit, (&scene.index, &person_data()), &[person])
                .await
                .unwrap(),
            0
        );
    })
    .await;
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
