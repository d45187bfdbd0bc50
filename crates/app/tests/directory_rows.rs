//! Rows of the directory for the walks: an offer at a place, and a proposal about it, all with the same id.

use std::collections::BTreeSet;

use base::ids::{OfferId, PlaceId};
use base::moment::Moment;
use db::statement::Statement;
use directory::offer::model::{AtPlace, Offer, Origin, Provider};
use directory::offer::store::write;
use directory::place::form::blank;
use directory::place::model::Place;
use directory::search::finder::Finder;
use directory::topic::Topic;
use organisation::model::structure::Structure;

use crate::scene::Scene;

/// The id of all of them.
pub(crate) const ID: &str = "00000000-0000-4000-8000-00000000d1e5";

/// Adds the rows, once, and makes them searchable.
pub(crate) async fn add(scene: &Scene, structure: &Structure) {
    let now = scene.house.clock.now();
    let mut tx = scene.house.back_door.write().await.unwrap();
    let id: OfferId = ID.parse().unwrap();
    if directory::offer::store::offer(&mut tx, id)
        .await
        .unwrap()
        .is_some()
    {
        return;
    }
    let place = Place {
        id: ID.parse::<PlaceId>().unwrap(),
        name: "Rathaus".to_owned(),
        ..blank(&scene.house.ids, now)
    };
    directory::place::store::insert_many(&mut tx, std::slice::from_ref(&place))
        .await
        .unwrap();
    write::insert_many(&mut tx, &[offer(id, place, structure, now)], None)
        .await
        .unwrap();
    Statement::new(
        "INSERT INTO directory_proposal (id, offer_id, changes, note, origin, made_at, state)
         VALUES ($1, $1, '{\"name\":\"Sprachtreff\"}', 'Neuer Name', 'public', $2, 'open')",
    )
    .bind_text(ID)
    .bind(&now)
    .run(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    // The server does so in the background.
    let finder = scene.furnished.rooms.get::<Finder>().unwrap();
    finder.build(&scene.house.back_door).await.unwrap();
}

fn offer(id: OfferId, place: Place, structure: &Structure, now: Moment) -> Offer {
    let organisation = &structure.organisations[0];
    let provider = Provider {
        id: organisation.id,
        name: organisation.name.clone(),
        short_name: organisation.short_name.clone(),
    };
    Offer {
        name: "Sprachcafé".to_owned(),
        description: "Deutsch sprechen bei Kaffee.".to_owned(),
        topics: BTreeSet::from([Topic::Conversation]),
        places: vec![AtPlace {
            id: ID.parse().unwrap(),
            place,
            note: None,
            hours: Vec::new(),
            closures: Vec::new(),
        }],
        ..Offer::blank(id, provider, (Origin::Own, now))
    }
}
