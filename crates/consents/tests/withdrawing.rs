//! Withdrawing in one click: it counts at once, says what went before, and blocks what comes.

use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::{Direction, Recipient, Row};
use consents::model::wish::{Asked, Wish};
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, jobcenter, path};

fn wish() -> Wish {
    Wish {
        asked: Asked::ByConsent(Recipient::Organisation(jobcenter())),
        categories: [Category::Work].into(),
        purpose: Purpose::Work,
        direction: Direction::To,
        path: OutgoingPath::Letter,
    }
}

#[tokio::test]
async fn a_withdrawn_recipient_gets_nothing_more_and_the_page_says_what_went_before() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let (mut tx, permit) = scene.writing(person).await;
        assert!(scene.gate.ask(&mut tx, &permit, &wish()).await.unwrap().is_ok());
        tx.commit().await.unwrap();
        let (file, _) = scene.file(person).await;
        let row = file
            .rows()
            .find(|row| row.recipient != Recipient::Controller)
            .unwrap()
            .id
            .to_string();

        let answer = scene
            .post(&scene.anna, &path(person, "/widerruf"), &[("zeile", &row)])
            .await;

        answer.is(303);
        let (mut tx, permit) = scene.writing(person).await;
        assert!(scene.gate.ask(&mut tx, &permit, &wish()).await.unwrap().is_err());
        drop(tx);
        let page = scene.get(&scene.anna, &answer.location).await;
        page.is(200)
            .shows("Ab sofort ist gesperrt")
            .shows("02.03.2026: Schreiben an Jobcenter Musterland (Arbeit), durch Anna Test")
            .hides("Die Begleitung beenden");
        scene
            .get(&scene.anna, &path(person, ""))
            .await
            .shows("widerrufen am 02.03.2026")
            .hides("Es fehlt die Einwilligung in die Datenverarbeitung");
    })
    .await;
}

#[tokio::test]
async fn without_the_own_consent_the_file_must_end() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let (file, _) = scene.file(person).await;
        let declaration = file.sheets[0].declarations[0].id.to_string();
        let answer = scene
            .post(
                &scene.anna,
                &path(person, "/widerruf"),
                &[("erklaerung", &declaration)],
            )
            .await;
        scene
            .get(&scene.anna, &answer.location)
            .await
            .is(200)
            .shows("Die Begleitung beenden");
        let (file, permit) = scene.file(person).await;
        assert!(!file.may_keep_a_file(permit.now().day()));
    })
    .await;
}

#[tokio::test]
async fn a_slip_is_taken_back_on_the_same_day_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let withdraw = async || {
            let (file, _) = scene.file(person).await;
            let row = file.rows().next().unwrap().id.to_string();
            let fields = [("stelle", row.as_str())];
            let answer = scene.post(&scene.anna, &path(person, "/widerruf"), &fields).await;
            answer.location.split("widerruf=").nth(1).unwrap().to_owned()
        };
        let standing = async || {
            let (file, permit) = scene.file(person).await;
            file.rows().filter(|row| row.stands(permit.now().day())).count()
        };
        let all = standing().await;

        let slip = withdraw().await;
        assert!(standing().await < all);
        let fields = [("zuruecknehmen", slip.as_str())];
        scene
            .post(&scene.anna, &path(person, "/widerruf"), &fields)
            .await
            .is(303);
        assert_eq!(standing().await, all);

        let meant = withdraw().await;
        scene.house.clock.set("2026-03-03T08:00:00Z".parse().unwrap());
        let anna = scene.house.signed_in(scene.anna.account).await;
        let fields = [("zuruecknehmen", meant.as_str())];
        scene
            .post(&anna, &path(person, "/widerruf"), &fields)
            .await
            .is(303);
        assert!(standing().await < all);
    })
    .await;
}

#[tokio::test]
async fn the_confirmation_is_printed_for_the_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let (file, _) = scene.file(person).await;
        let row = file.rows().next().unwrap().id.to_string();
        let answer = scene
            .post(&scene.anna, &path(person, "/widerruf"), &[("zeile", &row)])
            .await;
        let id = answer.location.split("widerruf=").nth(1).unwrap();
        let printed = scene
            .post(&scene.anna, &path(person, "/widerruf.pdf"), &[("widerruf", id)])
            .await;
        assert!(printed.is(200).bytes.starts_with(b"%PDF"));
    })
    .await;
}

#[tokio::test]
async fn a_whole_recipient_is_withdrawn_from_a_card_that_says_what_follows() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;
        let jobcenter = jobcenter().to_string();
        let fields = [
            ("stelle", jobcenter.as_str()),
            ("zwecke", "language"),
            ("daten", "language"),
            ("gueltig_bis", "2026-12-31"),
        ];
        let sheet = scene.prepared(person, &fields).await;
        scene.signed(person, sheet, &[]).await;
        let (mut tx, permit) = scene.writing(person).await;
        assert!(scene.gate.ask(&mut tx, &permit, &wish()).await.unwrap().is_ok());
        tx.commit().await.unwrap();

        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .shows("Ganze Stelle widerrufen: Jobcenter Musterland")
            .shows("02.03.2026: Schreiben (Arbeit)")
            .shows("Ein Widerruf sperrt: Kontaktdaten, Sprache, Arbeit.");
        let (file, _) = scene.file(person).await;
        let of_the_jobcenter = |row: &&Row| row.recipient != Recipient::Controller;
        let row = file.rows().find(of_the_jobcenter).unwrap().id;
        scene.withdrawn(person, ("stelle", row)).await;

        let (file, permit) = scene.file(person).await;
        let today = permit.now().day();
        assert!(!file.rows().filter(of_the_jobcenter).any(|row| row.stands(today)));
        assert!(file.may_keep_a_file(today));
        scene
            .get(&scene.anna, &path(person, ""))
            .await
            .is(200)
            .hides("Ganze Stelle widerrufen");
    })
    .await;
}
