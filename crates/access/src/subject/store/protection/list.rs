//! SQL of the list of a protected file: who may open it beside the owner, until when, and who may be put on it.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, CaseId, Ids, PersonId, RowId};
use base::moment::Moment;

use super::{insert_name, protection};
use crate::failure;
use crate::permit::{House, Permit};
use crate::subject::Keyed;
use crate::subject::store::SubjectKind;

/// Somebody on the list of a protected file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The place on the list.
    pub id: RowId,
    /// Who.
    pub account: AccountId,
    /// The name that colleagues see.
    pub name: String,
    /// Since when.
    pub since: Moment,
    /// Until when.
    pub until: Moment,
}

/// Who stands on the list of the protected file of the permit.
///
/// # Errors
/// What the database reports.
pub async fn named<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<Named>> {
    sql!(
        "SELECT n.id, n.account_id, a.display_name, n.named_at, n.ends_at
         FROM access_protection g
         JOIN access_protection_name n ON n.group_id = g.group_id
         JOIN access_account a ON a.id = n.account_id
         WHERE g.subject_id = $1 AND g.lifted_at IS NULL AND n.ended_at IS NULL AND n.ends_at > $2
         ORDER BY a.display_name, n.id
         LIMIT 50"
    )
    .bind(&permit.id().to_string())
    .bind(&permit.now())
    .all(tx, |row| {
        Ok(Named {
            id: row.get("id")?,
            account: row.get("account_id")?,
            name: row.get("display_name")?,
            since: row.get("named_at")?,
            until: row.get("ends_at")?,
        })
    })
    .await
}

/// Puts somebody on the list of the protected file of the permit; nothing happens if it is not protected.
///
/// # Errors
/// What the database reports.
pub async fn name<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
    account: AccountId,
    ids: &Ids,
) -> failure::Result<()> {
    if named(tx, permit).await?.iter().any(|one| one.account == account) {
        return Ok(());
    }
    if let Some(protection) = protection(tx, permit).await? {
        let by = (permit.account(), permit.now());
        insert_name(tx, (protection.group, account), by, ids).await?;
    }
    Ok(())
}

/// Takes somebody off the list of the protected file of the permit; false if the place is not on it.
///
/// # Errors
/// What the database reports.
pub async fn unname<S: Keyed>(tx: &mut Tx, permit: &Permit<S>, place: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_protection_name SET ended_at = $1
         WHERE id = $2 AND ended_at IS NULL
           AND group_id IN (SELECT g.group_id FROM access_protection g WHERE g.subject_id = $3 AND g.lifted_at IS NULL)"
    )
    .bind(&permit.now())
    .bind(&place)
    .bind(&permit.id().to_string())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// A protected file on whose list somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedFor {
    /// A case.
    Case(CaseId),
    /// A person without a case.
    Person(PersonId),
}

/// The protected files on whose lists the account of the permit stands: cases, and persons who have none.
///
/// # Errors
/// What the database reports.
pub async fn named_for_me(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<(NamedFor, String, Moment)>> {
    let found = sql!(
        "SELECT s.id, s.kind, COALESCE(o.display_name, '') AS owner, n.ends_at
         FROM access_protection_name n
         JOIN access_protection g ON g.group_id = n.group_id AND g.lifted_at IS NULL
         JOIN access_subject s ON s.id = g.subject_id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE n.account_id = $1 AND n.ends_at > $2 AND n.ended_at IS NULL
           AND (s.kind = 'case' OR (s.kind = 'person'
                AND NOT EXISTS (SELECT 1 FROM access_participant p
                    JOIN access_protection c ON c.subject_id = p.case_id AND c.group_id = g.group_id
                    WHERE p.person_id = s.id)))
         ORDER BY n.ends_at, s.id
         LIMIT 50"
    )
    .bind(&permit.account())
    .bind(&permit.now())
    .all(tx, |row| {
        let file = match row.get::<SubjectKind>("kind")? {
            SubjectKind::Case => NamedFor::Case(row.get("id")?),
            _ => NamedFor::Person(row.get("id")?),
        };
        Ok((file, row.get("owner")?, row.get("ends_at")?))
    })
    .await?;
    Ok(found)
}

/// Who may be named, or take a protected file over: staff who open files, case managers of the same controller first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The account.
    pub account: AccountId,
    /// The name that colleagues see.
    pub name: String,
    /// Whether it is a case manager of the same controller, who could take the file over.
    pub may_take_over: bool,
}

/// Case managers of the controller of the file of the permit, coordinators and programme leads; not the owner.
///
/// # Errors
/// What the database reports.
pub async fn candidates<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<Candidate>> {
    sql!(
        "SELECT a.id, a.display_name,
             CAST(MAX(CASE WHEN r.role = 'case_manager' THEN 1 ELSE 0 END) AS BIGINT) AS takes
         FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         JOIN access_subject s ON s.id = $1
         WHERE r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)
           AND a.locked_at IS NULL AND (s.account_id IS NULL OR a.id <> s.account_id)
           AND (r.role IN ('coordinator', 'programme_lead')
             OR (r.role = 'case_manager' AND r.scope_kind = 'employer' AND r.scope_id = s.controller_id))
         GROUP BY a.id, a.display_name
         ORDER BY 3 DESC, a.display_name, a.id
         LIMIT 200"
    )
    .bind(&permit.id().to_string())
    .bind(&permit.now().day())
    .all(tx, |row| {
        Ok(Candidate {
            account: row.get("id")?,
            name: row.get("display_name")?,
            may_take_over: row.get::<i64>("takes")? > 0,
        })
    })
    .await
}
