//! SQL of organisations and their controller data. Posts they employ: `post`.

use access::permit::{House, Permit};
use base::ids::OrganisationId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::evidence;
use super::rows::{Evidences, Grouped};
use crate::model::evidence::FactKey;
use crate::model::organisation::{Controller, Organisation};

/// Adds an organisation with its controller data; the one it is part of may follow in the same transaction.
pub(crate) async fn insert(tx: &mut Tx, organisation: &Organisation) -> Result<()> {
    evidence::insert(tx, &FactKey::of(organisation.id), &organisation.evidence).await?;
    insert_row(tx, organisation).await?;
    match &organisation.controller {
        Some(controller) => insert_controller(tx, organisation.id, controller).await,
        None => Ok(()),
    }
}

async fn insert_row(tx: &mut Tx, organisation: &Organisation) -> Result<()> {
    sql!(
        "INSERT INTO organisation_organisation (id, name, short_name, kind, part_of_id)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&organisation.id)
    .bind(&organisation.name)
    .bind(&organisation.short_name)
    .bind(&organisation.kind)
    .bind(&organisation.part_of)
    .run(tx)
    .await
    .map(drop)
}

/// Adds controller data of its own to an organisation.
pub(crate) async fn insert_controller(
    tx: &mut Tx,
    organisation: OrganisationId,
    controller: &Controller,
) -> Result<()> {
    let key = FactKey::controller(organisation);
    evidence::put(tx, &key, &controller.evidence).await?;
    sql!(
        "INSERT INTO organisation_controller (organisation_id, fact_key, name, address, data_protection_contact, law)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&organisation)
    .bind(&key)
    .bind(&controller.name)
    .bind(&controller.address)
    .bind(&controller.data_protection_contact)
    .bind(&controller.law)
    .run(tx)
    .await
    .map(drop)
}

/// All organisations with their controller data.
pub(super) async fn all(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<Organisation>> {
    let mut controllers = Grouped::new(controllers(tx, evidences).await?);
    let mut organisations =
        sql!("SELECT id, name, short_name, kind, part_of_id FROM organisation_organisation")
            .all(tx, |row| {
                let id = row.get("id")?;
                Ok(Organisation {
                    id,
                    name: row.get("name")?,
                    short_name: row.get("short_name")?,
                    kind: row.get("kind")?,
                    part_of: row.get("part_of_id")?,
                    controller: None,
                    evidence: evidences.of_id(id)?,
                })
            })
            .await?;
    for organisation in &mut organisations {
        organisation.controller = controllers.take(&organisation.id).pop();
    }
    Ok(organisations)
}

async fn controllers(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<(OrganisationId, Controller)>> {
    sql!("SELECT organisation_id, fact_key, name, address, data_protection_contact, law FROM organisation_controller")
        .all(tx, |row| {
            let controller = Controller {
                name: row.get("name")?,
                address: row.get("address")?,
                data_protection_contact: row.get("data_protection_contact")?,
                law: row.get("law")?,
                evidence: evidences.of(&row.get("fact_key")?)?,
            };
            Ok((row.get("organisation_id")?, controller))
        })
        .await
}

/// The version of an organisation's record, for the one who opens its form.
pub async fn version(tx: &mut Tx, _permit: &Permit<House>, id: OrganisationId) -> Result<Option<i64>> {
    sql!("SELECT version FROM organisation_organisation WHERE id = $1")
        .bind(&id)
        .first(tx, |row| row.get("version"))
        .await
}

/// Adds an organisation that is new in the district.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, organisation: &Organisation) -> Result<()> {
    insert(tx, organisation).await
}

/// Saves an organisation with its controller data and counts the version; `false` if someone else was quicker.
pub async fn save(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (before, after): (&Organisation, &Organisation),
    version: i64,
) -> Result<bool> {
    if !save_row(tx, after, version).await? {
        return Ok(false);
    }
    evidence::replace(tx, &FactKey::of(after.id), &after.evidence).await?;
    match (&before.controller, &after.controller) {
        (None, None) => {}
        (None, Some(controller)) => insert_controller(tx, after.id, controller).await?,
        (Some(_), None) => delete_controller(tx, after.id).await?,
        (Some(_), Some(controller)) => {
            evidence::replace(tx, &FactKey::controller(after.id), &controller.evidence).await?;
            save_controller(tx, after.id, controller).await?;
        }
    }
    Ok(true)
}

async fn save_row(tx: &mut Tx, organisation: &Organisation, version: i64) -> Result<bool> {
    let touched = sql!(
        "UPDATE organisation_organisation
         SET name = $3, short_name = $4, kind = $5, part_of_id = $6, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&organisation.id)
    .bind(&version)
    .bind(&organisation.name)
    .bind(&organisation.short_name)
    .bind(&organisation.kind)
    .bind(&organisation.part_of)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

async fn save_controller(tx: &mut Tx, id: OrganisationId, controller: &Controller) -> Result<()> {
    sql!(
        "UPDATE organisation_controller SET name = $2, address = $3, data_protection_contact = $4, law = $5
         WHERE organisation_id = $1"
    )
    .bind(&id)
    .bind(&controller.name)
    .bind(&controller.address)
    .bind(&controller.data_protection_contact)
    .bind(&controller.law)
    .run(tx)
    .await
    .map(drop)
}

/// The evidence stays: confirmations refer to it. It is replaced if controller data are entered again.
async fn delete_controller(tx: &mut Tx, id: OrganisationId) -> Result<()> {
    sql!("DELETE FROM organisation_controller WHERE organisation_id = $1")
        .bind(&id)
        .run(tx)
        .await
        .map(drop)
}
