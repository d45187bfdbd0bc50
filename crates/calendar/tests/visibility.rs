//! Who sees what hangs on a case: the owner, and the stand-in on the agreed days. For all others there is none.

use testing::house::on_both_databases;

use crate::scene::{MARK, MIGRATIONS, Scene};

#[tokio::test]
async fn for_everyone_else_there_is_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Unverwechselbar").await;
        let appointment = scene.appointment(case, "2026-03-03T08:30:00Z").await.to_string();
        let text = [("anlass", "papers"), ("tag", "2.3.2026"), ("text", MARK)];
        scene
            .post(&scene.anna, &format!("/faelle/{case}/wiedervorlagen"), &text)
            .await
            .is(303);
        let deadline = [("art", "other"), ("tag", "9.3.2026"), ("notiz", MARK)];
        scene
            .post(&scene.anna, &format!("/faelle/{case}/fristen"), &deadline)
            .await
            .is(303);
        let house = &scene.house;
        let (clara, ida) = (house.clara().await, scene.house.ida().await);
        let others = [
            house.bernd().await,
            house.dora().await,
            house.emil().await,
            house.fatma().await,
            house.gregor().await,
            house.hanna().await,
        ];
        for other in others.iter().chain([&clara, &ida]) {
            for page in ["termine", "termine/neu", "wiedervorlagen", "fristen"] {
                let path = format!("/faelle/{case}/{page}");
                scene.get(other, &path).await.is(404).hides(MARK);
            }
            let change = format!("/faelle/{case}/termine/bearbeiten?termin={appointment}");
            scene.get(other, &change).await.is(404).hides(MARK);
            for act in [
                "termine/neu",
                "termine/bearbeiten",
                "termine/ergebnis",
                "wiedervorlagen",
                "wiedervorlagen/erledigung",
                "wiedervorlagen/verschiebung",
                "fristen",
                "fristen/erledigung",
                "fristen/verschiebung",
            ] {
                let path = format!("/faelle/{case}/{act}");
                scene
                    .post(other, &path, &[("termin", &appointment)])
                    .await
                    .is(404)
                    .hides(MARK);
            }
        }
        for other in [&clara, &ida] {
            for list in ["/termine", "/wiedervorlagen", "/fristen"] {
                let seen = scene.get(other, list).await;
                seen.is(200).hides(MARK);
                seen.hides("Unverwechselbar");
            }
        }
        for other in &others {
            for list in [
                "/termine",
                "/wiedervorlagen",
                "/fristen",
                "/sprechstunden",
                "/termine/abo",
            ] {
                scene.get(other, list).await.is(404);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_stand_in_sees_it_on_the_agreed_days_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        scene.appointment(case, "2026-03-03T08:30:00Z").await;
        let ida = scene.house.ida().await;
        scene.stands_in_for_anna(&ida, "2026-03-01", "2026-03-04").await;
        let path = format!("/faelle/{case}/termine");

        let week = scene.get(&ida, "/termine").await;
        week.is(200).shows("Tesfay, Selam");
        week.shows("Vertretung für Anna Test");
        scene.get(&ida, &path).await.is(200).shows(MARK);

        let ida = scene.at("2026-03-04T08:00:00Z", &ida).await;
        scene.get(&ida, &path).await.is(404);
        scene.get(&ida, "/termine").await.is(200).hides("Tesfay");
    })
    .await;
}

#[tokio::test]
async fn an_appointment_of_another_case_is_not_reached_through_ones_own() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Tesfay").await;
        let appointment = scene.appointment(case, "2026-03-03T08:30:00Z").await;
        let other = scene.case_of_anna("Haile").await;
        let path = format!("/faelle/{other}/termine/bearbeiten?termin={appointment}");
        scene.get(&scene.anna, &path).await.is(404).hides(MARK);
        let own = format!("/termine/bearbeiten?termin={appointment}");
        scene.get(&scene.anna, &own).await.is(404).hides(MARK);
        let outcome = [
            ("termin", appointment.to_string()),
            ("ergebnis", "cancelled".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = outcome
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let fields = [fields.as_slice(), &[("grund", "other")]].concat();
        scene
            .post(&scene.anna, "/termine/ergebnis", &fields)
            .await
            .is(404);
    })
    .await;
}
