//! The Fallakte: one screen that tells the case, for those to whom it is open and for nobody else.

use access::act::Act;
use access::relation::LeaseKind;
use access::subject::store::lease::{NewLease, lend};
use testing::browser;
use testing::house::on_both_databases;

use crate::{MIGRATIONS, Scene};

#[tokio::test]
async fn the_file_tells_phase_people_and_what_happened() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of(("Selam", "Tesfay")).await;

        let file = browser::get(&scene.router, &scene.anna, &format!("/faelle/{case}")).await;

        file.is(200).shows("Selam Tesfay");
        for words in [
            "Clearing",
            "Hauptperson",
            "Anna Test",
            "Kontakt erfassen",
            "Abschluss",
            "Verlauf",
        ] {
            file.shows(words);
        }
        file.shows(&format!(
            "<a href=\"/faelle/{case}\" aria-current=\"page\">Akte</a>"
        ));
        file.shows(&format!("<a href=\"/faelle/{case}/ziele\">Ziele</a>"));
        let title = file.body.split("</title>").next().unwrap();
        assert!(!title.contains("Tesfay"), "{title}");
    })
    .await;
}

#[tokio::test]
async fn the_file_does_not_exist_for_others() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of(("Selam", "Tesfay")).await;
        let path = format!("/faelle/{case}");
        for other in [
            scene.house.bernd().await,
            scene.house.clara().await,
            scene.house.dora().await,
            scene.house.emil().await,
            scene.house.fatma().await,
            scene.house.gregor().await,
        ] {
            let answer = browser::get(&scene.router, &other, &path).await;
            answer.is(404).hides("Tesfay");
        }
    })
    .await;
}

#[tokio::test]
async fn a_shared_file_is_read_and_offers_nothing_to_write() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of(("Selam", "Tesfay")).await;
        let bernd = scene.house.bernd().await;
        let access = &scene.house.access;
        let (mut tx, permit) = access.writing(&scene.anna, Act::CaseShare, case).await.unwrap();
        let lease = NewLease {
            kind: LeaseKind::Consultation,
            to: bernd.account,
            reason: "Fallberatung".to_owned(),
            ends_at: permit.now().plus_hours(24),
        };
        lend(&mut tx, &permit, &lease, &scene.house.ids).await.unwrap();
        tx.commit().await.unwrap();

        let file = browser::get(&scene.router, &bernd, &format!("/faelle/{case}")).await;

        file.is(200).shows("Zur Fallberatung geteilt");
        file.shows("Selam Tesfay");
        file.hides("Kontakt erfassen");
        file.shows(&format!("<a href=\"/faelle/{case}/ziele\">Ziele</a>"));
        file.hides("/abschluss");
        file.hides("/zusammenarbeit");
    })
    .await;
}
