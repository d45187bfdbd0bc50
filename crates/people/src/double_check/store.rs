//! SQL of the double check: how often it was asked, by whom somebody is cared for, which controllers may be asked.

use access::failure::Result;
use access::permit::{House, Permit};
use base::ids::{MunicipalityId, OrganisationId, PersonId, RowId};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

/// Who cares for somebody.
#[derive(Clone, Debug)]
pub struct Carer {
    /// The name of the account.
    pub name: String,
    /// The controller.
    pub controller: OrganisationId,
    /// Where the person belongs.
    pub municipality: Option<MunicipalityId>,
}

/// How often the account of the permit has asked since a moment; what it asked before is forgotten.
///
/// # Errors
/// What the database reports.
pub async fn asked_since(tx: &mut Tx, permit: &Permit<House>, since: Moment) -> Result<i64> {
    sql!("DELETE FROM people_double_check WHERE account_id = $1 AND checked_at < $2")
        .bind(&permit.account())
        .bind(&since)
        .run(tx)
        .await?;
    Ok(
        sql!("SELECT COUNT(*) AS n FROM people_double_check WHERE account_id = $1")
            .bind(&permit.account())
            .number(tx)
            .await?,
    )
}

/// Notes that the account of the permit asks.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<House>, id: RowId) -> Result<()> {
    sql!("INSERT INTO people_double_check (id, account_id, checked_at) VALUES ($1, $2, $3)")
        .bind(&id)
        .bind(&permit.account())
        .bind(&permit.now())
        .run(tx)
        .await?;
    Ok(())
}

/// Who cares for a person that the double check found.
///
/// # Errors
/// What the database reports.
pub async fn carer(tx: &mut Tx, _permit: &Permit<House>, person: PersonId) -> Result<Option<Carer>> {
    Ok(sql!(
        "SELECT a.display_name, s.controller_id, s.municipality_id
         FROM access_subject s JOIN access_account a ON a.id = s.account_id
         WHERE s.id = $1 AND NOT s.is_restricted"
    )
    .bind(&person)
    .first(tx, |row| {
        Ok(Carer {
            name: row.get("display_name")?,
            controller: row.get("controller_id")?,
            municipality: row.get("municipality_id")?,
        })
    })
    .await?)
}

/// Where to ask about somebody who is cared for elsewhere.
///
/// # Errors
/// What the database reports.
pub async fn place(tx: &mut Tx, _permit: &Permit<House>, carer: &Carer) -> Result<String> {
    let municipality = sql!("SELECT name FROM organisation_municipality WHERE id = $1")
        .bind(&carer.municipality)
        .first(tx, |row| row.get::<String>("name"))
        .await?;
    if let Some(name) = municipality {
        return Ok(name);
    }
    let controller = sql!("SELECT name FROM organisation_organisation WHERE id = $1")
        .bind(&carer.controller)
        .first(tx, |row| row.get::<String>("name"))
        .await?;
    Ok(controller.unwrap_or_else(|| "einer anderen Kommune".to_owned()))
}

/// The controllers that let case managers of others ask, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn released(tx: &mut Tx) -> Result<Vec<OrganisationId>> {
    Ok(sql!(
        "SELECT controller_id FROM people_double_check_release
         WHERE ended_at IS NULL
         ORDER BY controller_id
         LIMIT 50"
    )
    .all(tx, |row| row.get("controller_id"))
    .await?)
}

/// A controller with case managers, and whether it lets others ask.
#[derive(Clone, Debug)]
pub struct Controller {
    /// The controller.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether it lets others ask.
    pub is_released: bool,
}

/// The controllers that employ case managers, by name, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn controllers(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Controller>> {
    Ok(sql!(
        "SELECT o.id, o.name,
             EXISTS (SELECT 1 FROM people_double_check_release d WHERE d.controller_id = o.id AND d.ended_at IS NULL)
                 AS is_released
         FROM organisation_organisation o
         WHERE o.id IN (SELECT r.scope_id FROM access_role_assignment r
                        WHERE r.role = 'case_manager' AND r.scope_kind = 'employer')
         ORDER BY o.name, o.id
         LIMIT 50"
    )
    .all(tx, |row| {
        Ok(Controller {
            id: row.get("id")?,
            name: row.get("name")?,
            is_released: row.get("is_released")?,
        })
    })
    .await?)
}

/// Lets others ask this controller from now on.
///
/// # Errors
/// What the database reports.
pub async fn release(
    tx: &mut Tx,
    permit: &Permit<House>,
    id: RowId,
    controller: OrganisationId,
) -> Result<()> {
    sql!(
        "INSERT INTO people_double_check_release (id, controller_id, released_by, released_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (controller_id) WHERE ended_at IS NULL DO NOTHING"
    )
    .bind(&id)
    .bind(&controller)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(())
}

/// Lets others ask this controller no longer.
///
/// # Errors
/// What the database reports.
pub async fn end_release(tx: &mut Tx, permit: &Permit<House>, controller: OrganisationId) -> Result<()> {
    sql!(
        "UPDATE people_double_check_release SET ended_by = $1, ended_at = $2
         WHERE controller_id = $3 AND ended_at IS NULL"
    )
    .bind(&permit.account())
    .bind(&permit.now())
    .bind(&controller)
    .run(tx)
    .await?;
    Ok(())
}
