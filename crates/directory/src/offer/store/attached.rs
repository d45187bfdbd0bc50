//! SQL of what hangs on an offer and is written one by one: its places, hours, closures and contact persons. Each write
//! marks the offer as changed.

use base::ids::{OfferId, OrganisationId, PlaceId, RowId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::contact::model::Contact;
use crate::offer::hours::{Closure, Hours};
use crate::offer::model::{AtPlace, Offer};

/// Adds places, hours, closures and contact persons of new offers.
pub(crate) async fn insert_many(tx: &mut Tx, offers: &[Offer]) -> Result<()> {
    let at_places: Vec<(OfferId, &AtPlace)> = offers
        .iter()
        .flat_map(|offer| offer.places.iter().map(move |at_place| (offer.id, at_place)))
        .collect();
    let hours: Vec<(RowId, &Hours)> = at_places
        .iter()
        .flat_map(|(_, at_place)| at_place.hours.iter().map(|hours| (at_place.id, hours)))
        .collect();
    let closures: Vec<(RowId, &Closure)> = at_places
        .iter()
        .flat_map(|(_, at_place)| at_place.closures.iter().map(|closure| (at_place.id, closure)))
        .collect();
    let contacts: Vec<Whose<'_>> = offers
        .iter()
        .flat_map(|offer| {
            let contacts = offer.contacts.iter();
            contacts.map(move |contact| (offer.provider.id, Some(offer.id), contact))
        })
        .collect();
    sql!("INSERT INTO directory_offer_at_place (id, offer_id, place_id, note) VALUES ($1, $2, $3, $4)")
        .run_for_each(tx, at_places, |statement, (offer, at_place)| {
            statement
                .bind(&at_place.id)
                .bind(&offer)
                .bind(&at_place.place.id)
                .bind(&at_place.note)
        })
        .await?;
    insert_hours(tx, hours).await?;
    insert_closures(tx, closures).await?;
    insert_contacts(tx, contacts).await
}

/// A contact person with the organisation and offer it belongs to.
type Whose<'a> = (OrganisationId, Option<OfferId>, &'a Contact);

async fn insert_hours(tx: &mut Tx, hours: Vec<(RowId, &Hours)>) -> Result<()> {
    sql!(
        "INSERT INTO directory_hours (id, offer_at_place_id, weekday, opens, closes, every_weeks, by_appointment,
                                      valid_from, valid_to, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .run_for_each(tx, hours, |statement, (at_place, hours)| {
        statement
            .bind(&hours.id)
            .bind(&at_place)
            .bind(&i64::from(hours.weekday))
            .bind(&hours.opens)
            .bind(&hours.closes)
            .bind(&hours.every_weeks)
            .bind(&hours.by_appointment)
            .bind(&hours.valid_from)
            .bind(&hours.valid_to)
            .bind(&hours.note)
    })
    .await
    .map(drop)
}

async fn insert_closures(tx: &mut Tx, closures: Vec<(RowId, &Closure)>) -> Result<()> {
    sql!(
        "INSERT INTO directory_closure (id, offer_at_place_id, from_day, to_day, reason)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .run_for_each(tx, closures, |statement, (at_place, closure)| {
        statement
            .bind(&closure.id)
            .bind(&at_place)
            .bind(&closure.from)
            .bind(&closure.to)
            .bind(&closure.reason)
    })
    .await
    .map(drop)
}

async fn insert_contacts(tx: &mut Tx, contacts: Vec<Whose<'_>>) -> Result<()> {
    sql!(
        "INSERT INTO directory_contact (id, organisation_id, offer_id, name, function_title, email, phone, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .run_for_each(tx, contacts, |statement, (organisation, offer, contact)| {
        statement
            .bind(&contact.id)
            .bind(&organisation)
            .bind(&offer)
            .bind(&contact.name)
            .bind(&contact.function)
            .bind(&contact.email)
            .bind(&contact.phone)
            .bind(&contact.valid_until)
    })
    .await
    .map(drop)
}

/// Marks an offer as changed, so that whoever keeps a copy reads it again.
///
/// # Errors
/// What the database reports.
pub async fn touch(tx: &mut Tx, offer: OfferId, now: Moment) -> Result<()> {
    sql!("UPDATE directory_offer SET modified_at = $2 WHERE id = $1")
        .bind(&offer)
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

/// Says that an offer is at a place; nothing happens if it is there already.
///
/// # Errors
/// What the database reports.
pub async fn put_at_place(
    tx: &mut Tx,
    id: RowId,
    (offer, place): (OfferId, PlaceId),
    note: &Option<String>,
) -> Result<()> {
    sql!(
        "INSERT INTO directory_offer_at_place (id, offer_id, place_id, note)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (offer_id, place_id) DO NOTHING"
    )
    .bind(&id)
    .bind(&offer)
    .bind(&place)
    .bind(note)
    .run(tx)
    .await
    .map(drop)
}

/// Takes an offer away from a place, with its hours and closures there.
///
/// # Errors
/// What the database reports.
pub async fn take_from_place(tx: &mut Tx, offer: OfferId, id: RowId) -> Result<()> {
    for statement in [
        sql!(
            "DELETE FROM directory_hours
             WHERE offer_at_place_id IN (SELECT id FROM directory_offer_at_place WHERE id = $1 AND offer_id = $2)"
        ),
        sql!(
            "DELETE FROM directory_closure
             WHERE offer_at_place_id IN (SELECT id FROM directory_offer_at_place WHERE id = $1 AND offer_id = $2)"
        ),
        sql!("DELETE FROM directory_offer_at_place WHERE id = $1 AND offer_id = $2"),
    ] {
        statement.bind(&id).bind(&offer).run(tx).await?;
    }
    Ok(())
}

/// Adds a time of opening.
///
/// # Errors
/// What the database reports.
pub async fn add_hours(tx: &mut Tx, at_place: RowId, hours: &Hours) -> Result<()> {
    insert_hours(tx, vec![(at_place, hours)]).await
}

/// Removes a time of opening of this offer.
///
/// # Errors
/// What the database reports.
pub async fn remove_hours(tx: &mut Tx, offer: OfferId, id: RowId) -> Result<()> {
    sql!(
        "DELETE FROM directory_hours
         WHERE id = $1 AND offer_at_place_id IN (SELECT id FROM directory_offer_at_place WHERE offer_id = $2)"
    )
    .bind(&id)
    .bind(&offer)
    .run(tx)
    .await
    .map(drop)
}

/// Adds days on which it is closed.
///
/// # Errors
/// What the database reports.
pub async fn add_closure(tx: &mut Tx, at_place: RowId, closure: &Closure) -> Result<()> {
    insert_closures(tx, vec![(at_place, closure)]).await
}

/// Removes days on which it is closed.
///
/// # Errors
/// What the database reports.
pub async fn remove_closure(tx: &mut Tx, offer: OfferId, id: RowId) -> Result<()> {
    sql!(
        "DELETE FROM directory_closure
         WHERE id = $1 AND offer_at_place_id IN (SELECT id FROM directory_offer_at_place WHERE offer_id = $2)"
    )
    .bind(&id)
    .bind(&offer)
    .run(tx)
    .await
    .map(drop)
}

/// Adds a contact person of an offer.
///
/// # Errors
/// What the database reports.
pub async fn add_contact(
    tx: &mut Tx,
    (organisation, offer): (OrganisationId, OfferId),
    contact: &Contact,
) -> Result<()> {
    insert_contacts(tx, vec![(organisation, Some(offer), contact)]).await
}

/// Removes a contact person of this offer.
///
/// # Errors
/// What the database reports.
pub async fn remove_contact(tx: &mut Tx, offer: OfferId, id: RowId) -> Result<()> {
    sql!("DELETE FROM directory_contact WHERE id = $1 AND offer_id = $2")
        .bind(&id)
        .bind(&offer)
        .run(tx)
        .await
        .map(drop)
}
