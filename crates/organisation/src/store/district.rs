//! SQL of the district's own row and counts of inhabitants. There is one district per database.

use access::edition;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::MunicipalityId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::evidence;
use super::rows::{Evidences, small};
use crate::model::district::District;
use crate::model::evidence::FactKey;
use crate::model::municipality::Population;

/// The name of the district that is already there.
pub(crate) async fn name(tx: &mut Tx) -> Result<Option<String>> {
    sql!("SELECT name FROM organisation_district")
        .first(tx, |row| row.get("name"))
        .await
}

/// Adds the district with its counts of inhabitants.
pub(crate) async fn insert(tx: &mut Tx, district: &District, as_of: Day, now: Moment) -> Result<()> {
    evidence::insert(tx, &FactKey::district(), &district.evidence).await?;
    insert_row(tx, district, as_of, now).await?;
    for count in &district.population {
        insert_population(tx, None, count).await?;
    }
    edition::store::count(tx).await
}

async fn insert_row(tx: &mut Tx, district: &District, as_of: Day, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO organisation_district (fact_key, name, kind, ags, administration_id, area, as_of, imported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&FactKey::district())
    .bind(&district.name)
    .bind(&district.kind)
    .bind(&district.ags)
    .bind(&district.administration)
    .bind(&district.area)
    .bind(&as_of)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// The district without its counts of inhabitants.
pub(super) async fn first(tx: &mut Tx, evidences: &Evidences) -> Result<Option<District>> {
    sql!("SELECT name, kind, ags, administration_id, area FROM organisation_district")
        .first(tx, |row| {
            Ok(District {
                name: row.get("name")?,
                kind: row.get("kind")?,
                ags: row.get("ags")?,
                administration: row.get("administration_id")?,
                area: row.get("area")?,
                population: Vec::new(),
                evidence: evidences.of(&FactKey::district())?,
            })
        })
        .await
}

/// Adds a count of inhabitants, of a municipality or (`None`) of the whole district.
pub(crate) async fn insert_population(
    tx: &mut Tx,
    place: Option<MunicipalityId>,
    count: &Population,
) -> Result<()> {
    evidence::insert(tx, &FactKey::of(count.id), &count.evidence).await?;
    sql!(
        "INSERT INTO organisation_population (id, municipality_id, day, inhabitants) VALUES ($1, $2, $3, $4)"
    )
    .bind(&count.id)
    .bind(&place)
    .bind(&count.day)
    .bind(&i64::from(count.inhabitants))
    .run(tx)
    .await
    .map(drop)
}

/// All counts of inhabitants in order of their days.
pub(super) async fn populations(
    tx: &mut Tx,
    evidences: &Evidences,
) -> Result<Vec<(Option<MunicipalityId>, Population)>> {
    let mut counts = sql!("SELECT id, municipality_id, day, inhabitants FROM organisation_population")
        .all(tx, |row| {
            let id = row.get("id")?;
            let inhabitants = small("inhabitants", row.get("inhabitants")?)?;
            let evidence = evidences.of_id(id)?;
            Ok((
                row.get("municipality_id")?,
                Population {
                    id,
                    day: row.get("day")?,
                    inhabitants,
                    evidence,
                },
            ))
        })
        .await?;
    counts.sort_by_key(|(_, count)| count.day);
    Ok(counts)
}

/// The version of the district's own record, its regions and its funding, for the one who opens one of their forms.
pub async fn version(tx: &mut Tx, _permit: &Permit<House>) -> Result<Option<i64>> {
    sql!("SELECT version FROM organisation_district")
        .first(tx, |row| row.get("version"))
        .await
}

/// Counts that version; `false` if someone else was quicker.
pub async fn count_version(tx: &mut Tx, _permit: &Permit<House>, version: i64) -> Result<bool> {
    let touched = sql!("UPDATE organisation_district SET version = version + 1 WHERE version = $1")
        .bind(&version)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// Saves the district's master data and counts the version; `false` if someone else was quicker.
pub async fn save(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (before, after): (&District, &District),
    version: i64,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE organisation_district
         SET name = $2, kind = $3, ags = $4, administration_id = $5, area = $6, version = version + 1
         WHERE version = $1"
    )
    .bind(&version)
    .bind(&after.name)
    .bind(&after.kind)
    .bind(&after.ags)
    .bind(&after.administration)
    .bind(&after.area)
    .run(tx)
    .await?;
    if after.evidence != before.evidence {
        evidence::replace(tx, &FactKey::district(), &after.evidence).await?;
    }
    Ok(touched == 1)
}

/// Adds a count of the district's inhabitants.
pub async fn add_population(tx: &mut Tx, _permit: &Permit<House>, count: &Population) -> Result<()> {
    insert_population(tx, None, count).await
}
