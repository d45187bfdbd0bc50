//! What the night takes away.

use post::job::worker::Worker;
use testing::house::on_both_databases;

use crate::kreis::{Kreis, MIGRATIONS};

#[tokio::test]
async fn places_and_people_who_left_are_forgotten_and_hours_stay() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let (anna, bernd) = (&kreis.anna, &kreis.bernd);
        let path = kreis.actor(anna, "Stelle", &[("rolle", "welfare")]).await;
        let person = [
            ("version", "0"),
            ("name", "Kontakt (Test)"),
            ("feld", "work"),
            ("ende", "28.02.2026"),
        ];
        kreis
            .post(anna, &format!("{path}/ansprechperson"), &person)
            .await
            .is(303);
        let interpreter = [
            ("version", "0"),
            ("name", "Sprachmittlung (Test)"),
            ("schulung", "sworn"),
            ("sprache1", "so"),
            ("niveau1", "c1"),
            ("ende", "28.02.2026"),
        ];
        kreis
            .post(bernd, "/sprachmittler/neu", &interpreter)
            .await
            .is(303);
        let request = [
            ("sprache", "so"),
            ("tag", "02.03.2026"),
            ("beginn", "8"),
            ("minuten", "30"),
            ("anlass", "advice"),
            ("ort", "Rathaus"),
        ];
        kreis.post(anna, "/sprachmittlung/neu", &request).await.is(303);
        let worker = Worker::new(kreis.house.back_door.clone(), network::jobs());
        for (day, people, named, placed) in [
            ("2026-03-03", 1, 1, 1),
            ("2026-05-01", 1, 1, 0),
            ("2027-03-05", 0, 0, 0),
        ] {
            kreis.house.clock.set(format!("{day}T08:00:00Z").parse().unwrap());
            worker.run_due_once().await.unwrap();
            assert_eq!(
                kreis.number("SELECT COUNT(*) AS n FROM network_contact").await,
                people,
                "{day}"
            );
            assert_eq!(
                kreis
                    .number("SELECT COUNT(*) AS n FROM network_interpreter WHERE name <> ''")
                    .await,
                named,
                "{day}"
            );
            assert_eq!(
                kreis
                    .number("SELECT COUNT(*) AS n FROM network_booking WHERE place <> ''")
                    .await,
                placed,
                "{day}"
            );
        }
        assert_eq!(kreis.number("SELECT COUNT(*) AS n FROM network_booking").await, 1);
    })
    .await;
}
