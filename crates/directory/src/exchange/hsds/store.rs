//! SQL of taking over a file: what is there already, and what hangs on offers that the file says anew.

use std::collections::{BTreeSet, HashMap};

use base::ids::{OfferId, PlaceId, RowId};
use db::failure::Result;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use crate::offer::model::Offer;

/// The versions of these places, as far as they are there.
pub(crate) async fn versions_of_places(tx: &mut Tx, ids: &[PlaceId]) -> Result<HashMap<PlaceId, i64>> {
    let mut versions = HashMap::new();
    for some in ids.chunks(LIST_LENGTH) {
        let rows: Vec<(PlaceId, i64)> = sql!("SELECT id, version FROM directory_place WHERE id IN ($1..$50)")
            .bind_50(some)
            .all(tx, |row| Ok((row.get("id")?, row.get("version")?)))
            .await?;
        versions.extend(rows);
    }
    Ok(versions)
}

/// Which of these ids rows that hang on offers, places and organisations have already.
pub(crate) async fn taken(tx: &mut Tx, ids: &[RowId]) -> Result<BTreeSet<RowId>> {
    let mut taken = BTreeSet::new();
    for some in ids.chunks(LIST_LENGTH) {
        for statement in [
            sql!("SELECT id FROM directory_phone WHERE id IN ($1..$50)"),
            sql!("SELECT id FROM directory_contact WHERE id IN ($1..$50)"),
            sql!("SELECT id FROM directory_offer_at_place WHERE id IN ($1..$50)"),
            sql!("SELECT id FROM directory_hours WHERE id IN ($1..$50)"),
            sql!("SELECT id FROM directory_closure WHERE id IN ($1..$50)"),
        ] {
            taken.extend(
                statement
                    .bind_50(some)
                    .all(tx, |row| row.get::<RowId>("id"))
                    .await?,
            );
        }
    }
    Ok(taken)
}

/// Removes what hangs on an offer and is said anew: phones, contact persons, places with hours and closures.
pub(crate) async fn clear(tx: &mut Tx, id: OfferId) -> Result<()> {
    for statement in [
        sql!(
            "DELETE FROM directory_hours
             WHERE offer_at_place_id IN (SELECT id FROM directory_offer_at_place WHERE offer_id = $1)"
        ),
        sql!(
            "DELETE FROM directory_closure
             WHERE offer_at_place_id IN (SELECT id FROM directory_offer_at_place WHERE offer_id = $1)"
        ),
        sql!("DELETE FROM directory_offer_at_place WHERE offer_id = $1"),
        sql!("DELETE FROM directory_contact WHERE offer_id = $1"),
        sql!("DELETE FROM directory_phone WHERE offer_id = $1"),
    ] {
        statement.bind(&id).run(tx).await?;
    }
    Ok(())
}

/// Removes the phones of a place that is said anew.
pub(crate) async fn clear_place(tx: &mut Tx, id: PlaceId) -> Result<()> {
    sql!("DELETE FROM directory_phone WHERE place_id = $1")
        .bind(&id)
        .run(tx)
        .await
        .map(drop)
}

/// Saves free capacity and confirmation, which the main form of an offer leaves alone.
pub(crate) async fn save_capacity_and_confirmation(tx: &mut Tx, offer: &Offer) -> Result<()> {
    sql!(
        "UPDATE directory_offer
         SET capacity_available = $2, capacity_maximum = $3, waiting_days = $4, capacity_noted_on = $5, assured_on = $6,
             assured_by = $7
         WHERE id = $1"
    )
    .bind(&offer.id)
    .bind(&offer.capacity.available)
    .bind(&offer.capacity.maximum)
    .bind(&offer.capacity.waiting_days)
    .bind(&offer.capacity.noted_on)
    .bind(&offer.assured.as_ref().map(|assured| assured.on))
    .bind(&offer.assured.as_ref().and_then(|assured| assured.by))
    .run(tx)
    .await
    .map(drop)
}
