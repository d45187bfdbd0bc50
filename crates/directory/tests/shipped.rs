//! The offers that come with the program: read by the rules of the form, with a source, and confirmed by nobody.

use directory::offer::model::Origin;
use directory::shipped::{KREIS_PADERBORN, Part, import};

use crate::scene::{ags, in_the_kreis};

#[tokio::test]
async fn public_facts_have_a_source_and_no_confirmation() {
    in_the_kreis(async |scene| {
        let offers = scene.offers().await;
        assert!(offers.len() >= 12);
        for offer in &offers {
            assert_eq!(
                (offer.origin, &offer.assured),
                (Origin::Published, &None),
                "{}",
                offer.name
            );
            assert!(offer.source_url.is_some(), "{}", offer.name);
            assert!(
                !offer.provider.name.is_empty() && !offer.topics.is_empty(),
                "{}",
                offer.name
            );
        }
        let case_management = scene
            .named("Case Management im Kommunalen Integrationsmanagement")
            .await;
        assert_eq!(case_management.phones[0].number, "05251 308-4610");
        assert_eq!(
            case_management.places[0].place.address(),
            "Aldegreverstraße 10–14, 33102 Paderborn"
        );
    })
    .await;
}

#[tokio::test]
async fn examples_say_that_they_are_invented() {
    in_the_kreis(async |scene| {
        let now = scene.house.clock.now();
        let mut tx = scene.house.back_door.write().await.unwrap();
        let part = (KREIS_PADERBORN, Part::Examples);
        let count = import(&mut tx, part, &ags(), (&scene.house.ids, now))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(count >= 20);
        for offer in scene
            .offers()
            .await
            .iter()
            .filter(|offer| offer.origin != Origin::Published)
        {
            assert_eq!(offer.origin, Origin::Demo);
            assert!(offer.name.ends_with("(Beispiel)"), "{}", offer.name);
            assert!(offer.description.contains("erfunden"), "{}", offer.name);
        }
    })
    .await;
}

#[tokio::test]
async fn another_district_gets_none_of_them() {
    in_the_kreis(async |scene| {
        let now = scene.house.clock.now();
        let mut tx = scene.house.back_door.write().await.unwrap();
        let other = "05770".parse().unwrap();
        let part = (KREIS_PADERBORN, Part::Published);
        let count = import(&mut tx, part, &other, (&scene.house.ids, now))
            .await
            .unwrap();
        assert_eq!(count, 0);
    })
    .await;
}
