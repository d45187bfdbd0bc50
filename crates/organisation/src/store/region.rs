//! SQL of regions and social areas: how the district is cut. Which municipality lies in which region: `municipality`.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{RegionId, SocialAreaId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::dated::DatedRow;
use super::rows::{Evidences, validity};
use super::{dated, evidence};
use crate::model::district::{Region, SocialArea};
use crate::model::evidence::{Evidence, FactKey};
use crate::model::take_back::DatedFact;

/// Adds a region.
pub(crate) async fn insert(tx: &mut Tx, region: &Region) -> Result<()> {
    let row = DatedRow {
        key: FactKey::of(region.id),
        validity: region.validity,
        evidence: &region.evidence,
    };
    let statement =
        sql!("INSERT INTO organisation_region (id, valid_from, valid_until, name) VALUES ($1, $2, $3, $4)");
    dated::insert(tx, row, statement, |row_of| row_of.bind(&region.name)).await
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
pub(crate) async fn insert_social_area(tx: &mut Tx, area: &SocialArea) -> Result<()> {
    let row = DatedRow {
        key: FactKey::of(area.id),
        validity: area.validity,
        evidence: &area.evidence,
    };
    let statement = sql!(
        "INSERT INTO organisation_social_area (id, valid_from, valid_until, municipality_id, name)
         VALUES ($1, $2, $3, $4, $5)"
    );
    dated::insert(tx, row, statement, |row_of| {
        row_of.bind(&area.municipality).bind(&area.name)
    })
    .await
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

/// Adds a social area that is new in the district.
pub async fn add_social_area(tx: &mut Tx, _permit: &Permit<House>, area: &SocialArea) -> Result<()> {
    insert_social_area(tx, area).await
}

/// Lets a social area end: `until` is the first day on which it no longer exists.
pub async fn end_social_area(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: SocialAreaId,
    until: Option<Day>,
) -> Result<()> {
    dated::set_until(tx, DatedFact::SocialArea, &FactKey::of(id), until).await
}
