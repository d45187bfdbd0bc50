//! Names of regions, municipalities and organisations for choices elsewhere, such as where a role holds.

use base::ids::{MunicipalityId, OrganisationId, RegionId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Most rows of a choice.
const LONGEST: i64 = 1_000;

/// All regions with their names.
///
/// # Errors
/// What the database reports.
pub async fn regions(tx: &mut Tx) -> Result<Vec<(RegionId, String)>> {
    sql!("SELECT id, name FROM organisation_region ORDER BY name, id LIMIT $1")
        .bind(&LONGEST)
        .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
        .await
}

/// All municipalities or city districts with their names.
///
/// # Errors
/// What the database reports.
pub async fn municipalities(tx: &mut Tx) -> Result<Vec<(MunicipalityId, String)>> {
    sql!("SELECT id, name FROM organisation_municipality ORDER BY name, id LIMIT $1")
        .bind(&LONGEST)
        .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
        .await
}

/// All organisations with their names.
///
/// # Errors
/// What the database reports.
pub async fn organisations(tx: &mut Tx) -> Result<Vec<(OrganisationId, String)>> {
    sql!("SELECT id, name FROM organisation_organisation ORDER BY name, id LIMIT $1")
        .bind(&LONGEST)
        .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
        .await
}
