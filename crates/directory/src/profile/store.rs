//! SQL of what the directory says of organisations.

use base::ids::OrganisationId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use crate::offer::store::children::{Grouped, phone_of_row};
use crate::place::model::Phone;
use crate::profile::model::Profile;

/// What the directory says of one organisation.
///
/// # Errors
/// What the database reports.
pub async fn profile(tx: &mut Tx, id: OrganisationId) -> Result<Option<Profile>> {
    Ok(profiles(tx, &[id]).await?.pop())
}

/// What the directory says of these organisations; those without an entry are left out.
///
/// # Errors
/// What the database reports.
pub async fn profiles(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Vec<Profile>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(LIST_LENGTH) {
        let mut phones = phones(tx, some).await?;
        let mut found = sql!(
            "SELECT organisation_id, description, email, website, is_listed, modified_at, version
             FROM directory_profile
             WHERE organisation_id IN ($1..$50)
             ORDER BY organisation_id"
        )
        .bind_50(some)
        .all(tx, |row| {
            Ok(Profile {
                organisation: row.get("organisation_id")?,
                description: row.get("description")?,
                email: row.get("email")?,
                website: row.get("website")?,
                is_listed: row.get("is_listed")?,
                phones: Vec::new(),
                modified_at: row.get("modified_at")?,
                version: row.get("version")?,
            })
        })
        .await?;
        for profile in &mut found {
            profile.phones = phones.take(&profile.organisation);
        }
        all.extend(found);
    }
    Ok(all)
}

async fn phones(tx: &mut Tx, ids: &[OrganisationId]) -> Result<Grouped<OrganisationId, Phone>> {
    sql!(
        "SELECT organisation_id, id, number, note FROM directory_phone
         WHERE organisation_id IN ($1..$50)
         ORDER BY organisation_id, position"
    )
    .bind_50(ids)
    .all(tx, |row| Ok((row.get("organisation_id")?, phone_of_row(row)?)))
    .await
    .map(Grouped::new)
}

/// Adds what the directory says of organisations that have no entry yet.
///
/// # Errors
/// What the database reports.
pub async fn insert_many(tx: &mut Tx, profiles: &[Profile]) -> Result<()> {
    sql!(
        "INSERT INTO directory_profile (organisation_id, description, email, website, is_listed, modified_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .run_for_each(tx, profiles, |statement, profile| {
        statement
            .bind(&profile.organisation)
            .bind(&profile.description)
            .bind(&profile.email)
            .bind(&profile.website)
            .bind(&profile.is_listed)
            .bind(&profile.modified_at)
            .bind(&profile.version)
    })
    .await?;
    insert_phones(tx, profiles).await
}

async fn insert_phones(tx: &mut Tx, profiles: &[Profile]) -> Result<()> {
    let rows: Vec<(OrganisationId, (i64, &Phone))> = profiles
        .iter()
        .flat_map(|profile| {
            let own = (0_i64..).zip(&profile.phones);
            own.map(move |row| (profile.organisation, row))
        })
        .collect();
    sql!("INSERT INTO directory_phone (id, organisation_id, position, number, note) VALUES ($1, $2, $3, $4, $5)")
        .run_for_each(tx, rows, |statement, (organisation, (position, phone))| {
            statement
                .bind(&phone.id)
                .bind(&organisation)
                .bind(&position)
                .bind(&phone.number)
                .bind(&phone.note)
        })
        .await
        .map(drop)
}

/// Saves what the directory says of an organisation, and marks its offers as changed; version 0 adds it. `false` if
/// someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, profile: &Profile, now: Moment) -> Result<bool> {
    if profile.version == 0 {
        let new = Profile {
            version: 1,
            modified_at: now,
            ..profile.clone()
        };
        insert_many(tx, &[new]).await?;
    } else {
        let touched = sql!(
            "UPDATE directory_profile
             SET description = $3, email = $4, website = $5, is_listed = $6, modified_at = $7, version = version + 1
             WHERE organisation_id = $1 AND version = $2"
        )
        .bind(&profile.organisation)
        .bind(&profile.version)
        .bind(&profile.description)
        .bind(&profile.email)
        .bind(&profile.website)
        .bind(&profile.is_listed)
        .bind(&now)
        .run(tx)
        .await?;
        if touched == 0 {
            return Ok(false);
        }
        sql!("DELETE FROM directory_phone WHERE organisation_id = $1")
            .bind(&profile.organisation)
            .run(tx)
            .await?;
        insert_phones(tx, std::slice::from_ref(profile)).await?;
    }
    sql!("UPDATE directory_offer SET modified_at = $2 WHERE organisation_id = $1")
        .bind(&profile.organisation)
        .bind(&now)
        .run(tx)
        .await?;
    Ok(true)
}
