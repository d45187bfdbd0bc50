//! SQL of places and their phone numbers. Which offers are there: `offer`.

use base::ids::{OrganisationId, PlaceId};
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use crate::offer::store::children::{Grouped, phone_of_row};
use crate::place::model::{Phone, Place, Position};

/// Most places of a list.
const LONGEST: i64 = 500;

/// One place with its phone numbers.
///
/// # Errors
/// What the database reports.
pub async fn place(tx: &mut Tx, id: PlaceId) -> Result<Option<Place>> {
    let found = sql!(
        "SELECT id, organisation_id, name, kind, street, postcode, town, municipality_id, latitude, longitude,
                transport, step_free, accessibility, url, modified_at, version
         FROM directory_place
         WHERE id = $1"
    )
    .bind(&id)
    .first(tx, place_of_row)
    .await?;
    let Some(mut place) = found else { return Ok(None) };
    place.phones = phones(tx, &[id]).await?.take(&id);
    Ok(Some(place))
}

/// The places of an organisation by name, without phone numbers.
///
/// # Errors
/// What the database reports.
pub async fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Place>> {
    sql!(
        "SELECT id, organisation_id, name, kind, street, postcode, town, municipality_id, latitude, longitude,
                transport, step_free, accessibility, url, modified_at, version
         FROM directory_place
         WHERE organisation_id = $1
         ORDER BY name, id
         LIMIT $2"
    )
    .bind(&organisation)
    .bind(&LONGEST)
    .all(tx, place_of_row)
    .await
}

/// Places by name, the next ones after this name and id, without phone numbers.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, (name, id): (&str, &str), rows: i64) -> Result<Vec<Place>> {
    sql!(
        "SELECT id, organisation_id, name, kind, street, postcode, town, municipality_id, latitude, longitude,
                transport, step_free, accessibility, url, modified_at, version
         FROM directory_place
         WHERE (name, id) > ($1, $2)
         ORDER BY name, id
         LIMIT $3"
    )
    .bind_text(name)
    .bind_text(id)
    .bind(&rows)
    .all(tx, place_of_row)
    .await
}

/// Adds places with their phone numbers.
///
/// # Errors
/// What the database reports.
pub async fn insert_many(tx: &mut Tx, places: &[Place]) -> Result<()> {
    sql!(
        "INSERT INTO directory_place (id, organisation_id, name, kind, street, postcode, town, municipality_id,
                                      latitude, longitude, transport, step_free, accessibility, url, modified_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    )
    .run_for_each(tx, places, |statement, place| {
        statement
            .bind(&place.id)
            .bind(&place.organisation)
            .bind(&place.name)
            .bind(&place.kind)
            .bind(&place.street)
            .bind(&place.postcode)
            .bind(&place.town)
            .bind(&place.municipality)
            .bind(&place.position.map(|position| position.latitude))
            .bind(&place.position.map(|position| position.longitude))
            .bind(&place.transport)
            .bind(&place.step_free)
            .bind(&place.accessibility)
            .bind(&place.url)
            .bind(&place.modified_at)
            .bind(&place.version)
    })
    .await?;
    insert_phones(tx, places).await
}

/// Saves a place with its phone numbers and marks the offers that are there as changed; `false` if someone else was
/// quicker than the version of this value.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, place: &Place, now: Moment) -> Result<bool> {
    let touched = sql!(
        "UPDATE directory_place
         SET organisation_id = $3, name = $4, kind = $5, street = $6, postcode = $7, town = $8, municipality_id = $9,
             latitude = $10, longitude = $11, transport = $12, step_free = $13, accessibility = $14, url = $15,
             modified_at = $16, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&place.id)
    .bind(&place.version)
    .bind(&place.organisation)
    .bind(&place.name)
    .bind(&place.kind)
    .bind(&place.street)
    .bind(&place.postcode)
    .bind(&place.town)
    .bind(&place.municipality)
    .bind(&place.position.map(|position| position.latitude))
    .bind(&place.position.map(|position| position.longitude))
    .bind(&place.transport)
    .bind(&place.step_free)
    .bind(&place.accessibility)
    .bind(&place.url)
    .bind(&now)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM directory_phone WHERE place_id = $1")
        .bind(&place.id)
        .run(tx)
        .await?;
    insert_phones(tx, std::slice::from_ref(place)).await?;
    sql!(
        "UPDATE directory_offer SET modified_at = $2
         WHERE id IN (SELECT offer_id FROM directory_offer_at_place WHERE place_id = $1)"
    )
    .bind(&place.id)
    .bind(&now)
    .run(tx)
    .await?;
    Ok(true)
}

async fn insert_phones(tx: &mut Tx, places: &[Place]) -> Result<()> {
    let rows: Vec<(PlaceId, (i64, &Phone))> = places
        .iter()
        .flat_map(|place| (0_i64..).zip(&place.phones).map(move |row| (place.id, row)))
        .collect();
    sql!("INSERT INTO directory_phone (id, place_id, position, number, note) VALUES ($1, $2, $3, $4, $5)")
        .run_for_each(tx, rows, |statement, (place, (position, phone))| {
            statement
                .bind(&phone.id)
                .bind(&place)
                .bind(&position)
                .bind(&phone.number)
                .bind(&phone.note)
        })
        .await
        .map(drop)
}

async fn phones(tx: &mut Tx, ids: &[PlaceId]) -> Result<Grouped<PlaceId, Phone>> {
    debug_assert!(ids.len() <= LIST_LENGTH, "one statement takes fifty places");
    sql!(
        "SELECT place_id, id, number, note FROM directory_phone
         WHERE place_id IN ($1..$50)
         ORDER BY place_id, position"
    )
    .bind_50(ids)
    .all(tx, |row| Ok((row.get("place_id")?, phone_of_row(row)?)))
    .await
    .map(Grouped::new)
}

/// The place as its row says, without phone numbers.
pub(crate) fn place_of_row(row: &Row<'_>) -> Result<Place> {
    let latitude: Option<i64> = row.get("latitude")?;
    let longitude: Option<i64> = row.get("longitude")?;
    Ok(Place {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        street: row.get("street")?,
        postcode: row.get("postcode")?,
        town: row.get("town")?,
        municipality: row.get("municipality_id")?,
        position: latitude
            .zip(longitude)
            .map(|(latitude, longitude)| Position { latitude, longitude }),
        transport: row.get("transport")?,
        step_free: row.get("step_free")?,
        accessibility: row.get("accessibility")?,
        url: row.get("url")?,
        phones: Vec::new(),
        modified_at: row.get("modified_at")?,
        version: row.get("version")?,
    })
}
