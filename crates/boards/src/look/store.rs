//! SQL of names that pages of this room need: of organisations and accounts, and of who sends its papers.

use access::permit::{House, Permit};
use base::ids::{AccountId, OrganisationId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// The controller of the district and its address, for the letterhead.
///
/// # Errors
/// What the database reports.
pub(crate) async fn sender(tx: &mut Tx) -> Result<Option<(String, Option<String>)>> {
    sql!(
        "SELECT c.name, c.address FROM organisation_district d
         JOIN organisation_controller c ON c.organisation_id = d.administration_id
         WHERE d.fact_key = 'district'"
    )
    .first(tx, |row| Ok((row.get("name")?, row.get("address")?)))
    .await
}

/// The organisations of the seats of a board, short where they have a short name.
///
/// # Errors
/// What the database reports.
pub(crate) async fn organisations(
    tx: &mut Tx,
    _permit: &Permit<House>,
) -> Result<Vec<(OrganisationId, String)>> {
    sql!(
        "SELECT id, COALESCE(short_name, name) AS name FROM organisation_organisation
         ORDER BY name, id LIMIT 1000"
    )
    .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
    .await
}

/// The accounts that can hold a seat, by name: those that are not locked.
///
/// # Errors
/// What the database reports.
pub(crate) async fn accounts(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<(AccountId, String)>> {
    sql!(
        "SELECT id, display_name FROM access_account WHERE locked_at IS NULL ORDER BY display_name, id LIMIT 2000"
    )
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}

/// The account of this id, if there is one that can hold a seat.
///
/// # Errors
/// What the database reports.
pub(crate) async fn account(tx: &mut Tx, _permit: &Permit<House>, text: &str) -> Result<Option<AccountId>> {
    let Ok(id) = text.parse::<AccountId>() else {
        return Ok(None);
    };
    sql!("SELECT id FROM access_account WHERE id = $1 AND locked_at IS NULL")
        .bind(&id)
        .first(tx, |row| row.get("id"))
        .await
}
