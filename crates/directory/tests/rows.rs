//! Rows of offers on both databases: written and read back whole, with a number of statements that does not grow.

use std::collections::{BTreeMap, BTreeSet};

use base::ids::{OfferId, RowId};
use base::language::Language;
use directory::bulk;
use directory::contact::model::Contact;
use directory::field::FieldOfAction;
use directory::gap::model::{GapOrigin, GapReason, NewGap};
use directory::offer::hours::{Closure, Hours};
use directory::offer::model::{
    Assured, AtPlace, Capacity, Cost, Eligibility, Gender, Level, Offer, OfferText, Origin, ResidenceStatus,
    Status,
};
use directory::offer::store::{self, attached, care, write};
use directory::place::form::blank;
use directory::place::model::{Phone, Place, Position, StepFree};
use directory::topic::Topic;
use directory::{gap, place};

use crate::scene::{Scene, in_the_kreis};

fn phone(scene: &Scene, number: &str) -> Phone {
    Phone {
        id: RowId::from_uuid(scene.house.ids.next()),
        number: number.to_owned(),
        note: Some("Zentrale".to_owned()),
    }
}

/// An offer with something in every field.
async fn full(scene: &Scene) -> Offer {
    let ids = &scene.house.ids;
    let now = scene.house.clock.now();
    let provider = scene.offers().await[0].provider.clone();
    let place = Place {
        organisation: Some(provider.id),
        name: "Rathaus".to_owned(),
        street: Some("Am Markt 1".to_owned()),
        postcode: Some("33098".to_owned()),
        town: Some("Paderborn".to_owned()),
        position: Some(Position {
            latitude: 51_718_921,
            longitude: 8_757_509,
        }),
        transport: Some("Bus 2".to_owned()),
        step_free: StepFree::Yes,
        accessibility: Some("Aufzug".to_owned()),
        url: Some("https://rathaus.example".to_owned()),
        phones: vec![phone(scene, "05251 1")],
        ..blank(ids, now)
    };
    let hours = Hours {
        id: RowId::from_uuid(ids.next()),
        weekday: 2,
        opens: "09:00".parse().unwrap(),
        closes: "12:30".parse().unwrap(),
        every_weeks: 2,
        by_appointment: true,
        valid_from: Some(now.day()),
        valid_to: Some(now.day().plus_days(300)),
        note: Some("Seiteneingang".to_owned()),
    };
    let closure = Closure {
        id: RowId::from_uuid(ids.next()),
        from: now.day(),
        to: now.day().plus_days(3),
        reason: Some("Umzug".to_owned()),
    };
    Offer {
        name: "Beratung".to_owned(),
        alternate_name: Some("Rat".to_owned()),
        description: "<b>Rat</b> & Tat".to_owned(),
        plain_description: Some("Wir helfen.".to_owned()),
        url: Some("https://rat.example".to_owned()),
        email: Some("rat@rat.example".to_owned()),
        status: Status::TemporarilyClosed,
        closed_until: Some(now.day().plus_days(9)),
        application_process: Some("Anrufen".to_owned()),
        alert: Some("Umzug".to_owned()),
        eligibility: Eligibility {
            minimum_age: Some(18),
            maximum_age: Some(27),
            gender: Gender::Women,
            level_from: Some(Level::A1),
            level_to: Some(Level::B1),
            statuses: BTreeSet::from([ResidenceStatus::Permit, ResidenceStatus::Toleration]),
            note: Some("Mit Kind".to_owned()),
            ..Eligibility::default()
        },
        cost: Cost::Reimbursed,
        fees_note: Some("Fahrgeld".to_owned()),
        interpretation_note: Some("Spanisch".to_owned()),
        capacity: Capacity {
            unit: Some("Termine".to_owned()),
            available: Some(0),
            maximum: Some(8),
            waiting_days: Some(14),
            noted_on: Some(now.day()),
        },
        assured: Some(Assured {
            on: now.day(),
            by: None,
            by_name: None,
        }),
        source_url: Some("https://quelle.example".to_owned()),
        is_public: true,
        topics: BTreeSet::from([Topic::Family, Topic::Debt]),
        languages: BTreeSet::from([Language::Arabic, Language::PlainGerman]),
        texts: BTreeMap::from([(
            Language::Arabic,
            OfferText {
                name: "استشارة".to_owned(),
                description: "نساعدكم".to_owned(),
            },
        )]),
        documents: vec!["Ausweis".to_owned(), "Zeugnis".to_owned()],
        phones: vec![phone(scene, "05251 2"), phone(scene, "05251 3")],
        contacts: vec![Contact {
            id: RowId::from_uuid(ids.next()),
            name: "Fachkraft Test".to_owned(),
            function: Some("Leitung".to_owned()),
            email: Some("leitung@rat.example".to_owned()),
            phone: Some("05251 4".to_owned()),
            valid_until: Some(now.day().plus_days(100)),
        }],
        places: vec![AtPlace {
            id: RowId::from_uuid(ids.next()),
            place,
            note: Some("2. Stock".to_owned()),
            hours: vec![hours],
            closures: vec![closure],
        }],
        ..Offer::blank(OfferId::from_uuid(ids.next()), provider, (Origin::Own, now))
    }
}

async fn added(scene: &Scene) -> Offer {
    let offer = full(scene).await;
    let mut tx = scene.house.back_door.write().await.unwrap();
    let places = [offer.places[0].place.clone()];
    place::store::insert_many(&mut tx, &places).await.unwrap();
    write::insert_many(&mut tx, std::slice::from_ref(&offer), None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    offer
}

#[tokio::test]
async fn an_offer_is_read_back_as_it_was_written() {
    in_the_kreis(async |scene| {
        let offer = added(&scene).await;
        assert_eq!(scene.offer(offer.id).await, offer);
        assert!(scene.offers().await.contains(&offer));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_second_changes_nothing() {
    in_the_kreis(async |scene| {
        let offer = added(&scene).await;
        let now = scene.house.clock.now().plus_minutes(5);
        let mut tx = scene.house.back_door.write().await.unwrap();
        let first = Offer {
            name: "Erste".to_owned(),
            topics: BTreeSet::from([Topic::Sport]),
            ..offer.clone()
        };
        let second = Offer {
            name: "Zweite".to_owned(),
            ..offer.clone()
        };
        assert!(write::save(&mut tx, &first, (None, now)).await.unwrap());
        assert!(!write::save(&mut tx, &second, (None, now)).await.unwrap());
        tx.commit().await.unwrap();
        let stored = scene.offer(offer.id).await;
        assert_eq!((stored.name.as_str(), stored.version), ("Erste", 2));
        assert_eq!(stored.topics, first.topics);
        assert_eq!((stored.places, stored.contacts), (offer.places, offer.contacts));
        assert_eq!(stored.modified_at, now);
    })
    .await;
}

#[tokio::test]
async fn what_hangs_on_an_offer_comes_and_goes_and_marks_it_as_changed() {
    in_the_kreis(async |scene| {
        let offer = added(&scene).await;
        let at = offer.places[0].id;
        let later = scene.house.clock.now().plus_minutes(5);
        let mut tx = scene.house.back_door.write().await.unwrap();
        attached::remove_hours(&mut tx, offer.id, offer.places[0].hours[0].id)
            .await
            .unwrap();
        attached::remove_closure(&mut tx, offer.id, offer.places[0].closures[0].id)
            .await
            .unwrap();
        attached::remove_contact(&mut tx, offer.id, offer.contacts[0].id)
            .await
            .unwrap();
        attached::touch(&mut tx, offer.id, later).await.unwrap();
        tx.commit().await.unwrap();
        let stored = scene.offer(offer.id).await;
        assert!(stored.places[0].hours.is_empty() && stored.places[0].closures.is_empty());
        assert!(stored.contacts.is_empty());
        assert_eq!(stored.modified_at, later);
        let mut tx = scene.house.back_door.write().await.unwrap();
        attached::add_hours(&mut tx, at, &offer.places[0].hours[0])
            .await
            .unwrap();
        attached::take_from_place(&mut tx, offer.id, at).await.unwrap();
        tx.commit().await.unwrap();
        assert!(scene.offer(offer.id).await.places.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_place_that_changes_marks_its_offers_as_changed() {
    in_the_kreis(async |scene| {
        let offer = added(&scene).await;
        let later = scene.house.clock.now().plus_minutes(5);
        let mut tx = scene.house.back_door.write().await.unwrap();
        let place = Place {
            name: "Neues Rathaus".to_owned(),
            ..offer.places[0].place.clone()
        };
        assert!(place::store::save(&mut tx, &place, later).await.unwrap());
        assert!(!place::store::save(&mut tx, &place, later).await.unwrap());
        tx.commit().await.unwrap();
        let changed: Vec<Offer> = scene
            .offers()
            .await
            .into_iter()
            .filter(|one| one.modified_at == later)
            .collect();
        assert_eq!(
            changed.iter().map(|offer| offer.id).collect::<Vec<_>>(),
            [offer.id]
        );
        assert_eq!(changed[0].places[0].place.name, "Neues Rathaus");
    })
    .await;
}

#[tokio::test]
async fn many_offers_cost_as_many_statements_as_one() {
    in_the_kreis(async |scene| {
        let now = scene.house.clock.now();
        let mut tx = scene.house.back_door.write().await.unwrap();
        bulk::insert(&mut tx, 0..60, (&scene.house.ids, now))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let all = scene.offers().await;
        assert_eq!(all.len(), 60 + 13);
        let count = |before: u64| scene.house.access.statements_run() - before;
        let ids: Vec<OfferId> = all.iter().map(|offer| offer.id).take(50).collect();
        let mut tx = scene.house.back_door.read().await.unwrap();
        let before = scene.house.access.statements_run();
        let fifty = store::offers(&mut tx, &ids).await.unwrap();
        let for_fifty = count(before);
        assert_eq!(fifty, &all[..50]);
        let before = scene.house.access.statements_run();
        store::offer(&mut tx, ids[0]).await.unwrap().unwrap();
        assert_eq!(count(before), for_fifty);
    })
    .await;
}

#[tokio::test]
async fn confirming_and_noting_places_do_not_count_as_a_change_of_the_form() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = added(&scene).await;
        let later = scene.house.clock.now().plus_hours(1);
        let mut tx = scene.house.back_door.write().await.unwrap();
        care::confirm(&mut tx, offer.id, (bernd.account, later))
            .await
            .unwrap();
        let capacity = Capacity {
            available: Some(5),
            ..offer.capacity.clone()
        };
        care::note_capacity(&mut tx, offer.id, &capacity, later)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let stored = scene.offer(offer.id).await;
        assert_eq!(stored.version, offer.version);
        assert_eq!(stored.capacity.available, Some(5));
        let assured = stored.assured.unwrap();
        assert_eq!(
            (assured.by, assured.by_name),
            (Some(bernd.account), Some(bernd.display_name))
        );
    })
    .await;
}

#[tokio::test]
async fn contact_persons_are_removed_after_their_last_day() {
    in_the_kreis(async |scene| {
        let offer = added(&scene).await;
        let last = offer.contacts[0].valid_until.unwrap();
        let mut tx = scene.house.back_door.write().await.unwrap();
        let now = scene.house.clock.now();
        assert_eq!(care::remove_ended_contacts(&mut tx, last, now).await.unwrap(), 0);
        assert_eq!(
            care::remove_ended_contacts(&mut tx, last.plus_days(1), now)
                .await
                .unwrap(),
            1
        );
        tx.commit().await.unwrap();
        assert!(scene.offer(offer.id).await.contacts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn missing_offers_are_counted_exactly() {
    in_the_kreis(async |scene| {
        let today = scene.house.clock.today();
        let mut tx = scene.house.back_door.write().await.unwrap();
        let places = organisation::store::names::municipalities(&mut tx).await.unwrap();
        let gap = NewGap {
            field: FieldOfAction::Housing,
            topic: Some(Topic::FlatSearch),
            municipality: Some(places[0].0),
            language: None,
            people: 4,
            reason: GapReason::NoOffer,
            origin: GapOrigin::Case,
        };
        let nowhere = NewGap {
            municipality: None,
            people: 0,
            ..gap
        };
        for gap in [gap, gap, nowhere] {
            gap::store::note(&mut tx, gap, (&scene.house.ids, today))
                .await
                .unwrap();
        }
        let long_ago = today.plus_days(-400);
        gap::store::note(&mut tx, gap, (&scene.house.ids, long_ago))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut tx = scene.house.back_door.read().await.unwrap();
        let since = (today.plus_days(-30), today);
        let counts = gap::store::counts(&mut tx, since).await.unwrap();
        let of = |place| {
            counts
                .iter()
                .find(|count| count.municipality == place)
                .map(|count| (count.entries, count.people))
        };
        assert_eq!((of(Some(places[0].0)), of(None)), (Some((2, 8)), Some((1, 1))));
        assert_eq!(gap::store::latest(&mut tx, since, 10).await.unwrap().len(), 3);
    })
    .await;
}
