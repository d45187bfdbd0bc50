//! SQL of municipalities and their dated facts. Counts of inhabitants stand with the district's in `district`.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{MunicipalityId, RegionId, RowId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use super::rows::{Evidences, Grouped, broken, dated as dated_row, small};
use super::{dated, district, evidence};
use crate::model::evidence::FactKey;
use crate::model::history::{Dated, History};
use crate::model::municipality::{FocusGroup, Municipality, Participation, Population, Tile};
use crate::model::take_back::DatedFact;

/// Adds a municipality with all its dated facts.
pub(crate) async fn insert(tx: &mut Tx, municipality: &Municipality) -> Result<()> {
    evidence::insert(tx, &FactKey::of(municipality.id), &municipality.evidence).await?;
    insert_row(tx, municipality).await?;
    for count in &municipality.population {
        district::insert_population(tx, Some(municipality.id), count).await?;
    }
    for row in municipality.region.rows() {
        insert_region(tx, municipality.id, row).await?;
    }
    for row in municipality.participation.rows() {
        insert_participation(tx, municipality.id, row).await?;
    }
    for row in &municipality.focus_groups {
        insert_focus_group(tx, municipality.id, row).await?;
    }
    Ok(())
}

async fn insert_row(tx: &mut Tx, municipality: &Municipality) -> Result<()> {
    sql!(
        "INSERT INTO organisation_municipality
         (id, name, kind, ags, area, tile_row, tile_column, administration_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&municipality.id)
    .bind(&municipality.name)
    .bind(&municipality.kind)
    .bind(&municipality.ags)
    .bind(&municipality.area)
    .bind(&municipality.tile.map(|tile| i64::from(tile.row)))
    .bind(&municipality.tile.map(|tile| i64::from(tile.column)))
    .bind(&municipality.administration)
    .run(tx)
    .await
    .map(drop)
}

/// Adds a row that says to which region the municipality belongs.
pub(crate) async fn insert_region(tx: &mut Tx, place: MunicipalityId, row: &Dated<RegionId>) -> Result<()> {
    let statement = sql!(
        "INSERT INTO organisation_municipality_region (id, valid_from, valid_until, municipality_id, region_id)
         VALUES ($1, $2, $3, $4, $5)"
    );
    dated::insert(tx, row, statement, |row_of| row_of.bind(&place).bind(&row.value)).await
}

/// Adds a row that says whether the municipality takes part.
pub(crate) async fn insert_participation(
    tx: &mut Tx,
    place: MunicipalityId,
    row: &Dated<Participation>,
) -> Result<()> {
    let statement = sql!(
        "INSERT INTO organisation_participation (id, valid_from, valid_until, municipality_id, state)
         VALUES ($1, $2, $3, $4, $5)"
    );
    dated::insert(tx, row, statement, |row_of| row_of.bind(&place).bind(&row.value)).await
}

/// Adds a row that names a group the municipality puts first.
pub(crate) async fn insert_focus_group(
    tx: &mut Tx,
    place: MunicipalityId,
    row: &Dated<FocusGroup>,
) -> Result<()> {
    let statement = sql!(
        "INSERT INTO organisation_focus_group (id, valid_from, valid_until, municipality_id, focus_group)
         VALUES ($1, $2, $3, $4, $5)"
    );
    dated::insert(tx, row, statement, |row_of| row_of.bind(&place).bind(&row.value)).await
}

/// All municipalities with all their dated facts: four statements, however many there are.
pub(super) async fn all(
    tx: &mut Tx,
    evidences: &Evidences,
    populations: &mut Grouped<Option<MunicipalityId>, Population>,
) -> Result<Vec<Municipality>> {
    let mut regions = Grouped::new(regions(tx, evidences).await?);
    let mut participations = Grouped::new(participations(tx, evidences).await?);
    let mut focus_groups = Grouped::new(focus_groups(tx, evidences).await?);
    let mut municipalities = bare(tx, evidences).await?;
    for place in &mut municipalities {
        place.population = populations.take(&Some(place.id));
        place.region = regions.take_history(&place.id)?;
        place.participation = participations.take_history(&place.id)?;
        place.focus_groups = focus_groups.take(&place.id);
        place
            .focus_groups
            .sort_by_key(|row| (row.validity.from(), row.value));
    }
    Ok(municipalities)
}

async fn bare(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<Municipality>> {
    sql!(
        "SELECT id, name, kind, ags, area, tile_row, tile_column, administration_id FROM organisation_municipality"
    )
    .all(tx, |row| {
        let id = row.get("id")?;
        Ok(Municipality {
            id,
            name: row.get("name")?,
            kind: row.get("kind")?,
            ags: row.get("ags")?,
            area: row.get("area")?,
            tile: tile(row)?,
            administration: row.get("administration_id")?,
            population: Vec::new(),
            region: History::default(),
            participation: History::default(),
            focus_groups: Vec::new(),
            evidence: evidences.of_id(id)?,
        })
    })
    .await
}

fn tile(row: &Row<'_>) -> Result<Option<Tile>> {
    match (
        row.get::<Option<i64>>("tile_row")?,
        row.get::<Option<i64>>("tile_column")?,
    ) {
        (Some(down), Some(right)) => Ok(Some(Tile {
            row: small("tile_row", down)?,
            column: small("tile_column", right)?,
        })),
        (None, None) => Ok(None),
        _ => Err(broken("tile_row", "only half a tile")),
    }
}

async fn regions(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<(MunicipalityId, Dated<RegionId>)>> {
    sql!(
        "SELECT id, municipality_id, region_id, valid_from, valid_until FROM organisation_municipality_region"
    )
    .all(tx, |row| {
        Ok((
            row.get("municipality_id")?,
            dated_row(row, evidences, row.get("region_id")?)?,
        ))
    })
    .await
}

async fn participations(
    tx: &mut Tx,
    evidences: &Evidences,
) -> Result<Vec<(MunicipalityId, Dated<Participation>)>> {
    sql!("SELECT id, municipality_id, state, valid_from, valid_until FROM organisation_participation")
        .all(tx, |row| {
            Ok((
                row.get("municipality_id")?,
                dated_row(row, evidences, row.get("state")?)?,
            ))
        })
        .await
}

async fn focus_groups(
    tx: &mut Tx,
    evidences: &Evidences,
) -> Result<Vec<(MunicipalityId, Dated<FocusGroup>)>> {
    sql!("SELECT id, municipality_id, focus_group, valid_from, valid_until FROM organisation_focus_group")
        .all(tx, |row| {
            Ok((
                row.get("municipality_id")?,
                dated_row(row, evidences, row.get("focus_group")?)?,
            ))
        })
        .await
}

/// Adds a municipality that is new in the district.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, place: &Municipality) -> Result<()> {
    insert(tx, place).await
}

/// The version of a municipality's record, for the one who opens its form.
pub async fn version(tx: &mut Tx, _permit: &Permit<House>, id: MunicipalityId) -> Result<Option<i64>> {
    sql!("SELECT version FROM organisation_municipality WHERE id = $1")
        .bind(&id)
        .first(tx, |row| row.get("version"))
        .await
}

/// Saves the undated facts and counts the version; `false` if someone else was quicker.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, place: &Municipality, version: i64) -> Result<bool> {
    let touched = sql!(
        "UPDATE organisation_municipality
         SET name = $3, ags = $4, area = $5, tile_row = $6, tile_column = $7, administration_id = $8,
             version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&place.id)
    .bind(&version)
    .bind(&place.name)
    .bind(&place.ags)
    .bind(&place.area)
    .bind(&place.tile.map(|tile| i64::from(tile.row)))
    .bind(&place.tile.map(|tile| i64::from(tile.column)))
    .bind(&place.administration)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Adds a count of inhabitants.
pub async fn add_population(
    tx: &mut Tx,
    _permit: &Permit<House>,
    place: MunicipalityId,
    count: &Population,
) -> Result<()> {
    district::insert_population(tx, Some(place), count).await
}

/// Lets a new state of participation begin and the one before end.
pub async fn begin_participation(
    tx: &mut Tx,
    _permit: &Permit<House>,
    place: MunicipalityId,
    (ended, begun): (Option<RowId>, &Dated<Participation>),
) -> Result<()> {
    if let Some(ended) = ended {
        dated::set_until(
            tx,
            DatedFact::Participation,
            &FactKey::of(ended),
            Some(begun.validity.from()),
        )
        .await?;
    }
    insert_participation(tx, place, begun).await
}

/// Adds a group that the municipality puts first from a day on.
pub async fn begin_focus_group(
    tx: &mut Tx,
    _permit: &Permit<House>,
    place: MunicipalityId,
    row: &Dated<FocusGroup>,
) -> Result<()> {
    insert_focus_group(tx, place, row).await
}

/// Lets a group no longer be put first from a day on.
pub async fn end_focus_group(tx: &mut Tx, _permit: &Permit<House>, row: RowId, until: Day) -> Result<()> {
    dated::set_until(tx, DatedFact::FocusGroup, &FactKey::of(row), Some(until)).await
}

/// Moves a municipality to another region from a day on; days before keep the old one.
pub async fn move_to_region(
    tx: &mut Tx,
    _permit: &Permit<House>,
    place: MunicipalityId,
    (ended, begun): (Option<RowId>, &Dated<RegionId>),
) -> Result<()> {
    if let Some(ended) = ended {
        dated::set_until(
            tx,
            DatedFact::Region,
            &FactKey::of(ended),
            Some(begun.validity.from()),
        )
        .await?;
    }
    insert_region(tx, place, begun).await
}
