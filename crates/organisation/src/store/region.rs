//! SQL of regions and social areas: how the district is cut. Which municipality lies in which region: `municipality`.

use access::permit::{House, Permit};
use base::ids::{RegionId, SocialAreaId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::evidence;
use super::rows::{Evidences, validity};
use crate::model::district::{Region, SocialArea};
use crate::model::evidence::{Evidence, FactKey};

/// Adds a region.
pub(crate) async fn insert(tx: &mut Tx, region: &Region) -> Result<()> {
    evidence::insert(tx, &FactKey::of(region.id), &region.evidence).await?;
    sql!("INSERT INTO organisation_region (id, name, valid_from, valid_until) VALUES ($1, $2, $3, $4)")
        .bind(&region.id)
        .bind(&region.name)
        .bind(&region.validity.from())
        .bind(&region.validity.until())
        .run(tx)
        .await
        .map(drop)
}

/// All regions.
pub(super) async fn all(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<Region>> {
    sql!("SELECT id, name, valid_from, valid_until FROM organisation_region")
        .all(tx, |row| {
            let id: RegionId = row.get("id")?;
            Ok(Region {
                id,
                name: row.get("name")?,
                validity: validity(row)?,
                evidence: evidences.of_id(id)?,
            })
        })
        .await
}

/// Adds a social area.
pub(crate) async fn insert_social_area(tx: &mut Tx, social_area: &SocialArea) -> Result<()> {
    evidence::insert(tx, &FactKey::of(social_area.id), &social_area.evidence).await?;
    sql!(
        "INSERT INTO organisation_social_area (id, municipality_id, name, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&social_area.id)
    .bind(&social_area.municipality)
    .bind(&social_area.name)
    .bind(&social_area.validity.from())
    .bind(&social_area.validity.until())
    .run(tx)
    .await
    .map(drop)
}

/// All social areas.
pub(super) async fn social_areas(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<SocialArea>> {
    sql!("SELECT id, municipality_id, name, valid_from, valid_until FROM organisation_social_area")
        .all(tx, |row| {
            let id = row.get("id")?;
            Ok(SocialArea {
                id,
                municipality: row.get("municipality_id")?,
                name: row.get("name")?,
                validity: validity(row)?,
                evidence: evidences.of_id(id)?,
            })
        })
        .await
}

/// Adds a region that is new in the district.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, region: &Region) -> Result<()> {
    insert(tx, region).await
}

/// Gives a region another name on this word.
pub async fn rename(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: RegionId,
    (name, on_word): (&str, &Evidence),
) -> Result<()> {
    evidence::replace(tx, &FactKey::of(id), on_word).await?;
    sql!("UPDATE organisation_region SET name = $2 WHERE id = $1")
        .bind(&id)
        .bind_text(name)
        .run(tx)
        .await
        .map(drop)
}

/// Gives a social area another name on this word.
pub async fn rename_social_area(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: SocialAreaId,
    (name, on_word): (&str, &Evidence),
) -> Result<()> {
    evidence::replace(tx, &FactKey::of(id), on_word).await?;
    sql!("UPDATE organisation_social_area SET name = $2 WHERE id = $1")
        .bind(&id)
        .bind_text(name)
        .run(tx)
        .await
        .map(drop)
}
