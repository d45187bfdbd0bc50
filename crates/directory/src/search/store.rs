//! SQL of what the index is built from, beside the offers themselves: their ids, organisations, municipalities.

use base::ids::{MunicipalityId, OfferId, OrganisationId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::search::shelf::Municipality;

/// Rows that are read at once.
const ROWS: i64 = 500;

/// The next offers in the order of their ids, public or not.
pub(crate) async fn ids_after(tx: &mut Tx, after: Option<OfferId>) -> Result<Vec<OfferId>> {
    let after = after.map_or_else(String::new, |id| id.to_string());
    sql!(
        "SELECT id FROM directory_offer
         WHERE id > $1
         ORDER BY id
         LIMIT $2"
    )
    .bind(&after)
    .bind(&ROWS)
    .all(tx, |row| row.get("id"))
    .await
}

/// The next offers that were changed after this one, the oldest change first.
pub(crate) async fn changed_after(
    tx: &mut Tx,
    (moment, offer): &(Moment, String),
) -> Result<Vec<(Moment, OfferId)>> {
    sql!(
        "SELECT modified_at, id FROM directory_offer
         WHERE (modified_at, id) > ($1, $2)
         ORDER BY modified_at, id
         LIMIT $3"
    )
    .bind(moment)
    .bind(offer)
    .bind(&ROWS)
    .all(tx, |row| Ok((row.get("modified_at")?, row.get("id")?)))
    .await
}

/// The next organisations in the order of their ids, each with name and short name.
pub(crate) async fn organisations_after(
    tx: &mut Tx,
    after: Option<OrganisationId>,
) -> Result<Vec<(OrganisationId, String, Option<String>)>> {
    let after = after.map_or_else(String::new, |id| id.to_string());
    sql!(
        "SELECT id, name, short_name FROM organisation_organisation
         WHERE id > $1
         ORDER BY id
         LIMIT $2"
    )
    .bind(&after)
    .bind(&ROWS)
    .all(tx, |row| {
        Ok((row.get("id")?, row.get("name")?, row.get("short_name")?))
    })
    .await
}

/// All municipalities and city districts, by name.
pub(crate) async fn municipalities(tx: &mut Tx) -> Result<Vec<Municipality>> {
    sql!("SELECT id, name, ags FROM organisation_municipality ORDER BY name, id LIMIT $1")
        .bind(&ROWS)
        .all(tx, |row| {
            Ok(Municipality {
                id: row.get::<MunicipalityId>("id")?,
                name: row.get("name")?,
                ags: row.get("ags")?,
            })
        })
        .await
}
