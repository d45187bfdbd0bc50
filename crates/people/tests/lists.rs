//! The list of persons: sorted by name in memory, page by page, with as many statements for many as for few.

use access::permit::JobPurpose;
use people::index::PersonIndex;
use testing::browser;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, person, router};

#[tokio::test]
async fn the_list_is_sorted_by_name_as_in_german_and_comes_in_pages() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let given: Vec<String> = (0..58).map(|number| format!("N{number:02}")).collect();
        let mut names: Vec<(&str, &str)> = given.iter().map(|given| (given.as_str(), "Mittel")).collect();
        names.extend([("Ömer", "Özdemir"), ("Anna", "Zebra"), ("Āmina", "ábel")]);
        scene.persons_of(scene.anna.account, &names).await;

        let first = scene.get(&scene.anna, "/personen").await;
        first.shows("1–50 von 61 Personen");
        first.shows("/personen?ab=51");
        assert!(first.body.find("ábel").unwrap() < first.body.find("Mittel, N00").unwrap());
        let second = scene.get(&scene.anna, "/personen?ab=51").await;
        second.shows("51–61 von 61 Personen");
        assert!(second.body.find("Özdemir").unwrap() < second.body.find("Zebra").unwrap());
        let down = scene.get(&scene.anna, "/personen?sortierung=-name").await;
        assert!(down.body.find("Zebra").unwrap() < down.body.find("Özdemir").unwrap());
        scene
            .get(&scene.anna, "/personen?sortierung=neu")
            .await
            .shows("ábel");
        scene
            .get(&scene.anna, "/personen?sprache=tr")
            .await
            .shows("Niemand mit dieser Sprache");
        scene
            .get(&scene.anna, "/personen?sprache=ar")
            .await
            .shows("von 61 Personen");
        scene
            .get(&scene.anna, "/personen?ab=99999999999999999999&sprache=zz")
            .await
            .is(200);
    })
    .await;
}

#[tokio::test]
async fn many_persons_take_as_many_statements_as_few() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let few = scene
            .persons_of(scene.anna.account, &[("A", "Eins"), ("B", "Zwei")])
            .await[0];
        let one = statements(&scene, "/personen").await;
        let page = statements(&scene, &format!("/personen/{few}")).await;
        let names: Vec<(&str, &str)> = std::iter::repeat_n(("Vorname", "Name"), 48).collect();
        scene.persons_of(scene.anna.account, &names).await;

        assert_eq!(statements(&scene, "/personen").await, one);
        assert_eq!(statements(&scene, &format!("/personen/{few}")).await, page);
        assert!(one <= 10 && page <= 10, "{one} {page}");
    })
    .await;
}

async fn statements(scene: &Scene, path: &str) -> u64 {
    scene.get(&scene.anna, path).await.is(200);
    let before = scene.house.access.statements_run();
    scene.get(&scene.anna, path).await.is(200);
    scene.house.access.statements_run() - before
}

#[tokio::test]
async fn until_names_can_be_sorted_the_newest_come_first() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let names: Vec<(&str, &str)> = std::iter::repeat_n(("Vorname", "Name"), 60).collect();
        scene.persons_of(scene.anna.account, &names).await;
        let index = PersonIndex::new();
        let router = router(&scene.house, &index);

        let first = browser::get(&router, &scene.anna, "/personen").await;

        first.is(200).shows("Die Suche wird vorbereitet");
        assert_eq!(first.body.matches("<bdi>").count(), 50);
        let next = first
            .body
            .split("href=\"/personen?ab=")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let second = browser::get(&router, &scene.anna, &format!("/personen?ab={next}")).await;
        assert_eq!(second.body.matches("<bdi>").count(), 10);
    })
    .await;
}

#[tokio::test]
async fn the_audit_trail_names_exactly_the_persons_that_a_page_showed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let own = scene.person_of_anna("Ayşe", "Yıldız").await;
        let clara = scene.house.clara().await;
        scene.persons_of(clara.account, &[("Fremd", "Verborgen")]).await;

        scene.get(&scene.anna, "/personen").await.is(200);

        let mut tx = scene.house.back_door.read().await.unwrap();
        let details: Vec<String> =
            db::statement::Statement::new("SELECT detail FROM access_audit WHERE act = 'person.list'")
                .all(&mut tx, |row| row.get("detail"))
                .await
                .unwrap();
        assert_eq!(details, [format!("shown={own}")]);
    })
    .await;
}

#[tokio::test]
async fn building_the_index_leaves_one_line_and_says_what_it_could_not_read() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let ids = scene
            .persons_of(scene.anna.account, &[("A", "Eins"), ("B", "Zwei")])
            .await;
        let back_door = &scene.house.back_door;
        back_door
            .keyring()
            .destroy(&[vault::subject::KeySubject::Person(ids[0])])
            .await
            .unwrap();

        let built = scene.index.build(back_door).await.unwrap();

        assert_eq!((built.persons, built.unreadable), (1, 1));
        scene.get(&scene.anna, "/personen").await.is(200).hides("Eins");
        let mut tx = back_door.read().await.unwrap();
        let purpose = format!("purpose={}", JobPurpose::MatchIndex);
        let lines = db::statement::Statement::new("SELECT COUNT(*) AS n FROM access_audit WHERE detail = $1")
            .bind(&purpose);
        assert_eq!(lines.number(&mut tx).await.unwrap(), 3);
    })
    .await;
}

#[tokio::test]
async fn many_persons_at_once_live_in_the_households_they_name() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let household = Some(base::ids::HouseholdId::from_uuid(scene.house.ids.next_random()));
        let family = (0..1_203).map(|_| people::person::store::NewPerson {
            household,
            ..person(scene.anna.account, "Kind", "Groß")
        });

        let ids = people::person::store::bulk_insert(&scene.house.back_door, family.collect())
            .await
            .unwrap();
        scene.index.build(&scene.house.back_door).await.unwrap();

        assert_eq!(ids.len(), 1_203);
        scene.get(&scene.anna, "/personen").await.shows("1203 Personen");
        scene
            .get(&scene.anna, &format!("/personen/{}", ids[1_202]))
            .await
            .is(200)
            .shows("Kind Groß");
    })
    .await;
}
