//! Places of offers with their hours and closures.

use directory::place;

use crate::scene::in_the_kreis;

#[tokio::test]
async fn places_hours_and_closures_are_added_and_removed() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named("Wegweiser in einfacher Sprache").await;
        let path = format!("/angebote/{}", offer.id);
        let id = offer.id.to_string();
        let new = [
            ("angebot", id.as_str()),
            ("name", "Rathaus"),
            ("art", "physical"),
            ("strasse", "Am Markt 1"),
            ("plz", "33098"),
            ("stadt", "Paderborn"),
            ("stufenlos", "yes"),
        ];
        let answer = scene.post(&bernd, "/orte/neu", &new).await;
        assert_eq!(answer.location, format!("{path}/orte"), "{}", answer.body);
        let at = scene.offer(offer.id).await.places[0].id.to_string();
        let hours = [
            ("an", at.as_str()),
            ("tag", "1"),
            ("von", "9"),
            ("bis", "12:30"),
            ("rhythmus", "1"),
        ];
        scene
            .post(&bernd, &format!("{path}/zeiten"), &hours)
            .await
            .is(303);
        let wrong = [
            ("an", at.as_str()),
            ("tag", "8"),
            ("von", "12"),
            ("bis", "9"),
            ("rhythmus", "2"),
        ];
        scene
            .post(&bernd, &format!("{path}/zeiten"), &wrong)
            .await
            .is(422)
            .shows("Wochentag")
            .shows("nach dem Anfang")
            .shows("gezählt");
        let closure = [
            ("an", at.as_str()),
            ("zu_von", "24.12.2026"),
            ("zu_bis", "1.1.2027"),
            ("grund", "Ferien"),
        ];
        scene
            .post(&bernd, &format!("{path}/schliesstage"), &closure)
            .await
            .is(303);
        let wrong = [
            ("an", at.as_str()),
            ("zu_von", "24.12.2026"),
            ("zu_bis", "1.12.2026"),
        ];
        scene
            .post(&bernd, &format!("{path}/schliesstage"), &wrong)
            .await
            .is(422)
            .shows("vor dem ersten");
        let stored = scene.offer(offer.id).await;
        assert_eq!(stored.places[0].hours[0].german(), "Montag 09:00–12:30 Uhr");
        assert_eq!(
            stored.places[0].closures[0].german(),
            "24.12.2026 bis 01.01.2027, Ferien"
        );
        scene
            .get(&bernd, &format!("{path}/orte"))
            .await
            .is(200)
            .shows("Montag 09:00–12:30")
            .shows("Die nächsten: ");
        let foreign = scene.named("Jugendmigrationsdienst (JMD)").await.places[0]
            .id
            .to_string();
        scene
            .post(
                &bernd,
                &format!("{path}/zeiten"),
                &[
                    ("an", foreign.as_str()),
                    ("tag", "1"),
                    ("von", "9"),
                    ("bis", "10"),
                ],
            )
            .await
            .is(404);
        scene
            .post(
                &bernd,
                &format!("{path}/orte/ende"),
                &[("zeile", foreign.as_str())],
            )
            .await
            .is(303);
        assert_eq!(scene.named("Jugendmigrationsdienst (JMD)").await.places.len(), 1);
        let row = stored.places[0].hours[0].id.to_string();
        scene
            .post(&bernd, &format!("{path}/zeiten/ende"), &[("zeile", row.as_str())])
            .await
            .is(303);
        let row = stored.places[0].closures[0].id.to_string();
        scene
            .post(
                &bernd,
                &format!("{path}/schliesstage/ende"),
                &[("zeile", row.as_str())],
            )
            .await
            .is(303);
        scene
            .post(&bernd, &format!("{path}/orte/ende"), &[("zeile", at.as_str())])
            .await
            .is(303);
        assert!(scene.offer(offer.id).await.places.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_people_do_not_write_over_each_others_place() {
    in_the_kreis(async |scene| {
        let (anna, bernd) = (scene.house.anna().await, scene.house.bernd().await);
        let place = scene.named("Jugendmigrationsdienst (JMD)").await.places[0]
            .place
            .clone();
        let path = format!("/orte/{}", place.id);
        scene.get(&anna, &path).await.is(200).shows("Albinstraße 2");
        let typed = |name: &'static str| {
            [
                ("version", "1"),
                ("name", name),
                ("art", "physical"),
                ("stufenlos", "unknown"),
            ]
        };
        scene.post(&bernd, &path, &typed("Bernds Haus")).await.is(303);
        scene
            .post(&anna, &path, &typed("Annas Haus"))
            .await
            .is(409)
            .shows("Bernds Haus")
            .shows("Annas Haus");
        scene
            .post(
                &anna,
                &path,
                &[("version", "2"), ("name", ""), ("plz", "1"), ("breite", "Nord")],
            )
            .await
            .is(422);
        let mut tx = scene.house.back_door.read().await.unwrap();
        assert_eq!(
            place::store::place(&mut tx, place.id)
                .await
                .unwrap()
                .unwrap()
                .name,
            "Bernds Haus"
        );
    })
    .await;
}
