//! The other shelves: cards that the night erases, emergency notes with a second pair of eyes, hand-overs next door.

use access::role::{Role, Scope};
use access::session::model::SignedIn;
use cases::emergency::answers::reminder;
use db::statement::Statement;
use post::job::worker::Worker;
use testing::house::on_both_databases;
use testing::people::{delbrueck, paderborn};

use crate::scene::{MIGRATIONS, Scene, day};

const CONTACT: [(&str, &str); 9] = [
    ("weg", "phone"),
    ("art", "brief_advice"),
    ("dauer", "up_to_15"),
    ("sprachmittlung", "none"),
    ("ergebnis", "informed"),
    ("sprache", "ar"),
    ("thema", "housing"),
    ("karte_name", "Selam Tesfay"),
    ("karte_erreichbar", "0151 2345678"),
];

async fn number(scene: &Scene, text: &'static str) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new(text).number(&mut tx).await.unwrap()
}

async fn night(scene: &Scene, moment: &str) -> SignedIn {
    scene.house.clock.set(moment.parse().unwrap());
    let worker = Worker::new(scene.house.back_door.clone(), crate::scene::jobs());
    while worker.run_due_once().await.unwrap() > 0 {}
    scene.house.signed_in(scene.anna.account).await
}

#[tokio::test]
async fn after_ninety_days_a_card_is_gone_with_its_key_and_the_counting_stays() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let made = scene.post(&scene.anna, "/kontakte/neu", &CONTACT).await;
        let path = made.is(303).location.clone();
        let note = [&CONTACT[..7], &[("notiz", "Nur eine Notiz")]].concat();
        scene.post(&scene.anna, "/kontakte/neu", &note).await.is(303);
        let named = [&CONTACT[..], &[("mit_namen", "ja")]].concat();
        let named = scene
            .post(&scene.anna, "/kontakte/neu", &named)
            .await
            .is(303)
            .location
            .clone();

        let anna = night(&scene, "2026-05-30T05:00:00Z").await;
        scene.get(&anna, &path).await.is(200).shows("Selam Tesfay");
        let anna = night(&scene, "2026-05-31T05:00:00Z").await;
        scene.get(&anna, &path).await.is(404);
        scene.get(&anna, &named).await.is(200).shows("Selam Tesfay");
        assert_eq!(number(&scene, "SELECT COUNT(*) AS n FROM cases_contact").await, 3);
        let files = "SELECT COUNT(*) AS n FROM access_subject WHERE kind = 'contact'";
        assert_eq!(number(&scene, files).await, 1);
        assert_eq!(
            number(
                &scene,
                "SELECT COUNT(*) AS n FROM cases_contact WHERE note IS NOT NULL"
            )
            .await,
            0
        );

        let anna = night(&scene, "2027-03-02T05:00:00Z").await;
        scene.get(&anna, &named).await.is(404);
        assert_eq!(number(&scene, files).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_closed_card_is_erased_in_the_next_night() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = scene
            .post(&scene.anna, "/kontakte/neu", &CONTACT)
            .await
            .is(303)
            .location
            .clone();
        scene
            .post(&scene.anna, &format!("{path}/abschluss"), &[])
            .await
            .is(303);
        scene.get(&scene.anna, &path).await.is(200).shows("geschlossen");
        let anna = night(&scene, "2026-03-03T05:00:00Z").await;
        scene.get(&anna, &path).await.is(404);
    })
    .await;
}

const NOTE: [(&str, &str); 6] = [
    ("einmal", "t"),
    ("grundlage", "kkg_4"),
    ("um_wen", "Kind der Familie T."),
    ("anlass", "Striemen am Arm"),
    ("informiert", "Jugendamt, Frau Nowak"),
    ("getan", "Angerufen und begleitet"),
];

#[tokio::test]
async fn an_emergency_note_needs_nobody_known_and_opens_no_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .get(&scene.anna, "/notfall/neu")
            .await
            .is(200)
            .shows("110 oder 112");
        let again = scene.post(&scene.anna, "/notfall/neu", &NOTE[2..4]).await;
        again.is(422).shows("Striemen am Arm");
        again.shows("worauf sich der Vermerk stützt");
        let unknown: Vec<_> = NOTE
            .iter()
            .copied()
            .filter(|(name, _)| *name != "um_wen")
            .collect();
        let mut paths = Vec::new();
        for _ in 0..2 {
            paths.push(
                scene
                    .post(&scene.anna, "/notfall/neu", &unknown)
                    .await
                    .is(303)
                    .location
                    .clone(),
            );
        }
        assert_eq!(paths[0], paths[1], "sent twice, written once");
        let shown = scene.get(&scene.anna, &paths[0]).await;
        shown.is(200).shows("Striemen am Arm");
        shown.shows("04.03.2026");
        shown.hides("Gegenzeichnen</");
        assert_eq!(number(&scene, "SELECT COUNT(*) AS n FROM cases_case").await, 0);
        let mut tx = scene.house.back_door.read().await.unwrap();
        let reason = Statement::new("SELECT reason FROM cases_emergency")
            .first(&mut tx, |row| row.get::<Vec<u8>>("reason"))
            .await
            .unwrap()
            .unwrap();
        assert!(!reason.windows(8).any(|bytes| bytes == b"Striemen"));
    })
    .await;
}

#[tokio::test]
async fn a_colleague_of_the_same_controller_confirms_and_nobody_else_looks() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        // One region for both controllers: a note stays within its own all the same.
        let mut tx = scene.house.back_door.write().await.unwrap();
        for place in [delbrueck(), paderborn()] {
            access::subject::store::set_area(&mut tx, &place.to_string(), "region")
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let path = scene
            .post(&scene.anna, "/notfall/neu", &NOTE)
            .await
            .is(303)
            .location
            .clone();
        let confirm = format!("{path}/gegenzeichnung");
        let house = &scene.house;
        for other in [
            house.clara().await,
            house.bernd().await,
            house.emil().await,
            house.fatma().await,
            house.dora().await,
            house.gregor().await,
        ] {
            scene.get(&other, &path).await.is(404).hides("Striemen");
            scene.post(&other, &confirm, &[]).await.is(404);
        }
        scene.post(&scene.anna, &confirm, &[]).await.is(404);
        let clara = scene
            .get(&house.signed_in(scene.anna.account).await, "/notfall")
            .await;
        clara.is(200).shows("wartet auf Gegenzeichnung");

        let ida = scene.house.ida().await;
        let (mut tx, permit) = house
            .access
            .list(&ida, access::act::Act::EmergencyAdd)
            .await
            .unwrap();
        let due = reminder(&mut tx, &permit, day("2026-03-04")).await.unwrap();
        assert_eq!(
            (due.len(), due[0].by, due[0].what.as_str()),
            (1, day("2026-03-04"), "Notfallvermerk gegenzeichnen")
        );
        assert!(
            reminder(&mut tx, &permit, day("2026-03-03"))
                .await
                .unwrap()
                .is_empty()
        );
        drop(tx);
        scene.get(&ida, &path).await.is(200).shows("Gegenzeichnen");
        scene
            .post(&ida, &confirm, &[("bemerkung", "Gesehen")])
            .await
            .is(303);
        let shown = scene.get(&scene.anna, &path).await;
        shown.is(200).shows("Ida Test");
        shown.shows("Gesehen");
        let (mut tx, permit) = house
            .access
            .list(&ida, access::act::Act::EmergencyAdd)
            .await
            .unwrap();
        assert!(
            reminder(&mut tx, &permit, day("2027-01-01"))
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn other_controllers_do_not_even_learn_how_many_notes_there_are() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.post(&scene.anna, "/notfall/neu", &NOTE).await.is(303);
        let clara = scene.house.clara().await;
        scene
            .get(&clara, "/notfall")
            .await
            .is(200)
            .shows("Keine Notfallvermerke");
    })
    .await;
}

async fn counter(scene: &Scene, login: &str) -> SignedIn {
    scene
        .house
        .someone(
            login,
            "Bürgerbüro Test",
            Role::RegularService,
            &[Scope::district()],
        )
        .await
}

#[tokio::test]
async fn next_door_hands_over_and_learns_only_that_somebody_took_it_up() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let next_door = counter(&scene, "buero.test").await;
        let place = delbrueck().to_string();
        let fields = [
            ("einmal", "t"),
            ("karte_name", "Selam Tesfay"),
            ("karte_erreichbar", "0151 2345678"),
            ("sprache", "ti"),
            ("thema", "housing"),
            ("kommune", place.as_str()),
        ];
        scene.get(&next_door, "/uebergaben/neu").await.is(200);
        let without = scene.post(&next_door, "/uebergaben/neu", &fields).await;
        without.is(422).shows("Ohne das Einverständnis");
        without.shows("Selam Tesfay");
        let agreed = [&fields[..], &[("einverstanden", "ja")]].concat();
        for _ in 0..2 {
            scene.post(&next_door, "/uebergaben/neu", &agreed).await.is(303);
        }
        let own = scene.get(&next_door, "/uebergaben").await;
        own.is(200).shows("wartet");
        own.hides("Selam");
        assert_eq!(
            number(&scene, "SELECT COUNT(*) AS n FROM cases_hand_over").await,
            1
        );
        let other = counter(&scene, "schule.test").await;
        scene
            .get(&other, "/uebergaben")
            .await
            .is(200)
            .shows("Noch keine Übergaben");

        let clara = scene.house.clara().await;
        scene
            .get(&clara, "/kontakte/uebergaben")
            .await
            .is(200)
            .shows("Nichts wartet");
        let waiting = scene.get(&scene.anna, "/kontakte/uebergaben").await;
        waiting.is(200).shows("Tigrinya");
        waiting.hides("Selam");
        let (mut tx, permit) = scene
            .house
            .access
            .list(&scene.anna, access::act::Act::ContactList)
            .await
            .unwrap();
        let due = cases::contact::answers::reminder(&mut tx, &permit, day("2026-03-02"))
            .await
            .unwrap();
        assert_eq!(due[0].what, "Übergabe von nebenan wartet");
        drop(tx);
        let id = waiting
            .body
            .split("/kontakte/")
            .find(|part| part.contains("/uebernahme"))
            .unwrap();
        let path = format!("/kontakte/{}", id.split('/').next().unwrap());
        let take = format!("{path}/uebernahme");
        for other in [
            &clara,
            &next_door,
            &scene.house.emil().await,
            &scene.house.fatma().await,
        ] {
            scene.post(other, &take, &[]).await.is(404);
            scene.get(other, &path).await.is(404);
        }
        let ida = scene.house.ida().await;
        scene.post(&ida, &take, &[]).await.is(303);
        scene.get(&ida, &path).await.is(200).shows("Selam Tesfay");
        scene.get(&scene.anna, &path).await.is(404);
        scene
            .get(&next_door, "/uebergaben")
            .await
            .is(200)
            .shows("übernommen");
        let told = "SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'hand_over_picked_up'";
        assert_eq!(number(&scene, told).await, 1);
    })
    .await;
}

#[tokio::test]
async fn only_a_hand_over_is_taken_up_never_a_colleagues_card() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let path = scene
            .post(&scene.anna, "/kontakte/neu", &CONTACT)
            .await
            .is(303)
            .location
            .clone();
        let ida = scene.house.ida().await;
        scene.post(&ida, &format!("{path}/uebernahme"), &[]).await.is(404);
        scene.get(&scene.anna, &path).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn a_place_without_case_managers_is_told_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let next_door = counter(&scene, "buero.test").await;
        let place = paderborn().to_string();
        let fields = [
            ("karte_name", "Selam"),
            ("karte_erreichbar", "0151 1"),
            ("kommune", place.as_str()),
            ("einverstanden", "ja"),
        ];
        let told = scene.post(&next_door, "/uebergaben/neu", &fields).await;
        told.is(422).shows("noch niemand im Case Management");
        told.shows("0151 1");
    })
    .await;
}
