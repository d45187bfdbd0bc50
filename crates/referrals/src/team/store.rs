//! SQL of teams: their members are the accounts with a role as partner of an organisation today.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{AccountId, OrganisationId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::team::Member;

/// The members of the teams of these organisations today, at most fifty organisations.
///
/// # Errors
/// What the database reports.
pub async fn members(tx: &mut Tx, organisations: &[OrganisationId], today: Day) -> Result<Vec<Member>> {
    sql!(
        "SELECT DISTINCT a.id, g.scope_id, a.display_name, a.email, a.locked_at IS NOT NULL AS is_locked,
             l.account_id IS NOT NULL AS is_lead
         FROM access_role_assignment g
         JOIN access_account a ON a.id = g.account_id
         LEFT JOIN referrals_team_lead l ON l.account_id = a.id AND l.organisation_id = g.scope_id
         WHERE g.role = 'partner' AND g.scope_kind = 'organisation' AND g.scope_id IN ($1..$50)
           AND g.valid_from <= $51 AND (g.valid_until IS NULL OR g.valid_until > $51)
         ORDER BY a.display_name, a.id
         LIMIT 500"
    )
    .bind_50(organisations)
    .bind(&today)
    .all(tx, |row| {
        Ok(Member {
            account: row.get("id")?,
            organisation: row.get("scope_id")?,
            name: row.get("display_name")?,
            email: row.get("email")?,
            is_locked: row.get("is_locked")?,
            is_lead: row.get("is_lead")?,
        })
    })
    .await
}

/// The accounts to be told when something arrives for an organisation; those that are locked are left out.
///
/// # Errors
/// What the database reports.
pub async fn told(tx: &mut Tx, organisation: OrganisationId, today: Day) -> Result<Vec<AccountId>> {
    let members = members(tx, &[organisation], today).await?;
    Ok(members
        .into_iter()
        .filter(|member| !member.is_locked)
        .map(|member| member.account)
        .collect())
}

/// All organisations with a team today, with their names.
///
/// # Errors
/// What the database reports.
pub async fn organisations(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<(OrganisationId, String)>> {
    sql!(
        "SELECT DISTINCT o.id, o.name FROM access_role_assignment g
         JOIN organisation_organisation o ON o.id = g.scope_id
         WHERE g.role = 'partner' AND g.scope_kind = 'organisation'
           AND g.valid_from <= $1 AND (g.valid_until IS NULL OR g.valid_until > $1)
         ORDER BY o.name, o.id
         LIMIT 500"
    )
    .bind(&permit.now().day())
    .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
    .await
}

/// The names of these organisations, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn names(tx: &mut Tx, organisations: &[OrganisationId]) -> Result<Vec<(OrganisationId, String)>> {
    sql!("SELECT id, name FROM organisation_organisation WHERE id IN ($1..$50) ORDER BY name, id")
        .bind_50(organisations)
        .all(tx, |row| Ok((row.get("id")?, row.get("name")?)))
        .await
}

/// Says whether an account leads the team of an organisation.
///
/// # Errors
/// What the database reports.
pub async fn set_lead(
    tx: &mut Tx,
    permit: &Permit<House>,
    (organisation, account): (OrganisationId, AccountId),
    leads: bool,
) -> Result<()> {
    if leads {
        sql!(
            "INSERT INTO referrals_team_lead (organisation_id, account_id, named_by, named_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (organisation_id, account_id) DO NOTHING"
        )
        .bind(&organisation)
        .bind(&account)
        .bind(&permit.account())
        .bind(&permit.now())
        .run(tx)
        .await?;
    } else {
        sql!("DELETE FROM referrals_team_lead WHERE organisation_id = $1 AND account_id = $2")
            .bind(&organisation)
            .bind(&account)
            .run(tx)
            .await?;
    }
    Ok(())
}
